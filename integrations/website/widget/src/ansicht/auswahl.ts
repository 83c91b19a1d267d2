/** The whole list behind a question, in a dialog: free appointments by day, or any long choice with a filter. */

import { html, type TemplateResult } from "lit";
import "../eingaben/auswahlliste.ts";
import { asApiError } from "../gespraech/api.ts";
import type { Frage, Listenoption } from "../gespraech/typen.ts";
import { knopf } from "./knopf.ts";
import { define, Teil } from "./teil.ts";

export class Auswahl extends Teil {
  static override properties = {
    ...Teil.properties,
    frage: { state: true },
    liste: { state: true },
    fehler: { state: true },
  };
  declare frage: Frage | null;
  /** Null while it is loaded. */
  declare liste: Listenoption[] | null;
  declare fehler: string;

  constructor() {
    super();
    this.frage = null;
    this.liste = null;
    this.fehler = "";
  }

  /** Shows the dialog and fills it with what `frage.alle` names. */
  async open(frage: Frage): Promise<void> {
    this.frage = frage;
    await this.updateComplete;
    this.#dialog?.showModal();
    await this.#load();
  }

  protected override render(): TemplateResult {
    const title = this.frage?.typ === "termin" ? "Alle freien Termine" : "Alle Möglichkeiten";
    return html`<dialog id="auswahl" class="kern-dialog auswahl" aria-labelledby="auswahl-titel"
      @close=${this.#closed} @lotse-antwort=${() => this.#dialog?.close()}>
      <div class="kern-dialog__header">
        <h2 id="auswahl-titel" class="kern-title">${title}</h2>
        ${knopf("Schließen", { kind: "tertiary", onClick: () => this.#dialog?.close() })}
      </div>
      <div class="kern-dialog__body auswahl__inhalt">${this.#content()}</div>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #content(): TemplateResult {
    if (this.fehler) {
      return html`<p role="status">${this.fehler}</p>${knopf("Noch einmal versuchen", { onClick: () => void this.#load() })}`;
    }
    if (!this.liste) return html`<p role="status">Die Liste wird geladen …</p>`;
    return html`<lotse-auswahlliste .optionen=${this.liste} .typ=${this.frage?.typ ?? ""}></lotse-auswahlliste>`;
  }

  async #load(): Promise<void> {
    this.liste = null;
    this.fehler = "";
    try {
      this.liste = await this.gespraech.api.list(this.frage?.alle ?? "");
    } catch (error) {
      this.fehler = asApiError(error).detail || "Die Liste ist gerade nicht zu erreichen.";
    }
  }

  #closed(): void {
    this.dispatchEvent(new CustomEvent("lotse-zurueck", { bubbles: true }));
  }
}

define("lotse-auswahl", Auswahl);
