/** Which input fits the open question. */

import { html, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Frage } from "../gespraech/typen.ts";
import type { Uebertragung } from "./datei.ts";
import type { Listensuche } from "./mehrfachauswahl.ts";
import type { Strassensuche } from "./strassen.ts";
import "./adresse.ts";
import "./datei.ts";
import "./datum.ts";
import "./gegenstaende.ts";
import "./mehrfachauswahl.ts";
import "./name.ts";
import "./optionswahl.ts";
import "./strassenfeld.ts";
import "./textwert.ts";

/** Where an input gets what it needs, and where it stands. */
export interface Umgebung {
  /** Begin of the ids: one for each place an input may stand in. */
  praefix: string;
  /** The present answer where it is being changed, else "". */
  vorhanden: string;
  /** "Senden", or "Übernehmen" where an answer is being changed. */
  sendewort: string;
  /** True while an answer is under way. */
  gesperrt: boolean;
  suche: Strassensuche;
  liste: Listensuche;
  uebertragen: Uebertragung;
}

type Bau = (frage: Frage, umgebung: Umgebung) => TemplateResult;

const INPUTS: Readonly<Record<string, Bau>> = {
  datum: (frage, u) =>
    html`<lotse-datum .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .sendewort=${u.sendewort} .gesperrt=${u.gesperrt}></lotse-datum>`,
  adresse: address,
  ort: address,
  name: (frage, u) =>
    html`<lotse-name .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .sendewort=${u.sendewort} .gesperrt=${u.gesperrt}></lotse-name>`,
  gegenstaende: (frage, u) =>
    html`<lotse-gegenstaende .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .sendewort=${u.sendewort} .gesperrt=${u.gesperrt}></lotse-gegenstaende>`,
  mehrfachauswahl: (frage, u) =>
    html`<lotse-mehrfachauswahl .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .sendewort=${u.sendewort} .gesperrt=${u.gesperrt} .liste=${u.liste}></lotse-mehrfachauswahl>`,
  datei: (frage, u) =>
    html`<lotse-datei .frage=${frage} .praefix=${u.praefix} .gesperrt=${u.gesperrt} .uebertragen=${u.uebertragen}></lotse-datei>`,
};

/** Types that are changed in a row by their options or in words. */
const WORDS = new Set<string>(["text", "email", "telefon", "iban", "kennzeichen", "zahl", "betrag", "uhrzeit"]);
const CHOICES = new Set<string>(["auswahl", "ja_nein", "fahrzeughalter"]);

/** The input beside the text area, or null where the text area (with its options) is all that is needed. */
export function inputFor(frage: Frage | null | undefined, umgebung: Umgebung): unknown {
  const build = frage && Object.hasOwn(INPUTS, frage.typ) ? INPUTS[frage.typ] : undefined;
  return frage && build ? keyed(keyOf(frage), build(frage, umgebung)) : null;
}

/** The input inside a row of "Meine Angaben", or null where the question can only be answered in the conversation. */
export function inputInRow(frage: Frage, umgebung: Umgebung): unknown {
  const input = inputFor(frage, umgebung);
  if (input) return input;
  if (CHOICES.has(frage.typ) && frage.optionen?.length) return keyed(keyOf(frage), choice(frage, umgebung));
  return WORDS.has(frage.typ) ? keyed(keyOf(frage), words(frage, umgebung)) : null;
}

/** True where the input offers the options itself, so that they need no buttons besides. */
export function offersOptions(frage: Frage | null | undefined): boolean {
  return frage?.typ === "mehrfachauswahl";
}

function keyOf(frage: Frage): string {
  return [frage.feld, frage.typ, frage.zeile?.nummer ?? "", frage.zeile?.spalte ?? ""].join(":");
}

function address(frage: Frage, u: Umgebung): TemplateResult {
  return html`<lotse-adresse .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .sendewort=${u.sendewort} .gesperrt=${u.gesperrt} .suche=${u.suche}></lotse-adresse>`;
}

function choice(frage: Frage, u: Umgebung): TemplateResult {
  return html`<lotse-optionswahl .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .gesperrt=${u.gesperrt} .liste=${u.liste}></lotse-optionswahl>`;
}

function words(frage: Frage, u: Umgebung): TemplateResult {
  return html`<lotse-textwert .frage=${frage} .vorhanden=${u.vorhanden} .praefix=${u.praefix} .sendewort=${u.sendewort} .gesperrt=${u.gesperrt}></lotse-textwert>`;
}
