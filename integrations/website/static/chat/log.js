/** The conversation: one entry per message, in the order of their numbers, each number once. */

import { button, el, linkify, spoken } from "./dom.js";
import { card } from "./karten.js";

const SENDERS = { bot: "Lotse", mensch: "Mitarbeiterin oder Mitarbeiter", system: "Hinweis", buerger: "Sie" };

export class Log {
  /** `element` has role="log"; `onRetry` is called by the button beside a message that is still waiting. */
  constructor(element, { onRetry, onCopied }) {
    this.element = element;
    this.onRetry = onRetry;
    this.onCopied = onCopied;
    this.byNr = new Map();
    this.own = new Map();
  }

  get lastNr() {
    return Math.max(0, ...this.byNr.keys());
  }

  /** The first entry after what the citizen wrote last, or null. */
  get turnStart() {
    return [...this.element.querySelectorAll(".nachricht--buerger")].pop()?.nextElementSibling ?? null;
  }

  /** Adds a message of the journal; returns its element, or null if it is there already. */
  add(nachricht) {
    if (this.byNr.has(nachricht.nr)) return null;
    if (nachricht.von === "buerger" && this.#adopt(nachricht)) return null;
    const entry = this.#entry(nachricht.von, nachricht.text, nachricht.zeit);
    if (nachricht.karte) {
      const made = card(nachricht.karte, { onCopied: this.onCopied });
      if (made) entry.querySelector("time").before(made);
    }
    entry.dataset.nr = nachricht.nr;
    this.byNr.set(nachricht.nr, entry);
    if (nachricht.von === "buerger" && nachricht.id) this.own.set(nachricht.id, entry);
    this.#insert(entry, nachricht.nr);
    return entry;
  }

  /** Adds what the citizen has just sent, before the server has numbered it; once for each id. */
  addOwn(id, text) {
    if (this.own.has(id)) return this.own.get(id);
    const entry = this.#entry("buerger", text, new Date().toISOString());
    entry.dataset.id = id;
    this.own.set(id, entry);
    this.element.append(entry);
    return entry;
  }

  /** State of an own message: "" (sent), "waiting" with the reason in words, or "refused". */
  setState(id, state, reason = "") {
    const entry = this.own.get(id);
    if (!entry) return;
    entry.dataset.state = state;
    entry.querySelector(".nachricht__zustand")?.remove();
    if (state === "") return;
    const line = el("p", { class: "nachricht__zustand" }, reason);
    if (state === "waiting") line.append(button("Jetzt senden", { kind: "tertiary", small: true, onClick: this.onRetry }));
    entry.append(line);
  }

  clear() {
    this.byNr.clear();
    this.own.clear();
    this.element.replaceChildren();
  }

  /** Gives an own message its number when it comes back as part of the journal, which names the id it was sent with. */
  #adopt(nachricht) {
    const entry = this.own.get(nachricht.id);
    if (!entry) return false;
    entry.dataset.nr = nachricht.nr;
    this.byNr.set(nachricht.nr, entry);
    return true;
  }

  #insert(entry, nr) {
    const later = [...this.element.children].find((other) => Number(other.dataset.nr) > nr);
    this.element.insertBefore(entry, later ?? null);
  }

  #entry(von, text, zeit) {
    const sender = SENDERS[von] ?? SENDERS.system;
    const entry = el("div", { class: `nachricht nachricht--${SENDERS[von] ? von : "system"}` });
    if (text) {
      entry.append(el("p", { class: "nachricht__text" }, spoken(`${sender}: `), ...linkify(text)));
    }
    entry.append(el("time", { class: "nachricht__zeit", datetime: zeit, "aria-hidden": "true" }, clock(zeit)));
    return entry;
  }
}

function clock(zeit) {
  const date = new Date(zeit);
  if (Number.isNaN(date.getTime())) return "";
  return date.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });
}
