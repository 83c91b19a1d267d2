/** The conversation as a list: one entry per message, in the order of their numbers, each number once. */

import type { Karte, Nachricht, Option, Von } from "./typen.ts";

export type Zustellung = "" | "waiting" | "refused";

export interface Eintrag {
  /** Stays the same for as long as the entry is shown. */
  readonly schluessel: string;
  /** Null for an own message the server has not numbered yet. */
  readonly nr: number | null;
  readonly id: string | null;
  readonly von: Von;
  /** Who wrote it, of a human of the office; else empty. */
  readonly name: string;
  readonly art: string;
  readonly text: string;
  readonly zeit: string;
  readonly karte: Karte | null;
  readonly optionen: readonly Option[];
  /** Said to a messenger about itself, and to nobody here. */
  readonly anderswo: boolean;
  readonly zustellung: Zustellung;
  /** Why it has not arrived, in words. */
  readonly grund: string;
}

const SENDERS: readonly Von[] = ["bot", "mensch", "buerger", "system"];

export class Verlauf {
  #eintraege: readonly Eintrag[] = [];

  /** A new array after each change. */
  get eintraege(): readonly Eintrag[] {
    return this.#eintraege;
  }

  get lastNr(): number {
    return Math.max(0, ...this.#eintraege.map(({ nr }) => nr ?? 0));
  }

  /** Number after which the journal has to be read to fill a gap, or null. Own messages without a number explain one missing each. */
  get gap(): number | null {
    const known = new Set(this.#eintraege.map(({ nr }) => nr));
    let own = this.#eintraege.filter(({ nr, zustellung }) => nr === null && zustellung === "").length;
    for (let nr = 1; nr < this.lastNr; nr += 1) {
      if (known.has(nr)) continue;
      if (own === 0) return this.#before(known, nr);
      own -= 1;
    }
    return null;
  }

  /** The first entry after what the citizen wrote last, or null. */
  get turnStart(): Eintrag | null {
    const last = this.#eintraege.findLastIndex(({ von }) => von === "buerger");
    return last < 0 ? null : (this.#eintraege[last + 1] ?? null);
  }

  /** Adds a message of the journal; false where it is there already. */
  add(nachricht: Nachricht): boolean {
    if (this.#eintraege.some(({ nr }) => nr === nachricht.nr)) return false;
    if (nachricht.von === "buerger" && this.#adopt(nachricht)) return false;
    const eintrag = entry(nachricht);
    const later = this.#eintraege.findIndex(({ nr }) => nr !== null && nr > nachricht.nr);
    const at = later < 0 ? this.#eintraege.length : later;
    this.#eintraege = this.#eintraege.toSpliced(at, 0, eintrag);
    return true;
  }

  /** Adds what the citizen has just sent, before the server has numbered it; once for each id. */
  addOwn(id: string, text: string, zeit: string): void {
    if (this.#eintraege.some((other) => other.id === id)) return;
    const eintrag: Eintrag = {
      schluessel: id,
      nr: null,
      id,
      von: "buerger",
      name: "",
      art: "text",
      text,
      zeit,
      karte: null,
      optionen: [],
      anderswo: false,
      zustellung: "",
      grund: "",
    };
    this.#eintraege = [...this.#eintraege, eintrag];
  }

  setState(id: string, zustellung: Zustellung, grund = ""): void {
    this.#replace(id, { zustellung, grund });
  }

  clear(): void {
    this.#eintraege = [];
  }

  /** Gives an own message its number when it comes back as part of the journal, which names the id it was sent with. */
  #adopt({ id, nr }: Nachricht): boolean {
    return Boolean(id) && this.#replace(id ?? "", { nr, zustellung: "", grund: "" });
  }

  #replace(id: string, change: Partial<Eintrag>): boolean {
    const at = this.#eintraege.findIndex((other) => other.id === id);
    const old = this.#eintraege[at];
    if (!old) return false;
    this.#eintraege = this.#eintraege.with(at, { ...old, ...change });
    return true;
  }

  #before(known: Set<number | null>, missing: number): number {
    let nr = missing - 1;
    while (nr > 0 && !known.has(nr)) nr -= 1;
    return nr;
  }
}

function entry(nachricht: Nachricht): Eintrag {
  return {
    schluessel: nachricht.von === "buerger" && nachricht.id ? nachricht.id : `nr-${nachricht.nr}`,
    nr: nachricht.nr,
    id: nachricht.id ?? null,
    von: SENDERS.includes(nachricht.von) ? nachricht.von : "system",
    name: nachricht.name ?? "",
    art: nachricht.art ?? "",
    text: nachricht.text ?? "",
    zeit: nachricht.zeit,
    karte: nachricht.karte ?? null,
    optionen: nachricht.optionen ?? [],
    anderswo: nachricht.von === "system" && nachricht.kanal === "telegram",
    zustellung: "",
    grund: "",
  };
}
