/** A KERN button. */

import { html, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { ifDefined } from "lit/directives/if-defined.js";
import { symbol } from "./symbol.ts";
import type { Inhalt } from "./text.ts";

export interface Knopf {
  kind?: "primary" | "secondary" | "tertiary";
  symbol?: string | null;
  small?: boolean;
  disabled?: boolean;
  /** Opaque value of an option, for whoever watches the page. */
  wert?: string | undefined;
  aktion?: string;
  popup?: "dialog";
  onClick?: (event: Event) => void;
}

export function knopf(title: Inhalt | Inhalt[], options: Knopf = {}): TemplateResult {
  const { kind = "secondary", small = false, disabled = false, onClick } = options;
  const classes = {
    "kern-btn": true,
    "kern-btn--primary": kind === "primary",
    "kern-btn--secondary": kind === "secondary",
    "kern-btn--tertiary": kind === "tertiary",
    "knopf--klein": small,
  };
  return html`<button
    type="button"
    class=${classMap(classes)}
    ?disabled=${disabled}
    data-wert=${ifDefined(options.wert)}
    data-aktion=${ifDefined(options.aktion)}
    aria-haspopup=${ifDefined(options.popup)}
    @click=${onClick}
  >${symbol(options.symbol ?? null)}<span class="kern-label">${title}</span></button>`;
}
