/** Outgoing messages: kept until the server has confirmed them, repeated under the same id, never overtaken by a later one. */

import { type ApiError, asApiError, type ChatApi } from "./api.ts";
import type { Speicher } from "./speicher.ts";
import type { Antwort, Ausgehend } from "./typen.ts";

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

interface Posten {
  readonly item: Ausgehend;
  state: "new" | "sent" | "waiting" | "repeating";
}

export interface AusgangFolgen {
  onReply(item: Ausgehend, reply: Antwort): void;
  /** It will be tried again; `error` is null where it only waits for an earlier one. */
  onWaiting(item: Ausgehend, error: ApiError | null): void;
  /** The server does not take it. */
  onRefused(item: Ausgehend, error: ApiError): void;
  onGone(): void;
  /** Number of messages under way. */
  onBusy(count: number): void;
}

export class Ausgang {
  readonly #api: Pick<ChatApi, "send">;
  readonly #speicher: Pick<Speicher, "ausgang">;
  readonly #folgen: AusgangFolgen;
  #posten: Posten[];
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Pick<ChatApi, "send">, speicher: Pick<Speicher, "ausgang">, folgen: AusgangFolgen) {
    this.#api = api;
    this.#speicher = speicher;
    this.#folgen = folgen;
    this.#posten = speicher.ausgang.map((item) => ({ item, state: "waiting" }));
  }

  /** What has not been confirmed yet, oldest first. */
  get items(): Ausgehend[] {
    return this.#posten.map(({ item }) => item);
  }

  get waiting(): boolean {
    return this.#posten.some(({ state }) => state === "waiting" || state === "repeating");
  }

  add(item: Ausgehend): void {
    const blocked = this.waiting;
    const posten: Posten = { item, state: blocked ? "waiting" : "new" };
    this.#posten.push(posten);
    this.#save();
    if (!blocked) {
      void this.#send(posten);
      return;
    }
    this.#folgen.onWaiting(item, null);
    void this.retry();
  }

  /** Tries again now, oldest first. */
  async retry(): Promise<void> {
    clearTimeout(this.#timer);
    for (;;) {
      const next = this.#posten.find(({ state }) => state === "waiting");
      if (!next || this.#posten.some(({ state }) => state === "repeating")) return;
      next.state = "repeating";
      if (!(await this.#send(next))) return;
    }
  }

  /** Takes what is kept now, in place of what was kept. */
  reload(): void {
    clearTimeout(this.#timer);
    this.#posten = this.#speicher.ausgang.map((item) => ({ item, state: "waiting" }));
  }

  /** Drops everything, for a conversation that has ended. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#posten = [];
    this.#save();
  }

  async #send(posten: Posten): Promise<boolean> {
    if (posten.state === "new") posten.state = "sent";
    this.#reportBusy();
    try {
      const reply = await this.#api.send(posten.item);
      if (!this.#posten.includes(posten)) return false;
      this.#remove(posten);
      this.#failures = 0;
      this.#folgen.onReply(posten.item, reply);
      return true;
    } catch (error) {
      return this.#posten.includes(posten) && this.#failed(posten, asApiError(error));
    } finally {
      this.#reportBusy();
    }
  }

  #failed(posten: Posten, error: ApiError): boolean {
    if (error.passing) {
      posten.state = "waiting";
      const pause = PAUSES_MS[Math.min(this.#failures, PAUSES_MS.length - 1)] ?? 0;
      this.#failures += 1;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.retry(), Math.max(pause, error.retryAfterSeconds * 1_000));
      this.#folgen.onWaiting(posten.item, error);
      return false;
    }
    this.#remove(posten);
    if (error.gone) {
      this.#folgen.onGone();
      return false;
    }
    this.#folgen.onRefused(posten.item, error);
    return true;
  }

  #remove(posten: Posten): void {
    this.#posten = this.#posten.filter((other) => other !== posten);
    this.#save();
  }

  #save(): void {
    this.#speicher.ausgang = this.items;
  }

  #reportBusy(): void {
    this.#folgen.onBusy(this.#posten.filter(({ state }) => state !== "waiting").length);
  }
}

/** What the citizen sends: words, a pressed option, or a command. */
export type Sendung = { text: string } | { wert: string; titel: string } | { befehl: string; titel: string };

export function outgoing(id: string, sendung: Sendung): Ausgehend {
  if ("text" in sendung) return { id, text: sendung.text, anzeige: sendung.text };
  const { titel, ...what } = sendung;
  return { id, ...what, anzeige: titel };
}
