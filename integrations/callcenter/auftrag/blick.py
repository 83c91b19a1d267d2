"""What an agent has to know of a form at a glance: fee, documents, deadline, duration."""

from dataclasses import dataclass

from api.gespraeche.formularsicht import Formularsicht
from api.leistungen.auskunft import answer

THEMEN = (("frist", "Frist"), ("dauer", "Dauer"))


@dataclass(frozen=True)
class Fakt:
    titel: str
    text: str


def at_a_glance(sicht: Formularsicht) -> list[Fakt]:
    """As the answers stand, else as the sources say in general; what nothing says is left out, except the fee."""
    unterlagen = sicht.form.unterlagen if sicht.form else ()
    titel = [f"{eine.titel}{' (kann nachgereicht werden)' if eine.nachreichbar else ''}" for eine in unterlagen]
    fakten = [
        Fakt("Gebühr", _fee(sicht)),
        Fakt("Unterlagen", ", ".join(titel) or _in_general(sicht, "unterlagen") or "Keine nötig."),
    ]
    for thema, name in THEMEN:
        auskunft = answer(sicht.leistung, sicht.mandant, thema)
        if auskunft.bekannt:
            fakten.append(Fakt(name, auskunft.text))
    return [fakt for fakt in fakten if fakt.text]


def _fee(sicht: Formularsicht) -> str:
    """What the answers cost; as long as they leave it open, what the service costs in general."""
    gebuehr = (sicht.zusammenfassung or {}).get("gebuehr") or {}
    offen = "" if gebuehr.get("betrag") is not None else _in_general(sicht, "kosten")
    return offen or str(gebuehr.get("text") or "")


def _in_general(sicht: Formularsicht, thema: str) -> str:
    auskunft = answer(sicht.leistung, sicht.mandant, thema)
    return auskunft.text if auskunft.bekannt else ""
