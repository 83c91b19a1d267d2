/** What survives a reload: in this tab only (sessionStorage), gone when the tab is closed. */

import type { Ausgehend, MandantAnsicht } from "./typen.ts";

interface Gespeichert {
  id?: string;
  token?: string;
  einfach?: boolean;
  ausgang?: Ausgehend[];
  entwurf?: string;
  offen?: boolean;
  gelesen?: number;
  ansicht?: MandantAnsicht;
  weiter?: { code: string; id: string } | null;
}

export class Speicher {
  readonly #key: string;
  #value: Gespeichert;

  constructor(mandant: string) {
    this.#key = `lotse:${mandant}`;
    this.#value = this.#read();
  }

  /** The running conversation, or null. */
  get gespraech(): { id: string; token: string } | null {
    const { id, token } = this.#value;
    return id && token ? { id, token } : null;
  }

  set gespraech({ id, token }: { id: string; token: string }) {
    this.#write({ id, token });
  }

  get einfach(): boolean {
    return this.#value.einfach === true;
  }

  set einfach(on: boolean) {
    this.#write({ einfach: on });
  }

  /** Messages the server has not confirmed yet. */
  get ausgang(): Ausgehend[] {
    return Array.isArray(this.#value.ausgang) ? this.#value.ausgang : [];
  }

  set ausgang(items: Ausgehend[]) {
    this.#write({ ausgang: items });
  }

  /** What the citizen has typed but not sent. */
  get entwurf(): string {
    return typeof this.#value.entwurf === "string" ? this.#value.entwurf : "";
  }

  set entwurf(text: string) {
    this.#write({ entwurf: text });
  }

  /** Whether the dialog stands open. */
  get offen(): boolean {
    return this.#value.offen === true;
  }

  set offen(on: boolean) {
    this.#write({ offen: on });
  }

  /** Number of the newest message the citizen has had before their eyes. */
  get gelesen(): number {
    return Number(this.#value.gelesen) || 0;
  }

  set gelesen(nr: number) {
    this.#write({ gelesen: nr });
  }

  /** A code that shall be taken up, and the id to ask with; kept until it is done. */
  get weiter(): { code: string; id: string } | null {
    return this.#value.weiter ?? null;
  }

  set weiter(code: { code: string; id: string } | null) {
    this.#write({ weiter: code });
  }

  /** How the town looks, as it was told last. */
  get ansicht(): MandantAnsicht | null {
    return this.#value.ansicht ?? null;
  }

  set ansicht(ansicht: MandantAnsicht) {
    this.#write({ ansicht });
  }

  /** Reads again what another page of this tab may have changed. */
  reread(): void {
    this.#value = this.#read();
  }

  /** Forgets the conversation; the wish for plain language, the window and its colours stay. */
  forget(): void {
    const { einfach, offen, ansicht } = this.#value;
    this.#value = {};
    this.#write({ ...(einfach ? { einfach } : {}), ...(offen ? { offen } : {}), ...(ansicht ? { ansicht } : {}) });
  }

  #read(): Gespeichert {
    try {
      const value: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? "{}");
      return typeof value === "object" && value !== null ? value : {};
    } catch {
      return {};
    }
  }

  #write(change: Gespeichert): void {
    this.#value = { ...this.#value, ...change };
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#value));
    } catch {
      // Storage may be switched off: the conversation then lives until the page is left.
    }
  }
}
