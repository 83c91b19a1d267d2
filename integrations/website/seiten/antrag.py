"""Begin an Antrag on pages, go on with it elsewhere, throw it away."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.gespraeche.formularsicht import Formularsicht
from api.gespraeche.service import GespraechUnbekannt
from api.gespraeche.texte import privacy_text
from api.leistungen.auskunft import answer
from api.leistungen.katalog import LeistungUnbekannt, Start
from api.leistungen.modell import Leistung
from integrations.website.seiten import codes
from integrations.website.seiten.formular import Formular, receive, step_id
from integrations.website.seiten.hinweise import worth_telling
from integrations.website.seiten.seite import Anfrage, AnfrageDep, SeitenRoute, see
from integrations.website.seiten.sitzung import Sitzung, drop_session, keep_session
from integrations.website.seiten.texte import GELOESCHT
from integrations.website.seiten.wege import CHAT, LOESCHEN, SPAETER, UEBERNEHMEN
from integrations.website.uebergang import address_of

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)
THEMEN = (("kosten", "Kosten"), ("unterlagen", "Was Sie brauchen"), ("dauer", "Dauer"), ("frist", "Frist"))


@router.get("/{mandant}/antrag/{leistung}")
async def show_start(
    anfrage: AnfrageDep, leistung: str, geloescht: Annotated[str, Query(max_length=1)] = ""
) -> Response:
    """What it is, what it costs, what one needs, how long it takes, and the button to begin."""
    gewuenscht, start = _find(anfrage, leistung)
    if start is None:
        return see(f"/{anfrage.mandant.key}/leistungen/{gewuenscht.leistung}")
    formular = Formular(anfrage, start.leistung)
    sicht = await _known(formular)
    mandant, tage = anfrage.mandant, anfrage.context.settings.aufbewahrung.days
    fakten = [(titel, answer(gewuenscht, mandant, thema)) for thema, titel in THEMEN]
    return anfrage.page(
        "start.html",
        leistung=gewuenscht,
        ueberblick=answer(gewuenscht, mandant, "ueberblick").text if not gewuenscht.kurz else gewuenscht.kurz,
        fakten=[(titel, auskunft) for titel, auskunft in fakten if auskunft.bekannt],
        fragen=len([feld for feld in formular.leistung.felder if feld.frage != "–"]),
        datenschutz=privacy_text(formular.leistung, tage, einfach=False),
        wege=formular.wege,
        begonnen=sicht is not None and sicht.antrag is not None,
        quittungen=sicht.quittungen if sicht else (),
        hinweis=GELOESCHT if geloescht else None,
    )


@router.post("/{mandant}/antrag/{leistung}")
async def begin(anfrage: AnfrageDep, leistung: str) -> Response:
    """Open the draft, or take up the one there is; ``was=neu`` throws it away first."""
    roh = await receive(anfrage)
    gewuenscht, start = _find(anfrage, leistung)
    if start is None:
        raise LeistungUnbekannt
    formular = Formular(anfrage, start.leistung)
    sicht = await _known(formular)
    if sicht is None:
        await _open(anfrage)
    beginnen = {"befehl": "beginnen", "leistung": gewuenscht.leistung, "antrag_zuvor": "parken"}
    befehle = [beginnen]
    alter = sicht.antrag if sicht and roh.get("was") == "neu" else None
    if alter is not None:
        befehle.insert(0, {"befehl": "verwerfen"})
    await formular.act(alter, step_id(roh), befehle)
    sicht = await formular.read()
    antwort = see(formular.wege.to(UEBERNEHMEN) if sicht.bekannt else formular.wege.next(sicht))
    keep_session(antwort, anfrage.request, anfrage.mandant.key, formular.sitzung)
    return antwort


def _find(anfrage: Anfrage, leistung: str) -> tuple[Leistung, Start | None]:
    """The service wished for, and the form it opens, if any. Raises `LeistungUnbekannt`, `LeistungAus`."""
    katalog, mandant = anfrage.context.katalog, anfrage.mandant.key
    gewuenscht = katalog.fuer(mandant, leistung)
    if gewuenscht.intern:
        raise LeistungUnbekannt
    return gewuenscht, katalog.start(mandant, leistung)


async def _known(formular: Formular) -> Formularsicht | None:
    """Where the form stands in this session, or None without one."""
    try:
        return await formular.read()
    except GespraechUnbekannt:
        return None


async def _open(anfrage: Anfrage) -> None:
    mandant = anfrage.mandant.key
    datenschutz = f"{str(anfrage.request.base_url).rstrip('/')}/{mandant}/datenschutz"
    eroeffnet = await anfrage.dienst.open(mandant, "formular", einfache_sprache=False, datenschutz=datenschutz)
    anfrage.sitzung = Sitzung(eroeffnet.id, eroeffnet.token)


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{UEBERNEHMEN}")
async def show_known(anfrage: AnfrageDep, leistung: str) -> Response:
    """What was said in an earlier form of this session; the citizen decides whether it holds here too."""
    formular = Formular(anfrage, leistung)
    sicht = await formular.read()
    away = formular.elsewhere(sicht)
    if away is not None or not sicht.bekannt:
        return see(away or formular.wege.next(sicht))
    return anfrage.page(
        "uebernehmen.html",
        leistung=formular.leistung,
        wege=formular.wege,
        antrag=sicht.antrag,
        bekannt=sicht.bekannt,
        zurueck=formular.wege.start,
    )


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{UEBERNEHMEN}")
async def take_known(anfrage: AnfrageDep, leistung: str) -> Response:
    roh = await receive(anfrage)
    formular = Formular(anfrage, leistung)
    formular.same_draft(await formular.read(), roh)
    befehl = {"befehl": "uebernehmen", "ja": roh.get("was") == "ja"}
    schritt = await formular.act(roh.get("antrag"), step_id(roh), [befehl])
    return see(formular.wege.next(await formular.read(), worth_telling(schritt)))


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{LOESCHEN}")
async def ask_delete(anfrage: AnfrageDep, leistung: str) -> Response:
    formular = Formular(anfrage, leistung)
    sicht = await formular.read()
    if sicht.antrag is None:
        return see(formular.elsewhere(sicht) or formular.wege.start)
    return anfrage.page(
        "loeschen.html",
        leistung=formular.leistung,
        wege=formular.wege,
        antrag=sicht.antrag,
        zurueck=formular.wege.start if sicht.geparkt else formular.wege.next(sicht),
    )


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{LOESCHEN}")
async def delete(anfrage: AnfrageDep, leistung: str) -> Response:
    """Throw the draft away, and a session of pages that holds nothing else along with it."""
    roh = await receive(anfrage)
    formular = Formular(anfrage, leistung)
    sicht = await formular.read()
    antwort = see(f"{formular.wege.start}?geloescht=1")
    if sicht.antrag is not None and sicht.antrag == roh.get("antrag"):
        await formular.act(sicht.antrag, step_id(roh), [{"befehl": "verwerfen"}])
    if not sicht.anderes and sicht.kanal == "formular":
        await anfrage.dienst.forget(formular.sitzung.gespraech, formular.sitzung.token)
        drop_session(antwort, anfrage.request, anfrage.mandant.key)
    return antwort


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{SPAETER}")
async def keep_for_later(anfrage: AnfrageDep, leistung: str) -> Response:
    """A code to go on with, on another day or another device."""
    return await codes.draw(anfrage, leistung, "spaeter", SPAETER, lambda bis: f"{bis:%d.%m.%Y}")


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{SPAETER}")
async def show_code(anfrage: AnfrageDep, leistung: str, eingabe: str | None = None) -> Response:
    return await codes.show(anfrage, leistung, eingabe, "spaeter.html")


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{CHAT}")
async def go_to_chat(anfrage: AnfrageDep, leistung: str) -> Response:
    """The same conversation in the chat; the code stands behind the "#", which no server sees."""
    await receive(anfrage)
    formular = Formular(anfrage, leistung)
    await formular.read()
    neu = await anfrage.dienst.hand_over(formular.sitzung.gespraech, formular.sitzung.token, "chat")
    return see(address_of(neu, "chat"))
