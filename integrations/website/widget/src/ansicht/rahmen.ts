/** The chat itself, the same in all its shapes: conversation, text area, "Meine Angaben". */

import { html, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Bearbeitung } from "../eingaben/bearbeitung.ts";
import type { Gespraech } from "../gespraech/gespraech.ts";
import type { AntwortDetail, Frage } from "../gespraech/typen.ts";
import type { Anlass } from "../gespraech/zustand.ts";
import type { Darstellung } from "../werkzeuge/darstellung.ts";
import { Helfer, withTools } from "../werkzeuge/helfer.ts";
import type { Telegram } from "../werkzeuge/telegram.ts";
import { speechOf } from "../werkzeuge/vorlesen.ts";
import "../werkzeuge/telegram.ts";
import { DARSTELLUNG, TELEGRAM } from "../werkzeuge/werkzeuge.ts";
import "./angaben.ts";
import { begleitung, hinweis, verbindung } from "./anzeige.ts";
import type { Auswahl } from "./auswahl.ts";
import "./auswahl.ts";
import type { Composer } from "./composer.ts";
import "./composer.ts";
import "./eingaben.ts";
import type { Ende } from "./ende.ts";
import "./ende.ts";
import { leiste } from "./kopf.ts";
import { nachricht } from "./nachricht.ts";
import { aktionen, antworten } from "./optionen.ts";
import { Rollen } from "./rollen.ts";
import { stoerung } from "./stoerung.ts";
import { define, Teil } from "./teil.ts";

const WIDE = "(min-width: 64rem)";

export class Rahmen extends Teil {
  static override properties = {
    ...Teil.properties,
    seite: { type: Boolean },
    telefon: { type: String },
    haeufig: { attribute: false },
    breit: { state: true },
  };
  /** True on a page of its own: the page scrolls, "Meine Angaben" stand beside the conversation where there is room. */
  declare seite: boolean;
  declare telefon: string;
  /** What most people come for, to press before anything has been said. */
  declare haeufig: readonly string[];
  declare breit: boolean;
  readonly #wide = matchMedia(WIDE);
  #rollen = new Rollen(this, false);
  #touch = false;
  #follows = true;
  readonly #bearbeitung = new Bearbeitung();
  #helfer!: Helfer;

  constructor() {
    super();
    this.seite = false;
    this.telefon = "";
    this.haeufig = [];
    this.breit = false;
  }

  override connectedCallback(): void {
    this.#helfer ??= new Helfer(this.gespraech, speechOf(window), () => this.requestUpdate());
    super.connectedCallback();
    this.#rollen = new Rollen(this, this.seite);
    this.#wide.addEventListener("change", this.#resized);
    this.#resized();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#helfer.vorleser.stop();
    this.#wide.removeEventListener("change", this.#resized);
  }

  /** Puts the focus where one writes; on a touch screen beside it, so that no keyboard pops up. */
  override focus(): void {
    if (this.#touch) this.querySelector<HTMLElement>("#antwortbereich")?.focus({ preventScroll: true });
    else this.querySelector<Composer>("lotse-composer")?.focus();
  }

  showEnd(): void {
    this.#rollen.showEnd();
  }

  /** The reader can see the chat again: asks what came up meanwhile. */
  ask(): void {
    this.#telegram?.ask();
  }

  get #telegram(): Telegram | null {
    return this.querySelector<Telegram>("lotse-telegram");
  }

