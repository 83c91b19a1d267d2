"""The page of figures and its two files."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.anrufe.abschluss import title
from api.kennzahlen.bericht import MINDESTENS_DA, MINDESTENS_FAELLE, Bericht, report
from integrations.callcenter.seite import Anfrage, KonsolenRoute, LeitungDep
from integrations.callcenter.zahlen.diagramm import chart, day, number
from integrations.callcenter.zahlen.tabelle import to_csv
from integrations.callcenter.zahlen.worte import DIAGRAMME, GESCHUETZT, SPALTEN, channel, details, seconds, service
from integrations.callcenter.zahlen.zeitraum import TAGE, Zeitraum, choose

router = APIRouter(route_class=KonsolenRoute)
WEG = "/callcenter/{mandant}/zahlen"
type Text = Annotated[str, Query(max_length=20)]


@router.get(WEG)
async def show_figures(anfrage: LeitungDep, tage: Text = "", von: Text = "", bis: Text = "") -> Response:
    """The last 30 days unless told otherwise."""
    zeitraum = choose(anfrage.context.clock.today(), tage, von, bis)
    bericht = await _report(anfrage, zeitraum)
    reihen = {art: [(each.tag, each.werte[art]) for each in bericht.tage] for art in DIAGRAMME}
    return await anfrage.page(
        "zahlen/zahlen.html",
        422 if zeitraum.fehler else 200,
        zeitraum=zeitraum,
        auswahl=TAGE,
        eingabe={"von": von or zeitraum.von.isoformat(), "bis": bis or zeitraum.bis.isoformat()},
        bericht=bericht,
        spalten=SPALTEN,
        diagramme=[chart(SPALTEN[art], reihe) for art, reihe in reihen.items()],
        mindestens={"da": MINDESTENS_DA, "faelle": MINDESTENS_FAELLE},
        namen={"kanal": channel, "leistung": lambda key: service(anfrage.context, key)},
        abschluss=lambda key: title(anfrage.context, key),
        zeit={"tag": day, "dauer": seconds, "zahl": number},
    )


@router.get(f"{WEG}/tage.csv")
async def days_as_csv(anfrage: LeitungDep, tage: Text = "", von: Text = "", bis: Text = "") -> Response:
    """One line per day."""
    zeitraum = choose(anfrage.context.clock.today(), tage, von, bis)
    bericht = await _report(anfrage, zeitraum)
    zeilen = [
        (day(each.tag), *(GESCHUETZT if each.werte[art] is None else each.werte[art] for art in SPALTEN))
        for each in bericht.tage
    ]
    return _file(anfrage, "tage", zeitraum, to_csv(("Tag", *SPALTEN.values()), zeilen))


@router.get(f"{WEG}/einzeln.csv")
async def details_as_csv(anfrage: LeitungDep, tage: Text = "", von: Text = "", bis: Text = "") -> Response:
    """Channels, services, wrap-up codes and phrases of the whole period."""
    zeitraum = choose(anfrage.context.clock.today(), tage, von, bis)
    bericht = await _report(anfrage, zeitraum)
    return _file(
        anfrage, "einzeln", zeitraum, to_csv(("Kennzahl", "Merkmal", "Anzahl"), details(anfrage.context, bericht))
    )


async def _report(anfrage: Anfrage, zeitraum: Zeitraum) -> Bericht:
    return await anfrage.read(
        lambda session: report(anfrage.context, session, anfrage.mandant.key, zeitraum.von, zeitraum.bis)
    )


def _file(anfrage: Anfrage, name: str, zeitraum: Zeitraum, content: bytes) -> Response:
    datei = f"zahlen-{anfrage.mandant.key}-{name}-{zeitraum.von}-{zeitraum.bis}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{datei}"'}
    return Response(content, 200, headers, media_type="text/csv; charset=utf-8")
