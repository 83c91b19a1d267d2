/** Cards: facts that one wants to find again. Unknown keys are left out, missing ones too. */

import { html, nothing, type TemplateResult } from "lit";
import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Karte } from "../gespraech/typen.ts";
import { knopf } from "./knopf.ts";
import { type Inhalt, link, moment, text } from "./text.ts";

const STATUS = new Map<string, [word: string, css: string]>([
  ["eingegangen", ["Eingegangen", "kern-badge kern-badge--info"]],
  ["in_bearbeitung", ["In Bearbeitung", "kern-badge kern-badge--info"]],
  ["rueckfrage", ["Rückfrage an Sie", "kern-badge kern-badge--warning"]],
  ["entschieden", ["Entschieden", "kern-badge kern-badge--success"]],
  ["erledigt", ["Erledigt", "kern-badge kern-badge--success"]],
  ["zurueckgezogen", ["Zurückgezogen", "kern-badge kern-badge--info"]],
]);

type Zeilen = [title: string, value: Inhalt][];
type Teile = (Inhalt | null)[];
type Bau = (karte: Karte, gespraech: Gespraech) => Teile;

const KINDS = new Map<string, [title: string, build: Bau]>([
  ["leistung", ["Leistung", leistung]],
  ["vorgang", ["Ihr Antrag ist eingegangen", vorgang]],
  ["status", ["Stand Ihres Antrags", status]],
  ["termin", ["Ihr Termin", termin]],
  ["kontakt", ["Kontakt", kontakt]],
  ["uebersicht", ["Bitte prüfen Sie Ihre Angaben", uebersicht]],
  ["zahlung", ["Zahlung", zahlung]],
]);

/** The card, or nothing where its kind is unknown. */
export function karte(karte: Karte | null, gespraech: Gespraech): TemplateResult | typeof nothing {
  const kind = karte && KINDS.get(karte.art);
  if (!karte || !kind) return nothing;
  const [title, build] = kind;
  return html`<div class="karte" data-karte=${karte.art}>
    <h3 class="karte__titel">${text(karte.titel) || title}</h3>
    ${build(karte, gespraech)}
  </div>`;
}

function leistung(karte: Karte, { api }: Gespraech): Teile {
  return [
    paragraph(karte.kurz),
    rows([["Zuständig", text(karte.stelle)]], karte),
    more(karte.url, api.server, "Mehr dazu"),
  ];
}

function vorgang(karte: Karte, gespraech: Gespraech): Teile {
  const keep =
    "Bitte notieren Sie beides. Damit erfahren Sie jederzeit, wie weit Ihr Antrag ist. Geben Sie den Code nicht weiter.";
  return [
    code("Aktenzeichen", karte.aktenzeichen, gespraech),
    code("Abrufcode", karte.abrufcode, gespraech),
    karte.abrufcode ? paragraph(keep) : null,
    rows(
      [
        ["Eingang", moment(karte.eingang)],
        ["Gebühr", fee(karte.gebuehr)],
        ["So geht es weiter", text(karte.naechstes)],
      ],
      karte,
    ),
  ];
}

function status(karte: Karte): Teile {
  const [word, css] = STATUS.get(text(karte.status)) ?? [text(karte.status), "kern-badge kern-badge--info"];
  const facts: Zeilen = [
    ["Aktenzeichen", text(karte.aktenzeichen)],
    ["Schritt", text(karte.phase)],
    ["So geht es weiter", text(karte.naechstes)],
    ["Zuständig", text(karte.wer)],
    ["Bis wann", moment(karte.bis)],
  ];
  return [badge(word, css), paragraph(karte.text), rows(facts, karte)];
}

function termin(karte: Karte): Teile {
  const standort: unknown = karte.standort;
  const house = isRecord(standort) ? standort : { name: standort };
  const facts: Zeilen = [
    ["Wann", moment(karte.beginn)],
    ["Wo", text(house.name)],
    ["Anschrift", address(house.anschrift)],
    ["Hinweis", text(karte.hinweis)],
  ];
  return [rows(facts, karte)];
}

