/** Free appointments as a month: a grid of days, of which those with a free slot can be chosen, then the times of that day. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Listenoption } from "../gespraech/typen.ts";
import { spoken } from "./bausteine.ts";
import { choose, define } from "./eingabe.ts";
import { longDay, monthName, monthOf, plusDays, weekday, weeksOf } from "./tage.ts";
import { byDay, byHouse, hasTime, months, slots, slotTitle, type Termin } from "./termine.ts";

const WEEKDAYS: readonly [string, string][] = [
  ["Mo", "Montag"],
  ["Di", "Dienstag"],
  ["Mi", "Mittwoch"],
  ["Do", "Donnerstag"],
  ["Fr", "Freitag"],
  ["Sa", "Samstag"],
  ["So", "Sonntag"],
];

export class Kalender extends LitElement {
  static override properties = {
    optionen: { attribute: false },
    praefix: { attribute: false },
    monat: { state: true },
    tag: { state: true },
  };

  declare optionen: readonly Listenoption[];
  declare praefix: string;
  /** The month shown, 2026-12. */
  declare monat: string;
  /** The day whose times are shown. */
  declare tag: string;

  #days = new Map<string, Termin[]>();
  #order: string[] = [];

  constructor() {
    super();
    this.optionen = [];
    this.praefix = "kalender";
    this.monat = "";
    this.tag = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has("optionen")) return;
    this.#days = byDay(slots(this.optionen));
    this.#order = [...this.#days.keys()];
    if (this.#days.has(this.tag)) return;
    this.tag = this.#order[0] ?? "";
    this.monat = monthOf(this.tag);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.tag) return nothing;
    return html`<div class="kalender">
      <div class="kalender__monat">${this.#head()}${this.#grid()}</div>
      <section class="kalender__zeiten" aria-labelledby=${`${this.praefix}-tag`}>${this.#times()}</section>
    </div>`;
  }

  #head(): TemplateResult {
    const all = months(this.#order);
    const place = all.indexOf(this.monat);
    return html`<div class="kalender__kopf">
      ${this.#turn("‹", "Monat davor", all[place - 1])}
      <h3 class="kalender__titel" id=${`${this.praefix}-monat`} aria-live="polite">${monthName(this.monat)}</h3>
      ${this.#turn("›", "Monat danach", all[place + 1])}
    </div>`;
  }

  #turn(sign: string, word: string, month: string | undefined): TemplateResult {
    return html`<button type="button" class="kalender__blatt" ?disabled=${!month} @click=${() => {
      if (month) this.monat = month;
    }}>
      <span aria-hidden="true">${sign}</span>${spoken(month ? `${word}, ${monthName(month)}` : word)}
    </button>`;
  }

  #grid(): TemplateResult {
    const stop = this.#tabStop();
    return html`<table class="kalender__gitter" role="grid" aria-labelledby=${`${this.praefix}-monat`} @keydown=${this.#key}>
      <thead><tr>${WEEKDAYS.map(([short, long]) => html`<th scope="col" abbr=${long}><span aria-hidden="true">${short}</span>${spoken(long)}</th>`)}</tr></thead>
      <tbody>${weeksOf(this.monat).map((week) => html`<tr>${week.map((day) => this.#cell(day, stop))}</tr>`)}</tbody>
    </table>`;
  }

  #cell(day: string | null, stop: string): TemplateResult {
    if (!day) return html`<td role="gridcell" class="kalender__leer"></td>`;
    const date = String(Number(day.slice(8)));
    const free = this.#days.get(day);
    if (!free) return html`<td role="gridcell" class="kalender__leer"><span aria-hidden="true">${date}</span></td>`;
    const chosen = day === this.tag;
    return html`<td role="gridcell" aria-selected=${chosen ? "true" : "false"}>
      <button
        type="button" class="kalender__tag" data-tag=${day} tabindex=${day === stop ? 0 : -1} aria-current=${ifDefined(chosen ? "date" : undefined)}
        @click=${() => this.#choose(day)}
      ><span aria-hidden="true">${date}</span>${spoken(`${longDay(day)}, ${freeWords(free)}`)}</button>
    </td>`;
  }

  #times(): TemplateResult {
    const free = this.#days.get(this.tag) ?? [];
    return html`<h3 class="kalender__titel" id=${`${this.praefix}-tag`} tabindex="-1">${longDay(this.tag)}</h3>
      ${[...byHouse(free)].map(
        ([house, members]) => html`
        ${house ? html`<h4 class="kalender__haus">${house}</h4>` : nothing}
        <div class=${`auswahl__knoepfe${members.every(hasTime) ? " auswahl__knoepfe--zeiten" : ""}`}>${members.map((termin) => this.#slot(termin, house))}</div>`,
      )}`;
  }

  #slot(termin: Termin, house: string): TemplateResult {
    const context = [hasTime(termin) ? longDay(this.tag) : "", house]
      .filter(Boolean)
      .map((each) => `${each}, `)
      .join("");
    return html`<button type="button" class="kern-btn kern-btn--secondary" data-wert=${termin.wert ?? nothing} @click=${() => choose(this, termin)}>
      <span class="kern-label">${spoken(context)}${slotTitle(termin)}</span>
    </button>`;
  }

  #choose(day: string): void {
    this.tag = day;
    void this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(`#${this.praefix}-tag`)?.scrollIntoView({ block: "nearest" }),
    );
  }

  /** The one day the Tab key reaches. */
  #tabStop(): string {
    return monthOf(this.tag) === this.monat ? this.tag : (this.#order.find((day) => monthOf(day) === this.monat) ?? "");
  }

  #key(event: KeyboardEvent): void {
    const from = event.target instanceof HTMLElement ? event.target.dataset.tag : undefined;
    const to = from ? this.#target(event.key, from) : undefined;
    if (to === undefined) return;
    event.preventDefault();
    if (to) void this.#focus(to);
  }

  /** The free day a key leads to: "" where there is none, undefined for any other key. */
  #target(key: string, from: string): string | undefined {
    const later = this.#order.filter((day) => day > from);
    const earlier = this.#order.filter((day) => day < from).reverse();
    const sameWeekday = (day: string) => weekday(day) === weekday(from);
    const monday = plusDays(from, -weekday(from));
    const week = this.#order.filter((day) => day >= monday && day <= plusDays(monday, 6));
    const keys: Record<string, string | undefined> = {
      ArrowRight: later[0],
      ArrowLeft: earlier[0],
      ArrowDown: later.find(sameWeekday),
      ArrowUp: earlier.find(sameWeekday),
      Home: week[0],
      End: week.at(-1),
      PageDown: later.find((day) => monthOf(day) > monthOf(from)),
      PageUp: earlier.find((day) => monthOf(day) < monthOf(from)),
    };
    return Object.hasOwn(keys, key) ? (keys[key] ?? "") : undefined;
  }

  async #focus(day: string): Promise<void> {
    this.monat = monthOf(day);
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-tag="${day}"]`)?.focus();
  }
}

function freeWords(free: readonly Termin[]): string {
  return free.length === 1 ? "ein freier Termin" : `${free.length} freie Termine`;
}

define("lotse-kalender", Kalender);
