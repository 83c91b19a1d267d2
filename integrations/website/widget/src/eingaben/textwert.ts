/** One answer in words, changed where it stands. */

import { html, type TemplateResult } from "lit";
import { knopf, textfeld } from "./bausteine.ts";
import { define, Eingabe } from "./eingabe.ts";

const INPUTMODES: Readonly<Record<string, string>> = {
  email: "email",
  telefon: "tel",
  zahl: "decimal",
  betrag: "decimal",
};
const AUTOCOMPLETE = new Set(["email", "tel", "name", "bday", "organization"]);

export class Textwert extends Eingabe {
  static override properties = { ...Eingabe.properties, wert: { state: true } };

  declare wert: string;

  constructor() {
    super();
    this.wert = "";
  }

  override render(): TemplateResult {
    const { titel, typ, beispiel, autocomplete } = this.frage;
    const inputmode = INPUTMODES[typ];
    return html`<form class="eingabe" novalidate @submit=${this.#submit}>
      <div class="eingabe__zeile">
        ${textfeld({
          id: this.id_("wert"),
          titel: titel || "Ihre Antwort",
          wert: this.wert,
          fehler: this.fehler.wert,
          pflicht: true,
          ...(inputmode && { inputmode }),
          ...(autocomplete && AUTOCOMPLETE.has(autocomplete) && { autocomplete }),
          ...(beispiel && { hinweis: `Zum Beispiel: ${beispiel}` }),
          onInput: (wert) => {
            this.wert = wert;
          },
        })}
        ${knopf(this.sendewort, { gesperrt: this.gesperrt })}
      </div>
    </form>`;
  }

  protected override prefill(vorhanden: string): void {
    this.wert = vorhanden;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.wert.trim();
    if (await this.accept(text ? {} : { wert: "Bitte tragen Sie zuerst etwas ein." })) this.say(text);
  }
}

define("lotse-textwert", Textwert);
