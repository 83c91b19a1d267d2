"""What of the rows of an enumeration counts in the end: without names, without what was said anew."""

from collections.abc import Sequence

from bot.nlu import aufzaehlung_satz as satz
from bot.nlu import aufzaehlung_worte as worte
from bot.nlu.aufzaehlung_zeile import FREE, Zeile
from bot.nlu.hausrat import MEHRZAHL
from bot.nlu.zahlwoerter import as_number


def settle(rows: Sequence[Zeile], text: str, frei: bool) -> list[Zeile]:
    """The rows that are meant. What is only negated stays in a text that was not asked for things."""
    rows = sorted(rows, key=lambda row: row.start)
    real = [row for at, row in enumerate(rows) if not _is_name(rows, at, text)]
    real = _without_told(real, text) if frei else real
    _leave_out_kept(real, text)
    real = _without_replaced(real, text)
    wanted = [row for row in real if not row.verneint]
    if not wanted and not frei:
        return real
    return _added_up([row for at, row in enumerate(wanted) if not _counted_anew(wanted, at, text)], text)


def _without_told(rows: Sequence[Zeile], text: str) -> list[Zeile]:
    """Without what only tells about other things: its clause, who did it, the heading above a list."""
    if len(rows) < 2:
        return list(rows)
    told = satz.asides(text, [row.ende - len(row.gesagt) for row in rows])
    main = [row for row in rows if not any(start <= row.start < end for start, end in told)] or list(rows)
    kept = [row for row in main if not (_does(row, text) or _heads(row, rows, text) or _explains(row, rows, text))]
    return kept or main


def _without_replaced(rows: Sequence[Zeile], text: str) -> list[Zeile]:
    """ "ein Tisch, nein, ein Bett"; "ein Sofa, ach was, kein Sofa"; "…, abholen sollen Sie aber nur das Bett"."""
    kept: list[Zeile] = []
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        if following and _is_instead(row, following, text):
            if following.anzahl is None and following.nomen.zahl == MEHRZAHL:
                following.anzahl = row.anzahl
        elif not any(other.verneint and other.nomen.einzahl == row.nomen.einzahl for other in rows[at + 1 :]):
            kept.append(row)
    only = satz.ONLY.search(text)
    behind = [row for row in kept if only and row.ende > only.end()]
    return behind or kept


def _is_instead(row: Zeile, following: Zeile, text: str) -> bool:
    """Whether one thing is taken back for the next: "ein Klavier, also genauer gesagt ein E-Piano"."""
    marked = satz.INSTEAD.match(text, row.ende)
    noun = following.ende - len(following.gesagt)
    if marked is None or marked.end() > noun or worte.MORE.match(text, marked.end()):
        return False
    return len(text[marked.end() : noun].split()) <= 2


def _does(row: Zeile, text: str) -> bool:
    """Whether an unknown noun is who does something: "hat der Klempner dagelassen"."""
    if row.nomen.sicher:
        return False
    before = text[: row.ende - len(row.gesagt)]
    return bool(satz.SUBJECT.match(text, row.ende) or satz.INVERTED.search(before))


def _heads(row: Zeile, rows: Sequence[Zeile], text: str) -> bool:
    """ "mein Jugendzimmer: Bett, Schreibtisch"."""
    below = sum(other.anzahl or 1 for other in rows if other.start > row.start)
    return row is not rows[-1] and row.anzahl in (None, 1, below) and bool(satz.HEADING.match(text, row.ende))


def _explains(row: Zeile, rows: Sequence[Zeile], text: str) -> bool:
    """ "Garderobe (Metall)": one word in brackets without a count."""
    bracket, end = text.rfind("(", 0, row.ende), text.find(")", row.ende)
    if row.anzahl is not None or bracket < 0 or end < 0 or ")" in text[bracket : row.ende]:
        return False
    inside = [other for other in rows if bracket < other.ende <= end]
    return len(inside) == 1 and any(other.ende <= bracket for other in rows)


def _added_up(rows: Sequence[Zeile], text: str) -> list[Zeile]:
    """ "ein Stuhl, noch ein Stuhl" are two; a bare word behind a counted one names it again."""
    kept: list[Zeile] = []
    for row in rows:
        same = next((other for other in kept if other.nomen.einzahl == row.nomen.einzahl), None)
        if same is None or same.unzaehlbar or row.unzaehlbar:
            kept.append(row)
        elif row.anzahl is None:
            if same.anzahl is None and text[same.ende : row.start].strip() in (",", "und"):
                kept.append(row)  # "Sofa dreisitzig, Sofa zweisitzig"
        elif same.anzahl is None:
            same.anzahl = row.anzahl  # "Schrank muss raus. Schrank ist eins."
        elif worte.MORE.search(text[same.ende : row.ende]):
            same.anzahl += row.anzahl
        else:
            kept.append(row)  # "zwei Matratzen 90x200, eine Matratze 140x200"
    return kept


def _leave_out_kept(rows: Sequence[Zeile], text: str) -> None:
    """ "das Sofa behalten wir", "ein Bett, nein, das brauchen wir noch": what the clause names or points to."""
    for start, end in _clauses(text, rows):
        clause = text[start:end]
        absent = satz.ABSENT.search(clause)
        kept = worte.KEPT.search(clause)
        if (kept or worte.OTHERS.search(clause)) and _less(clause, [row for row in rows if row.ende <= end]):
            continue
        if not absent and not kept:
            continue
        here = [row for row in rows if any(start <= place < end for place in (row.start, *row.noch))]
        if absent and len(here) > 1:
            here = [row for row in here if row.start > start + absent.start()] or here[-1:]
        if not here and not absent and worte.POINTS_BACK.search(clause):
            here = [row for row in rows if row.ende <= start][-1:]
        for row in here:
            row.verneint = True


def _less(clause: str, rows: Sequence[Zeile]) -> bool:
    """ "sechs Stühle, zwei davon behalten wir" leaves four."""
    match = worte.OF_THEM.search(clause)
    number = as_number(match["zahl"]) if match and rows else None
    if number is None or (rows[-1].anzahl or 0) <= number:
        return False
    rows[-1].anzahl = (rows[-1].anzahl or 0) - int(number)
    return True


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
    if later is None:
        return False
    alone = row.anzahl in (None, 1) and worte.SO_MANY.fullmatch(text, row.ende, later.start)
    return bool(alone or worte.ANEW.search(text[row.ende : later.start]))
