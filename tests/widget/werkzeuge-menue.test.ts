import { html } from "lit";
import { beforeEach, describe, expect, it } from "vitest";
import type { Nachricht, Rueckmeldung, Uebergang } from "../../integrations/website/widget/src/gespraech/typen.ts";
import {
  applyDarstellung,
  type Darstellung,
  keepDarstellung,
  readDarstellung,
} from "../../integrations/website/widget/src/werkzeuge/darstellung.ts";
import type { Werkzeugdienst } from "../../integrations/website/widget/src/werkzeuge/dienst.ts";
import "../../integrations/website/widget/src/werkzeuge/nachrichtenwerkzeuge.ts";
import "../../integrations/website/widget/src/werkzeuge/werkzeuge.ts";
import { find, key, nameOf, type Platz, press, show, submit, type } from "./eingaben.ts";

const MESSAGE: Nachricht = { nr: 7, von: "bot", zeit: "2026-11-22T17:05:00Z", text: "Guten Tag." };
const WAY: Uebergang = {
  code: "ABCD-EFGH",
  adresse: "/schwerin#weiter=ABCD-EFGH",
  gueltig_bis: "2026-11-29T18:00:00Z",
};

const dienst = (teil: Partial<Werkzeugdienst> = {}): Werkzeugdienst => ({
  server: "https://lotse.example",
  name: () => "Schwerin",
  nachrichten: () => [MESSAGE],
  rueckmelden: async () => {},
  uebergang: async () => WAY,
  telegram: () => false,
  verbinden: async () => {},
  trennen: async () => {},
  ...teil,
});

const menu = (teil: Partial<Werkzeugdienst> = {}, phase = "antrag") =>
  show(html`<lotse-werkzeuge .dienst=${dienst(teil)} .stand=${{ phase }}></lotse-werkzeuge>`);

beforeEach(() => sessionStorage.clear());

describe("the menu", () => {
  it("opens and closes, by Escape too, which goes no further", async () => {
    const place = await menu();
    let outside = 0;
    place.element.addEventListener("keydown", () => {
      outside += 1;
    });
    expect(find(place, "#mehr-liste").hidden).toBe(true);
    await press(place, "#mehr");
    expect(find(place, "#mehr").getAttribute("aria-expanded")).toBe("true");
    await key(place, "[data-rolle=drucken]", "Escape");
    expect(find(place, "#mehr-liste").hidden).toBe(true);
    expect(document.activeElement?.id).toBe("mehr");
    expect(outside).toBe(0);
  });

  it("offers the pages only while a form is open", async () => {
    expect((await menu()).element.querySelector("[data-rolle=seiten]")).not.toBeNull();
    expect((await menu({}, "frei")).element.querySelector("[data-rolle=seiten]")).toBeNull();
  });

  it("passes on how it shall look", async () => {
    const place = await menu();
    const wanted: Darstellung[] = [];
    place.element.addEventListener("lotse-darstellung", (event) =>
      wanted.push((event as CustomEvent<Darstellung>).detail),
    );
    await press(place, "[data-rolle=kontrast]");
    expect(find(place, "[data-rolle=kontrast]").getAttribute("aria-checked")).toBe("true");
    find(place, "input[value='150']").dispatchEvent(new Event("change", { bubbles: true }));
    expect(wanted.at(-1)).toEqual({ groesse: 150, kontrast: true, vorlesen: false });
    expect(place.element.querySelector("[data-rolle=vorlesen]")).toBeNull();
  });

  it("says what went wrong on the way to the pages", async () => {
    const place = await menu({
      uebergang: () => Promise.reject(Object.assign(new Error(), { detail: "Gerade nicht." })),
    });
    await press(place, "[data-rolle=seiten]");
    expect(nameOf(find(place, ".mehr__meldung"))).toBe("Gerade nicht.");
  });

  it("gives address and code to go on later", async () => {
    const asked: string[] = [];
    const place = await menu({
      uebergang: async (ziel) => {
        asked.push(ziel);
        return WAY;
      },
    });
    await press(place, "[data-rolle=spaeter]");
    expect(asked).toEqual(["spaeter"]);
    expect(find<HTMLDialogElement>(place, "#weitermachen").open).toBe(true);
    expect(nameOf(find(place, "#weiter-adresse"))).toBe("https://lotse.example/schwerin#weiter=ABCD-EFGH");
    expect(nameOf(find(place, "#weiter-code"))).toBe("ABCD-EFGH");
    expect(nameOf(find(place, "#weitermachen"))).toContain("bis Sonntag, 29. November, 19:00 Uhr");
  });

  it("offers to try again where no code came", async () => {
    let fails = true;
    const place = await menu({ uebergang: async () => (fails ? Promise.reject(new Error("weg")) : WAY) });
    await press(place, "[data-rolle=spaeter]");
    expect(nameOf(find(place, "#weitermachen [role=alert]"))).toContain("Das geht gerade nicht.");
    fails = false;
    await press(place, "#weitermachen .kern-dialog__body button");
    expect(nameOf(find(place, "#weiter-code"))).toBe("ABCD-EFGH");
  });
});

