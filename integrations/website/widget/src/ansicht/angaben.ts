/** "Meine Angaben" at a glance: what has been said, how far it is, and a way to change each item. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { answer, type Eingabe } from "../eingaben/eingabe.ts";
import { umgebungOf } from "../eingaben/umgebung.ts";
import { type Angabe, changeWish, zeile } from "../eingaben/zeile.ts";
import type { LeistungAnsicht } from "../gespraech/api.ts";
import type { Fortschritt } from "../gespraech/typen.ts";
import { define, Teil } from "./teil.ts";
import { text } from "./text.ts";

interface Titel {
  titel: string;
  felder: Record<string, string>;
}

const NONE: Titel = { titel: "", felder: {} };

export class Angaben extends Teil {
  static override properties = {
    ...Teil.properties,
    breit: { type: Boolean },
    bearbeitet: { attribute: false },
    titel: { state: true },
  };
  /** Stands beside the conversation and is always unfolded. */
  declare breit: boolean;
  /** Field that is being changed in its row, or "". */
  declare bearbeitet: string;
  declare titel: Map<string, Titel>;

  constructor() {
    super();
    this.breit = false;
    this.bearbeitet = "";
    this.titel = new Map();
  }

  protected override changed(): void {
    this.requestUpdate();
    void this.#loadTitles(this.gespraech.stand?.leistung ?? null);
  }

  protected override updated(changed: Map<string, unknown>): void {
    const details = this.querySelector("details");
    if (changed.has("breit") && details) details.open = this.breit;
    const before = changed.get("bearbeitet");
    if (typeof before === "string") void this.#moveFocus(before);
  }

  protected override render(): TemplateResult {
    const { stand, verlauf } = this.gespraech;
    const angaben = this.#angaben();
    const active = Boolean(stand?.leistung);
    const { titel } = this.titel.get(stand?.leistung ?? "") ?? NONE;
    const sent = verlauf.eintraege.some(({ karte }) => karte?.art === "vorgang");
    return html`<aside id="panel" class="panel" aria-label="Meine Angaben" data-leer=${String(!active && !sent)}>
      <p class="panel__leistung" ?hidden=${!titel}>${titel}</p>
      ${active ? progress(stand?.fortschritt ?? null) : nothing}
      <details class="panel__details">
        <summary class="panel__summary">Meine Angaben${angaben.length ? ` (${angaben.length})` : ""}</summary>
        <h2 class="panel__titel">Meine Angaben</h2>
        <div class="panel__angaben">${angaben.length ? this.#rows(angaben) : emptyText(active)}${this.#sent()}</div>
      </details>
    </aside>`;
  }

  /** What has been said, in the order of the form. */
  #angaben(): Angabe[] {
    const { stand } = this.gespraech;
    const described = this.titel.get(stand?.leistung ?? "") ?? NONE;
    const felder = new Map((stand?.felder ?? []).map((each) => [each.feld, each]));
    const order = [...felder.keys()];
    return Object.entries(stand?.angaben ?? {})
      .sort(([one], [other]) => (order.length ? order.indexOf(one) - order.indexOf(other) : 0))
      .map(([feld, shown]) => ({
        feld,
        titel: felder.get(feld)?.titel ?? described.felder[feld] ?? readable(feld),
        wert: String(shown),
        aendern: felder.get(feld)?.aendern ?? null,
      }));
  }

  #rows(angaben: Angabe[]): TemplateResult {
    const { gespraech, bearbeitet } = this;
    const frage = gespraech.offen ? (gespraech.stand?.frage ?? null) : null;
    const umgebung = umgebungOf(gespraech);
    const change = (angabe: Angabe): void => this.#change(angabe);
    return html`<dl class="angaben">
      ${repeat(
        angaben,
        ({ feld }) => feld,
        (angabe) => zeile(angabe, angabe.feld === bearbeitet ? frage : null, umgebung, change),
      )}
    </dl>`;
  }

  #change(angabe: Angabe): void {
    this.dispatchEvent(new CustomEvent("lotse-aendern", { detail: { feld: angabe.feld }, bubbles: true }));
    answer(this, changeWish(angabe));
  }

  /** Into the row that has opened, and back to its button once it has closed. */
  async #moveFocus(before: string): Promise<void> {
    const row = this.querySelector(`[data-zeile="${CSS.escape(this.bearbeitet || before)}"]`);
    if (!this.bearbeitet) row?.querySelector<HTMLElement>("button")?.focus();
    else await row?.querySelector<Eingabe>("[role=group] > :first-child")?.enter?.();
  }

  #sent(): TemplateResult | typeof nothing {
    const cards = this.gespraech.verlauf.eintraege.flatMap(({ karte }) => (karte?.art === "vorgang" ? [karte] : []));
    const sent = new Map(cards.map((karte) => [text(karte.aktenzeichen), text(karte.titel)]));
    if (!sent.size) return nothing;
    return html`<h2 class="panel__unter">Abgesendet</h2>
      <ul class="vorgaenge">
        ${[...sent].map(([aktenzeichen, titel]) => html`<li>${titel} <span class="vorgaenge__nummer">${aktenzeichen}</span></li>`)}
      </ul>
      <button type="button" class="angaben__knopf" @click=${() => this.#ask("Wo ist mein Antrag?")}>Stand abfragen</button>`;
  }

  #ask(words: string): void {
    answer(this, { text: words });
  }

  async #loadTitles(leistung: string | null): Promise<void> {
    if (!leistung || this.titel.has(leistung)) return;
    this.titel.set(leistung, NONE);
    try {
      const described = await this.gespraech.api.leistung(leistung);
      this.titel = new Map(this.titel).set(leistung, titlesOf(described));
    } catch {
      this.titel.delete(leistung);
    }
  }
}

function titlesOf(described: LeistungAnsicht): Titel {
  const leistung = typeof described.leistung === "object" ? described.leistung : described;
  const felder = (leistung.felder ?? []).map(({ feld, titel }) => [feld, titel || readable(feld)]);
  return { titel: leistung.titel ?? "", felder: Object.fromEntries(felder) };
}

function progress(fortschritt: Fortschritt | null): TemplateResult | typeof nothing {
  const { erledigt, gesamt } = fortschritt ?? { erledigt: 0, gesamt: 0 };
  if (!(gesamt > 0)) return nothing;
  return html`<div class="panel__fortschritt">
    <label for="fortschritt">${erledigt} von ${gesamt} Angaben</label>
    <progress id="fortschritt" max=${gesamt} .value=${erledigt}></progress>
  </div>`;
}

function emptyText(active: boolean): TemplateResult {
  const sentence = active
    ? "Noch keine Angaben. Was Sie sagen, steht gleich hier."
    : "Was Sie angeben, sehen Sie hier und können es jederzeit ändern.";
  return html`<p class="angaben__leer">${sentence}</p>`;
}

/** A key as words, for a title that could not be fetched. */
function readable(feld: string): string {
  const words = feld.replaceAll("_", " ");
  return words.charAt(0).toLocaleUpperCase("de-DE") + words.slice(1);
}

define("lotse-angaben", Angaben);
