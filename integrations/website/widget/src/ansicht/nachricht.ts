/** One message of the conversation. */

import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Eintrag } from "../gespraech/verlauf.ts";
import type { Helfer } from "../werkzeuge/helfer.ts";
import { asks } from "../werkzeuge/nachrichtenwerkzeuge.ts";
import { karte } from "./karten.ts";
import { knopf } from "./knopf.ts";
import { clock, linkify, spoken } from "./text.ts";

const SENDERS = { bot: "Lotse", mensch: "Mitarbeiterin oder Mitarbeiter", system: "Hinweis", buerger: "Sie" };

/** `helfer` has the tools that stand below it, null where none do. */
export function nachricht(eintrag: Eintrag, gespraech: Gespraech, helfer: Helfer | null): TemplateResult {
  const { von, name, text, zeit, nr, zustellung } = eintrag;
  return html`<div
    class="nachricht nachricht--${von}"
    data-nr=${ifDefined(nr ?? undefined)}
    data-state=${ifDefined(zustellung || undefined)}
  >${text ? html`<p class="nachricht__text">${spoken(`${name || SENDERS[von]}: `)}${linkify(text, gespraech.api.server)}</p>` : nothing}
    ${karte(eintrag.karte, gespraech)}
    <div class="nachricht__fuss">
      ${helfer && useful(eintrag, helfer) ? tools(eintrag, helfer) : nothing}<time class="nachricht__zeit" datetime=${zeit} aria-hidden="true">${clock(zeit)}</time>
    </div>
    ${zustellung ? delivery(eintrag, gespraech) : nothing}
  </div>`;
}

/** Why an own message has not arrived; what waits can be sent at once. */
function delivery({ grund, zustellung }: Eintrag, gespraech: Gespraech): TemplateResult {
  const retry = { kind: "tertiary" as const, small: true, onClick: () => gespraech.retry() };
  return html`<p class="nachricht__zustand">${grund} ${zustellung === "waiting" ? knopf("Jetzt senden", retry) : nothing}</p>`;
}

/** A question can be read aloud, where the browser can, but not judged. */
function useful(eintrag: Eintrag, { vorleser }: Helfer): boolean {
  return vorleser.moeglich || !asks(eintrag);
}

function tools(eintrag: Eintrag, { dienst, vorleser }: Helfer): TemplateResult {
  return html`<lotse-nachrichtenwerkzeuge
    .nachricht=${eintrag}
    .rueckmelden=${dienst.rueckmelden}
    .vorleser=${vorleser}
    .liest=${vorleser.laeuft === String(eintrag.nr)}
    .kannVorlesen=${vorleser.moeglich}
  ></lotse-nachrichtenwerkzeuge>`;
}
