/** The state of one conversation, and everything that changes it. Whoever shows it is told after each change. */

import { type ApiError, asApiError, type ChatApi } from "./api.ts";
import { Ausgang, outgoing, type Sendung } from "./ausgang.ts";
import { Ereignisse } from "./ereignisse.ts";
import { newId } from "./kennung.ts";
import { Luecke } from "./luecke.ts";
import type { Speicher } from "./speicher.ts";
import { codeUsed, ended, failed, gone, type Stoerung, takeOver } from "./stoerung.ts";
import type { Antwort, Ausgehend, Nachricht, Stand } from "./typen.ts";
import { Zustand } from "./zustand.ts";

export class Gespraech extends Zustand {
  readonly #ausgang: Ausgang;
  readonly #ereignisse: Ereignisse;
  readonly #luecke = new Luecke(this.verlauf, () => void this.catchUp());
  /** Id of the request to take a conversation over that the citizen has agreed to. */
  #wanted = "";

  constructor(api: ChatApi, speicher: Speicher) {
    super(api, speicher);
    this.#ausgang = new Ausgang(api, speicher, {
      onReply: (item, reply) => this.#replied(item, reply),
      onWaiting: (item, error) => this.#waiting(item, error),
      onRefused: (item, error) => this.#refused(item, error),
      onGone: () => this.#gone(),
      onBusy: (count) => {
        this.unterwegs = count;
        this.tell("stand");
      },
    });
    this.#ereignisse = new Ereignisse(api, () => this.verlauf.lastNr, {
      onEvent: (name, data) => this.#heard(name, data),
      onBack: () => void this.catchUp(),
      onGone: () => this.#gone(),
    });
  }

  /** Goes on with the conversation of this tab, takes up the one behind a code, or opens a new one. */
  async start(): Promise<void> {
    const known = this.speicher.gespraech;
    const { weiter } = this.speicher;
    if (weiter && weiter.id !== this.#wanted) return this.#askFirst(weiter);
    if (weiter) return this.#takeOver(weiter);
    if (!known) return this.#open();
    this.api.use(known.id, known.token);
    return this.#resume();
  }

  /** Something sent has not been answered yet: options can't be pressed. */
  get gesperrt(): boolean {
    return this.#ausgang.items.length > 0;
  }

  /** Something sent waits for the network. */
  get wartet(): boolean {
    return this.#ausgang.waiting;
  }

  markRead(): void {
    if (this.verlauf.lastNr > this.speicher.gelesen) this.speicher.gelesen = this.verlauf.lastNr;
  }

  send(message: Sendung): void {
    if (!this.offen) return;
    const id = newId();
    const item = outgoing(id, message);
    this.abgelehnt = null;
    this.verlauf.addOwn(id, item.anzeige, new Date().toISOString());
    this.#ausgang.add(item);
    this.tell("gesendet");
  }

  /** Sends at once what waits for the network. */
  retry(): void {
    void this.#ausgang.retry();
    this.#ereignisse.hurry();
  }

  /** The answer to an upload: the server words the entry of a file itself, so it is read from the journal. */
  async receiveUpload(stand: Stand | null): Promise<void> {
    const { nachrichten } = await this.api.journal(this.verlauf.lastNr);
    this.#receive({ nachrichten, stand });
  }

  async toggleEinfach(): Promise<void> {
    const on = !this.speicher.einfach;
    this.speicher.einfach = on;
    if (this.gesprochen) {
      this.send({ text: on ? "Bitte in einfacher Sprache" : "Bitte wieder in normaler Sprache" });
      return;
    }
    this.#ereignisse.stop();
    await this.api.forget().catch(() => null);
    this.#reset();
    await this.#open();
  }

  /** Deletes the conversation on the server and here; throws an ApiError where that failed. */
  async end(): Promise<void> {
    try {
      await this.api.forget();
    } catch (error) {
      if (!asApiError(error).gone) throw error;
    }
    this.#reset();
    this.#stop(ended(() => this.#open()));
  }

  /** Says a sentence to screen readers. */
  say(sentence: string): void {
    this.meldung = sentence;
    this.tell("stand");
  }

  /** The page has lost the network, or has it again. */
  setOffline(on: boolean): void {
    if (this.offline === on) return;
    this.offline = on;
    if (!on) this.retry();
    this.tell("stand");
  }

  /** The page goes to sleep: no line is held. */
  pause(): void {
    this.#ereignisse.stop();
  }

  /** The page is back: what came meanwhile is read. A page in between may have begun another conversation. */
  async wake(): Promise<void> {
    const before = this.speicher.gespraech?.id;
    this.speicher.reread();
    if (this.speicher.gespraech?.id !== before) {
      this.#ausgang.reload();
      this.verlauf.clear();
      await this.start();
    } else if (this.offen) {
      this.#ereignisse.start(true);
      await this.#ausgang.retry();
    }
  }

  /** Reads what this page does not have yet. */
  async catchUp(): Promise<void> {
    if (!this.offen) return;
    void this.#ausgang.retry();
    try {
      const { nachrichten, stand } = await this.api.journal(this.verlauf.gap ?? this.verlauf.lastNr);
      const added = nachrichten.filter((nachricht) => this.verlauf.add(nachricht));
      if (!this.gesperrt) this.#take(stand);
      this.tell(added.length ? "neu" : "stand");
    } catch (error) {
      if (asApiError(error).gone) this.#gone();
    }
  }

  #open(): Promise<void> {
    return this.#begin("Das Gespräch konnte nicht beginnen.", async () => {
      const opened = await this.api.open(this.speicher.einfach);
      this.speicher.gespraech = opened;
      this.#rebuild(opened);
    });
  }

  /** After a reload: first what was never confirmed goes out again, then the journal is read as the server has it. */
  #resume(): Promise<void> {
    return this.#begin("Ihr Gespräch ist gerade nicht zu erreichen.", async () => {
      await this.#ausgang.retry();
      if (this.speicher.gespraech) this.#rebuild(await this.api.journal());
    });
  }

  async #askFirst({ id }: { id: string }): Promise<void> {
    const answer = (ja: boolean) => (): Promise<void> => {
      if (ja) this.#wanted = id;
      else this.speicher.weiter = null;
      return this.start();
    };
    this.#stop(takeOver(answer(true), answer(false)));
  }

  #takeOver({ code, id }: { code: string; id: string }): Promise<void> {
    return this.#begin("Ihr Gespräch ist gerade nicht zu erreichen.", async () => {
      const taken = await this.api.takeOver(code, id);
      this.#ausgang.clear();
      this.speicher.forget();
      this.speicher.gespraech = taken;
      this.#rebuild(taken);
    });
  }

  async #begin(title: string, action: () => Promise<void>): Promise<void> {
    this.offen = false;
    this.stoerung = null;
    this.tell("stand");
    try {
      await action();
    } catch (error) {
      this.#failed(title, asApiError(error));
      return;
    }
    if (!this.speicher.gespraech) return;
    this.offen = true;
    this.#ereignisse.start();
    this.tell("bereit");
  }

  #failed(title: string, error: ApiError): void {
    const again = (): Promise<void> => this.start();
    if (!error.gone) {
      this.#stop(failed(title, error.detail, again));
    } else if (this.speicher.weiter) {
      this.speicher.weiter = null;
      this.#stop(codeUsed(this.speicher.gespraech !== null, again));
    } else {
      this.#gone();
    }
  }

  #rebuild({ nachrichten, stand }: Antwort): void {
    this.verlauf.clear();
    for (const nachricht of nachrichten) this.verlauf.add(nachricht);
    for (const item of this.#ausgang.items) {
      this.verlauf.addOwn(item.id, item.anzeige, new Date().toISOString());
      this.#waiting(item, null);
    }
    this.#take(stand);
    this.tell("aufgebaut");
  }

  #replied(item: Ausgehend, reply: Antwort): void {
    this.verlauf.setState(item.id, "");
    this.#receive(reply);
  }

  #receive({ nachrichten, stand }: Antwort): void {
    for (const nachricht of nachrichten) this.verlauf.add(nachricht);
    this.#take(stand, nachrichten.map(({ text }) => text ?? "").join("\n"));
    this.#luecke.watch();
    this.tell("antwort");
  }

  #heard(name: string, data: unknown): void {
    if (typeof data !== "object" || data === null) return;
    if (name === "stand") this.#take(data as Stand, this.gesagt);
    if (name === "tippt") this.tipptDort = !("an" in data) || data.an !== false;
    if (name === "nachricht") {
      const added = this.verlauf.add(data as Nachricht);
      this.#luecke.watch();
      this.tell(added ? "neu" : "stand");
    } else {
      this.tell("stand");
    }
  }

  #take(stand: Stand | null, said = ""): void {
    this.stand = stand;
    this.gesagt = said;
    if (typeof stand?.einfache_sprache === "boolean") this.speicher.einfach = stand.einfache_sprache;
  }

  #waiting(item: Ausgehend, error: ApiError | null): void {
    const reason = error?.status === 429 ? "Gerade sind es sehr viele Nachrichten." : "Noch nicht angekommen.";
    this.verlauf.setState(item.id, "waiting", `${reason} Wir versuchen es weiter.`);
    this.meldung = "Ihre Nachricht ist noch nicht angekommen. Wir versuchen es weiter, sie geht nicht verloren.";
    this.tell("wartet");
  }

  #refused(item: Ausgehend, error: ApiError): void {
    this.verlauf.setState(item.id, "refused", "Nicht gesendet.");
    const grund = error.detail || "Diese Nachricht konnte nicht angenommen werden.";
    this.abgelehnt = { text: item.text ?? "", grund };
    this.tell("stand");
  }

  #gone(): void {
    this.#reset();
    this.#stop(gone(() => this.#open()));
  }

  #stop(stoerung: Stoerung): void {
    this.offen = false;
    this.stoerung = stoerung;
    this.tell("stand");
  }

  #reset(): void {
    this.#luecke.stop();
    this.#ereignisse.stop();
    this.speicher.forget();
    this.#ausgang.clear();
    this.verlauf.clear();
    this.tipptDort = false;
    this.abgelehnt = null;
    this.#take(null);
  }
}
