/** Tells whoever listens that something has happened. */
export class Melder<Anlass> {
  readonly #listeners = new Set<(anlass: Anlass) => void>();

  /** Calls `listener` each time, until the returned function is called. */
  subscribe(listener: (anlass: Anlass) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  protected tell(anlass: Anlass): void {
    for (const listener of [...this.#listeners]) listener(anlass);
  }
}
