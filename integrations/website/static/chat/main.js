/** The chat page: brings the parts together. Data flows one way, from a reply to what is shown. */

import { Angaben } from "./angaben.js";
import { Anzeige } from "./anzeige.js";
import { ChatApi } from "./api.js";
import { Ausgang } from "./ausgang.js";
import { Auswahl } from "./auswahl.js";
import { Composer } from "./composer.js";
import { Eingaben } from "./eingaben.js";
import { Ende } from "./ende.js";
import { Ereignisse } from "./ereignisse.js";
import { Log } from "./log.js";
import { Optionen } from "./optionen.js";
import { newId, nearEnd, showEnd } from "./seite.js";
import { Speicher } from "./speicher.js";
import { Stoerung } from "./stoerung.js";

const byId = (id) => document.getElementById(id);

class Chat {
  constructor(mandant) {
    this.stand = null;
    this.spoken = false;
    this.offered = new Map();
    this.speicher = new Speicher(mandant);
    this.api = new ChatApi(mandant);
    this.#buildParts();
    this.#buildDialogs();
    this.#buildPlainLanguage();
  }

  async start() {
    const known = this.speicher.gespraech;
    if (known) {
      this.api.use(known.id, known.token);
      await this.#resume();
    } else {
      await this.#open();
    }
  }

  #buildParts() {
    const say = (text, event) => this.#send({ text, anzeige: text }, event);
    const pick = ({ wert, titel }, event) => this.#send({ wert, anzeige: titel }, event);
    this.log = new Log(byId("log"), {
      onRetry: () => this.ausgang.retry(),
      onCopied: (label, done) => this.anzeige.say(done ? `${label} kopiert.` : `${label} bitte von Hand kopieren.`),
    });
    this.anzeige = new Anzeige({ typing: byId("tippt"), status: byId("status"), notice: byId("hinweis") });
    this.stoerung = new Stoerung(byId("stoerung"));
    this.composer = new Composer(byId("composer"), { speicher: this.speicher, onSend: say });
    this.optionen = new Optionen(byId("antworten"), byId("aktionen"), {
      onPick: pick,
      onSay: say,
      onList: (frage) => this.auswahl.open(frage),
    });
    this.auswahl = new Auswahl(byId("auswahl"), { load: (address) => this.api.list(address), onPick: pick, onSay: say });
    this.eingaben = new Eingaben(byId("eingaben"), { onSay: say, onFile: (file) => this.#upload(file) });
    this.angaben = new Angaben(byId("panel"), { loadLeistung: (key) => this.api.leistung(key), onChange: say });
    this.ausgang = new Ausgang(this.api, this.speicher, {
      onReply: (item, reply) => this.#replied(item, reply),
      onWaiting: (item, error) => this.#waiting(item, error),
      onRefused: (item, error) => this.#refused(item, error),
      onGone: () => this.#gone(),
      onBusy: (count) => {
        this.anzeige.busy(count);
        this.composer.busy(count);
      },
    });
    this.ereignisse = new Ereignisse(this.api, () => this.log.lastNr, {
      nachricht: (nachricht) => this.#arrived(nachricht),
      stand: (stand) => this.#showStand(stand),
      tippt: ({ an }) => this.anzeige.typingElsewhere(an !== false),
      gone: () => this.#gone(),
    });
  }

  #buildDialogs() {
    const dialog = byId("ende");
    new Ende(dialog, byId("beenden"), { forget: () => this.api.forget(), onEnded: () => this.#ended() });
    for (const any of [dialog, byId("auswahl")]) {
      any.addEventListener("close", () => {
        this.composer.focus();
        showEnd();
      });
    }
  }

  #buildPlainLanguage() {
    this.plain = byId("einfach");
    this.plain.setAttribute("aria-pressed", String(this.speicher.einfach));
    this.plain.addEventListener("click", () => this.#togglePlainLanguage());
  }

  async #open() {
    this.composer.enabled = false;
    this.stoerung.clear();
    try {
      const opened = await this.api.open(this.speicher.einfach);
      this.speicher.gespraech = opened;
      this.spoken = false;
      this.#receive(opened);
      this.#ready();
    } catch (error) {
      this.stoerung.show("Das Gespräch konnte nicht beginnen.", error.detail, "Noch einmal versuchen", () => this.#open());
    }
  }

  /** After a reload: first what was never confirmed goes out again, then the journal is read as the server has it. */
  async #resume() {
    this.composer.enabled = false;
    this.stoerung.clear();
    try {
      await this.ausgang.retry();
      if (!this.speicher.gespraech) return;
      const journal = await this.api.journal();
      this.#rebuild(journal);
      this.#ready();
    } catch (error) {
      if (error.gone) this.#gone();
      else this.stoerung.show("Ihr Gespräch ist gerade nicht zu erreichen.", error.detail, "Noch einmal versuchen", () => this.#resume());
    }
  }

  #rebuild({ nachrichten, stand }) {
    const log = byId("log");
    log.setAttribute("aria-live", "off");
    this.log.clear();
    this.offered.clear();
    this.angaben.forget();
    for (const nachricht of nachrichten) {
      this.log.add(nachricht);
      this.#remember(nachricht);
    }
    for (const item of this.ausgang.items) {
      this.log.addOwn(item.id, item.anzeige);
      this.#waiting(item, {});
    }
    this.spoken = nachrichten.some(({ von }) => von === "buerger");
    this.#showStand(stand);
    showEnd();
    requestAnimationFrame(() => log.removeAttribute("aria-live"));
  }

  #ready() {
    this.composer.enabled = true;
    this.composer.focus();
    this.ereignisse.start();
  }

