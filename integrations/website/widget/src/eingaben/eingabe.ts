/** What every input beside the text area shares: it renders into the chat's root and answers by event. */

import { LitElement, type PropertyValues } from "lit";
import type { AntwortDetail, Frage, Listenoption } from "../gespraech/typen.ts";

export const ANTWORT = "lotse-antwort";

/** Tells whoever is above what the citizen answers. */
export function answer(from: EventTarget, antwort: AntwortDetail): void {
  from.dispatchEvent(new CustomEvent<AntwortDetail>(ANTWORT, { detail: antwort, bubbles: true, composed: true }));
}

/** Answers with an option: by its value, in its words where it has none. */
export function choose(from: EventTarget, { wert, titel }: Listenoption): void {
  answer(from, wert === undefined ? { text: titel } : { wert, titel });
}

/** Registers an element once: a page may load the script a second time. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}

export abstract class Eingabe extends LitElement {
  static override properties = {
    frage: { attribute: false },
    vorhanden: { attribute: false },
    praefix: { attribute: false },
    sendewort: { attribute: false },
    gesperrt: { attribute: false },
    fehler: { state: true },
  };

  /** The open question. */
  declare frage: Frage;
  /** The present answer as it is shown, where it is being changed; else empty. */
  declare vorhanden: string;
  /** Begin of the ids, so that the same input can stand in two places. */
  declare praefix: string;
  /** The word on the button. */
  declare sendewort: string;
  /** True while an answer is under way. */
  declare gesperrt: boolean;
  /** What is wrong, by the name of the field. */
  declare fehler: Readonly<Record<string, string>>;

  constructor() {
    super();
    this.vorhanden = "";
    this.praefix = "eingabe";
    this.sendewort = "Senden";
    this.gesperrt = false;
    this.fehler = {};
  }

  /** The whole chat shares one shadow root, so that ids and style sheets hold across its parts. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("vorhanden") && this.vorhanden) this.prefill(this.vorhanden);
  }

  /** Takes the present answer into the fields; what cannot be read stays out. */
  protected prefill(_vorhanden: string): void {}

  protected id_(name: string): string {
    return `${this.praefix}-${name}`;
  }

  protected say(text: string): void {
    if (!this.gesperrt) answer(this, { text });
  }

  /** Moves into the input, to the first field it has. */
  async enter(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea, button")?.focus();
  }

  /** Shows what is wrong and moves to the first field that is; true if nothing is. */
  protected async accept(fehler: Readonly<Record<string, string>>): Promise<boolean> {
    this.fehler = fehler;
    const [first] = Object.keys(fehler);
    if (first === undefined) return true;
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#${this.id_(first)}`)?.focus();
    return false;
  }
}
