import { html } from "lit";
import { describe, expect, it } from "vitest";
import { Bearbeitung } from "../../integrations/website/widget/src/eingaben/bearbeitung.ts";
import { type Angabe, changeWish, keepAnswer, zeile } from "../../integrations/website/widget/src/eingaben/zeile.ts";
import type { Frage } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { find, frage, nameOf, press, show, submit, type, umgebung } from "./eingaben.ts";

const EMAIL: Angabe = { feld: "email", titel: "E-Mail", wert: "alt@example.org", aendern: "opak" };

const row = (asked: Frage | null, wished: Angabe[] = []) =>
  show(html`<dl>${zeile(EMAIL, asked, umgebung(), (angabe) => wished.push(angabe))}</dl>`);

describe("an answer that is being changed", () => {
  it("opens its row once its question is asked, and closes it with the next one", () => {
    const bearbeitung = new Bearbeitung();
    bearbeitung.wish("email");
    bearbeitung.follow("termin", false);
    expect(bearbeitung.feld).toBe("");
    bearbeitung.follow("email", true);
    expect(bearbeitung.feld).toBe("email");
    bearbeitung.follow("email", true);
    expect(bearbeitung.feld).toBe("email");
    bearbeitung.follow("termin", true);
    expect(bearbeitung.feld).toBe("");
    bearbeitung.follow("email", true);
    expect(bearbeitung.feld).toBe("");
  });

  it("is given up where something else is asked instead", () => {
    const bearbeitung = new Bearbeitung();
    bearbeitung.wish("email");
    bearbeitung.follow("rueckfrage", true);
    bearbeitung.follow("email", true);
    expect(bearbeitung.feld).toBe("");
  });
});

describe("a row of the answers", () => {
  it("offers to change it, by the value of the server or in a sentence", async () => {
    const wished: Angabe[] = [];
    const place = await row(null, wished);
    expect(nameOf(find(place, "button"))).toBe("E-Mail ändern");
    await press(place, "button");
    expect(wished).toEqual([EMAIL]);
    expect(changeWish(EMAIL)).toEqual({ wert: "opak", titel: "E-Mail ändern" });
    expect(changeWish({ ...EMAIL, aendern: null })).toEqual({ text: "Ich möchte E-Mail ändern" });
  });

  it("becomes the input with the present answer in it", async () => {
    const place = await row(frage({ typ: "email" }));
    expect(nameOf(find(place, "button[type=submit]"))).toBe("Übernehmen");
    await type(place, "#aendern-wert", "neu@example.org");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "neu@example.org" }]);
  });

  it("keeps the answer by giving it again", async () => {
    const place = await row(frage({ typ: "email" }));
    expect(nameOf(find(place, "[data-rolle=doch-nicht]"))).toBe("Doch nicht ändern: E-Mail");
    await press(place, "[data-rolle=doch-nicht]");
    expect(place.antworten).toEqual([{ text: "alt@example.org" }]);
  });

  it("keeps a file by going back", () => {
    const back = { aktion: "zurueck", titel: "Zurück", wert: "z" };
    expect(keepAnswer(EMAIL, frage({ typ: "datei", aktionen: ["mensch", back] }))).toEqual({
      wert: "z",
      titel: "Zurück",
    });
    expect(keepAnswer(EMAIL, frage({ typ: "datei", aktionen: ["zurueck"] }))).toEqual({ text: "Zurück" });
  });

  it("stays as it is where only the conversation can ask", async () => {
    const place = await row(frage({ typ: "termin" }));
    expect(nameOf(find(place, "button"))).toBe("E-Mail ändern");
  });
});
