/** A box that says in words that something does not work, and what can be done. */

import { html, nothing, type TemplateResult } from "lit";
import type { Gespraech } from "../gespraech/gespraech.ts";
import { knopf } from "./knopf.ts";
import { symbol } from "./symbol.ts";

const CSS = { danger: "kern-alert kern-alert--danger stoerung", info: "kern-alert kern-alert--info stoerung" };

/** `telefon` is the town's, named where the Lotse can't help. */
export function stoerung({ stoerung }: Gespraech, telefon: string): TemplateResult {
  return html`<div id="stoerung" role="alert" class=${stoerung ? CSS[stoerung.art] : ""} ?hidden=${!stoerung}>
    ${
      stoerung
        ? html`<div class="kern-alert__header">
              ${stoerung.art === "danger" ? symbol("danger") : symbol("info")}<span class="kern-title">${stoerung.titel}</span>
            </div>
            <div class="kern-alert__body">
              <p class="kern-body">
                ${stoerung.text} ${stoerung.art === "danger" && telefon ? `Sie erreichen uns auch unter ${telefon}.` : nothing}
              </p>
              ${knopf(stoerung.knopf, { onClick: () => void stoerung.weiter() })}
              ${stoerung.sonst ? knopf(stoerung.sonst.knopf, { kind: "tertiary", onClick: () => void stoerung.sonst?.weiter() }) : nothing}
            </div>`
        : nothing
    }
  </div>`;
}
