"""How long a search takes among many cases: ``python -m tests.bench.suche [number of cases]``.

Draws people as the tests of the search do, indexes them in a database of its own (SQLite), and asks for them in every
way. Prints how long indexing and searching took, how many rows and bytes the index has, and how often the person asked
for was among the hits, how often somebody else.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from api.context import ApiContext, build_context
from api.migrations.upgrade import upgrade
from api.settings import load_settings
from api.suche.models import Suchmerkmal
from api.suche.service import Suchindex
from api.vorgaenge.models import Vorgang
from tests.api.suche.namen import person, slip

MANDANT, LEISTUNG = "schwerin", "sperrmuell"
FRAGEN = 200
STAPEL = 1000
type Person = dict[str, Any]


def main(number: int) -> None:
    zufall = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings({"LOTSE_DATEN": folder, "LOTSE_DEMO": "1"})
        upgrade(settings.datenbank)
        context = build_context(settings)
        people = [person(zufall) for _ in range(number)]
        begin = time.perf_counter()
        fill(context, people)
        seconds = time.perf_counter() - begin
        with context.db.reading() as session:
            rows = session.scalar(select(func.count()).select_from(Suchmerkmal)) or 0
        size = sum(path.stat().st_size for path in Path(folder).glob("lotse.db*"))
        print(f"{number} Vorgänge, {rows} Merkmale, {size / 1e6:.0f} MB, {seconds / number * 1e3:.1f} ms je Vorgang")
        for name, ask in WEGE.items():
            measure(context, people, name, lambda each, ask=ask: ask(zufall, each))
        context.db.dispose()


def fill(context: ApiContext, people: list[Person]) -> None:
    for start in range(0, len(people), STAPEL):
        with context.db.transaction() as session:
            index = Suchindex(context, session)
            for nr, angaben in enumerate(people[start : start + STAPEL], start + 1):
                vorgang = case(context, nr, angaben)
                session.add(vorgang)
                session.flush()
                index.put_case(vorgang)
                session.expunge(vorgang)


def case(context: ApiContext, nr: int, angaben: Person) -> Vorgang:
    jetzt = context.clock.now()
    return Vorgang(
        id=str(uuid4()), aktenzeichen=f"SN-2026-{nr:06d}", abrufcode_hash="0", mandant=MANDANT, leistung=LEISTUNG,
        kanal="web", status="eingegangen", phase="angemeldet", angaben=angaben, anzeige={}, unterlagen=[],
        eingang=jetzt, geaendert=jetzt,
    )  # fmt: skip


def measure(context: ApiContext, people: list[Person], name: str, ask: Callable[[Person], str]) -> None:
    """Ask for people drawn at random."""
    found = strangers = hits = 0
    times: list[float] = []
    for nr in random.Random(2).sample(range(len(people)), FRAGEN):
        text = ask(people[nr])
        with context.db.reading() as session:
            begin = time.perf_counter()
            result = [hit for hit in Suchindex(context, session).find(MANDANT, text) if hit.genau]
            times.append((time.perf_counter() - begin) * 1e3)
        found += any(hit.aktenzeichen == f"SN-2026-{nr + 1:06d}" for hit in result)
        hits += len(result)
        strangers += sum(hit.name != _full(people[nr]) for hit in result)
    p95 = quantiles(times, n=20)[-1]
    print(
        f"{name:34} p50 {median(times):6.1f} ms  p95 {p95:6.1f} ms  "
        f"gefunden {found / FRAGEN:6.1%}  andere {strangers / max(1, hits):6.1%} von {hits}"
    )


def _full(each: Person) -> str:
    return f"{each['name']['vorname']} {each['name']['nachname']}"


def _street(each: Person) -> str:
    return f"{each['adresse']['strasse']} {each['adresse']['hausnummer']}"


def _slipped(zufall: random.Random, each: Person) -> str:
    name = each["name"]["nachname"]
    return f"{each['name']['vorname']} {slip(zufall, name) if len(name) > 4 else name}"


WEGE: dict[str, Callable[[random.Random, Person], str]] = {
    "Telefon": lambda _zufall, each: each["telefon"],
    "E-Mail": lambda _zufall, each: each["email"],
    "Name und Anschrift": lambda _zufall, each: f"{_full(each)} {_street(each)}",
    "Name vertippt und Anschrift": lambda zufall, each: f"{_slipped(zufall, each)} {_street(each)}",
    "Anschrift": lambda _zufall, each: _street(each),
    "Vor- und Nachname": lambda _zufall, each: _full(each),
    "Nachname": lambda _zufall, each: each["name"]["nachname"],
}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
