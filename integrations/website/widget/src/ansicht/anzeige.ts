/** What the chat says about itself: typing, one polite status line, notices above the form. */

import { html, nothing, type TemplateResult } from "lit";
import type { Gespraech } from "../gespraech/gespraech.ts";
import { knopf } from "./knopf.ts";
import { define, Teil } from "./teil.ts";

const PATIENCE_MS = 400;

/** The sign that the other side is writing: seen as dots, heard as a sentence. Quick answers come without. */
export class Tippt extends Teil {
  static override properties = { ...Teil.properties, an: { state: true } };
  declare an: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.an = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override changed(): void {
    this.requestUpdate();
    const { unterwegs, tipptDort } = this.gespraech;
    if (unterwegs === 0 && !tipptDort) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.an = false;
    } else if (this.#timer === undefined) {
      this.#timer = setTimeout(() => {
        this.gespraech.meldung = "";
        this.an = true;
      }, PATIENCE_MS);
    }
  }

  protected override render(): TemplateResult {
    return html`<p id="tippt" class="tippt" aria-hidden="true" ?hidden=${!this.an}><span></span><span></span><span></span></p>
      <p id="status" class="nur-vorlesen" role="status">${this.an ? `${this.gespraech.stand?.mensch?.name || "Der Lotse"} schreibt.` : this.gespraech.meldung}</p>`;
  }
}

const WAITING = "Ein Mensch meldet sich bei Ihnen. Sie können dem Lotsen so lange weiter schreiben.";
const BACK = { befehl: "bot", titel: "Zurück zum Lotsen" };
const STAY = { befehl: "bot", titel: "Nicht mehr warten" };

/** The place of who waits for a human. */
function place(position: number): string {
  const others = position === 2 ? "Eine Person ist" : `${position - 1} Personen sind`;
  const where = position === 1 ? "Sie sind als Nächstes dran." : `${others} noch vor Ihnen dran.`;
  return `Sie warten auf einen Menschen. ${where} Der Lotse antwortet Ihnen so lange.`;
}

/** Who is on the other side, where it is not the Lotse alone, and the way back to it. */
export function hinweis(gespraech: Gespraech): TemplateResult {
  const there = gespraech.stand?.phase === "mensch";
  const name = gespraech.stand?.mensch?.name || "einem Menschen";
  const queue = there ? null : gespraech.stand?.warten;
  const waiting = gespraech.stand?.phase === "warten_auf_mensch" ? (queue ? place(queue.position) : WAITING) : "";
  const sentence = there ? `Sie schreiben jetzt mit ${name}. Der Lotse hält sich zurück.` : waiting;
  const way = queue ? STAY : BACK;
  const back = () => gespraech.send(way);
  return html`<p id="hinweis" class="hinweis" role="status" ?hidden=${!sentence}>${sentence}</p>
    ${there || queue ? knopf(way.titel, { small: true, disabled: gespraech.gesperrt, onClick: back }) : nothing}`;
}

/** Who looks along on the telephone; stays in view. */
export function begleitung(gespraech: Gespraech): TemplateResult {
  const name = gespraech.stand?.begleitung?.name;
  return html`<p id="begleitung" class="begleitung" role="status" ?hidden=${!name}>
    ${name ? `${name} ist mit Ihnen am Telefon und füllt mit Ihnen aus.` : ""}
  </p>`;
}

/** Says that the line is down, and that nothing is lost. */
export function verbindung(offline: boolean, waiting: boolean): TemplateResult {
  const what = offline ? "Sie sind gerade offline." : "Die Verbindung zum Lotsen ist unterbrochen.";
  const on = offline || waiting;
  return html`<p id="verbindung" class="verbindung" role="status" ?hidden=${!on}>
    ${on ? `${what} Schreiben Sie ruhig weiter: Ihre Nachrichten warten hier und gehen von selbst hinaus.` : ""}
  </p>`;
}

define("lotse-tippt", Tippt);
