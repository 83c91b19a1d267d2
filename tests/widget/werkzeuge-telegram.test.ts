import { html, render } from "lit";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Stand, Uebergang } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { Verlauf } from "../../integrations/website/widget/src/gespraech/verlauf.ts";
import type { Werkzeugdienst } from "../../integrations/website/widget/src/werkzeuge/dienst.ts";
import type { Telegram } from "../../integrations/website/widget/src/werkzeuge/telegram.ts";
import "../../integrations/website/widget/src/werkzeuge/telegram.ts";
import "../../integrations/website/widget/src/werkzeuge/werkzeuge.ts";
import { drawn, find, nameOf, type Platz, press, show } from "./eingaben.ts";

const WAY: Uebergang = {
  code: "ABCDE-FGHJK",
  adresse: "https://t.me/ProbeBot?start=ABCDE-FGHJK",
  gueltig_bis: "2999-01-01T00:00:00Z",
};
const FREE: Stand = { phase: "frei", verbindung: null, verbunden: [] };
const ASKED: Stand = { ...FREE, verbindung: { id: "v1", messenger: "telegram", name: "Anna M." } };

let answers: [string, boolean][] = [];

const dienst = (teil: Partial<Werkzeugdienst> = {}): Werkzeugdienst => ({
  server: "https://lotse.example",
  name: () => "Schwerin",
  nachrichten: () => [],
  rueckmelden: async () => {},
  uebergang: async () => WAY,
  telegram: () => true,
  verbinden: async (id, ja) => answers.push([id, ja]),
  trennen: async () => {},
  ...teil,
});

const part = (stand: Stand, teil: Partial<Werkzeugdienst> = {}) =>
  html`<lotse-telegram .dienst=${dienst(teil)} .stand=${stand}></lotse-telegram>`;

/** The conversation now stands so. */
async function now(place: Platz, stand: Stand): Promise<void> {
  find<Telegram>(place, "lotse-telegram").stand = stand;
  await drawn();
}

async function opened(place: Platz): Promise<HTMLDialogElement> {
  await find<Telegram>(place, "lotse-telegram").open();
  await drawn();
  return find<HTMLDialogElement>(place, "#telegram");
}

beforeEach(() => {
  answers = [];
});
afterEach(() => vi.useRealTimers());

describe("the way to Telegram", () => {
  it("shows link and line, and says that it waits", async () => {
    const place = await show(part(FREE));
    const dialog = await opened(place);
    expect(dialog.open).toBe(true);
    expect(find<HTMLAnchorElement>(place, "#telegram-link").href).toBe(WAY.adresse);
    expect(find(place, "#telegram-link").getAttribute("rel")).toBe("noopener noreferrer");
    expect(nameOf(find(place, "#telegram-code"))).toBe("/start ABCDE-FGHJK");
    expect(nameOf(dialog)).toContain("Oder schreiben Sie dort an @ProbeBot");
    expect(nameOf(dialog)).toContain("Wir warten auf Telegram");
  });

  it("follows no address but that of a bot", async () => {
    const place = await show(part(FREE, { uebergang: async () => ({ ...WAY, adresse: "javascript:alert(1)" }) }));
    await opened(place);
    expect(place.element.querySelector("a")).toBeNull();
  });

  it("says what went wrong and tries again", async () => {
    let fails = true;
    const detail = "In Telegram geht es hier leider nicht weiter.";
    const place = await show(
      part(FREE, { uebergang: async () => (fails ? Promise.reject(Object.assign(new Error(), { detail })) : WAY) }),
    );
    await opened(place);
    expect(nameOf(find(place, "[role=alert]"))).toBe(detail);
    fails = false;
    await press(place, "[data-rolle=neu]");
    expect(nameOf(find(place, "#telegram-code"))).toBe("/start ABCDE-FGHJK");
  });

  it("offers a new link when the old one has run out", async () => {
    const soon = { ...WAY, gueltig_bis: new Date(Date.now() + 20).toISOString() };
    const place = await show(part(FREE, { uebergang: async () => soon }));
    const dialog = await opened(place);
    await vi.waitFor(() => expect(nameOf(dialog)).toContain("Dieser Link ist abgelaufen."));
    expect(place.element.querySelector("#telegram-link")).toBeNull();
    find(place, "[data-rolle=neu]");
  });
});

