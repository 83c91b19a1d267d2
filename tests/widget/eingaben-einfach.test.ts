import { html } from "lit";
import { describe, expect, it } from "vitest";
import { inputFor, inputInRow, offersOptions } from "../../integrations/website/widget/src/eingaben/wahl.ts";
import { drawn, find, frage, nameOf, press, show, submit, type, umgebung } from "./eingaben.ts";

describe("a date", () => {
  const question = frage({ typ: "datum", min: "2026-11-20", max: "2026-12-31" });
  const at = (jetzt: string, asked = question) =>
    show(html`<lotse-datum .frage=${asked} .jetzt=${() => new Date(jetzt)}></lotse-datum>`);

  it("is sent in German", async () => {
    const place = await show(inputFor(question, umgebung()));
    await type(place, "#eingabe-datum", "2026-12-24");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "24.12.2026" }]);
  });

  it.each([
    ["", "Bitte wählen Sie Tag, Monat und Jahr."],
    ["2026-11-19", "Möglich ist es ab dem 20.11.2026."],
    ["2027-01-01", "Möglich ist es bis zum 31.12.2026."],
  ])("says what is wrong with %j, and sends nothing", async (value, message) => {
    const place = await show(inputFor(question, umgebung()));
    await type(place, "#eingabe-datum", value);
    await submit(place);
    expect(find(place, "[role=alert]").textContent).toBe(message);
    expect(find(place, "#eingabe-datum").getAttribute("aria-invalid")).toBe("true");
    expect(place.antworten).toEqual([]);
  });

  it("offers the near days its limits allow, by the German calendar", async () => {
    const place = await at("2026-11-21T23:30:00Z");
    const near = [...place.element.querySelectorAll("[role=group] button")].map(nameOf);
    expect(near).toEqual(["Heute, 22.11.2026", "Morgen, 23.11.2026"]);
    await press(place, "[role=group] button:last-child");
    expect(place.antworten).toEqual([{ text: "23.11.2026" }]);
  });

  it("offers yesterday where the day lies behind, and nothing near for a birthday", async () => {
    const seen = await at("2026-11-22T12:00:00Z", frage({ typ: "datum", max: "2026-11-22" }));
    expect([...seen.element.querySelectorAll("[role=group] button")].map(nameOf)).toEqual([
      "Gestern, 21.11.2026",
      "Heute, 22.11.2026",
    ]);
    const born = await at("2026-11-22T12:00:00Z", frage({ typ: "datum", max: "2026-11-22", autocomplete: "bday" }));
    expect(born.element.querySelectorAll("[role=group]").length).toBe(0);
    expect(find(born, "input").getAttribute("autocomplete")).toBe("bday");
  });

  it("starts from the present answer", async () => {
    const place = await show(inputFor(question, umgebung({ vorhanden: "5.12.2026", sendewort: "Übernehmen" })));
    expect(find<HTMLInputElement>(place, "#eingabe-datum").value).toBe("2026-12-05");
    expect(nameOf(find(place, "button[type=submit]"))).toBe("Übernehmen");
  });
});

describe("a name", () => {
  it("is sent as one, and helps the browser fill in only for the own name", async () => {
    const place = await show(inputFor(frage({ typ: "name", autocomplete: "name" }), umgebung()));
    expect(find(place, "#eingabe-vorname").getAttribute("autocomplete")).toBe("given-name");
    await type(place, "#eingabe-vorname", " Anna ");
    await type(place, "#eingabe-nachname", "Müller");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "Anna Müller" }]);
    const other = await show(inputFor(frage({ typ: "name" }), umgebung()));
    expect(find(other, "#eingabe-vorname").getAttribute("autocomplete")).toBe("off");
  });

  it("asks for what is missing, and goes there", async () => {
    const place = await show(inputFor(frage({ typ: "name" }), umgebung()));
    await type(place, "#eingabe-vorname", "Anna");
    await submit(place);
    expect(place.antworten).toEqual([]);
    expect(find(place, "#eingabe-nachname-fehler").textContent).toBe("Bitte tragen Sie den Nachnamen ein.");
    expect(document.activeElement?.id).toBe("eingabe-nachname");
  });

  it.each([
    ["Anna Müller", "Anna", "Müller"],
    ["Anna Maria von der Heide", "Anna Maria", "von der Heide"],
    ["Cher", "", "Cher"],
  ])("takes %s apart", async (vorhanden, vorname, nachname) => {
    const place = await show(inputFor(frage({ typ: "name" }), umgebung({ vorhanden })));
    expect(find<HTMLInputElement>(place, "#eingabe-vorname").value).toBe(vorname);
    expect(find<HTMLInputElement>(place, "#eingabe-nachname").value).toBe(nachname);
  });
});

