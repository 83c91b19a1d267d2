/** The bars at the top: name of the town, tools, and in a window of its own the way to close it. */

import { html, nothing, type TemplateResult } from "lit";
import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Helfer } from "../werkzeuge/helfer.ts";
import "../werkzeuge/werkzeuge.ts";
import { MENSCH, withHuman } from "./optionen.ts";
import { symbol } from "./symbol.ts";

/** The compass rose of the Lotse. */
export const zeichen = html`<svg class="kopf__zeichen" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
  <path class="kopf__strahlen" d="M20 5 24.2 15.8 35 20 24.2 24.2 20 35 15.8 24.2 5 20 15.8 15.8Z" />
  <path d="M20 8.5 22.6 20H17.4Z" />
</svg>`;

/** Head of the dialog and of the chat inside a page. `onClose` is null where there is nothing to close. */
export function kopf(mandant: string, onClose: (() => void) | null): TemplateResult {
  return html`<div class="kopf">
    ${zeichen}
    <div class="kopf__namen">
      <h2 id="lotse-titel" class="kopf__titel" tabindex="-1">Bürgerlotse</h2>
      ${mandant ? html`<p class="kopf__mandant">${mandant}</p>` : nothing}
    </div>
    ${
      onClose
        ? html`<button type="button" id="schliessen" class="kopf__schliessen" title="Schließen" @click=${onClose}>
            ${symbol("close")}<span class="nur-vorlesen">Chat schließen</span>
          </button>`
        : nothing
    }
  </div>`;
}

export interface Leiste {
  /** The way to a person stands here, and not below the text area. */
  mensch: boolean;
  onMensch(words: string): void;
  onEnde(): void;
  helfer: Helfer;
}

/** Tools that are always in reach. */
export function leiste(gespraech: Gespraech, { mensch, onMensch, onEnde, helfer }: Leiste): TemplateResult {
  const human = mensch && !withHuman(gespraech);
  return html`<div class="leiste" role="group" aria-label="Werkzeuge">
    ${
      human
        ? html`<button type="button" id="mensch" class="leiste__knopf" aria-label=${MENSCH.titel} title=${MENSCH.titel} ?disabled=${!gespraech.offen} @click=${() => onMensch(MENSCH.satz ?? MENSCH.titel)}>
            ${symbol("account-circle")}Mensch
          </button>`
        : nothing
    }
    <button
      type="button"
      id="einfach"
      class="leiste__knopf"
      aria-pressed=${String(gespraech.speicher.einfach)}
      @click=${() => void gespraech.toggleEinfach()}
    >
      ${symbol("easy-language")}Einfache Sprache
    </button>
    <button type="button" id="beenden" class="leiste__knopf" title="Gespräch beenden" aria-haspopup="dialog" ?disabled=${!gespraech.offen} @click=${onEnde}>
      ${symbol("delete")}<span class="leiste__wort"><span class="nur-breit">Gespräch </span>beenden</span>
    </button>
    <lotse-werkzeuge
      .dienst=${helfer.dienst}
      .stand=${gespraech.stand}
      .darstellung=${helfer.darstellung}
      .kannVorlesen=${helfer.vorleser.moeglich}
      .gesperrt=${!gespraech.offen}
    ></lotse-werkzeuge>
  </div>`;
}
