/** What stops a conversation, in words, with one way on. */

export interface Stoerung {
  art: "danger" | "info";
  titel: string;
  text: string;
  knopf: string;
  weiter(): Promise<void>;
  /** The other way on, where there is one. */
  sonst?: { knopf: string; weiter(): Promise<void> };
}

type Weiter = () => Promise<void>;

export function failed(titel: string, text: string, weiter: Weiter): Stoerung {
  return { art: "danger", titel, text, knopf: "Noch einmal versuchen", weiter };
}

export function gone(weiter: Weiter): Stoerung {
  const text = "Es wurde beendet oder war zu lange still. Eingereichte Anträge sind davon nicht berührt.";
  return {
    art: "danger",
    titel: "Dieses Gespräch gibt es nicht mehr.",
    text,
    knopf: "Neues Gespräch beginnen",
    weiter,
  };
}

export function ended(weiter: Weiter): Stoerung {
  const text = "Ihr Gespräch und Ihr Entwurf sind gelöscht. Was Sie eingereicht haben, bleibt bei der Verwaltung.";
  return { art: "info", titel: "Gespräch beendet", text, knopf: "Neues Gespräch beginnen", weiter };
}

/** `known`: this tab has a conversation of its own to go back to. */
export function codeUsed(known: boolean, weiter: Weiter): Stoerung {
  const text = "Der Code in der Adresse wurde schon benutzt oder ist abgelaufen.";
  const knopf = known ? "Mit dem Gespräch von hier weitermachen" : "Neues Gespräch beginnen";
  return { art: "info", titel: "Dieser Weg gilt nicht mehr", text, knopf, weiter };
}

/** A link leads to a conversation from elsewhere: nobody is put into it without wanting to be. */
export function takeOver(ja: Weiter, nein: Weiter): Stoerung {
  const text =
    "Sie haben einen Link zu einem Gespräch geöffnet. Es geht dann hier weiter, mit allem, was schon gesagt ist.";
  const titel = "Gespräch hier fortsetzen?";
  const sonst = { knopf: "Nein, nicht fortsetzen", weiter: nein };
  return { art: "info", titel, text, knopf: "Ja, hier fortsetzen", weiter: ja, sonst };
}
