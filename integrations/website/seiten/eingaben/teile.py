"""Answers of several parts, a box for each: name, address, place, date, time of day."""

from collections.abc import Sequence
from typing import Any, override

from integrations.website.seiten.eingaben.basis import Bild, Eingabe, Gelesen, Kasten, Roh, Zelle


class Teile(Eingabe):
    """A value made of parts. An empty box says that the part is not there (any more)."""

    def boxes(self, zelle: Zelle) -> Sequence[Kasten]:
        """The boxes, their names being those of the parts."""
        raise NotImplementedError

    def parts(self, zelle: Zelle) -> dict[str, str]:
        """The known value, part by part."""
        werte = zelle.wert if isinstance(zelle.wert, dict) else {}
        return {kasten.name: str(werte.get(kasten.name) or "") for kasten in self.boxes(zelle)}

    def compose(self, zelle: Zelle, teile: dict[str, str]) -> Any:  # noqa: ARG002 - a place looks at what it was
        return teile

    @override
    def show(self, zelle: Zelle, roh: Roh | None) -> Bild:
        bekannt = self.parts(zelle)
        kaesten = []
        for kasten in self.boxes(zelle):
            name = f"{zelle.name}-{kasten.name}"
            wert = roh.get(name) if roh is not None else bekannt[kasten.name]
            kaesten.append(Kasten(**{**vars(kasten), "name": name, "wert": wert}))
        return Bild(self.vorlage, kaesten=kaesten)

    @override
    def read(self, zelle: Zelle, roh: Roh) -> Gelesen:
        teile = self.sent(zelle, roh)
        return Gelesen(wert=self.compose(zelle, teile), leer=not any(teile.values()))

    def sent(self, zelle: Zelle, roh: Roh) -> dict[str, str]:
        return {kasten.name: roh.get(f"{zelle.name}-{kasten.name}") for kasten in self.boxes(zelle)}

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        """The part asked for, else the first empty one, else the first."""
        teile = self.sent(zelle, roh)
        gefragt = teil.get("nachgefragt") if isinstance(teil, dict) else None
        name = gefragt[-1] if gefragt and gefragt[-1] in teile else next((n for n, w in teile.items() if not w), None)
        if gefragt and gefragt[-1] not in teile:
            name = None  # the directory of streets asked: it means the street
        return f"{zelle.name}-{name or next(iter(teile))}"


class Name(Teile):
    @override
    def boxes(self, zelle: Zelle) -> Sequence[Kasten]:
        eigen = zelle.autocomplete == "name"
        return (
            Kasten("vorname", "Vorname", autocomplete="given-name" if eigen else None),
            Kasten("nachname", "Nachname", autocomplete="family-name" if eigen else None),
        )


class Adresse(Teile):
    @override
    def boxes(self, zelle: Zelle) -> Sequence[Kasten]:
        eigen = zelle.autocomplete is not None
        strassen = tuple(strasse.strasse for strasse in zelle.mandant.strassen.strassen)
        return (
            Kasten("strasse", "Straße", autocomplete="address-line1" if eigen else None, vorschlaege=strassen),
            Kasten("hausnummer", "Hausnummer", breite="kurz"),
            Kasten(
                "plz",
                "Postleitzahl",
                breite="kurz",
                inputmode="numeric",
                autocomplete="postal-code" if eigen else None,
            ),
            Kasten("ort", "Ort", autocomplete="address-level2" if eigen else None),
        )

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        """An address may lack its post code and its town, so an empty one of these is not what is wrong."""
        name = super().fault(zelle, roh, teil)
        gefragt = teil.get("nachgefragt") if isinstance(teil, dict) else None
        if not gefragt and name in (f"{zelle.name}-plz", f"{zelle.name}-ort"):
            return f"{zelle.name}-strasse"
        return name


