/** Pieces of markup that several inputs use. Everything goes in as text. */

import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";

const ARTEN = {
  primary: "kern-btn kern-btn--primary",
  secondary: "kern-btn kern-btn--secondary",
  tertiary: "kern-btn kern-btn--tertiary",
};

export type Knopfart = keyof typeof ARTEN;

export interface Knopf {
  art?: Knopfart;
  klein?: boolean;
  gesperrt?: boolean;
  /** Words before or after the visible ones that only a screen reader says. */
  davor?: string;
  danach?: string;
  rolle?: string;
  onClick?: (event: MouseEvent) => void;
}

/** A KERN button; without `onClick` it sends the form it stands in. */
export function knopf(
  text: string,
  { art = "secondary", klein, gesperrt, davor, danach, rolle, onClick }: Knopf = {},
): TemplateResult {
  return html`<button
    type=${onClick ? "button" : "submit"}
    class=${klein ? `${ARTEN[art]} knopf--klein` : ARTEN[art]}
    data-rolle=${ifDefined(rolle)}
    ?disabled=${gesperrt ?? false}
    @click=${onClick ?? nothing}
  ><span class="kern-label">${spoken(davor)}${text}${spoken(danach)}</span></button>`;
}

/** Text that only a screen reader says. */
export function spoken(text: string | undefined): TemplateResult | typeof nothing {
  return text ? html`<span class="nur-vorlesen">${text}</span>` : nothing;
}

export interface Textfeld {
  id: string;
  titel: string;
  wert: string;
  fehler?: string | undefined;
  autocomplete?: string;
  inputmode?: string;
  breite?: "klein" | "gross";
  pflicht?: boolean;
  hinweis?: string;
  onInput: (wert: string) => void;
}

/** A labelled text field with its error below the label. */
export function textfeld(feld: Textfeld): TemplateResult {
  const { id, titel, wert, fehler, autocomplete, inputmode, breite, hinweis, onInput } = feld;
  const described = [hinweis ? `${id}-hinweis` : "", fehler ? `${id}-fehler` : ""].filter(Boolean).join(" ");
  return html`<div class=${`eingabe__teil${breite ? ` eingabe__teil--${breite}` : ""}`}>
    <label class="kern-label" for=${id}>${titel}</label>
    ${hinweis ? html`<p class="eingabe__hinweis" id=${`${id}-hinweis`}>${hinweis}</p>` : nothing}
    ${fehlerzeile(id, fehler)}
    <input
      id=${id}
      class="kern-form-input__input eingabe__feld"
      type="text"
      maxlength="200"
      .value=${wert}
      autocomplete=${(autocomplete ?? "off") as "off"}
      inputmode=${ifDefined(inputmode)}
      aria-describedby=${ifDefined(described || undefined)}
      aria-invalid=${fehler ? "true" : "false"}
      aria-required=${feld.pflicht ? "true" : "false"}
      @input=${(event: Event) => onInput(typedIn(event))}
    >
  </div>`;
}

/** What is wrong with a field, said at once. */
export function fehlerzeile(id: string, fehler: string | undefined): TemplateResult {
  return html`<p class="eingabe__fehler" id=${`${id}-fehler`} role="alert" ?hidden=${!fehler}>${fehler ?? ""}</p>`;
}

/** What a field holds after an event of it. */
export function typedIn({ target }: Event): string {
  const field =
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement;
  return field ? target.value : "";
}
