/** Server-sent events over fetch, because the token belongs in a header. Comes back by itself after a break. */

const PAUSES_MS = [1_000, 2_000, 5_000, 10_000, 30_000];

export class Ereignisse {
  /** `lastNr()` names the newest message shown; `handlers` has one function per event name, and `gone`. */
  constructor(api, lastNr, handlers) {
    this.api = api;
    this.lastNr = lastNr;
    this.handlers = handlers;
    this.abort = null;
  }

  async start() {
    this.stop();
    const abort = new AbortController();
    this.abort = abort;
    let failures = 0;
    while (!abort.signal.aborted) {
      try {
        const response = await this.api.events(this.lastNr(), abort.signal);
        failures = 0;
        await this.#read(response.body);
      } catch (error) {
        if (abort.signal.aborted) return;
        if (error.gone) {
          this.handlers.gone();
          return;
        }
      }
      await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)], abort.signal);
      failures += 1;
    }
  }

  stop() {
    this.abort?.abort();
  }

  async #read(stream) {
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new Parser((name, data) => this.#dispatch(name, data));
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      parser.feed(value);
    }
  }

  #dispatch(name, data) {
    const handler = this.handlers[name];
    if (!handler) return;
    try {
      handler(JSON.parse(data));
    } catch (error) {
      console.error("event not understood", name, error);
    }
  }
}

/** Reads the event-stream format: fields `event` and `data`, an empty line ends an event. */
export class Parser {
  constructor(onEvent) {
    this.onEvent = onEvent;
    this.rest = "";
    this.#reset();
  }

  feed(chunk) {
    const lines = (this.rest + chunk).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop();
    for (const line of lines) this.#line(line);
  }

  #line(line) {
    if (line === "") {
      if (this.data.length) this.onEvent(this.name, this.data.join("\n"));
      this.#reset();
      return;
    }
    const at = line.indexOf(":");
    if (at === 0) return;
    const field = at < 0 ? line : line.slice(0, at);
    const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
    if (field === "event") this.name = value;
    if (field === "data") this.data.push(value);
  }

  #reset() {
    this.name = "message";
    this.data = [];
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