class Ort(Teile):
    """A street, or words, or both. Coordinates that came from elsewhere stay."""

    @override
    def boxes(self, zelle: Zelle) -> Sequence[Kasten]:
        strassen = tuple(strasse.strasse for strasse in zelle.mandant.strassen.strassen) if zelle.gebiet else ()
        beispiel = f"Zum Beispiel: {zelle.beispiel}" if zelle.beispiel else None
        return (
            Kasten("strasse", "Straße", hinweis="Falls Sie sie kennen", vorschlaege=strassen),
            Kasten("hausnummer", "Hausnummer", breite="kurz", hinweis="Oder die nächste Hausnummer"),
            Kasten("plz", "Postleitzahl", breite="kurz", inputmode="numeric", hinweis="Falls Sie sie kennen"),
            Kasten("ort", "Ort", hinweis=f"Nur wenn es nicht in {zelle.mandant.ort} ist"),
            Kasten("beschreibung", "Beschreibung der Stelle", hinweis=beispiel, zeilen=3),
        )

    @override
    def parts(self, zelle: Zelle) -> dict[str, str]:
        wert = zelle.wert if isinstance(zelle.wert, dict) else {}
        adresse = wert.get("adresse") or {}
        return {
            "strasse": str(adresse.get("strasse") or ""),
            "hausnummer": str(adresse.get("hausnummer") or ""),
            "plz": str(adresse.get("plz") or ""),
            "ort": "" if adresse.get("ort") == zelle.mandant.ort else str(adresse.get("ort") or ""),
            "beschreibung": str(wert.get("beschreibung") or ""),
        }

    @override
    def compose(self, zelle: Zelle, teile: dict[str, str]) -> Any:
        alt = zelle.wert if isinstance(zelle.wert, dict) else {}
        wert = {name: alt[name] for name in ("lat", "lon") if name in alt}
        adresse = {name: teile[name] for name in ("strasse", "hausnummer", "plz", "ort") if teile[name]}
        if adresse:
            wert["adresse"] = adresse
        return {**wert, "beschreibung": teile["beschreibung"]}

    @override
    def fault(self, zelle: Zelle, roh: Roh, teil: Any) -> str:
        return f"{zelle.name}-{'strasse' if zelle.gebiet else 'beschreibung'}"


class Datum(Teile):
    vorlage = "nebeneinander"

    @override
    def boxes(self, zelle: Zelle) -> Sequence[Kasten]:
        geburt = zelle.autocomplete == "bday"
        return (
            Kasten("tag", "Tag", breite="zwei", inputmode="numeric", autocomplete="bday-day" if geburt else None),
            Kasten("monat", "Monat", breite="zwei", inputmode="numeric", autocomplete="bday-month" if geburt else None),
            Kasten("jahr", "Jahr", breite="vier", inputmode="numeric", autocomplete="bday-year" if geburt else None),
        )

    @override
    def parts(self, zelle: Zelle) -> dict[str, str]:
        jahr, monat, tag = [*str(zelle.wert or "").split("-"), "", "", ""][:3]
        return {"tag": tag.lstrip("0"), "monat": monat.lstrip("0"), "jahr": jahr}

    @override
    def compose(self, zelle: Zelle, teile: dict[str, str]) -> Any:
        return f"{teile['tag']}.{teile['monat']}.{teile['jahr']}" if all(teile.values()) else {}


class Uhrzeit(Teile):
    vorlage = "nebeneinander"

    @override
    def boxes(self, zelle: Zelle) -> Sequence[Kasten]:
        return (
            Kasten("stunde", "Stunde", breite="zwei", inputmode="numeric"),
            Kasten("minute", "Minute", breite="zwei", inputmode="numeric"),
        )

    @override
    def parts(self, zelle: Zelle) -> dict[str, str]:
        stunde, _, minute = str(zelle.wert or "").partition(":")
        return {"stunde": stunde, "minute": minute}

    @override
    def compose(self, zelle: Zelle, teile: dict[str, str]) -> Any:
        return f"{teile['stunde']}:{teile['minute'].rjust(2, '0')}" if teile["stunde"] else {}


TYPEN: dict[str, Eingabe] = {
    "name": Name(),
    "adresse": Adresse(),
    "ort": Ort(),
    "datum": Datum(),
    "uhrzeit": Uhrzeit(),
}
