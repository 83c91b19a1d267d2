/** Below an answer of the Lotse: read it aloud, say whether it helped and, if one likes, why. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { knopf, spoken, typedIn } from "../eingaben/bausteine.ts";
import { define } from "../eingaben/eingabe.ts";
import type { Karte, Rueckmeldung } from "../gespraech/typen.ts";
import { detailOf } from "./dienst.ts";
import { cardText, spokenText } from "./protokoll.ts";
import type { Vorleser } from "./vorlesen.ts";
import { loudspeaker, thumb } from "./zeichen.ts";

const MAX_WORD = 500;
const LATER_MS = 1_000;
/** Kinds of messages that ask: whether a question of the form helped is no sensible question. */
const ASKING = ["frage", "erinnerung"];

/** The message the tools belong to. */
export interface Bewertbar {
  readonly nr: number | null;
  readonly art?: string;
  readonly text?: string | null;
  readonly karte?: Karte | null;
}

export function asks({ art }: { readonly art?: string }): boolean {
  return ASKING.includes(art ?? "");
}

export class Nachrichtenwerkzeuge extends LitElement {
  static override properties = {
    nachricht: { attribute: false },
    rueckmelden: { attribute: false },
    vorleser: { attribute: false },
    liest: { attribute: false },
    kannVorlesen: { attribute: false },
    verzug: { attribute: false },
    bereit: { state: true },
    gut: { state: true },
    offen: { state: true },
    wort: { state: true },
    meldung: { state: true },
  };

  declare nachricht: Bewertbar;
  declare rueckmelden: (rueckmeldung: Rueckmeldung) => Promise<unknown>;
  declare vorleser: Vorleser | null;
  /** True while this message is read aloud. */
  declare liest: boolean;
  declare kannVorlesen: boolean;
  /** Milliseconds until the buttons come. */
  declare verzug: number;
  /** Buttons come a moment after the message, so that a screen reader which says what is new in the log leaves them out. */
  declare bereit: boolean;
  declare gut: boolean | null;
  /** The word field is shown. */
  declare offen: boolean;
  declare wort: string;
  declare meldung: string;

  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.vorleser = null;
    this.liest = false;
    this.kannVorlesen = false;
    this.verzug = LATER_MS;
    this.bereit = false;
    this.gut = null;
    this.offen = false;
    this.wort = "";
    this.meldung = "";
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("aria-live", "off");
    this.#timer = setTimeout(() => {
      this.bereit = true;
    }, this.verzug);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult | typeof nothing {
    const judged = !asks(this.nachricht);
    if (!this.bereit || !(judged || this.kannVorlesen)) return nothing;
    return html`<div class="werkzeugleiste" role="group" aria-label="Zu dieser Antwort">
        ${this.kannVorlesen ? this.#readAloud() : nothing}
        ${judged ? html`${this.#vote(true, "Hilfreich")}${this.#vote(false, "Nicht hilfreich")}` : nothing}
        <span class="werkzeugleiste__meldung" role="status">${this.meldung}</span>
      </div>
      ${this.offen ? this.#why() : nothing}`;
  }

  get #nr(): number {
    return this.nachricht.nr ?? 0;
  }

  #readAloud(): TemplateResult {
    return html`<button type="button" class="werkzeug" data-rolle="vorlesen" aria-pressed=${this.liest ? "true" : "false"} @click=${this.#toggleReading}>
      ${loudspeaker()}${spoken("Vorlesen")}
    </button>`;
  }

  #toggleReading(): void {
    const { nr, text, karte } = this.nachricht;
    if (this.liest) this.vorleser?.stop();
    else this.vorleser?.read(String(nr), spokenText({ text: text ?? "", karte: karte ? cardText(karte) : null }));
  }

  #vote(gut: boolean, title: string): TemplateResult {
    return html`<button type="button" class="werkzeug" data-rolle=${gut ? "gut" : "schlecht"} aria-pressed=${this.gut === gut ? "true" : "false"}
      @click=${() => void this.#press(gut)}>${thumb(gut)}${spoken(title)}</button>`;
  }

  #why(): TemplateResult {
    const id = `warum-${this.nachricht.nr}`;
    return html`<form class="warum" novalidate @submit=${this.#submit}>
      <label class="warum__titel" for=${id}>Möchten Sie sagen, warum?</label>
      <p class="warum__hinweis" id=${`${id}-hinweis`}>Bitte schreiben Sie keine persönlichen Angaben hinein.</p>
      <textarea id=${id} class="warum__feld" rows="2" maxlength=${MAX_WORD} aria-describedby=${`${id}-hinweis`} .value=${this.wort}
        @input=${(event: Event) => {
          this.wort = typedIn(event);
        }}></textarea>
      <div class="warum__knoepfe">
        ${knopf("Abschicken", { klein: true })}
        ${knopf("Nein danke", { art: "tertiary", klein: true, onClick: () => this.#close("") })}
      </div>
    </form>`;
  }

  /** Votes; the same thumb again takes the vote back. */
  async #press(gut: boolean): Promise<void> {
    const before = this.gut;
    const now = before === gut ? null : gut;
    this.gut = now;
    this.offen = now !== null;
    this.wort = "";
    if (!(await this.#send({ nr: this.#nr, gut: now }))) {
      this.gut = before;
      this.offen = false;
      return;
    }
    this.meldung = now === null ? "Zurückgenommen." : "Danke.";
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    const wort = this.wort.trim();
    if (!wort) this.#close("");
    else if (await this.#send({ nr: this.#nr, gut: this.gut, wort })) this.#close("Danke, das hilft uns.");
  }

  async #send(rueckmeldung: Rueckmeldung): Promise<boolean> {
    try {
      await this.rueckmelden(rueckmeldung);
      return true;
    } catch (error) {
      this.meldung = detailOf(error, "Das ist gerade nicht angekommen.");
      return false;
    }
  }

  #close(meldung: string): void {
    this.offen = false;
    this.meldung = meldung;
    this.querySelector<HTMLElement>(`[data-rolle=${this.gut ? "gut" : "schlecht"}]`)?.focus();
  }
}

define("lotse-nachrichtenwerkzeuge", Nachrichtenwerkzeuge);
