/** A calendar of the browser for a date, and the near days as buttons where they may be the answer. */

import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { fehlerzeile, knopf, typedIn } from "./bausteine.ts";
import { define, Eingabe } from "./eingabe.ts";
import { dayOf, fromGerman, german, isDay, plusDays } from "./tage.ts";

const NEAR: readonly [string, number][] = [
  ["Gestern", -1],
  ["Heute", 0],
  ["Morgen", 1],
];

export class Datum extends Eingabe {
  static override properties = { ...Eingabe.properties, wert: { state: true }, jetzt: { attribute: false } };

  declare wert: string;
  /** Gives the present moment. */
  declare jetzt: () => Date;

  constructor() {
    super();
    this.wert = "";
    this.jetzt = () => new Date();
  }

  override render(): TemplateResult {
    const id = this.id_("datum");
    const wrong = this.fehler.datum;
    const near = this.#near();
    return html`<form class="eingabe" novalidate @submit=${this.#submit}>
      <label class="kern-label" for=${id}>Datum im Kalender wählen</label>
      ${fehlerzeile(id, wrong)}
      <div class="eingabe__zeile">
        <input
          type="date" id=${id} class="kern-form-input__input eingabe__feld eingabe__feld--datum"
          min=${ifDefined(this.#limit(this.frage.min))} max=${ifDefined(this.#limit(this.frage.max))}
          autocomplete=${(this.frage.autocomplete === "bday" ? "bday" : "off") as "off"}
          aria-describedby=${ifDefined(wrong ? `${id}-fehler` : undefined)} aria-invalid=${wrong ? "true" : "false"}
          .value=${this.wert} @input=${(event: Event) => {
            this.wert = typedIn(event);
          }}
        >
        ${knopf(this.sendewort === "Senden" ? "Datum senden" : this.sendewort, { gesperrt: this.gesperrt })}
      </div>
      ${
        near.length
          ? html`<div class="eingabe__zeile" role="group" aria-label="Nahe Tage">${near.map(([title, day]) =>
              knopf(title, {
                art: "tertiary",
                klein: true,
                danach: `, ${german(day)}`,
                gesperrt: this.gesperrt,
                onClick: () => this.say(german(day)),
              }),
            )}</div>`
          : nothing
      }
    </form>`;
  }

  protected override prefill(vorhanden: string): void {
    this.wert = fromGerman(vorhanden);
  }

  /** Days beside today that the limits of the question allow; a question without limits may ask for any day. */
  #near(): [string, string][] {
    const min = this.#limit(this.frage.min);
    const max = this.#limit(this.frage.max);
    if ((!min && !max) || this.frage.autocomplete === "bday") return [];
    const today = dayOf(this.jetzt());
    const years = max && max <= today && min && min < plusDays(today, -3650);
    if (years) return [];
    return NEAR.map(([title, days]): [string, string] => [title, plusDays(today, days)]).filter(
      ([title, day]) =>
        (!min || day >= min) && (!max || day <= max) && (title !== "Gestern" || (max !== undefined && max <= today)),
    );
  }

  #limit(wert: unknown): string | undefined {
    return isDay(wert) ? wert : undefined;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.accept(this.#check())) this.say(german(this.wert));
  }

  #check(): Record<string, string> {
    const min = this.#limit(this.frage.min);
    const max = this.#limit(this.frage.max);
    if (!isDay(this.wert)) return { datum: "Bitte wählen Sie Tag, Monat und Jahr." };
    if (min && this.wert < min) return { datum: `Möglich ist es ab dem ${german(min)}.` };
    if (max && this.wert > max) return { datum: `Möglich ist es bis zum ${german(max)}.` };
    return {};
  }
}

define("lotse-datum", Datum);
