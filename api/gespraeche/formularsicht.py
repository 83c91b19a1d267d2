"""The open form of a conversation as pages show it: where it stands, one question in full, what was submitted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.bekannt import known_answers
from api.gespraeche.lage import Lage, read_lage
from api.gespraeche.models import Gespraech, Zug
from api.gespraeche.optionen import form_slots
from api.gespraeche.rueckweg import messenger_of, seen_from
from api.gespraeche.uebersicht import summary_of
from api.leistungen import engine
from api.leistungen.ergebnis import Formularstand, Frage, Umfeld, Wahl
from api.leistungen.feldtypen.liste import NOCH, cell_texts, column_options, open_cell, rows_of
from api.leistungen.kontext import Kontext
from api.leistungen.modell import Leistung
from api.leistungen.modell_feld import Feld
from api.leistungen.platzhalter import fill
from api.mandanten.verzeichnis import Mandant
from api.messenger.service import MessengerService
from api.termine.raster import Slot
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService

KANAL = "formular"
"""Whoever uses pages acts in this channel, wherever the conversation was opened."""
NOTIZ = 9
"""The step number under which a note for a page is kept; no turn has so many steps."""


@dataclass(frozen=True)
class Listenblatt:
    """The rows of a list so far, typed and as people read them. `zelle` is the number of the row asked about, `noch`
    the question for more; `fertig` where nothing more is asked.
    """

    zeilen: tuple[dict[str, Any], ...]
    texte: tuple[dict[str, str], ...]
    optionen: Mapping[str, tuple[Wahl, ...]]
    zelle: int | None
    noch: str
    fertig: bool


@dataclass(frozen=True)
class Fragenblatt:
    """One question with everything that may be put in. `wert` is the answer given before, typed.

    Of a half-given answer `teil` is what is known, `meldung` asks for the rest, `vorschlaege` may be chosen. `slots`
    are the free appointments.
    """

    frage: Frage
    feld: Feld
    wert: Any
    anzeige: str | None
    teil: Any = None
    meldung: str | None = None
    vorschlaege: tuple[Wahl, ...] = ()
    slots: tuple[Slot, ...] = ()
    wunsch: Mapping[str, Any] | None = None
    """What appointments were asked for; of `slots` the ones that come nearest are `angebote`."""
    angebote: tuple[Wahl, ...] = ()
    liste: Listenblatt | None = None


@dataclass(frozen=True)
class Quittung:
    """What was submitted in this conversation. `zeilen` are title and text of every answer."""

    antrag: str
    titel: str
    aktenzeichen: str
    abrufcode: str
    eingang: datetime
    gebuehr: str | None
    naechstes: str
    zeilen: tuple[tuple[str, str], ...]
    unterlagen: tuple[str, ...]


@dataclass(frozen=True)
class Formularsicht:
    """The form of one service in one conversation. `antrag` is None where none is open or put aside.

    `blatt` is None where the field asked for can't be reached (any more). `ergebnis` is what the step named did.
    """

    mandant: Mandant
    leistung: Leistung
    kanal: str
    einfach: bool
    antrag: str | None
    geparkt: bool
    form: Formularstand | None
    naechste: str | None
    blatt: Fragenblatt | None
    blaetter: tuple[Fragenblatt, ...]
    """Every question reached, in order, where all were asked for."""
    zusammenfassung: dict[str, Any] | None
    quittungen: tuple[Quittung, ...]
    bekannt: tuple[tuple[str, str], ...]
    """Title and text of what was said in an earlier form of this conversation, as long as it was not offered."""
    anderes: bool
    """Is anything else kept in this conversation: other drafts, cases?"""
    ergebnis: Mapping[str, Any] | None
    eingabe: Mapping[str, Any] | None
    """What was noted for a page: words it could not take, and why."""
    begleitung: str | None = None
    """The agent who looks along on the telephone."""
    messenger: str | None = None
    """The messenger the conversation is held in, too, and where its chat opens."""
    zum_chat: str | None = None
    gesperrt: tuple[str, ...] = ()
    """Fields reached that the messenger may not ask, in order; of these the ones still to be asked."""
    offen_gesperrt: tuple[str, ...] = ()

    @property
    def vollstaendig(self) -> bool:
        """May it be checked and submitted?"""
        return self.form is not None and self.naechste is None and self.form.vollstaendig

    def submitted(self, antrag: str) -> bool:
        """Has this draft been sent off?"""
        return any(quittung.antrag == antrag for quittung in self.quittungen)


def read_sicht(
    context: ApiContext,
    session: Session,
    gespraech: Gespraech,
    leistung: str,
    feld: str | None,
    schritt: str | None,
    eingabe: str | None,
    kanal: str = KANAL,
    alle: bool = False,
) -> Formularsicht:
    """The form of `leistung`, with the question of `feld` or of `alle` fields, the result of a step, a note.

    Raises `LeistungUnbekannt`, `LeistungAus`.
    """
    lage = read_lage(context, session, gespraech, kanal=kanal)
    offen = lage.antrag is not None and lage.antrag.leistung == leistung
    geparkt = next((teil.antrag for teil in reversed(lage.zustand.geparkt) if teil.leistung == leistung), None)
    zug = session.get(Zug, (gespraech.id, schritt, 0)) if schritt else None
    notiz = session.get(Zug, (gespraech.id, eingabe, NOTIZ)) if eingabe else None
    form = lage.form if offen else None
    vorgaenge = VorgangService(context, session).of_gespraech(gespraech.id)
    messenger = messenger_of(session, gespraech)
    dort = seen_from(lage, messenger) if messenger and offen else None
    return Formularsicht(
        mandant=lage.mandant,
        leistung=context.katalog.fuer(gespraech.mandant, leistung),
        kanal=gespraech.kanal,
        einfach=gespraech.einfache_sprache,
        antrag=lage.antrag.id if offen and lage.antrag else geparkt,
        geparkt=not offen and geparkt is not None,
        form=form,
        naechste=form.frage.feld if form and form.frage else None,
        blatt=read_blatt(lage, feld) if offen and feld else None,
        blaetter=_all_blaetter(lage) if offen and alle else (),
        zusammenfassung=summary_of(lage) if offen else None,
        quittungen=tuple(_receipt(lage, vorgang) for vorgang in vorgaenge if vorgang.leistung == leistung),
        bekannt=_known(lage) if offen else (),
        anderes=bool(vorgaenge or len(lage.zustand.geparkt) > (not offen) or (lage.antrag and not offen)),
        ergebnis=zug.ergebnis if zug else None,
        eingabe=notiz.ergebnis if notiz else None,
        begleitung=lage.zustand.begleitung.name if lage.zustand.begleitung else None,
        messenger=messenger,
        zum_chat=MessengerService(context, session).bot_address(messenger) if messenger else None,
        gesperrt=tuple(name for name in form.erreichbar if name in dort.gesperrt) if form and dort else (),
        offen_gesperrt=tuple(dort.offen_gesperrt) if dort else (),
    )


def _all_blaetter(lage: Lage) -> tuple[Fragenblatt, ...]:
    erreichbar = lage.form.erreichbar if lage.form else ()
    return tuple(blatt for feld in erreichbar if (blatt := read_blatt(lage, feld)) is not None)


def read_blatt(lage: Lage, feld: str) -> Fragenblatt | None:
    """The question of any field the open form has reached, answered or not; None for all others."""
    if lage.form is None or lage.leistung is None or lage.antrag is None:
        return None
    beschreibung = lage.leistung.feld(feld)
    # worded without the draft: what was asked back there stands beside it, and no option is left out
    frage = engine.question(lage.leistung, lage.mandant, feld, lage.form, _umfeld(lage))
    if beschreibung is None or frage is None:
        return None
    teil = lage.antrag.teilwerte.get(feld) or {}
    return Fragenblatt(
        frage=frage,
        feld=beschreibung,
        wert=lage.form.angaben.get(feld),
        anzeige=lage.form.anzeige.get(feld),
        teil=teil.get("wert"),
        meldung=teil.get("meldung") or lage.form.fehler.get(feld),
        vorschlaege=tuple(Wahl(wahl["titel"], wahl["wert"]) for wahl in teil.get("vorschlaege") or ()),
        slots=tuple(form_slots(lage, frage)) if frage.typ == "termin" else (),
        wunsch=lage.antrag.wuensche.get(feld),
        angebote=_offers(lage, feld) if frage.typ == "termin" else (),
        liste=_rows(lage, beschreibung, teil.get("wert")) if frage.typ == "liste" else None,
    )


def _offers(lage: Lage, feld: str) -> tuple[Wahl, ...]:
    frage = AntragService(lage.context, lage.session).question(lage.antrag, feld) if lage.antrag else None
    return frage.optionen if frage else ()


def _rows(lage: Lage, feld: Feld, teil: Any) -> Listenblatt:
    assert lage.form is not None  # noqa: S101 - narrows the type, a question is open
    assert lage.leistung is not None  # noqa: S101 - as above
    kontext = Kontext(lage.leistung, lage.mandant, feld, lage.form.angaben, _umfeld(lage))
    zeilen = rows_of(teil if teil is not None else lage.form.angaben.get(feld.feld))
    zelle = open_cell(teil)
    return Listenblatt(
        zeilen=tuple(zeilen),
        texte=tuple(cell_texts(zeile, kontext) for zeile in zeilen),
        optionen=column_options(kontext),
        zelle=zelle["nummer"] if zelle else None,
        noch=feld.noch or NOCH,
        fertig=teil is None and bool(zeilen),
    )


def _known(lage: Lage) -> tuple[tuple[str, str], ...]:
    if lage.antrag is None or lage.zustand.uebernahme == lage.antrag.id:
        return ()
    return tuple((lage.feldtitel(feld), eintrag.anzeige) for feld, eintrag in known_answers(lage).items())


def _umfeld(lage: Lage) -> Umfeld:
    clock = lage.context.clock
    return Umfeld(heute=clock.today(), jetzt=clock.now())


def _receipt(lage: Lage, vorgang: Vorgang) -> Quittung:
    context = lage.context
    leistung = context.katalog.fuer(vorgang.mandant, vorgang.leistung)
    gebuehr = vorgang.gebuehr or {}
    return Quittung(
        antrag=vorgang.antrag or "",
        titel=leistung.titel,
        aktenzeichen=vorgang.aktenzeichen,
        abrufcode=VorgangService(context, lage.session).code_of(vorgang),
        eingang=vorgang.eingang,
        gebuehr=gebuehr.get("text") or gebuehr.get("anzeige"),
        naechstes=fill(leistung.abschluss or "", leistung, lage.mandant),
        zeilen=tuple(
            (feld.titel, vorgang.anzeige[feld.feld]) for feld in leistung.felder if feld.feld in vorgang.anzeige
        ),
        unterlagen=tuple(str(unterlage["titel"]) for unterlage in vorgang.unterlagen),
    )


def draft_of(lage: Lage, antraege: AntragService, antrag: str) -> str:
    """Where a draft of this conversation stands: offen, geparkt, eingereicht, or fort."""
    if lage.antrag is not None and lage.antrag.id == antrag:
        return "offen"
    if any(teil.antrag == antrag for teil in lage.zustand.geparkt):
        return "geparkt"
    eigene = {entwurf.id: entwurf.zustand for entwurf in antraege.of_gespraech(lage.gespraech.id)}
    return "eingereicht" if eigene.get(antrag) == "eingereicht" else "fort"
