/** The form at the bottom: one text area for every answer. Enter sends, Shift+Enter makes a new line. */

import { el } from "./dom.js";

export const MAX_LENGTH = 4_000;

/** Keyboards that help on a phone. Numbers keep the full keyboard, so that a question can be asked instead. */
const INPUTMODES = { email: "email", telefon: "tel" };

const AUTOCOMPLETE = { email: "email", telefon: "tel", name: "name", adresse: "street-address" };

export class Composer {
  /** `form` holds the label, the hint, the error, the text area and the button; `onSend(text)` takes what was written. */
  constructor(form, { speicher, onSend }) {
    this.form = form;
    this.field = form.querySelector("textarea");
    this.label = form.querySelector("[data-rolle=beschriftung]");
    this.hint = form.querySelector("[data-rolle=hilfe]");
    this.error = form.querySelector("[data-rolle=fehler]");
    this.speicher = speicher;
    this.onSend = onSend;
    this.field.value = speicher.entwurf;
    form.addEventListener("submit", (event) => this.#submit(event));
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.#changed());
    this.#changed();
  }

  /** Follows the open question; `said` is what the Lotse has just written, so that help is not shown twice. */
  show(stand, said = "") {
    const frage = stand?.frage ?? null;
    Object.assign(this.form.dataset, {
      phase: stand?.phase ?? "",
      feld: frage?.feld ?? "",
      typ: frage?.typ ?? "",
      leistung: stand?.leistung ?? "",
    });
    const title = frage?.titel ?? "";
    this.label.textContent = title ? `Ihre Antwort: ${title}` : "Ihre Nachricht";
    const hint = typeof frage?.hilfe === "string" && !said.includes(frage.hilfe) ? frage.hilfe : "";
    this.hint.textContent = hint;
    this.hint.hidden = hint === "";
    const typ = frage?.typ ?? "";
    this.#attribute("inputmode", frage?.inputmode ?? INPUTMODES[typ]);
    this.#attribute("autocomplete", frage?.autocomplete ?? AUTOCOMPLETE[typ] ?? "off");
  }

  /** Puts text back that could not be sent, in front of what has been typed since. */
  giveBack(text, reason) {
    this.field.value = [text, this.field.value].filter(Boolean).join("\n");
    this.#changed();
    this.fail(reason);
  }

  fail(reason) {
    this.error.replaceChildren(el("span", { class: "kern-icon kern-icon--danger", "aria-hidden": "true" }), reason);
    this.error.hidden = reason === "";
    this.field.setAttribute("aria-invalid", String(reason !== ""));
  }

  /** Number of messages under way, for whoever watches the form. */
  busy(count) {
    this.form.dataset.wartet = String(count);
  }

  focus() {
    this.field.focus({ preventScroll: true });
  }

  set enabled(on) {
    this.field.disabled = !on;
    this.form.querySelector("button[type=submit]").disabled = !on;
  }

  #attribute(name, value) {
    if (typeof value === "string" && /^[a-z -]+$/.test(value)) this.field.setAttribute(name, value);
    else this.field.removeAttribute(name);
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  #changed() {
    this.speicher.entwurf = this.field.value;
    this.field.rows = Math.min(6, Math.max(1, this.field.value.split("\n").length));
    const over = this.field.value.length - MAX_LENGTH;
    if (over > 0) this.fail(`Ihr Text ist ${over.toLocaleString("de-DE")} Zeichen zu lang. Bitte teilen Sie ihn auf.`);
    else if (this.error.textContent) this.fail("");
  }

  #submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (this.field.disabled || this.field.value.length > MAX_LENGTH) return;
    if (!text) {
      this.fail("Bitte schreiben Sie zuerst etwas.");
      return;
    }
    this.field.value = "";
    this.#changed();
    this.focus();
    this.onSend(text);
  }
}
