/** The options of a question as buttons inside a row of "Meine Angaben", with the whole list where there is more. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Listenoption } from "../gespraech/typen.ts";
import { choose, define, Eingabe } from "./eingabe.ts";
import type { Listensuche } from "./mehrfachauswahl.ts";

export class Optionswahl extends Eingabe {
  static override properties = { ...Eingabe.properties, liste: { attribute: false }, optionen: { state: true } };

  declare liste: Listensuche | undefined;
  declare optionen: readonly Listenoption[];

  #loaded = "";

  constructor() {
    super();
    this.liste = undefined;
    this.optionen = [];
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("frage")) return;
    const { alle, feld, optionen = [] } = this.frage;
    if (!alle || this.#loaded !== feld) this.optionen = optionen;
    if (alle && this.#loaded !== feld) void this.#load(alle, feld);
  }

  override render(): TemplateResult {
    return html`<div class="eingabe"><div class="auswahl__knoepfe" role="group" aria-label=${this.frage.titel || "Antworten zur Auswahl"}>
      ${this.optionen.map((option) => this.#button(option))}
    </div></div>`;
  }

  /** The four of the question stay where the whole list does not come. */
  async #load(alle: string, feld: string): Promise<void> {
    this.#loaded = feld;
    try {
      this.optionen = (await this.liste?.(alle)) ?? this.optionen;
    } catch {
      this.#loaded = "";
    }
  }

  #button(option: Listenoption): TemplateResult {
    const present = option.titel === this.vorhanden;
    return html`<button
      type="button" class="kern-btn kern-btn--secondary" data-wert=${option.wert ?? nothing} ?disabled=${this.gesperrt} aria-current=${present ? "true" : nothing}
      @click=${() => choose(this, option)}
    ><span class="kern-label">${option.titel}</span></button>`;
  }
}

define("lotse-optionswahl", Optionswahl);
