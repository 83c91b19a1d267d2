import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError, ChatApi } from "../../integrations/website/widget/src/gespraech/api.ts";
import { Gespraech } from "../../integrations/website/widget/src/gespraech/gespraech.ts";
import { Speicher } from "../../integrations/website/widget/src/gespraech/speicher.ts";
import type { Nachricht, Stand } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { Netz, Strom, settle } from "./netz.ts";

const STAND: Stand = { phase: "frei", leistung: null, frage: null, angaben: {} };
const ZEIT = "2026-11-22T10:00:00+01:00";

/** A server of one conversation: numbers what comes in, answers each text once by its id. */
class Server {
  readonly netz = new Netz();
  readonly journal: Nachricht[] = [];
  readonly streams: Strom[] = [];
  readonly answered = new Map<string, Nachricht[]>();
  stand: Stand = STAND;

  constructor() {
    const whole = () => ({ nachrichten: this.journal, stand: this.stand });
    this.netz
      .on("POST /chat/v1/gespraeche", () => {
        this.add("bot", "Guten Tag.");
        return { status: 201, json: { id: "g1", token: "geheim", ...whole() } };
      })
      .on("POST /chat/v1/gespraeche/g1/nachrichten", ({ body }) => this.#take(String(body?.id), String(body?.text)))
      .on("GET /chat/v1/gespraeche/g1/nachrichten.*", ({ path }) => {
        const after = Number(path.split("nach=")[1]);
        return { json: { ...whole(), nachrichten: this.journal.filter(({ nr }) => nr > after) } };
      })
      .on("DELETE /chat/v1/gespraeche/g1", () => ({ status: 204 }))
      .on("GET .*/ereignisse", () => {
        const strom = new Strom();
        this.streams.push(strom);
        return { strom };
      });
  }

  get stream(): Strom {
    const strom = this.streams.at(-1);
    if (!strom) throw new Error("no stream");
    return strom;
  }

  add(von: Nachricht["von"], text: string, more: Partial<Nachricht> = {}): Nachricht {
    const nachricht: Nachricht = { nr: this.journal.length + 1, von, text, zeit: ZEIT, ...more };
    this.journal.push(nachricht);
    return nachricht;
  }

  #take(id: string, text: string): { json: object } {
    if (!this.answered.has(id)) {
      this.add("buerger", text, { id });
      this.answered.set(id, [this.add("bot", `Antwort auf ${text}`)]);
    }
    return { json: { nachrichten: this.answered.get(id), stand: this.stand } };
  }
}

let server: Server;
let gespraech: Gespraech;

function make(): Gespraech {
  return new Gespraech(new ChatApi("https://lotse.example", "schwerin"), new Speicher("schwerin"));
}

const texts = (shown = gespraech) => shown.verlauf.eintraege.map(({ text }) => text);

beforeEach(async () => {
  vi.useFakeTimers();
  sessionStorage.clear();
  server = new Server();
  gespraech = make();
  await gespraech.start();
});

afterEach(() => gespraech.pause());

