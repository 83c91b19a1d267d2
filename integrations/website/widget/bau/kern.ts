/**
 * The part of the design system KERN that the widget uses: `virtual:kern` (CSS) and `virtual:kern-symbole` (icons).
 *
 * KERN's style sheet weighs 400 KB. Kept are rules whose classes all occur in the widget's sources, and custom properties
 * that these rules or our own style sheets read. Its root is our frame `.lotse`; its dark theme and its fonts are left out.
 * So names of classes stand whole in the sources, never put together. Icons are drawn inline: masks need `img-src data:`.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import postcss, { type AtRule, type Root, type Rule } from "postcss";
import type { Plugin } from "vite";
import { withOwnRem } from "./stile.ts";

const CSS = "virtual:kern";
const SYMBOLS = "virtual:kern-symbole";
const CLASS = /\.(kern-[\w-]+)/g;
const ROOT = /^(:root|\[data-kern-theme=light\]|:is\(body, .*\):not\(\[class\*=kern-level-\]\))$/;
const USED_SYMBOL = /symbol(?:\(|: ?)"([a-z-]+)"/g;

export function kern(sources: string, sheet: string): Plugin {
  return {
    name: "lotse-kern",
    resolveId: (id) => (id === CSS || id === SYMBOLS ? `\0${id}` : null),
    load(id) {
      if (id === `\0${CSS}`) {
        return `export default ${JSON.stringify(withOwnRem(subset(readFileSync(sheet, "utf8"), read(sources))))};`;
      }
      if (id === `\0${SYMBOLS}`) {
        return `export default ${JSON.stringify(symbols(readFileSync(sheet, "utf8"), read(sources)))};`;
      }
      return null;
    },
  };
}

/** Outlines of the icons that `own` names in `symbol("…")` or `symbol: "…"`; on a canvas from (0, -960) to (960, 0). */
export function symbols(css: string, own: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name] of own.matchAll(USED_SYMBOL)) {
    const rule = css.match(new RegExp(`\\.kern-icon--${name} \\{[^}]*?viewBox='0 -960 960 960'[^}]*?path d='([^']+)'`));
    if (!name || !rule?.[1]) throw new Error(`KERN has no icon "${name}" of one outline`);
    found[name] = rule[1];
  }
  return found;
}

/** All sources of the widget in one text. */
function read(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(ts|css)$/.test(name));
  return files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

/** What `own` uses of the style sheet `css`. */
export function subset(css: string, own: string): string {
  const used = new Set(own.match(/kern-[\w-]*\w/g) ?? []);
  const root = postcss.parse(css);
  root.walkComments((comment) => void comment.remove());
  root.walkAtRules((rule) => {
    if (/^(font-face|charset|import)$/.test(rule.name) || rule.params.includes("print")) rule.remove();
  });
  root.walkRules((rule) => keepUsed(rule, used));
  dropUnread(root, own);
  root.walkAtRules((rule) => dropEmpty(rule));
  return root.toString();
}

function keepUsed(rule: Rule, used: Set<string>): void {
  if (rule.parent?.type === "atrule" && /keyframes$/.test((rule.parent as AtRule).name)) return;
  const kept = rule.selectors.map((selector) => ours(selector, used)).filter((selector) => selector !== null);
  if (kept.length) rule.selectors = [...new Set(kept)];
  else rule.remove();
}

/** The selector as it reads inside the widget, or null where it means nothing there. */
function ours(selector: string, used: Set<string>): string | null {
  if (ROOT.test(selector)) return ".lotse";
  if (/data-kern-theme|\.kern-(dark|light|level)/.test(selector)) return null;
  const classes = [...selector.matchAll(CLASS)].map((match) => match[1] ?? "");
  return classes.length && classes.every((name) => used.has(name)) ? selector : null;
}

/** Removes custom properties that nothing reads, until none is left. */
function dropUnread(root: Root, own: string): void {
  for (let removed = -1; removed !== 0; ) {
    removed = 0;
    const read = new Set([...own.matchAll(/--kern-[\w-]+/g)].map(([name]) => name));
    root.walkDecls((decl) => {
      for (const [, name] of decl.value.matchAll(/var\((--[\w-]+)/g)) read.add(name ?? "");
    });
    root.walkDecls(/^--/, (decl) => {
      if (read.has(decl.prop)) return;
      decl.remove();
      removed += 1;
    });
    root.walkRules((rule) => {
      if (!rule.nodes.length) rule.remove();
    });
  }
}

function dropEmpty(rule: AtRule): void {
  if (rule.nodes && rule.nodes.length === 0) rule.remove();
}
