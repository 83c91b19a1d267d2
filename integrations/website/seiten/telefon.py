"""Go on by telephone, without script: the number to call, and the code to read aloud there."""

from fastapi import APIRouter
from starlette.responses import Response

from api.clock import BERLIN
from integrations.website.seiten.formular import Formular, receive
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute, see
from integrations.website.seiten.wege import ANRUFEN
from integrations.website.uebergang import by_phone

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{ANRUFEN}")
async def draw_code(anfrage: AnfrageDep, leistung: str) -> Response:
    """A new code."""
    await receive(anfrage)
    formular = Formular(anfrage, leistung)
    await formular.read()
    neu = await anfrage.dienst.hand_over(formular.sitzung.gespraech, formular.sitzung.token, "telefon")
    notiz = await formular.note({"code": neu.code, "bis": f"{neu.gueltig_bis.astimezone(BERLIN):%H:%M}"})
    return see(formular.wege.to(ANRUFEN, eingabe=notiz))


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{ANRUFEN}")
async def show_code(anfrage: AnfrageDep, leistung: str, eingabe: str | None = None) -> Response:
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(eingabe=eingabe)
    weiter = formular.wege.start if sicht.form is None else formular.wege.next(sicht)
    notiz = sicht.eingabe or {}
    if "code" not in notiz:
        return see(weiter)
    return anfrage.page(
        "anrufen.html",
        leistung=formular.leistung,
        wege=formular.wege,
        code=notiz["code"],
        bis=notiz["bis"],
        weg=by_phone(anfrage.mandant),
        zurueck=weiter,
    )
