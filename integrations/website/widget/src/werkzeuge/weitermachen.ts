/** "Später weitermachen": an address and a code to keep, in a dialog. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { knopf } from "../eingaben/bausteine.ts";
import { define } from "../eingaben/eingabe.ts";
import type { Uebergang } from "../gespraech/typen.ts";
import { detailOf, type Werkzeugdienst } from "./dienst.ts";
import { copy } from "./kopieren.ts";

export class Weitermachen extends LitElement {
  static override properties = {
    dienst: { attribute: false },
    uebergang: { state: true },
    fehler: { state: true },
    meldung: { state: true },
  };

  declare dienst: Werkzeugdienst;
  declare uebergang: Uebergang | null;
  declare fehler: string;
  declare meldung: string;

  constructor() {
    super();
    this.uebergang = null;
    this.fehler = "";
    this.meldung = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Opens the dialog and asks for a new code. */
  async open(): Promise<void> {
    this.uebergang = null;
    this.fehler = "";
    this.meldung = "";
    await this.updateComplete;
    const dialog = this.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
    await this.#fetch();
  }

  override render(): TemplateResult {
    return html`<dialog id="weitermachen" class="kern-dialog" aria-labelledby="weitermachen-titel">
      <div class="kern-dialog__header">
        <h2 id="weitermachen-titel" class="kern-title">Später weitermachen</h2>
      </div>
      <div class="kern-dialog__body">
        ${this.uebergang ? this.#way(this.uebergang) : html`<p class="kern-body" role="status">${this.fehler ? "" : "Einen Moment bitte …"}</p>`}
        ${this.fehler ? html`<p class="meldung" role="alert">${this.fehler}</p>${knopf("Noch einmal versuchen", { onClick: () => void this.#fetch() })}` : nothing}
        <p class="weiter__meldung" role="status">${this.meldung}</p>
      </div>
      <div class="kern-dialog__footer">${knopf("Schließen", { art: "primary", rolle: "schliessen", onClick: () => this.querySelector("dialog")?.close() })}</div>
    </dialog>`;
  }

  #way({ code, adresse, gueltig_bis }: Uebergang): TemplateResult {
    const whole = this.dienst.server + adresse;
    return html`<p class="kern-body">Mit dieser Adresse sind Sie auf jedem Gerät wieder hier, mit allem, was Sie schon angegeben haben.
        ${until(gueltig_bis)}</p>
      ${this.#line("Adresse", whole, "weiter-adresse")}
      ${this.#line("Code", code, "weiter-code")}
      <p class="kern-body">Wer sie kennt, kann Ihr Gespräch lesen. Bitte geben Sie sie nicht weiter.</p>`;
  }

  #line(title: string, value: string, id: string): TemplateResult {
    return html`<div class="weiter__zeile">
      <span class="weiter__titel" id=${`${id}-titel`}>${title}</span>
      <span class="weiter__wert" id=${id}>${value}</span>
      ${knopf(`${title} kopieren`, { klein: true, onClick: () => void this.#copy(title, value, id) })}
    </div>`;
  }

  async #copy(title: string, value: string, id: string): Promise<void> {
    const done = await copy(value, this.querySelector<HTMLElement>(`#${id}`));
    this.meldung = done ? `${title} kopiert.` : `${title} ist markiert. Bitte kopieren Sie von Hand.`;
  }

  async #fetch(): Promise<void> {
    this.fehler = "";
    try {
      this.uebergang = await this.dienst.uebergang("spaeter");
    } catch (error) {
      this.fehler = detailOf(error, "Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.");
    }
  }
}

function until(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "";
  const zone = { timeZone: "Europe/Berlin" };
  const day = date.toLocaleDateString("de-DE", { weekday: "long", day: "numeric", month: "long", ...zone });
  return `Sie gilt bis ${day}, ${date.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", ...zone })} Uhr.`;
}

define("lotse-weitermachen", Weitermachen);
