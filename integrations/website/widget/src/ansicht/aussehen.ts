/** Colours and letters. Both come from the Lotse's server, and only once the chat is opened. */

import type { MandantAnsicht } from "../gespraech/typen.ts";

const FONT = "Lotse Fira Sans";
const FACES = [
  ["400", "FiraSans-Regular"],
  ["600", "FiraSans-SemiBold"],
] as const;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Sets the town's colours on the widget; `farbe` is what the page's own tag asks for until they are known. */
export function apply(style: CSSStyleDeclaration, ansicht: MandantAnsicht | null, farbe: string): void {
  if (!ansicht) {
    if (!COLOUR.test(farbe)) return;
    style.setProperty("--mandant-flaeche", farbe);
    style.setProperty("--mandant-schrift", readableOn(farbe));
    return;
  }
  const { flaeche, schrift, akzent, hell, aktion } = ansicht;
  for (const [name, colour] of Object.entries({ flaeche, schrift, akzent, hell, aktion })) {
    if (colour && COLOUR.test(colour)) style.setProperty(`--mandant-${name}`, colour);
  }
}

/** Loads the letters under a name of our own: a page that uses Fira Sans keeps its own. */
export function loadFonts(server: string): void {
  for (const [weight, file] of FACES) {
    const address = `${server}/static/kern/fonts/fira-sans/${file}.woff2`;
    const face = new FontFace(FONT, `url("${address}")`, { weight, display: "swap" });
    document.fonts.add(face);
    face.load().catch(() => document.fonts.delete(face));
  }
}

/** Black or white, whichever is clearer on the colour `#rrggbb` (WCAG 2.2, relative luminance). */
export function readableOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? "#000000" : "#ffffff";
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
