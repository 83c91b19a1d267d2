import { beforeEach, describe, expect, it } from "vitest";
import { addressParts, addressText } from "../../integrations/website/widget/src/eingaben/strassen.ts";
import { inputFor } from "../../integrations/website/widget/src/eingaben/wahl.ts";
import type { Strasse } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { drawn, find, frage, key, nameOf, type Platz, press, show, submit, type, umgebung } from "./eingaben.ts";

const STREETS: Strasse[] = [
  { strasse: "Mecklenburgstraße", plz: ["19053"], ort: "Schwerin" },
  { strasse: "Medeweger Straße", plz: ["19055", "19057"], ort: "Schwerin" },
];
const STREET = "#eingabe-strasse";

const asked: string[] = [];
const suche = async (q: string): Promise<Strasse[]> => {
  asked.push(q);
  return STREETS.filter(({ strasse }) => strasse.toLowerCase().startsWith(q.toLowerCase()));
};

/** Types and waits for the pause after which suggestions are asked for. */
async function typeStreet(place: Platz, text: string): Promise<void> {
  await type(place, STREET, text);
  await new Promise((done) => setTimeout(done, 220));
  await drawn();
}

const open = (typ: "adresse" | "ort" = "adresse") =>
  show(inputFor(frage({ typ, autocomplete: "street-address" }), umgebung({ suche })));
const options = (place: Platz): string[] => [...place.element.querySelectorAll("[role=option]")].map(nameOf);
const value = (place: Platz, name: string): string => find<HTMLInputElement>(place, `#eingabe-${name}`).value;

beforeEach(() => {
  asked.length = 0;
});

describe("an address", () => {
  it("takes street, code and town from a suggestion, by keyboard", async () => {
    const place = await open();
    await typeStreet(place, "me");
    expect(options(place)).toEqual(["Mecklenburgstraße 19053 Schwerin", "Medeweger Straße Schwerin"]);
    expect(find(place, STREET).getAttribute("aria-expanded")).toBe("true");
    await key(place, STREET, "ArrowDown");
    const active = find(place, STREET).getAttribute("aria-activedescendant");
    expect(find(place, `#${active}`).getAttribute("aria-selected")).toBe("true");
    expect((await key(place, STREET, "Enter")).defaultPrevented).toBe(true);
    expect([value(place, "strasse"), value(place, "plz"), value(place, "ort")]).toEqual([
      "Mecklenburgstraße",
      "19053",
      "Schwerin",
    ]);
    expect(find(place, STREET).getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement?.id).toBe("eingabe-hausnummer");
    await type(place, "#eingabe-hausnummer", "5");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "Mecklenburgstraße 5, 19053 Schwerin" }]);
  });

  it("lets a street in several codes be told apart, and forgets them with the street", async () => {
    const place = await open();
    await typeStreet(place, "med");
    await press(place, "[role=option]");
    expect([...place.element.querySelectorAll("option")].map(({ value: code }) => code)).toEqual([
      "",
      "19055",
      "19057",
    ]);
    await type(place, "#eingabe-plz", "19057");
    await type(place, "#eingabe-hausnummer", "1a");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "Medeweger Straße 1a, 19057 Schwerin" }]);
    await type(place, STREET, "Am Markt");
    expect(find(place, "#eingabe-plz").tagName).toBe("INPUT");
    expect(value(place, "plz")).toBe("");
  });

  it("Escape closes the suggestions and nothing else; Enter without a choice sends", async () => {
    const place = await open();
    let outside = 0;
    place.element.addEventListener("keydown", () => {
      outside += 1;
    });
    await typeStreet(place, "me");
    await key(place, STREET, "Escape");
    expect(options(place)).toEqual([]);
    expect(outside).toBe(0);
    expect((await key(place, STREET, "Enter")).defaultPrevented).toBe(false);
  });

  it("asks once for what was typed last", async () => {
    const place = await open();
    await type(place, STREET, "m");
    await type(place, STREET, "me");
    await typeStreet(place, "mec");
    expect(asked).toEqual(["mec"]);
  });

  it("works without suggestions", async () => {
    const broken = umgebung({ suche: () => Promise.reject(new Error("weg")) });
    const place = await show(inputFor(frage({ typ: "adresse" }), broken));
    await typeStreet(place, "Am Markt");
    await type(place, "#eingabe-hausnummer", "3");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "Am Markt 3" }]);
    expect(find(place, STREET).getAttribute("autocomplete")).toBe("off");
  });

  it("wants street and number, a place only the street", async () => {
    const place = await open();
    await type(place, "#eingabe-plz", "1905");
    await submit(place);
    const wrong = [...place.element.querySelectorAll("[role=alert]:not([hidden])")].map(nameOf);
    expect(wrong).toEqual([
      "Bitte tragen Sie die Straße ein.",
      "Bitte tragen Sie die Hausnummer ein.",
      "Eine Postleitzahl hat fünf Ziffern.",
    ]);
    expect(document.activeElement?.id).toBe("eingabe-strasse");
    const somewhere = await open("ort");
    await type(somewhere, STREET, "Am Markt");
    await submit(somewhere);
    expect(somewhere.antworten).toEqual([{ text: "Am Markt" }]);
  });
});

describe("an address as text", () => {
  it.each([
    ["Mecklenburgstraße 12, 19053 Schwerin", "Mecklenburgstraße", "12", "19053", "Schwerin"],
    ["Straße des 17. Juni 5 b, 10623 Berlin", "Straße des 17. Juni", "5 b", "10623", "Berlin"],
    ["Am Markt 3-5", "Am Markt", "3-5", "", ""],
    ["hinter der Haltestelle am Dom", "hinter der Haltestelle am Dom", "", "", ""],
  ])("%s can be taken apart and put together again", (text, strasse, hausnummer, plz, ort) => {
    expect(addressParts(text)).toEqual({ strasse, hausnummer, plz, ort });
    expect(addressText(addressParts(text))).toBe(text);
  });
});
