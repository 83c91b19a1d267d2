/** The input beside the text area that fits the open question, unless that question is answered in its row of "Meine Angaben". */

import { html, nothing, type TemplateResult } from "lit";
import { umgebungOf } from "../eingaben/umgebung.ts";
import { inputFor } from "../eingaben/wahl.ts";
import { define, Teil } from "./teil.ts";

export class Eingaben extends Teil {
  static override properties = { ...Teil.properties, bearbeitet: { attribute: false } };
  /** Field that is being changed in its row, or "". */
  declare bearbeitet: string;

  constructor() {
    super();
    this.bearbeitet = "";
  }

  protected override render(): TemplateResult {
    const { stand, offen } = this.gespraech;
    const frage = stand?.frage ?? null;
    const here = offen && frage?.feld !== this.bearbeitet;
    const umgebung = umgebungOf(this.gespraech);
    const uebertragen: typeof umgebung.uebertragen = async (...sendung) => {
      await umgebung.uebertragen(...sendung);
      this.dispatchEvent(new CustomEvent("lotse-zurueck", { bubbles: true }));
    };
    const place = { praefix: "eingabe", vorhanden: "", sendewort: "Senden" };
    const input = here ? inputFor(frage, { ...umgebung, ...place, uebertragen }) : null;
    return html`<div id="eingaben" class="eingaben" ?hidden=${!input}>${input ?? nothing}</div>`;
  }
}

define("lotse-eingaben", Eingaben);
