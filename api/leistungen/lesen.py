"""From a loaded YAML tree to a frozen, typed model, with every complaint in German, by file, line and key."""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from api.leistungen.yamldatei import DatenFehler, Karte, Reihe, line_of


class Abschnitt(BaseModel):
    """Base of everything read from ``data/``: closed (unknown keys are errors) and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


def _as_text(wert: Any) -> Any:
    if isinstance(wert, int) and not isinstance(wert, bool):
        return str(wert)  # the loader keeps only numbers whose digits are unchanged
    return wert


def _as_decimal(wert: Any) -> Any:
    if isinstance(wert, bool) or not isinstance(wert, int | str):
        raise ValueError("Das ist keine Zahl.")
    try:
        return Decimal(wert)
    except InvalidOperation:
        raise ValueError(f"„{wert}“ ist keine Zahl; Nachkommastellen trennt ein Punkt.") from None


def _as_truth(wert: Any) -> Any:
    return {"ja": True, "nein": False}.get(wert, wert) if isinstance(wert, str) else wert


def _as_list(wert: Any) -> Any:
    """A single word may stand where a list is meant; lists become tuples so that models stay frozen."""
    if isinstance(wert, list | tuple):
        return tuple(wert)
    return (wert,)


Text = Annotated[str, BeforeValidator(_as_text), StringConstraints(strip_whitespace=True, min_length=1)]
Wahrheit = Annotated[bool, BeforeValidator(_as_truth)]
Schluessel = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Feldname = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Betrag = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[0-9]+\.[0-9]{2}$")]
Dauer = Annotated[str, StringConstraints(pattern=r"^P([0-9]+[YMWD])*(T([0-9]+[HM])+)?$", min_length=3)]
Tag = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Dezimal = Annotated[Decimal, BeforeValidator(_as_decimal)]
Plz = Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=r"^[0-9]{5}$")]
Texte = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
PlzListe = Annotated[tuple[Plz, ...], BeforeValidator(_as_list)]

T = TypeVar("T")
Liste = Annotated[tuple[T, ...], BeforeValidator(_as_list)]
"""A YAML list, kept as a tuple."""


class Belegt(Abschnitt):
    """A value that a public source shows."""

    wert: Text
    quelle: Text
    stand: Text


def read[M: BaseModel](modell: type[M], baum: Karte, datei: str) -> M:
    """Validate ``baum`` as ``modell``; raises :class:`DatenFehler` with all findings at once."""
    try:
        return modell.model_validate(baum)
    except ValidationError as fehler:
        raise DatenFehler([_message(modell, baum, datei, eintrag) for eintrag in fehler.errors()]) from fehler


_MELDUNGEN = {
    "missing": "„{schluessel}“ fehlt.",
    "extra_forbidden": "„{schluessel}“ ist hier nicht bekannt.",
    "string_type": "„{schluessel}“ muss ein Text sein.",
    "bool_type": "„{schluessel}“ muss ja oder nein sein.",
    "int_type": "„{schluessel}“ muss eine ganze Zahl sein.",
    "tuple_type": "„{schluessel}“ muss eine Liste sein.",
    "dict_type": "„{schluessel}“ muss aus „Schlüssel: Wert“ bestehen.",
    "model_type": "„{schluessel}“ muss aus „Schlüssel: Wert“ bestehen.",
    "string_too_short": "„{schluessel}“ ist leer.",
}


def _message(modell: type[BaseModel], baum: Karte, datei: str, eintrag: Any) -> str:
    pfad = _path_in_file(baum, eintrag["loc"])
    schluessel = next((str(teil) for teil in reversed(pfad) if isinstance(teil, str)), modell.__name__.lower())
    ort = f"{datei}:{line_of(baum, pfad)}"
    art = eintrag["type"]
    if art == "value_error":
        return f"{ort}: {schluessel}: {eintrag['ctx']['error']}"
    if art == "literal_error":
        return f"{ort}: „{schluessel}“ ist „{eintrag['input']}“, erlaubt ist {_expected(eintrag)}."
    if art == "string_pattern_mismatch":
        return f"{ort}: „{schluessel}“ hat die falsche Form: „{eintrag['input']}“."
    vorlage = _MELDUNGEN.get(art, "„{schluessel}“ hat einen falschen Wert ({art}).")
    return f"{ort}: {vorlage.format(schluessel=schluessel, art=art)}"


def _expected(eintrag: Any) -> str:
    return str(eintrag["ctx"]["expected"]).replace(" or ", " oder ").replace("'", "")


def _path_in_file(baum: Any, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """pydantic's path without the names of union members, which are no keys of the file."""
    pfad: list[str | int] = []
    for nummer, teil in enumerate(loc):
        if isinstance(baum, Karte) and teil in baum:
            baum = baum[str(teil)]
        elif isinstance(baum, Reihe) and isinstance(teil, int) and teil < len(baum):
            baum = baum[teil]
        elif nummer < len(loc) - 1 or teil == "[key]":
            continue
        pfad.append(teil)
    return tuple(pfad)


Gefuellt = Field(min_length=1)
"""For lists that must not be empty."""
