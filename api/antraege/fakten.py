"""Named facts a condition may ask for: what the database knows and the answers do not. One function per fact."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.clock import BERLIN
from api.context import ApiContext
from api.gedaechtnis import remember
from api.leistungen.modell import Leistung
from api.vorgaenge.models import Vorgang
from api.vorgaenge.repository import VorgangRepository


@dataclass(frozen=True)
class Lage:
    """What a fact is computed from."""

    context: ApiContext
    session: Session
    mandant: str
    leistung: Leistung
    angaben: Mapping[str, Any]


def abholungen_im_jahr(lage: Lage) -> int:
    """Cases of this Leistung that came in this calendar year for the same address and were not withdrawn."""
    key = hash_address(lage.context, address_of(lage.leistung, lage.angaben))
    if key is None:
        return 0
    year = lage.context.clock.today().year
    begin, end = datetime(year, 1, 1, tzinfo=BERLIN), datetime(year + 1, 1, 1, tzinfo=BERLIN)
    question = (lage.mandant, lage.leistung.leistung, key, begin, end)
    cases = VorgangRepository(lage.session)
    return remember(lage.session, Vorgang.__tablename__, question, lambda: cases.count_for_address(*question))


FAKTEN: dict[str, Callable[[Lage], Any]] = {"abholungen_im_jahr": abholungen_im_jahr}


def gather(lage: Lage) -> dict[str, Any]:
    """All facts, by name."""
    return {name: fakt(lage) for name, fakt in FAKTEN.items()}


def address_of(leistung: Leistung, angaben: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The answer to the first address field, if it is whole enough to tell one household from another."""
    for feld in leistung.felder:
        wert = angaben.get(feld.feld)
        if feld.typ == "adresse" and isinstance(wert, Mapping):
            return wert if wert.get("strasse") and wert.get("hausnummer") else None
    return None


def hash_address(context: ApiContext, adresse: Mapping[str, Any] | None) -> str | None:
    """A keyed hash that is the same for every spelling of one address; the address itself is not kept."""
    if adresse is None:
        return None
    parts = [_plain(str(adresse.get(part) or "")) for part in ("strasse", "hausnummer", "plz")]
    return context.cipher.keyed_hash("adresse", "|".join(parts))


def _plain(text: str) -> str:
    """„Mecklenburgstr. 12 B“ and „MECKLENBURGSTRASSE 12b“ alike: lower case, ae for ä, no blanks or signs."""
    text = unicodedata.normalize("NFC", text).casefold()
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        text = text.replace(umlaut, letters)
    return re.sub(r"str$", "strasse", re.sub(r"[\W_]+", "", text))
