/**
 * What the console gains with script: pages change without reloading, keys, focus, no form sent twice.
 *
 * A room that needs more puts `teile/<room>.ts` beside this file. Its `start(schirm)` runs when the screen appears and after
 * every change of it; what it returns is called before the next one.
 */

import htmx from "htmx.org";
import { sendOnce } from "./einmal.ts";
import { keepPlace } from "./fokus.ts";
import { tellTrouble } from "./stoerung.ts";
import { listenToKeys } from "./tasten.ts";

type Teil = { start: (schirm: HTMLElement) => (() => void) | undefined };

const teile = Object.values(import.meta.glob<Teil>("./teile/*.ts", { eager: true }));
let ends: ((() => void) | undefined)[] = [];

function begin(): void {
  for (const end of ends) end?.();
  const schirm = document.getElementById("schirm");
  ends = schirm ? teile.map((teil) => teil.start(schirm)) : [];
}

Object.assign(window, { htmx });
listenToKeys(document);
sendOnce(document);
keepPlace(document);
tellTrouble(document);
document.addEventListener("htmx:afterSettle", (event) => {
  if ((event as CustomEvent<{ target?: Element }>).detail.target?.id === "schirm") begin();
});
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
