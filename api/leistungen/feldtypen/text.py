"""Free text, optionally with a pattern."""

import re
import unicodedata
from typing import override

from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import MAX_TEXT, Feldtyp, bad_text, has_control
from api.leistungen.kontext import Kontext


class Text(Feldtyp):
    name = "text"
    beispiel = "ein kurzer Satz"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        laenge = min(kontext.feld.max_laenge or MAX_TEXT, MAX_TEXT)
        if not isinstance(wert, str) or has_control(wert):
            return Pruefung(meldung=bad_text(wert, laenge))
        zeilen = unicodedata.normalize("NFC", wert).splitlines()
        text = "\n".join(" ".join(zeile.split()) for zeile in zeilen).strip()
        if not text:
            return Pruefung(meldung="Das Feld ist noch leer. Bitte schreiben Sie etwas dazu.")
        if len(text) > laenge:
            return Pruefung(meldung=bad_text(text, laenge))
        muster = kontext.feld.muster if kontext.spalte is None else None
        if muster is not None:
            text = "".join(text.split())
            if not re.fullmatch(muster, text):
                hilfe = (
                    kontext.feld.muster_hilfe or f"So sieht es richtig aus: {kontext.feld.beispiel or self.beispiel}."
                )
                return Pruefung(meldung=hilfe)
        return Pruefung(wert=text)

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return str(wert)


TYPEN = (Text(),)
