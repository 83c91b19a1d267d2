"""Named checks a rule may call (``pruefung: im_gebiet``). Each says whether a valid value passes; none ever raises.

A check is a function here with :func:`pruefung` above it; its name is the name in the YAML.
"""

from collections.abc import Callable
from datetime import date

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from api.leistungen.bedingungen import FEHLT
from api.leistungen.ergebnis import JsonWert
from api.leistungen.feldtypen.datum import parse_date
from api.leistungen.kontext import Kontext, look_up
from api.leistungen.zeitangaben import years_before
from api.mandanten.worte import distance, fold, says

OHNE_ORTSNAMEN = ("hier", "bei Ihnen", "zu Hause", "Krankenhaus", "Klinik", "Klinikum", "Geburtshaus", "Pflegeheim")
"""Where one is born or dies without saying the town: taken, and looked up by the office."""

Pruefer = Callable[[JsonWert, Kontext], bool]
PRUEFUNGEN: dict[str, Pruefer] = {}


def pruefung(funktion: Pruefer) -> Pruefer:
    PRUEFUNGEN[funktion.__name__] = funktion
    return funktion


@pruefung
def im_gebiet(wert: JsonWert, kontext: Kontext) -> bool:
    """The address lies in the area of the Mandant; what has neither a PLZ nor another town passes."""
    adresse = wert.get("adresse", wert) if isinstance(wert, dict) else {}
    plz = adresse.get("plz") if isinstance(adresse, dict) else None
    if plz:
        return plz in kontext.mandant.plz
    ort = adresse.get("ort") if isinstance(adresse, dict) else None
    return not ort or kontext.mandant.ort.lower() in str(ort).lower()


@pruefung
def zone_bekannt(wert: JsonWert, kontext: Kontext) -> bool:
    """The street lies in a known parking zone, or the list of zones is not complete enough to say no."""
    if not kontext.mandant.parkzonen.vollstaendig:
        return True
    return look_up("adresse.zone", {"adresse": wert}, kontext.mandant) is not FEHLT


@pruefung
def volljaehrig(wert: JsonWert, kontext: Kontext) -> bool:
    """Born at least 18 years ago."""
    return _age_at_least(wert, 18, kontext.umfeld.heute)


@pruefung
def mindestens_16(wert: JsonWert, kontext: Kontext) -> bool:
    """Born at least 16 years ago."""
    return _age_at_least(wert, 16, kontext.umfeld.heute)


@pruefung
def mindestens_14(wert: JsonWert, kontext: Kontext) -> bool:
    """Born at least 14 years ago."""
    return _age_at_least(wert, 14, kontext.umfeld.heute)


@pruefung
def register_hier(wert: JsonWert, kontext: Kontext) -> bool:
    """The register of that day's year is still kept by the registry office: not older than ``register_jahre`` years.

    § 5 Abs. 5 PStG; older registers are archived (§ 7 Abs. 3 PStG). Books are handed over by whole years.
    """
    tag, jahre = parse_date(wert), kontext.grenzen.get("register_jahre")
    return tag is None or jahre is None or kontext.umfeld.heute.year - tag.year <= jahre


@pruefung
def ort_im_gebiet(wert: JsonWert, kontext: Kontext) -> bool:
    """A text says the municipality, one of its quarters, or a place without a name of its own ("im Krankenhaus")."""
    text, ort = str(wert), kontext.mandant.ort
    if any(says(text, name) for name in (ort, *kontext.mandant.strassen.stadtteile, *OHNE_ORTSNAMEN)):
        return True
    return any(distance(fold(wort), fold(ort), 1) <= 1 for wort in text.split())


@pruefung
def iban_sepa(wert: JsonWert, _kontext: Kontext) -> bool:
    """The account lies in a country from which a SEPA direct debit is possible."""
    try:
        return bool(IBAN(str(wert)).in_sepa_zone)
    except (SchwiftyException, ValueError):
        return False


@pruefung
def zukunft(wert: JsonWert, kontext: Kontext) -> bool:
    """Later than today."""
    tag = parse_date(wert)
    return tag is not None and tag > kontext.umfeld.heute


@pruefung
def vergangenheit(wert: JsonWert, kontext: Kontext) -> bool:
    """Today or earlier."""
    tag = parse_date(wert)
    return tag is not None and tag <= kontext.umfeld.heute


def _age_at_least(wert: JsonWert, jahre: int, heute: date) -> bool:
    tag = parse_date(wert)
    return tag is not None and tag <= years_before(heute, jahre)
