/** What a conversation looks like right now, for whoever shows it. */

import type { ChatApi } from "./api.ts";
import { Melder } from "./melder.ts";
import type { Speicher } from "./speicher.ts";
import type { Stoerung } from "./stoerung.ts";
import type { Option, Stand } from "./typen.ts";
import { Verlauf } from "./verlauf.ts";

/** What has just happened: `antwort` to what was sent, `neu` of its own accord, `aufgebaut` all of it at once. */
export type Anlass = "stand" | "gesendet" | "wartet" | "antwort" | "neu" | "aufgebaut" | "bereit";

export abstract class Zustand extends Melder<Anlass> {
  readonly api: ChatApi;
  readonly speicher: Speicher;
  readonly verlauf = new Verlauf();
  stand: Stand | null = null;
  /** True while messages can be written. */
  offen = false;
  /** What the Lotse has said last, so that help is not shown twice. */
  gesagt = "";
  /** Messages under way. */
  unterwegs = 0;
  /** Someone on the other side is writing. */
  tipptDort = false;
  offline = false;
  /** A short sentence for screen readers. */
  meldung = "";
  stoerung: Stoerung | null = null;
  /** A message the server did not take: its text goes back to where it was written. */
  abgelehnt: { text: string; grund: string } | null = null;

  constructor(api: ChatApi, speicher: Speicher) {
    super();
    this.api = api;
    this.speicher = speicher;
  }

  /** Options that hold now: those of the open question, else those offered since the citizen last spoke. */
  get optionen(): readonly Option[] {
    const asked = this.stand?.frage?.optionen ?? [];
    if (asked.length) return asked;
    const eintraege = this.verlauf.eintraege;
    return eintraege
      .slice(eintraege.findLastIndex(({ von }) => von === "buerger") + 1)
      .flatMap((each) => each.optionen);
  }

  get gesprochen(): boolean {
    return this.verlauf.eintraege.some(({ von }) => von === "buerger");
  }

  /** Messages from the other side that have not been before the citizen's eyes. */
  get ungelesen(): number {
    const { gelesen } = this.speicher;
    return this.verlauf.eintraege.filter(
      ({ nr, von, anderswo }) => von !== "buerger" && !anderswo && (nr ?? 0) > gelesen,
    ).length;
  }
}
