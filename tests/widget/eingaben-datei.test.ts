import { describe, expect, it } from "vitest";
import {
  acceptOf,
  formatsOf,
  formatWords,
  problemOf,
  sizeWords,
} from "../../integrations/website/widget/src/eingaben/dateipruefung.ts";
import { HochladenError, upload } from "../../integrations/website/widget/src/eingaben/hochladen.ts";
import { inputFor, type Umgebung } from "../../integrations/website/widget/src/eingaben/wahl.ts";
import { drawn, find, frage, nameOf, type Platz, press, show, umgebung } from "./eingaben.ts";

const PHOTO = new File(["bild"], "foto.jpg", { type: "image/jpeg" });
const question = frage({ typ: "datei", formate: ["jpg", "png"], groesse_max: 1_000_000 });

const open = (teil: Partial<Umgebung> = {}) => show(inputFor(question, umgebung(teil)));

async function choose(place: Platz, ...files: File[]): Promise<void> {
  const field = find<HTMLInputElement>(place, "#eingabe-datei");
  Object.defineProperty(field, "files", { value: files, configurable: true });
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await drawn();
}

/** A transfer that a test lets succeed or fail. */
function transfer() {
  const ids: string[] = [];
  const running: {
    done: () => void;
    fail: (error: Error) => void;
    progress: (share: number) => void;
    signal: AbortSignal;
  }[] = [];
  const uebertragen: Umgebung["uebertragen"] = (_, id, progress, signal) => {
    ids.push(id);
    return new Promise((done, fail) => {
      signal.addEventListener("abort", () => fail(new DOMException("weg", "AbortError")));
      running.push({ done, fail, progress, signal });
    });
  };
  return { ids, running, uebertragen };
}

describe("a file", () => {
  it("is looked at, sent with its progress, and then gone from the form", async () => {
    const { ids, running, uebertragen } = transfer();
    const place = await open({ uebertragen });
    await choose(place, PHOTO);
    expect(nameOf(find(place, ".datei__name"))).toBe("foto.jpg");
    expect(nameOf(document.activeElement ?? document.body)).toBe("Datei senden");
    expect(ids).toEqual([]);
    await press(place, "[data-rolle=senden]");
    running[0]?.progress(0.425);
    await drawn();
    expect(find<HTMLProgressElement>(place, "progress").value).toBe(42);
    expect(nameOf(find(place, "label[for=eingabe-datei-fortschritt]"))).toBe("Hochladen: 42 %");
    running[0]?.done();
    await drawn();
    expect(nameOf(find(place, "[role=status]"))).toBe("„foto.jpg“ ist angekommen.");
    expect(place.element.querySelector(".datei")).toBeNull();
  });

  it("keeps its id when it is tried again, and gets a new one when it is chosen anew", async () => {
    const { ids, running, uebertragen } = transfer();
    const place = await open({ uebertragen });
    await choose(place, PHOTO);
    await press(place, "[data-rolle=senden]");
    running[0]?.fail(new HochladenError(0, "Die Verbindung ist abgebrochen."));
    await drawn();
    expect(nameOf(find(place, "[role=alert]"))).toBe("Die Verbindung ist abgebrochen.");
    expect(nameOf(find(place, "[data-rolle=senden]"))).toBe("Noch einmal versuchen");
    await press(place, "[data-rolle=senden]");
    expect(ids[1]).toBe(ids[0]);
    running[1]?.fail(new HochladenError(503, "Später."));
    await drawn();
    await press(place, "[data-rolle=andere]");
    await choose(place, PHOTO);
    await press(place, "[data-rolle=senden]");
    expect(ids[2]).not.toBe(ids[0]);
  });

  it("can be called off", async () => {
    const { running, uebertragen } = transfer();
    const place = await open({ uebertragen });
    await choose(place, PHOTO);
    await press(place, "[data-rolle=senden]");
    await press(place, "[data-rolle=abbrechen]");
    expect(running[0]?.signal.aborted).toBe(true);
    expect(nameOf(find(place, "[role=status]"))).toBe("Angehalten. Die Datei wurde nicht gesendet.");
    expect(nameOf(find(place, "[data-rolle=senden]"))).toBe("Datei senden");
  });

  it("that the server refuses has to be another one", async () => {
    const { running, uebertragen } = transfer();
    const place = await open({ uebertragen });
    await choose(place, PHOTO);
    await press(place, "[data-rolle=senden]");
    running[0]?.fail(new HochladenError(422, "Dieses Bild lässt sich nicht lesen."));
    await drawn();
    expect(nameOf(find(place, "[role=alert]"))).toBe("Dieses Bild lässt sich nicht lesen.");
    expect(place.element.querySelector("[data-rolle=senden]")).toBeNull();
    expect(document.activeElement?.id).toBe("eingabe-datei");
  });

  it("that does not fit is told before it travels", async () => {
    const { ids, uebertragen } = transfer();
    const place = await open({ uebertragen });
    await choose(place, new File(["x"], "notiz.txt", { type: "text/plain" }));
    expect(nameOf(find(place, "[role=alert]"))).toBe("„notiz.txt“ passt hier nicht. Möglich sind JPG oder PNG.");
    await choose(place, PHOTO, PHOTO);
    expect(nameOf(find(place, "[role=alert]"))).toBe("Bitte wählen Sie eine Datei nach der anderen.");
    expect(ids).toEqual([]);
  });
});

