"""Answering the open question on a walk: in words, by button, in two halves, with a question beside, in a burst."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests.dialoge.wege.stoff import Antwort, draw, words
from tests.dialoge.wege.weg import Weg
from tests.simulation.listen import Zeilen
from tests.simulation.personen import draw_persona
from tests.simulation.sprache import typo

NEBEN = ("name", "adresse", "datum", "telefon", "email", "kennzeichen", "zahl", "auswahl", "gegenstaende")
ZELLEN = 12
ORDNUNGSWORTE = (("den ersten", "der erste bitte"), ("den zweiten", "der zweite passt"), ("den dritten bitte",))


def answer(weg: Weg) -> None:
    """A valid answer, whatever is asked."""
    feld = weg.form.gefragt
    typ = weg.form.feld(feld).typ
    if typ == "termin":
        slot(weg, feld)
    elif typ == "liste":
        rows(weg, feld)
    elif typ == "datei":
        antwort = draw(weg.form, weg.ziehung, feld)
        weg.hand_in(antwort.worte[0])
        take(weg, antwort)
    elif proposed(weg, feld) and weg.rng.random() < 0.5:
        accept(weg, feld)
    elif weg.frage.get("optionen") and typ == "auswahl" and weg.rng.random() < 0.4:
        button(weg, feld)
    else:
        antwort = draw(weg.form, weg.ziehung, feld)
        weg.say(slip(weg, antwort))
        take(weg, antwort)


def slip(weg: Weg, antwort: Antwort) -> str:
    """The sentence, now and then with a typo in a word that is not the value."""
    wort = next((wort for wort in antwort.worte if wort in antwort.satz), antwort.satz)
    davor, _, danach = antwort.satz.partition(wort)
    if len(davor) > 8 and weg.rng.random() < 0.15:
        return typo(davor, weg.rng) + wort + danach
    return antwort.satz.lower() if antwort.typ in ("auswahl", "zahl") and weg.rng.random() < 0.3 else antwort.satz


def take(weg: Weg, antwort: Antwort) -> None:
    """The oracle takes it too; a part the form still lacks is told when asked."""
    fertig = weg.form.set(antwort.feld, antwort.wert)
    weg.settled(gueltig=True)
    if not fertig:
        finish(weg, antwort)


def anew(weg: Weg, feld: str) -> None:
    """The field is asked again, and answered with another value."""
    weg.form.ask_again(feld)
    weg.settled(feld)
    antwort = draw(weg.form, weg.ziehung, feld)
    weg.say(antwort.satz)
    take(weg, antwort)


def finish(weg: Weg, antwort: Antwort) -> None:
    """Say again what the form asks back about (a postal code, a street it does not know)."""
    wert = antwort.wert
    teil = "plz" if isinstance(wert, dict) and "plz" in wert and "Postleitzahl" in weg.chat.text else None
    if teil:
        weg.say(wert[teil])
        weg.form.set(antwort.feld, {teil: wert[teil]})
    else:
        weg.say(antwort.worte[0])
        weg.form.set(antwort.feld, wert)
    weg.settled(gueltig=True)


def proposed(weg: Weg, feld: str) -> bool:
    return weg.form.question_of(feld).vorschlag is not None and feld not in weg.form.gegeben


def accept(weg: Weg, feld: str) -> None:
    vorschlag = weg.form.question_of(feld).vorschlag
    assert vorschlag is not None
    weg.pick("ja")
    weg.form.set(feld, vorschlag.wert)
    weg.settled(gueltig=True)


def button(weg: Weg, feld: str) -> None:
    titel = weg.rng.choice([option["titel"] for option in weg.frage["optionen"]])
    wert = next((w.wert for w in weg.form.question_of(feld).optionen if w.titel == titel), None)
    if wert is None or not weg.form.accepts(feld, wert):
        answer(weg)
        return
    weg.press(titel)
    weg.form.set(feld, wert)
    weg.settled(gueltig=True)


def slot(weg: Weg, feld: str) -> None:
    """One of the slots offered, by button or by its place; what it stands for is read where all are listed."""
    titel = [option["titel"] for option in weg.frage["optionen"]]
    weg.expect(bool(titel), "keine Termine angeboten")
    antwort = weg.chat.http.get(weg.frage["alle"], headers=weg.chat.headers)
    alle = {option["titel"]: option for option in antwort.json()["optionen"]}
    nummer = weg.rng.randrange(len(titel))
    beginn = datetime.fromisoformat(alle[titel[nummer]]["beginn"])
    standort = weg.form.stand.angaben.get("standort")
    wert = {"standort": standort and standort["wert"], "beginn": beginn.isoformat()}
    if nummer < len(ORDNUNGSWORTE) and weg.rng.random() < 0.4:
        weg.say(weg.rng.choice(ORDNUNGSWORTE[nummer]))
    else:
        weg.press(titel[nummer])
    weg.form.set(feld, wert)
    weg.settled(gueltig=True)


def rows(weg: Weg, feld: str) -> None:
    """A list, row by row or at once; nothing of it stands in `angaben` until it is whole."""
    antwort = draw(weg.form, weg.ziehung, feld)
    fakt = weg.ziehung.draw(feld, "liste")
    zeilen = Zeilen(replace(draw_persona(weg.rng.randrange(10**6), 0), gewohnheiten=frozenset()), fakt)
    for _ in range(ZELLEN):
        zeilen.answer(weg)  # type: ignore[arg-type]
        if weg.frage.get("feld") != feld:
            break
        weg.same_answers()
    weg.form.set(antwort.feld, fakt.wert)
    weg.settled(gueltig=True)


def in_halves(weg: Weg) -> None:
    """Half an answer, then the rest."""
    antwort = draw(weg.form, weg.ziehung, weg.form.gefragt)
    wert = antwort.wert
    if antwort.typ == "adresse":
        weg.say(wert["strasse"])
        weg.form.set(antwort.feld, {"strasse": wert["strasse"]})
        weg.settled()
        weg.say(wert["hausnummer"])
        fertig = weg.form.set(antwort.feld, {"hausnummer": wert["hausnummer"]})
        weg.settled(gueltig=True)
        if not fertig:
            finish(weg, antwort)
    else:
        if weg.rng.random() < 0.5:
            weg.say(f"der Vorname ist {wert['vorname']}")
            rest = "nachname"
        else:
            weg.say(wert["nachname"])
            rest = "vorname"
        weg.same_answers()
        weg.say(wert[rest])
        weg.form.set(antwort.feld, wert)
        weg.settled(gueltig=True)


def halves_fit(weg: Weg) -> bool:
    feld = weg.form.gefragt
    neu = feld not in weg.form.gegeben and feld not in weg.form.teile
    return neu and weg.form.feld(feld).typ in ("adresse", "name") and not proposed(weg, feld)


def with_question(weg: Weg) -> None:
    """Answer and question in one message: both are taken."""
    antwort = draw(weg.form, weg.ziehung, weg.form.gefragt)
    weg.say(f"{antwort.worte[0]}. {weg.rng.choice(words('nebenfrage')[:2])}")
    weg.expect(len(weg.chat.text) > 60, "die Frage blieb ohne Antwort")
    take(weg, antwort)


def question_fits(weg: Weg) -> bool:
    return weg.form.feld(weg.form.gefragt).typ in NEBEN


def in_a_burst(weg: Weg) -> None:
    """The answer and a remark at once; both orders end alike."""
    antwort = draw(weg.form, weg.ziehung, weg.form.gefragt)
    beide = [antwort.worte[0], weg.rng.choice([*words("schimpfen"), *words("nebenfrage")])]
    weg.rng.shuffle(beide)
    weg.burst(*beide)
    take(weg, antwort)


def in_wrong_words(weg: Weg) -> None:
    """What can't be an answer: nothing changes, the question comes back, then a human is named."""
    feld = weg.form.gefragt
    typ = weg.form.feld(feld).typ
    for text in weg.rng.sample(wrong_words(weg), weg.rng.choice((1, 1, 2))):
        weg.say(text)
        weg.settled(feld)
    weg.expect(typ != "bestaetigung", "Übersicht")


