import { beforeEach, describe, expect, it, vi } from "vitest";
import { ChatApi } from "../../integrations/website/widget/src/gespraech/api.ts";
import { Ausgang } from "../../integrations/website/widget/src/gespraech/ausgang.ts";
import { Speicher } from "../../integrations/website/widget/src/gespraech/speicher.ts";
import { Netz, settle } from "./netz.ts";

const NACHRICHTEN = /\/nachrichten$/;
let netz: Netz;
let events: string[];

function open(speicher = new Speicher("schwerin")): Ausgang {
  const api = new ChatApi("https://lotse.example", "schwerin");
  api.use("g1", "geheim");
  return new Ausgang(api, speicher, {
    onReply: (item) => events.push(`reply ${item.id}`),
    onWaiting: (item) => events.push(`waiting ${item.id}`),
    onRefused: (item, error) => events.push(`refused ${item.id} ${error.detail}`),
    onGone: () => events.push("gone"),
    onBusy: () => undefined,
  });
}

const message = (id: string) => ({ id, text: `Text ${id}`, anzeige: `Text ${id}` });
const ids = () => netz.sent(NACHRICHTEN).map(({ body }) => body?.id);

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  events = [];
  netz = new Netz().on("POST .*/nachrichten", () => ({ json: { nachrichten: [], stand: null } }));
});

describe("Ausgang", () => {
  it("sends with the token in a header and forgets what is confirmed", async () => {
    const ausgang = open();
    ausgang.add(message("a"));
    await settle();
    expect(netz.asked[0]?.headers.Authorization).toBe("Bearer geheim");
    expect(netz.asked[0]?.path).not.toContain("geheim");
    expect(events).toEqual(["reply a"]);
    expect(ausgang.items).toEqual([]);
    expect(new Speicher("schwerin").ausgang).toEqual([]);
  });

  it("repeats under the same id, later and later, until it arrives", async () => {
    netz.unreachable = 3;
    const ausgang = open();
    ausgang.add(message("a"));
    await settle();
    expect(ids()).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(999);
    expect(ids()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(ids()).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ids()).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(ids()).toEqual(["a", "a", "a", "a"]);
    expect(events.at(-1)).toBe("reply a");
  });

  it("lets no later message overtake one that waits", async () => {
    netz.unreachable = 2;
    const ausgang = open();
    ausgang.add(message("a"));
    await settle();
    ausgang.add(message("b"));
    ausgang.add(message("c"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ids()).toEqual(["a", "a", "a", "b", "c"]);
    expect(events.filter((each) => each.startsWith("reply"))).toEqual(["reply a", "reply b", "reply c"]);
  });

  it("waits as long as the server asks for", async () => {
    let refusals = 1;
    netz.on("POST .*/nachrichten", () =>
      refusals-- > 0 ? { status: 429, headers: { "Retry-After": "20" } } : { json: { nachrichten: [], stand: null } },
    );
    open().add(message("a"));
    await vi.advanceTimersByTimeAsync(19_900);
    expect(ids()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(ids()).toHaveLength(2);
  });

  it("goes on after a reload with what was not confirmed", async () => {
    netz.unreachable = 1;
    open().add(message("a"));
    await settle();
    const later = open();
    await later.retry();
    expect(ids()).toEqual(["a", "a"]);
    expect(later.items).toEqual([]);
  });

  it("hands back what the server does not take, and goes on with the next", async () => {
    netz.on("POST .*/nachrichten", ({ body }) =>
      body?.id === "a" ? { status: 413, json: { detail: "Zu lang." } } : { json: { nachrichten: [], stand: null } },
    );
    const ausgang = open();
    ausgang.add(message("a"));
    ausgang.add(message("b"));
    await settle();
    expect(events.toSorted()).toEqual(["refused a Zu lang.", "reply b"]);
    expect(ausgang.items).toEqual([]);
  });

  it("says once that the conversation is gone", async () => {
    netz.on("POST .*/nachrichten", () => ({ status: 404 }));
    open().add(message("a"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(events).toEqual(["gone"]);
  });
});
