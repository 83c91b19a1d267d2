/** Streets the town knows, as suggestions while a street is typed; an address in its parts. */

import type { Strasse } from "../gespraech/typen.ts";

/** Asks for streets that begin like `q`; at most eight come back. */
export type Strassensuche = (q: string, signal: AbortSignal) => Promise<readonly Strasse[]>;

export interface Anschrift {
  strasse: string;
  hausnummer: string;
  plz: string;
  ort: string;
}

/** "Mecklenburgstraße 12, 19053 Schwerin" with the parts that are there. */
export function addressText({ strasse, hausnummer, plz, ort }: Anschrift): string {
  const lines = [
    [strasse, hausnummer],
    [plz, ort],
  ].map((line) =>
    line
      .map((part) => part.trim())
      .filter(Boolean)
      .join(" "),
  );
  return lines.filter(Boolean).join(", ");
}

/** The parts of an address as it is shown; what cannot be told apart counts as street. */
export function addressParts(text: string): Anschrift {
  const [first = "", second = ""] = text.split(/,(.*)/su);
  const street = /^(.*\D)\s(\d{1,4}(?:\s?[a-z])?(?:\s?[-–/]\s?\d{1,4}(?:\s?[a-z])?)?)$/iu.exec(first.trim());
  const place = /^(\d{5})\s+(.+)$/u.exec(second.trim());
  return {
    strasse: (street?.[1] ?? first).trim(),
    hausnummer: street?.[2] ?? "",
    plz: place?.[1] ?? "",
    ort: (place?.[2] ?? second).trim(),
  };
}
