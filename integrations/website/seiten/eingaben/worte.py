"""One box for words: read by the bot, as in the chat; plain text is taken as it stands."""

from typing import ClassVar, override

from integrations.website.seiten.eingaben.basis import Bild, Eingabe, Gelesen, Kasten, Roh, Zelle

AUSSEHEN: dict[str, tuple[str, str | None, str]] = {
    "zahl": ("text", "decimal", "kurz"),
    "betrag": ("text", "decimal", "kurz"),
    "telefon": ("tel", "tel", "mittel"),
    "email": ("email", "email", "voll"),
    "iban": ("text", None, "voll"),
    "kennzeichen": ("text", None, "mittel"),
}
"""Type → type of the control, keyboard, width."""
ZEILEN = 4


class Wort(Eingabe):
    """What stands there unchanged needs no reading again."""

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        art, tasten, breite = AUSSEHEN.get(zelle.typ, ("text", None, "voll"))
        wert = roh.get(zelle.name) if roh is not None else zelle.text or ""
        titel = f"{zelle.titel} in {zelle.einheit}" if zelle.einheit else zelle.titel
        titel = f"{titel} in Euro" if zelle.typ == "betrag" else titel
        kasten = Kasten(
            zelle.name,
            titel,
            wert,
            art=art,
            breite=breite,
            autocomplete=zelle.autocomplete,
            inputmode=tasten,
            hinweis=f"Zum Beispiel: {zelle.beispiel}" if zelle.beispiel else None,
            zeilen=self.lines(zelle),
        )
        return Bild(self.vorlage, gruppe=False, kaesten=[kasten])

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        text = roh.get(zelle.name)
        if not text:
            return Gelesen(leer=True, wert="")
        if zelle.wert is not None and text == zelle.text:
            return Gelesen(wert=zelle.wert)
        return self.take(text)

    def lines(self, zelle: Zelle) -> int:  # noqa: ARG002 - the longer kind looks
        return 0

    def take(self, text: str) -> Gelesen:
        return Gelesen(text=text)


class Text(Wort):
    mehrere: ClassVar[int] = ZEILEN

    @override
    def lines(self, zelle: Zelle) -> int:
        return self.mehrere if zelle.lang else 0

    @override
    def take(self, text: str) -> Gelesen:
        return Gelesen(wert=text)


TYPEN: dict[str, Eingabe] = {"text": Text(), **{typ: Wort() for typ in AUSSEHEN}}
