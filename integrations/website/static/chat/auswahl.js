/** The whole list behind a question, in a dialog: free appointments by day, or any long choice with a filter. */

import { button, el, spoken } from "./dom.js";

const FILTER_FROM = 12;

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

  async open(frage) {
    this.title.textContent = frage.typ === "termin" ? "Alle freien Termine" : "Alle Möglichkeiten";
    this.filter.hidden = true;
    this.#say("Die Liste wird geladen …");
    this.dialog.showModal();
    try {
      const answer = await this.load(frage.alle);
      this.#show(optionsOf(answer), frage.typ);
    } catch (error) {
      this.#say(error.detail || "Die Liste ist gerade nicht zu erreichen. Bitte versuchen Sie es noch einmal.");
    }
  }

  close() {
    if (this.dialog.open) this.dialog.close();
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
    this.place.replaceChildren(...[...groups].map(([title, members]) => this.#group(title, members)));
    const field = this.filter.querySelector("input");
    field.value = "";
    this.filter.hidden = typ === "termin" || options.length < FILTER_FROM;
  }

  #group(title, options) {
    const buttons = options.map((option) => {
      const made = button(shortTitle(option), { kind: "secondary", "data-wert": option.wert, onClick: () => this.#pick(option) });
      if (title && option.beginn) made.querySelector(".kern-label").prepend(spoken(`${title}, `));
      return made;
    });
    const section = el("section", { class: "auswahl__gruppe" }, el("div", { class: "auswahl__knoepfe" }, ...buttons));
    if (title) section.prepend(el("h3", { class: "auswahl__tag" }, title));
    return section;
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
    for (const section of this.place.querySelectorAll("section")) {
      section.hidden = !section.querySelector("button:not([hidden])");
    }
  }
}

/** Options as {titel, wert, beginn, gruppe}; the public list of free appointments has words instead of values. */
function optionsOf(answer) {
  if (Array.isArray(answer.optionen)) return answer.optionen;
  return (answer.termine ?? []).map(({ anzeige, beginn }) => ({ titel: anzeige, beginn }));
}

function heading(option) {
  if (!option.beginn) return option.gruppe ?? "";
  const day = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Berlin" };
  return new Date(option.beginn).toLocaleDateString("de-DE", day);
}

function shortTitle(option) {
  if (!option.beginn) return option.titel;
  const time = new Date(option.beginn).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });
  const place = typeof option.standort === "string" ? `, ${option.standort}` : "";
  return `${time} Uhr${place}`;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