def wrong_words(weg: Weg) -> list[str]:
    feld = weg.form.feld(weg.form.gefragt)
    typ = feld.typ
    unsinn = words("unsinn") if typ in words("unlesbar") and typ not in ("name", "adresse") else []
    unlesbar = [text for text in words("unlesbar").get(typ, []) if feld.pflicht or text not in words("weiss_nicht")]
    return [*unlesbar, *unsinn]


def wrong_fits(weg: Weg) -> bool:
    return len(wrong_words(weg)) > 1 and weg.form.gefragt not in weg.form.teile


def self_corrected(weg: Weg) -> None:
    """Wrong and right in one breath."""
    feld = weg.form.gefragt
    falsch, richtig = draw(weg.form, weg.ziehung, feld), draw(weg.form, weg.ziehung, feld)
    if falsch.wert == richtig.wert:
        answer(weg)
        return
    satz = weg.rng.choice(words("im_satz"))
    weg.say(satz.replace("{alt}", falsch.worte[0]).replace("{wert}", richtig.worte[0]))
    take(weg, richtig)


def self_corrected_fits(weg: Weg) -> bool:
    feld = weg.form.gefragt
    typ = weg.form.feld(feld).typ
    return typ in ("name", "datum", "telefon", "email", "kennzeichen", "betrag") and not proposed(weg, feld)
