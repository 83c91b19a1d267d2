/** A street with suggestions: a combobox with a list, by keyboard, mouse and screen reader. Without suggestions a plain field. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Strasse } from "../gespraech/typen.ts";
import { fehlerzeile, typedIn } from "./bausteine.ts";
import { define } from "./eingabe.ts";
import type { Strassensuche } from "./strassen.ts";

const PAUSE_MS = 180;
const FROM_LETTERS = 2;

/** Typed by the citizen: {wert}. */
export const GETIPPT = "lotse-strasse-getippt";
/** Taken from the list: a Strasse. */
export const GEWAEHLT = "lotse-strasse-gewaehlt";

export class Strassenfeld extends LitElement {
  static override properties = {
    kennung: { attribute: false },
    titel: { attribute: false },
    wert: { attribute: false },
    fehler: { attribute: false },
    suche: { attribute: false },
    autocomplete_: { attribute: false },
    liste: { state: true },
    aktiv: { state: true },
    meldung: { state: true },
  };

  declare kennung: string;
  declare titel: string;
  declare wert: string;
  declare fehler: string | undefined;
  declare suche: Strassensuche | undefined;
  declare autocomplete_: string;
  declare liste: readonly Strasse[];
  declare aktiv: number;
  declare meldung: string;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked: AbortController | undefined;

  constructor() {
    super();
    this.kennung = "strasse";
    this.titel = "Straße";
    this.wert = "";
    this.fehler = undefined;
    this.suche = undefined;
    this.autocomplete_ = "off";
    this.liste = [];
    this.aktiv = -1;
    this.meldung = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render(): TemplateResult {
    const id = this.kennung;
    const open = this.liste.length > 0;
    return html`<div class="eingabe__teil vorschlaege">
      <label class="kern-label" for=${id}>${this.titel}</label>
      ${fehlerzeile(id, this.fehler)}
      <input
        id=${id} class="kern-form-input__input eingabe__feld" type="text" maxlength="200"
        role="combobox" aria-autocomplete="list" aria-expanded=${open ? "true" : "false"} aria-controls=${`${id}-liste`}
        aria-activedescendant=${ifDefined(this.aktiv >= 0 ? `${id}-${this.aktiv}` : undefined)}
        aria-describedby=${ifDefined(this.fehler ? `${id}-fehler` : undefined)} aria-invalid=${this.fehler ? "true" : "false"} aria-required="true"
        autocomplete=${this.autocomplete_ as "off"} spellcheck="false" .value=${this.wert}
        @input=${this.#typed} @keydown=${this.#key} @blur=${this.#close}
      >
      <ul id=${`${id}-liste`} class="vorschlaege__liste" role="listbox" aria-label="Vorschläge" ?hidden=${!open}>
        ${this.liste.map((strasse, index) => this.#option(strasse, index))}
      </ul>
      <p class="nur-vorlesen" role="status">${this.meldung}</p>
    </div>`;
  }

  #option(strasse: Strasse, index: number): TemplateResult {
    return html`<li
      id=${`${this.kennung}-${index}`} class="vorschlaege__eintrag" role="option" aria-selected=${index === this.aktiv ? "true" : "false"}
      @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.#take(strasse)}
    >${strasse.strasse}${
      strasse.ort || strasse.plz.length
        ? html`<span class="vorschlaege__ort"> ${[strasse.plz.length === 1 ? strasse.plz[0] : "", strasse.ort].filter(Boolean).join(" ")}</span>`
        : nothing
    }</li>`;
  }

  #typed(event: Event): void {
    this.wert = typedIn(event);
    this.dispatchEvent(new CustomEvent(GETIPPT, { detail: { wert: this.wert } }));
    this.#stop();
    if (this.wert.trim().length < FROM_LETTERS) this.#close();
    else this.#timer = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    const asked = new AbortController();
    this.#asked = asked;
    const q = this.wert.trim();
    let found: readonly Strasse[] = [];
    try {
      found = (await this.suche?.(q, asked.signal)) ?? [];
    } catch {
      // Suggestions are a help only: without them the street is typed.
    }
    if (asked.signal.aborted || q !== this.wert.trim()) return;
    this.liste = found;
    this.aktiv = -1;
    this.meldung = found.length
      ? `${found.length === 1 ? "Ein Vorschlag" : `${found.length} Vorschläge`}. Wählen Sie mit den Pfeiltasten.`
      : "Kein Vorschlag.";
  }

  #key(event: KeyboardEvent): void {
    const count = this.liste.length;
    if (event.key === "ArrowDown" && !count && this.wert.trim().length >= FROM_LETTERS) {
      event.preventDefault();
      void this.#ask();
    }
    if (!count) return;
    if (event.key === "ArrowDown") this.#move(event, (this.aktiv + 1) % count);
    else if (event.key === "ArrowUp") this.#move(event, (this.aktiv <= 0 ? count : this.aktiv) - 1);
    else if (event.key === "Escape") this.#escape(event);
    else if (event.key === "Enter") this.#enter(event);
    else if (event.key === "Tab") this.#close();
  }

  #move(event: KeyboardEvent, index: number): void {
    event.preventDefault();
    this.aktiv = index;
    void this.updateComplete.then(() =>
      this.querySelector(`#${this.kennung}-${index}`)?.scrollIntoView({ block: "nearest" }),
    );
  }

  /** Closes the list only, not the chat around it. */
  #escape(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #enter(event: KeyboardEvent): void {
    const chosen = this.liste[this.aktiv];
    if (!chosen) return;
    event.preventDefault();
    this.#take(chosen);
  }

  #take(strasse: Strasse): void {
    this.wert = strasse.strasse;
    this.#close();
    this.dispatchEvent(new CustomEvent<Strasse>(GEWAEHLT, { detail: strasse }));
  }

  #close(): void {
    this.#stop();
    this.liste = [];
    this.aktiv = -1;
    this.meldung = "";
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }
}

define("lotse-strassenfeld", Strassenfeld);
