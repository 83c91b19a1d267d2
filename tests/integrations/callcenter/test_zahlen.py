"""The page of figures: for those who lead, of their Mandant, as page and as files."""

import csv
import io
from datetime import date, timedelta

import pytest

from api.context import ApiContext
from api.kennzahlen.service import Kennzahlen
from integrations.callcenter.zahlen.diagramm import HOEHE, UNTEN, chart, nice_top
from integrations.callcenter.zahlen.tabelle import to_csv
from integrations.callcenter.zahlen.zeitraum import choose
from tests.konsole import Konsole

ZAHLEN = "/callcenter/schwerin/zahlen"
HEUTE = date(2026, 11, 23)


@pytest.fixture(scope="session")
def fruehling(backend: ApiContext) -> str:
    """A stretch of days long ago with figures of two Mandanten; its query."""
    tag = date(2025, 4, 1)
    with backend.db.transaction() as session:
        zahlen = Kennzahlen(backend, session)
        zahlen.count("schwerin", "gespraech", "web", anzahl=17, tag=tag)
        zahlen.count("schwerin", "gespraech_ausgang", "allein", anzahl=17, tag=tag)
        zahlen.count("schwerin", "besetzung", anzahl=3, tag=tag)
        zahlen.count("schwerin", "anruf", anzahl=41, sekunden=100, tag=tag)
        zahlen.count("schwerin", "abschluss", "=1+1", anzahl=41, tag=tag)
        zahlen.count("schwerin", "anruf", anzahl=977, sekunden=100, tag=tag + timedelta(days=1))
        zahlen.count("schwerin", "antrag", "sperrmuell/telegram", anzahl=5, tag=tag)
        zahlen.count("musterstadt", "gespraech", "web", anzahl=4321, tag=tag)
    return "von=2025-04-01&bis=2025-04-03"


async def test_page_shows_sums_shares_and_charts(leitung: Konsole, fruehling: str) -> None:
    page = (await leitung.get(f"{ZAHLEN}?{fruehling}")).text
    assert "Zahlen vom 01.04.2025 bis 03.04.2025" in page
    assert "<dt>Anrufe</dt><dd>41</dd>" in page
    assert "<dt>davon vom Lotsen allein erledigt</dt><dd>100 %</dd>" in page
    assert "Sperrmüll abholen lassen" in page
    assert "Telegram" in page
    assert page.count("<svg") == 4
    for nr in range(1, 5):
        assert f'id="diagramm-{nr}-titel"' in page
        assert f'id="diagramm-{nr}-text"' in page
    assert "nicht gezeigt" in page
    assert "977" not in page
    assert "4321" not in page
    assert "4.321" not in page


async def test_files_open_in_a_spreadsheet(leitung: Konsole, fruehling: str) -> None:
    tage = await leitung.get(f"{ZAHLEN}/tage.csv?{fruehling}")
    assert tage.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="zahlen-schwerin-tage-2025-04-01-2025-04-03.csv"' in tage.headers["content-disposition"]
    assert tage.content.startswith(b"\xef\xbb\xbf")
    kopf, erster, zweiter, dritter = csv.reader(io.StringIO(tage.content.decode("utf-8-sig")), delimiter=";")
    spalte = kopf.index("Anrufe")
    assert [erster[0], erster[spalte], zweiter[spalte], dritter[spalte]] == ["01.04.2025", "41", "nicht gezeigt", "0"]
    einzeln = (await leitung.get(f"{ZAHLEN}/einzeln.csv?{fruehling}")).content.decode("utf-8-sig")
    assert "Anträge;Sperrmüll abholen lassen, Telegram;5" in einzeln
    assert "Abschlüsse;'=1+1;41" in einzeln


@pytest.mark.parametrize(
    "abfrage", ["von=gestern", "von=2026-13-01", "von=2026-05-02&bis=2026-05-01", "von=2020-01-01"]
)
async def test_wrong_days_are_said_and_kept(leitung: Konsole, abfrage: str) -> None:
    page = await leitung.get(f"{ZAHLEN}?{abfrage}")
    assert page.status_code == 422
    assert "Sie sehen die letzten 30 Tage" in page.text
    assert f'value="{abfrage.partition("&")[0].removeprefix("von=")}"' in page.text


async def test_only_for_those_who_lead(konsole: Konsole, verwaltung: Konsole) -> None:
    for path in (ZAHLEN, f"{ZAHLEN}/tage.csv", f"{ZAHLEN}/einzeln.csv"):
        assert (await konsole.get(path)).status_code == 404
        assert (await verwaltung.get(path)).status_code == 404


def test_cells_like_formulas_stay_text() -> None:
    gefaehrlich = ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx"]
    zeile = list(csv.reader(io.StringIO(to_csv(("a",), [gefaehrlich]).decode("utf-8-sig"), newline=""), delimiter=";"))[
        1
    ]
    assert zeile == [f"'{zelle}" for zelle in gefaehrlich]
    assert to_csv(("a",), [(-3, "ä;b")]).decode("utf-8-sig").splitlines()[1] == '-3;"ä;b"'


@pytest.mark.parametrize(
    ("groesster", "oben"), [(0, 2), (2, 2), (3, 4), (9, 10), (11, 20), (21, 40), (101, 200), (4321, 10_000)]
)
def test_scale_ends_at_a_round_number_whose_half_is_whole(groesster: int, oben: int) -> None:
    assert nice_top(groesster) == oben


def test_bars_stand_on_the_ground_and_gaps_are_told() -> None:
    d = chart("Anrufe", [(HEUTE, 4), (HEUTE + timedelta(days=1), None), (HEUTE + timedelta(days=2), 2)])
    assert [round(each.y + each.hoehe, 1) for each in d.balken] == [HOEHE - UNTEN] * 2
    assert d.balken[0].hoehe == 2 * d.balken[1].hoehe
    assert len(d.luecken) == 1
    assert d.beschreibung == "Zusammen 6, am meisten am 23.11.2026: 4. An 1 Tag nicht gezeigt."


def test_the_usual_days_end_today() -> None:
    ueblich = choose(HEUTE, "", "", "")
    assert (ueblich.von, ueblich.bis, ueblich.tage) == (date(2026, 10, 25), HEUTE, 30)
    assert choose(HEUTE, "90", "", "").von == HEUTE - timedelta(days=89)
    assert choose(HEUTE, "x", "", "") == ueblich
    assert choose(HEUTE, "", "2026-01-01", "").bis == HEUTE
