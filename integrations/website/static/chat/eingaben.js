/** Inputs beside the text area that fit the open question: a calendar for a date, a file for a document. */

import { button, el } from "./dom.js";

export class Eingaben {
  /** `place` takes the input; `onSay(text)` answers in words, `onFile(file)` uploads and may throw with a `detail`. */
  constructor(place, { onSay, onFile }) {
    this.place = place;
    this.onSay = onSay;
    this.onFile = onFile;
    this.shownFor = "";
  }

  show(stand) {
    const frage = stand?.frage;
    const key = frage ? `${frage.feld}:${frage.typ}` : "";
    if (key === this.shownFor) return;
    this.shownFor = key;
    const made = { datum: () => this.#date(), datei: () => this.#file(frage) }[frage?.typ]?.() ?? null;
    this.place.replaceChildren(...(made ? [made] : []));
    this.place.hidden = made === null;
  }

  clear() {
    this.show(null);
  }

  #date() {
    const input = el("input", { type: "date", id: "eingabe-datum", class: "kern-form-input__input eingabe__feld" });
    const take = () => {
      const [year, month, day] = input.value.split("-");
      if (day) this.onSay(`${day}.${month}.${year}`);
      else input.focus();
    };
    return row("Datum im Kalender wählen", input, button("Datum senden", { onClick: take }));
  }

  #file(frage) {
    const formats = Array.isArray(frage.formate) ? frage.formate.map((format) => `.${format}`).join(",") : null;
    const input = el("input", { type: "file", id: "eingabe-datei", class: "eingabe__feld", accept: formats });
    const error = el("p", { class: "eingabe__meldung", role: "status" });
    const send = button("Datei senden", { onClick: () => this.#upload(input, send, error) });
    const made = row("Datei auswählen", input, send);
    made.append(error);
    return made;
  }

  async #upload(input, send, message) {
    const [file] = input.files;
    if (!file) {
      message.textContent = "Bitte wählen Sie zuerst eine Datei aus.";
      input.focus();
      return;
    }
    send.disabled = true;
    message.textContent = `„${file.name}“ wird übertragen …`;
    try {
      await this.onFile(file);
      message.textContent = `„${file.name}“ ist angekommen.`;
      input.value = "";
    } catch (error) {
      message.textContent = error.detail || "Die Datei ist nicht angekommen. Bitte versuchen Sie es noch einmal.";
    } finally {
      send.disabled = false;
    }
  }
}

function row(title, input, send) {
  const label = el("label", { class: "kern-label", for: input.id }, title);
  return el("div", { class: "eingabe" }, label, el("div", { class: "eingabe__zeile" }, input, send));
}
