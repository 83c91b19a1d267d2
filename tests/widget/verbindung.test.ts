import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChatApi } from "../../integrations/website/widget/src/gespraech/api.ts";
import { Gespraech } from "../../integrations/website/widget/src/gespraech/gespraech.ts";
import { Speicher } from "../../integrations/website/widget/src/gespraech/speicher.ts";
import { watchPage } from "../../integrations/website/widget/src/gespraech/verbindung.ts";
import { Netz, Strom, settle } from "./netz.ts";

const STAND = { phase: "frei", leistung: null, frage: null, angaben: {} };
const greeting = { nr: 1, von: "bot", text: "Guten Tag.", zeit: "2026-11-22T10:00:00+01:00" };

let netz: Netz;
let streams: Strom[];
let opened: number;

function shown(event: "pageshow" | "pagehide", persisted: boolean): void {
  dispatchEvent(Object.assign(new Event(event), { persisted }));
}

function make(): Gespraech {
  return new Gespraech(new ChatApi("https://lotse.example", "schwerin"), new Speicher("schwerin"));
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  streams = [];
  opened = 0;
  netz = new Netz()
    .on("POST /chat/v1/gespraeche", () => {
      opened += 1;
      return { status: 201, json: { id: `g${opened}`, token: "t", nachrichten: [greeting], stand: STAND } };
    })
    .on("GET .*/nachrichten.*", () => ({ json: { nachrichten: [greeting], stand: STAND } }))
    .on("GET .*/ereignisse", () => {
      const strom = new Strom();
      streams.push(strom);
      return { strom };
    });
});

describe("a page that the browser has put aside", () => {
  it("holds no line, and takes it up again with what came meanwhile", async () => {
    const gespraech = make();
    const stop = watchPage(gespraech, () => true);
    await gespraech.start();
    shown("pagehide", true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(streams).toHaveLength(1);
    const later = { ...greeting, nr: 2, von: "mensch", text: "Hallo" };
    netz.on("GET .*/nachrichten.*", () => ({ json: { nachrichten: [later], stand: STAND } }));
    shown("pageshow", true);
    await settle();
    expect(streams).toHaveLength(2);
    expect(gespraech.verlauf.eintraege.map(({ text }) => text)).toEqual(["Guten Tag.", "Hallo"]);
    stop();
    gespraech.pause();
  });

  it("goes on with the conversation that was begun on another page meanwhile", async () => {
    const first = make();
    const stop = watchPage(first, () => true);
    await first.start();
    first.pause();
    sessionStorage.clear();
    const second = make();
    await second.start();
    second.pause();
    shown("pageshow", true);
    await settle();
    expect(first.speicher.gespraech?.id).toBe("g2");
    expect(opened).toBe(2);
    expect(netz.asked.at(-1)?.path).toContain("/g2/");
    stop();
    first.pause();
  });

  it("opens no second conversation where one was begun on another page first", async () => {
    const first = make();
    const stop = watchPage(first, () => false);
    const second = make();
    await second.start();
    second.pause();
    shown("pageshow", true);
    await first.start();
    expect(opened).toBe(1);
    stop();
    first.pause();
  });
});

it("sends what waits as soon as the network is back", async () => {
  const gespraech = make();
  const stop = watchPage(gespraech, () => true);
  await gespraech.start();
  netz.on("POST .*/nachrichten", () => ({ json: { nachrichten: [], stand: STAND } }));
  netz.unreachable = 1;
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  dispatchEvent(new Event("offline"));
  expect(gespraech.offline).toBe(true);
  gespraech.send({ text: "Moin" });
  await settle();
  expect(gespraech.wartet).toBe(true);
  online.mockReturnValue(true);
  dispatchEvent(new Event("online"));
  await settle();
  expect(gespraech.offline).toBe(false);
  expect(gespraech.wartet).toBe(false);
  stop();
  gespraech.pause();
});
