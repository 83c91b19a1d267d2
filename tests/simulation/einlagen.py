"""What people do beside answering: ask back, wait, swear, step back, refuse, turn to something else, nearly give up.

Every one ends where it began: the same question is open again and no answer is lost. That is checked and noted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.simulation.daten import load, words
from tests.simulation.gespraech import Gespraech
from tests.simulation.personen import Persona
from tests.simulation.sprache import typed

ANTEIL = 0.35
"""How often a person that has something on its mind brings it up at a question."""


class Einlagen:
    """The digressions of one person; each habit comes up once, questions twice."""

    def __init__(self, persona: Persona, gespraech: Gespraech) -> None:
        self.persona = persona
        self.gespraech = gespraech
        self.offen = [name for name in [*words("einlagen"), *MEHRZUEGIG] if persona.has(name)]
        if "fragt_zwischen" in self.offen:
            self.offen.append("fragt_zwischen")

    def maybe(self) -> None:
        """Perhaps a digression at the question now open."""
        moeglich = [name for name in self.offen if self._fits(name)]
        if not moeglich or self.persona.rng.random() > ANTEIL:
            return
        name = self.persona.rng.choice(moeglich)
        self.offen.remove(name)
        feld, vorher = str(self.gespraech.feld), self._lage()
        befund = MEHRZUEGIG[name](self) if name in MEHRZUEGIG else self.single(name)
        if not befund and self._lage() != vorher:
            befund = f"danach {self._lage()} statt {vorher}"
        self.gespraech.note(name, feld, not befund, befund)

    def single(self, name: str) -> str:
        self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("einlagen", name))))
        absicht = (self.gespraech.stand.get("verstanden") or {}).get("absicht")
        return "als Antwort gelesen" if absicht in ("angabe", "korrektur") else ""

    def back(self) -> str:
        feld, alt = self.gespraech.feld, dict(self.gespraech.angaben)
        self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("zurueck"))))
        vorige = self.gespraech.feld
        if vorige == feld or vorige not in alt:
            return f"zurück führt zu {vorige}"
        if alt[vorige] not in self.gespraech.chat.text:
            return f"die alte Antwort {alt[vorige]!r} wird nicht gezeigt"
        self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("zurueck_bleibt"))))
        return ""

    def refuse(self) -> str:
        self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("verweigern"))))
        return ""

    def nearly_cancel(self) -> str:
        self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("abbrechen"))))
        if self.gespraech.feld != "rueckfrage":
            return "fragt nicht nach"
        self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("nicht_abbrechen"))))
        return ""

    def interrupt(self) -> str:
        """Another service in between: turned down after all, or begun, given up, and back to the first."""
        rng, ziele = self.persona.rng, load("ziele")
        anderes = rng.choice([ziel for ziel in ziele if ziel != self.persona.ziel])
        self.gespraech.say(typed(self.persona, f"Ach, ich möchte auch noch {ziele[anderes]['klar']}"))
        if self.gespraech.feld != "rueckfrage":
            return "fragt nicht, ob gewechselt werden soll"
        if rng.random() < 0.6:
            self.gespraech.say(typed(self.persona, "nein, erst das hier fertig machen"))
            return ""
        self.gespraech.say("ja")
        if self.gespraech.stand["leistung"] != anderes:
            return f"wechselt zu {self.gespraech.stand['leistung']} statt {anderes}"
        self.gespraech.say("abbrechen")
        if self.gespraech.feld == "rueckfrage":
            self.gespraech.say("ja")
        if self.gespraech.stand["phase"] == "frei":
            self.gespraech.say("ja")  # to go on with what was put aside
        return ""

    def _fits(self, name: str) -> bool:
        angaben, frage = self.gespraech.angaben, self.gespraech.frage
        if name == "geht_zurueck":
            return self.answered_last in angaben
        if name == "verweigert":
            return bool(frage.get("pflicht")) and not frage.get("optionen")
        if name in ("bricht_fast_ab", "unterbricht", "fragt_nach_angaben"):
            return bool(self.answered_last)
        return True

    answered_last: str = ""
    """The field answered just before, empty when it was skipped or corrected."""

    def _lage(self) -> tuple[Any, ...]:
        stand = self.gespraech.stand
        return (self.gespraech.feld, stand["phase"], stand["leistung"], dict(self.gespraech.angaben))


MEHRZUEGIG: dict[str, Callable[[Einlagen], str]] = {
    "geht_zurueck": Einlagen.back,
    "verweigert": Einlagen.refuse,
    "bricht_fast_ab": Einlagen.nearly_cancel,
    "unterbricht": Einlagen.interrupt,
}