function kontakt(karte: Karte, { api }: Gespraech): Teile {
  const facts: Zeilen = [
    ["Telefon", phone(karte.telefon)],
    ["E-Mail", mail(karte.email)],
    ["Anschrift", address(karte.anschrift)],
    ["Öffnungszeiten", text(karte.oeffnungszeiten)],
  ];
  return [rows(facts, karte), more(karte.url, api.server, "Zur Internetseite")];
}

function uebersicht(karte: Karte): Teile {
  const documents = Array.isArray(karte.unterlagen)
    ? karte.unterlagen.map((each: unknown) => text(isRecord(each) ? each.titel : each)).filter(Boolean)
    : [];
  const facts: Zeilen = [
    ["Gebühr", fee(karte.gebuehr)],
    ["Unterlagen", documents.join("\n")],
    ["So geht es weiter", text(karte.naechstes)],
  ];
  return [rows([], karte), rows(facts, null)];
}

function zahlung(karte: Karte, { api }: Gespraech): Teile {
  const facts: Zeilen = [
    ["Betrag", text(karte.betrag)],
    ["Verwendungszweck", text(karte.zweck)],
    ["Fällig", moment(karte.faellig)],
  ];
  return [rows(facts, karte), more(karte.url, api.server, "Jetzt bezahlen")];
}

/** A number or code that is written down: large, with a button that copies it. */
function code(label: string, value: unknown, gespraech: Gespraech): Inhalt | null {
  const words = text(value);
  if (!words) return null;
  const copy = async (event: Event): Promise<void> => {
    const done = await copyText(words, event.currentTarget as Element);
    gespraech.say(done ? `${label} kopiert.` : `${label} bitte von Hand kopieren.`);
  };
  return html`<div class="code">
    <span class="code__titel">${label}</span><span class="code__wert">${words}</span>
    ${knopf(`${label} kopieren`, { symbol: "content-copy", small: true, onClick: (event) => void copy(event) })}
  </div>`;
}

async function copyText(value: string, button: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    const shown = button.parentElement?.querySelector(".code__wert");
    if (shown) getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}

function rows(facts: Zeilen, karte: Karte | null): Inhalt | null {
  const extra: Zeilen = Array.isArray(karte?.zeilen)
    ? karte.zeilen.filter(isRecord).map((zeile) => [text(zeile.titel), text(zeile.anzeige)])
    : [];
  const shown = [...facts, ...extra].filter(([title, value]) => title && value);
  if (!shown.length) return null;
  return html`<dl class="zeilen">
    ${shown.map(([title, value]) => html`<div class="zeile"><dt>${title}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

function badge(word: string, css: string): Inhalt | null {
  if (!word) return null;
  return html`<p class="${css} karte__marke"><span class="kern-label kern-label--small">${word}</span></p>`;
}

function paragraph(value: unknown): Inhalt | null {
  return text(value) ? html`<p class="karte__text">${text(value)}</p>` : null;
}

function more(url: unknown, server: string, title: string): Inhalt | null {
  return text(url) ? html`<p class="karte__text">${link(text(url), server, title)}</p>` : null;
}

function fee(gebuehr: unknown): string {
  if (!isRecord(gebuehr)) return text(gebuehr);
  return [text(gebuehr.betrag), text(gebuehr.text)].filter(Boolean).join("\n");
}

function address(value: unknown): string {
  if (!isRecord(value)) return text(value);
  const lines = [
    [value.strasse, value.hausnummer],
    [value.plz, value.ort],
  ];
  return lines
    .map((line) => line.map(text).filter(Boolean).join(" "))
    .filter(Boolean)
    .join(", ");
}

function phone(value: unknown): Inhalt {
  const digits = text(value).replace(/[^\d+]/g, "");
  if (!/^\+?\d{3,15}$/.test(digits)) return text(value);
  return html`<a href="tel:${digits}" class="verweis">${text(value)}</a>`;
}

function mail(value: unknown): Inhalt {
  const words = text(value);
  if (!/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(words)) return words;
  return html`<a href="mailto:${words}" class="verweis">${words}</a>`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
