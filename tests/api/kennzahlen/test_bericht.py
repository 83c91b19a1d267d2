"""The report: sums, shares and durations, and nothing from days on which few people worked."""

from datetime import date, timedelta

import pytest

from api.clock import FixedClock
from api.context import ApiContext
from api.kennzahlen.auswertung import evaluate_conversations
from api.kennzahlen.bericht import Anteil, Bericht, report
from api.kennzahlen.service import Kennzahlen
from api.rueckmeldungen.models import Rueckmeldung
from tests.api.kennzahlen.conftest import STADT, Gespraeche


def report_of(context: ApiContext, von: date, bis: date, mandant: str = STADT) -> Bericht:
    with context.db.reading() as session:
        return report(context, session, mandant, von, bis)


def work(context: ApiContext, *konten: str, anrufe: int = 2, sekunden: int = 100) -> None:
    """A day on which these people had calls."""
    with context.db.transaction() as session:
        zahlen = Kennzahlen(context, session)
        for konto in konten:
            zahlen.present(STADT, konto)
            zahlen.count(STADT, "anruf", anzahl=anrufe, sekunden=sekunden)
            zahlen.count(STADT, "abschluss", "auskunft", anzahl=anrufe)
        zahlen.count(STADT, "erstloesung", "anruf", anzahl=len(konten))
        zahlen.count(STADT, "antrag", "sperrmuell/telefon")
        zahlen.count(STADT, "antrag", "sperrmuell/web")


def test_work_is_shown_from_days_with_three_people_only(context: ApiContext, clock: FixedClock) -> None:
    erster = clock.today()
    work(context, "a", "b", "c")
    clock.advance(timedelta(days=1))
    work(context, "a", "b", anrufe=50, sekunden=5000)
    bericht = report_of(context, erster, clock.today())
    assert [tag.werte["anruf"] for tag in bericht.tage] == [6, None]
    assert [tag.werte["antrag"] for tag in bericht.tage] == [2, 1], "what callers had filed is work, too"
    assert bericht.summen["anruf"] == 6
    assert bericht.abschluesse == (("auskunft", 6),)
    assert bericht.erstloesung == Anteil(3, 6)
    assert bericht.geschuetzt == 1
    assert bericht.anrufdauer is not None
    assert (bericht.anrufdauer.mittel, bericht.anrufdauer.haelfte) == (100, 120)
    assert set(bericht.antraege) == {("sperrmuell", "web", 2), ("sperrmuell", "telefon", 1)}


@pytest.mark.parametrize("tage", [1, 2])
def test_no_choice_of_days_brings_out_what_few_people_did(context: ApiContext, clock: FixedClock, tage: int) -> None:
    """The sum of a longer stretch less that of a shorter one must not be the protected day."""
    for konten in (("a", "b", "c"), ("a",), ("b", "c", "d")):
        work(context, *konten, anrufe=7)
        clock.advance(timedelta(days=1))
    letzter = clock.today() - timedelta(days=1)
    lang = report_of(context, letzter - timedelta(days=2), letzter)
    kurz = report_of(context, letzter - timedelta(days=tage - 1), letzter)
    assert lang.summen["anruf"] - kurz.summen["anruf"] == 21
    assert all(tag.werte["anruf"] in (21, None) for tag in lang.tage)


def test_what_citizens_did_is_shown_for_every_day(context: ApiContext, clock: FixedClock) -> None:
    with context.db.transaction() as session:
        for art in ("chat_aufgegeben", "rueckruf"):
            Kennzahlen(context, session).count(STADT, art, anzahl=2)
        Kennzahlen(context, session).count(STADT, "chat_wartezeit", anzahl=9, sekunden=20)
        Kennzahlen(context, session).count(STADT, "chat_wartezeit", sekunden=900)
    bericht = report_of(context, clock.today(), clock.today())
    assert (bericht.summen["chat_aufgegeben"], bericht.summen["rueckruf"]) == (2, 2)
    assert bericht.wartezeit is not None
    assert (bericht.wartezeit.mittel, bericht.wartezeit.haelfte, bericht.wartezeit.neun_von_zehn) == (108, 20, 20)
    assert bericht.geschuetzt == 0


def test_few_cases_have_no_mean(context: ApiContext, clock: FixedClock) -> None:
    with context.db.transaction() as session:
        Kennzahlen(context, session).count(STADT, "chat_wartezeit", anzahl=4, sekunden=20)
    assert report_of(context, clock.today(), clock.today()).wartezeit is None


def test_shares_of_conversations_and_what_was_not_understood(
    context: ApiContext, clock: FixedClock, gespraeche: Gespraeche
) -> None:
    heute = clock.today()
    gespraeche.turn(gespraeche.open("telegram"), "Was kostet das?", {"befehl": "auskunft", "ok": True})
    gespraeche.turn(gespraeche.open("web"), "Ich will einen Menschen", {"befehl": "mensch", "ok": True})
    gespraeche.lost(["Balkonkraftwerk von Frau Östermann"] * 3)
    clock.advance(timedelta(hours=2))
    evaluate_conversations(context)
    bericht = report_of(context, heute, heute)
    assert bericht.kanaele == (("web", 4), ("telegram", 1))
    assert (bericht.allein, bericht.mensch) == (Anteil(1, 5), Anteil(1, 5))
    assert bericht.verstaendnis == Anteil(3, 5)
    assert bericht.phrasen == (("balkonkraftwerk von frau …", 3),)
    assert report_of(context, heute, heute, "anderswo").summen["gespraech"] == 0
    later = report_of(context, heute - timedelta(days=9), heute - timedelta(days=1))
    assert (later.summen["gespraech"], later.phrasen) == (0, ())


def test_thumbs_count_on_the_day_in_berlin(context: ApiContext, clock: FixedClock) -> None:
    heute = clock.today()
    with context.db.transaction() as session:
        for nr, (gut, stunden) in enumerate([(True, 0), (True, 13.9), (False, 0), (True, 14.1)]):
            zeit = clock.now() + timedelta(hours=stunden)
            session.add(Rueckmeldung(id=str(nr), mandant=STADT, gespraech=None, nr=nr, gut=gut, zeit=zeit))
    summen = report_of(context, heute, heute).summen
    assert (summen["daumen_hoch"], summen["daumen_runter"]) == (2, 1)
