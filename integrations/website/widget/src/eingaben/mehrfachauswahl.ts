/** Several answers at once: checkboxes, with a filter where there are many. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Listenoption } from "../gespraech/typen.ts";
import { knopf, typedIn } from "./bausteine.ts";
import { define, Eingabe } from "./eingabe.ts";

const FILTER_FROM = 12;

/** Reads the whole list behind `frage.alle`. */
export type Listensuche = (adresse: string) => Promise<readonly Listenoption[]>;

export class Mehrfachauswahl extends Eingabe {
  static override properties = {
    ...Eingabe.properties,
    liste: { attribute: false },
    optionen: { state: true },
    gewaehlt: { state: true },
    filter: { state: true },
    meldung: { state: true },
  };

  declare liste: Listensuche | undefined;
  declare optionen: readonly Listenoption[];
  declare gewaehlt: ReadonlySet<string>;
  declare filter: string;
  declare meldung: string;

  #loaded = "";

  constructor() {
    super();
    this.liste = undefined;
    this.optionen = [];
    this.gewaehlt = new Set();
    this.filter = "";
    this.meldung = "";
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("frage")) this.#follow();
    super.willUpdate(changed);
  }

  override render(): TemplateResult {
    const wrong = this.fehler[this.#firstId()];
    return html`<form class="eingabe" novalidate @submit=${this.#submit}>
      <fieldset class="eingabe__gruppe" aria-describedby=${wrong ? this.id_("mehrfach-fehler") : nothing}>
        <legend class="kern-label">Sie können mehreres ankreuzen</legend>
        <p class="eingabe__fehler" id=${this.id_("mehrfach-fehler")} role="alert" ?hidden=${!wrong}>${wrong ?? ""}</p>
        ${this.#filterField()}
        ${this.optionen.map((option, index) => this.#box(option, index))}
      </fieldset>
      <p class="eingabe__meldung" role="status">${this.meldung}</p>
      ${knopf(this.sendewort === "Senden" ? "Auswahl senden" : this.sendewort, { art: "primary", gesperrt: this.gesperrt })}
    </form>`;
  }

  protected override prefill(vorhanden: string): void {
    const known = vorhanden.split(/,\s*|\s+und\s+/u).map((part) => part.trim());
    this.gewaehlt = new Set(this.optionen.map(({ titel }) => titel).filter((titel) => known.includes(titel)));
  }

  /** The options of the question at once, the whole list when it has come. */
  #follow(): void {
    const { alle, optionen = [] } = this.frage;
    if (!alle) this.optionen = optionen;
    else if (this.#loaded !== this.frage.feld) void this.#load(alle);
  }

  async #load(alle: string): Promise<void> {
    this.#loaded = this.frage.feld;
    if (!this.optionen.length) this.optionen = this.frage.optionen ?? [];
    try {
      this.optionen = (await this.liste?.(alle)) ?? this.optionen;
      if (this.vorhanden && !this.gewaehlt.size) this.prefill(this.vorhanden);
      this.meldung = "";
    } catch {
      this.#loaded = "";
      this.meldung = "Die ganze Liste ist gerade nicht zu erreichen. Sie können Ihre Antwort auch schreiben.";
    }
  }

  #firstId(): string {
    return "mehrfach-0";
  }

  #filterField(): TemplateResult | typeof nothing {
    if (this.optionen.length < FILTER_FROM) return nothing;
    const id = this.id_("mehrfach-filter");
    return html`<div class="auswahl__filter"><label class="kern-label" for=${id}>Liste einschränken</label>
      <input id=${id} class="kern-form-input__input eingabe__feld" type="search" autocomplete="off" .value=${this.filter}
        @input=${(event: Event) => {
          this.filter = typedIn(event);
        }}></div>`;
  }

  #box(option: Listenoption, index: number): TemplateResult {
    const id = this.id_(`mehrfach-${index}`);
    const wanted = this.filter.trim().toLocaleLowerCase("de-DE");
    return html`<div class="kreuz" ?hidden=${!option.titel.toLocaleLowerCase("de-DE").includes(wanted)}>
      <input type="checkbox" class="kreuz__kasten" id=${id} .checked=${this.gewaehlt.has(option.titel)} @change=${(event: Event) => this.#toggle(option, event)}>
      <label class="kreuz__titel" for=${id}>${option.titel}</label>
    </div>`;
  }

  #toggle({ titel }: Listenoption, event: Event): void {
    const chosen = new Set(this.gewaehlt);
    if (event.target instanceof HTMLInputElement && event.target.checked) chosen.add(titel);
    else chosen.delete(titel);
    this.gewaehlt = chosen;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const chosen = this.optionen.map(({ titel }) => titel).filter((titel) => this.gewaehlt.has(titel));
    const wrong = chosen.length ? {} : { [this.#firstId()]: "Bitte kreuzen Sie mindestens eins an." };
    if (await this.accept(wrong)) this.say(joined(chosen));
  }
}

/** "A, B und C" */
function joined(titles: readonly string[]): string {
  const last = titles.at(-1) ?? "";
  return titles.length > 1 ? `${titles.slice(0, -1).join(", ")} und ${last}` : last;
}

define("lotse-mehrfachauswahl", Mehrfachauswahl);
