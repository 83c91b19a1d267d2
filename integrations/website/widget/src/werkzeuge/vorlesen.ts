/** Reads messages aloud with a German voice of this device. Voices that send the text to a server are never used. */

const MAX_LETTERS = 220;

/** What of the browser is needed; missing where it cannot speak. */
export interface Sprachausgabe {
  synthese: SpeechSynthesis;
  aeusserung: (text: string) => SpeechSynthesisUtterance;
}

/** The browser's speech, or null. */
export function speechOf(zu: Window & Partial<typeof globalThis>): Sprachausgabe | null {
  const { speechSynthesis, SpeechSynthesisUtterance } = zu;
  if (!speechSynthesis || !SpeechSynthesisUtterance) return null;
  return { synthese: speechSynthesis, aeusserung: (text) => new SpeechSynthesisUtterance(text) };
}

export class Vorleser {
  readonly #ausgabe: Sprachausgabe | null;
  readonly #onChange: () => void;
  /** Key of what is being read, or null. */
  laeuft: string | null = null;

  /** `onChange` is called when a voice comes or goes, and when reading begins or ends. */
  constructor(ausgabe: Sprachausgabe | null, onChange: () => void) {
    this.#ausgabe = ausgabe;
    this.#onChange = onChange;
    ausgabe?.synthese.addEventListener?.("voiceschanged", onChange);
  }

  get moeglich(): boolean {
    return this.#voice() !== null;
  }

  /** Reads a text from the beginning; what is being read stops, unless `danach` wants it to wait. */
  read(key: string, text: string, danach = false): void {
    const voice = this.#voice();
    if (!voice || !this.#ausgabe) return;
    if (!danach) this.#ausgabe.synthese.cancel();
    const parts = partsOf(text);
    for (const [index, part] of parts.entries()) {
      const utterance = this.#ausgabe.aeusserung(part);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onstart = () => this.#set(key);
      if (index === parts.length - 1) utterance.onend = () => this.#ended(key);
      utterance.onerror = () => this.#ended(key);
      this.#ausgabe.synthese.speak(utterance);
    }
    if (parts.length && this.laeuft === null) this.#set(key);
  }

  stop(): void {
    this.#ausgabe?.synthese.cancel();
    this.#set(null);
  }

  /** A German voice of this device. */
  #voice(): SpeechSynthesisVoice | null {
    const voices = this.#ausgabe?.synthese.getVoices() ?? [];
    const german = voices.filter(({ localService, lang }) => localService === true && /^de([-_]|$)/i.test(lang));
    return german.find((voice) => voice.default) ?? german[0] ?? null;
  }

  #ended(key: string): void {
    if (this.laeuft === key) this.#set(null);
  }

  #set(key: string | null): void {
    if (this.laeuft === key) return;
    this.laeuft = key;
    this.#onChange();
  }
}

/** Text in pieces a voice gets through without stopping; addresses are named, not spelled. */
export function partsOf(text: string): string[] {
  const readable = text
    .replace(/https?:\/\/\S+/g, "Internetadresse")
    .replace(/\s+/g, " ")
    .trim();
  const sentences = readable.match(/[^.!?:;]+[.!?:;]*\s*/g) ?? [];
  const parts: string[] = [];
  for (const sentence of sentences) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + sentence.length <= MAX_LETTERS) parts[parts.length - 1] = last + sentence;
    else parts.push(sentence);
  }
  return parts.map((part) => part.trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
}
