"""A case after its submission: withdraw it, move its appointment, hand in a document; with number and code or not."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from api.termine.service import TerminService
from api.unterlagen.models import Datei
from api.unterlagen.pruefstelle import Geprueft
from api.unterlagen.service import DateiService
from api.vorgaenge.service import VorgangService
from tests.actions.antworten import absenden, wert
from tests.actions.buehne import Buehne, Gesagt
from tests.dateien import PDF, PNG


def nachweis(gesagt: Gesagt) -> dict[str, str]:
    return dict(gesagt.stand["vorgang"])


async def frage_nach_beidem(buehne: Buehne, vorgang: dict[str, str]) -> Gesagt:
    """Number, then code, each asked for."""
    assert buehne.letzte is not None
    assert buehne.letzte.feld == "aktenzeichen"
    gesagt = await buehne.sage("angabe", "x", werte=[wert("aktenzeichen", vorgang["aktenzeichen"], "", "aktenzeichen")])
    assert gesagt.feld == "abrufcode"
    return await buehne.sage("angabe", "x", werte=[wert("abrufcode", vorgang["abrufcode"], "", "abrufcode")])


def lies(buehne: Buehne, aktenzeichen: str) -> dict[str, Any]:
    with buehne.context.db.reading() as session:
        vorgaenge = VorgangService(buehne.context, session)
        vorgang = vorgaenge.get(aktenzeichen)
        buchung = vorgaenge.appointment(vorgang)
        return {"status": vorgang.status, "angaben": vorgang.angaben, "beginn": buchung.beginn if buchung else None}


async def test_an_appointment_is_moved_in_the_conversation_that_made_it(buehne: Buehne) -> None:
    vorgang = nachweis(await absenden(buehne, "termin"))
    alt = lies(buehne, vorgang["aktenzeichen"])["beginn"]
    gesagt = await buehne.sage("termin_absagen", "Termin verschieben", thema="verschieben")
    assert (gesagt.feld, len(gesagt.optionen)) == ("neuer_termin", 4)
    assert gesagt.stand["frage"]["alle"]
    gesagt = await buehne.option(2)
    neu = lies(buehne, vorgang["aktenzeichen"])
    assert neu["beginn"] != alt
    assert datetime.fromisoformat(neu["angaben"]["termin"]["beginn"]) == neu["beginn"]
    assert gesagt.karte("status")["termin"] in gesagt.text
    assert gesagt.stand["phase"] == "frei"


def freie_plaetze(buehne: Buehne, kalender: str = "buergerbuero") -> Counter[datetime]:
    with buehne.context.db.reading() as session:
        frei = TerminService(buehne.context, session).all_free("schwerin", kalender)
        return Counter({slot.beginn: slot.frei for slot in frei})


async def test_the_old_slot_is_free_again_and_the_new_one_taken(buehne: Buehne) -> None:
    vorher = freie_plaetze(buehne)
    vorgang = nachweis(await absenden(buehne, "termin"))
    alt = lies(buehne, vorgang["aktenzeichen"])["beginn"]
    await buehne.sage("termin", "verschieben", thema="verschieben")
    await buehne.option(0)
    neu = lies(buehne, vorgang["aktenzeichen"])["beginn"]
    nachher = freie_plaetze(buehne)
    assert vorher - nachher == Counter({neu: 1})
    assert nachher[alt] == vorher[alt]


async def test_a_wish_changes_what_is_offered(buehne: Buehne) -> None:
    await absenden(buehne, "termin")
    vorher = await buehne.sage("termin_absagen", "verschieben", thema="verschieben")
    wunsch = {"wunsch": {"datum": None, "ab": None, "bis": None, "richtung": "spaeter", "nicht": []}}
    gesagt = await buehne.antworte(wunsch)
    assert gesagt.feld == "neuer_termin"
    assert gesagt.optionen[0]["titel"] != vorher.optionen[0]["titel"]
    gesagt = await buehne.sage("ablehnung", "nein, doch nicht")
    assert gesagt.stand["frage"] is None


async def test_number_and_code_are_asked_for_one_after_the_other(neue_buehne: Callable[..., Buehne]) -> None:
    vorgang = nachweis(await absenden(neue_buehne(), "termin"))
    buehne = neue_buehne()
    await buehne.sage("termin_absagen", "ich muss meinen Termin verlegen", thema="verschieben")
    gesagt = await frage_nach_beidem(buehne, vorgang)
    assert gesagt.feld == "neuer_termin"
    await buehne.option(0)
    await buehne.sage("termin_absagen", "ich muss den Termin doch absagen")
    gesagt = await buehne.option(0)
    assert lies(buehne, vorgang["aktenzeichen"])["status"] == "zurueckgezogen"
    assert gesagt.karte("status")


async def test_a_wrong_code_says_the_same_as_an_unknown_number(neue_buehne: Callable[..., Buehne]) -> None:
    vorgang = nachweis(await absenden(neue_buehne(), "wilder-muell"))
    texte = []
    unbekannt = {"aktenzeichen": "SN-2026-999999", "abrufcode": "AB2D-EF4H-JK6M-NP8R"}
    for falsch in (vorgang | {"abrufcode": "AAAA-BBBB-CCCC-DDDD"}, unbekannt):
        buehne = neue_buehne()
        await buehne.sage("storno", "zurückziehen")
        gesagt = await frage_nach_beidem(buehne, falsch)
        assert gesagt.feld == "aktenzeichen"
        texte.append(gesagt.text)
    assert texte[0] == texte[1]


async def test_a_case_is_withdrawn(buehne: Buehne) -> None:
    vorgang = nachweis(await absenden(buehne, "sperrmuell"))
    gesagt = await buehne.sage("storno", "doch nicht abholen")
    assert gesagt.feld == "rueckfrage"
    gesagt = await buehne.sage("bestaetigung", "ja")
    assert lies(buehne, vorgang["aktenzeichen"]) | {"angaben": None} == {
        "status": "zurueckgezogen", "angaben": None, "beginn": None,
    }  # fmt: skip
    gesagt = await buehne.sage("termin", "Termin verschieben", thema="verschieben")
    assert gesagt.feld != "neuer_termin"


async def test_a_document_is_handed_in_later(buehne: Buehne) -> None:
    vorgang = nachweis(await absenden(buehne, "wilder-muell"))
    gesagt = await buehne.sage("dokument", "ich möchte noch ein Foto nachreichen", thema="nachreichen")
    assert gesagt.stand["frage"]["typ"] == "datei"
    with buehne.context.db.transaction() as session:
        datei = DateiService(buehne.context, session).store(
            "schwerin", buehne.gespraech, "foto.png", Geprueft("image/png", PNG)
        )
    gesagt = await buehne.antworte(datei)
    assert gesagt.karte("status")["aktenzeichen"] == vorgang["aktenzeichen"]
    angaben = lies(buehne, vorgang["aktenzeichen"])["angaben"]
    assert datei["datei"] in [wert["datei"] for wert in angaben.values() if isinstance(wert, dict) and "datei" in wert]


async def test_a_file_for_a_case_of_another_conversation_outlives_this_one(neue_buehne: Callable[..., Buehne]) -> None:
    erste, zweite = neue_buehne(), neue_buehne()
    vorgang = nachweis(await absenden(erste, "wilder-muell"))
    await zweite.sage("dokument", "Foto nachreichen", thema="nachreichen")
    await frage_nach_beidem(zweite, vorgang)
    with zweite.context.db.transaction() as session:
        datei = DateiService(zweite.context, session).store(
            "schwerin", zweite.gespraech, "a.pdf", Geprueft("application/pdf", PDF)
        )
    await zweite.antworte(datei)
    with zweite.context.db.reading() as session:
        row = session.get(Datei, datei["datei"])
        assert row is not None
        assert row.gespraech == erste.gespraech


async def test_not_now_leaves_everything_as_it_was(buehne: Buehne) -> None:
    await absenden(buehne, "wilder-muell")
    await buehne.sage("dokument", "nachreichen", thema="nachreichen")
    gesagt = await buehne.sage("abbruch", "abbrechen")
    assert gesagt.stand["frage"] is None
