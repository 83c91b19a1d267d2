/** A file: chosen, dropped or photographed, looked at, sent with its progress, called off or tried again. */

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { knopf, spoken } from "./bausteine.ts";
import { acceptOf, formatsOf, formatWords, problemOf, sizeWords, takesImages } from "./dateipruefung.ts";
import { define, Eingabe } from "./eingabe.ts";
import { drawPreview } from "./vorschau.ts";

/** Sends a file under an id; rejects with an error that has a `detail` for the citizen, or with AbortError. */
export type Uebertragung = (
  datei: File,
  id: string,
  onProgress: (anteil: number) => void,
  signal: AbortSignal,
) => Promise<void>;

export class Datei extends Eingabe {
  static override properties = {
    ...Eingabe.properties,
    uebertragen: { attribute: false },
    neueId: { attribute: false },
    datei: { state: true },
    bild: { state: true },
    anteil: { state: true },
    ueber: { state: true },
    meldung: { state: true },
    gescheitert: { state: true },
  };

  declare uebertragen: Uebertragung;
  declare neueId: () => string;
  declare datei: File | null;
  /** True once the picture is drawn. */
  declare bild: boolean;
  /** Share sent, null while nothing is under way. */
  declare anteil: number | null;
  /** A file hovers above. */
  declare ueber: boolean;
  declare meldung: string;
  declare gescheitert: boolean;

  #id = "";
  #stop: AbortController | null = null;

