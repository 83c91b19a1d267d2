"""E-mail, telephone, IBAN and number plate: what has a syntax of its own."""

import re
from typing import ClassVar, override

import phonenumbers
from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from api.leistungen.ergebnis import JsonWert, Pruefung
from api.leistungen.feldtypen.basis import Feldtyp
from api.leistungen.kontext import Kontext

_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~äöüÄÖÜß-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~äöüÄÖÜß-]+)*@([A-Za-z0-9äöüÄÖÜß]([A-Za-z0-9äöüÄÖÜß-]{0,61}[A-Za-z0-9äöüÄÖÜß])?\.)+[A-Za-z]{2,24}"
)
_KENNZEICHEN = re.compile(r"([A-ZÄÖÜ]{1,3})[\s-]+([A-Z]{1,2})[\s-]*([1-9]\d{0,3})\s*([EH])?")
_KENNZEICHEN_ENG = re.compile(r"([A-ZÄÖÜ]{1,3})([A-Z]{1,2})([1-9]\d{0,3})([EH])?")

_KUERZESTE = 10_000  # a number with area code has at least five digits


class _Kurz(Feldtyp):
    """Text up to ``laenge`` characters that is then parsed."""

    laenge: ClassVar[int] = 254

    def text(self, wert: JsonWert) -> str | None:
        return wert.strip() if isinstance(wert, str) and len(wert) <= self.laenge and wert.isprintable() else None

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return str(wert)


class Email(_Kurz):
    name = "email"
    beispiel = "anna.mueller@example.org"
    autocomplete = "email"

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        adresse = email_address(self.text(wert) or "")
        if adresse is None:
            return Pruefung(
                meldung=f"Das ist keine gültige E-Mail-Adresse. Sie sieht zum Beispiel so aus: {self.beispiel}."
            )
        return Pruefung(wert=adresse)


def email_address(text: str) -> str | None:
    """The address without blanks, its domain in lower case; None where it is none."""
    adresse = re.sub(r"\s", "", text) if len(text) <= Email.laenge and text.strip().isprintable() else ""
    if not _EMAIL.fullmatch(adresse):
        return None
    lokal, _, domaene = adresse.rpartition("@")
    return f"{lokal}@{domaene.lower()}"


class Telefon(_Kurz):
    """E.164; numbers without a country are German."""

    name = "telefon"
    beispiel = "01234 56789"
    autocomplete = "tel"
    laenge = 40

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        text = self.text(wert)
        try:
            nummer = phonenumbers.parse(text or "", "DE")
        except phonenumbers.NumberParseException:
            nummer = None
        if nummer is None or not phonenumbers.is_possible_number(nummer) or (nummer.national_number or 0) < _KUERZESTE:
            return Pruefung(
                meldung=f"Das ist keine vollständige Telefonnummer. Mit Vorwahl sieht sie so aus: {self.beispiel}."
            )
        return Pruefung(wert=phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164))

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return phone_text(wert)


def phone_text(wert: JsonWert) -> str:
    """The number as people read it: "0385 1234567", from abroad "+43 1 234567"."""
    try:
        nummer = phonenumbers.parse(wert, "DE")
    except phonenumbers.NumberParseException:
        return str(wert)
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(nummer, form.NATIONAL if nummer.country_code == 49 else form.INTERNATIONAL)


class Iban(_Kurz):
    """Without blanks, check digits verified."""

    name = "iban"
    beispiel = "DE02 1203 0000 0000 2020 51"
    laenge = 60

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        text = re.sub(r"[\s.-]", "", self.text(wert) or "").upper()
        try:
            iban = IBAN(text)
        except (SchwiftyException, ValueError):
            return Pruefung(meldung=_iban_message(text, self.beispiel))
        return Pruefung(wert=str(iban.compact))

    @override
    def display(self, wert: JsonWert, kontext: Kontext) -> str:
        return " ".join(wert[i : i + 4] for i in range(0, len(wert), 4))


def _iban_message(text: str, beispiel: str) -> str:
    if text.startswith("DE") and len(text) != 22:
        return f"Eine deutsche IBAN hat 22 Stellen, Ihre hat {len(text)}. So sieht sie aus: {beispiel}."
    return f"Diese IBAN stimmt nicht, vielleicht ist eine Ziffer vertauscht. So sieht sie aus: {beispiel}."


class Kennzeichen(_Kurz):
    """District, letters, digits: "XY-AB 123", also with E or H at the end."""

    name = "kennzeichen"
    beispiel = "XY-AB 123"
    laenge = 20

    @override
    def check(self, wert: JsonWert, kontext: Kontext, bisher: JsonWert) -> Pruefung:
        text = (self.text(wert) or "").upper().replace("–", "-").replace(":", "-")
        teile = _KENNZEICHEN.fullmatch(text) or _split_tight(text, kontext)
        beispiel = f"{kontext.mandant.kuerzel[:3]}-AB 123"
        if teile is None:
            return Pruefung(
                meldung=f"Das ist kein vollständiges Kennzeichen. Es sieht zum Beispiel so aus: {beispiel}."
            )
        ort, buchstaben, ziffern, ende = teile.groups()
        if len(ort) + len(buchstaben) + len(ziffern) + len(ende or "") > 8:
            return Pruefung(meldung=f"Ein Kennzeichen hat höchstens acht Zeichen, zum Beispiel {beispiel}.")
        return Pruefung(wert=f"{ort}-{buchstaben} {ziffern}{ende or ''}")


def _split_tight(text: str, kontext: Kontext) -> re.Match[str] | None:
    """ "SNAB123" has more than one reading; the town's own letters decide, else only a single possible split counts."""
    eng = re.sub(r"[\s-]", "", text)
    eigen = kontext.mandant.kuerzel
    if eng.startswith(eigen):
        treffer = _KENNZEICHEN.fullmatch(f"{eigen}-{eng[len(eigen) :]}")
        if treffer:
            return treffer
    buchstaben = re.match(r"[A-ZÄÖÜ]*", eng)
    return _KENNZEICHEN_ENG.fullmatch(eng) if buchstaben and len(buchstaben[0]) in (2, 5) else None


TYPEN = (Email(), Telefon(), Iban(), Kennzeichen())
