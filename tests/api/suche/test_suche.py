"""Finding people and cases: by every way they are named, in one town only, and never in the clear."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from api.antraege.models import Antrag
from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.service import GespraechService
from api.suche.models import Sucheintrag, Suchmerkmal
from api.suche.nachholen import fill_index
from api.suche.service import TREFFER_MAX, Suchindex, Treffer
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService
from api.wartung import run_maintenance
from tests.api.entwuerfe import ADRESSE, NAME, answers, new_draft
from tests.api.suche.namen import person, slip

KAETHE = {
    "name": {"vorname": "Käthe", "nachname": "Großmann-Lüders"},
    "adresse": {"strasse": "Lübecker Straße", "hausnummer": "12b", "plz": "11111", "ort": "Musterstadt"},
    "email": "kaethe@example.org",
}
type Finden = Callable[[str], list[Treffer]]


@pytest.fixture
def find(context: ApiContext) -> Finden:
    def find_in_town(text: str) -> list[Treffer]:
        with context.db.reading() as session:
            return Suchindex(context, session).find("musterstadt", text)

    return find_in_town


def case(context: ApiContext, angaben: dict[str, Any]) -> str:
    with context.db.transaction() as session:
        return (
            VorgangService(context, session).create_direct("musterstadt", "abholung", "web", None, angaben).aktenzeichen
        )


def numbers(hits: list[Treffer]) -> list[str | None]:
    return [hit.aktenzeichen for hit in hits]


@pytest.mark.parametrize(
    "text",
    [
        "Käthe Großmann-Lüders",
        "kaethe grossmann",
        "GROSSMANN",
        "Grosmann",
        "Lüders, Käthe",
        "gro",
        "Lübecker Straße 12b",
        "luebecker str 12 B",
        "Lübecker",
        "Lübeker Straße",
        "Grossmann Lübecker Str. 12b",
        "kaethe@example.org",
    ],
)
def test_every_way_to_name_somebody_finds_them(context: ApiContext, find: Finden, text: str) -> None:
    akte = case(context, KAETHE)
    case(context, {**KAETHE, "name": {"vorname": "Bernd", "nachname": "Schulz"}, "adresse": ADRESSE, "email": "b@x.de"})
    assert numbers(find(text)) == [akte]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?!",
        "Schulz",
        "Bernd Großmann Lindenweg",
        "Lübecker Straße 13",
        "Anna",
        "0385 999",
        "x" * 5000,
        "\x00'--",
    ],
)
def test_what_fits_nobody_finds_nobody_whole(context: ApiContext, find: Finden, text: str) -> None:
    case(context, KAETHE)
    assert [hit for hit in find(text) if hit.genau] == []


def test_numbers_find_their_case(context: ApiContext, find: Finden) -> None:
    akten = [case(context, KAETHE) for _ in range(12)]
    for text in (akten[11], akten[11].lower().replace("-", " "), "12", "000012"):
        assert numbers(find(text)) == [akten[11]], text
    assert find(akten[11])[0].nummer_genannt
    assert not find("12")[0].nummer_genannt


def test_a_phone_number_finds_its_case_also_by_its_end(context: ApiContext, find: Finden) -> None:
    with context.db.transaction() as session:
        service = VorgangService(context, session)
        akte = service.create_direct("musterstadt", "anruf", "web", None, {"telefon": "+49385555123"}).aktenzeichen
    for text in ("0385 555123", "+49 385/555-123", "5123", "555123"):
        assert numbers(find(text)) == [akte], text
    assert find("0385 555124") == []


def test_another_town_finds_nothing(context: ApiContext) -> None:
    akte = case(context, KAETHE)
    with context.db.reading() as session:
        index = Suchindex(context, session)
        for text in ("Großmann", akte, "kaethe@example.org", "Lübecker Straße 12b", "1"):
            assert index.find("nachbarort", text) == []


def test_hits_tell_no_more_than_apart(context: ApiContext, find: Finden) -> None:
    case(context, {**KAETHE, "menge": 4})
    (hit,) = find("Großmann")
    assert (hit.name, hit.strasse, hit.leistung) == (
        "Käthe Großmann-Lüders",
        "Lübecker Straße 12b",
        "Möbel abholen lassen",
    )
    assert hit.tag == context.clock.today()
    assert "kaethe@example.org" not in str(hit)


def test_a_draft_is_found_as_it_is_filled_in_and_goes_with_its_conversation(context: ApiContext, find: Finden) -> None:
    with context.db.transaction() as session:
        gespraech, _token = GespraechService(context, session).create("musterstadt", "web", False, [])
        antrag = new_draft(context, session, gespraech.id, name=NAME)
        assert antrag.gespraech == gespraech.id
    (hit,) = find("Ostermann")
    assert (hit.art, hit.gespraech, hit.aktenzeichen) == ("gespraech", gespraech.id, None)
    assert find("Lindenweg 7") == []
    with context.db.transaction() as session:
        service = AntragService(context, session)
        draft = service.get(antrag.id)
        service.set(draft, {"adresse": ADRESSE, "name": {"vorname": "Annegret", "nachname": "Petersen"}})
    assert find("Ostermann") == []
    assert len(find("Petersen Lindenweg 7")) == 1
    with context.db.transaction() as session:
        GespraechService(context, session).delete(gespraech.id)
    assert find("Petersen") == []
    assert _rows(context) == (0, 0)


def test_a_submitted_draft_is_found_once_as_case(context: ApiContext, find: Finden) -> None:
    with context.db.transaction() as session:
        gespraech, _token = GespraechService(context, session).create("musterstadt", "web", False, [])
        service = AntragService(context, session)
        antrag = new_draft(context, session, gespraech.id, **answers())
        akte = service.submit(antrag, "eins").aktenzeichen
    assert numbers(find("Östermann")) == [akte]


def test_upkeep_indexes_what_was_there_before(context: ApiContext, find: Finden) -> None:
    akte = case(context, KAETHE)
    with context.db.transaction() as session:
        gespraech, _token = GespraechService(context, session).create("musterstadt", "web", False, [])
        new_draft(context, session, gespraech.id, name=NAME)
        session.execute(delete(Sucheintrag))
    assert find("Großmann") == find("Östermann") == []
    run_maintenance(context)
    assert numbers(find("Großmann")) == [akte]
    assert len(find("Östermann")) == 1
    assert fill_index(context) == 0


def test_upkeep_makes_entries_of_older_rules_anew(context: ApiContext, find: Finden) -> None:
    case(context, KAETHE)
    with context.db.transaction() as session:
        session.execute(delete(Suchmerkmal))
        for row in session.scalars(select(Sucheintrag)):
            row.fassung = 0
    assert find("Großmann") == []
    assert fill_index(context) == 1
    assert len(find("Großmann")) == 1


def test_the_same_name_in_two_towns_is_kept_differently(context: ApiContext) -> None:
    """Whoever has the database but not the key can't even tell that two towns know one person."""
    with context.db.transaction() as session:
        for mandant in ("musterstadt", "nachbarort"):
            VorgangService(context, session).create_direct(mandant, "anruf", "web", None, {"telefon": "+49385555123"})
    with context.db.reading() as session:
        found: dict[str, set[int]] = {}
        for mandant, merkmal in session.execute(
            select(Sucheintrag.mandant, Suchmerkmal.merkmal).join(Suchmerkmal, Suchmerkmal.eintrag == Sucheintrag.id)
        ):
            found.setdefault(mandant, set()).add(merkmal)
    assert found["musterstadt"]
    assert not found["musterstadt"] & found["nachbarort"]


