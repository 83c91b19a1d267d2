"""An answer that can't be read or is not right. It climbs: what is wrong → an example or the choices → a human."""

from __future__ import annotations

from typing import Any

from actions.eingabe import Eingabe
from actions.texte import has_text
from actions.zug import Zug


async def say_unreadable(zug: Zug) -> None:
    """Nothing in the message fits the question."""
    frage = zug.eingabe.frage
    if frage is None:
        return
    if frage.get("gesperrt"):  # answered elsewhere: asked once more, which brings a fresh link
        await zug.run()
        zug.anders = True
        return
    befehle: list[dict[str, Any]] = [{"befehl": "merken", "fehlversuch": frage["feld"]}]
    if _tries(zug) >= 2:
        befehle.append({"befehl": "kontakt"})
    ergebnisse = await zug.run(*befehle)
    stufe = min(_tries(zug) + 1, 3)
    zug.anders = True
    if stufe == 1 and is_place(zug.eingabe):
        zug.say("standort_statt_adresse" if frage["typ"] == "adresse" else "standort_passt_nicht")
        return
    zug.say(
        f"unlesbar_{stufe}",
        was=zug.text(_type_key(frage["typ"])),
        beispiel=_example(zug),
        karte=ergebnisse[-1]["karte"] if stufe == 3 else None,
    )


def is_place(eingabe: Eingabe) -> bool:
    """Did a device share where it is? Nothing but a question for a place can be answered by that."""
    return any(wert.typ == "ort" and isinstance(wert.wert, dict) and "lat" in wert.wert for wert in eingabe.werte)


def say_wrong(zug: Zug, meldung: str | None) -> None:
    """The value was read and refused; the backend says why. Later tries get an example and the way to a human."""
    frage = zug.ergebnis.frage or {}
    zug.anders = True
    zug.say_text(meldung or zug.text("unlesbar_1", was=zug.text(_type_key(str(frage.get("typ"))))))
    if frage.get("fehlversuche", 0) == 2:
        beispiel = _example(zug)
        if beispiel:
            zug.say_text(beispiel)
    elif frage.get("fehlversuche", 0) >= 3:
        zug.say("unlesbar_3")


def _tries(zug: Zug) -> int:
    """Failed tries at the open question before this message."""
    versuche: dict[str, int] = dict(zug.eingabe.zustand.get("fehlversuche") or {})
    return versuche.get(zug.eingabe.gefragt or "", 0)


def _type_key(typ: str) -> str:
    return f"typ_{typ}" if has_text(f"typ_{typ}") else "typ_text"


def _example(zug: Zug) -> str:
    frage = zug.ergebnis.frage or {}
    if frage.get("optionen"):
        return zug.text("bitte_waehlen")
    if frage.get("beispiel"):
        return zug.text("beispiel", beispiel=frage["beispiel"])
    return str(frage.get("hilfe") or "")
