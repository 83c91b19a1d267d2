/** Answers to choose from, and what else can be done with the open question. Real buttons, only for the open question. */

import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { offersOptions } from "../eingaben/wahl.ts";
import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Aktion, Frage, Option } from "../gespraech/typen.ts";
import { knopf } from "./knopf.ts";

const ACTIONS = new Map<string, { titel: string; symbol: string }>([
  ["zurueck", { titel: "Zurück", symbol: "arrow-back" }],
  ["ueberspringen", { titel: "Überspringen", symbol: "arrow-forward" }],
  ["abbruch", { titel: "Abbrechen", symbol: "close" }],
  ["mensch", { titel: "Mit einem Menschen sprechen", symbol: "account-circle" }],
]);

export const MENSCH: Aktion = {
  aktion: "mensch",
  titel: "Mit einem Menschen sprechen",
  satz: "Ich möchte mit einem Menschen sprechen",
};

export interface Wahl {
  onAnswer(answer: { text: string } | { wert: string; titel: string }): void;
  onList(frage: Frage): void;
}

/**
 * The answers as a group of buttons; the first of a summary is the way on. Before anything has been said, and where nothing else is
 * offered, the buttons are `haeufig`: titles of what most people come for, sent as words.
 */
export function antworten(gespraech: Gespraech, wahl: Wahl, haeufig: readonly string[]): TemplateResult {
  const frage = gespraech.stand?.frage ?? null;
  const elsewhere = offersOptions(frage);
  const options = gespraech.offen && !elsewhere ? gespraech.optionen : [];
  const more = elsewhere ? null : frage?.alle;
  const kind = (index: number) => (frage?.typ === "bestaetigung" && index === 0 ? "primary" : "secondary");
  const press = (option: Option) => () => wahl.onAnswer(option);
  const fresh = gespraech.offen && !frage && !options.length && !gespraech.gesprochen ? haeufig : [];
  const hidden = !options.length && !fresh.length && !more;
  return html`<div id="antworten" class="antworten" role="group" aria-label="Antworten zur Auswahl" ?hidden=${hidden}>
    ${repeat(
      options,
      ({ wert }) => wert,
      (option, index) =>
        knopf(option.titel, {
          kind: kind(index),
          wert: option.wert,
          disabled: gespraech.gesperrt,
          onClick: press(option),
        }),
    )}
    ${fresh.map((titel) => knopf(titel, { onClick: () => wahl.onAnswer({ text: titel }) }))}
    ${frage && more ? wholeList(frage, gespraech, wahl) : ""}
  </div>`;
}

function wholeList(frage: Frage, gespraech: Gespraech, wahl: Wahl): TemplateResult {
  const termin = frage.typ === "termin";
  const icon = termin ? { symbol: "calendar-today" } : { symbol: "checklist" };
  return html`<span class="antworten__alle" data-alle>${knopf(
    termin ? "Alle Termine anzeigen" : "Alle Möglichkeiten anzeigen",
    {
      ...icon,
      kind: "tertiary",
      popup: "dialog",
      disabled: gespraech.gesperrt,
      onClick: () => wahl.onList(frage),
    },
  )}</span>`;
}

/** Back, skip, stop. A person is always among them, unless one is there already or `human` says the way stands elsewhere. */
export function aktionen(gespraech: Gespraech, wahl: Wahl, human: boolean): TemplateResult {
  const actions = gespraech.offen ? openActions(gespraech, human) : [];
  const press = (action: Aktion) => () =>
    wahl.onAnswer(
      action.wert === undefined ? { text: action.satz ?? action.titel } : { wert: action.wert, titel: action.titel },
    );
  return html`<div id="aktionen" class="aktionen" role="group" aria-label="Weitere Möglichkeiten" ?hidden=${!actions.length}>
    ${repeat(
      actions,
      ({ aktion }) => aktion,
      (action) =>
        knopf(action.titel, {
          kind: "tertiary",
          small: true,
          symbol: ACTIONS.get(action.aktion)?.symbol ?? null,
          aktion: action.aktion,
          onClick: press(action),
        }),
    )}
  </div>`;
}

/** True while a person answers, or has been asked for. */
export function withHuman(gespraech: Gespraech): boolean {
  return ["warten_auf_mensch", "mensch"].includes(gespraech.stand?.phase ?? "");
}

function openActions(gespraech: Gespraech, human: boolean): Aktion[] {
  const actions = (gespraech.stand?.frage?.aktionen ?? []).map(whole);
  if (!human) return actions.filter(({ aktion }) => aktion !== "mensch");
  const there = actions.some(({ aktion }) => aktion === "mensch");
  return there || withHuman(gespraech) ? actions : [...actions, MENSCH];
}

/** An action with its title; a bare name becomes a sentence that is sent as text. */
function whole(action: Aktion | string): Aktion {
  if (typeof action === "string") return { aktion: action, titel: ACTIONS.get(action)?.titel ?? action };
  return { ...action, titel: action.titel ?? ACTIONS.get(action.aktion)?.titel ?? action.aktion };
}