  constructor() {
    super();
    this.uebertragen = () => Promise.reject(new Error("uebertragen is not set"));
    this.neueId = () => crypto.randomUUID();
    this.datei = null;
    this.bild = false;
    this.anteil = null;
    this.ueber = false;
    this.meldung = "";
    this.gescheitert = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  override render(): TemplateResult {
    return html`<div class="eingabe" @dragover=${this.#over} @dragleave=${() => {
      this.ueber = false;
    }} @drop=${this.#drop}>
      <p class="eingabe__fehler" id=${this.id_("datei-fehler")} role="alert" ?hidden=${!this.fehler.datei}>${this.fehler.datei ?? ""}</p>
      ${this.datei ? this.#chosen(this.datei) : this.#choose()}
      <p class="eingabe__meldung" role="status">${this.meldung}</p>
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("datei") && this.datei) void this.#draw(this.datei);
  }

  #choose(): TemplateResult {
    const formats = formatsOf(this.frage.formate);
    const limit = this.frage.groesse_max ? `, höchstens ${sizeWords(this.frage.groesse_max)}` : "";
    return html`<div class=${`ablage${this.ueber ? " ablage--ueber" : ""}`}>
      <p class="ablage__text"><span class="ablage__ziehen">Datei hierher ziehen oder auswählen: </span>${formatWords(formats)}${limit}</p>
      <div class="eingabe__zeile">
        ${this.#picker("datei", "Datei auswählen", acceptOf(formats))}
        ${takesImages(formats) ? this.#picker("foto", "Foto aufnehmen", "image/*", true) : nothing}
      </div>
    </div>`;
  }

  /** A real file field behind its label, so that keyboard and screen reader have it as it is. */
  #picker(name: string, title: string, accept: string, camera = false): TemplateResult {
    const id = this.id_(name);
    return html`<span class=${`waehler${camera ? " waehler--kamera" : ""}`}>
      <input
        type="file" id=${id} class="waehler__feld" accept=${accept} capture=${camera ? "environment" : nothing} ?disabled=${this.gesperrt}
        aria-describedby=${this.fehler.datei ? this.id_("datei-fehler") : nothing} @change=${this.#picked}
      ><label class="waehler__knopf" for=${id}>${title}</label>
    </span>`;
  }

  #chosen(datei: File): TemplateResult {
    const under = this.anteil !== null;
    return html`<div class="datei">
      <div class="datei__bild">
        <canvas class="datei__flaeche" ?hidden=${!this.bild} role="img" aria-label=${`Vorschau von ${datei.name}`}></canvas>
        ${this.bild ? nothing : html`<span class="datei__zeichen" aria-hidden="true">${endingOf(datei)}</span>`}
      </div>
      <div class="datei__angaben">
        <p class="datei__name">${datei.name}</p>
        <p class="datei__groesse">${sizeWords(datei.size)}</p>
        ${under ? this.#progress(this.anteil ?? 0) : nothing}
      </div>
    </div>
    <div class="eingabe__zeile eingabe__zeile--ende">
      ${
        under
          ? knopf("Abbrechen", {
              rolle: "abbrechen",
              danach: " Hochladen",
              onClick: () => this.#stop?.abort(),
            })
          : html`${knopf(this.gescheitert ? "Noch einmal versuchen" : "Datei senden", { art: "primary", rolle: "senden", gesperrt: this.gesperrt, onClick: () => void this.#send() })}
            ${knopf("Andere Datei", { art: "tertiary", rolle: "andere", onClick: () => void this.#drop_() })}`
      }
    </div>`;
  }

  #progress(anteil: number): TemplateResult {
    const percent = Math.floor(anteil * 100);
    const id = this.id_("datei-fortschritt");
    const words = anteil >= 1 ? "Wird geprüft …" : `${percent} %`;
    return html`<div class="datei__fortschritt">
      <label class="datei__wort" for=${id}>${spoken("Hochladen: ")}${words}</label>
      <progress id=${id} max="100" .value=${percent}></progress>
    </div>`;
  }

  #over(event: DragEvent): void {
    if (this.datei || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.ueber = true;
  }

  #drop(event: DragEvent): void {
    this.ueber = false;
    const files = event.dataTransfer?.files;
    if (!files?.length || this.datei) return;
    event.preventDefault();
    void this.#take(files);
  }

  #picked(event: Event): void {
    if (event.target instanceof HTMLInputElement && event.target.files?.length) void this.#take(event.target.files);
  }

  async #take(files: FileList): Promise<void> {
    const [datei] = files;
    if (!datei) return;
    const problem =
      files.length > 1
        ? "Bitte wählen Sie eine Datei nach der anderen."
        : problemOf(datei, formatsOf(this.frage.formate), this.frage.groesse_max);
    if (!(await this.accept(problem ? { datei: problem } : {}))) return;
    this.#id = this.neueId();
    this.bild = false;
    this.gescheitert = false;
    this.datei = datei;
    this.meldung = `„${datei.name}“ ist ausgewählt.`;
    await this.updateComplete;
    this.#button("senden")?.focus();
  }

  async #draw(datei: File): Promise<void> {
    const canvas = this.querySelector("canvas");
    const drawn = canvas !== null && (await drawPreview(datei, canvas));
    if (this.datei === datei) this.bild = drawn;
  }

  /** Back to choosing. */
  async #drop_(): Promise<void> {
    this.datei = null;
    this.meldung = "";
    this.fehler = {};
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#${this.id_("datei")}`)?.focus();
  }

  async #send(): Promise<void> {
    const datei = this.datei;
    if (!datei || this.anteil !== null) return;
    this.#stop = new AbortController();
    this.anteil = 0;
    this.fehler = {};
    this.meldung = `„${datei.name}“ wird übertragen.`;
    void this.updateComplete.then(() => this.#button("abbrechen")?.focus());
    try {
      await this.uebertragen(
        datei,
        this.#id,
        (anteil) => {
          this.anteil = anteil;
        },
        this.#stop.signal,
      );
      this.datei = null;
      this.meldung = `„${datei.name}“ ist angekommen.`;
    } catch (error) {
      this.#failed(error);
    } finally {
      this.anteil = null;
    }
  }

  #failed(error: unknown): void {
    const calledOff = error instanceof DOMException && error.name === "AbortError";
    this.gescheitert = !calledOff;
    this.meldung = calledOff ? "Angehalten. Die Datei wurde nicht gesendet." : "";
    const detail = error instanceof Error && "detail" in error && typeof error.detail === "string" ? error.detail : "";
    if (!calledOff)
      this.fehler = { datei: detail || "Die Datei ist nicht angekommen. Bitte versuchen Sie es noch einmal." };
    if (refused(error)) this.datei = null;
    void this.updateComplete.then(() => this.#focusNext());
  }

  async #focusNext(): Promise<void> {
    await this.updateComplete;
    (this.#button("senden") ?? this.querySelector<HTMLElement>(`#${this.id_("datei")}`))?.focus();
  }

  #button(rolle: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-rolle=${rolle}]`);
  }
}

/** True where the same file will not be taken another time either. */
function refused(error: unknown): boolean {
  return error instanceof Error && "status" in error && [400, 413, 415, 422].includes(Number(error.status));
}

function endingOf({ name }: File): string {
  const ending = name.includes(".") ? (name.split(".").pop() ?? "") : "";
  return ending.slice(0, 4).toUpperCase() || "DATEI";
}

define("lotse-datei", Datei);
