/** The tools of one conversation: what they may ask for, how it shall look, who reads aloud. */

import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Eintrag } from "../gespraech/verlauf.ts";
import type { Anlass } from "../gespraech/zustand.ts";
import { type Darstellung, keepDarstellung, readDarstellung } from "./darstellung.ts";
import type { Werkzeugdienst } from "./dienst.ts";
import { asks } from "./nachrichtenwerkzeuge.ts";
import { cardText, spokenText } from "./protokoll.ts";
import { type Sprachausgabe, Vorleser } from "./vorlesen.ts";

/** Characters up to which a message before a question is only "Danke, 21.11.2026." */
const SHORT = 80;

export class Helfer {
  readonly dienst: Werkzeugdienst;
  readonly vorleser: Vorleser;
  darstellung: Darstellung = readDarstellung();

  readonly #gespraech: Gespraech;
  #heard = 0;

  /** `onChange` is called when a voice comes or goes, and when reading begins or ends. */
  constructor(gespraech: Gespraech, ausgabe: Sprachausgabe | null, onChange: () => void) {
    this.#gespraech = gespraech;
    this.vorleser = new Vorleser(ausgabe, onChange);
    this.dienst = {
      server: gespraech.api.server,
      name: () => gespraech.speicher.ansicht?.name ?? "",
      nachrichten: () => gespraech.verlauf.eintraege.filter(({ anderswo }) => !anderswo),
      rueckmelden: (rueckmeldung) => gespraech.api.rate(rueckmeldung),
      uebergang: (ziel) => gespraech.api.handOver(ziel),
      telegram: () => gespraech.speicher.ansicht?.telegram === true,
      verbinden: (verbindung, ja) => gespraech.api.answerLink(verbindung, ja),
      trennen: () => gespraech.api.endLink(),
    };
  }

  /** Shows it otherwise from now on. */
  change(darstellung: Darstellung): void {
    this.darstellung = darstellung;
    keepDarstellung(darstellung);
    if (!darstellung.vorlesen) this.vorleser.stop();
  }

  /** Reads what is new, where that is wanted; whoever writes is not talked over. */
  follow(anlass: Anlass): void {
    const { eintraege, lastNr } = this.#gespraech.verlauf;
    if (anlass === "gesendet") this.vorleser.stop();
    if ((anlass === "antwort" || anlass === "neu") && this.darstellung.vorlesen) {
      for (const eintrag of eintraege) this.#read(eintrag);
    }
    if (["antwort", "neu", "aufgebaut", "bereit"].includes(anlass)) this.#heard = lastNr;
  }

  #read({ nr, von, text, karte, anderswo }: Eintrag): void {
    if (nr === null || nr <= this.#heard || von === "buerger" || anderswo) return;
    this.vorleser.read(String(nr), spokenText({ text, karte: karte && cardText(karte) }), true);
  }
}

/** Messages below which the tools stand: the last one of each answer of the Lotse, and what it explained before it asks on. */
export function withTools(eintraege: readonly Eintrag[]): Set<Eintrag> {
  return new Set(
    eintraege.filter((eintrag, at) => {
      if (eintrag.von !== "bot" || eintrag.nr === null) return false;
      const next = eintraege[at + 1];
      return next?.von !== "bot" || (asks(next) && says(eintrag));
    }),
  );
}

/** An explanation or a card, and not only a word of thanks. */
function says({ text, karte }: Eintrag): boolean {
  return karte !== null || text.length > SHORT;
}
