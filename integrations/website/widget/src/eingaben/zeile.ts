/** One row of "Meine Angaben": the answer and a way to change it, or in its place the input that fits. */

import { html, type TemplateResult } from "lit";
import type { AntwortDetail, Frage } from "../gespraech/typen.ts";
import { knopf, spoken } from "./bausteine.ts";
import { answer } from "./eingabe.ts";
import { inputInRow, type Umgebung } from "./wahl.ts";

export interface Angabe {
  feld: string;
  titel: string;
  /** As it is shown. */
  wert: string;
  /** Opaque value that asks the field again; without it a sentence does. */
  aendern: string | null;
}

export type Zeilenumgebung = Omit<Umgebung, "praefix" | "vorhanden" | "sendewort">;

/** `frage` is the open question where it is that of this row, else null. */
export function zeile(
  angabe: Angabe,
  frage: Frage | null,
  umgebung: Zeilenumgebung,
  onChange: (angabe: Angabe) => void,
): TemplateResult {
  const input =
    frage && inputInRow(frage, { ...umgebung, praefix: "aendern", vorhanden: angabe.wert, sendewort: "Übernehmen" });
  if (frage && input) return open(angabe, frage, input, umgebung.gesperrt);
  return html`<div class="angaben__zeile" data-zeile=${angabe.feld}>
    <dt>${angabe.titel}</dt>
    <dd>${angabe.wert}<button type="button" class="angaben__knopf angaben__aendern" data-feld=${angabe.feld} @click=${() => onChange(angabe)}
      >${spoken(`${angabe.titel} `)}ändern</button></dd>
  </div>`;
}

function open(angabe: Angabe, frage: Frage, input: unknown, gesperrt: boolean): TemplateResult {
  const keep = (event: Event): void => {
    if (event.target) answer(event.target, keepAnswer(angabe, frage));
  };
  return html`<div class="angaben__zeile angaben__zeile--offen" data-zeile=${angabe.feld}>
    <dt>${angabe.titel}</dt>
    <dd>
      <div role="group" aria-label=${`${angabe.titel} ändern`}>
      ${input}${knopf("Doch nicht", { art: "tertiary", klein: true, rolle: "doch-nicht", danach: ` ändern: ${angabe.titel}`, gesperrt, onClick: keep })}
      </div>
    </dd>
  </div>`;
}

/** The wish that asks a field again. */
export function changeWish({ titel, aendern }: Angabe): AntwortDetail {
  return aendern ? { wert: aendern, titel: `${titel} ändern` } : { text: `Ich möchte ${titel} ändern` };
}

/** What leaves the answer as it was: the same answer again. A file has no words, there the way back is taken. */
export function keepAnswer(angabe: Angabe, frage: Frage): AntwortDetail {
  if (frage.typ !== "datei") return { text: angabe.wert };
  const back = frage.aktionen?.find((each) => typeof each !== "string" && each.aktion === "zurueck");
  return typeof back === "object" && back.wert ? { wert: back.wert, titel: back.titel } : { text: "Zurück" };
}
