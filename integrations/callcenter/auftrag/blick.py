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
    """As the answers stand; what no source says is left out, except the fee."""
    zusammenfassung = sicht.zusammenfassung or {}
    fakten = [Fakt("Gebühr", str((zusammenfassung.get("gebuehr") or {}).get("text") or ""))]
    unterlagen = sicht.form.unterlagen if sicht.form else ()
    titel = [f"{eine.titel}{' (kann nachgereicht werden)' if eine.nachreichbar else ''}" for eine in unterlagen]
    fakten.append(Fakt("Unterlagen", ", ".join(titel) or "Keine nötig."))
    for thema, name in THEMEN:
        auskunft = answer(sicht.leistung, sicht.mandant, thema)
        if auskunft.bekannt:
            fakten.append(Fakt(name, auskunft.text))
    return [fakt for fakt in fakten if fakt.text]
