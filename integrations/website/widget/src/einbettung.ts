/**
 * What the script does on a page: `<script src="https://…/widget/lotse.js" data-mandant="schwerin" async></script>`.
 *
 * `data-ansicht` is `eingebettet` or `seite`, with `data-ziel` the selector of the element that takes the chat; without it a button
 * and a dialog are put at the end of the page. `data-seite="links"` moves the button, `data-farbe="#1b3a6b"` colours it before the
 * chat has been opened. The address of the server is that of the script.
 */

import { type Ansicht, LotseChat } from "./ansicht/chat.ts";

declare global {
  interface Window {
    /** For links of the town: `lotse.oeffnen()`. */
    lotse?: { oeffnen(): void };
  }
}

const tag = document.currentScript;
if (tag instanceof HTMLScriptElement) whenRead(() => embed(tag));

function embed(script: HTMLScriptElement): void {
  const { mandant, ansicht, ziel, seite, farbe } = script.dataset;
  if (!mandant || (!ziel && document.querySelector("lotse-chat[ansicht=starter]"))) return;
  const place = ziel ? document.querySelector(ziel) : document.body;
  if (!place) {
    console.error(`lotse.js: data-ziel="${ziel}" gibt es auf dieser Seite nicht`);
    return;
  }
  const chat = new LotseChat();
  chat.mandant = mandant;
  chat.server = new URL(script.src).origin;
  chat.ansicht = shape(ansicht, ziel);
  chat.seite = seite === "links" ? "links" : "rechts";
  chat.farbe = farbe ?? "";
  place.append(chat);
  window.lotse = { oeffnen: () => chat.oeffnen() };
}

function shape(wanted: string | undefined, ziel: string | undefined): Ansicht {
  if (wanted === "seite" && ziel) return "seite";
  return ziel ? "eingebettet" : "starter";
}

function whenRead(action: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", action, { once: true });
  else action();
}
