"""Enter answers into a draft: each is judged, stored or refused; what depended on a changed one falls away."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.antraege.ergebnis import FeldErgebnis, SetzErgebnis
from api.antraege.formular import Formular
from api.errors import LotseError
from api.leistungen import engine
from api.leistungen.ergebnis import Formularstand, Frage, Pruefung
from api.leistungen.modell_feld import Feld
from api.termine.service import TerminService
from api.unterlagen.service import DateiService, files_in

UNBEKANNT = "Diese Angabe gibt es in diesem Formular nicht."
KEINE_DATEI = "Diese Datei liegt uns nicht vor. Bitte laden Sie sie hoch."
NICHT_NOETIG = "Diese Angabe wird hier nicht gebraucht."


def enter(formular: Formular, werte: Mapping[str, Any]) -> SetzErgebnis:
    """Set fields in the order of the form, so that a later one may depend on an earlier one of the same call.

    ``None`` takes an answer back. The first ``abbruch`` ends it; what follows is not entered.
    """
    return _Eintrag(formular).run(werte)


def prune(formular: Formular) -> tuple[str, ...]:
    """Drop answers of branches that no longer hold. Returns their fields."""
    antrag, stand = formular.antrag, formular.evaluate()
    kept = {**stand.gegeben, **{feld: antrag.angaben[feld] for feld in stand.fehler}}
    if kept != antrag.angaben:
        antrag.angaben = kept
    known = set(kept) | set(stand.uebersprungen)
    antrag.reihenfolge = [feld for feld in antrag.reihenfolge if feld in known]
    if antrag.erneut is not None and antrag.erneut not in stand.erreichbar:
        antrag.erneut = None
    return stand.gestrichen


class _Eintrag:
    def __init__(self, formular: Formular) -> None:
        self.formular = formular
        self.antrag = formular.antrag
        self.before = formular.evaluate()

    def run(self, werte: Mapping[str, Any]) -> SetzErgebnis:
        order = [feld.feld for feld in self.formular.leistung.felder]
        results = [FeldErgebnis(feld, ok=False, meldung=UNBEKANNT) for feld in werte if feld not in order]
        for feld in (feld for feld in order if feld in werte):
            results.append(self._one(feld, werte[feld]))
            if results[-1].abbruch:
                break
        gone = prune(self.formular)
        self._drop_outdated_proposals(werte)
        self._drop_replaced_files()
        keep_reservations(self.formular)
        after = self.formular.evaluate()
        told = tuple(self._told(result, gone, after) for result in results)
        return SetzErgebnis(told, tuple(feld for feld in gone if feld not in werte))

    def _drop_outdated_proposals(self, werte: Mapping[str, Any]) -> None:
        """Who agreed to a proposal agreed to that value: where it would now be another, the field is asked again."""
        for feld in self.formular.leistung.felder:
            wert = self.antrag.angaben.get(feld.feld)
            if feld.vorschlag is None or feld.feld in werte or wert is None:
                continue
            if self._proposal(feld.feld, self.before) == wert != self._proposal(feld.feld, self.formular.evaluate()):
                forget_answer(self.formular, feld.feld)

    def _proposal(self, feld: str, stand: Formularstand) -> Any:
        formular = self.formular
        umfeld = formular.umfeld(stand.angaben)
        return engine.proposal(formular.leistung, formular.mandant, feld, stand.angaben, umfeld)

    def _drop_replaced_files(self) -> None:
        """A file that was an answer and is none any more has no purpose left."""
        before, after = set(files_in(self.before.gegeben)), set(files_in(self.antrag.angaben))
        DateiService(self.formular.context, self.formular.session).drop(before - after)

    def _one(self, feld: str, wert: Any) -> FeldErgebnis:
        if wert is None:
            forget_answer(self.formular, feld)
            return FeldErgebnis(feld, ok=True)
        beschreibung = self.formular.leistung.feld(feld)
        if beschreibung is not None and beschreibung.typ == "termin":
            return self._appointment(beschreibung, wert)
        if beschreibung is not None and beschreibung.typ == "datei":
            kennung = wert.get("datei") if isinstance(wert, Mapping) else None
            wert = DateiService(self.formular.context, self.formular.session).value(kennung, self.antrag.gespraech)
            if wert is None:
                return FeldErgebnis(feld, ok=False, meldung=KEINE_DATEI)
        return self._store(feld, self._judge(feld, wert))

    def _judge(self, feld: str, wert: Any) -> Pruefung:
        """Facts may depend on the very answer (the address): judged without them first, then with those it leads to."""
        formular, angaben = self.formular, self.antrag.angaben
        teil = self.antrag.teilwerte.get(feld)
        bisher = teil["wert"] if teil and teil["wert"] is not None else angaben.get(feld)
        umfeld = formular.umfeld(angaben)
        plain = replace(umfeld, fakten={})
        pruefung = engine.check_value(formular.leistung, formular.mandant, feld, wert, angaben, plain, bisher)
        if not pruefung.ok:
            return pruefung
        umfeld = formular.umfeld({**angaben, feld: pruefung.wert})
        return engine.check_value(formular.leistung, formular.mandant, feld, wert, angaben, umfeld, bisher)

    def _store(self, feld: str, pruefung: Pruefung) -> FeldErgebnis:
        if pruefung.ok:
            store_answer(self.formular, feld, pruefung.wert)
        elif pruefung.teil or pruefung.vorschlaege:
            self._keep_part(feld, pruefung)
        return FeldErgebnis(
            feld,
            ok=pruefung.ok,
            meldung=pruefung.meldung,
            abbruch=pruefung.abbruch,
            teil=pruefung.teil,
            hinweis=pruefung.hinweis,
        )

    def _keep_part(self, feld: str, pruefung: Pruefung) -> None:
        """What is known so far and what to choose from; a part that is missing becomes the question."""
        before = self.antrag.teilwerte.get(feld)
        known = pruefung.wert if pruefung.teil else before and before["wert"]
        choices = [{"titel": wahl.titel, "wert": wahl.wert} for wahl in pruefung.vorschlaege]
        part = {"wert": known, "meldung": pruefung.meldung if pruefung.teil else None, "vorschlaege": choices}
        self.antrag.teilwerte = {**self.antrag.teilwerte, feld: part}

    def _appointment(self, feld: Feld, wert: Any) -> FeldErgebnis:
        """A slot is reserved when it is chosen; a wish looks for slots and takes the one it names."""
        frage = self._question(feld.feld)
        termine = self.formular.terminfeld(frage) if frage else None
        if termine is None:
            return FeldErgebnis(feld.feld, ok=False, meldung="Der Termin kommt etwas später an die Reihe.")
        if isinstance(wert, Mapping) and isinstance(wert.get("wunsch"), Mapping):
            slot, satz = termine.look_for(wert["wunsch"])
            if slot is None:
                return FeldErgebnis(feld.feld, ok=False, meldung=satz, teil=True)
            wert = slot.wert()
        pruefung = self._judge(feld.feld, wert)
        if pruefung.ok:
            try:
                slot = termine.reserve(pruefung.wert["beginn"], pruefung.wert["standort"])
            except LotseError as error:
                return FeldErgebnis(feld.feld, ok=False, meldung=error.detail)
            pruefung = replace(pruefung, wert=slot.wert())
        return self._store(feld.feld, pruefung)

    def _question(self, feld: str) -> Frage | None:
        stand = self.formular.evaluate()
        umfeld = self.formular.umfeld(stand.angaben)
        return engine.question(self.formular.leistung, self.formular.mandant, feld, stand, umfeld)

    def _told(self, result: FeldErgebnis, gone: tuple[str, ...], after: Formularstand) -> FeldErgebnis:
        """With the display texts before and after; an answer that fell away at once was not needed."""
        if result.ok and result.feld in gone and result.feld not in after.angaben:
            return FeldErgebnis(result.feld, ok=False, meldung=NICHT_NOETIG)
        neu = self._display(result.feld, after) if result.ok else None
        return replace(result, alt=self.before.anzeige.get(result.feld), neu=neu)

    def _display(self, feld: str, after: Formularstand) -> str | None:
        """Also of what was said before its turn: it is kept, but does not count yet."""
        if feld in after.anzeige or feld not in self.antrag.angaben:
            return after.anzeige.get(feld)
        formular, wert = self.formular, self.antrag.angaben[feld]
        umfeld = formular.umfeld(after.angaben)
        return engine.display(formular.leistung, formular.mandant, feld, wert, after.angaben, umfeld)


def keep_reservations(formular: Formular) -> None:
    """Whoever goes on with a form keeps the slot it holds; without an answer to an appointment nothing is held."""
    termine = TerminService(formular.context, formular.session)
    answered = [
        feld for feld in formular.leistung.felder if feld.typ == "termin" and feld.feld in formular.antrag.angaben
    ]
    if answered:
        termine.extend(formular.antrag)
    else:
        termine.release(formular.antrag)


def store_answer(formular: Formular, feld: str, wert: Any) -> None:
    """Keep a judged answer; the field counts as answered, no longer as skipped, half-given or asked again."""
    antrag = formular.antrag
    antrag.angaben = {**antrag.angaben, feld: wert}
    _clear(formular, feld)
    if feld not in antrag.reihenfolge:
        antrag.reihenfolge = [*antrag.reihenfolge, feld]


def forget_answer(formular: Formular, feld: str) -> None:
    """Take an answer back, and what was reserved for it."""
    antrag = formular.antrag
    antrag.angaben = {name: wert for name, wert in antrag.angaben.items() if name != feld}
    antrag.reihenfolge = [name for name in antrag.reihenfolge if name != feld]
    _clear(formular, feld)


def _clear(formular: Formular, feld: str) -> None:
    antrag = formular.antrag
    antrag.teilwerte = {name: teil for name, teil in antrag.teilwerte.items() if name != feld}
    antrag.wuensche = {name: wunsch for name, wunsch in antrag.wuensche.items() if name != feld}
    antrag.uebersprungen = [name for name in antrag.uebersprungen if name != feld]
    if antrag.erneut == feld:
        antrag.erneut = None
