"""What comes in between on a walk: questions, waiting, swearing, steps back, other wishes, nearly giving up."""

from __future__ import annotations

from tests.dialoge.wege.antworten import anew
from tests.dialoge.wege.orakel import MANDANT, Orakel, katalog
from tests.dialoge.wege.stoff import words
from tests.dialoge.wege.weg import Weg

ZWISCHEN = ("nebenfrage", "warum", "pause", "plauderei", "wiederholen", "angaben", "schimpfen", "stand", "sprache")


def digression(weg: Weg) -> None:
    """One sentence that is no answer: the same question is open again, nothing is lost."""
    art = weg.rng.choice(ZWISCHEN if weg.form.gefragt != "bestaetigung" else ("nebenfrage", "pause", "schimpfen"))
    weg.pick(art)
    weg.settled()


def back(weg: Weg) -> None:
    """The previous question with its answer shown; it stays, or there is a new one."""
    vorige = weg.form.previous()
    assert vorige is not None
    alt = weg.form.angaben.get(vorige)
    weg.pick("zurueck")
    weg.form.ask_again(vorige)
    weg.settled(vorige)
    weg.expect(alt is None or alt in weg.chat.text, f"zeigt die alte Antwort {alt!r} nicht")
    if alt is not None and weg.rng.random() < 0.5:
        weg.pick("bleibt")
        weg.form.erneut = None
        weg.settled()


def back_fits(weg: Weg) -> bool:
    return weg.form.previous() is not None and not weg.form.erneut


def skip(weg: Weg) -> None:
    """An optional question is left out."""
    feld = weg.form.gefragt
    if weg.rng.random() < 0.3:
        weg.press("Überspringen")
    else:
        weg.pick("ueberspringen")
    weg.form.skip(feld)
    weg.settled(gueltig=True)


def skip_fits(weg: Weg) -> bool:
    return weg.form.gefragt != "bestaetigung" and not weg.form.feld(weg.form.gefragt).pflicht


def refusal(weg: Weg) -> None:
    """A required question stays open."""
    weg.pick(weg.rng.choice(("verweigern", "ueberspringen")))
    weg.settled()


def refusal_fits(weg: Weg) -> bool:
    gefragt = weg.form.gefragt
    return gefragt != "bestaetigung" and weg.form.feld(gefragt).pflicht and weg.form.feld(gefragt).typ != "text"


def nearly_cancel(weg: Weg) -> None:
    weg.pick("abbrechen")
    weg.expect(weg.frage.get("feld") == "rueckfrage", "fragt nicht, ob wirklich")
    weg.pick("doch_nicht")
    weg.settled()


def cancel_and_resume(weg: Weg) -> None:
    """Cancelled, kept, and taken up again by the same wish."""
    weg.say("abbrechen")
    weg.expect(weg.frage.get("feld") == "rueckfrage", "fragt nicht, ob wirklich")
    weg.say("ja")
    weg.no_form()
    weg.say(weg.form.leistung.titel)
    weg.settled()


def anything_to_lose(weg: Weg) -> bool:
    return bool(weg.form.gegeben) and not any(weg.form.feld(feld).typ == "termin" for feld in weg.form.gegeben)


def other_wish(weg: Weg) -> None:
    """Another service in mid-form: asked whether to park this one, and turned down."""
    weg.say(weg.rng.choice(words("anderes")).replace("{wert}", _other(weg).leistung.titel))
    weg.expect(weg.frage.get("feld") == "rueckfrage", "fragt nicht, ob gewechselt werden soll")
    weg.pick("doch_nicht")
    weg.settled()


def park_and_return(weg: Weg) -> None:
    """The other one begun, answered once, given up; back to the first, as it was."""
    anderes = _other(weg)
    weg.say(weg.rng.choice(words("anderes")).replace("{wert}", anderes.leistung.titel))
    weg.expect(weg.frage.get("feld") == "rueckfrage", "fragt nicht, ob gewechselt werden soll")
    weg.say("ja")
    offen = weg.chat.stand["leistung"]
    weg.expect(offen == anderes.leistung.leistung, f"offen ist {offen} statt {anderes.leistung.leistung}")
    weg.say("abbrechen")
    if weg.frage.get("feld") == "rueckfrage":
        weg.say("ja")
    weg.no_form()
    weg.say("ja")
    weg.settled()


def _other(weg: Weg) -> Orakel:
    alle, _ = katalog()
    eigene = weg.form.leistung.leistung
    andere = [lst.leistung for lst in alle.von(MANDANT) if lst.startbar and lst.leistung != eigene]
    return Orakel(weg.rng.choice(andere))


def summary_again(weg: Weg) -> None:
    """ "Noch etwas ändern" in the summary asks what; a field named is asked again."""
    feld = weg.rng.choice([feld for feld in weg.form.gegeben if weg.form.feld(feld).typ in ("name", "adresse")])
    titel = weg.form.feld(feld).titel
    weg.say(f"{titel} ändern")
    anew(weg, feld)


def summary_fits(weg: Weg) -> bool:
    bestaetigen = weg.form.gefragt == "bestaetigung"
    return bestaetigen and any(weg.form.feld(feld).typ in ("name", "adresse") for feld in weg.form.gegeben)
