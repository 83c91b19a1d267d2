/**
 * Prints the conversation alone, on whatever page the chat stands.
 *
 * The sheet of paper is an element of its own at the end of the page, seen by the printer only; a constructable style sheet hides the rest
 * of the page while it is there. So neither a new window nor a frame is needed, which a page's policy could forbid.
 */

import { html, nothing, render, type TemplateResult } from "lit";
import type { Eintrag, Protokoll } from "./protokoll.ts";

const NAME = "lotse-druck";

const PAGE = `
@media screen { ${NAME} { display: none !important } }
@media print {
  body > :not(${NAME}) { display: none !important }
  html, body { display: block !important; position: static !important; height: auto !important; overflow: visible !important; background: none !important }
  ${NAME} { display: block !important }
}`;

const SHEET = `
:host { all: initial !important; display: block !important }
@media screen { :host { display: none !important } }
.blatt { font: 11pt/1.45 system-ui, sans-serif; color: #000 }
h1 { margin: 0 0 4pt; font-size: 16pt }
h2 { margin: 12pt 0 0; font-size: 11pt; break-after: avoid }
h3 { margin: 4pt 0 0; font-size: 11pt; break-after: avoid }
p { margin: 2pt 0; white-space: pre-line }
dl { margin: 4pt 0; padding: 2pt 8pt; border-left: 2pt solid #000; break-inside: avoid }
dt { font-weight: 600 }
dd { margin: 0 0 2pt; white-space: pre-line }
time { font-weight: 400 }`;

let open: (() => void) | null = null;

/** Prepares the sheet, prints, and puts the page back as it was. */
export function print(protokoll: Protokoll, zu: Window = window): void {
  open?.();
  const sheet = zu.document.createElement(NAME);
  const root = sheet.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheetOf(SHEET)];
  render(paper(protokoll), root);
  const rules = sheetOf(PAGE);
  zu.document.adoptedStyleSheets = [...zu.document.adoptedStyleSheets, rules];
  zu.document.body.append(sheet);
  const close = (): void => {
    sheet.remove();
    zu.document.adoptedStyleSheets = zu.document.adoptedStyleSheets.filter((each) => each !== rules);
    zu.removeEventListener("afterprint", close);
    open = null;
  };
  open = close;
  zu.addEventListener("afterprint", close);
  zu.print();
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

function paper({ titel, erstellt, eintraege }: Protokoll): TemplateResult {
  return html`<div class="blatt" lang="de"><h1>${titel}</h1><p>Gedruckt am ${erstellt}</p>${eintraege.map(entry)}</div>`;
}

function entry({ sender, zeit, text, karte }: Eintrag): TemplateResult {
  const lines = karte?.zeilen ?? [];
  return html`<h2>${sender} <time>${zeit}</time></h2>
    ${text ? html`<p>${text}</p>` : nothing}
    ${karte ? html`<h3>${karte.titel}</h3>` : nothing}
    ${lines.length ? html`<dl>${lines.map(([title, value]) => html`<dt>${title}</dt><dd>${value}</dd>`)}</dl>` : nothing}`;
}
