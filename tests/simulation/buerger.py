"""The simulated citizen: from the first sentence to the Aktenzeichen, then "Wo ist mein Antrag?"."""

from __future__ import annotations

from collections import Counter

from tests.simulation import antworten, korrekturen
from tests.simulation.daten import load, words
from tests.simulation.einlagen import Einlagen
from tests.simulation.fakten import Fakt
from tests.simulation.gespraech import Gescheitert, Gespraech
from tests.simulation.korrekturen import Irrtum
from tests.simulation.listen import Zeilen
from tests.simulation.personen import Persona
from tests.simulation.sprache import typed

MAX_VERSUCHE = 4
MIT_NEBENFRAGE = ("name", "adresse", "datum", "kennzeichen", "telefon", "email", "gegenstaende")
NICHT_DER_ANTRAG = ("rueckfrage", "leistung", "aktenzeichen", "abrufcode", "bestaetigung")


class Buerger:
    """`gesagt` is what must stand in the case, `uebersprungen` what must not."""

    def __init__(self, persona: Persona, gespraech: Gespraech) -> None:
        self.persona = persona
        self.gespraech = gespraech
        self.einlagen = Einlagen(persona, gespraech)
        self.gesagt: dict[str, Fakt] = {}
        self.uebersprungen: set[str] = set()
        self.versuche: Counter[str] = Counter()
        self.irrtuemer: list[tuple[str, Irrtum, set[str]]] = []
        self.schon: set[str] = set()
        self.doppelt: list[str] = []
        self.wiederholt: list[str] = []
        self.angaben: dict[str, str] = {}
        self.zeilen: dict[str, Zeilen] = {}

    def submit_antrag(self) -> dict[str, str]:
        """Talk until it is submitted; Aktenzeichen and Abrufcode. Raises `Gescheitert`."""
        self.open()
        while not self.gespraech.stand.get("vorgang"):
            self.angaben = dict(self.gespraech.angaben) or self.angaben
            self.step()
        return dict(self.gespraech.stand["vorgang"])

    def open(self) -> None:
        if self.persona.has("gruesst"):
            self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("gruss"))))
        text, erzaehlt = antworten.opening(self.persona)
        self.gespraech.say(text)
        self.gesagt = {feld: self.persona.fact(feld) for feld in erzaehlt}

    def step(self) -> None:
        feld = self.gespraech.feld
        if feld is None:
            self.ask_again()
        elif feld == "leistung":
            self.choose_leistung()
        elif feld == "rueckfrage":
            korrekturen.answer_rueckfrage(self.persona, self.gespraech)
        elif self.pending():
            self.put_right()
        elif feld == "bestaetigung":
            self.confirm()
        elif feld in NICHT_DER_ANTRAG:
            self.ask_again()  # taken for somebody who asks after a case: the wish once more, plainly
        else:
            self.question(feld)

    def ask_again(self) -> None:
        """No form is open: take the offer, else name the wish plainly."""
        self.try_at("anliegen")
        if self.versuche["anliegen"] > 1 or self.gespraech.feld:
            self.wiederholt.append("anliegen")
        if self.gesagt.keys() - self.angaben.keys() == set() and self.angaben:
            raise Gescheitert("das Formular ist zu, ohne dass etwas abgesendet wurde")
        optionen = [
            option["titel"] for nachricht in self.gespraech.chat.nachrichten for option in nachricht["optionen"]
        ]
        if optionen and self._means(optionen[0]):
            self.gespraech.press(optionen[0])
        else:
            self.gespraech.say(typed(self.persona, load("ziele")[self.persona.ziel]["klar"], schlicht=True))

    def choose_leistung(self) -> None:
        self.try_at("leistung")
        passend = next((titel for titel in self.gespraech.titel if self._means(titel)), None)
        if passend is None:
            self.gespraech.say(load("ziele")[self.persona.ziel]["klar"])
        else:
            self.gespraech.press(passend)

    def _means(self, titel: str) -> bool:
        return any(wort.casefold() in titel.casefold() for wort in load("ziele")[self.persona.ziel]["titel"])

    def question(self, feld: str) -> None:
        """A question of the form: perhaps something in between, then the answer."""
        if not self.versuche[feld]:
            self.einlagen.maybe()
            if self.gespraech.feld != feld:
                return
        versuch = self.try_at(feld)
        if versuch == 1 and feld in self.gesagt:
            self.doppelt.append(feld)
        frage = self.gespraech.frage
        if not frage.get("pflicht") and self.wants_to_skip(feld):
            self.skip(feld)
        elif frage["typ"] == "termin":
            self.gesagt[feld] = antworten.choose_termin(self.persona, self.gespraech)
        elif self.persona.knows_rows(feld):
            self.tell_rows(feld)
        else:
            self.answer(feld, versuch)
        offen = self.gespraech.feld == feld
        if offen and feld not in self.zeilen and "Postleitzahl" not in self.gespraech.chat.text:
            self.wiederholt.append(feld)
        self.einlagen.answered_last = "" if offen else feld

    def tell_rows(self, feld: str) -> None:
        """A list takes as many turns as it has cells, and is right when it stands in `angaben`."""
        self.gesagt[feld] = self.persona.fact(feld)
        self.zeilen.setdefault(feld, Zeilen(self.persona, self.gesagt[feld])).answer(self.gespraech)
        self.versuche[feld] = 1 if len(self.zeilen[feld].erzaehlt) < self.zeilen[feld].cells else self.versuche[feld]

    def answer(self, feld: str, versuch: int) -> None:
        fakt = antworten.settle(self.persona, self.gespraech)
        self.gesagt[feld] = fakt
        art = korrekturen.wanted(self.persona, fakt) if versuch == 1 else None
        falsch = self.persona.ziehung.mistake(fakt) if art and art not in self.schon else None
        if art and falsch is not None and fakt.teile != antworten.VORSCHLAG:
            self.schon.add(art)
            self.get_wrong(art, Irrtum(antworten.choose(self.persona, self.gespraech, falsch), fakt))
        elif (
            self.persona.has("fragt_und_antwortet")
            and fakt.typ in MIT_NEBENFRAGE
            and versuch == 1
            and self.first("neben")
        ):
            satz = antworten.sentence(self.persona, fakt) + self.persona.rng.choice(words("nebenfrage"))
            self.gespraech.say(satz)
            gut = korrekturen.shows(self.persona, self.gespraech, fakt) and len(self.gespraech.chat.text) > 80
            self.gespraech.note("fragt_und_antwortet", feld, gut, f"steht als {self.gespraech.angaben.get(feld)!r}")
        else:
            antworten.answer(self.persona, self.gespraech, fakt, versuch)

    def get_wrong(self, art: str, irrtum: Irrtum) -> None:
        if art == "korrigiert_im_satz":
            self.gesagt[irrtum.richtig.feld] = korrekturen.slip_in_sentence(self.persona, self.gespraech, irrtum)
            return
        vorher = set(self.gespraech.angaben)
        antworten.answer(self.persona, self.gespraech, irrtum.falsch, 1)
        if self.gespraech.feld != irrtum.richtig.feld:
            self.irrtuemer.append((art, irrtum, vorher | {irrtum.richtig.feld}))

    def pending(self) -> bool:
        """Whether a mistake comes to the person's mind now; at the summary at the latest."""
        if not self.irrtuemer:
            return False
        art = self.irrtuemer[0][0]
        if art in ("korrigiert_gleich", "zeigt_auf_fehler") or self.gespraech.feld == "bestaetigung":
            return True
        return self.persona.rng.random() < 0.3

    def put_right(self) -> None:
        art, irrtum, vorher = self.irrtuemer.pop(0)
        korrekturen.correct(self.persona, self.gespraech, irrtum, art)
        self.einlagen.answered_last = ""
        for feld, fakt in list(self.gesagt.items()):
            weg = feld not in self.gespraech.angaben and feld not in vorher
            neu_geschaetzt = fakt.teile == antworten.VORSCHLAG and irrtum.richtig.typ == "gegenstaende"
            if neu_geschaetzt or (weg and irrtum.richtig.typ in korrekturen.VERZWEIGT):
                del self.gesagt[feld]
                self.versuche[feld] = 0

    def wants_to_skip(self, feld: str) -> bool:
        if feld in self.gesagt or self.gespraech.frage["typ"] == "liste":
            return False
        return self.persona.rng.random() < (0.6 if self.persona.has("ueberspringt") else 0.15)

    def skip(self, feld: str) -> None:
        knopf = "Überspringen" in [aktion["titel"] for aktion in self.gespraech.frage.get("aktionen") or ()]
        if knopf and self.persona.mood("knoepfe"):
            self.gespraech.press("Überspringen")
        else:
            self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("ueberspringen"))))
        gut = self.gespraech.feld != feld and feld not in self.gespraech.angaben
        self.gespraech.note("ueberspringt", feld, gut, f"gefragt wird {self.gespraech.feld}")
        self.uebersprungen.add(feld)

    def confirm(self) -> None:
        self.try_at("bestaetigung")
        knopf = next((titel for titel in self.gespraech.titel if "absenden" in titel), None)
        if knopf and not self.persona.has("tippt_nur") and self.persona.mood("knoepfe"):
            self.gespraech.press(knopf)
        else:
            self.gespraech.say(typed(self.persona, self.persona.rng.choice(words("absenden"))))

    def first(self, was: str) -> bool:
        """True once."""
        neu = was not in self.schon
        self.schon.add(was)
        return neu

    def try_at(self, was: str) -> int:
        self.versuche[was] += 1
        if self.versuche[was] > MAX_VERSUCHE:
            raise Gescheitert(f"kommt bei {was} nicht weiter")
        return self.versuche[was]


def ask_for_status(persona: Persona, gespraech: Gespraech, vorgang: dict[str, str]) -> None:
    """Here or on another device with number and code; raises `Gescheitert` unless the card of this case comes."""
    satz = persona.rng.choice(words("status_fremd" if persona.has("anderes_geraet") else "status"))
    gespraech.say(typed(persona, satz))
    for feld in ("aktenzeichen", "abrufcode"):
        if gespraech.feld == feld:
            gespraech.say(vorgang[feld])
    karten = [karte for karte in gespraech.chat.karten if karte["art"] == "status"]
    if not any(vorgang["aktenzeichen"] in str(karte) for karte in karten):
        raise Gescheitert("keine Auskunft zum Stand des eigenen Antrags")
