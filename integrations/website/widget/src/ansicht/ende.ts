/** Ending and deleting a conversation, after one question back. */

import { html, type TemplateResult } from "lit";
import { asApiError } from "../gespraech/api.ts";
import { knopf } from "./knopf.ts";
import { define, Teil } from "./teil.ts";

export class Ende extends Teil {
  static override properties = { ...Teil.properties, fehler: { state: true }, laeuft: { state: true } };
  declare fehler: string;
  declare laeuft: boolean;

  constructor() {
    super();
    this.fehler = "";
    this.laeuft = false;
  }

  open(): void {
    this.fehler = "";
    this.#dialog?.showModal();
  }

  protected override render(): TemplateResult {
    return html`<dialog id="ende" class="kern-dialog" aria-labelledby="ende-titel" @close=${this.#closed}>
      <div class="kern-dialog__header"><h2 id="ende-titel" class="kern-title">Gespräch beenden und löschen?</h2></div>
      <div class="kern-dialog__body">
        <p class="kern-body">
          Wir löschen dieses Gespräch und was Sie noch nicht abgesendet haben. Eingereichte Anträge bleiben bestehen.
          Bitte notieren Sie vorher Aktenzeichen und Abrufcode.
        </p>
        <p class="meldung" role="alert">${this.fehler}</p>
      </div>
      <div class="kern-dialog__footer">
        ${knopf("Weiter schreiben", { onClick: () => this.#dialog?.close() })}
        ${knopf("Beenden und löschen", { kind: "primary", disabled: this.laeuft, onClick: () => void this.#delete() })}
      </div>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  async #delete(): Promise<void> {
    this.laeuft = true;
    try {
      await this.gespraech.end();
      this.#dialog?.close();
    } catch (error) {
      const reason = asApiError(error).detail || "Das hat nicht geklappt.";
      this.fehler = `${reason} Ihr Gespräch ist noch da. Bitte versuchen Sie es noch einmal.`;
    } finally {
      this.laeuft = false;
    }
  }

  #closed(): void {
    this.dispatchEvent(new CustomEvent("lotse-zurueck", { bubbles: true }));
  }
}

define("lotse-ende", Ende);
