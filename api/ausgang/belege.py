"""Mail a caller asked for: the receipt of what was submitted, and word of an appointment. Never the Abrufcode."""

from pathlib import Path
from typing import Literal

from sqlalchemy.orm import Session

from api.ausgang.kalenderdatei import TYP, Kalendereintrag, method_of, write
from api.ausgang.schemas import Anhang
from api.ausgang.service import Ausgang
from api.benachrichtigungen.worte import is_secret, place
from api.context import ApiContext
from api.leistungen.platzhalter import fill
from api.mandanten.verzeichnis import Mandant
from api.termine.models import Buchung
from api.textdatei import Textdatei
from api.vorgaenge.models import Vorgang
from api.vorgaenge.service import VorgangService

type Anlass = Literal["gebucht", "verlegt", "abgesagt"]
NEUTRAL = "Ihr Antrag"
_worte = Textdatei(Path(__file__).with_name("worte.yml"))


class Belege:
    """Every mail goes to one address once, however often it is asked for."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.ausgang = Ausgang(context, session)
        self.vorgaenge = VorgangService(context, session)

    def receipt_mail(self, vorgang: Vorgang, an: str) -> bool:
        """What was submitted, when, what comes next; of a Leistung with social data only that something was.

        False where this address has it already. Raises `AdresseUngueltig`, `MailNichtEingerichtet`.
        """
        secret, mandant = is_secret(self.context, vorgang), self._mandant(vorgang)
        titel = NEUTRAL if secret else self.vorgaenge.leistung_of(vorgang).titel
        zeilen = [*self._number(vorgang), f"Eingegangen: {vorgang.eingang:%d.%m.%Y um %H:%M} Uhr"]
        buchung = None if secret else self.vorgaenge.appointment(vorgang)
        if buchung is not None:
            zeilen.append(f"Termin: {self.vorgaenge.appointment_text(vorgang, buchung)}")
        if vorgang.gebuehr and not secret:
            zeilen.append(f"Gebühr: {vorgang.gebuehr['text']}")
        text = say(
            "beleg",
            titel=titel,
            zeilen="\n".join(zeilen),
            weiter="" if secret else self._onward(vorgang, mandant),
            status=say("status", adresse=place(self.context, vorgang)["adresse"]),
            gruss=self._greeting(vorgang, mandant),
        )
        return self._post(vorgang, an, "beleg", titel, text, f"beleg:{vorgang.aktenzeichen}")

    def appointment_mail(self, vorgang: Vorgang, an: str, anlass: Anlass, buchung: Buchung) -> bool:
        """When and where, with an entry for the calendar; `buchung` is the one called off where it was.

        Neutral and without an entry where the Leistung has social data. False and errors as in `receipt_mail`.
        """
        mandant, gruss = self._mandant(vorgang), self._greeting(vorgang, self._mandant(vorgang))
        schluessel = f"termin:{vorgang.aktenzeichen}:{anlass}:{len(vorgang.schritte)}:{buchung.beginn:%y%m%d%H%M}"
        if is_secret(self.context, vorgang):
            status = say("status", adresse=place(self.context, vorgang)["adresse"])
            zeilen = "\n".join(self._number(vorgang))
            text = say("termin_neutral", zeilen=zeilen, status=status, gruss=gruss)
            return self._post(vorgang, an, "gebucht", NEUTRAL, text, schluessel)
        leistung = self.vorgaenge.leistung_of(vorgang)
        wann = self.vorgaenge.appointment_text(vorgang, buchung)
        zeilen = "\n".join([*self._number(vorgang), f"Termin: {wann}"])
        text = say(anlass, titel=leistung.titel, zeilen=zeilen, gruss=gruss)
        eintrag = self._entry(vorgang, mandant, leistung.titel, buchung, abgesagt=anlass == "abgesagt")
        datei = Anhang("termin.ics", TYP.format(method=method_of(eintrag)), write(eintrag, self.context.clock.now()))
        return self._post(vorgang, an, anlass, leistung.titel, text, schluessel, datei)

    def _post(
        self, vorgang: Vorgang, an: str, wort: str, titel: str, text: str, schluessel: str, *dateien: Anhang
    ) -> bool:
        betreff = say(f"{wort}_betreff", titel=titel, aktenzeichen=vorgang.aktenzeichen)
        schluessel = f"{schluessel}:{self.ausgang.address_key(an)}"
        return self.ausgang.post(
            vorgang.mandant, an, betreff, text, schluessel=schluessel, anhaenge=dateien, vorgang=vorgang.aktenzeichen
        )

    def _mandant(self, vorgang: Vorgang) -> Mandant:
        return self.context.mandanten.mandant(vorgang.mandant)

    def _number(self, vorgang: Vorgang) -> list[str]:
        return [f"Aktenzeichen: {vorgang.aktenzeichen}"]

    def _onward(self, vorgang: Vorgang, mandant: Mandant) -> str:
        leistung = self.vorgaenge.leistung_of(vorgang)
        parts = []
        if leistung.abschluss:
            parts.append(say("weiter", naechstes=fill(leistung.abschluss, leistung, mandant)))
        fehlt = [str(teil["titel"]) for teil in vorgang.unterlagen if teil["unterlage"] not in vorgang.angaben]
        if fehlt:
            parts.append(say("unterlagen", liste="\n".join(f"- {titel}" for titel in fehlt)))
        return "".join(f"{part}\n\n" for part in parts)

    def _greeting(self, vorgang: Vorgang, mandant: Mandant) -> str:
        secret = is_secret(self.context, vorgang)
        stelle = mandant.stelle(None if secret else self.vorgaenge.leistung_of(vorgang).stelle)
        telefon = stelle.telefon.wert if stelle.telefon else mandant.telefon
        return say("gruss", telefon=telefon, mandant=mandant.name)

    def _entry(
        self, vorgang: Vorgang, mandant: Mandant, titel: str, buchung: Buchung, *, abgesagt: bool
    ) -> Kalendereintrag:
        kalender, standort = mandant.kalender.get(buchung.kalender), mandant.standorte.get(buchung.standort)
        return Kalendereintrag(
            kennung=f"{vorgang.id}@{self.context.settings.absender.rpartition('@')[2]}",
            fassung=len(vorgang.schritte),
            titel=titel,
            beginn=buchung.beginn,
            ende=buchung.ende,
            ganztags=kalender is not None and kalender.art == "tag",
            veranstalter=mandant.name,
            absender=self.context.settings.absender,
            ort=f"{standort.name}, {standort.anschrift.zeile}" if standort else None,
            beschreibung=f"Aktenzeichen {vorgang.aktenzeichen}",
            abgesagt=abgesagt,
        )


def say(anlass: str, **werte: str) -> str:
    return _worte.say(anlass, einfach=False, **werte)