describe("going on by telephone", () => {
  const CALL: Uebergang = {
    code: "K7MP-3QRT",
    adresse: "tel:03855451111",
    gueltig_bis: "2026-11-23T09:30:00Z",
    telefon: "0385 545-1111",
    zeiten: "Montag 8 bis 16 Uhr",
  };

  it("gives the number, when somebody is there, and a code to read aloud", async () => {
    const asked: string[] = [];
    const place = await menu({
      uebergang: async (ziel) => {
        asked.push(ziel);
        return CALL;
      },
    });
    await press(place, "[data-rolle=telefon]");
    expect(asked).toEqual(["telefon"]);
    expect(find<HTMLDialogElement>(place, "#telefon").open).toBe(true);
    expect(nameOf(find(place, "#telefon-code"))).toBe("K7MP 3QRT");
    expect(find(place, "#telefon a").getAttribute("href")).toBe("tel:03855451111");
    expect(nameOf(find(place, "#telefon"))).toContain("Montag 8 bis 16 Uhr");
    expect(nameOf(find(place, "#telefon"))).toContain("Der Code gilt bis 10:30 Uhr und für einen Anruf.");
  });

  it("dials nothing but a number, and says what went wrong", async () => {
    let fails = true;
    const odd = { ...CALL, adresse: "javascript:alert(1)", zeiten: null };
    const refuse = (): Promise<Uebergang> => Promise.reject(Object.assign(new Error(), { detail: "Gerade nicht." }));
    const place = await menu({ uebergang: async () => (fails ? refuse() : odd) });
    await press(place, "[data-rolle=telefon]");
    expect(nameOf(find(place, "#telefon [role=alert]"))).toBe("Gerade nicht.");
    fails = false;
    await press(place, "#telefon .kern-dialog__body button");
    expect(place.element.querySelector("#telefon a")).toBeNull();
    expect(nameOf(find(place, "#telefon"))).toContain("0385 545-1111");
  });
});

describe("how it looks", () => {
  it("is kept in this tab, and nonsense is not taken", () => {
    expect(readDarstellung()).toEqual({ groesse: 100, kontrast: false, vorlesen: false });
    keepDarstellung({ groesse: 125, kontrast: true, vorlesen: true });
    expect(readDarstellung()).toEqual({ groesse: 125, kontrast: true, vorlesen: true });
    sessionStorage.setItem("lotse:darstellung", '{"groesse":900,"kontrast":"ja"}');
    expect(readDarstellung()).toEqual({ groesse: 100, kontrast: false, vorlesen: false });
    sessionStorage.setItem("lotse:darstellung", "{");
    expect(readDarstellung().groesse).toBe(100);
  });

  it("reaches every length, and the style sheet", () => {
    const host = document.createElement("div");
    applyDarstellung({ groesse: 150, kontrast: true, vorlesen: false }, host, "20px");
    expect([host.style.getPropertyValue("--rem"), host.hasAttribute("data-kontrast")]).toEqual([
      "calc(20px * 1.5)",
      true,
    ]);
    applyDarstellung({ groesse: 100, kontrast: false, vorlesen: false }, host, "20px");
    expect([host.style.getPropertyValue("--rem"), host.hasAttribute("data-kontrast")]).toEqual(["20px", false]);
  });
});

describe("a thumb", () => {
  let sent: Rueckmeldung[] = [];

  beforeEach(() => {
    sent = [];
  });

  const tools = (verzug: number, rueckmelden = async (each: Rueckmeldung): Promise<unknown> => sent.push(each)) =>
    show(
      html`<lotse-nachrichtenwerkzeuge .nachricht=${MESSAGE} .verzug=${verzug} .rueckmelden=${rueckmelden}></lotse-nachrichtenwerkzeuge>`,
    );
  const open = (rueckmelden?: (each: Rueckmeldung) => Promise<unknown>): Promise<Platz> => tools(0, rueckmelden);

  it("comes after the message, in a part that is not said by itself", async () => {
    const early = await tools(60_000);
    expect(find(early, "lotse-nachrichtenwerkzeuge").getAttribute("aria-live")).toBe("off");
    expect(early.element.querySelectorAll("button").length).toBe(0);
    expect([...(await open()).element.querySelectorAll("button")].map(nameOf)).toEqual([
      "Hilfreich",
      "Nicht hilfreich",
    ]);
  });

  it("is sent at once, a word only if one is written", async () => {
    const place = await open();
    await press(place, "[data-rolle=schlecht]");
    expect(find(place, "[data-rolle=schlecht]").getAttribute("aria-pressed")).toBe("true");
    expect(sent).toEqual([{ nr: 7, gut: false }]);
    expect(nameOf(find(place, "#warum-7-hinweis"))).toBe("Bitte schreiben Sie keine persönlichen Angaben hinein.");
    await type(place, "#warum-7", " Zu lang. ");
    await submit(place);
    expect(sent[1]).toEqual({ nr: 7, gut: false, wort: "Zu lang." });
    expect(place.element.querySelector("form")).toBeNull();
    expect(nameOf(find(place, "[role=status]"))).toBe("Danke, das hilft uns.");
  });

  it("is taken back by pressing it again", async () => {
    const place = await open();
    await press(place, "[data-rolle=gut]");
    await press(place, "[data-rolle=gut]");
    expect(sent).toEqual([
      { nr: 7, gut: true },
      { nr: 7, gut: null },
    ]);
    expect(find(place, "[data-rolle=gut]").getAttribute("aria-pressed")).toBe("false");
    expect(place.element.querySelector("form")).toBeNull();
  });

  it("stays up where it did not arrive", async () => {
    const place = await open(() => Promise.reject(new Error("weg")));
    await press(place, "[data-rolle=gut]");
    expect(find(place, "[data-rolle=gut]").getAttribute("aria-pressed")).toBe("false");
    expect(nameOf(find(place, "[role=status]"))).toBe("Das ist gerade nicht angekommen.");
  });
});