def test_other_cases_of_the_same_person(context: ApiContext) -> None:
    akten = [case(context, KAETHE) for _ in range(2)]
    case(context, {"name": KAETHE["name"], "adresse": ADRESSE})
    with context.db.reading() as session:
        vorgang = VorgangService(context, session).get(akten[0])
        assert numbers(Suchindex(context, session).of_person(vorgang)) == [akten[1]]


def test_at_most_twenty_the_newest_first(context: ApiContext, find: Finden) -> None:
    akten = [case(context, KAETHE) for _ in range(TREFFER_MAX + 3)]
    assert set(numbers(find("Großmann"))) == set(akten[-TREFFER_MAX:])


def test_slips_are_found_and_strangers_are_not(context: ApiContext, find: Finden) -> None:
    """The threshold, measured: nearly all of 120 slips find their person, and hardly anybody else comes along."""
    zufall = random.Random(7)
    people = [person(zufall) for _ in range(300)]
    with context.db.transaction() as session:
        service = VorgangService(context, session)
        akten = [service.create_direct("musterstadt", "abholung", "web", None, each).aktenzeichen for each in people]
    found = strangers = hits = 0
    asked = [nr for nr, each in enumerate(people) if len(each["name"]["nachname"]) > 4][:120]
    for nr in asked:
        name, strasse = people[nr]["name"], people[nr]["adresse"]
        text = f"{name['vorname']} {slip(zufall, name['nachname'])} {strasse['strasse']}"
        result = [hit for hit in find(text) if hit.genau]
        found += akten[nr] in numbers(result)
        hits += len(result)
        strangers += sum(hit.name != f"{name['vorname']} {name['nachname']}" for hit in result)
    assert len(asked) == 120
    assert found / len(asked) >= 0.95, found
    assert strangers / max(1, hits) <= 0.1, (strangers, hits)


def _rows(context: ApiContext) -> tuple[int, int]:
    with context.db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Antrag)) == 0
        assert session.scalar(select(func.count()).select_from(Vorgang)) == 0
        entries = session.scalar(select(func.count()).select_from(Sucheintrag)) or 0
        return entries, session.scalar(select(func.count()).select_from(Suchmerkmal)) or 0
