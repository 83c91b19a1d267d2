/** Items with their number, as they are typed and sent: "2 Sessel, 1 Bett". */

export interface Posten {
  name: string;
  anzahl: number;
}

export const MAX_ANZAHL = 200;
const WORDS: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einen: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
};

/** What one typed line names; a number before an item wins over `anzahl`. */
export function itemsOf(text: string, anzahl = 1): Posten[] {
  return text
    .split(/[,;\n]+|\s+und\s+/u)
    .map((part) => itemOf(part.trim(), anzahl))
    .filter((item) => item.name !== "");
}

function itemOf(text: string, anzahl: number): Posten {
  const [, first = "", rest = ""] = /^(\S+)\s+(.+)$/su.exec(text) ?? [];
  const count = /^\d{1,3}x?$/.test(first) ? Number.parseInt(first, 10) : WORDS[first.toLocaleLowerCase("de-DE")];
  return count ? { name: rest.trim(), anzahl: clamp(count) } : { name: text, anzahl: clamp(anzahl) };
}

export function clamp(anzahl: number): number {
  return Number.isFinite(anzahl) ? Math.min(MAX_ANZAHL, Math.max(1, Math.round(anzahl))) : 1;
}

/** The list with one more item; the same name again counts up. */
export function withItem(posten: readonly Posten[], neu: Posten): Posten[] {
  const same = (one: Posten) => one.name.toLocaleLowerCase("de-DE") === neu.name.toLocaleLowerCase("de-DE");
  if (!posten.some(same)) return [...posten, neu];
  return posten.map((one) => (same(one) ? { ...one, anzahl: clamp(one.anzahl + neu.anzahl) } : one));
}

export function itemText({ anzahl, name }: Posten): string {
  return `${anzahl} ${name}`;
}
