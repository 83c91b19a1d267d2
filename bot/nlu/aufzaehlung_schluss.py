"""What of the rows of an enumeration counts in the end: without names, without what was said anew."""

from collections.abc import Sequence

from bot.nlu import aufzaehlung_worte as worte
from bot.nlu.aufzaehlung_zeile import FREE, Zeile


def settle(rows: Sequence[Zeile], text: str, frei: bool) -> list[Zeile]:
    """The rows that are meant. What is only negated stays in a text that was not asked for things."""
    rows = sorted(rows, key=lambda row: row.start)
    real = [row for at, row in enumerate(rows) if not _is_name(rows, at, text)]
    _leave_out_kept(real, text)
    wanted = [row for row in real if not row.verneint]
    if not wanted and not frei:
        return real
    return [row for at, row in enumerate(wanted) if not _counted_anew(wanted, at, text)]


def _leave_out_kept(rows: Sequence[Zeile], text: str) -> None:
    """ "das Sofa behalten wir", "ein Bett, nein, das brauchen wir noch": what the clause names or points to."""
    for start, end in _clauses(text, rows):
        if not worte.KEPT.search(text[start:end]):
            continue
        here = [row for row in rows if any(start <= place < end for place in (row.start, *row.noch))]
        if not here and worte.POINTS_BACK.search(text[start:end]):
            here = [row for row in rows if row.ende <= start][-1:]
        for row in here:
            row.verneint = True


def _clauses(text: str, rows: Sequence[Zeile]) -> list[tuple[int, int]]:
    """Begin and end of every clause; "das Bett und den Schrank behalten wir" is one."""
    cuts, start = [], 0
    for match in worte.CLAUSE_END.finditer(text):
        first = next((row for row in rows if start <= row.start < match.start()), None)
        together = match.group().strip() in ("und", "sowie") and first is not None
        if (
            together
            and first is not None
            and worte.DEFINITE_AT.search(text[start : first.ende].rstrip()[: first.start - start])
        ):
            continue
        cuts.append((start, match.start()))
        start = match.end()
    return [*cuts, (start, len(text))]


def _is_name(rows: Sequence[Zeile], at: int, text: str) -> bool:
    """Whether a row is one of two unknown words beside each other: "Anna Müller"."""
    row = rows[at]
    if row.art != FREE or row.nomen.sicher or row.anzahl is not None:
        return False
    near = [other for other in rows[max(at - 1, 0) : at + 2] if other is not row and other.art == FREE]
    return any(
        not other.nomen.sicher and text[min(row.ende, other.ende) : max(row.start, other.start)] == " "
        for other in near
    )


def _counted_anew(rows: Sequence[Zeile], at: int, text: str) -> bool:
    """ "erst ein Regal, aber eigentlich sind es zwei Regale": the thing counts as it was said last."""
    row = rows[at]
    later = next((other for other in rows[at + 1 :] if other.nomen.einzahl == row.nomen.einzahl), None)
    return later is not None and bool(worte.ANEW.search(text[row.ende : later.start]))
