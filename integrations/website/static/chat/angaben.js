/** "Meine Angaben" at a glance: what has been said, how far it is, and a way to change each item. */

import { el, spoken } from "./dom.js";

const WIDE = "(min-width: 64rem)";

export class Angaben {
  /** `panel` is the aside; `loadLeistung(key)` fetches the titles of its fields, `onChange(sentence)` asks for a change. */
  constructor(panel, { loadLeistung, onChange }) {
    this.panel = panel;
    this.details = panel.querySelector("details");
    this.list = panel.querySelector("[data-rolle=angaben]");
    this.count = panel.querySelector("[data-rolle=anzahl]");
    this.progress = panel.querySelector("[data-rolle=fortschritt]");
    this.name = panel.querySelector("[data-rolle=leistung]");
    this.loadLeistung = loadLeistung;
    this.onChange = onChange;
    this.known = new Map();
    this.vorgaenge = new Map();
    const wide = matchMedia(WIDE);
    const follow = () => (this.details.open = wide.matches);
    wide.addEventListener("change", follow);
    follow();
  }

  /** Shows the stand; titles that have to be fetched come a moment later. */
  async show(stand) {
    const leistung = stand?.leistung ?? null;
    this.current = stand;
    this.#draw(this.known.get(leistung) ?? {});
    if (!leistung || this.known.has(leistung)) return;
    this.known.set(leistung, {});
    try {
      const described = await this.loadLeistung(leistung);
      this.known.set(leistung, titlesOf(described));
      if (this.current?.leistung === leistung) this.#draw(this.known.get(leistung));
    } catch {
      this.known.delete(leistung);
    }
  }

  /** Keeps the Aktenzeichen of what was sent in this conversation, from its card. */
  remember(karte) {
    if (karte?.art === "vorgang" && typeof karte.aktenzeichen === "string") this.vorgaenge.set(karte.aktenzeichen, karte.titel);
  }

  forget() {
    this.vorgaenge.clear();
  }

  #draw(described) {
    const stand = this.current;
    const angaben = Object.entries(stand?.angaben ?? {});
    const titles = { ...described.felder, ...Object.fromEntries((stand?.felder ?? []).map(({ feld, titel }) => [feld, titel])) };
    const order = (stand?.felder ?? []).map(({ feld }) => feld);
    if (order.length) angaben.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    const active = Boolean(stand?.leistung);
    this.panel.dataset.leer = String(!active && this.vorgaenge.size === 0);
    this.name.textContent = described.titel ?? "";
    this.name.hidden = !described.titel;
    this.#drawProgress(active ? stand.fortschritt : null);
    this.count.textContent = angaben.length ? ` (${angaben.length})` : "";
    this.list.replaceChildren(...(angaben.length ? [this.#rows(angaben, titles)] : [emptyText(active)]), ...this.#sent());
  }

  #sent() {
    if (!this.vorgaenge.size) return [];
    const items = [...this.vorgaenge].map(([aktenzeichen, titel]) => {
      const number = el("span", { class: "vorgaenge__nummer" }, aktenzeichen);
      return el("li", {}, typeof titel === "string" ? `${titel} ` : "", number);
    });
    const ask = el("button", { type: "button", class: "angaben__knopf" }, "Stand abfragen");
    ask.addEventListener("click", (event) => this.onChange("Wo ist mein Antrag?", event));
    return [el("h2", { class: "panel__unter" }, "Abgesendet"), el("ul", { class: "vorgaenge" }, ...items), ask];
  }

  #rows(angaben, titles) {
    return el(
      "dl",
      { class: "angaben" },
      ...angaben.map(([feld, shown]) => {
        const title = titles[feld] ?? readable(feld);
        const change = el("button", { type: "button", class: "angaben__knopf angaben__aendern", "data-feld": feld }, spoken(`${title} `), "ändern");
        change.addEventListener("click", (event) => this.onChange(`Ich möchte ${title} ändern`, event));
        return el("div", { class: "angaben__zeile" }, el("dt", {}, title), el("dd", {}, String(shown), change));
      }),
    );
  }

  #drawProgress(fortschritt) {
    const { erledigt, gesamt } = fortschritt ?? {};
    const shown = Number.isInteger(erledigt) && Number.isInteger(gesamt) && gesamt > 0;
    this.progress.hidden = !shown;
    if (!shown) return;
    this.progress.querySelector("label").textContent = `${erledigt} von ${gesamt} Angaben`;
    const bar = this.progress.querySelector("progress");
    bar.max = gesamt;
    bar.value = erledigt;
  }
}

function titlesOf(described) {
  const leistung = described.leistung && typeof described.leistung === "object" ? described.leistung : described;
  const felder = Array.isArray(leistung.felder) ? leistung.felder : [];
  return { titel: leistung.titel, felder: Object.fromEntries(felder.map(({ feld, titel }) => [feld, titel || readable(feld)])) };
}

function emptyText(active) {
  const sentence = active ? "Noch keine Angaben. Was Sie sagen, steht gleich hier." : "Was Sie angeben, sehen Sie hier und können es jederzeit ändern.";
  return el("p", { class: "angaben__leer" }, sentence);
}

/** A key as words, for a title that could not be fetched. */
function readable(feld) {
  const words = feld.replaceAll("_", " ");
  return words.charAt(0).toLocaleUpperCase("de-DE") + words.slice(1);
}
