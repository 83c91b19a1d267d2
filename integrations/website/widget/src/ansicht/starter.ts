/** The button in the corner of a foreign page. Its name says what is new. */

import { html, nothing, type TemplateResult } from "lit";
import { zeichen } from "./kopf.ts";

export function starter(offen: boolean, ungelesen: number, onOpen: () => void): TemplateResult {
  const news = ungelesen === 1 ? "eine neue Nachricht" : `${ungelesen} neue Nachrichten`;
  return html`<button
    type="button"
    id="starter"
    class="starter"
    aria-haspopup="dialog"
    aria-label=${ungelesen ? `Bürgerlotse, ${news}` : "Bürgerlotse"}
    ?hidden=${offen}
    @click=${onOpen}
  >
    ${zeichen}<span class="starter__name">Bürgerlotse</span>
    ${ungelesen ? html`<span class="starter__zahl">${ungelesen}</span>` : nothing}
  </button>`;
}
