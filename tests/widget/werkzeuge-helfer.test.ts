import { beforeEach, describe, expect, it } from "vitest";
import { ChatApi } from "../../integrations/website/widget/src/gespraech/api.ts";
import { Gespraech } from "../../integrations/website/widget/src/gespraech/gespraech.ts";
import { Speicher } from "../../integrations/website/widget/src/gespraech/speicher.ts";
import type { Von } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { readDarstellung } from "../../integrations/website/widget/src/werkzeuge/darstellung.ts";
import { Helfer, withTools } from "../../integrations/website/widget/src/werkzeuge/helfer.ts";
import type { Sprachausgabe } from "../../integrations/website/widget/src/werkzeuge/vorlesen.ts";

const VOICE = { lang: "de-DE", localService: true, default: true } as SpeechSynthesisVoice;

let spoken: string[] = [];
let cancelled = 0;
const AUSGABE: Sprachausgabe = {
  synthese: {
    getVoices: () => [VOICE],
    speak: ({ text }: SpeechSynthesisUtterance) => spoken.push(text),
    cancel: () => {
      cancelled += 1;
    },
  } as unknown as SpeechSynthesis,
  aeusserung: (text) => ({ text }) as SpeechSynthesisUtterance,
};

/** A conversation with these messages, each with its number as text. */
function conversation(...senders: Von[]): Gespraech {
  const gespraech = new Gespraech(new ChatApi("https://lotse.example", "schwerin"), new Speicher("schwerin"));
  for (const von of senders) say(gespraech, von);
  return gespraech;
}

function say(gespraech: Gespraech, von: Von): void {
  const nr = gespraech.verlauf.lastNr + 1;
  gespraech.verlauf.add({ nr, von, text: `Nachricht ${nr}`, zeit: "2026-11-22T18:00:00Z" });
}

beforeEach(() => {
  sessionStorage.clear();
  spoken = [];
  cancelled = 0;
});

describe("reading what is new", () => {
  it("begins with what comes after it was wished for, each message once, never the citizen's own", () => {
    const gespraech = conversation("bot", "buerger");
    const helfer = new Helfer(gespraech, AUSGABE, () => {});
    helfer.follow("aufgebaut");
    helfer.change({ groesse: 100, kontrast: false, vorlesen: true });
    say(gespraech, "bot");
    say(gespraech, "buerger");
    say(gespraech, "mensch");
    helfer.follow("antwort");
    helfer.follow("neu");
    expect(spoken).toEqual(["Nachricht 3", "Nachricht 5"]);
  });

  it("stays silent where it is not wished for, and catches nothing up later", () => {
    const gespraech = conversation();
    const helfer = new Helfer(gespraech, AUSGABE, () => {});
    say(gespraech, "bot");
    helfer.follow("antwort");
    helfer.change({ groesse: 100, kontrast: false, vorlesen: true });
    helfer.follow("antwort");
    expect(spoken).toEqual([]);
  });

  it("talks over nobody who writes, and stops when it is switched off", () => {
    const helfer = new Helfer(conversation(), AUSGABE, () => {});
    helfer.follow("gesendet");
    helfer.change({ groesse: 125, kontrast: true, vorlesen: false });
    expect(cancelled).toBe(2);
    expect(readDarstellung()).toEqual({ groesse: 125, kontrast: true, vorlesen: false });
  });
});

describe("tools below messages", () => {
  it("stand below the last message of each answer of the Lotse", () => {
    const { verlauf } = conversation("bot", "bot", "buerger", "bot", "mensch", "system");
    expect([...withTools(verlauf.eintraege)].map(({ nr }) => nr)).toEqual([2, 4]);
  });

  it("stand below an explanation that a question follows, and not below a word of thanks", () => {
    const { verlauf } = conversation();
    const messages = [
      { art: "antwort", text: "Die Abholung ist einmal im Jahr kostenfrei, ".repeat(3) },
      { art: "frage", text: "Was sollen wir mitnehmen?" },
    ];
    for (const [at, each] of [...messages, { art: "antwort", text: "Danke." }, messages[1]].entries()) {
      verlauf.add({ nr: at + 1, von: "bot", zeit: "2026-11-21T10:00:00+01:00", ...each });
    }
    expect([...withTools(verlauf.eintraege)].map(({ nr }) => nr)).toEqual([1, 4]);
  });
});