  /** Before the change is drawn: where does the reader stand? */
  protected override changed(anlass: Anlass): void {
    this.#bearbeitung.follow(this.gespraech.stand?.frage?.feld, anlass === "antwort");
    this.#helfer.follow(anlass);
    this.requestUpdate();
    this.#follows = this.#rollen.nearEnd && !this.gespraech.gesperrt;
    const near = this.#rollen.nearEnd;
    void this.updateComplete.then(() => {
      if (anlass === "aufgebaut") this.#quietly();
      // inputs draw themselves after the frame: what is in view is known with the next picture
      requestAnimationFrame(() => this.#scroll(anlass, near));
    });
  }

  protected override render(): TemplateResult {
    const { gespraech } = this;
    const wahl = {
      onAnswer: (answer: AntwortDetail) => this.#answer(answer),
      onList: (frage: Frage) => void this.querySelector<Auswahl>("lotse-auswahl")?.open(frage),
    };
    return html`${leiste(gespraech, {
      mensch: !this.seite,
      onMensch: (text) => this.#answer({ text }),
      onEnde: () => this.querySelector<Ende>("lotse-ende")?.open(),
      helfer: this.#helfer,
    })}
      ${begleitung(gespraech)}
      <div class="rahmen">
        <lotse-angaben .gespraech=${gespraech} .bearbeitet=${this.#bearbeitung.feld} ?breit=${this.breit && this.seite}></lotse-angaben>
        <section class="gespraech" aria-labelledby="gespraech-titel">
          <h2 id="gespraech-titel" class="nur-vorlesen">Gespräch mit dem Lotsen</h2>
          ${this.#conversation(gespraech, wahl)}
          ${verbindung(gespraech.offline, gespraech.wartet)}
          <lotse-composer .gespraech=${gespraech}></lotse-composer>
          ${aktionen(gespraech, wahl, this.seite)}
        </section>
      </div>
      <lotse-auswahl .gespraech=${gespraech}></lotse-auswahl>
      <lotse-ende .gespraech=${gespraech}></lotse-ende>
      <lotse-telegram .dienst=${this.#helfer.dienst} .stand=${gespraech.stand}></lotse-telegram>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.addEventListener("lotse-antwort", (event) => this.#answer((event as CustomEvent<AntwortDetail>).detail));
    this.addEventListener("lotse-aendern", (event) =>
      this.#bearbeitung.wish((event as CustomEvent<{ feld: string }>).detail.feld),
    );
    this.addEventListener(DARSTELLUNG, (event) => this.#helfer.change((event as CustomEvent<Darstellung>).detail));
    this.addEventListener(TELEGRAM, () => void this.#telegram?.open());
    this.addEventListener("lotse-zurueck", () => {
      this.focus();
      this.showEnd();
    });
    this.addEventListener("pointerdown", (event) => {
      this.#touch = event.pointerType === "touch";
    });
    this.addEventListener("keydown", () => {
      this.#touch = false;
    });
  }

  #conversation(gespraech: Gespraech, wahl: Parameters<typeof antworten>[1]): TemplateResult {
    const tools = withTools(gespraech.verlauf.eintraege);
    const entries = repeat(
      gespraech.verlauf.eintraege.filter(({ anderswo }) => !anderswo),
      ({ schluessel }) => schluessel,
      (eintrag) => nachricht(eintrag, gespraech, tools.has(eintrag) ? this.#helfer : null),
    );
    return html`<div id="verlauf" class="verlauf">
      <div id="log" class="log" role="log" aria-labelledby="gespraech-titel">${entries}</div>
      <lotse-tippt .gespraech=${gespraech}></lotse-tippt>
      ${stoerung(gespraech, this.telefon)}
      <div id="antwortbereich" class="antwortbereich" role="group" aria-label="Antworten" tabindex="-1">
        ${hinweis(gespraech)} ${antworten(gespraech, wahl, this.haeufig)}
        <lotse-eingaben .gespraech=${gespraech} .bearbeitet=${this.#bearbeitung.feld}></lotse-eingaben>
      </div>
    </div>`;
  }

  #answer(answer: AntwortDetail): void {
    this.gespraech.send(answer);
    this.focus();
  }

  #scroll(anlass: Anlass, near: boolean): void {
    if (anlass === "gesendet" || anlass === "aufgebaut") this.#rollen.showEnd();
    if (anlass === "wartet" && near) this.#rollen.showEnd();
    if (anlass === "antwort") this.#rollen.showEnd(this.#entryOf(this.gespraech.verlauf.turnStart?.nr));
    if (anlass === "neu" && this.#follows) this.#rollen.showEnd(this.#entryOf(this.gespraech.verlauf.lastNr));
  }

  #entryOf(nr: number | null | undefined): Element | null {
    return this.querySelector(`#log [data-nr="${nr ?? ""}"]`);
  }

  /** A conversation that is drawn all at once is not read out from its beginning. */
  #quietly(): void {
    const log = this.querySelector("#log");
    log?.setAttribute("aria-live", "off");
    requestAnimationFrame(() => log?.removeAttribute("aria-live"));
  }

  readonly #resized = (): void => {
    this.breit = this.#wide.matches;
  };
}

define("lotse-rahmen", Rahmen);
