"""Choices: yes or no, one of several, several of several."""

from typing import override

from api.leistungen.bedingungen import plain
from api.leistungen.ergebnis import JsonWert, Pruefung, Wahl
from api.leistungen.feldtypen.basis import MAX_KURZ, Feldtyp, clean
from api.leistungen.kontext import Kontext
from api.leistungen.platzhalter import fill
from api.mandanten.worte import fold, says


def choices(kontext: Kontext) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Key → (title, other words). ``{aus: standorte}`` are the places of the field's calendar."""
    if kontext.spalte is not None:
        return {schluessel: (option.titel, option.worte) for schluessel, option in kontext.spalte.optionen.items()}
    if kontext.feld.optionen_aus != "standorte":
        return {schluessel: (option.titel, option.worte) for schluessel, option in kontext.feld.optionen.items()}
    kalender = kontext.kalender_daten()
    orte = kalender.orte if kalender else ()
    standorte = kontext.mandant.standorte
    return {ort: (standorte[ort].name, standorte[ort].worte) for ort in orte if ort in standorte}


def pick(wert: JsonWert, kontext: Kontext) -> dict[str, str] | None:
    """The choice meant by a key, a title or one of its words, as ``{wert, text}``."""
    schluessel = plain(wert)
    if not isinstance(schluessel, str) or len(schluessel) > MAX_KURZ:
        return None
    moeglich = choices(kontext)
    if schluessel not in moeglich:
        gesucht = fold(schluessel)
        treffer = [
            key
            for key, (titel, worte) in moeglich.items()
            if gesucht and gesucht in {fold(key), fold(titel), *map(fold, worte)}
        ]
        if len(treffer) != 1:
            return None
        schluessel = treffer[0]
    gesagt = clean(wert.get("text"), MAX_KURZ) if isinstance(wert, dict) else None
    return {"wert": schluessel, "text": gesagt or moeglich[schluessel][0]}


def spoken_of(text: JsonWert, kontext: Kontext) -> dict[str, str] | None:
    """The one choice whose title or words stand in a text; None when none or several do. For derived choices."""
    if not isinstance(text, str):
        return None
    treffer = {
        schluessel: titel
        for schluessel, (titel, worte) in choices(kontext).items()
        if any(says(text, name) for name in (titel, *worte))
    }
    if len(treffer) != 1:
        return None
    ((schluessel, titel),) = treffer.items()
    return {"wert": schluessel, "text": titel}


def _titles(kontext: Kontext) -> str:
    titel = [titel for titel, _ in choices(kontext).values()]
    return f"{', '.join(titel[:-1])} oder {titel[-1]}" if len(titel) > 1 else "".join(titel)


def _remark(schluessel: str, kontext: Kontext) -> str | None:
    """What is to be said when this option is chosen (``hinweis``)."""
    option = kontext.feld.optionen.get(schluessel) if kontext.spalte is None else None
    if option is None or option.hinweis is None:
        return None
    return fill(option.hinweis, kontext.leistung, kontext.mandant)


class Auswahl(Feldtyp):
    name = "auswahl"
    beispiel = "das Erste"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        gewaehlt = pick(wert, kontext)
        if gewaehlt is None and kontext.feld.abgeleitet is not None:
            gewaehlt = spoken_of(wert, kontext)
        if gewaehlt is not None:
            return Pruefung(wert=gewaehlt, hinweis=_remark(gewaehlt["wert"], kontext))
        if len(choices(kontext)) > 6:
            return Pruefung(
                meldung="Das steht nicht zur Wahl. Bitte wählen Sie aus der Liste.",
                vorschlaege=self.options(kontext)[:4],
            )
        return Pruefung(
            meldung=f"Das steht nicht zur Wahl. Möglich ist: {_titles(kontext)}.", vorschlaege=self.options(kontext)[:4]
        )

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        titel, _ = choices(kontext).get(wert["wert"], (str(wert["text"]), ()))
        return titel

    @override
    def options(self, kontext: Kontext) -> tuple[Wahl, ...]:
        return tuple(Wahl(titel, {"wert": key, "text": titel}) for key, (titel, _) in choices(kontext).items())


class Mehrfachauswahl(Auswahl):
    """A list replaces what was chosen; ``{"dazu": […]}`` and ``{"weg": […]}`` change it."""

    name = "mehrfachauswahl"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        alt = (
            [eins["wert"] for eins in bisher if isinstance(eins, dict) and "wert" in eins]
            if isinstance(bisher, list)
            else []
        )
        weg: list[JsonWert] = []
        neu = wert
        if isinstance(wert, dict) and ("dazu" in wert or "weg" in wert):
            weg = [gewaehlt["wert"] for eins in _as_list(wert.get("weg")) if (gewaehlt := pick(eins, kontext))]
            neu = [*alt, *_as_list(wert.get("dazu"))]
        ergebnis: dict[str, dict[str, str]] = {}
        for eins in _as_list(neu):
            gewaehlt = pick(eins, kontext)
            if gewaehlt is None:
                return super().check(eins, kontext, None)
            if gewaehlt["wert"] not in weg:
                ergebnis.setdefault(gewaehlt["wert"], gewaehlt)
        if not ergebnis:
            return Pruefung(meldung=f"Bitte wählen Sie mindestens eins: {_titles(kontext)}.")
        return Pruefung(wert=list(ergebnis.values()))

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return ", ".join(Auswahl.display(self, eins, kontext) for eins in wert)


def _as_list(wert: JsonWert) -> list[JsonWert]:
    if wert is None:
        return []
    return wert[:100] if isinstance(wert, list) else [wert]


class JaNein(Feldtyp):
    name = "ja_nein"
    beispiel = "ja"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        if isinstance(wert, bool):
            return Pruefung(wert="ja" if wert else "nein")
        text = wert.strip().lower() if isinstance(wert, str) else None
        if text in ("ja", "nein"):
            return Pruefung(wert=text)
        return Pruefung(meldung="Bitte antworten Sie mit Ja oder Nein.")

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return str(wert)

    @override
    def options(self, kontext: Kontext) -> tuple[Wahl, ...]:
        return (Wahl("Ja", "ja"), Wahl("Nein", "nein"))


TYPEN = (Auswahl(), Mehrfachauswahl(), JaNein())
