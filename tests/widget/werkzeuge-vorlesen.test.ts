import { describe, expect, it } from "vitest";
import { partsOf, type Sprachausgabe, Vorleser } from "../../integrations/website/widget/src/werkzeuge/vorlesen.ts";

const LOCAL = { name: "Anna", lang: "de-DE", localService: true, default: false } as SpeechSynthesisVoice;
const CLOUD = { name: "Cloud", lang: "de-DE", localService: false, default: true } as SpeechSynthesisVoice;
const ENGLISH = { name: "Tom", lang: "en-GB", localService: true, default: true } as SpeechSynthesisVoice;

/** A browser that speaks: it keeps what it was given, and a test says when an utterance ends. */
class Browser {
  spoken: SpeechSynthesisUtterance[] = [];
  cancelled = 0;
  voices: SpeechSynthesisVoice[];
  listener: (() => void) | null = null;

  constructor(...voices: SpeechSynthesisVoice[]) {
    this.voices = voices;
  }

  get ausgabe(): Sprachausgabe {
    const synthese = {
      getVoices: () => this.voices,
      speak: (utterance: SpeechSynthesisUtterance) => this.spoken.push(utterance),
      cancel: () => {
        this.cancelled += 1;
      },
      addEventListener: (_: string, listener: () => void) => {
        this.listener = listener;
      },
    };
    return {
      synthese: synthese as unknown as SpeechSynthesis,
      aeusserung: (text) => ({ text }) as SpeechSynthesisUtterance,
    };
  }

  end(): void {
    this.spoken.at(-1)?.onend?.({} as SpeechSynthesisEvent);
  }
}

describe("reading aloud", () => {
  it("uses a German voice of this device only", () => {
    const browser = new Browser(CLOUD, ENGLISH, LOCAL);
    new Vorleser(browser.ausgabe, () => {}).read("1", "Guten Tag.");
    expect(browser.spoken.map(({ text, voice }) => [text, voice?.name])).toEqual([["Guten Tag.", "Anna"]]);
  });

  it.each([
    ["a cloud voice", new Browser(CLOUD)],
    ["a foreign voice", new Browser(ENGLISH)],
    ["no voice", new Browser()],
  ])("is not offered with %s, and says nothing then", (_, browser) => {
    const vorleser = new Vorleser(browser.ausgabe, () => {});
    expect(vorleser.moeglich).toBe(false);
    vorleser.read("1", "Guten Tag.");
    expect(browser.spoken).toEqual([]);
  });

  it("is not offered where the browser cannot speak", () => {
    expect(new Vorleser(null, () => {}).moeglich).toBe(false);
  });

  it("tells what it reads until it ends or is stopped", () => {
    const browser = new Browser(LOCAL);
    let changes = 0;
    const vorleser = new Vorleser(browser.ausgabe, () => {
      changes += 1;
    });
    vorleser.read("7", "Guten Tag.");
    expect([vorleser.laeuft, changes]).toEqual(["7", 1]);
    browser.end();
    expect([vorleser.laeuft, changes]).toEqual([null, 2]);
    vorleser.read("8", "Bis bald.");
    vorleser.stop();
    expect([vorleser.laeuft, browser.cancelled]).toEqual([null, 3]);
  });

  it("lets a new message wait for the one before", () => {
    const browser = new Browser(LOCAL);
    const vorleser = new Vorleser(browser.ausgabe, () => {});
    vorleser.read("7", "Eins.");
    vorleser.read("8", "Zwei.", true);
    expect(browser.cancelled).toBe(1);
    expect(browser.spoken.map(({ text }) => text)).toEqual(["Eins.", "Zwei."]);
  });

  it("notices voices that come late", () => {
    const browser = new Browser();
    let changes = 0;
    const vorleser = new Vorleser(browser.ausgabe, () => {
      changes += 1;
    });
    browser.voices = [LOCAL];
    browser.listener?.();
    expect([vorleser.moeglich, changes]).toEqual([true, 1]);
  });
});

describe("a text in pieces", () => {
  it("breaks at sentences and names addresses", () => {
    const long = "Dies ist ein Satz, der eine Weile dauert und dann endet. ".repeat(8);
    expect(partsOf(long).every((part) => part.length <= 220)).toBe(true);
    expect(partsOf(long).join(" ").replace(/\s+/g, " ")).toBe(long.trim());
    expect(partsOf("Mehr: https://www.schwerin.de/x?y=1")).toEqual(["Mehr: Internetadresse"]);
    expect(partsOf(" … ")).toEqual([]);
  });
});
