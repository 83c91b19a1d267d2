/** What survives a reload: in this tab only (sessionStorage), gone when the tab is closed. */

export class Speicher {
  constructor(mandant) {
    this.key = `lotse:${mandant}`;
    this.value = this.#read();
  }

  /** {id, token} of the running conversation, or null. */
  get gespraech() {
    const { id, token } = this.value;
    return id && token ? { id, token } : null;
  }

  set gespraech({ id, token }) {
    this.#write({ ...this.value, id, token });
  }

  get einfach() {
    return this.value.einfach === true;
  }

  set einfach(on) {
    this.#write({ ...this.value, einfach: on });
  }

  /** Messages the server has not confirmed yet. */
  get ausgang() {
    return Array.isArray(this.value.ausgang) ? this.value.ausgang : [];
  }

  set ausgang(items) {
    this.#write({ ...this.value, ausgang: items });
  }

  /** What the citizen has typed but not sent. */
  get entwurf() {
    return typeof this.value.entwurf === "string" ? this.value.entwurf : "";
  }

  set entwurf(text) {
    this.#write({ ...this.value, entwurf: text });
  }

  /** Forgets the conversation; the wish for plain language stays. */
  forget() {
    this.#write({ einfach: this.einfach });
  }

  #read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }

  #write(value) {
    this.value = value;
    try {
      sessionStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      // Storage may be switched off: the conversation then lives until the page is left.
    }
  }
}