describe("Gespraech", () => {
  it("shows what is sent at once, and the answer behind it", async () => {
    gespraech.send({ text: "Moin" });
    expect(texts()).toEqual(["Guten Tag.", "Moin"]);
    expect(gespraech.gesperrt).toBe(true);
    await settle();
    expect(texts()).toEqual(["Guten Tag.", "Moin", "Antwort auf Moin"]);
    expect(gespraech.gesperrt).toBe(false);
  });

  it("shows each message once, whether reply or event brings it, in whatever order", async () => {
    gespraech.send({ text: "Moin" });
    await settle();
    for (const nachricht of [...server.journal].reverse()) server.stream.event("nachricht", nachricht);
    await settle();
    expect(texts()).toEqual(["Guten Tag.", "Moin", "Antwort auf Moin"]);
    expect(gespraech.verlauf.eintraege.map(({ nr }) => nr)).toEqual([1, 2, 3]);
  });

  it("puts a message that was overtaken where it belongs", async () => {
    const [second, third] = [server.add("bot", "zwei"), server.add("bot", "drei")];
    server.stream.event("nachricht", third);
    server.stream.event("nachricht", second);
    await settle();
    expect(texts()).toEqual(["Guten Tag.", "zwei", "drei"]);
  });

  it("fills a gap from the journal, and asks for nothing where there is none", async () => {
    server.add("bot", "zwei");
    server.stream.event("nachricht", server.add("bot", "drei"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(texts()).toEqual(["Guten Tag.", "zwei", "drei"]);
    expect(server.netz.sent(/nach=/).map(({ path }) => path)).toEqual(["/chat/v1/gespraeche/g1/nachrichten?nach=1"]);
    gespraech.send({ text: "Moin" });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.netz.sent(/nach=/)).toHaveLength(1);
  });

  it("reads after a break what came meanwhile", async () => {
    server.stream.end();
    await settle();
    server.add("mensch", "Sind Sie noch da?");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(texts()).toEqual(["Guten Tag.", "Sind Sie noch da?"]);
  });

  it("sends what was written offline by itself, once and in order", async () => {
    server.netz.unreachable = 1;
    gespraech.setOffline(true);
    gespraech.send({ text: "eins" });
    await settle();
    gespraech.send({ text: "zwei" });
    expect(gespraech.verlauf.eintraege.map(({ zustellung }) => zustellung)).toEqual(["", "waiting", "waiting"]);
    gespraech.setOffline(false);
    await settle();
    expect(server.journal.map(({ text }) => text)).toEqual([
      "Guten Tag.",
      "eins",
      "Antwort auf eins",
      "zwei",
      "Antwort auf zwei",
    ]);
    expect(gespraech.wartet).toBe(false);
    expect(gespraech.verlauf.eintraege.every(({ zustellung }) => zustellung === "")).toBe(true);
  });

  it("acts once where the answer was lost and the page loaded anew", async () => {
    const take = server.netz;
    gespraech.send({ text: "Moin" });
    await settle();
    const speicher = new Speicher("schwerin");
    const [id] = server.answered.keys();
    speicher.ausgang = [{ id: id ?? "", text: "Moin", anzeige: "Moin" }];
    gespraech.pause();
    gespraech = make();
    await gespraech.start();
    expect(take.sent(/\/nachrichten$/)).toHaveLength(2);
    expect(texts()).toEqual(["Guten Tag.", "Moin", "Antwort auf Moin"]);
  });

  it("goes on with the same conversation after a reload", async () => {
    gespraech.pause();
    gespraech = make();
    await gespraech.start();
    expect(server.netz.sent(/gespraeche$/)).toHaveLength(1);
    expect(texts()).toEqual(["Guten Tag."]);
  });

  it("counts what has not been read, over a reload too", async () => {
    gespraech.markRead();
    expect(gespraech.ungelesen).toBe(0);
    server.stream.event("nachricht", server.add("mensch", "Hallo"));
    await settle();
    expect(gespraech.ungelesen).toBe(1);
    gespraech.pause();
    gespraech = make();
    await gespraech.start();
    expect(gespraech.ungelesen).toBe(1);
  });

  it("offers the options of the open question, else those since the citizen spoke", async () => {
    server.stream.event("nachricht", server.add("bot", "Womit?", { optionen: [{ titel: "Sofa", wert: "w1" }] }));
    await settle();
    expect(gespraech.optionen.map(({ titel }) => titel)).toEqual(["Sofa"]);
    server.stand = {
      ...STAND,
      phase: "antrag",
      frage: { feld: "hof", typ: "ja_nein", optionen: [{ titel: "Ja", wert: "w2" }] },
    };
    server.stream.event("stand", server.stand);
    await settle();
    expect(gespraech.optionen.map(({ titel }) => titel)).toEqual(["Ja"]);
    server.stand = STAND;
    gespraech.send({ text: "ja" });
    await settle();
    expect(gespraech.optionen).toEqual([]);
  });

  it("gives back what the server does not take", async () => {
    server.netz.on("POST .*/nachrichten", () => ({ status: 413, json: { detail: "Ihr Text ist zu lang." } }));
    gespraech.send({ text: "lang" });
    await settle();
    expect(gespraech.abgelehnt).toEqual({ text: "lang", grund: "Ihr Text ist zu lang." });
    expect(gespraech.verlauf.eintraege.at(-1)?.zustellung).toBe("refused");
  });

  it("says that a conversation is gone, keeps nothing of it, and begins anew", async () => {
    server.netz.on("POST .*/nachrichten", () => ({ status: 404 }));
    gespraech.send({ text: "Moin" });
    await settle();
    expect(gespraech.offen).toBe(false);
    expect(gespraech.stoerung?.titel).toBe("Dieses Gespräch gibt es nicht mehr.");
    expect(sessionStorage.getItem("lotse:schwerin")).not.toContain("geheim");
    await gespraech.stoerung?.weiter();
    expect(gespraech.offen).toBe(true);
  });

  it("is ready again after a server that could not be reached at the start", async () => {
    gespraech.pause();
    sessionStorage.clear();
    server.netz.unreachable = 1;
    gespraech = make();
    await gespraech.start();
    expect(gespraech.stoerung?.text).toBe("Der Server ist gerade nicht zu erreichen.");
    await gespraech.stoerung?.weiter();
    expect(gespraech.offen).toBe(true);
    expect(gespraech.stoerung).toBeNull();
  });

  it("keeps the conversation where ending it failed", async () => {
    server.netz.unreachable = 1;
    await expect(gespraech.end()).rejects.toBeInstanceOf(ApiError);
    expect(gespraech.offen).toBe(true);
    await gespraech.end();
    expect(gespraech.offen).toBe(false);
    expect(new Speicher("schwerin").gespraech).toBeNull();
  });
});

describe("a conversation taken up by a code", () => {
  beforeEach(() => {
    server.netz.on("POST /chat/v1/uebergaenge", ({ body }) =>
      body?.code === "gut"
        ? { json: { id: "g1", token: "anderes", mandant: "schwerin", nachrichten: server.journal, stand: STAND } }
        : { status: 404 },
    );
    gespraech.pause();
  });

  /** The citizen says yes to the question that comes first. */
  async function agreed(): Promise<void> {
    await gespraech.start();
    expect(gespraech.stoerung?.titel).toBe("Gespräch hier fortsetzen?");
    await gespraech.stoerung?.weiter();
  }

  it("is taken over only when that is wanted, and the code stays good until then", async () => {
    gespraech = make();
    gespraech.speicher.weiter = { code: "gut", id: "u1" };
    await gespraech.start();
    expect(gespraech.offen).toBe(false);
    await gespraech.stoerung?.sonst?.weiter();
    expect(server.netz.sent(/uebergaenge/)).toEqual([]);
    expect(gespraech.offen).toBe(true);
    expect(new Speicher("schwerin").gespraech?.token).toBe("geheim");
    expect(new Speicher("schwerin").weiter).toBeNull();
  });

  it("is shown whole and is the one of this tab from then on", async () => {
    sessionStorage.clear();
    gespraech = make();
    gespraech.speicher.weiter = { code: "gut", id: "u1" };
    await agreed();
    expect(texts()).toEqual(["Guten Tag."]);
    expect(new Speicher("schwerin").gespraech).toEqual({ id: "g1", token: "anderes" });
    expect(new Speicher("schwerin").weiter).toBeNull();
  });

  it("asks with the same id again where the answer was lost", async () => {
    gespraech = make();
    gespraech.speicher.weiter = { code: "gut", id: "u1" };
    await gespraech.start();
    server.netz.unreachable = 1;
    await gespraech.stoerung?.weiter();
    await gespraech.stoerung?.weiter();
    expect(server.netz.sent(/uebergaenge/).map(({ body }) => body)).toEqual([
      { code: "gut", id: "u1" },
      { code: "gut", id: "u1" },
    ]);
    expect(gespraech.offen).toBe(true);
  });

  it("leaves the conversation of this tab alone where the code is used up", async () => {
    gespraech = make();
    gespraech.speicher.weiter = { code: "alt", id: "u1" };
    await agreed();
    expect(gespraech.stoerung?.titel).toBe("Dieser Weg gilt nicht mehr");
    await gespraech.stoerung?.weiter();
    expect(texts()).toEqual(["Guten Tag."]);
    expect(new Speicher("schwerin").gespraech?.token).toBe("geheim");
  });
});

describe("ChatApi", () => {
  it("asks no other server for a list: the token stays here", async () => {
    const asked = server.netz.asked.length;
    for (const address of [
      "https://evil.example/liste",
      "//evil.example/liste",
      "https://lotse.example.evil.example/",
    ]) {
      await expect(gespraech.api.list(address)).rejects.toMatchObject({ status: 400 });
    }
    expect(server.netz.asked).toHaveLength(asked);
  });
});