describe("several answers", () => {
  const titles = ["Familienstand", "Frühere Anschriften", "Haushalt"];
  const options = titles.map((titel, index) => ({ titel, wert: `w${index}` }));
  const question = frage({ typ: "mehrfachauswahl", optionen: options });

  it("are ticked and sent as one sentence in the order of the list", async () => {
    const place = await show(inputFor(question, umgebung()));
    expect(offersOptions(question)).toBe(true);
    await press(place, "#eingabe-mehrfach-2");
    await press(place, "#eingabe-mehrfach-0");
    await press(place, "#eingabe-mehrfach-1");
    await press(place, "#eingabe-mehrfach-1");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "Familienstand und Haushalt" }]);
  });

  it("come from the whole list, and the four of the question stay where it does not come", async () => {
    const asked: string[] = [];
    const liste = async (address: string) => {
      asked.push(address);
      return [...options, { titel: "Einzugsdatum", wert: "w3" }];
    };
    const long = frage({ typ: "mehrfachauswahl", optionen: options.slice(0, 1), alle: "/liste" });
    const place = await show(inputFor(long, umgebung({ liste, vorhanden: "Einzugsdatum" })));
    expect(asked).toEqual(["/liste"]);
    expect(place.element.querySelectorAll("[type=checkbox]").length).toBe(4);
    expect(find<HTMLInputElement>(place, "#eingabe-mehrfach-3").checked).toBe(true);
    const offline = await show(inputFor(long, umgebung({ liste: () => Promise.reject(new Error("weg")) })));
    expect(offline.element.querySelectorAll("[type=checkbox]").length).toBe(1);
    expect(nameOf(offline.element)).toContain("gerade nicht zu erreichen");
  });

  it("want at least one", async () => {
    const place = await show(inputFor(question, umgebung()));
    await submit(place);
    expect(place.antworten).toEqual([]);
    expect(find(place, "[role=alert]").textContent).toBe("Bitte kreuzen Sie mindestens eins an.");
  });
});

describe("in a row of the answers", () => {
  it("words are changed in a field that holds them", async () => {
    const question = frage({ typ: "email", titel: "E-Mail", autocomplete: "email" });
    expect(inputFor(question, umgebung())).toBeNull();
    const place = await show(inputInRow(question, umgebung({ vorhanden: "alt@example.org", sendewort: "Übernehmen" })));
    const field = find<HTMLInputElement>(place, "input");
    expect([field.value, field.inputMode, field.autocomplete]).toEqual(["alt@example.org", "email", "email"]);
    await type(place, "input", "neu@example.org");
    await submit(place);
    expect(place.antworten).toEqual([{ text: "neu@example.org" }]);
  });

  it("a choice is offered as its options, the present one marked", async () => {
    const question = frage({
      typ: "auswahl",
      optionen: [
        { titel: "Im Hof", wert: "a" },
        { titel: "Davor", wert: "b" },
      ],
    });
    const place = await show(inputInRow(question, umgebung({ vorhanden: "Davor" })));
    expect([...place.element.querySelectorAll("[aria-current=true]")].map(nameOf)).toEqual(["Davor"]);
    await press(place, "button");
    expect(place.antworten).toEqual([{ wert: "a", titel: "Im Hof" }]);
  });

  it("what only the conversation can ask has no input", () => {
    for (const typ of ["termin", "bestaetigung", "liste"] as const)
      expect(inputInRow(frage({ typ }), umgebung())).toBeNull();
  });

  it("nothing goes out while an answer is under way", async () => {
    const place = await show(inputInRow(frage({ typ: "text" }), umgebung({ vorhanden: "x", gesperrt: true })));
    await submit(place);
    await drawn();
    expect(place.antworten).toEqual([]);
  });
});
