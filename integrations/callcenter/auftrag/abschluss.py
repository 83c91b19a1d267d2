"""Read all answers out, submit once, then number and code for reading out, the receipt by mail, and one more form."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.antraege.errors import AntragEingereicht, AntragUnbekannt
from api.ausgang.belege import Belege
from api.ausgang.errors import AdresseUngueltig, MailNichtEingerichtet
from api.ausgang.service import is_set_up
from api.database import Session
from api.errors import UngueltigeEingabe
from api.gespraeche.formularsicht import Formularsicht, Quittung
from api.gespraeche.offene_frage import digest
from api.gespraeche.texte import privacy_text
from api.vorgaenge.service import VorgangService
from integrations.callcenter.auftrag.aendern import Folge
from integrations.callcenter.auftrag.bogen import choice_path
from integrations.callcenter.auftrag.gemeinsam import form_of, receive, required_open, same_draft, told
from integrations.callcenter.auftrag.texte import GEAENDERT, VERGEBEN
from integrations.callcenter.buchstabieren import spell
from integrations.callcenter.seite import AgentDep, KonsolenRoute, see
from integrations.website.seiten.formular import step_id

router = APIRouter(route_class=KonsolenRoute)
KEINE_ANGABE = "keine Angabe"
MAIL_UNGUELTIG = "Diese E-Mail-Adresse ist nicht vollständig. Bitte lassen Sie sie sich buchstabieren."
MAIL_FEHLT = "Hier ist kein Mailversand eingerichtet."


@router.get("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/pruefen")
async def check_answers(anfrage: AgentDep, gespraech: str, leistung: str, geaendert: str = "") -> Response:
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read()
    if sicht.form is None or required_open(sicht):
        return see(bogen.path())
    return await anfrage.page(
        "auftrag/pruefen.html",
        bogen=bogen,
        leistung=bogen.leistung,
        sicht=sicht,
        zeilen=_lines(sicht),
        stand=_fingerprint(sicht),
        datenschutz=privacy_text(bogen.leistung, anfrage.context.settings.aufbewahrung.days, einfach=False),
        hinweise=[GEAENDERT] if geaendert else [],
        kennung=str(uuid.uuid4()),
    )


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/pruefen")
async def submit(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """Submit what was read out, once: again shows the receipt."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read()
    if sicht.submitted(roh.get("antrag")):
        return see(bogen.path("eingereicht"))
    same_draft(sicht, roh)
    if required_open(sicht):
        return see(bogen.path())
    if roh.get("stand") != _fingerprint(sicht):
        return see(f"{bogen.path('pruefen')}?geaendert=1")
    try:
        schritt = await bogen.act(sicht.antrag, [{"befehl": "einreichen"}], step_id(roh))
    except (AntragEingereicht, AntragUnbekannt):  # by a second click that came first
        return see(bogen.path("eingereicht"))
    ergebnis = schritt.ergebnis.ergebnisse[-1]
    if ergebnis["ok"]:
        return see(bogen.path("eingereicht"))
    folge = Folge(hinweise=[VERGEBEN] if ergebnis["grund"] == "termin_weg" else [])
    if ergebnis["grund"] == "abgelehnt":
        folge.ende, folge.karte = str(ergebnis["text"]), ergebnis.get("karte")
    return see(bogen.path(notiz=await bogen.note(folge.dump())))


@router.get("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/eingereicht")
async def show_receipt(
    anfrage: AgentDep, gespraech: str, leistung: str, notiz: Annotated[str | None, Query(max_length=36)] = None
) -> Response:
    """Number and code of what was submitted in this conversation, the latest first."""
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read(notiz=notiz)
    if not sicht.quittungen:
        return see(bogen.path())
    quittung = sicht.quittungen[0]
    return await anfrage.page(
        "auftrag/eingereicht.html",
        bogen=bogen,
        leistung=bogen.leistung,
        quittung=quittung,
        fruehere=sicht.quittungen[1:],
        nummer=spell(quittung.aktenzeichen),
        code=spell(quittung.abrufcode),
        mail_geht=is_set_up(anfrage.context),
        mail=await anfrage.read(lambda session: _address(VorgangService(anfrage.context, session), quittung)),
        notiz=told(sicht),
        wahl=choice_path(anfrage.mandant.key, gespraech),
        kennung=str(uuid.uuid4()),
    )


@router.post("/callcenter/{mandant}/gespraeche/{gespraech}/antrag/{leistung}/eingereicht")
async def mail_receipt(anfrage: AgentDep, gespraech: str, leistung: str) -> Response:
    """Send the receipt to the address the caller has confirmed; to the same one once."""
    roh = await receive(anfrage)
    bogen = await form_of(anfrage, gespraech, leistung)
    sicht = await bogen.read()
    quittung = next((eine for eine in sicht.quittungen if eine.aktenzeichen == roh.get("aktenzeichen")), None)
    if quittung is None:
        raise UngueltigeEingabe
    an = roh.get("mail")

    def send(session: Session) -> bool:
        vorgang = VorgangService(anfrage.context, session).get(quittung.aktenzeichen)
        return Belege(anfrage.context, session).receipt_mail(vorgang, an)

    folge = Folge()
    try:
        neu = await anfrage.run(send)
    except AdresseUngueltig:
        folge.fehler["mail"] = [{"text": MAIL_UNGUELTIG, "bei": "mail"}]
        return see(bogen.path("eingereicht", notiz=await bogen.note(folge.dump(mail=an))))
    except MailNichtEingerichtet:
        folge.fehler["mail"] = [{"text": MAIL_FEHLT, "bei": "mail"}]
        return see(bogen.path("eingereicht", notiz=await bogen.note(folge.dump(mail=an))))
    folge.hinweise = ["Die Bestätigung geht an die genannte Adresse." if neu else "An diese Adresse ging sie schon."]
    return see(bogen.path("eingereicht", notiz=await bogen.note(folge.dump())))


def _address(vorgaenge: VorgangService, quittung: Quittung) -> str:
    """The address given in the form, to be confirmed by the caller; empty where there is none."""
    vorgang = vorgaenge.get(quittung.aktenzeichen)
    felder = vorgaenge.leistung_of(vorgang).felder
    eigene = (feld.feld for feld in felder if feld.typ == "email" and feld.feld in vorgang.angaben)
    return str(vorgang.angaben.get(next(eigene, "")) or "")


def _lines(sicht: Formularsicht) -> list[tuple[str, str]]:
    anzeige = sicht.form.anzeige if sicht.form else {}
    erreichbar = sicht.form.erreichbar if sicht.form else ()
    return [
        (feld.titel, anzeige.get(feld.feld, KEINE_ANGABE))
        for feld in sicht.leistung.felder
        if feld.feld in anzeige or feld.feld in erreichbar
    ]


def _fingerprint(sicht: Formularsicht) -> str:
    """What the button stands for: it sends these answers and no others."""
    return digest(sicht.form.angaben if sicht.form else None)
