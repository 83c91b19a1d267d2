/** "Mehr": what else can be done with the conversation, behind one button in the head. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { symbol } from "../ansicht/symbol.ts";
import { define } from "../eingaben/eingabe.ts";
import type { Stand } from "../gespraech/typen.ts";
import { type Darstellung, GROESSEN } from "./darstellung.ts";
import { detailOf, type Werkzeugdienst } from "./dienst.ts";
import { asHtml, asText, fileName, save } from "./dokument.ts";
import { print } from "./drucken.ts";
import { type Protokoll, protokoll } from "./protokoll.ts";
import type { Telefon } from "./telefon.ts";
import "./telefon.ts";
import type { Weitermachen } from "./weitermachen.ts";
import "./weitermachen.ts";

/** The reader wants it shown otherwise: a Darstellung. */
export const DARSTELLUNG = "lotse-darstellung";
/** The reader wants to go on in Telegram. */
export const TELEGRAM = "lotse-telegram";

export class Werkzeuge extends LitElement {
  static override properties = {
    dienst: { attribute: false },
    stand: { attribute: false },
    darstellung: { attribute: false },
    kannVorlesen: { attribute: false },
    gesperrt: { attribute: false },
    offen: { state: true },
    meldung: { state: true },
  };

  declare dienst: Werkzeugdienst;
  declare stand: Stand | null;
  declare darstellung: Darstellung;
  declare kannVorlesen: boolean;
  /** There is no conversation to do anything with. */
  declare gesperrt: boolean;
  declare offen: boolean;
  declare meldung: string;

  constructor() {
    super();
    this.stand = null;
    this.darstellung = { groesse: 100, kontrast: false, vorlesen: false };
    this.kannVorlesen = false;
    this.gesperrt = false;
    this.offen = false;
    this.meldung = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    return html`<div class="mehr" @keydown=${this.#key} @focusout=${this.#left}>
      <button type="button" id="mehr" class="leiste__knopf" aria-expanded=${this.offen ? "true" : "false"} aria-controls="mehr-liste"
        @click=${() => {
          this.offen = !this.offen;
        }}>${symbol("more-vert")}Mehr</button>
      <div id="mehr-liste" class="mehr__liste" role="group" aria-label="Mehr" tabindex="-1" ?hidden=${!this.offen}>
        ${this.gesperrt ? nothing : this.#keep()}${this.#look()}${this.gesperrt ? nothing : this.#goOn()}
        <p class="mehr__meldung" role="status">${this.meldung}</p>
      </div>
      <lotse-weitermachen .dienst=${this.dienst}></lotse-weitermachen>
      <lotse-telefon .dienst=${this.dienst}></lotse-telefon>
    </div>`;
  }

  #keep(): TemplateResult {
    return html`<div class="mehr__gruppe">
      ${this.#item("drucken", "Gespräch drucken", () => print(this.#record()))}
      ${this.#item("speichern-html", "Gespräch speichern (Webseite)", () => this.#save("html"))}
      ${this.#item("speichern-txt", "Gespräch speichern (Text)", () => this.#save("txt"))}
    </div>`;
  }

  #look(): TemplateResult {
    const { kontrast, vorlesen, groesse } = this.darstellung;
    return html`<fieldset class="mehr__gruppe">
        <legend class="mehr__titel">Schriftgröße</legend>
        <div class="groessen">${GROESSEN.map(
          (size) => html`<label class="groessen__wahl"><input
            type="radio" name="groesse" .checked=${size === groesse} value=${size} @change=${() => this.#change({ groesse: size })}
          ><span>${size} %</span></label>`,
        )}</div>
      </fieldset>
      <div class="mehr__gruppe">
        ${this.#toggle("kontrast", "Starker Kontrast", kontrast)}
        ${this.kannVorlesen ? this.#toggle("vorlesen", "Neue Nachrichten vorlesen", vorlesen) : nothing}
      </div>`;
  }

  #goOn(): TemplateResult {
    const form = ["antrag", "uebersicht"].includes(this.stand?.phase ?? "");
    return html`<div class="mehr__gruppe">
      ${this.#item("spaeter", "Später weitermachen", () => void this.#later(), true)}
      ${this.#item("telefon", "Am Telefon weitermachen", () => void this.querySelector<Telefon>("lotse-telefon")?.open(), true)}
      ${this.#telegram()}
      ${form ? this.#item("seiten", "Als Formular Seite für Seite ausfüllen", () => void this.#toPages()) : nothing}
    </div>`;
  }

  #telegram(): TemplateResult | typeof nothing {
    if (this.stand?.verbunden?.includes("telegram")) {
      return this.#item("trennen", "Telegram trennen", () => void this.#disconnect());
    }
    if (!this.dienst.telegram()) return nothing;
    const title = this.stand?.verbindung ? "Anfrage aus Telegram beantworten" : "In Telegram weiter";
    const open = (): boolean => this.dispatchEvent(new CustomEvent(TELEGRAM, { bubbles: true, composed: true }));
    return this.#item("telegram", title, open, true);
  }

  #item(rolle: string, title: string, onClick: () => void, dialog = false): TemplateResult {
    return html`<button type="button" class="mehr__eintrag" data-rolle=${rolle} aria-haspopup=${dialog ? "dialog" : nothing} @click=${onClick}>${title}</button>`;
  }

  #toggle(name: "kontrast" | "vorlesen", title: string, on: boolean): TemplateResult {
    return html`<button type="button" class="mehr__eintrag mehr__schalter" role="switch" data-rolle=${name} aria-checked=${on ? "true" : "false"}
      @click=${() => this.#change({ [name]: !on })}><span>${title}</span><span class="schalter" aria-hidden="true"></span></button>`;
  }

  #change(teil: Partial<Darstellung>): void {
    this.darstellung = { ...this.darstellung, ...teil };
    this.dispatchEvent(new CustomEvent(DARSTELLUNG, { detail: this.darstellung, bubbles: true, composed: true }));
  }

  #record(): Protokoll {
    return protokoll(this.dienst.nachrichten(), this.dienst.name(), new Date());
  }

  #save(ending: "html" | "txt"): void {
    const name = fileName(new Date(), ending);
    if (ending === "html") save(asHtml(this.#record()), "text/html", name);
    else save(asText(this.#record()), "text/plain", name);
    this.meldung = `„${name}“ ist gespeichert.`;
  }

  async #later(): Promise<void> {
    await this.querySelector<Weitermachen>("lotse-weitermachen")?.open();
  }

  async #disconnect(): Promise<void> {
    this.meldung = "Einen Moment bitte …";
    try {
      await this.dienst.trennen();
      this.meldung = "Telegram ist getrennt.";
    } catch (error) {
      this.meldung = detailOf(error, "Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.");
    }
  }

  async #toPages(): Promise<void> {
    this.meldung = "Einen Moment bitte …";
    try {
      const { adresse } = await this.dienst.uebergang("seiten");
      location.assign(this.dienst.server + adresse);
    } catch (error) {
      this.meldung = detailOf(error, "Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.");
    }
  }

  /** Escape closes the list, not the chat around it. */
  #key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !this.offen || this.querySelector("dialog[open]")) return;
    event.preventDefault();
    event.stopPropagation();
    this.offen = false;
    this.querySelector<HTMLElement>("#mehr")?.focus();
  }

  /** Closes once the focus has gone elsewhere. */
  #left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.contains(to)) this.offen = false;
  }
}

define("lotse-werkzeuge", Werkzeuge);
