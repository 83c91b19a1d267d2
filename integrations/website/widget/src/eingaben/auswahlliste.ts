/** Every answer behind a question: appointments as calendar or list, any other long choice with a filter. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Listenoption } from "../gespraech/typen.ts";
import { spoken, typedIn } from "./bausteine.ts";
import { choose, define } from "./eingabe.ts";
import "./kalender.ts";
import { dayOf, longDay, monthName, monthOf } from "./tage.ts";
import { groupBy, hasTime, slots, slotTitle, type Termin } from "./termine.ts";

const FILTER_FROM = 12;
const FOLD_FROM = 40;

export class Auswahlliste extends LitElement {
  static override properties = {
    optionen: { attribute: false },
    typ: { attribute: false },
    praefix: { attribute: false },
    alsListe: { state: true },
    filter: { state: true },
  };

  declare optionen: readonly Listenoption[];
  /** Type of the question. */
  declare typ: string;
  declare praefix: string;
  declare alsListe: boolean;
  declare filter: string;

  constructor() {
    super();
    this.optionen = [];
    this.typ = "auswahl";
    this.praefix = "auswahl";
    this.alsListe = false;
    this.filter = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    if (!this.optionen.length)
      return html`<p role="status">${this.typ === "termin" ? "Im Moment ist kein Termin frei." : "Die Liste ist leer."}</p>`;
    if (this.typ !== "termin") return html`${this.#filterField()}${this.#groups()}`;
    const onCalendar = slots(this.optionen).length > 0;
    return html`${onCalendar ? this.#views() : nothing}
      ${
        onCalendar && !this.alsListe
          ? html`<lotse-kalender .praefix=${this.praefix} .optionen=${this.optionen}></lotse-kalender>`
          : this.#groups()
      }`;
  }

  #views(): TemplateResult {
    const view = (title: string, list: boolean): TemplateResult => html`<button
      type="button" class="ansicht__knopf" aria-pressed=${this.alsListe === list ? "true" : "false"} @click=${() => {
        this.alsListe = list;
      }}
    >${title}</button>`;
    return html`<div class="ansicht" role="group" aria-label="Ansicht">${view("Kalender", false)}${view("Liste", true)}</div>`;
  }

  #filterField(): TemplateResult | typeof nothing {
    if (this.optionen.length < FILTER_FROM) return nothing;
    const id = `${this.praefix}-filter`;
    const left = this.#shown().length;
    return html`<div class="auswahl__filter">
      <label class="kern-label" for=${id}>Liste einschränken</label>
      <input id=${id} class="kern-form-input__input eingabe__feld" type="search" autocomplete="off" .value=${this.filter}
        @input=${(event: Event) => {
          this.filter = typedIn(event);
        }}>
      <p class="auswahl__treffer" role="status">${this.filter ? `${left} von ${this.optionen.length}` : ""}</p>
    </div>`;
  }

  #shown(): readonly Listenoption[] {
    const wanted = this.filter.trim().toLocaleLowerCase("de-DE");
    return wanted
      ? this.optionen.filter(({ titel }) => titel.toLocaleLowerCase("de-DE").includes(wanted))
      : this.optionen;
  }

  #groups(): TemplateResult {
    const shown = this.#shown();
    const groups = groupBy(shown, heading);
    const fold = shown.length > FOLD_FROM && groups.size > 1;
    return html`<div class="auswahl__liste">${[...groups].map(([title, members], index) => this.#group(title, members, fold, index === 0))}</div>`;
  }

  /** One heading with its buttons; in a long list it can be unfolded, the first one is open. */
  #group(title: string, members: readonly Listenoption[], fold: boolean, open: boolean): TemplateResult {
    const times = members.every(hasTime) ? " auswahl__knoepfe--zeiten" : "";
    const buttons = html`<div class=${`auswahl__knoepfe${times}`}>${members.map((option) => this.#button(option, title))}</div>`;
    if (!title) return html`<section>${buttons}</section>`;
    if (!fold) return html`<section><h3 class="auswahl__tag">${title}</h3>${buttons}</section>`;
    const free = `${members.length}${members[0]?.beginn ? " frei" : ""}`;
    return html`<details class="auswahl__gruppe" ?open=${open}>
      <summary><h3 class="auswahl__tag">${title}</h3><span class="auswahl__anzahl">${free}</span></summary>${buttons}
    </details>`;
  }

  #button(option: Listenoption, title: string): TemplateResult {
    const timed = hasTime(option);
    const house = timed ? option.gruppe : null;
    return html`<button type="button" class="kern-btn kern-btn--secondary" data-wert=${option.wert ?? nothing} @click=${() => choose(this, option)}>
      <span class="kern-label">${spoken(timed && title ? `${title}, ` : "")}${timed ? slotTitle(option as Termin) : option.titel}${house ? html`, ${house}` : nothing}</span>
    </button>`;
  }
}

/** Appointments with a time stand below their day, whole days below their month, all else below its group. */
function heading(option: Listenoption): string {
  if (!option.beginn) return option.gruppe ?? "";
  const day = dayOf(new Date(option.beginn));
  return hasTime(option) ? longDay(day) : monthName(monthOf(day));
}

define("lotse-auswahlliste", Auswahlliste);
