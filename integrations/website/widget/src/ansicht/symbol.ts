/** A KERN icon, drawn inline in the colour of the text around it. */

import outlines from "virtual:kern-symbole";
import { nothing, svg, type TemplateResult } from "lit";

/** The icon of that name; nothing where KERN has none. Icons say nothing to a screen reader. */
export function symbol(name: string | null): TemplateResult | typeof nothing {
  const outline = name && Object.hasOwn(outlines, name) ? outlines[name] : null;
  if (!outline) return nothing;
  return svg`<svg class="symbol" viewBox="0 -960 960 960" aria-hidden="true" focusable="false"><path d=${outline}></path></svg>`;
}
