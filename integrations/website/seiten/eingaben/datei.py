"""A file, sent as multipart."""

from typing import override

from integrations.website.seiten.eingaben.basis import Bild, Eingabe, Gelesen, Roh, Zelle


class Datei(Eingabe):
    """The file itself is kept by whoever handles the form; sending none keeps the one handed in before."""

    vorlage = "datei"

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        name = zelle.wert.get("name") if isinstance(zelle.wert, dict) else None
        return Bild(self.vorlage, gruppe=False, mehr={"name": name})

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        datei = roh.files.get(zelle.name)
        if datei is not None and (datei.filename or datei.size):
            return Gelesen()
        if isinstance(zelle.wert, dict):
            return Gelesen(wert=zelle.wert)
        return Gelesen(leer=True, fehler="Bitte wählen Sie eine Datei aus.")

    @override
    def needs_file(self) -> bool:
        return True


TYPEN: dict[str, Eingabe] = {"datei": Datei()}
