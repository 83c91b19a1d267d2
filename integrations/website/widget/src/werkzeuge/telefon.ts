/** "Am Telefon weitermachen": the number to call, and the code to read aloud there, in a dialog. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { knopf } from "../eingaben/bausteine.ts";
import { define } from "../eingaben/eingabe.ts";
import type { Uebergang } from "../gespraech/typen.ts";
import { detailOf, type Werkzeugdienst } from "./dienst.ts";

const DIAL = "tel:";

export class Telefon extends LitElement {
  static override properties = {
    dienst: { attribute: false },
    uebergang: { state: true },
    fehler: { state: true },
  };

  declare dienst: Werkzeugdienst;
  declare uebergang: Uebergang | null;
  declare fehler: string;

  constructor() {
    super();
    this.uebergang = null;
    this.fehler = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Opens the dialog and asks for a new code. */
  async open(): Promise<void> {
    this.uebergang = null;
    this.fehler = "";
    await this.updateComplete;
    const dialog = this.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
    await this.#fetch();
  }

  override render(): TemplateResult {
    return html`<dialog id="telefon" class="kern-dialog" aria-labelledby="telefon-titel">
      <div class="kern-dialog__header">
        <h2 id="telefon-titel" class="kern-title">Am Telefon weitermachen</h2>
      </div>
      <div class="kern-dialog__body">
        ${this.uebergang ? way(this.uebergang) : html`<p class="kern-body" role="status">${this.fehler ? "" : "Einen Moment bitte …"}</p>`}
        ${this.fehler ? html`<p class="meldung" role="alert">${this.fehler}</p>${knopf("Noch einmal versuchen", { onClick: () => void this.#fetch() })}` : nothing}
      </div>
      <div class="kern-dialog__footer">${knopf("Schließen", { art: "primary", rolle: "schliessen", onClick: () => this.querySelector("dialog")?.close() })}</div>
    </dialog>`;
  }

  async #fetch(): Promise<void> {
    this.fehler = "";
    try {
      this.uebergang = await this.dienst.uebergang("telefon");
    } catch (error) {
      this.fehler = detailOf(error, "Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.");
    }
  }
}

function way({ code, adresse, telefon, zeiten, gueltig_bis }: Uebergang): TemplateResult {
  const number = telefon ?? "";
  const called = adresse.startsWith(DIAL) ? html`<a class="kern-link" href=${adresse}>${number}</a>` : number;
  return html`<ol class="telefon__schritte">
      <li>Rufen Sie uns an: ${called}${zeiten ? html`<br><span class="telefon__zeiten">${zeiten}</span>` : nothing}</li>
      <li>Lesen Sie diesen Code vor:
        <span class="telefon__code" id="telefon-code">${code.split("-").map((group) => html`<span>${group}</span> `)}</span></li>
    </ol>
    <p class="kern-body">Dann sieht die Person am Telefon dieses Gespräch und füllt mit Ihnen aus. ${until(gueltig_bis)} Bitte nennen Sie
      ihn niemandem sonst.</p>`;
}

function until(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return "";
  const time = date.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });
  return `Der Code gilt bis ${time} Uhr und für einen Anruf.`;
}

define("lotse-telefon", Telefon);