describe("the question who is there", () => {
  it("takes the place of the link as soon as a chat comes", async () => {
    const place = await show(part(FREE));
    const dialog = await opened(place);
    await now(place, ASKED);
    expect(nameOf(dialog)).toContain("Anna M. möchte dieses Gespräch in Telegram fortsetzen. Sind Sie das?");
    expect(document.activeElement?.id).toBe("telegram-titel");
    await press(place, "[data-rolle=ja]");
    expect(answers).toEqual([["v1", true]]);
    expect(dialog.open).toBe(false);
  });

  it("comes by itself, once, and is answered with no", async () => {
    const place = await show(part(FREE));
    await now(place, ASKED);
    const dialog = find<HTMLDialogElement>(place, "#telegram");
    expect(dialog.open).toBe(true);
    dialog.close();
    await now(place, { ...ASKED });
    expect(dialog.open).toBe(false);
    await opened(place);
    await press(place, "[data-rolle=nein]");
    expect(answers).toEqual([["v1", false]]);
  });

  it("goes when it was answered elsewhere", async () => {
    const place = await show(part(ASKED));
    const dialog = find<HTMLDialogElement>(place, "#telegram");
    expect(dialog.open).toBe(true);
    await now(place, { ...FREE, verbunden: ["telegram"] });
    expect(dialog.open).toBe(false);
  });

  it("stays with a word where the answer did not arrive", async () => {
    const place = await show(part(ASKED, { verbinden: () => Promise.reject(new Error("weg")) }));
    await press(place, "[data-rolle=ja]");
    expect(nameOf(find(place, "[role=alert]"))).toContain("Das geht gerade nicht.");
    expect(find<HTMLDialogElement>(place, "#telegram").open).toBe(true);
    expect(find<HTMLButtonElement>(place, "[data-rolle=ja]").disabled).toBe(false);
  });

  it("waits while the window of the chat is closed", async () => {
    const place = await show(html`<dialog>${part(ASKED)}</dialog>`);
    expect(find<HTMLDialogElement>(place, "#telegram").open).toBe(false);
    find<HTMLDialogElement>(place, "dialog").show();
    find<Telegram>(place, "lotse-telegram").ask();
    expect(find<HTMLDialogElement>(place, "#telegram").open).toBe(true);
  });

  it("shows a name as text, and says where there is none", async () => {
    const named = (name: string): Stand => ({ ...FREE, verbindung: { id: name, messenger: "telegram", name } });
    const place = await show(part(named("<b>Eva</b>")));
    expect(find(place, "bdi").textContent).toBe("<b>Eva</b>");
    await now(place, named(""));
    expect(nameOf(find(place, "#telegram"))).toContain("Ein Konto ohne Namen möchte");
  });
});

describe("the menu", () => {
  const menu = (stand: Stand, teil: Partial<Werkzeugdienst> = {}) =>
    html`<lotse-werkzeuge .dienst=${dienst(teil)} .stand=${stand}></lotse-werkzeuge>`;

  it("leads to Telegram only where a bot runs", async () => {
    expect(
      (await show(menu(FREE, { telegram: () => false }))).element.querySelector("[data-rolle=telegram]"),
    ).toBeNull();
    const place = await show(menu(FREE));
    let asked = 0;
    place.element.addEventListener("lotse-telegram", () => {
      asked += 1;
    });
    await press(place, "[data-rolle=telegram]");
    expect(asked).toBe(1);
    render(html`${menu(ASKED)}`, place.element);
    await drawn();
    expect(nameOf(find(place, "[data-rolle=telegram]"))).toBe("Anfrage aus Telegram beantworten");
  });

  it("ends the link", async () => {
    let ended = 0;
    const place = await show(
      menu(
        { ...FREE, verbunden: ["telegram"] },
        {
          trennen: async () => {
            ended += 1;
          },
        },
      ),
    );
    expect(place.element.querySelector("[data-rolle=telegram]")).toBeNull();
    await press(place, "[data-rolle=trennen]");
    expect(ended).toBe(1);
    expect(nameOf(find(place, ".mehr__meldung"))).toBe("Telegram ist getrennt.");
  });
});

describe("the journal", () => {
  it("hides what is said to the messenger about itself, and nothing else", () => {
    const verlauf = new Verlauf();
    const zeit = "2026-11-22T17:05:00Z";
    verlauf.add({ nr: 1, von: "system", text: "Sie sind verbunden.", zeit, kanal: "telegram" });
    verlauf.add({ nr: 2, von: "system", text: "Jetzt auch in Telegram offen.", zeit, kanal: "web" });
    verlauf.add({ nr: 3, von: "bot", text: "Wo?", zeit, kanal: "telegram" });
    expect(verlauf.eintraege.map(({ anderswo }) => anderswo)).toEqual([true, false, false]);
    expect(verlauf.gap).toBeNull();
  });
});