  #send(message, event) {
    const item = { id: newId(), ...message };
    this.spoken = true;
    this.offered.clear();
    this.optionen.lock();
    this.log.addOwn(item.id, item.anzeige);
    this.ausgang.add(item);
    this.#keepFocus(event);
    showEnd();
  }

  /** The pressed button goes away: the focus moves to the text area, on a touch screen beside it (no keyboard pops up). */
  #keepFocus(event) {
    if (event?.pointerType === "touch") byId("antwortbereich").focus({ preventScroll: true });
    else this.composer.focus();
  }

  /** The server words the entry of a file itself, so it is read from the journal. */
  async #upload(file) {
    const before = this.log.lastNr;
    const { stand } = await this.api.upload(file);
    const { nachrichten } = await this.api.journal(before);
    this.#receive({ nachrichten, stand });
    this.composer.focus();
  }

  #replied(item, reply) {
    this.log.setState(item.id, "");
    this.#receive(reply);
  }

  #waiting(item, error) {
    const reason = error.status === 429 ? "Gerade sind es sehr viele Nachrichten." : "Noch nicht angekommen.";
    this.log.setState(item.id, "waiting", `${reason} Wir versuchen es weiter.`);
    this.anzeige.say("Ihre Nachricht ist noch nicht angekommen. Wir versuchen es weiter, sie geht nicht verloren.");
    if (nearEnd()) showEnd();
  }

  #refused(item, error) {
    const reason = error.detail || "Diese Nachricht konnte nicht angenommen werden.";
    this.log.setState(item.id, "refused", "Nicht gesendet.");
    if (item.text) this.composer.giveBack(item.text, reason);
    else this.composer.fail(reason);
    this.optionen.show(this.stand, [...this.offered.values()].flat());
  }

  #receive({ nachrichten, stand }) {
    const added = nachrichten.filter((nachricht) => this.#add(nachricht));
    this.#showStand(stand, nachrichten.map(({ text }) => text ?? "").join("\n"));
    if (added.length) this.anzeige.announce();
    showEnd(this.log.turnStart);
  }

  /** A message by event: part of an answer that is under way, or one that comes later. Its stand follows by an event of its own. */
  #arrived(nachricht) {
    const scroll = nearEnd() && this.ausgang.items.length === 0;
    const entry = this.#add(nachricht);
    if (!entry) return;
    this.optionen.show(this.stand, [...this.offered.values()].flat());
    this.anzeige.announce();
    if (scroll) showEnd(entry);
  }

  #add(nachricht) {
    const entry = this.log.add(nachricht);
    if (entry) this.#remember(nachricht);
    return entry;
  }

  #remember(nachricht) {
    this.angaben.remember(nachricht.karte);
    if (nachricht.von === "buerger") this.offered.clear();
    else if (nachricht.optionen?.length) this.offered.set(nachricht.nr, nachricht.optionen);
  }

  #showStand(stand, said = "") {
    this.stand = stand;
    this.composer.show(stand, said);
    this.optionen.show(stand, [...this.offered.values()].flat());
    this.eingaben.show(stand);
    this.angaben.show(stand);
    this.anzeige.follow(stand);
    if (typeof stand?.einfache_sprache === "boolean") this.#showPlainLanguage(stand.einfache_sprache);
  }

  async #togglePlainLanguage() {
    const on = !this.speicher.einfach;
    this.#showPlainLanguage(on);
    if (this.spoken) {
      const text = on ? "Bitte in einfacher Sprache" : "Bitte wieder in normaler Sprache";
      this.#send({ text, anzeige: text });
      return;
    }
    this.ereignisse.stop();
    await this.api.forget().catch(() => null);
    this.#reset();
    await this.#open();
  }

  #showPlainLanguage(on) {
    this.speicher.einfach = on;
    this.plain.setAttribute("aria-pressed", String(on));
  }

  #gone() {
    this.#reset();
    this.composer.enabled = false;
    const text = "Es wurde beendet oder war zu lange still. Eingereichte Anträge sind davon nicht berührt.";
    this.stoerung.show("Dieses Gespräch gibt es nicht mehr.", text, "Neues Gespräch beginnen", () => this.#open());
  }

  #ended() {
    this.#reset();
    this.composer.enabled = false;
    const text = "Ihr Gespräch und Ihr Entwurf sind gelöscht. Was Sie eingereicht haben, bleibt bei der Verwaltung.";
    this.stoerung.show("Gespräch beendet", text, "Neues Gespräch beginnen", () => this.#open(), "info");
  }

  #reset() {
    this.ereignisse.stop();
    this.speicher.forget();
    this.ausgang.clear();
    this.log.clear();
    this.offered.clear();
    this.angaben.forget();
    this.#showStand(null);
    this.optionen.clear();
    this.eingaben.clear();
  }
}

new Chat(document.body.dataset.mandant).start();
