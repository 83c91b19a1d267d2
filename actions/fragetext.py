"""How the open question is put: first as written, then in other words, the summary in full only when it is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actions.zug import Zug


def question_message(zug: Zug) -> dict[str, Any]:
    """The open question as a message."""
    frage = zug.ergebnis.frage
    assert frage is not None  # noqa: S101 - called only while a question is open
    karte = frage.get("karte")
    if frage["feld"] == "bestaetigung" and zug.ergebnis.zusammenfassung and frage["mal"] == 0:
        text, karte = summary_text(zug, zug.ergebnis.zusammenfassung), summary_card(zug.ergebnis.zusammenfassung)
    else:
        text = zug.fragetext or _question_text(zug, frage)
    return {"text": text, "optionen": frage["optionen"], "karte": karte, "rolle": "frage"}


def _question_text(zug: Zug, frage: dict[str, Any]) -> str:
    anders = frage["mal"] % 2 == 1 if frage["mal"] else zug.anders  # in a row never twice in the same words
    text = frage["anders"] if anders and frage["anders"] else frage["text"]
    teile = [text]
    if frage.get("alt"):
        teile.insert(0, zug.text("bisher", alt=frage["alt"]))
    if frage.get("mehr") and frage["typ"] != "termin":
        teile.append(zug.text("mehr_auswahl"))
    return " ".join(teile)


def summary_text(zug: Zug, zusammenfassung: dict[str, Any]) -> str:
    """All answers, fee, documents, what happens next, and the question whether to send it."""
    zeilen = [zug.text("zusammenfassung")]
    zeilen += [f"{zeile['titel']}: {zeile['anzeige']}" for zeile in zusammenfassung["zeilen"]]
    gebuehr = zusammenfassung["gebuehr"]
    if gebuehr["betrag"] is None:
        zeilen.append(gebuehr["text"])
    else:
        zeilen.append(f"{zug.text('gebuehr')}: {gebuehr['text'] or gebuehr['betrag']}")
    if zusammenfassung.get("unterlagen"):
        zeilen.append(f"{zug.text('unterlagen')}: {', '.join(zusammenfassung['unterlagen'])}")
    if zusammenfassung.get("naechstes"):
        zeilen.append(zug.text("danach", naechstes=zusammenfassung["naechstes"]))
    zeilen.append(zug.text("frage_absenden"))
    return "\n".join(zeilen)


def summary_card(zusammenfassung: dict[str, Any]) -> dict[str, Any]:
    return {"art": "uebersicht", **zusammenfassung}
