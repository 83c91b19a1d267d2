/** The widget on a page: `<lotse-chat>`, one shadow root with everything in it. Full page, inside a page, or a button with a dialog. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { ChatApi } from "../gespraech/api.ts";
import { Gespraech } from "../gespraech/gespraech.ts";
import { newId } from "../gespraech/kennung.ts";
import { Speicher } from "../gespraech/speicher.ts";
import type { MandantAnsicht } from "../gespraech/typen.ts";
import { watchPage } from "../gespraech/verbindung.ts";
import type { Anlass } from "../gespraech/zustand.ts";
import { styleSheet } from "../stile/stile.ts";
import { applyDarstellung, type Darstellung, readDarstellung } from "../werkzeuge/darstellung.ts";
import { DARSTELLUNG } from "../werkzeuge/werkzeuge.ts";
import { apply, loadFonts } from "./aussehen.ts";
import { Fenster } from "./fenster.ts";
import { kopf } from "./kopf.ts";
import type { Rahmen } from "./rahmen.ts";
import "./rahmen.ts";
import { starter } from "./starter.ts";
import { define } from "./teil.ts";

export type Ansicht = "starter" | "eingebettet" | "seite";

export class LotseChat extends LitElement {
  static override properties = {
    ansicht: { type: String, reflect: true },
    seite: { type: String, reflect: true },
    mandant: { attribute: false },
    server: { attribute: false },
    farbe: { attribute: false },
    aussehen: { state: true },
    begonnen: { state: true },
  };
  declare ansicht: Ansicht;
  /** Corner of the button: "links" or "rechts". */
  declare seite: string;
  declare mandant: string;
  declare server: string;
  /** Colour of the button before anything has been asked of the server. */
  declare farbe: string;
  declare aussehen: MandantAnsicht | null;
  /** The chat has been opened once. */
  declare begonnen: boolean;
  #gespraech: Gespraech | null = null;
  #fenster: Fenster | null = null;
  #leave: (() => void) | null = null;
  #touch = false;
  readonly #title = document.title;

  constructor() {
    super();
    this.ansicht = "starter";
    this.seite = "rechts";
    this.mandant = "";
    this.server = location.origin;
    this.farbe = "";
    this.aussehen = null;
    this.begonnen = false;
  }

  get gespraech(): Gespraech {
    this.#gespraech ??= new Gespraech(new ChatApi(this.server, this.mandant), new Speicher(this.mandant));
    return this.#gespraech;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { speicher } = this.gespraech;
    const usual = getComputedStyle(this).fontSize;
    applyDarstellung(readDarstellung(), this, usual);
    this.addEventListener(DARSTELLUNG, (event) =>
      applyDarstellung((event as CustomEvent<Darstellung>).detail, this, usual),
    );
    this.aussehen = speicher.ansicht;
    apply(this.style, this.aussehen, this.farbe);
    this.addEventListener("pointerdown", this.#pointed);
    document.addEventListener("visibilitychange", this.#seen);
    const stop = [
      this.gespraech.subscribe((anlass) => this.#changed(anlass)),
      watchPage(this.gespraech, () => this.begonnen),
    ];
    this.#leave = () => {
      for (const each of stop) each();
    };
    const code = takeCode();
    if (code) speicher.weiter = { code, id: newId() };
    if (this.ansicht !== "starter") void this.begin();
    else void this.updateComplete.then(() => this.#restore(Boolean(code)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave?.();
    this.removeEventListener("pointerdown", this.#pointed);
    document.removeEventListener("visibilitychange", this.#seen);
    this.gespraech.pause();
  }

  /** Opens the dialog, or leads to the text area where there is no dialog. */
  oeffnen(): void {
    if (this.#fenster) this.#fenster.open();
    else this.#frame?.focus();
  }

  /** Asks the server for the first time: looks, letters, conversation. */
  async begin(): Promise<void> {
    if (this.begonnen) return;
    this.begonnen = true;
    loadFonts(this.server);
    void this.#loadLooks();
    await this.updateComplete;
    await this.gespraech.start();
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [styleSheet()];
    return root;
  }

  protected override render(): TemplateResult {
    if (this.ansicht === "starter") return this.#withButton();
    const head = this.ansicht === "eingebettet" ? kopf(this.aussehen?.name ?? "", null) : nothing;
    return html`<div class="lotse lotse--${this.ansicht}" lang="de">${head}${this.#chat()}</div>`;
  }

  protected override firstUpdated(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (this.ansicht !== "starter" || !dialog) return;
    this.#fenster = new Fenster(dialog, {
      onOpen: () => void this.#opened(),
      onClose: () => {
        this.gespraech.speicher.offen = false;
        this.requestUpdate();
      },
      opener: () => this.renderRoot.querySelector<HTMLElement>("#starter"),
    });
  }

  get #frame(): Rahmen | null {
    return this.renderRoot.querySelector<Rahmen>("lotse-rahmen");
  }

  #chat(): TemplateResult | typeof nothing {
    if (!this.begonnen) return nothing;
    return html`<lotse-rahmen
      .gespraech=${this.gespraech}
      .seite=${this.ansicht === "seite"}
      .telefon=${this.aussehen?.telefon ?? ""}
      .haeufig=${this.aussehen?.haeufig ?? []}
    ></lotse-rahmen>`;
  }

  #withButton(): TemplateResult {
    const open = this.#fenster?.isOpen ?? false;
    return html`<section class="lotse lotse--starter" lang="de" aria-label="Bürgerlotse">
      ${starter(open, this.gespraech.ungelesen, () => this.#fenster?.open())}
      <dialog id="fenster" class="fenster" aria-labelledby="lotse-titel">
        ${kopf(this.aussehen?.name ?? "", () => this.#fenster?.close())}${this.#chat()}
      </dialog>
    </section>`;
  }

  /** After a new page: the dialog stands as it stood; with a code the conversation behind it is shown. */
  async #restore(withCode: boolean): Promise<void> {
    const { speicher } = this.gespraech;
    if (withCode) this.#fenster?.open();
    else if (speicher.offen) this.#fenster?.restore();
    if (speicher.gespraech || speicher.weiter) await this.begin();
  }

  async #opened(): Promise<void> {
    const { gespraech } = this;
    gespraech.speicher.offen = true;
    gespraech.markRead();
    this.requestUpdate();
    await this.begin();
    this.#frame?.showEnd();
    this.#frame?.ask();
    if (gespraech.offen && this.#fenster?.wantsFocus && !this.#touch) this.#frame?.focus();
  }

  #changed(anlass: Anlass): void {
    this.requestUpdate();
    if (this.ansicht !== "starter" || this.#fenster?.isOpen) this.gespraech.markRead();
    const news = anlass === "neu" || anlass === "antwort";
    if (this.ansicht === "seite" && news && document.hidden) document.title = `Neue Nachricht – ${this.#title}`;
    if (anlass !== "bereit") return;
    const wanted = this.ansicht === "seite" || (this.#fenster?.wantsFocus && !this.#touch);
    if (wanted) void this.updateComplete.then(() => this.#frame?.updateComplete).then(() => this.#frame?.focus());
  }

  /** A finger on the button: no keyboard pops up over what there is to read. */
  readonly #pointed = (event: PointerEvent): void => {
    this.#touch = event.pointerType === "touch";
  };

  readonly #seen = (): void => {
    if (this.ansicht === "seite" && !document.hidden) document.title = this.#title;
  };

  async #loadLooks(): Promise<void> {
    try {
      this.aussehen = await this.gespraech.api.ansicht();
      this.gespraech.speicher.ansicht = this.aussehen;
      apply(this.style, this.aussehen, this.farbe);
    } catch {
      // The chat works without: it then has the colours of KERN.
    }
  }
}

/** The code in the page's address, taken out of it so that it stays in no history. */
function takeCode(): string {
  const code = /^#weiter=([\w-]+)$/.exec(location.hash)?.[1] ?? "";
  if (code) history.replaceState(history.state, "", location.pathname + location.search);
  return code;
}

define("lotse-chat", LotseChat);
