import { html } from "lit";
import { describe, expect, it } from "vitest";
import "../../integrations/website/widget/src/eingaben/auswahlliste.ts";
import { weeksOf } from "../../integrations/website/widget/src/eingaben/tage.ts";
import { months } from "../../integrations/website/widget/src/eingaben/termine.ts";
import type { Listenoption } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { drawn, find, key, nameOf, type Platz, press, show } from "./eingaben.ts";

const slot = (day: string, time: string, gruppe = "Stadthaus"): Listenoption => ({
  titel: `${day}, ${time} Uhr`,
  wert: `${day}-${time}-${gruppe}`,
  beginn: `${day}T${time}:00+01:00`,
  gruppe,
});
const FREE = [
  slot("2027-01-05", "09:00"),
  slot("2026-11-24", "08:20"),
  slot("2026-11-24", "08:00"),
  slot("2026-11-24", "08:00", "Dreesch"),
  slot("2026-12-01", "10:00"),
  slot("2026-12-03", "10:00"),
];

const open = (optionen = FREE) => show(html`<lotse-kalender .optionen=${optionen}></lotse-kalender>`);
const days = (place: Platz): string[] =>
  [...place.element.querySelectorAll<HTMLElement>("[data-tag]")].map((day) => day.dataset.tag ?? "");
const times = (place: Platz): string[] => [...place.element.querySelectorAll(".kalender__zeiten button")].map(nameOf);
const title = (place: Platz): string => nameOf(find(place, ".kalender__titel"));

describe("the calendar", () => {
  it("opens on the first free day with its times in order, by house", async () => {
    const place = await open();
    expect(title(place)).toBe("November 2026");
    expect(days(place)).toEqual(["2026-11-24"]);
    expect(nameOf(find(place, "[data-tag]"))).toBe("Dienstag, 24. November 2026, 3 freie Termine");
    expect([...place.element.querySelectorAll("h4")].map(nameOf)).toEqual(["Stadthaus", "Dreesch"]);
    expect(times(place)[0]).toBe("Dienstag, 24. November 2026, Stadthaus, 08:00 Uhr");
    expect(times(place)[1]).toContain("08:20 Uhr");
  });

  it("answers with the value of the time that is pressed", async () => {
    const place = await open();
    await press(place, ".kalender__zeiten button");
    expect(place.antworten).toEqual([{ wert: "2026-11-24-08:00-Stadthaus", titel: "2026-11-24, 08:00 Uhr" }]);
  });

  it("is walked through by keys from free day to free day, over the ends of months", async () => {
    const place = await open();
    await key(place, "[data-tag='2026-11-24']", "ArrowRight");
    expect([title(place), document.activeElement?.getAttribute("data-tag")]).toEqual(["Dezember 2026", "2026-12-01"]);
    await key(place, "[data-tag='2026-12-01']", "End");
    expect(document.activeElement?.getAttribute("data-tag")).toBe("2026-12-03");
    await key(place, "[data-tag='2026-12-03']", "PageDown");
    expect(document.activeElement?.getAttribute("data-tag")).toBe("2027-01-05");
    await key(place, "[data-tag='2027-01-05']", "ArrowUp");
    expect(document.activeElement?.getAttribute("data-tag")).toBe("2026-12-01");
    await key(place, "[data-tag='2026-12-01']", "Home");
    expect((await key(place, "[data-tag='2026-12-01']", "x")).defaultPrevented).toBe(false);
    expect(document.activeElement?.getAttribute("data-tag")).toBe("2026-12-01");
  });

  it("has one stop for the Tab key in every month", async () => {
    const place = await open();
    const stops = (): string[] => days(place).filter((day) => find(place, `[data-tag='${day}']`).tabIndex === 0);
    expect(stops()).toEqual(["2026-11-24"]);
    await press(place, ".kalender__blatt:last-child");
    expect(stops()).toEqual(["2026-12-01"]);
  });

  it("turns pages between the first and the last month only", async () => {
    const place = await open();
    const [before, after] = place.element.querySelectorAll<HTMLButtonElement>(".kalender__blatt");
    expect([before?.disabled, after?.disabled]).toEqual([true, false]);
    after?.click();
    await drawn();
    after?.click();
    await drawn();
    expect([title(place), before?.disabled, after?.disabled]).toEqual(["Januar 2027", false, true]);
  });

  it("names whole days, where appointments have no hour", async () => {
    const place = await open([{ titel: "Di, 24.11.2026", wert: "a", beginn: "2026-11-24T00:00:00+01:00" }]);
    expect(times(place)).toEqual(["Dienstag, 24. November 2026"]);
  });
});

describe("the whole list", () => {
  const list = (optionen: Listenoption[], typ = "auswahl") =>
    show(html`<lotse-auswahlliste .optionen=${optionen} .typ=${typ}></lotse-auswahlliste>`);
  const many = Array.from({ length: 20 }, (_, index) => ({ titel: `Straße ${index + 1}`, wert: String(index) }));

  it("shows appointments as calendar, and as a list with every one of them", async () => {
    const place = await list(FREE, "termin");
    expect(place.element.querySelectorAll("[role=grid]").length).toBe(1);
    await press(place, ".ansicht__knopf:last-child");
    expect(place.element.querySelectorAll("[role=grid]").length).toBe(0);
    expect(place.element.querySelectorAll("[data-wert]").length).toBe(FREE.length);
    expect(find(place, ".ansicht__knopf:last-child").getAttribute("aria-pressed")).toBe("true");
  });

  it("says that nothing is free", async () => {
    expect(nameOf((await list([], "termin")).element)).toBe("Im Moment ist kein Termin frei.");
  });

  it("can be narrowed, and says to how many", async () => {
    const place = await list(many);
    const filter = find<HTMLInputElement>(place, "[type=search]");
    filter.value = "straße 2";
    filter.dispatchEvent(new Event("input"));
    await drawn();
    expect([...place.element.querySelectorAll("[data-wert]")].map(nameOf)).toEqual(["Straße 2", "Straße 20"]);
    expect(nameOf(find(place, "[role=status]"))).toBe("2 von 20");
    await press(place, "[data-wert='19']");
    expect(place.antworten).toEqual([{ wert: "19", titel: "Straße 20" }]);
  });

  it("answers in words where an option has no value", async () => {
    const place = await list([{ titel: "Di, 24.11.2026, 08:00 Uhr" }]);
    await press(place, "button");
    expect(place.antworten).toEqual([{ text: "Di, 24.11.2026, 08:00 Uhr" }]);
  });
});

describe("months", () => {
  it("lie in weeks from Monday to Sunday", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
    expect(weeks.at(-1)).toEqual(["2026-11-30", null, null, null, null, null, null]);
    expect(weeksOf("2027-02").flat().filter(Boolean)).toHaveLength(28);
  });

  it("follow each other without a gap", () => {
    expect(months(["2026-11-24", "2027-01-05"])).toEqual(["2026-11", "2026-12", "2027-01"]);
    expect(months([])).toEqual([]);
  });
});
