/** First and family name in two fields. */

import { html, type TemplateResult } from "lit";
import { knopf, textfeld } from "./bausteine.ts";
import { define, Eingabe } from "./eingabe.ts";

export class Name extends Eingabe {
  static override properties = { ...Eingabe.properties, vorname: { state: true }, nachname: { state: true } };

  declare vorname: string;
  declare nachname: string;

  constructor() {
    super();
    this.vorname = "";
    this.nachname = "";
  }

  override render(): TemplateResult {
    const own = this.frage.autocomplete === "name";
    return html`<form class="eingabe" novalidate @submit=${this.#submit}>
      <div class="eingabe__zeile" role="group" aria-label=${this.frage.titel || "Name"}>
        ${textfeld({
          id: this.id_("vorname"),
          titel: "Vorname",
          wert: this.vorname,
          fehler: this.fehler.vorname,
          autocomplete: own ? "given-name" : "off",
          pflicht: true,
          onInput: (wert) => {
            this.vorname = wert;
          },
        })}
        ${textfeld({
          id: this.id_("nachname"),
          titel: "Nachname",
          wert: this.nachname,
          fehler: this.fehler.nachname,
          autocomplete: own ? "family-name" : "off",
          pflicht: true,
          onInput: (wert) => {
            this.nachname = wert;
          },
        })}
        ${knopf(this.sendewort === "Senden" ? "Name senden" : this.sendewort, { gesperrt: this.gesperrt })}
      </div>
    </form>`;
  }

  /** The last word is taken as the family name, with particles such as "von" before it. */
  protected override prefill(vorhanden: string): void {
    const found = /^(.*?)\s+((?:(?:von|van|de|der|den|zu|zur|zum|di|da|al|el)\s+)*\S+)$/u.exec(vorhanden.trim());
    this.vorname = found?.[1] ?? "";
    this.nachname = found?.[2] ?? vorhanden.trim();
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const vorname = this.vorname.trim();
    const nachname = this.nachname.trim();
    const wrong: Record<string, string> = {};
    if (!vorname) wrong.vorname = "Bitte tragen Sie den Vornamen ein.";
    if (!nachname) wrong.nachname = "Bitte tragen Sie den Nachnamen ein.";
    if (await this.accept(wrong)) this.say(`${vorname} ${nachname}`);
  }
}

define("lotse-name", Name);
