/** Which answer is being changed where it stands. The wish is sent as a message; the question that comes back opens the row. */

export class Bearbeitung {
  #feld = "";
  #offen = false;

  /** The field whose row is open, or "". */
  get feld(): string {
    return this.#offen ? this.#feld : "";
  }

  /** The citizen wants to change this answer. */
  wish(feld: string): void {
    this.#feld = feld;
    this.#offen = false;
  }

  /** Follows the open question; `answered` is true once the server has answered what was sent last. */
  follow(gefragt: string | undefined, answered: boolean): void {
    if (this.#feld === "") return;
    if (gefragt === this.#feld) this.#offen = true;
    else if (this.#offen || answered) this.#feld = "";
    if (this.#feld === "") this.#offen = false;
  }
}
