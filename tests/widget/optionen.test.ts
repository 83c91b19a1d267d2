import { render } from "lit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { antworten, type Wahl } from "../../integrations/website/widget/src/ansicht/optionen.ts";
import { ChatApi } from "../../integrations/website/widget/src/gespraech/api.ts";
import { Gespraech } from "../../integrations/website/widget/src/gespraech/gespraech.ts";
import { Speicher } from "../../integrations/website/widget/src/gespraech/speicher.ts";
import { Netz, Strom, settle } from "./netz.ts";

const STAND = { phase: "frei", leistung: null, frage: null, angaben: {} };
const HAEUFIG = ["Termin vereinbaren", "Sperrmüll abholen lassen"];
const zeit = "2026-11-22T10:00:00+01:00";

async function open(optionen: { titel: string; wert: string }[]): Promise<Gespraech> {
  const greeting = { nr: 1, von: "bot", text: "Guten Tag.", zeit, optionen };
  new Netz()
    .on("POST /chat/v1/gespraeche", () => ({ json: { id: "g1", token: "t", nachrichten: [greeting], stand: STAND } }))
    .on("POST .*/nachrichten", () => ({ json: { nachrichten: [{ ...greeting, nr: 3 }], stand: STAND } }))
    .on("GET .*/ereignisse", () => ({ strom: new Strom() }));
  const gespraech = new Gespraech(new ChatApi("https://lotse.example", "schwerin"), new Speicher("schwerin"));
  await gespraech.start();
  return gespraech;
}

function draw(gespraech: Gespraech): HTMLButtonElement[] {
  const place = document.createElement("div");
  const wahl: Wahl = { onAnswer: (answer) => gespraech.send(answer), onList: () => undefined };
  render(antworten(gespraech, wahl, HAEUFIG), place);
  return [...place.querySelectorAll("button")];
}

const titles = (buttons: HTMLButtonElement[]) => buttons.map(({ textContent }) => textContent?.trim());

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
});

describe("what most people come for", () => {
  it("is offered before anything has been said, and sent as words", async () => {
    const gespraech = await open([]);
    const buttons = draw(gespraech);
    expect(titles(buttons)).toEqual(HAEUFIG);
    buttons[1]?.click();
    await settle();
    expect(gespraech.verlauf.eintraege.at(1)?.text).toBe("Sperrmüll abholen lassen");
    expect(draw(gespraech)).toEqual([]);
    gespraech.pause();
  });

  it("gives way to what the Lotse offers", async () => {
    const gespraech = await open([{ titel: "Weiter mit Ihrem Antrag", wert: "w1" }]);
    expect(titles(draw(gespraech))).toEqual(["Weiter mit Ihrem Antrag"]);
    gespraech.pause();
  });
});
