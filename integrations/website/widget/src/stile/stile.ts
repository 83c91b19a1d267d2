/** All style sheets of the widget as one constructable sheet: KERN's part, our ground, the others by file name, adjustments last. */

import kern from "virtual:kern";

const ENDS = new Map([
  ["./grund.css", -1],
  ["./anpassung.css", 1],
]);
const files = import.meta.glob<string>("./*.css", { query: "?inline", import: "default", eager: true });
const place = (name: string): number => ENDS.get(name) ?? 0;
const names = Object.keys(files).sort((one, other) => place(one) - place(other) || one.localeCompare(other));

let sheet: CSSStyleSheet | null = null;

export function styleSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync([kern, ...names.map((name) => files[name] ?? "")].join("\n"));
  }
  return sheet;
}
