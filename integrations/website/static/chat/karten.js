/** Cards: facts that one wants to find again. Unknown keys are left out, missing ones too. */

import { button, el, link } from "./dom.js";

const STATUS = {
  eingegangen: ["Eingegangen", "info"],
  in_bearbeitung: ["In Bearbeitung", "info"],
  rueckfrage: ["Rückfrage an Sie", "warning"],
  entschieden: ["Entschieden", "success"],
  erledigt: ["Erledigt", "success"],
  zurueckgezogen: ["Zurückgezogen", "info"],
};

const KINDS = {
  leistung: { title: "Leistung", build: leistung },
  vorgang: { title: "Ihr Antrag ist eingegangen", build: vorgang },
  status: { title: "Stand Ihres Antrags", build: status },
  termin: { title: "Ihr Termin", build: termin },
  kontakt: { title: "Kontakt", build: kontakt },
  uebersicht: { title: "Bitte prüfen Sie Ihre Angaben", build: uebersicht },
  zahlung: { title: "Zahlung", build: zahlung },
};

/** The card as an element, or null where its kind is unknown. */
export function card(karte, { onCopied }) {
  const kind = Object.hasOwn(KINDS, karte.art) ? KINDS[karte.art] : null;
  if (!kind) return null;
  return el(
    "div",
    { class: `karte karte--${karte.art}`, "data-karte": karte.art },
    el("h3", { class: "karte__titel" }, text(karte.titel) || kind.title),
    ...kind.build(karte, onCopied),
  );
}

function leistung(karte) {
  return [paragraph(karte.kurz), rows([["Zuständig", karte.stelle]], karte), more(karte.url, "Mehr dazu")];
}

function vorgang(karte, onCopied) {
  return [
    code("Aktenzeichen", karte.aktenzeichen, onCopied),
    code("Abrufcode", karte.abrufcode, onCopied),
    karte.abrufcode
      ? paragraph("Bitte notieren Sie beides. Damit erfahren Sie jederzeit, wie weit Ihr Antrag ist. Geben Sie den Code nicht weiter.")
      : null,
    rows([["Eingang", moment(karte.eingang)], ["Gebühr", fee(karte.gebuehr)], ["So geht es weiter", karte.naechstes]], karte),
  ];
}

function status(karte) {
  const [word, feel] = (Object.hasOwn(STATUS, karte.status) && STATUS[karte.status]) || [text(karte.status), "info"];
  const facts = [
    ["Aktenzeichen", karte.aktenzeichen],
    ["Schritt", karte.phase],
    ["So geht es weiter", karte.naechstes],
    ["Zuständig", karte.wer],
    ["Bis wann", moment(karte.bis)],
  ];
  return [badge(word, feel), paragraph(karte.text), rows(facts, karte)];
}

function termin(karte) {
  const standort = karte.standort ?? {};
  const place = typeof standort === "string" ? standort : text(standort.name);
  return [rows([["Wann", moment(karte.beginn)], ["Wo", place], ["Anschrift", address(standort.anschrift)], ["Hinweis", karte.hinweis]], karte)];
}

function kontakt(karte) {
  const facts = [
    ["Telefon", phone(karte.telefon)],
    ["E-Mail", mail(karte.email)],
    ["Anschrift", address(karte.anschrift)],
    ["Öffnungszeiten", karte.oeffnungszeiten],
  ];
  return [rows(facts, karte), more(karte.url, "Zur Internetseite")];
}

function uebersicht(karte) {
  const documents = Array.isArray(karte.unterlagen) ? karte.unterlagen.map((u) => text(u?.titel ?? u)).filter(Boolean) : [];
  return [
    rows([], karte),
    rows([["Gebühr", fee(karte.gebuehr)], ["Unterlagen", documents.join("\n")], ["So geht es weiter", karte.naechstes]], {}),
  ];
}

function zahlung(karte) {
  const facts = [["Betrag", karte.betrag], ["Verwendungszweck", karte.zweck], ["Fällig", moment(karte.faellig)]];
  return [rows(facts, karte), more(karte.url, "Jetzt bezahlen")];
}

/** A number or code that is written down: large, in groups a person can read, with a button that copies it. */
function code(label, value, onCopied) {
  if (!text(value)) return null;
  const shown = el("span", { class: "code__wert" }, text(value));
  const copy = button(`${label} kopieren`, {
    kind: "secondary",
    icon: "content-copy",
    small: true,
    onClick: async () => onCopied(label, await copyText(text(value), shown)),
  });
  return el("div", { class: "code" }, el("span", { class: "code__titel" }, label), shown, copy);
}

async function copyText(value, element) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}

function rows(facts, karte) {
  const extra = Array.isArray(karte.zeilen) ? karte.zeilen.map((zeile) => [zeile?.titel, zeile?.anzeige]) : [];
  const shown = [...facts, ...extra].filter(([title, value]) => text(title) && (value instanceof Node || text(value)));
  if (!shown.length) return null;
  const parts = shown.map(([title, value]) =>
    el("div", { class: "zeile" }, el("dt", {}, text(title)), el("dd", {}, value instanceof Node ? value : text(value))),
  );
  return el("dl", { class: "zeilen" }, ...parts);
}

function badge(word, feel) {
  if (!word) return null;
  return el("p", { class: `kern-badge kern-badge--${feel} karte__marke` }, el("span", { class: "kern-label kern-label--small" }, word));
}

function paragraph(value) {
  return text(value) ? el("p", { class: "karte__text" }, text(value)) : null;
}

function more(url, title) {
  return text(url) ? el("p", { class: "karte__text" }, link(text(url), title)) : null;
}

function fee(gebuehr) {
  if (!gebuehr) return "";
  if (typeof gebuehr !== "object") return text(gebuehr);
  return [text(gebuehr.betrag), text(gebuehr.text)].filter(Boolean).join("\n");
}

function address(value) {
  if (!value || typeof value !== "object") return value;
  const lines = [[value.strasse, value.hausnummer], [value.plz, value.ort]];
  return lines.map((line) => line.map(text).filter(Boolean).join(" ")).filter(Boolean).join(", ");
}

function phone(value) {
  const digits = text(value).replace(/[^\d+]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? el("a", { href: `tel:${digits}`, class: "verweis" }, text(value)) : value;
}

function mail(value) {
  return /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(text(value)) ? el("a", { href: `mailto:${value}`, class: "verweis" }, value) : value;
}

/** An ISO moment or day in German words; anything else as it is. */
export function moment(value) {
  const written = text(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(written)) return written;
  const date = new Date(written.length === 10 ? `${written}T12:00:00` : written);
  if (Number.isNaN(date.getTime())) return written;
  const day = date.toLocaleDateString("de-DE", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Berlin" });
  if (written.length === 10) return day;
  return `${day}, ${date.toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" })} Uhr`;
}

function text(value) {
  if (Array.isArray(value)) return value.map(text).filter(Boolean).join("\n");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
