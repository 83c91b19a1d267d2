/** A fetch at the edge of the network: answers by method and path, keeps what was asked, can lose or fail requests. */

import { vi } from "vitest";

export interface Anfrage {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Record<string, unknown> | null;
}

type Antwort = { status?: number; json?: unknown; headers?: Record<string, string>; strom?: Strom };
type Handler = (anfrage: Anfrage) => Antwort | Promise<Antwort>;

export class Netz {
  readonly asked: Anfrage[] = [];
  /** So many requests never reach the server. */
  unreachable = 0;
  readonly #routes: [RegExp, Handler][] = [];

  constructor() {
    vi.stubGlobal("fetch", (address: string, options: RequestInit) => this.#fetch(address, options));
  }

  /** `route` is method and path, like `POST .*\/nachrichten`; the latest that fits answers. */
  on(route: string, handler: Handler): this {
    this.#routes.unshift([new RegExp(`^${route}$`), handler]);
    return this;
  }

  sent(path: RegExp): Anfrage[] {
    return this.asked.filter((each) => path.test(each.path));
  }

  async #fetch(address: string, options: RequestInit): Promise<Response> {
    const url = new URL(address);
    const anfrage = {
      method: options.method ?? "GET",
      path: url.pathname + url.search,
      headers: options.headers as Record<string, string>,
      body: typeof options.body === "string" ? JSON.parse(options.body) : null,
    };
    this.asked.push(anfrage);
    if (this.unreachable > 0) {
      this.unreachable -= 1;
      throw new TypeError("Failed to fetch");
    }
    const found = this.#routes.find(([route]) => route.test(`${anfrage.method} ${anfrage.path}`));
    if (!found) return new Response("{}", { status: 404 });
    const { status = 200, json, headers = {}, strom } = await found[1](anfrage);
    if (strom) {
      options.signal?.addEventListener("abort", () => strom.abort());
      return new Response(strom.body, { status, headers });
    }
    return new Response(status === 204 ? null : JSON.stringify(json ?? {}), { status, headers });
  }
}

/** An event stream the test writes to. */
export class Strom {
  readonly body: ReadableStream<Uint8Array>;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  constructor() {
    this.body = new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
      },
    });
  }

  write(text: string): void {
    this.raw(new TextEncoder().encode(text));
  }

  raw(bytes: Uint8Array): void {
    this.#controller?.enqueue(bytes);
  }

  event(name: string, data: unknown): void {
    this.write(`event: ${name}\r\ndata: ${JSON.stringify(data)}\r\n\r\n`);
  }

  /** What a browser does with an answer whose request is given up. */
  abort(): void {
    this.#controller?.error(new DOMException("aborted", "AbortError"));
  }

  end(): void {
    this.#controller?.close();
  }
}

/** Lets everything that is ready run, without any time passing. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}