describe("the check of a file", () => {
  it.each([
    [new File(["x"], "a.JPEG", { type: "" }), ""],
    [new File(["x"], "scan", { type: "application/pdf" }), ""],
    [new File([], "leer.pdf", { type: "application/pdf" }), "„leer.pdf“ ist leer. Bitte wählen Sie eine andere Datei."],
    [new File(["x".repeat(2_500)], "gross.pdf"), "„gross.pdf“ ist mit 3 KB zu groß. Möglich sind höchstens 2 KB."],
    [new File(["x"], "a.svg", { type: "image/svg+xml" }), "„a.svg“ passt hier nicht. Möglich sind PDF, JPG oder PNG."],
  ])("%#", (file, problem) => {
    expect(problemOf(file, formatsOf(null), 2_000)).toBe(problem);
  });

  it("knows formats and sizes in words", () => {
    expect(formatsOf([".JPEG", "jpg", "pdf", "<b>"])).toEqual(["jpg", "pdf"]);
    expect(formatWords(["pdf"])).toBe("PDF");
    expect(acceptOf(["jpg"])).toBe(".jpg,.jpeg,image/jpeg");
    expect([sizeWords(900), sizeWords(800_000), sizeWords(2_440_000)]).toEqual(["900 Byte", "800 KB", "2,4 MB"]);
  });
});

describe("the transfer", () => {
  class Server extends EventTarget {
    static last: Server;
    upload: { onprogress?: (event: Partial<ProgressEvent>) => void } = {};
    sent: FormData | null = null;
    headers: Record<string, string> = {};
    status = 0;
    responseText = "";
    address = "";
    timeout = 0;
    onload?: () => void;
    onerror?: () => void;
    ontimeout?: () => void;
    onabort?: () => void;
    onloadend?: () => void;

    constructor() {
      super();
      Server.last = this;
    }
    open(_: string, address: string): void {
      this.address = address;
    }
    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value;
    }
    send(form: FormData): void {
      this.sent = form;
    }
    abort(): void {
      this.onabort?.();
    }
    reply(status: number, body: string): void {
      this.status = status;
      this.responseText = body;
      this.onload?.();
    }
  }

  const start = (signal = new AbortController().signal, shares: number[] = []) =>
    upload(
      {
        adresse: "/dateien",
        kopf: { Authorization: "Bearer geheim" },
        datei: PHOTO,
        id: "nr-1",
        onProgress: (share) => shares.push(share),
        signal,
      },
      () => new Server() as unknown as XMLHttpRequest,
    );

  it("carries file, id and token, and reports how far it is", async () => {
    const shares: number[] = [];
    const answer = start(new AbortController().signal, shares);
    Server.last.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 });
    Server.last.upload.onprogress?.({ lengthComputable: false, loaded: 2, total: 0 });
    Server.last.reply(200, '{"stand":null}');
    expect(await answer).toEqual({ stand: null });
    expect(shares).toEqual([0.25]);
    expect(Server.last.headers).toEqual({ Authorization: "Bearer geheim" });
    expect(Server.last.sent?.get("datei")).toMatchObject({ name: "foto.jpg" });
    expect(Server.last.sent?.get("id")).toBe("nr-1");
  });

  it.each([
    [422, '{"detail":"Dieses Bild lässt sich nicht lesen."}', "Dieses Bild lässt sich nicht lesen."],
    [413, "<html>", "Diese Datei ist zu groß."],
    [500, '{"detail":7}', "Die Datei ist nicht angekommen. Bitte versuchen Sie es noch einmal."],
  ])("says in words why it was refused: %i", async (status, body, detail) => {
    const answer = start();
    Server.last.reply(status, body);
    await expect(answer).rejects.toMatchObject({ status, detail });
  });

  it("tells a lost connection from calling off", async () => {
    const lost = start();
    Server.last.onerror?.();
    await expect(lost).rejects.toMatchObject({ status: 0 });
    const stop = new AbortController();
    const called = start(stop.signal);
    stop.abort();
    await expect(called).rejects.toMatchObject({ name: "AbortError" });
    await expect(start(stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
