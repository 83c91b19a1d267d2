/**
 * Makes style sheets independent of the page around them: `1.5rem` becomes `calc(var(--rem) * 1.5)`.
 *
 * In a shadow root a rem is the font size of the foreign page's root element, which may be anything. `--rem` is the size the
 * reader has chosen in the browser, set by the widget. Conditions of `@media` keep their rem: it never depends on a page.
 */

import type { Plugin } from "vite";

const REM = /(?<![\w.#-])(-?\d*\.?\d+)rem\b/g;

/** The same style sheet with lengths in `--rem`. Addresses and conditions of at-rules stay as they are. */
export function withOwnRem(css: string): string {
  return css.replace(/@(?:media|container|supports)[^{]*\{|url\([^)]*\)|[^@u]+|[@u]/g, (part) =>
    part.startsWith("@") || part.startsWith("url(") ? part : part.replace(REM, "calc(var(--rem) * $1)"),
  );
}

/** Rewrites the style sheets of `src/` as they are loaded. */
export function stile(): Plugin {
  return {
    name: "lotse-stile",
    enforce: "pre",
    transform(code, id) {
      return /\.css(\?|$)/.test(id) ? withOwnRem(code) : null;
    },
  };
}
