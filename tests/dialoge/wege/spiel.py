"""Plays a walk through one service: what may come now, and how likely."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import httpx

from tests.dialoge.wege import antworten, einlagen, korrekturen
from tests.dialoge.wege.orakel import Orakel
from tests.dialoge.wege.weg import Weg
from tests.system import Chat

Pruefe = Callable[[Weg], bool]
LANGER_WEG = 120
"""Turns after which a walk only answers, so that it ends."""
EINFACH = 0.1


def always(weg: Weg) -> bool:
    return True


def asked(weg: Weg) -> bool:
    return weg.form.gefragt != "bestaetigung"


SCHRITTE: dict[Callable[[Weg], None], tuple[float, Pruefe]] = {
    antworten.answer: (12, always),
    antworten.in_halves: (2, antworten.halves_fit),
    antworten.with_question: (1, antworten.question_fits),
    antworten.in_a_burst: (1, antworten.question_fits),
    antworten.in_wrong_words: (2, antworten.wrong_fits),
    antworten.self_corrected: (1, antworten.self_corrected_fits),
    einlagen.skip: (4, einlagen.skip_fits),
}
"""What answers the open question."""
IMMER: dict[Callable[[Weg], None], tuple[float, Pruefe]] = {
    korrekturen.by_name: (2, korrekturen.fits(*korrekturen.NACH_NAMEN)),
    korrekturen.by_value: (1, korrekturen.fits(*korrekturen.NACH_WERT)),
    korrekturen.of_a_part: (1, korrekturen.part_fits),
    korrekturen.by_pointing: (1, korrekturen.pointing_fits),
    korrekturen.of_an_item: (1, korrekturen.fits("gegenstaende")),
    korrekturen.taken_back: (1, korrekturen.fits(*korrekturen.NACH_WERT)),
    einlagen.digression: (3, always),
    einlagen.back: (1, einlagen.back_fits),
    einlagen.refusal: (0.7, einlagen.refusal_fits),
    einlagen.nearly_cancel: (0.7, einlagen.anything_to_lose),
    einlagen.cancel_and_resume: (0.4, einlagen.anything_to_lose),
    einlagen.other_wish: (0.7, einlagen.anything_to_lose),
    einlagen.park_and_return: (0.4, einlagen.anything_to_lose),
    einlagen.summary_again: (2, einlagen.summary_fits),
}
"""What may come at any time."""


def walk(url: str, leistung: str, samen: str, dienst_token: str) -> Weg:
    """From the wish to the case. Raises `Irrweg` at the first fault."""
    with Chat(url) as chat:
        weg = Weg(chat, samen, datetime.now(UTC))
        if weg.rng.random() < EINFACH:
            weg.say("einfache Sprache bitte")
        weg.orakel = Orakel(leistung)
        weg.say(weg.form.leistung.titel)
        weg.settled()
        while not chat.stand.get("vorgang"):
            step(weg)
        check_case(weg, dienst_token)
        weg.say("Wo ist mein Antrag?")
        weg.expect("status" in [karte["art"] for karte in chat.karten], "kein Stand des Antrags")
        return weg


def step(weg: Weg) -> None:
    """One drawn step; in the summary mostly the end."""
    if weg.form.gefragt == "bestaetigung" and (weg.zuege > LANGER_WEG or weg.rng.random() < 0.4):
        weg.pick("absenden")
        weg.expect(bool(weg.chat.stand.get("vorgang")), "nicht abgesendet")
        return
    moeglich = dict(IMMER)
    if asked(weg):
        moeglich |= SCHRITTE
    if weg.zuege > LANGER_WEG:
        moeglich = {antworten.answer: (1, always)}
    passend = [(schritt, anteil) for schritt, (anteil, passt) in moeglich.items() if passt(weg)]
    (schritt,) = weg.rng.choices([s for s, _ in passend], [anteil for _, anteil in passend])
    weg.mitschrift.append(f"   -- {schritt.__module__.rsplit('.', 1)[-1]}.{schritt.__name__}")
    gefragt = weg.form.gefragt
    schritt(weg)
    weg.letztes = gefragt if schritt is antworten.answer and gefragt in weg.form.gegeben else ""


def check_case(weg: Weg, dienst_token: str) -> None:
    """The case reads as the oracle's answers do."""
    nummer = weg.chat.stand["vorgang"]["aktenzeichen"]
    kopf = {"Authorization": f"Bearer {dienst_token}"}
    antwort = weg.chat.http.get(f"/api/v1/vorgaenge/{nummer}", headers=kopf)
    weg.expect(antwort.status_code == httpx.codes.OK, antwort.text)
    ist, soll = weg.form.shows(antwort.json()["angaben"]), weg.form.angaben
    weg.expect(ist == soll, f"im Vorgang: {ist} statt {soll}")
