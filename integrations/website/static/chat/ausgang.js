/** Outgoing messages: kept until the server has confirmed them, repeated under the same id, never overtaken by a later one. */

const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export class Ausgang {
  /**
   * `onReply(item, reply)` for an answer, `onWaiting(item, error)` when it will be tried again,
   * `onRefused(item, error)` when the server does not take it, `onGone()` when the conversation is gone,
   * `onBusy(count)` with the number of messages under way.
   */
  constructor(api, speicher, handlers) {
    this.api = api;
    this.speicher = speicher;
    this.handlers = handlers;
    this.items = speicher.ausgang.map((item) => ({ ...item, state: "waiting" }));
    this.failures = 0;
    this.timer = null;
    window.addEventListener("online", () => this.retry());
  }

  /** Takes a message: {id, anzeige} and text or wert. */
  add(item) {
    const entry = { ...item, state: "new" };
    const blocked = this.items.some((other) => other.state === "waiting");
    this.items.push(entry);
    this.#save();
    if (blocked) {
      entry.state = "waiting";
      this.handlers.onWaiting(entry, {});
      this.retry();
    } else {
      this.#send(entry);
    }
  }

  /** Tries again now, oldest first. */
  async retry() {
    clearTimeout(this.timer);
    for (;;) {
      const next = this.items.find((item) => item.state === "waiting");
      if (!next || this.items.some((item) => item.state === "repeating")) return;
      next.state = "repeating";
      if (!(await this.#send(next))) return;
    }
  }

  /** Drops everything, for a conversation that has ended. */
  clear() {
    clearTimeout(this.timer);
    this.items = [];
    this.#save();
  }

  async #send(item) {
    const { id, text, wert } = item;
    if (item.state === "new") item.state = "sent";
    this.#reportBusy();
    try {
      const reply = await this.api.send(wert === undefined ? { id, text } : { id, wert });
      this.#remove(item);
      this.failures = 0;
      this.handlers.onReply(item, reply);
      return true;
    } catch (error) {
      return this.#failed(item, error);
    } finally {
      this.#reportBusy();
    }
  }

  #failed(item, error) {
    if (error.passing) {
      item.state = "waiting";
      const pause = PAUSES_MS[Math.min(this.failures, PAUSES_MS.length - 1)];
      this.failures += 1;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.retry(), Math.max(pause, (error.retryAfterSeconds ?? 0) * 1000));
      this.handlers.onWaiting(item, error);
      return false;
    }
    this.#remove(item);
    if (error.gone) {
      this.handlers.onGone();
      return false;
    }
    this.handlers.onRefused(item, error);
    return true;
  }

  #remove(item) {
    this.items = this.items.filter((other) => other !== item);
    this.#save();
  }

  #save() {
    this.speicher.ausgang = this.items.map(({ state, ...item }) => item);
  }

  #reportBusy() {
    this.handlers.onBusy(this.items.filter((item) => item.state !== "waiting").length);
  }
}
