/** An address in its parts: street with suggestions, number, postal code, town. For a place only the street is needed. */

import { html, type TemplateResult } from "lit";
import type { Strasse } from "../gespraech/typen.ts";
import { knopf, textfeld, typedIn } from "./bausteine.ts";
import { define, Eingabe } from "./eingabe.ts";
import { type Anschrift, addressParts, addressText, type Strassensuche } from "./strassen.ts";
import "./strassenfeld.ts";

const OWN = new Set(["street-address", "address-line1"]);

export class Adresse extends Eingabe {
  static override properties = {
    ...Eingabe.properties,
    suche: { attribute: false },
    teile: { state: true },
    auswahl: { state: true },
  };

  /** Where suggestions come from; without it the fields work all the same. */
  declare suche: Strassensuche | undefined;
  declare teile: Anschrift;
  /** Postal codes to choose among, where the street lies in several. */
  declare auswahl: readonly string[];

  constructor() {
    super();
    this.suche = undefined;
    this.teile = { strasse: "", hausnummer: "", plz: "", ort: "" };
    this.auswahl = [];
  }

  override render(): TemplateResult {
    const own = OWN.has(this.frage.autocomplete ?? "");
    return html`<form class="eingabe" novalidate @submit=${this.#submit}>
      <div class="eingabe__zeile" role="group" aria-label=${this.frage.titel || "Adresse"}>
        <lotse-strassenfeld
          .kennung=${this.id_("strasse")} .wert=${this.teile.strasse} .fehler=${this.fehler.strasse} .suche=${this.suche}
          .autocomplete_=${own ? "address-line1" : "off"} @lotse-strasse-getippt=${this.#typed} @lotse-strasse-gewaehlt=${this.#chosen}
        ></lotse-strassenfeld>
        ${this.#field("hausnummer", "Hausnummer", "off", "klein")}
        ${this.auswahl.length > 1 ? this.#codes() : this.#field("plz", "Postleitzahl", own ? "postal-code" : "off", "klein", "numeric")}
        ${this.#field("ort", "Ort", own ? "address-level2" : "off")}
        ${knopf(this.sendewort === "Senden" ? (this.frage.typ === "ort" ? "Ort senden" : "Adresse senden") : this.sendewort, { gesperrt: this.gesperrt })}
      </div>
    </form>`;
  }

  protected override prefill(vorhanden: string): void {
    this.teile = addressParts(vorhanden);
  }

  #field(
    name: keyof Anschrift,
    titel: string,
    autocomplete: string,
    breite?: "klein",
    inputmode?: string,
  ): TemplateResult {
    return textfeld({
      id: this.id_(name),
      titel,
      wert: this.teile[name],
      fehler: this.fehler[name],
      autocomplete,
      pflicht: name === "hausnummer" && this.frage.typ !== "ort",
      ...(breite && { breite }),
      ...(inputmode && { inputmode }),
      onInput: (wert) => this.#set({ [name]: wert }),
    });
  }

  #codes(): TemplateResult {
    const id = this.id_("plz");
    return html`<div class="eingabe__teil eingabe__teil--klein">
      <label class="kern-label" for=${id}>Postleitzahl</label>
      <select id=${id} class="kern-form-input__select eingabe__feld" @change=${(event: Event) => this.#set({ plz: typedIn(event) })}>
        <option value="">Bitte wählen</option>
        ${this.auswahl.map((plz) => html`<option value=${plz} ?selected=${plz === this.teile.plz}>${plz}</option>`)}
      </select>
    </div>`;
  }

  #typed(event: CustomEvent<{ wert: string }>): void {
    if (this.auswahl.length) {
      this.auswahl = [];
      this.#set({ plz: "" });
    }
    this.#set({ strasse: event.detail.wert });
  }

  #chosen(event: CustomEvent<Strasse>): void {
    const { strasse, plz, ort } = event.detail;
    this.auswahl = plz.length > 1 ? plz : [];
    const known = plz.length === 1 ? plz[0] : plz.find((each) => each === this.teile.plz);
    this.#set({ strasse, plz: known ?? "", ort: ort || this.teile.ort });
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(`#${this.id_("hausnummer")}`)?.focus());
  }

  #set(teile: Partial<Anschrift>): void {
    this.teile = { ...this.teile, ...teile };
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const { strasse, hausnummer, plz } = this.teile;
    const wrong: Record<string, string> = {};
    if (!strasse.trim()) wrong.strasse = "Bitte tragen Sie die Straße ein.";
    if (this.frage.typ !== "ort" && !hausnummer.trim()) wrong.hausnummer = "Bitte tragen Sie die Hausnummer ein.";
    if (plz.trim() && !/^\d{5}$/.test(plz.trim())) wrong.plz = "Eine Postleitzahl hat fünf Ziffern.";
    if (await this.accept(wrong)) this.say(addressText(this.teile));
  }
}

define("lotse-adresse", Adresse);
