import { describe, expect, it } from "vitest";
import { itemsOf } from "../../integrations/website/widget/src/eingaben/posten.ts";
import { inputFor } from "../../integrations/website/widget/src/eingaben/wahl.ts";
import { drawn, find, frage, nameOf, type Platz, press, show, submit, type, umgebung } from "./eingaben.ts";

const open = (vorhanden = "") => show(inputFor(frage({ typ: "gegenstaende" }), umgebung({ vorhanden })));
const NAME = "#eingabe-gegenstand";

async function add(place: Platz, name: string): Promise<void> {
  await type(place, NAME, name);
  await submit(place);
}

const chips = (place: Platz): string[] =>
  [...place.element.querySelectorAll(".posten__eintrag")].map(
    (chip) => `${chip.querySelector("input")?.value} ${chip.querySelector(".posten__name")?.textContent}`,
  );

describe("things", () => {
  it("are added one by one and sent as a list", async () => {
    const place = await open();
    await type(place, "#eingabe-anzahl", "2");
    await add(place, "Sessel");
    await add(place, "Bett");
    expect(chips(place)).toEqual(["2 Sessel", "1 Bett"]);
    expect(place.antworten).toEqual([]);
    expect(find<HTMLInputElement>(place, NAME).value).toBe("");
    expect(document.activeElement).toBe(find(place, NAME));
    await press(place, "[data-rolle=fertig]");
    expect(place.antworten).toEqual([{ text: "2 Sessel, 1 Bett" }]);
  });

  it("can be counted up and down and taken away, with names for a screen reader", async () => {
    const place = await open("2 Sessel, 1 Bett");
    const [fewer, more] = place.element.querySelectorAll<HTMLButtonElement>(".posten .stufen__knopf");
    expect([fewer, more].map((button) => button && nameOf(button))).toEqual([
      "Anzahl Sessel verringern",
      "Anzahl Sessel erhöhen",
    ]);
    more?.click();
    await drawn();
    await press(place, ".posten .stufen__knopf:last-child");
    expect(chips(place)).toEqual(["4 Sessel", "1 Bett"]);
    expect(nameOf(find(place, "[data-rolle=weg]"))).toBe("4 Sessel entfernen");
    await press(place, "[data-rolle=weg]");
    expect(chips(place)).toEqual(["1 Bett"]);
    expect(nameOf(document.activeElement ?? document.body)).toBe("1 Bett entfernen");
    expect(nameOf(find(place, "[role=status]"))).toBe("4 Sessel entfernt.");
    await press(place, "[data-rolle=weg]");
    expect(document.activeElement).toBe(find(place, NAME));
  });

  it("what is still in the field goes along, nothing at all does not", async () => {
    const place = await open();
    await press(place, "[data-rolle=fertig]");
    expect(place.antworten).toEqual([]);
    expect(nameOf(find(place, "[role=alert]"))).toBe("Bitte tragen Sie mindestens eine Sache ein.");
    await type(place, NAME, "Teppich");
    await press(place, "[data-rolle=fertig]");
    expect(place.antworten).toEqual([{ text: "1 Teppich" }]);
  });

  it("the same thing again counts up", async () => {
    const place = await open();
    await add(place, "Sessel");
    await add(place, "2 sessel");
    expect(chips(place)).toEqual(["3 Sessel"]);
  });

  it.each([
    ["0", "1"],
    ["abc", "1"],
    ["999", "200"],
  ])("a count of %s becomes %s", async (typed, count) => {
    const place = await open("2 Sessel");
    await type(place, ".posten .stufen__zahl", typed);
    expect(find<HTMLInputElement>(place, ".posten .stufen__zahl").value).toBe(count);
  });
});

describe("a line with things", () => {
  it.each([
    [
      "2 Sessel, 1 Bett",
      [
        ["Sessel", 2],
        ["Bett", 1],
      ],
    ],
    [
      "ein Sofa und zwei Stühle",
      [
        ["Sofa", 1],
        ["Stühle", 2],
      ],
    ],
    [
      "3x Regal; Teppich",
      [
        ["Regal", 3],
        ["Teppich", 1],
      ],
    ],
    ["Schrank 2 m hoch", [["Schrank 2 m hoch", 1]]],
    [" , ", []],
  ])("%s", (text, items) => {
    expect(itemsOf(text).map(({ name, anzahl }) => [name, anzahl])).toEqual(items);
  });
});
