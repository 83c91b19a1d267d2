"""The condition language: ``{path: {operator: value}}``, joined by ``alle``, ``eine``, ``nicht``. Nothing else.

A condition is true, false or undecided (``None``). Undecided means: a field it names is still to be answered, so
neither the branch nor its pruning is due yet. A fact nobody supplies is simply not met.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

OPERATOREN = frozenset({"gleich", "in", "ab", "bis", "gesetzt"})
VERKNUEPFUNGEN = frozenset({"alle", "eine", "nicht"})

Lookup = Callable[[str], Any]
"""Path → value, ``FEHLT`` when there is none, ``OFFEN`` when the field is still to be answered."""


class _Marke:
    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


FEHLT = _Marke("FEHLT")
OFFEN = _Marke("OFFEN")


class Bedingung:
    """A condition, checked for form when it is made (``ValueError`` in German) and then only evaluated."""

    def __init__(self, baum: Any) -> None:
        _check(baum)
        self.baum: Mapping[str, Any] = baum

    def holds(self, lookup: Lookup) -> bool | None:
        """Kleene logic over the paths; never raises for any value a lookup returns."""
        return _holds(self.baum, lookup)

    def with_limits(self, grenzen: Mapping[str, str]) -> "Bedingung":
        """The same with ``{grenze: name}`` replaced by its number. One nobody sets stays, and is never met."""
        return Bedingung(_with_limits(self.baum, grenzen)) if "grenze" in repr(self.baum) else self

    def paths(self) -> Iterator[str]:
        """Every path the condition names."""
        yield from _paths(self.baum)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bedingung) and self.baum == other.baum

    def __hash__(self) -> int:
        return hash(repr(self.baum))

    def __repr__(self) -> str:
        return f"Bedingung({dict(self.baum)!r})"


def _check(baum: Any) -> None:
    if not isinstance(baum, dict) or not baum:
        raise ValueError("Eine Bedingung hat die Form {pfad: {operator: wert}}.")
    for schluessel, inhalt in baum.items():
        if schluessel in ("alle", "eine"):
            if not isinstance(inhalt, list | tuple) or not inhalt:
                raise ValueError(f"„{schluessel}“ braucht eine Liste von Bedingungen.")
            for kind in inhalt:
                _check(kind)
        elif schluessel == "nicht":
            _check(inhalt)
        else:
            _check_operators(schluessel, inhalt)


def _check_operators(pfad: str, inhalt: Any) -> None:
    if not isinstance(inhalt, dict) or not inhalt:
        raise ValueError(f"Zu „{pfad}“ fehlt der Operator ({', '.join(sorted(OPERATOREN))}).")
    for operator, wert in inhalt.items():
        if operator not in OPERATOREN:
            raise ValueError(f"Den Operator „{operator}“ gibt es nicht, nur {', '.join(sorted(OPERATOREN))}.")
        if operator == "in" and not isinstance(wert, list | tuple):
            raise ValueError(f"„in“ bei „{pfad}“ braucht eine Liste.")
        if operator == "gesetzt" and wert not in (True, False, "ja", "nein"):
            raise ValueError(f"„gesetzt“ bei „{pfad}“ ist ja oder nein.")
        if operator == "gleich" and (isinstance(wert, bool | dict | list) or wert is None) and not _is_limit(wert):
            raise ValueError(f"„gleich“ bei „{pfad}“ braucht einen Text oder eine Zahl; wahr/falsch heißt ja/nein.")
        zahl = isinstance(wert, str | int) and not isinstance(wert, bool)
        if operator in ("ab", "bis") and not (zahl or _is_limit(wert)):
            raise ValueError(f"„{operator}“ bei „{pfad}“ braucht eine Zahl oder ein Datum oder {{grenze: name}}.")


def _is_limit(wert: Any) -> bool:
    """``{grenze: menge_max}``"""
    return isinstance(wert, dict) and set(wert) == {"grenze"} and isinstance(wert["grenze"], str)


def _with_limits(baum: Any, grenzen: Mapping[str, str]) -> Any:
    if _is_limit(baum):
        return grenzen.get(baum["grenze"], baum)
    if isinstance(baum, dict):
        return {schluessel: _with_limits(inhalt, grenzen) for schluessel, inhalt in baum.items()}
    return [_with_limits(inhalt, grenzen) for inhalt in baum] if isinstance(baum, list | tuple) else baum


def _holds(baum: Mapping[str, Any], lookup: Lookup) -> bool | None:
    return _all(_part(schluessel, inhalt, lookup) for schluessel, inhalt in baum.items())


def _part(schluessel: str, inhalt: Any, lookup: Lookup) -> bool | None:
    if schluessel == "alle":
        return _all(_holds(kind, lookup) for kind in inhalt)
    if schluessel == "eine":
        umgekehrt = _all(_not(_holds(kind, lookup)) for kind in inhalt)
        return _not(umgekehrt)
    if schluessel == "nicht":
        return _not(_holds(inhalt, lookup))
    wert = lookup(schluessel)
    return _all(_operator(operator, wert, soll) for operator, soll in inhalt.items())


def _all(teile: Iterator[bool | None]) -> bool | None:
    ergebnis: bool | None = True
    for teil in teile:
        if teil is False:
            return False
        if teil is None:
            ergebnis = None
    return ergebnis


def _not(wert: bool | None) -> bool | None:
    return None if wert is None else not wert


def _operator(operator: str, wert: Any, soll: Any) -> bool | None:
    if wert is OFFEN:
        return None
    if _is_limit(soll):
        return False
    if operator == "gesetzt":
        return (wert is not FEHLT) == (soll in (True, "ja"))
    if wert is FEHLT:
        return False
    if operator == "gleich":
        return _same(wert, soll)
    if operator == "in":
        return any(_same(wert, eins) for eins in soll)
    return _compare(wert, soll, operator)


def _same(wert: Any, soll: Any) -> bool:
    """Equal as people mean it: 1 is "1" and "1.0"; a list holds what it is compared with; truth is ja or nein."""
    if isinstance(wert, list | tuple):
        return any(_same(eins, soll) for eins in wert)
    wert = plain(wert)
    if isinstance(wert, bool):
        wert = "ja" if wert else "nein"
    if str(wert) == str(soll):
        return True
    links, rechts = as_number(wert), as_number(soll)
    return links is not None and links == rechts


def _compare(wert: Any, soll: Any, operator: str) -> bool:
    links, rechts = as_number(plain(wert)), as_number(soll)
    if links is not None and rechts is not None:
        return links >= rechts if operator == "ab" else links <= rechts
    if isinstance(wert, str) and isinstance(soll, str) and (links is None) == (rechts is None):
        return wert >= soll if operator == "ab" else wert <= soll  # ISO dates and times sort as text
    return False


def plain(wert: Any) -> Any:
    """A choice stands for its key: ``{"wert": "hof", "text": …}`` → ``"hof"``."""
    return wert["wert"] if isinstance(wert, dict) and "wert" in wert else wert


def as_number(wert: Any) -> Decimal | None:
    """A finite decimal, or None for anything that is no number."""
    if isinstance(wert, bool) or not isinstance(wert, str | int | float | Decimal):
        return None
    try:
        zahl = Decimal(str(wert))
    except InvalidOperation:
        return None
    return zahl if zahl.is_finite() else None


def _paths(baum: Mapping[str, Any]) -> Iterator[str]:
    for schluessel, inhalt in baum.items():
        if schluessel in ("alle", "eine"):
            for kind in inhalt:
                yield from _paths(kind)
        elif schluessel == "nicht":
            yield from _paths(inhalt)
        else:
            yield schluessel
