"""Check all answers, submit them, and the receipt; or why it ends here."""

from fastapi import APIRouter
from starlette.responses import Response

from api.antraege.errors import AntragEingereicht
from api.gespraeche.formularsicht import Formularsicht
from api.gespraeche.offene_frage import digest
from api.gespraeche.texte import privacy_text
from integrations.website.seiten.formular import Formular, receive, step_id
from integrations.website.seiten.hinweise import ending, remarks
from integrations.website.seiten.seite import AnfrageDep, SeitenRoute, see
from integrations.website.seiten.texte import GEAENDERT
from integrations.website.seiten.wege import EINGEREICHT, ENDE, PRUEFEN

router = APIRouter(include_in_schema=False, route_class=SeitenRoute)
KEINE_ANGABE = "keine Angabe"


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{PRUEFEN}")
async def check_answers(anfrage: AnfrageDep, leistung: str, zu: str | None = None, geaendert: str = "") -> Response:
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(schritt=zu)
    away = formular.elsewhere(sicht)
    if away is not None or not sicht.vollstaendig:
        return see(away or formular.wege.next(sicht))
    return _check_page(formular, sicht, [*remarks(sicht), *([GEAENDERT] if geaendert else [])])


@router.post(f"/{{mandant}}/antrag/{{leistung}}/{PRUEFEN}")
async def submit(anfrage: AnfrageDep, leistung: str) -> Response:
    """Submit what was shown, once: again shows the receipt."""
    roh = await receive(anfrage)
    formular = Formular(anfrage, leistung)
    sicht = await formular.read()
    if sicht.submitted(roh.get("antrag")):
        return see(formular.wege.to(EINGEREICHT))
    formular.same_draft(sicht, roh)
    if not sicht.vollstaendig:
        return see(formular.wege.next(sicht))
    if roh.get("stand") != _fingerprint(sicht):
        return see(f"{formular.wege.to(PRUEFEN)}?geaendert=1")
    try:
        schritt = await formular.act(sicht.antrag, step_id(roh), [{"befehl": "einreichen"}])
    except AntragEingereicht:  # by a second click that came first
        return see(formular.wege.to(EINGEREICHT))
    ergebnis = schritt.ergebnis.ergebnisse[-1]
    if ergebnis["ok"]:
        return see(formular.wege.to(EINGEREICHT))
    if ergebnis["grund"] == "abgelehnt":
        return see(formular.wege.to(ENDE, schritt.nachricht))
    return see(formular.wege.next(await formular.read(), schritt.nachricht))


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{EINGEREICHT}")
async def show_receipt(anfrage: AnfrageDep, leistung: str) -> Response:
    """Number and code of what was submitted in this session, the latest first."""
    formular = Formular(anfrage, leistung)
    sicht = await formular.read()
    if not sicht.quittungen:
        return see(formular.wege.start)
    return anfrage.page(
        "eingereicht.html",
        leistung=formular.leistung,
        wege=formular.wege,
        quittung=sicht.quittungen[0],
        fruehere=sicht.quittungen[1:],
    )


@router.get(f"/{{mandant}}/antrag/{{leistung}}/{ENDE}")
async def show_end(anfrage: AnfrageDep, leistung: str, zu: str | None = None) -> Response:
    """A rule of the service ended the form: why, and whom to ask."""
    formular = Formular(anfrage, leistung)
    sicht = await formular.read(schritt=zu)
    ende = ending(sicht)
    if ende is None:
        return see(formular.wege.start)
    return anfrage.page("ende.html", leistung=formular.leistung, wege=formular.wege, **ende)


def _fingerprint(sicht: Formularsicht) -> str:
    """What the button stands for: it sends these answers and no others."""
    return digest(sicht.form.angaben if sicht.form else None)


def _check_page(formular: Formular, sicht: Formularsicht, hinweise: list[str]) -> Response:
    anfrage = formular.anfrage
    form, felder = sicht.form, formular.leistung.felder
    erreichbar = form.erreichbar if form else ()
    anzeige = form.anzeige if form else {}
    zeilen = [
        {
            "titel": feld.titel,
            "anzeige": anzeige.get(feld.feld, KEINE_ANGABE),
            "aendern": formular.wege.to(feld.feld) if feld.feld in erreichbar else None,
        }
        for feld in felder
        if feld.feld in anzeige or feld.feld in erreichbar
    ]
    return anfrage.page(
        "pruefen.html",
        leistung=formular.leistung,
        wege=formular.wege,
        antrag=sicht.antrag,
        stand=_fingerprint(sicht),
        zeilen=zeilen,
        zusammenfassung=sicht.zusammenfassung,
        unterlagen=form.unterlagen if form else (),
        datenschutz=privacy_text(formular.leistung, anfrage.context.settings.aufbewahrung.days, sicht.einfach),
        zurueck=formular.wege.before(sicht, PRUEFEN),
        hinweise=hinweise,
        gesamt=max(1, len(erreichbar)),
    )
