/** What crosses the wire, as docs/contract.md has it. Optional is what a server may leave out. */

export type Von = "bot" | "mensch" | "buerger" | "system";

export type Phase = "frei" | "antrag" | "uebersicht" | "status" | "warten_auf_mensch" | "mensch";

export type Fragetyp =
  | "name"
  | "adresse"
  | "datum"
  | "uhrzeit"
  | "termin"
  | "text"
  | "zahl"
  | "betrag"
  | "ja_nein"
  | "auswahl"
  | "mehrfachauswahl"
  | "gegenstaende"
  | "liste"
  | "email"
  | "telefon"
  | "iban"
  | "kennzeichen"
  | "datei"
  | "ort"
  | "bestaetigung";

/** An answer to press. `wert` is opaque and holds for the question that offered it. */
export interface Option {
  titel: string;
  wert: string;
}

/** One line of `frage.alle`: `beginn` of a slot (ISO), `gruppe` is the house or the heading. */
export interface Listenoption {
  titel: string;
  wert?: string;
  beginn?: string;
  gruppe?: string;
  standort?: string;
}

/** What else can be done with the open question. */
export interface Aktion {
  aktion: string;
  titel: string;
  wert?: string;
  /** Sent as text where there is no `wert`. */
  satz?: string;
}

export interface Spalte {
  feld: string;
  typ: Fragetyp;
  titel: string;
  einheit?: string | null;
  pflicht?: boolean;
}

export interface Frage {
  feld: string;
  typ: Fragetyp;
  titel?: string;
  pflicht?: boolean;
  hilfe?: string | null;
  beispiel?: string | null;
  autocomplete?: string | null;
  inputmode?: string | null;
  optionen?: Option[];
  aktionen?: (Aktion | string)[];
  /** Address of the whole list, where `optionen` holds the best four. */
  alle?: string | null;
  min?: number | string | null;
  max?: number | string | null;
  einheit?: string | null;
  /** Endings of a `datei`: "pdf", "jpg". */
  formate?: string[] | null;
  /** Bytes. */
  groesse_max?: number | null;
  mehrzahl?: boolean;
  spalten?: Spalte[] | null;
  zeile?: { nummer: number; spalte: string } | null;
}

export interface Fortschritt {
  erledigt: number;
  gesamt: number;
}

/** An answered field; `aendern` is an opaque value that asks it again. */
export interface StandFeld {
  feld: string;
  titel: string;
  typ?: Fragetyp;
  aendern?: string | null;
}

export interface Stand {
  phase: Phase;
  leistung?: string | null;
  frage?: Frage | null;
  angaben?: Record<string, string>;
  felder?: StandFeld[];
  fortschritt?: Fortschritt | null;
  vorgang?: { aktenzeichen: string; abrufcode?: string } | null;
  einfache_sprache?: boolean;
  /** The human of the office who has the conversation. */
  mensch?: { name: string } | null;
  /** Since when the citizen is in the queue for a human, and in which place; there only while that is so. */
  warten?: { seit: string; position: number } | null;
  /** The agent who looks along on the telephone. */
  begleitung?: { name: string } | null;
  /** A chat of a messenger that waits to be let in. */
  verbindung?: Verbindung | null;
  /** Messengers this conversation is open in. */
  verbunden?: string[];
}

/** `name` is what the account calls itself. */
export interface Verbindung {
  id: string;
  messenger: string;
  name: string;
}

/** A card: `art` decides how it is shown; everything in it comes from elsewhere and is checked where it is used. */
export interface Karte {
  art: string;
  titel?: unknown;
  [schluessel: string]: unknown;
}

export interface Nachricht {
  nr: number;
  von: Von;
  /** Of an answer: "frage" asks, and is judged by nobody. */
  art?: string;
  text?: string | null;
  zeit: string;
  /** The id a message of the citizen was sent with. */
  id?: string | null;
  optionen?: Option[];
  karte?: Karte | null;
  /** Where it belongs; absent: everywhere. */
  kanal?: string | null;
  /** Who wrote it, of a human of the office. */
  name?: string | null;
}

export interface Antwort {
  nachrichten: Nachricht[];
  stand: Stand | null;
}

export interface Eroeffnet extends Antwort {
  id: string;
  token: string;
}

export interface Uebernommen extends Eroeffnet {
  mandant: string;
}

export type UebergangZiel = "seiten" | "chat" | "spaeter" | "telegram" | "telefon";

/** A way to go on elsewhere; `adresse` is a path on the Lotse's server (of `telegram` the bot's address), `gueltig_bis` an ISO moment. */
export interface Uebergang {
  code: string;
  adresse: string;
  gueltig_bis: string;
  /** Of `telefon`: the number `adresse` dials, and when somebody is there. */
  telefon?: string;
  zeiten?: string | null;
}

export interface Rueckmeldung {
  nr: number;
  gut: boolean | null;
  wort?: string;
}

export interface Strasse {
  strasse: string;
  plz: string[];
  ort: string;
}

/** `GET /{mandant}/farben.json`: colours `#rrggbb`; `aktion` is null where the colour can't be read on white. */
export interface MandantAnsicht {
  flaeche: string;
  schrift: string;
  akzent: string;
  hell: string;
  aktion: string | null;
  name: string;
  telefon: string;
  /** Titles of what most people come for. */
  haeufig?: string[];
  /** A bot runs there. */
  telegram?: boolean;
}

/** A message on its way: `anzeige` is what the citizen sees of it. */
export interface Ausgehend {
  id: string;
  anzeige: string;
  text?: string;
  wert?: string;
  /** Name of a command instead of words. */
  befehl?: string;
}

/** Detail of the CustomEvent `lotse-antwort` by which an input answers the open question. */
export type AntwortDetail = { text: string } | { wert: string; titel: string };
