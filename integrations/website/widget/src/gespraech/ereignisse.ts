/** Server-sent events over fetch, because the token belongs in a header. Comes back by itself after a break. */

import { ApiError, type ChatApi } from "./api.ts";

const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000];
const SILENCE_MS = 50_000;
/** The server gives a sign of life every 15 seconds; a line that is silent for longer has gone dead in sleep or on the way. */

export interface EreignisFolgen {
  onEvent(name: string, data: unknown): void;
  /** The line stands again after a break: what was missed can be read now. */
  onBack(): void;
  onGone(): void;
}

export class Ereignisse {
  readonly #api: Pick<ChatApi, "events">;
  readonly #lastNr: () => number;
  readonly #folgen: EreignisFolgen;
  #abort: AbortController | null = null;
  #wake: (() => void) | null = null;

  constructor(api: Pick<ChatApi, "events">, lastNr: () => number, folgen: EreignisFolgen) {
    this.#api = api;
    this.#lastNr = lastNr;
    this.#folgen = folgen;
  }

  /** Listens until `stop()`. `broken` says that messages may have been missed before. */
  start(broken = false): void {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    void this.#listen(abort, broken);
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#wake?.();
  }

  /** Ends a pause between two tries: the network is back. */
  hurry(): void {
    this.#wake?.();
  }

  async #listen(abort: AbortController, broken: boolean): Promise<void> {
    let failures = 0;
    let back = broken;
    while (!abort.signal.aborted) {
      try {
        const heard = new Silence(abort.signal);
        const response = await this.#api.events(this.#lastNr(), heard.signal);
        failures = 0;
        if (back) this.#folgen.onBack();
        back = true;
        if (response.body) await this.#read(response.body, heard);
      } catch (error) {
        if (abort.signal.aborted) return;
        back = true;
        if (error instanceof ApiError && error.gone) {
          this.#folgen.onGone();
          return;
        }
      }
      await this.#pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0, abort.signal);
      failures += 1;
    }
  }

  async #read(stream: ReadableStream<Uint8Array>, heard: Silence): Promise<void> {
    const reader = stream.getReader();
    const decoder = new TextDecoder();
    const parser = new Parser((name, data) => this.#dispatch(name, data));
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        heard.again();
        parser.feed(decoder.decode(value, { stream: true }));
      }
    } finally {
      heard.end();
    }
  }

  #dispatch(name: string, data: string): void {
    try {
      this.#folgen.onEvent(name, JSON.parse(data));
    } catch (error) {
      console.error("event not understood", name, error);
    }
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      this.#wake = done;
      if (signal.aborted) done();
    });
  }
}

/** Aborts a request that has been silent for too long, or when `outer` is aborted. */
class Silence {
  readonly #own = new AbortController();
  readonly #outer: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #follow = (): void => {
    this.end();
    this.#own.abort();
  };

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    outer.addEventListener("abort", this.#follow);
    this.again();
  }

  get signal(): AbortSignal {
    return this.#own.signal;
  }

  again(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#own.abort(), SILENCE_MS);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#follow);
  }
}

/** Reads the event-stream format: fields `event` and `data`, an empty line ends an event. */
export class Parser {
  readonly #onEvent: (name: string, data: string) => void;
  #rest = "";
  #name = "message";
  #data: string[] = [];

  constructor(onEvent: (name: string, data: string) => void) {
    this.#onEvent = onEvent;
  }

  feed(chunk: string): void {
    const lines = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    if (line === "") {
      if (this.#data.length) this.#onEvent(this.#name, this.#data.join("\n"));
      this.#name = "message";
      this.#data = [];
      return;
    }
    const at = line.indexOf(":");
    if (at === 0) return;
    const field = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
    if (field === "event") this.#name = value;
    if (field === "data") this.#data.push(value);
  }
}
