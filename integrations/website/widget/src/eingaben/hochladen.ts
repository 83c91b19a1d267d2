/** Sends one file and tells how far it is. XMLHttpRequest, since fetch reports no progress of an upload. */

const TIMEOUT_MS = 180_000;

export interface Sendung {
  /** Whole address of the upload. */
  adresse: string;
  /** Headers that open the conversation. */
  kopf: Readonly<Record<string, string>>;
  datei: File;
  /** Drawn once for a file: the same id again acts once. */
  id: string;
  /** Share that has left this device, 0 to 1. */
  onProgress: (anteil: number) => void;
  signal: AbortSignal;
}

/** Why a file did not arrive; `detail` are words for the citizen, `status` 0 means that the server was not reached. */
export class HochladenError extends Error {
  readonly status: number;
  readonly detail: string;

  constructor(status: number, detail: string) {
    super(detail);
    this.name = "HochladenError";
    this.status = status;
    this.detail = detail;
  }
}

const WORDS: Readonly<Record<number, string>> = {
  0: "Die Verbindung ist abgebrochen. Die Datei ist noch hier, Sie können es noch einmal versuchen.",
  413: "Diese Datei ist zu groß.",
  429: "Gerade kommen sehr viele Dateien an. Bitte versuchen Sie es gleich noch einmal.",
};
const OTHER = "Die Datei ist nicht angekommen. Bitte versuchen Sie es noch einmal.";

/** The answer of the server as parsed JSON. Rejects with HochladenError, or with AbortError where it was called off. */
export function upload(sendung: Sendung, make: () => XMLHttpRequest = () => new XMLHttpRequest()): Promise<unknown> {
  const { adresse, kopf, datei, id, onProgress, signal } = sendung;
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(calledOff());
      return;
    }
    const request = make();
    const stop = (): void => request.abort();
    signal.addEventListener("abort", stop, { once: true });
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onload = () => settle(request, resolve, reject);
    request.onerror = () => reject(new HochladenError(0, WORDS[0] ?? OTHER));
    request.ontimeout = request.onerror;
    request.onabort = () => reject(calledOff());
    request.onloadend = () => signal.removeEventListener("abort", stop);
    request.open("POST", adresse);
    request.timeout = TIMEOUT_MS;
    for (const [name, value] of Object.entries(kopf)) request.setRequestHeader(name, value);
    const form = new FormData();
    form.append("datei", datei);
    form.append("id", id);
    request.send(form);
  });
}

function settle(request: XMLHttpRequest, resolve: (body: unknown) => void, reject: (reason: Error) => void): void {
  const body = parsed(request.responseText);
  if (request.status >= 200 && request.status < 300) resolve(body);
  else reject(new HochladenError(request.status, detailOf(body) || WORDS[request.status] || OTHER));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's page: the status says enough
  }
}

function detailOf(body: unknown): string {
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : "";
  return typeof detail === "string" ? detail : "";
}

function calledOff(): DOMException {
  return new DOMException("Das Hochladen wurde abgebrochen.", "AbortError");
}
