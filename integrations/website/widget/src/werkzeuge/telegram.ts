/** "In Telegram weiter": the way there, and the question whether the chat that comes by it is the citizen's own. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { knopf } from "../eingaben/bausteine.ts";
import { define } from "../eingaben/eingabe.ts";
import type { Stand, Uebergang, Verbindung } from "../gespraech/typen.ts";
import { detailOf, type Werkzeugdienst } from "./dienst.ts";
import { copy } from "./kopieren.ts";

const BOT = "https://t.me/";
const LONGEST_MS = 15 * 60_000;
const AGAIN = "Das geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.";

export class Telegram extends LitElement {
  static override properties = {
    dienst: { attribute: false },
    stand: { attribute: false },
    uebergang: { state: true },
    abgelaufen: { state: true },
    fehler: { state: true },
    meldung: { state: true },
    laeuft: { state: true },
  };

  declare dienst: Werkzeugdienst;
  declare stand: Stand | null;
  declare uebergang: Uebergang | null;
  declare abgelaufen: boolean;
  declare fehler: string;
  declare meldung: string;
  declare laeuft: boolean;
  #asked = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.stand = null;
    this.uebergang = null;
    this.abgelaufen = false;
    this.fehler = "";
    this.meldung = "";
    this.laeuft = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Opens the dialog: with the question where a chat waits for the answer, else with a new link. */
  async open(): Promise<void> {
    this.uebergang = null;
    this.fehler = "";
    this.meldung = "";
    await this.updateComplete;
    this.#show();
    if (!this.stand?.verbindung) await this.#fetch();
  }

  /** Asks, if there is something to ask that has not been shown yet, and the reader can see it. */
  ask(): void {
    const { id = "" } = this.stand?.verbindung ?? {};
    if (!id || id === this.#asked || this.closest("dialog")?.open === false) return;
    this.#asked = id;
    this.fehler = "";
    this.meldung = "";
    this.#show();
  }

  override render(): TemplateResult {
    const { verbindung } = this.stand ?? {};
    return html`<dialog id="telegram" class="kern-dialog" aria-labelledby="telegram-titel" @close=${this.#closed}>
      <div class="kern-dialog__header">
        <h2 id="telegram-titel" class="kern-title" tabindex="-1">${verbindung ? "Sind Sie das in Telegram?" : "In Telegram weiter"}</h2>
      </div>
      <div class="kern-dialog__body">
        ${verbindung ? question(verbindung) : this.#way()}
        ${this.fehler ? html`<p class="meldung" role="alert">${this.fehler}</p>` : nothing}
        <p class="weiter__meldung" role="status">${this.meldung}</p>
      </div>
      <div class="kern-dialog__footer">${verbindung ? this.#answers(verbindung) : this.#close()}</div>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("stand")) return;
    const before = changed.get("stand");
    this.ask();
    const answered = Boolean(before?.verbindung) && !this.stand?.verbindung;
    const connected = !before?.verbunden?.length && Boolean(this.stand?.verbunden?.length);
    if (answered || connected) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  #show(): void {
    if (!this.#dialog?.open) this.#dialog?.showModal();
    this.querySelector<HTMLElement>("#telegram-titel")?.focus();
  }

  #way(): TemplateResult {
    if (this.fehler || this.abgelaufen) {
      const reason = this.abgelaufen ? html`<p class="kern-body">Dieser Link ist abgelaufen.</p>` : nothing;
      return html`${reason}${knopf("Neuen Link holen", { rolle: "neu", onClick: () => void this.#fetch() })}`;
    }
    if (!this.uebergang) return html`<p class="kern-body" role="status">Einen Moment bitte …</p>`;
    const { adresse, code } = this.uebergang;
    const line = `/start ${code}`;
    const bot = adresse.startsWith(BOT) ? new URL(adresse).pathname.slice(1) : "";
    return html`<p class="kern-body">Öffnen Sie Telegram mit diesem Link und drücken Sie dort auf „Start“. Danach fragen wir
        Sie hier, ob Sie das waren. Der Link gilt 15 Minuten und nur einmal.</p>
      ${bot ? html`<p class="kern-body"><a class="kern-link" id="telegram-link" href=${adresse} target="_blank" rel="noopener noreferrer">Telegram öffnen<span class="nur-vorlesen"> (neues Fenster)</span></a></p>` : nothing}
      <div class="weiter__zeile">
        <span class="weiter__titel">Oder schreiben Sie dort${bot ? ` an @${bot}` : ""}</span>
        <span class="weiter__wert" id="telegram-code">${line}</span>
        ${knopf("Kopieren", { klein: true, danach: ` ${line}`, onClick: () => void this.#copy(line) })}
      </div>
      <p class="kern-body">Was Sie in Telegram schreiben, läuft über die Server von Telegram. Besonders geschützte Angaben
        geben Sie deshalb weiter hier auf der Webseite ein.</p>
      <p class="kern-body" role="status">Wir warten auf Telegram …</p>`;
  }

  #answers({ id }: Verbindung): TemplateResult {
    return html`${knopf("Nein", { rolle: "nein", gesperrt: this.laeuft, onClick: () => void this.#answer(id, false) })}
      ${knopf("Ja, verbinden", { art: "primary", rolle: "ja", gesperrt: this.laeuft, onClick: () => void this.#answer(id, true) })}`;
  }

  #close(): TemplateResult {
    return knopf("Schließen", { art: "primary", rolle: "schliessen", onClick: () => this.#dialog?.close() });
  }

  async #copy(line: string): Promise<void> {
    const done = await copy(line, this.querySelector<HTMLElement>("#telegram-code"));
    this.meldung = done ? "Kopiert." : "Die Zeile ist markiert. Bitte kopieren Sie von Hand.";
  }

  async #fetch(): Promise<void> {
    clearTimeout(this.#timer);
    this.fehler = "";
    this.abgelaufen = false;
    this.uebergang = null;
    try {
      const found = await this.dienst.uebergang("telegram");
      this.uebergang = found;
      const left = new Date(found.gueltig_bis).getTime() - Date.now();
      const wait = left > 0 && left < LONGEST_MS ? left : LONGEST_MS; // clocks may go wrong
      this.#timer = setTimeout(() => {
        this.abgelaufen = true;
      }, wait);
    } catch (error) {
      this.fehler = detailOf(error, AGAIN);
    }
  }

  async #answer(id: string, ja: boolean): Promise<void> {
    this.laeuft = true;
    this.fehler = "";
    try {
      await this.dienst.verbinden(id, ja);
      this.#dialog?.close();
    } catch (error) {
      this.fehler = detailOf(error, AGAIN);
    } finally {
      this.laeuft = false;
    }
  }

  #closed(): void {
    clearTimeout(this.#timer);
    this.dispatchEvent(new CustomEvent("lotse-zurueck", { bubbles: true }));
  }
}

function question({ name }: Verbindung): TemplateResult {
  const who = name ? html`<strong><bdi>${name}</bdi></strong>` : "Ein Konto ohne Namen";
  return html`<p class="kern-body">${who} möchte dieses Gespräch in Telegram fortsetzen. Sind Sie das?</p>
    <p class="kern-body">Mit „Ja“ kann dieses Telegram-Konto alles lesen, was hier steht, und für Sie antworten. Wenn Sie nicht
      selbst gerade in Telegram auf „Start“ gedrückt haben, drücken Sie bitte „Nein“.</p>`;
}

define("lotse-telegram", Telegram);
