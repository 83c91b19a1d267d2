"""What the gateway says itself, from `texte.yml`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from api.gespraeche.lage import Lage
from api.gespraeche.offene_frage import SICHTBAR
from api.gespraeche.optionen import answer_options, render
from api.gespraeche.schemas import Auftrag, Ausgang
from api.gespraeche.uebersicht import summary_of
from api.gespraeche.zustand import Rueckfrage, Wahloption
from api.leistungen.datenklassen import MESSENGER
from api.mandanten.verzeichnis import Mandant
from api.textdatei import Textdatei

say = Textdatei(Path(__file__).with_name("texte.yml")).say


def greeting(mandant: Mandant, einfach: bool, datenschutz: str, kanal: str) -> Ausgang:
    """The first message. In a messenger it says whose servers it runs through, before anybody has said anything."""
    anlass = "begruessung_messenger" if kanal in MESSENGER else "begruessung"
    messenger = MESSENGER.get(kanal, "")
    return Ausgang(say(anlass, einfach, name=mandant.name, datenschutz=datenschutz, messenger=messenger))


def failure(anlass: str, mandant: Mandant, einfach: bool) -> Ausgang:
    """A notice that something is down; names the office as the way on."""
    karte = {"art": "kontakt", "titel": mandant.name, "telefon": mandant.telefon}
    text = say(anlass, einfach, telefon=mandant.telefon)
    return Ausgang(text, art="stoerung", von="system", karte=karte)


def human_there(lage: Lage) -> Ausgang:
    """A human has taken the conversation over."""
    return _of_human("mensch_da", lage)


def human_gone(lage: Lage) -> Ausgang:
    """The human has given the conversation back; read before that is so."""
    return _of_human("mensch_fort", lage)


def human_says_goodbye(lage: Lage) -> Ausgang:
    """The human has ended the chat; read before that is so."""
    return _of_human("mensch_verabschiedet", lage)


def human_hands_on(team: str) -> Callable[[Lage], Ausgang]:
    """The human hands the conversation to others, called `team`; read before that is so."""
    return lambda lage: _of_human("mensch_gibt_weiter", lage, team=team)


def human_is_away(lage: Lage) -> Ausgang:
    """The human is gone without a word; read before the citizen waits again."""
    return _of_human("mensch_abwesend", lage)


def _of_human(anlass: str, lage: Lage, **worte: str) -> Ausgang:
    name = lage.zustand.mensch_name or ""
    return Ausgang(say(anlass, lage.gespraech.einfache_sprache, name=name, **worte), art="hinweis", von="system")


def call_back_offer(niemand: bool) -> Callable[[Lage], Rueckfrage]:
    """The side question to who waits in vain; `actions/rueckfragen/rueckruf.py` takes the answer."""

    def offer(lage: Lage) -> Rueckfrage:
        einfach = lage.gespraech.einfache_sprache
        optionen = [
            Wahloption(titel=say("rueckruf_ja", einfach), wert="ja"),
            Wahloption(titel=say("rueckruf_nein" if niemand else "rueckruf_warten", einfach), wert="nein"),
        ]
        text = say("rueckruf_niemand" if niemand else "rueckruf_lange", einfach)
        return Rueckfrage(art="rueckruf", text=text, optionen=optionen)

    return offer


def resumption(lage: Lage) -> Ausgang | None:
    """Said to whoever takes a conversation up elsewhere: where we are, and what is asked; None where nothing is."""
    frage, einfach = lage.frage, lage.gespraech.einfache_sprache
    if frage is None:
        return None
    titel = lage.leistung.titel if lage.leistung else ""
    text = say("weiter_antrag" if titel else "weiter_frage", einfach, titel=titel, frage=frage.text)
    summary = summary_of(lage) if frage.feld == "bestaetigung" else None
    optionen = tuple(render(lage, option) for option in answer_options(frage)[:SICHTBAR])
    return Ausgang(text, art="frage", optionen=optionen, karte={"art": "uebersicht", **summary} if summary else None)


def connection(lage: Lage) -> list[Ausgang]:
    """Said in the messenger once the website has let it in: that it is, and what is asked."""
    asked = resumption(lage)
    einfach = lage.gespraech.einfache_sprache
    if asked is None:
        return [Ausgang(say("verbunden_frei", einfach), art="hinweis", von="system")]
    return [Ausgang(say("verbunden", einfach), art="hinweis", von="system"), asked]


def from_pages(anlass: str, lage: Lage, werte: Mapping[str, Any]) -> Ausgang:
    """Said in a messenger of what was done on pages: the next question, the case that came of it, or the end."""
    einfach, titel = lage.gespraech.einfache_sprache, werte["titel"]
    worte = {"titel": f"„{titel}“" if titel else "Ihr Antrag", "aktenzeichen": str(werte["aktenzeichen"] or "")}
    if anlass != "weiter":
        return Ausgang(say(f"seiten_{anlass}", einfach, **worte))
    frage = resumption(lage)
    if frage is None:
        return Ausgang(say("seiten_danke", einfach))
    text = lage.frage.text if lage.frage else frage.text
    return replace(frage, text=say("seiten_weiter", einfach, frage=text))


def without_bot(auftrag: Auftrag, frage: dict[str, Any] | None, wortlaut: str | None) -> list[Ausgang]:
    """Why nothing came of the message (an old button, an edit too late); then the open question again."""
    einfach = auftrag.einfache_sprache
    hint = Ausgang(say(auftrag.hinweis, einfach, aktenzeichen=auftrag.aktenzeichen), art="hinweis")
    if not frage or not wortlaut:
        return [hint]
    text = say("veraltet_weiter", einfach, frage=wortlaut)
    return [hint, Ausgang(text, art="erinnerung", optionen=tuple(frage.get("optionen") or ()))]
