"""Where the loose values of a message belong: "Ich bin Anna Müller, Schloßstraße 5, und hab ein Sofa" → three fields.

What was asked comes first, then open fields in their order, then fields further on. An answer already given is
overwritten only when the message names the field (``feld``). What could mean two things is left alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from api.leistungen.bedingungen import plain
from api.leistungen.engine import is_derived
from api.leistungen.ergebnis import Formularstand, JsonWert
from api.leistungen.feldtypen.datum import parse_date
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import Feld
from api.leistungen.zeitangaben import years_before

TEILE = {
    "strasse": ("adresse", "strasse"),
    "hausnummer": ("adresse", "hausnummer"),
    "plz": ("adresse", "plz"),
    "ort_name": ("adresse", "ort"),
    "vorname": ("name", "vorname"),
    "nachname": ("name", "nachname"),
}
"""Parts of a value: type of the loose value → (type of the field, key within it)."""

FREI = frozenset(
    {"name", "adresse", "gegenstaende", "email", "telefon", "iban", "kennzeichen", "datum", "termin", "ort"}
)
"""Types that speak for themselves; all others are taken only for a field that was asked or named."""

GEBURT = "geburtsdatum"
EIGENER_NAME = "name"


def assign(leistung: Leistung, stand: Formularstand, werte: Iterable[Mapping[str, Any]]) -> dict[str, JsonWert]:
    """Loose values ``[{typ, wert, text, feld?}]`` → ``{feld: value}``, ready for ``check_value``; parts stay parts."""
    verteilung = _Verteilung(leistung, stand)
    gut = [wert for wert in werte if isinstance(wert, Mapping) and isinstance(wert.get("typ"), str) and "wert" in wert]
    for wert in sorted(gut, key=lambda eins: not eins.get("feld")):  # named ones first, otherwise in their order
        if wert.get("feld"):
            verteilung.named(wert["feld"], wert["typ"], wert["wert"])
        elif wert["typ"] == "datum":
            verteilung.date(wert["wert"], sum(1 for eins in gut if eins["typ"] == "datum" and not eins.get("feld")))
        elif wert["typ"] in TEILE:
            verteilung.part(wert["typ"], wert["wert"])
        elif wert["typ"] == "auswahl":
            verteilung.choice(wert["wert"])
        elif wert["typ"] in FREI:
            verteilung.whole(wert["typ"], wert["wert"])
    return verteilung.ergebnis


class _Verteilung:
    """The fields that still take a value, and what each has got so far."""

    def __init__(self, leistung: Leistung, stand: Formularstand) -> None:
        self.leistung, self.stand = leistung, stand
        self.ergebnis: dict[str, JsonWert] = {}

    def named(self, name: Any, typ: str, wert: JsonWert) -> None:
        """The message says where it goes; parts are wrapped for the field they belong to."""
        feld = self.leistung.feld(name) if isinstance(name, str) else None
        if feld is None or is_derived(feld):
            return
        if typ in TEILE and feld.typ in (TEILE[typ][0], "ort"):
            self._add_part(feld, TEILE[typ][1], wert)
        elif typ == "gegenstaende" and isinstance(self.ergebnis.get(feld.feld), list) and isinstance(wert, list):
            self.ergebnis[feld.feld] = [*self.ergebnis[feld.feld], *wert]
        else:
            self.ergebnis.setdefault(feld.feld, wert)

    def whole(self, typ: str, wert: JsonWert) -> None:
        """A complete value of a type that speaks for itself."""
        feld = self._first(typ)
        if feld is None and typ == "adresse":
            feld = next(self._takers("ort"), None)
        elif feld is None and typ == "ort":
            feld = next(self._takers("adresse"), None) if isinstance(wert, dict) and "strasse" in wert else None
        if feld is not None:
            self.ergebnis[feld.feld] = wert

    def part(self, typ: str, wert: JsonWert) -> None:
        """A house number or a first name joins what the same message says, or the first open field of its kind."""
        ziel, schluessel = TEILE[typ]
        begonnen = next((feld for feld in self._all(ziel) if isinstance(self.ergebnis.get(feld.feld), dict)), None)
        feld = begonnen or self._first(ziel) or (next(self._takers("ort"), None) if ziel == "adresse" else None)
        if feld is not None:
            self._add_part(feld, schluessel, wert)

    def choice(self, wert: JsonWert) -> None:
        """A key that only one open choice has."""
        schluessel = plain(wert)
        if not isinstance(schluessel, str):
            return
        passend = [feld for feld in self._takers("auswahl") if schluessel in feld.optionen]
        if len(passend) == 1:
            self.ergebnis[passend[0].feld] = wert

    def date(self, wert: JsonWert, anzahl: int) -> None:
        """More than 14 years ago is a birth date, where one is asked for; else there must be one candidate only."""
        tag = parse_date(wert)
        offen = list(self._takers("datum"))
        geburt = [feld for feld in offen if GEBURT in feld.feld]
        andere = [feld for feld in offen if GEBURT not in feld.feld]
        if tag is not None and tag <= years_before(self.stand.heute, 14):
            if len(geburt) > 1:
                geburt = [feld for feld in geburt if feld.feld == GEBURT]
            passend = geburt if self._birth_asked() else andere
        else:
            passend = andere
        gefragt = self.stand.frage.feld if self.stand.frage else None
        if anzahl == 1 and any(feld.feld == gefragt for feld in offen) and not (passend and passend[0].feld == GEBURT):
            passend = [feld for feld in offen if feld.feld == gefragt]
        if len(passend) == 1:
            self.ergebnis[passend[0].feld] = wert

    def _birth_asked(self) -> bool:
        return any(feld.typ == "datum" and GEBURT in feld.feld for feld in self.leistung.felder)

    def _add_part(self, feld: Feld, schluessel: str, wert: JsonWert) -> None:
        alt = self.ergebnis.get(feld.feld)
        self.ergebnis[feld.feld] = {**(alt if isinstance(alt, dict) else {}), schluessel: wert}

    def _all(self, typ: str) -> Iterator[Feld]:
        return (feld for feld in self.leistung.felder if feld.typ == typ)

    def _first(self, typ: str) -> Feld | None:
        """The field a loose value goes to; a name given unasked is one's own."""
        frei = list(self._takers(typ))
        return next((feld for feld in frei if feld.feld == typ == EIGENER_NAME), None) or next(iter(frei), None)

    def _takers(self, typ: str) -> Iterator[Feld]:
        """Unanswered fields of a type: the asked one, open ones, those further on; never one of a closed branch."""
        gefragt = self.stand.frage.feld if self.stand.frage else None
        frei = [feld for feld in self._all(typ) if self._free(feld)]
        yield from (feld for feld in frei if feld.feld == gefragt)
        yield from (feld for feld in frei if feld.feld != gefragt and feld.feld in self.stand.offen)
        yield from (feld for feld in frei if feld.feld != gefragt and feld.feld not in self.stand.offen)

    def _free(self, feld: Feld) -> bool:
        beantwortet = feld.feld in self.stand.angaben or feld.feld in self.ergebnis
        moeglich = (
            feld.feld in self.stand.offen
            or feld.feld in self.stand.uebersprungen
            or feld.feld in self.stand.unentschieden
        )
        return not beantwortet and moeglich and not is_derived(feld)
