import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChatApi } from "../../integrations/website/widget/src/gespraech/api.ts";
import { Ereignisse, Parser } from "../../integrations/website/widget/src/gespraech/ereignisse.ts";
import { Netz, Strom, settle } from "./netz.ts";

function parse(...chunks: string[]): [string, string][] {
  const found: [string, string][] = [];
  const parser = new Parser((name, data) => found.push([name, data]));
  for (const chunk of chunks) parser.feed(chunk);
  return found;
}

describe("Parser", () => {
  const stream =
    ': hallo\r\n\r\nid: 7\r\nevent: nachricht\r\ndata: {"nr":\r\ndata: 7}\r\n\r\nevent: tippt\ndata:{}\n\ndata: x\r\r';
  const expected = [
    ["nachricht", '{"nr":\n7}'],
    ["tippt", "{}"],
    ["message", "x"],
  ];

  it("reads names, lines of data and every kind of line end", () => {
    expect(parse(stream, "\n")).toEqual(expected);
  });

  it("does not care where the network cuts", () => {
    for (let at = 0; at <= stream.length; at += 1) {
      expect(parse(stream.slice(0, at), stream.slice(at), "\n")).toEqual(expected);
    }
    expect(parse(...stream, "\n")).toEqual(expected);
  });

  it("passes over what has no data", () => {
    expect(parse("event: leer\n\nretry: 5\n\n: nur ein Lebenszeichen\n\n")).toEqual([]);
  });
});

describe("Ereignisse", () => {
  let netz: Netz;
  let streams: Strom[];
  let heard: string[];
  let last: number;

  function listen(): Ereignisse {
    const api = new ChatApi("https://lotse.example", "schwerin");
    api.use("g1", "geheim");
    return new Ereignisse(api, () => last, {
      onEvent: (name, data) => heard.push(`${name} ${JSON.stringify(data)}`),
      onBack: () => heard.push("back"),
      onGone: () => heard.push("gone"),
    });
  }

  beforeEach(() => {
    vi.useFakeTimers();
    streams = [];
    heard = [];
    last = 0;
    netz = new Netz().on("GET .*/ereignisse", () => {
      const strom = new Strom();
      streams.push(strom);
      return { strom };
    });
  });

  it("reads words that the network has cut in the middle of a letter", async () => {
    const ereignisse = listen();
    ereignisse.start();
    await settle();
    const bytes = new TextEncoder().encode('event: nachricht\ndata: "Grüße"\n\n');
    const cut = new Strom();
    netz.on("GET .*/ereignisse", () => ({ strom: cut }));
    streams[0]?.end();
    await vi.advanceTimersByTimeAsync(1_000);
    for (const byte of bytes) cut.raw(Uint8Array.of(byte));
    await settle();
    expect(heard).toEqual(["back", 'nachricht "Grüße"']);
    ereignisse.stop();
  });

  it("comes back by itself and says where it was", async () => {
    const ereignisse = listen();
    ereignisse.start();
    await settle();
    streams[0]?.event("nachricht", { nr: 4 });
    await settle();
    last = 4;
    streams[0]?.end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(streams).toHaveLength(2);
    expect(netz.asked[1]?.headers["Last-Event-ID"]).toBe("4");
    expect(heard).toEqual(['nachricht {"nr":4}', "back"]);
    ereignisse.stop();
  });

  it("tries less and less often while nobody answers, and at once when it is told to hurry", async () => {
    netz.unreachable = 99;
    const ereignisse = listen();
    ereignisse.start();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(netz.asked).toHaveLength(4);
    netz.unreachable = 0;
    ereignisse.hurry();
    await settle();
    expect(streams).toHaveLength(1);
    ereignisse.stop();
  });

  it("gives up a line that has gone dead", async () => {
    const ereignisse = listen();
    ereignisse.start();
    await settle();
    for (let ping = 0; ping < 5; ping += 1) {
      await vi.advanceTimersByTimeAsync(15_000);
      streams[0]?.write(": ping\n\n");
    }
    await settle();
    expect(netz.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(55_000);
    expect(netz.asked.length).toBeGreaterThan(1);
    ereignisse.stop();
  });

  it("ends where the conversation is gone, and asks no more", async () => {
    netz.on("GET .*/ereignisse", () => ({ status: 404 }));
    listen().start();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(heard).toEqual(["gone"]);
    expect(netz.asked).toHaveLength(1);
  });
});
