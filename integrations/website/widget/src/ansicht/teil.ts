/** A part of the chat that has state of its own. It renders into the shadow root around it: ids and style sheets are shared. */

import { LitElement } from "lit";
import type { Gespraech } from "../gespraech/gespraech.ts";
import type { Anlass } from "../gespraech/zustand.ts";

export abstract class Teil extends LitElement {
  static override properties: Record<string, object> = { gespraech: { attribute: false } };
  declare gespraech: Gespraech;
  #unsubscribe: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.gespraech.subscribe((anlass) => this.changed(anlass));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  /** Something has happened in the conversation. */
  protected changed(_anlass: Anlass): void {
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** Makes an element known once, also where the script is loaded twice. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
