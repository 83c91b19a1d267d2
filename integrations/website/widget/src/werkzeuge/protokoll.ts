/** The conversation as something to keep: who said what and when, with what the cards hold. Nothing else of it, least of all a token. */

import type { Karte, Von } from "../gespraech/typen.ts";

/** A message as far as it is written down. */
export interface Gesagtes {
  von: Von;
  zeit: string;
  text?: string | null;
  karte?: Karte | null;
}

export interface Kartentext {
  titel: string;
  zeilen: [titel: string, wert: string][];
}

export interface Eintrag {
  von: Von;
  sender: string;
  zeit: string;
  text: string;
  karte: Kartentext | null;
}

export interface Protokoll {
  titel: string;
  /** "22.11.2026, 18:05 Uhr" */
  erstellt: string;
  eintraege: Eintrag[];
}

const SENDERS: Readonly<Record<string, string>> = {
  bot: "Lotse",
  mensch: "Mitarbeiterin oder Mitarbeiter",
  system: "Hinweis",
  buerger: "Sie",
};

const TITLES: Readonly<Record<string, string>> = {
  leistung: "Leistung",
  vorgang: "Ihr Antrag ist eingegangen",
  status: "Stand Ihres Antrags",
  termin: "Ihr Termin",
  kontakt: "Kontakt",
  uebersicht: "Ihre Angaben",
  zahlung: "Zahlung",
};

/** What of a card is written down, in this order. */
const LINES: readonly [schluessel: string, titel: string][] = [
  ["aktenzeichen", "Aktenzeichen"],
  ["abrufcode", "Abrufcode"],
  ["kurz", "Kurz gesagt"],
  ["eingang", "Eingang"],
  ["status", "Stand"],
  ["phase", "Schritt"],
  ["text", "Auskunft"],
  ["beginn", "Wann"],
  ["standort", "Wo"],
  ["anschrift", "Anschrift"],
  ["stelle", "Zuständig"],
  ["wer", "Zuständig"],
  ["bis", "Bis wann"],
  ["betrag", "Betrag"],
  ["zweck", "Verwendungszweck"],
  ["faellig", "Fällig"],
  ["gebuehr", "Gebühr"],
  ["unterlagen", "Unterlagen"],
  ["telefon", "Telefon"],
  ["email", "E-Mail"],
  ["oeffnungszeiten", "Öffnungszeiten"],
  ["hinweis", "Hinweis"],
  ["naechstes", "So geht es weiter"],
  ["url", "Im Netz"],
];

const STATUS: Readonly<Record<string, string>> = {
  eingegangen: "Eingegangen",
  in_bearbeitung: "In Bearbeitung",
  rueckfrage: "Rückfrage an Sie",
  entschieden: "Entschieden",
  erledigt: "Erledigt",
  zurueckgezogen: "Zurückgezogen",
};

export function protokoll(nachrichten: readonly Gesagtes[], name: string, jetzt: Date): Protokoll {
  return {
    titel: name ? `Gespräch mit dem Bürgerlotsen – ${name}` : "Gespräch mit dem Bürgerlotsen",
    erstellt: moment(jetzt.toISOString()),
    eintraege: nachrichten.map(({ von, zeit, text, karte }) => ({
      von,
      sender: SENDERS[von] ?? SENDERS.system ?? "",
      zeit: moment(zeit),
      text: text ?? "",
      karte: karte ? cardText(karte) : null,
    })),
  };
}

/** A card in lines of title and value, null where it says nothing. */
export function cardText(karte: Karte): Kartentext | null {
  const lines = LINES.map(([key, title]): [string, string] => [title, lineOf(key, karte[key])]);
  const extra = Array.isArray(karte.zeilen) ? karte.zeilen.map(ownLine) : [];
  const zeilen = [...lines, ...extra].filter(([title, value]) => title !== "" && value !== "");
  const titel = words(karte.titel) || (Object.hasOwn(TITLES, karte.art) ? (TITLES[karte.art] ?? "") : "");
  return titel || zeilen.length ? { titel, zeilen } : null;
}

/** Everything of a message as one text, for reading aloud. */
export function spokenText({ text, karte }: Pick<Eintrag, "text" | "karte">): string {
  const lines = karte ? [karte.titel, ...karte.zeilen.map(([title, value]) => `${title}: ${value}`)] : [];
  return [text, ...lines].filter(Boolean).join(".\n");
}

function lineOf(key: string, value: unknown): string {
  if (key === "status" && typeof value === "string") return STATUS[value] ?? value;
  if (["eingang", "beginn", "bis", "faellig"].includes(key)) return moment(words(value));
  return words(value);
}

function ownLine(zeile: unknown): [string, string] {
  if (typeof zeile !== "object" || zeile === null) return ["", ""];
  const { titel, anzeige } = zeile as { titel?: unknown; anzeige?: unknown };
  return [words(titel), words(anzeige)];
}

/** Anything of a card in words: lists and parts one after the other. */
function words(value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(words).filter(Boolean).join(", ");
  if (typeof value !== "object" || value === null) return "";
  const { strasse, hausnummer, plz, ort, ...rest } = value as Record<string, unknown>;
  const lines = [
    [strasse, hausnummer],
    [plz, ort],
  ].map((line) => line.map(words).filter(Boolean).join(" "));
  return [...Object.values(rest).map(words), ...lines].filter(Boolean).join(", ");
}

/** An ISO moment or day as it is written in German; anything else as it is. */
function moment(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  const dayOnly = value.length === 10;
  const date = new Date(dayOnly ? `${value}T12:00:00` : value);
  if (Number.isNaN(date.getTime())) return value;
  const zone = { timeZone: "Europe/Berlin" };
  const day = date.toLocaleDateString("de-DE", { day: "2-digit", month: "2-digit", year: "numeric", ...zone });
  return dayOnly
    ? day
    : `${day}, ${date.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", ...zone })} Uhr`;
}
