/** The form at the bottom: one text area for every answer. Enter sends, Shift+Enter makes a new line. */

import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Anlass } from "../gespraech/zustand.ts";
import { symbol } from "./symbol.ts";
import { define, Teil } from "./teil.ts";

export const MAX_LENGTH = 4_000;

/** Keyboards that help on a phone. Numbers keep the full keyboard, so that a question can be asked instead. */
const INPUTMODES = new Map([
  ["email", "email"],
  ["telefon", "tel"],
]);
const AUTOCOMPLETE = new Map([
  ["email", "email"],
  ["telefon", "tel"],
  ["name", "name"],
  ["adresse", "street-address"],
]);

export class Composer extends Teil {
  static override properties = { ...Teil.properties, fehler: { state: true } };
  declare fehler: string;

  constructor() {
    super();
    this.fehler = "";
  }

  override focus(): void {
    this.#field?.focus({ preventScroll: true });
  }

  protected override changed(anlass: Anlass): void {
    super.changed(anlass);
    const { abgelehnt } = this.gespraech;
    const field = this.#field;
    if (!abgelehnt || !field) return;
    this.gespraech.abgelehnt = null;
    field.value = [abgelehnt.text, field.value].filter(Boolean).join("\n");
    this.#typed();
    this.fehler = abgelehnt.grund;
  }

  protected override firstUpdated(): void {
    const field = this.#field;
    if (!field) return;
    field.value = this.gespraech.speicher.entwurf;
    this.#typed();
  }

  protected override render(): TemplateResult {
    const { stand, offen, gesagt, unterwegs } = this.gespraech;
    const frage = stand?.frage ?? null;
    const hint = frage?.hilfe && !gesagt.includes(frage.hilfe) ? frage.hilfe : "";
    const typ = frage?.typ ?? "";
    return html`<form
      id="composer"
      class="composer"
      data-phase=${stand?.phase ?? ""}
      data-feld=${frage?.feld ?? ""}
      data-typ=${typ}
      data-leistung=${stand?.leistung ?? ""}
      data-wartet=${unterwegs}
      novalidate
      @submit=${this.#submit}
    >
      <label for="eingabe" class="kern-label composer__titel">${frage?.titel ? `Ihre Antwort: ${frage.titel}` : "Ihre Nachricht"}</label>
      <p id="eingabe-hilfe" class="composer__hilfe" ?hidden=${!hint}>${hint}</p>
      <p id="eingabe-fehler" class="kern-error composer__fehler" role="alert" ?hidden=${!this.fehler}>
        ${this.fehler ? html`${symbol("danger")}${this.fehler}` : nothing}
      </p>
      <div class="composer__zeile">
        <textarea
          id="eingabe"
          class="composer__feld"
          rows="1"
          enterkeyhint="send"
          autocomplete=${plain(frage?.autocomplete) ?? AUTOCOMPLETE.get(typ) ?? "off"}
          inputmode=${ifDefined(plain(frage?.inputmode) ?? INPUTMODES.get(typ))}
          aria-describedby="eingabe-hilfe eingabe-fehler"
          aria-invalid=${this.fehler ? "true" : "false"}
          ?disabled=${!offen}
          @keydown=${this.#key}
          @input=${this.#typed}
        ></textarea>
        <button type="submit" class="kern-btn kern-btn--primary composer__senden" ?disabled=${!offen}>
          <span class="kern-label">Senden</span>
        </button>
      </div>
    </form>`;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector("textarea");
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.querySelector("form")?.requestSubmit();
  }

  #typed(): void {
    const field = this.#field;
    if (!field) return;
    this.gespraech.speicher.entwurf = field.value;
    field.rows = Math.min(6, Math.max(1, field.value.split("\n").length));
    const over = field.value.length - MAX_LENGTH;
    this.fehler =
      over > 0 ? `Ihr Text ist ${over.toLocaleString("de-DE")} Zeichen zu lang. Bitte teilen Sie ihn auf.` : "";
  }

  #submit(event: Event): void {
    event.preventDefault();
    const field = this.#field;
    if (!field || field.disabled || field.value.length > MAX_LENGTH) return;
    const text = field.value.trim();
    if (!text) {
      this.fehler = "Bitte schreiben Sie zuerst etwas.";
      return;
    }
    field.value = "";
    this.#typed();
    this.focus();
    this.dispatchEvent(new CustomEvent("lotse-antwort", { detail: { text }, bubbles: true }));
  }
}

/** A token for an attribute, or undefined where it is none. */
function plain(value: string | null | undefined): string | undefined {
  return typeof value === "string" && /^[a-z -]+$/.test(value) ? value : undefined;
}

define("lotse-composer", Composer);
