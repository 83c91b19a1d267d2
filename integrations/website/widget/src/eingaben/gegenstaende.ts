/** Several things, one after the other: type one, say how many, add it as a chip that can be changed or taken away. */

import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { live } from "lit/directives/live.js";
import { fehlerzeile, knopf, spoken, typedIn } from "./bausteine.ts";
import { define, Eingabe } from "./eingabe.ts";
import { clamp, itemsOf, itemText, MAX_ANZAHL, type Posten, withItem } from "./posten.ts";

export class Gegenstaende extends Eingabe {
  static override properties = {
    ...Eingabe.properties,
    posten: { state: true },
    name: { state: true },
    anzahl: { state: true },
    meldung: { state: true },
  };

  declare posten: readonly Posten[];
  declare name: string;
  declare anzahl: number;
  declare meldung: string;

  constructor() {
    super();
    this.posten = [];
    this.name = "";
    this.anzahl = 1;
    this.meldung = "";
  }

  override render(): TemplateResult {
    const id = this.id_("gegenstand");
    const wrong = this.fehler.gegenstand;
    return html`<form class="eingabe" novalidate @submit=${this.#add}>
      <div class="eingabe__zeile">
        <div class="eingabe__teil">
          <label class="kern-label" for=${id}>Was möchten Sie eintragen?</label>
          ${fehlerzeile(id, wrong)}
          <input
            id=${id} class="kern-form-input__input eingabe__feld" type="text" maxlength="120" autocomplete="off" enterkeyhint="done"
            aria-describedby=${ifDefined(wrong ? `${id}-fehler` : undefined)} aria-invalid=${wrong ? "true" : "false"}
            .value=${live(this.name)} @input=${(event: Event) => {
              this.name = typedIn(event);
            }}
          >
        </div>
        ${this.#stepper(this.id_("anzahl"), "Anzahl", this.anzahl, (anzahl) => {
          this.anzahl = anzahl;
        })}
        ${knopf("Hinzufügen", { art: "secondary" })}
      </div>
      <p class="nur-vorlesen" role="status">${this.meldung}</p>
      ${this.posten.length ? html`<ul class="posten" aria-label="Eingetragen">${this.posten.map((item, index) => this.#chip(item, index))}</ul>` : nothing}
      <div class="eingabe__zeile eingabe__zeile--ende">
        ${knopf(this.sendewort === "Senden" ? "Fertig" : this.sendewort, {
          art: "primary",
          rolle: "fertig",
          danach: this.sendewort === "Senden" ? " mit der Liste" : "",
          gesperrt: this.gesperrt,
          onClick: () => void this.#send(),
        })}
      </div>
    </form>`;
  }

  protected override prefill(vorhanden: string): void {
    this.posten = itemsOf(vorhanden);
  }

  #chip(item: Posten, index: number): TemplateResult {
    const id = this.id_(`posten-${index}`);
    return html`<li class="posten__eintrag">
      <span class="posten__name">${item.name}</span>
      ${this.#stepper(id, `Anzahl ${item.name}`, item.anzahl, (anzahl) => this.#count(index, anzahl), true)}
      <button type="button" class="posten__weg" data-rolle="weg" @click=${() => void this.#remove(index)}>
        <span aria-hidden="true">✕</span>${spoken(`${itemText(item)} entfernen`)}
      </button>
    </li>`;
  }

  /** A number with a button on either side. */
  #stepper(id: string, title: string, value: number, change: (anzahl: number) => void, hidden = false): TemplateResult {
    const step = (delta: number, sign: string, word: string): TemplateResult => html`<button
      type="button" class="stufen__knopf" ?disabled=${clamp(value + delta) === value} @click=${() => change(clamp(value + delta))}
    ><span aria-hidden="true">${sign}</span>${spoken(`${title} ${word}`)}</button>`;
    return html`<div class="stufen">
      <label class=${hidden ? "nur-vorlesen" : "kern-label"} for=${id}>${title}</label>
      <div class="stufen__zeile">
        ${step(-1, "−", "verringern")}
        <input
          id=${id} class="stufen__zahl" type="text" inputmode="numeric" autocomplete="off" maxlength="3" .value=${live(String(value))}
          aria-description=${`höchstens ${MAX_ANZAHL}`} @change=${(event: Event) => change(clamp(Number.parseInt(typedIn(event), 10)))}
        >
        ${step(1, "+", "erhöhen")}
      </div>
    </div>`;
  }

  async #add(event: Event): Promise<void> {
    event.preventDefault();
    const items = itemsOf(this.name, this.anzahl);
    if (!(await this.accept(items.length ? {} : { gegenstand: "Bitte tragen Sie zuerst etwas ein." }))) return;
    this.#take(items);
    this.querySelector<HTMLElement>(`#${this.id_("gegenstand")}`)?.focus();
  }

  #take(items: readonly Posten[]): void {
    this.posten = items.reduce(withItem, [...this.posten]);
    this.meldung = `${items.map(itemText).join(", ")} hinzugefügt.`;
    this.name = "";
    this.anzahl = 1;
    void this.updateComplete.then(() =>
      this.querySelector("[data-rolle=fertig]")?.scrollIntoView({ block: "nearest" }),
    );
  }

  #count(index: number, anzahl: number): void {
    this.posten = this.posten.map((item, place) => (place === index ? { ...item, anzahl } : item));
    const changed = this.posten[index];
    if (changed) this.meldung = itemText(changed);
  }

  /** Takes one away; the focus moves to the next one, after the last to the text field. */
  async #remove(index: number): Promise<void> {
    const gone = this.posten[index];
    this.posten = this.posten.filter((_, place) => place !== index);
    if (gone) this.meldung = `${itemText(gone)} entfernt.`;
    await this.updateComplete;
    const left = this.querySelectorAll<HTMLElement>("[data-rolle=weg]");
    (left[Math.min(index, left.length - 1)] ?? this.querySelector<HTMLElement>(`#${this.id_("gegenstand")}`))?.focus();
  }

  async #send(): Promise<void> {
    const open = itemsOf(this.name, this.anzahl);
    if (open.length) this.#take(open);
    const nothingYet = this.posten.length === 0;
    if (!(await this.accept(nothingYet ? { gegenstand: "Bitte tragen Sie mindestens eine Sache ein." } : {}))) return;
    this.say(this.posten.map(itemText).join(", "));
  }
}

define("lotse-gegenstaende", Gegenstaende);
