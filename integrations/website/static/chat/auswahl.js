/** The whole list behind a question, in a dialog: free appointments by day, or any long choice with a filter. */

import { button, el, spoken } from "./dom.js";

const FILTER_FROM = 12;
const FOLD_FROM = 40;

export class Auswahl {
  /**
   * `dialog` holds a heading, a filter field and a place for the list; `load(address)` fetches, `onPick(option)` answers with
   * the value of an option, `onSay(words)` with its words where it has no value.
   */
  constructor(dialog, { load, onPick, onSay }) {
    this.dialog = dialog;
    this.title = dialog.querySelector("[data-rolle=titel]");
    this.place = dialog.querySelector("[data-rolle=liste]");
    this.filter = dialog.querySelector("[data-rolle=filter]");
    this.load = load;
    this.onPick = onPick;
    this.onSay = onSay;
    this.filter.querySelector("input").addEventListener("input", (event) => this.#narrow(event.target.value));
    for (const closing of dialog.querySelectorAll("[data-rolle=schliessen]")) closing.addEventListener("click", () => dialog.close());
  }

  /** Shows the dialog and fills it with what `frage.alle` names. */
  async open(frage) {
    this.title.textContent = frage.typ === "termin" ? "Alle freien Termine" : "Alle Möglichkeiten";
    this.filter.hidden = true;
    this.dialog.showModal();
    await this.#fill(frage);
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }

  async #fill(frage) {
    this.#say("Die Liste wird geladen …");
    try {
      const answer = await this.load(frage.alle);
      this.#show(optionsOf(answer), frage.typ);
    } catch (error) {
      this.#say(error.detail || "Die Liste ist gerade nicht zu erreichen.");
      this.place.append(button("Noch einmal versuchen", { onClick: () => this.#fill(frage) }));
    }
  }

  #say(sentence) {
    this.place.replaceChildren(el("p", { role: "status" }, sentence));
  }

  #show(options, typ) {
    if (!options.length) {
      this.#say(typ === "termin" ? "Im Moment ist kein Termin frei." : "Die Liste ist leer.");
      return;
    }
    const groups = groupBy(options, heading);
    const fold = options.length > FOLD_FROM;
    const sections = [...groups].map(([title, members], index) => this.#group(title, members, fold, index === 0));
    this.place.replaceChildren(...sections);
    const field = this.filter.querySelector("input");
    field.value = "";
    this.filter.hidden = typ === "termin" || options.length < FILTER_FROM;
  }

  /** One heading with its buttons; in a long list it can be unfolded, the first one is open. */
  #group(title, options, fold, open) {
    const buttons = options.map((option) => {
      const made = button(shortTitle(option), { kind: "secondary", "data-wert": option.wert, onClick: () => this.#pick(option) });
      if (title && hasTime(option)) made.querySelector(".kern-label").prepend(spoken(`${title}, `));
      return made;
    });
    const times = options.every(hasTime) ? " auswahl__knoepfe--zeiten" : "";
    const list = el("div", { class: `auswahl__knoepfe${times}` }, ...buttons);
    if (!title) return el("section", {}, list);
    const heading = el("h3", { class: "auswahl__tag" }, title);
    if (!fold) return el("section", {}, heading, list);
    const free = el("span", { class: "auswahl__anzahl" }, `${options.length}${options[0].beginn ? " frei" : ""}`);
    return el("details", { class: "auswahl__gruppe", open }, el("summary", {}, heading, free), list);
  }

  #pick(option) {
    this.close();
    if (option.wert === undefined) this.onSay(option.titel);
    else this.onPick(option);
  }

  #narrow(words) {
    const wanted = words.trim().toLocaleLowerCase("de-DE");
    for (const made of this.place.querySelectorAll("button")) {
      made.hidden = !made.textContent.toLocaleLowerCase("de-DE").includes(wanted);
    }
    for (const section of this.place.children) {
      section.hidden = !section.querySelector("button:not([hidden])");
    }
  }
}

/** Options as {titel, wert, beginn, gruppe}; the public list of free appointments has words instead of values. */
function optionsOf(answer) {
  if (Array.isArray(answer.optionen)) return answer.optionen;
  return (answer.termine ?? []).map(({ anzeige, beginn }) => ({ titel: anzeige, beginn }));
}

/** Appointments with a time stand below their day, whole days below their month. */
function heading(option) {
  if (!option.beginn) return option.gruppe ?? "";
  const month = { month: "long", year: "numeric", timeZone: "Europe/Berlin" };
  const day = { weekday: "long", day: "numeric", ...month };
  return new Date(option.beginn).toLocaleDateString("de-DE", hasTime(option) ? day : month);
}

function hasTime({ titel, beginn }) {
  return Boolean(beginn) && /\d:\d\d/.test(titel);
}

function shortTitle(option) {
  if (!hasTime(option)) return option.titel;
  const time = new Date(option.beginn).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });
  const place = typeof option.standort === "string" ? `, ${option.standort}` : "";
  return `${time} Uhr${place}`;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
