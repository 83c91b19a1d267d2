"""The form as a pure function: Leistung, Mandant, answers, facts → next question, open fields, fee, documents.

It knows no screen, no database and no clock. Nothing here raises for anything a citizen may have sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from api.leistungen import fragen
from api.leistungen.bedingungen import FEHLT, OFFEN
from api.leistungen.ergebnis import (
    Formularstand,
    Frage,
    JsonWert,
    Pruefung,
    Umfeld,
    Zeile,
    Zusammenfassung,
)
from api.leistungen.feldtypen import feldtypen
from api.leistungen.feldtypen.auswahl import choices
from api.leistungen.gebuehren import KEINE_GEBUEHR_BEKANNT, documents, fee
from api.leistungen.kontext import Kontext, look_up
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import Feld
from api.leistungen.platzhalter import fill
from api.leistungen.vorschlaege import propose
from api.leistungen.werte import fact, judge
from api.mandanten.verzeichnis import Mandant


def evaluate(
    leistung: Leistung,
    mandant: Mandant,
    angaben: Mapping[str, JsonWert],
    uebersprungen: Iterable[str],
    umfeld: Umfeld,
) -> Formularstand:
    """Where the draft stands. Answers of branches that no longer hold are pruned, transitively (``gestrichen``)."""
    lauf = _Lauf(leistung, mandant, angaben, frozenset(uebersprungen), umfeld)
    for feld in leistung.felder:
        lauf.visit(feld)
    return lauf.result()


def check_value(
    leistung: Leistung,
    mandant: Mandant,
    feld: str,
    wert: JsonWert,
    angaben: Mapping[str, JsonWert],
    umfeld: Umfeld,
    bisher: JsonWert = None,
) -> Pruefung:
    """Judge one answer; ``bisher`` is its stored part or old value, into which a partial ``wert`` is merged."""
    beschreibung = leistung.feld(feld)
    if beschreibung is None or is_derived(beschreibung):
        return Pruefung(meldung="Diese Angabe gibt es in diesem Formular nicht.")
    geprueft = judge(wert, Kontext(leistung, mandant, beschreibung, angaben, umfeld), bisher)
    if beschreibung.hinweis is None or not geprueft.ok or geprueft.hinweis is not None:
        return geprueft
    danach = evaluate(leistung, mandant, {**angaben, feld: geprueft.wert}, (), umfeld)
    return replace(geprueft, hinweis=_said_of(beschreibung.hinweis, leistung, danach))


def _said_of(feld: str, leistung: Leistung, stand: Formularstand) -> str | None:
    """ "Titel: value" of a field that now has one."""
    beschreibung, anzeige = leistung.feld(feld), stand.anzeige.get(feld)
    return f"{beschreibung.titel}: {anzeige}" if beschreibung is not None and anzeige is not None else None


def display(
    leistung: Leistung, mandant: Mandant, feld: str, wert: JsonWert, angaben: Mapping[str, JsonWert], umfeld: Umfeld
) -> str | None:
    """An answer as people read it, also of a field whose turn has not come yet; None for no field of this form."""
    beschreibung = leistung.feld(feld)
    if beschreibung is None:
        return None
    return feldtypen()[beschreibung.typ].display(wert, Kontext(leistung, mandant, beschreibung, angaben, umfeld))


def remove_items(
    leistung: Leistung,
    mandant: Mandant,
    feld: str,
    werte: Iterable[JsonWert],
    angaben: Mapping[str, JsonWert],
    umfeld: Umfeld,
) -> Pruefung:
    """Take things out of a list answer ("nein, den Schrank nicht")."""
    return check_value(leistung, mandant, feld, {"weg": list(werte)}, angaben, umfeld, angaben.get(feld))


def question(leistung: Leistung, mandant: Mandant, feld: str, stand: Formularstand, umfeld: Umfeld) -> Frage | None:
    """The question of any reachable field, also of an answered one that is to be asked again."""
    beschreibung = leistung.feld(feld)
    if beschreibung is None or feld not in stand.erreichbar:
        return None
    return fragen.build(Kontext(leistung, mandant, beschreibung, stand.angaben, umfeld))


def proposal(leistung: Leistung, mandant: Mandant, feld: str, angaben: Mapping[str, Any], umfeld: Umfeld) -> Any:
    """The value a field would propose were it not answered; None where it proposes none."""
    beschreibung = leistung.feld(feld)
    if beschreibung is None:
        return None
    ohne = {name: wert for name, wert in angaben.items() if name != feld}
    vorschlag = fragen.proposal(Kontext(leistung, mandant, beschreibung, ohne, umfeld))
    return vorschlag.wert if vorschlag else None


def summary(leistung: Leistung, mandant: Mandant, stand: Formularstand) -> Zusammenfassung:
    """Everything to be read before submission."""
    zeilen = tuple(
        Zeile(feld.feld, feld.titel, stand.anzeige[feld.feld]) for feld in leistung.felder if feld.feld in stand.anzeige
    )
    einfach = leistung.einfache_sprache.abschluss
    return Zusammenfassung(
        zeilen=zeilen,
        gebuehr=stand.gebuehr,
        gebuehr_text=stand.gebuehr.text if stand.gebuehr else fill(KEINE_GEBUEHR_BEKANNT, leistung, mandant),
        unterlagen=stand.unterlagen,
        naechstes=fill(leistung.abschluss or "", leistung, mandant),
        naechstes_einfach=fill(einfach, leistung, mandant) if einfach else None,
    )


def is_derived(feld: Feld) -> bool:
    """True for a field that is never asked because it only follows from others."""
    return feld.abgeleitet is not None and feld.frage == "–"


class _Lauf:
    """One pass over the fields in their order; conditions look back only, so one pass prunes transitively."""

    def __init__(
        self,
        leistung: Leistung,
        mandant: Mandant,
        roh: Mapping[str, JsonWert],
        uebersprungen: frozenset[str],
        umfeld: Umfeld,
    ) -> None:
        self.leistung, self.mandant, self.umfeld = leistung, mandant, umfeld
        self.roh = dict(roh) if isinstance(roh, Mapping) else {}
        self.ausgelassen = uebersprungen
        self.angaben: dict[str, JsonWert] = {}
        self.gegeben: dict[str, JsonWert] = {}
        self.anzeige: dict[str, str] = {}
        self.unentschieden: set[str] = set()
        self.offen: list[str] = []
        self.erreichbar: list[str] = []
        self.uebersprungen: list[str] = []
        self.fehler: dict[str, str] = {}
        self.abbruch: str | None = None

    def visit(self, feld: Feld) -> None:
        gilt = True if feld.wenn is None else feld.wenn.holds(self.lookup)
        if gilt is None:
            self.unentschieden.add(feld.feld)
            if feld.feld in self.roh and not is_derived(feld):
                self.gegeben[feld.feld] = self.roh[feld.feld]
            return
        if gilt and not self._fills_itself(feld):
            self._ask(feld)

    def lookup(self, pfad: str) -> Any:
        kopf = pfad.split(".")[0]
        if kopf in self.angaben:
            return look_up(pfad, self.angaben, self.mandant)
        if kopf in self.unentschieden or kopf in self.offen:
            return OFFEN
        return FEHLT if self.leistung.feld(kopf) else fact(pfad, self.umfeld.fakten)

    def _fills_itself(self, feld: Feld) -> bool:
        """Derived fields and choices with a single option need no question."""
        kontext = self._kontext(feld)
        if feld.abgeleitet is not None:
            wert = propose(feld.abgeleitet, kontext)
            if wert is None and self._source_open(feld.abgeleitet):
                self.unentschieden.add(feld.feld)
                return True
            wert = feld.sonst if wert is None else wert
            geprueft = judge(wert, kontext, None) if wert is not None else None
            if geprueft is not None and geprueft.ok:
                self._take(feld, geprueft.wert, kontext)
                return True
            return is_derived(feld)
        if feld.typ == "auswahl" and feld.pflicht and len(choices(kontext)) == 1:
            self._take(feld, feldtypen()["auswahl"].options(kontext)[0].wert, kontext)
            return True
        return False

    def _source_open(self, quelle: str) -> bool:
        kopf = quelle.split(".")[0]
        return kopf in self.offen or kopf in self.unentschieden

    def _ask(self, feld: Feld) -> None:
        self.erreichbar.append(feld.feld)
        kontext = self._kontext(feld)
        if feld.feld in self.roh:
            self._accept(feld, kontext)
        elif feld.feld in self.ausgelassen and not feld.pflicht:
            self.uebersprungen.append(feld.feld)
        elif not self._preset(feld, kontext):
            self.offen.append(feld.feld)

    def _accept(self, feld: Feld, kontext: Kontext) -> None:
        """An answer that no longer passes is kept aside as an error and asked again."""
        geprueft = judge(self.roh[feld.feld], kontext, None)
        if geprueft.ok:
            self._take(feld, geprueft.wert, kontext)
            self.gegeben[feld.feld] = geprueft.wert
        elif geprueft.abbruch is not None:
            self._take(feld, geprueft.wert, kontext)
            self.gegeben[feld.feld] = geprueft.wert
            self.abbruch = self.abbruch or geprueft.abbruch
        else:
            self.fehler[feld.feld] = geprueft.meldung or ""
            self.offen.append(feld.feld)

    def _preset(self, feld: Feld, kontext: Kontext) -> bool:
        """Known from another answer (``vorbelegt``): counts as answered until the citizen says otherwise."""
        wert = propose(feld.vorbelegt, kontext) if feld.vorbelegt else None
        geprueft = judge(wert, kontext, None) if wert is not None else None
        if geprueft is None or not geprueft.ok:
            return False
        self._take(feld, geprueft.wert, kontext)
        return True

    def _take(self, feld: Feld, wert: JsonWert, kontext: Kontext) -> None:
        self.angaben[feld.feld] = wert
        self.anzeige[feld.feld] = feldtypen()[feld.typ].display(wert, kontext)

    def _kontext(self, feld: Feld) -> Kontext:
        return Kontext(self.leistung, self.mandant, feld, self.angaben, self.umfeld)

    def result(self) -> Formularstand:
        naechstes = self.leistung.feld(self.offen[0]) if self.offen and self.abbruch is None else None
        bleibt = self.gegeben.keys() | self.fehler.keys()
        return Formularstand(
            frage=fragen.build(self._kontext(naechstes)) if naechstes else None,
            offen=tuple(self.offen),
            erreichbar=tuple(self.erreichbar),
            angaben=self.angaben,
            gegeben=self.gegeben,
            anzeige=self.anzeige,
            gestrichen=tuple(
                name for name in self.roh if self.leistung.feld(name) and name not in bleibt | self.angaben.keys()
            ),
            uebersprungen=tuple(self.uebersprungen),
            unentschieden=tuple(feld.feld for feld in self.leistung.felder if feld.feld in self.unentschieden),
            gebuehr=fee(self.leistung, self.lookup),
            unterlagen=documents(self.leistung, self.lookup),
            erledigt=len(self.erreichbar) - len(self.offen),
            gesamt=len(self.erreichbar),
            abbruch=self.abbruch,
            fehler=self.fehler,
            heute=self.umfeld.heute,
        )
