/** Client of the chat API. Speaks to the Lotse's server only; the token travels in a header, never in an address. */

import type {
  Antwort,
  Ausgehend,
  Eroeffnet,
  Listenoption,
  MandantAnsicht,
  Rueckmeldung,
  Strasse,
  Uebergang,
  UebergangZiel,
  Uebernommen,
} from "./typen.ts";

const TURN_TIMEOUT_MS = 45_000;

/** An answer that was no success. `status` 0 means the server was not reached; `detail` is for the citizen. */
export class ApiError extends Error {
  readonly status: number;
  readonly detail: string;
  readonly retryAfterSeconds: number;

  constructor(status: number, detail: string, retryAfterSeconds = 0) {
    super(detail || `Status ${status}`);
    this.status = status;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** True where the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** True where the conversation does not exist any more. */
  get gone(): boolean {
    return this.status === 404 || this.status === 401;
  }
}

/** What went wrong, as an ApiError; a fault of our own is no passing one. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(400, "");
}

interface Anfrage {
  body?: unknown;
  /** Without the token. */
  open?: boolean;
}

export interface LeistungAnsicht {
  titel?: string;
  felder?: { feld: string; titel?: string }[];
  leistung?: string | LeistungAnsicht;
}

export class ChatApi {
  readonly mandant: string;
  /** Origin of the Lotse's server, which need not be that of the page. */
  readonly server: string;
  #id = "";
  #token = "";

  constructor(server: string, mandant: string) {
    this.server = new URL(server).origin;
    this.mandant = mandant;
  }

  use(id: string, token: string): void {
    this.#id = id;
    this.#token = token;
  }

  get authorization(): Record<string, string> {
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** Address of a part of this conversation. */
  address(part: string): string {
    return `${this.server}/chat/v1/gespraeche/${encodeURIComponent(this.#id)}${part}`;
  }

  async open(einfacheSprache: boolean): Promise<Eroeffnet> {
    const body = { mandant: this.mandant, kanal: "web", einfache_sprache: einfacheSprache };
    const opened = await this.#json<Eroeffnet>("POST", `${this.server}/chat/v1/gespraeche`, { body, open: true });
    this.use(opened.id, opened.token);
    return opened;
  }

  /** Sends text, the value of an option or a command; the same id again acts once. */
  send({ id, text, wert, befehl }: Ausgehend): Promise<Antwort> {
    return this.#json("POST", this.address("/nachrichten"), { body: { id, text, wert, befehl } });
  }

  /** The journal after message number `nach`. */
  journal(nach = 0): Promise<Antwort> {
    return this.#json("GET", this.address(`/nachrichten?nach=${nach}`));
  }

  forget(): Promise<unknown> {
    return this.#json("DELETE", this.address(""));
  }

  /** The whole list behind `frage.alle`. Any other server is refused: the token stays here. */
  async list(address: string): Promise<Listenoption[]> {
    const url = new URL(address, this.server);
    if (url.origin !== this.server) throw new ApiError(400, "Diese Liste gehört nicht zu diesem Server.");
    const answer = await this.#json<{ optionen?: Listenoption[]; termine?: { anzeige: string; beginn: string }[] }>(
      "GET",
      url.href,
    );
    return answer.optionen ?? (answer.termine ?? []).map(({ anzeige, beginn }) => ({ titel: anzeige, beginn }));
  }

  /** Public description of a Leistung. */
  leistung(leistung: string): Promise<LeistungAnsicht> {
    const query = `mandant=${encodeURIComponent(this.mandant)}`;
    const path = `/api/v1/leistungen/${encodeURIComponent(leistung)}?${query}`;
    return this.#json("GET", this.server + path, { open: true });
  }

  /** Streets that fit what has been typed, at most eight. */
  async strassen(words: string): Promise<Strasse[]> {
    const path = `/api/v1/mandanten/${encodeURIComponent(this.mandant)}/strassen?q=${encodeURIComponent(words)}`;
    return (await this.#json<{ strassen: Strasse[] }>("GET", this.server + path, { open: true })).strassen;
  }

  /** Name, telephone and colours of the town. */
  ansicht(): Promise<MandantAnsicht> {
    return this.#json("GET", `${this.server}/${encodeURIComponent(this.mandant)}/farben.json`, { open: true });
  }

  /** A code by which this conversation goes on elsewhere. */
  handOver(ziel: UebergangZiel): Promise<Uebergang> {
    return this.#json("POST", this.address("/uebergaenge"), { body: { ziel } });
  }

  /** Takes up the conversation behind a code; from then on it is the one of this client. The same `id` may ask again. */
  async takeOver(code: string, id: string): Promise<Uebernommen> {
    const body = { code, id };
    const taken = await this.#json<Uebernommen>("POST", `${this.server}/chat/v1/uebergaenge`, { body, open: true });
    this.use(taken.id, taken.token);
    return taken;
  }

  /** Is the messenger's chat that asks (`stand.verbindung`) the citizen's own? */
  answerLink(id: string, ja: boolean): Promise<unknown> {
    return this.#json("POST", this.address("/verbindung"), { body: { id, ja } });
  }

  /** From now on the conversation is open on the website only. */
  endLink(): Promise<unknown> {
    return this.#json("DELETE", this.address("/verbindung"));
  }

  rate(rueckmeldung: Rueckmeldung): Promise<unknown> {
    return this.#json("POST", this.address("/rueckmeldungen"), { body: rueckmeldung });
  }

  /** Opens the event stream; the caller reads `response.body`. */
  async events(lastNr: number, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { Accept: "text/event-stream", ...this.authorization };
    if (lastNr) headers["Last-Event-ID"] = String(lastNr);
    const response = await this.#fetch(this.address("/ereignisse"), { headers, signal });
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async #json<T>(method: string, address: string, { body, open = false }: Anfrage = {}): Promise<T> {
    const headers: Record<string, string> = open ? {} : this.authorization;
    const options: RequestInit = { method, headers, signal: AbortSignal.timeout(TURN_TIMEOUT_MS) };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
      options.body = JSON.stringify(body);
    }
    const response = await this.#fetch(address, options);
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return null as T;
    try {
      return (await response.json()) as T;
    } catch {
      throw new ApiError(0, "Die Antwort ist nicht vollständig angekommen.");
    }
  }

  async #fetch(address: string, options: RequestInit): Promise<Response> {
    try {
      return await fetch(address, { cache: "no-store", credentials: "omit", redirect: "error", ...options });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new ApiError(0, "Der Server ist gerade nicht zu erreichen.");
    }
  }
}

async function problemOf(response: Response): Promise<ApiError> {
  let detail = "";
  try {
    const problem: unknown = await response.json();
    if (typeof problem === "object" && problem !== null && "detail" in problem && typeof problem.detail === "string") {
      detail = problem.detail;
    }
  } catch {
    // A proxy's error page is no problem document; the status says enough.
  }
  return new ApiError(response.status, detail, Number(response.headers.get("Retry-After")) || 0);
}
