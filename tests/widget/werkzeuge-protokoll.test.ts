import { describe, expect, it } from "vitest";
import type { Nachricht } from "../../integrations/website/widget/src/gespraech/typen.ts";
import { asHtml, asText, escaped, fileName } from "../../integrations/website/widget/src/werkzeuge/dokument.ts";
import { cardText, protokoll } from "../../integrations/website/widget/src/werkzeuge/protokoll.ts";

const ZEIT = "2026-11-22T17:05:00Z";
const NOW = new Date("2026-11-22T23:30:00Z");
const TALK: Nachricht[] = [
  { nr: 1, von: "bot", zeit: ZEIT, text: "Guten Tag." },
  { nr: 2, von: "buerger", zeit: ZEIT, text: "Mein <b>Sofa</b> & mehr" },
  {
    nr: 3,
    von: "bot",
    zeit: ZEIT,
    text: "Vielen Dank.",
    karte: {
      art: "vorgang",
      aktenzeichen: "SN-2026-000123",
      abrufcode: "K7QM-4TXB-9WPE",
      eingang: ZEIT,
      gebuehr: { betrag: "0,00 €", text: "frei" },
      zeilen: [{ titel: "Adresse", anzeige: "Am Markt 3" }, null, { titel: 7 }],
      geheim: "bleibt weg",
    },
  },
];

describe("the record", () => {
  const record = protokoll(TALK, "Landeshauptstadt Schwerin", NOW);

  it("has senders, times in Germany and the facts of the cards", () => {
    expect(record.titel).toBe("Gespräch mit dem Bürgerlotsen – Landeshauptstadt Schwerin");
    expect(record.erstellt).toBe("23.11.2026, 00:30 Uhr");
    expect(record.eintraege.map(({ sender }) => sender)).toEqual(["Lotse", "Sie", "Lotse"]);
    expect(record.eintraege[0]?.zeit).toBe("22.11.2026, 18:05 Uhr");
    expect(record.eintraege[2]?.karte).toEqual({
      titel: "Ihr Antrag ist eingegangen",
      zeilen: [
        ["Aktenzeichen", "SN-2026-000123"],
        ["Abrufcode", "K7QM-4TXB-9WPE"],
        ["Eingang", "22.11.2026, 18:05 Uhr"],
        ["Gebühr", "0,00 €, frei"],
        ["Adresse", "Am Markt 3"],
      ],
    });
  });

  it("is text that can be read alone", () => {
    expect(asText(record)).toBe(`Gespräch mit dem Bürgerlotsen – Landeshauptstadt Schwerin
Gespeichert am 23.11.2026, 00:30 Uhr

Lotse (22.11.2026, 18:05 Uhr)
Guten Tag.

Sie (22.11.2026, 18:05 Uhr)
Mein <b>Sofa</b> & mehr

Lotse (22.11.2026, 18:05 Uhr)
Vielen Dank.
Ihr Antrag ist eingegangen
  Aktenzeichen: SN-2026-000123
  Abrufcode: K7QM-4TXB-9WPE
  Eingang: 22.11.2026, 18:05 Uhr
  Gebühr: 0,00 €, frei
  Adresse: Am Markt 3
`);
  });

  it("is a page in which nothing said becomes markup", () => {
    const parsed = new DOMParser().parseFromString(asHtml(record), "text/html");
    expect(parsed.querySelectorAll("b").length).toBe(0);
    expect([...parsed.querySelectorAll("p")].map(({ textContent }) => textContent)).toContain(
      "Mein <b>Sofa</b> & mehr",
    );
    expect([...parsed.querySelectorAll("dd")][0]?.textContent).toBe("SN-2026-000123");
    expect(parsed.documentElement.lang).toBe("de");
  });

  it("carries no markup out of any place that shows text", () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
    const poisoned = protokoll(
      [
        {
          von: evil as "bot",
          zeit: evil,
          text: evil,
          karte: { art: evil, titel: evil, zeilen: [{ titel: evil, anzeige: evil }], beginn: evil },
        },
      ],
      evil,
      NOW,
    );
    const page = asHtml(poisoned);
    expect(page).not.toMatch(/<(script|img)/);
    expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(4);
  });

  it("escapes what ends an attribute too", () => {
    expect(escaped(`<&>"'`)).toBe("&lt;&amp;&gt;&quot;&#39;");
  });

  it("is named after the day in Germany", () => {
    expect(fileName(NOW, "html")).toBe("gespraech-2026-11-23.html");
  });
});

describe("a card in words", () => {
  it("takes addresses apart and puts lists in a row", () => {
    const card = cardText({
      art: "kontakt",
      titel: "Bürgerbüro",
      anschrift: { strasse: "Am Packhof", hausnummer: "2-6", plz: "19053", ort: "Schwerin" },
      unterlagen: ["Ausweis", { titel: "Foto" }],
      status: "in_bearbeitung",
      bis: "2026-11-24",
    });
    expect(card).toEqual({
      titel: "Bürgerbüro",
      zeilen: [
        ["Stand", "In Bearbeitung"],
        ["Anschrift", "Am Packhof 2-6, 19053 Schwerin"],
        ["Bis wann", "24.11.2026"],
        ["Unterlagen", "Ausweis, Foto"],
      ],
    });
  });

  it("that says nothing is none", () => {
    expect(cardText({ art: "constructor" })).toBeNull();
  });
});
