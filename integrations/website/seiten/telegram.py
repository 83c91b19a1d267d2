"""Go on in Telegram, without script: a link, a page to look again, and the question whether that chat is theirs."""

from fastapi import APIRouter
from starlette.responses import Response

from api.verbindungen.service import VerbindungUnbekannt
from integrations.website.seiten.formular import Formular, receive
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute, see
from integrations.website.seiten.wege import TELEGRAM

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{TELEGRAM}")
async def show_link(anfrage: AnfrageDep, leistung: str, eingabe: str | None = None, falsch: str = "") -> Response:
    """What there is to do now: press the link, answer, or part again."""
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(eingabe=eingabe)
    _, stand = await anfrage.dienst.check(formular.sitzung.gespraech, formular.sitzung.token)
    notiz = sicht.eingabe or {}
    return anfrage.page(
        "telegram.html",
        leistung=formular.leistung,
        wege=formular.wege,
        verbindung=stand.get("verbindung"),
        verbunden="telegram" in stand.get("verbunden", ()),
        adresse=notiz.get("adresse"),
        code=notiz.get("code"),
        hier=formular.wege.to(TELEGRAM, eingabe=eingabe if "code" in notiz else None),
        zurueck=formular.wege.start if sicht.form is None else formular.wege.next(sicht),
        fehler=[{"text": VerbindungUnbekannt.text, "bei": "neu"}] if falsch else [],
    )


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{TELEGRAM}")
async def act(anfrage: AnfrageDep, leistung: str) -> Response:
    """``was``: ja or nein to the chat that waits, trennen, else a new link."""
    roh = await receive(anfrage)
    formular = Formular(anfrage, leistung)
    gespraech, token = formular.sitzung.gespraech, formular.sitzung.token
    hier, was = formular.wege.to(TELEGRAM), roh.get("was")
    if was in ("ja", "nein"):
        try:
            await anfrage.dienst.answer_link(gespraech, token, roh.get("verbindung"), was == "ja")
        except VerbindungUnbekannt:
            return see(f"{hier}?falsch=1")
        return see(hier)
    if was == "trennen":
        await anfrage.dienst.end_link(gespraech, token)
        return see(hier)
    neu, adresse = await anfrage.dienst.link(gespraech, token)
    return see(formular.wege.to(TELEGRAM, eingabe=await formular.note({"adresse": adresse, "code": neu.code})))
