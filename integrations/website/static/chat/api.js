/** Client of the chat API. Speaks to this server only; the token travels in a header, never in an address. */

const TURN_TIMEOUT_MS = 45_000;

/** An answer that was no success. `status` 0 means the server was not reached. */
export class ApiError extends Error {
  constructor(status, detail, retryAfterSeconds = 0) {
    super(detail || `Status ${status}`);
    this.status = status;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** True where the same request may succeed later. */
  get passing() {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** True where the conversation does not exist any more. */
  get gone() {
    return this.status === 404 || this.status === 401;
  }
}

export class ChatApi {
  constructor(mandant) {
    this.mandant = mandant;
    this.id = null;
    this.token = null;
  }

  use(id, token) {
    this.id = id;
    this.token = token;
  }

  /** Opens a conversation: {id, token, nachrichten, stand}. */
  async open(einfacheSprache) {
    const opened = await this.#json("POST", "/chat/v1/gespraeche", {
      body: { mandant: this.mandant, kanal: "web", einfache_sprache: einfacheSprache },
      foreign: true,
    });
    this.use(opened.id, opened.token);
    return opened;
  }

  /** Sends {id, text} or {id, wert}; the same id again acts once. */
  send(message) {
    return this.#json("POST", this.#path("/nachrichten"), { body: message });
  }

  /** The journal after message number `nach`. */
  journal(nach = 0) {
    return this.#json("GET", this.#path(`/nachrichten?nach=${nach}`));
  }

  upload(file) {
    const form = new FormData();
    form.append("datei", file);
    return this.#json("POST", this.#path("/dateien"), { form });
  }

  forget() {
    return this.#json("DELETE", this.#path(""));
  }

  /** The whole list behind `frage.alle`. Any other server is refused: the token stays here. */
  list(address) {
    const url = new URL(address, location.origin);
    if (url.origin !== location.origin) throw new ApiError(400, "Diese Liste gehört nicht zu diesem Server.");
    return this.#json("GET", url.pathname + url.search);
  }

  /** Public description of a Leistung. */
  leistung(leistung) {
    const path = `/api/v1/leistungen/${encodeURIComponent(leistung)}?mandant=${encodeURIComponent(this.mandant)}`;
    return this.#json("GET", path, { foreign: true });
  }

  /** Opens the event stream; the caller reads `response.body`. */
  async events(lastNr, signal) {
    const headers = { Accept: "text/event-stream", ...this.#authorization() };
    if (lastNr) headers["Last-Event-ID"] = String(lastNr);
    const response = await this.#fetch(this.#path("/ereignisse"), { headers, signal });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  #path(rest) {
    return `/chat/v1/gespraeche/${encodeURIComponent(this.id)}${rest}`;
  }

  #authorization() {
    return { Authorization: `Bearer ${this.token}` };
  }

  async #json(method, path, { body = null, form = null, foreign = false } = {}) {
    const headers = foreign ? {} : this.#authorization();
    if (body) headers["Content-Type"] = "application/json";
    const signal = AbortSignal.timeout(TURN_TIMEOUT_MS);
    const response = await this.#fetch(path, { method, headers, body: form ?? (body && JSON.stringify(body)), signal });
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return null;
    try {
      return await response.json();
    } catch {
      throw new ApiError(0, "Die Antwort ist nicht vollständig angekommen.");
    }
  }

  async #fetch(path, options) {
    try {
      return await fetch(path, { cache: "no-store", credentials: "omit", redirect: "error", ...options });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new ApiError(0, "Der Server ist gerade nicht zu erreichen.");
    }
  }
}

async function problemOf(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // A proxy's error page is no problem document; the status says enough.
  }
  const detail = typeof problem.detail === "string" ? problem.detail : "";
  return new ApiError(response.status, detail, Number(response.headers.get("Retry-After")) || 0);
}
