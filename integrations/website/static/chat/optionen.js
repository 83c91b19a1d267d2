/** Answers to choose from, and what else can be done with the open question. Real buttons, only for the open question. */

import { button } from "./dom.js";

const ACTIONS = {
  zurueck: { title: "Zurück", icon: "arrow-back" },
  ueberspringen: { title: "Überspringen", icon: "arrow-forward" },
  abbruch: { title: "Abbrechen", icon: "close" },
  mensch: { title: "Mit einem Menschen sprechen", icon: "account-circle" },
};

/** The options that hold now: those of the open question, else those offered since the citizen last spoke. */
export function openOptions(stand, offered) {
  const asked = stand?.frage?.optionen ?? [];
  return asked.length ? asked : offered;
}

export class Optionen {
  /** `answers` and `actions` are role="group" elements; `onPick({titel, wert}, event)` takes the choice. */
  constructor(answers, actions, { onPick, onSay, onList }) {
    this.answers = answers;
    this.actions = actions;
    this.handlers = { onPick, onSay, onList };
  }

  show(stand, offered) {
    this.#showAnswers(stand, openOptions(stand, offered));
    this.#showActions(stand);
  }

  /** Takes the buttons out of use while an answer is under way. */
  lock() {
    for (const made of this.answers.querySelectorAll("button")) made.disabled = true;
  }

  clear() {
    this.#fill(this.answers, []);
    this.#fill(this.actions, []);
  }

  #showAnswers(stand, options) {
    const frage = stand?.frage;
    const buttons = options.map((option, index) =>
      button(option.titel, {
        kind: frage?.typ === "bestaetigung" && index === 0 ? "primary" : "secondary",
        "data-wert": option.wert,
        onClick: (event) => this.handlers.onPick(option, event),
      }),
    );
    if (frage?.alle) {
      const title = frage.typ === "termin" ? "Alle Termine anzeigen" : "Alle Möglichkeiten anzeigen";
      const icon = frage.typ === "termin" ? "calendar-today" : "checklist";
      buttons.push(button(title, { kind: "tertiary", icon, "data-alle": true, "aria-haspopup": "dialog", onClick: () => this.handlers.onList(frage) }));
    }
    this.#fill(this.answers, buttons);
  }

  #showActions(stand) {
    const actions = (stand?.frage?.aktionen ?? []).map(normalAction);
    const withHuman = ["warten_auf_mensch", "mensch"].includes(stand?.phase);
    if (!withHuman && !actions.some(({ aktion }) => aktion === "mensch")) {
      actions.push({ aktion: "mensch", titel: ACTIONS.mensch.title, satz: "Ich möchte mit einem Menschen sprechen" });
    }
    this.#fill(this.actions, actions.map((action) => this.#actionButton(action)));
  }

  #actionButton(action) {
    const { titel, wert, aktion, satz } = action;
    const onClick = (event) => (wert === undefined ? this.handlers.onSay(satz ?? titel, event) : this.handlers.onPick(action, event));
    return button(titel, { kind: "tertiary", small: true, icon: ACTIONS[aktion]?.icon ?? null, "data-aktion": aktion, onClick });
  }

  #fill(group, buttons) {
    group.replaceChildren(...buttons);
    group.hidden = buttons.length === 0;
  }
}

/** An action as {aktion, titel, wert}; a bare name becomes a sentence that is sent as text. */
function normalAction(action) {
  if (typeof action === "string") return { aktion: action, titel: ACTIONS[action]?.title ?? action };
  const aktion = action.aktion ?? action.absicht ?? "";
  return { ...action, aktion, titel: action.titel ?? ACTIONS[aktion]?.title ?? aktion };
}
