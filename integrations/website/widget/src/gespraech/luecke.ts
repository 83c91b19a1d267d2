/** Waits a moment for a message that lacks in between, then has the journal read. */

import type { Verlauf } from "./verlauf.ts";

const PATIENCE_MS = 1_000;

export class Luecke {
  readonly #verlauf: Verlauf;
  readonly #read: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(verlauf: Verlauf, read: () => void) {
    this.#verlauf = verlauf;
    this.#read = read;
  }

  watch(): void {
    this.stop();
    if (this.#verlauf.gap === null) return;
    this.#timer = setTimeout(() => {
      if (this.#verlauf.gap !== null) this.#read();
    }, PATIENCE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
