"""The form of one service in the session of a request: read, act, show."""

import hashlib
import json
import uuid
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.antraege.errors import AntragUnbekannt
from api.errors import UngueltigeEingabe
from api.gespraeche.formularbuch import Schritt
from api.gespraeche.formularsicht import Formularsicht, Fragenblatt
from api.gespraeche.service import GespraechUnbekannt
from integrations.website.eingang import UUID
from integrations.website.seiten.eingaben.basis import Roh
from integrations.website.seiten.seite import Anfrage, see
from integrations.website.seiten.sitzung import Sitzung, check_sender
from integrations.website.seiten.wege import EINGEREICHT, Wege
from integrations.website.upload import read_form

FELDER_MAX = 400


class Formular:
    """Raises `LeistungUnbekannt`, `LeistungAus` for a service this Mandant does not offer."""

    def __init__(self, anfrage: Anfrage, leistung: str) -> None:
        self.anfrage = anfrage
        self.leistung = anfrage.context.katalog.fuer(anfrage.mandant.key, leistung)
        self.wege = Wege(anfrage.mandant.key, leistung, anfrage.sitzung is not None and anfrage.sitzung.sicher)
        self._dienst = anfrage.dienst.formular

    @property
    def sitzung(self) -> Sitzung:
        """Raises `GespraechUnbekannt` without one."""
        if self.anfrage.sitzung is None:
            raise GespraechUnbekannt
        return self.anfrage.sitzung

    async def read(
        self, feld: str | None = None, schritt: str | None = None, eingabe: str | None = None
    ) -> Formularsicht:
        """Raises `GespraechUnbekannt`, also for a conversation of another Mandant."""
        sitzung = self.sitzung
        sicht = await self._dienst.read(
            sitzung.gespraech, sitzung.token, self.leistung.leistung, feld, schritt, eingabe
        )
        if sicht.mandant.key != self.anfrage.mandant.key:
            raise GespraechUnbekannt
        return sicht

    async def act(self, antrag: str | None, nachricht: str, befehle: Sequence[dict[str, Any]]) -> Schritt:
        """Run commands on the draft; raises like `Formularbuch.act`."""
        wer = self.sitzung
        return await self._dienst.act(wer.gespraech, wer.token, nachricht, antrag, befehle, sicher=wer.sicher)

    async def understand(self, feld: str, text: str, zelle: dict[str, Any] | None) -> Any:
        """What the bot reads in the text; raises `TeilAusgefallen`, `BotFehler`."""
        return await self._dienst.understand(self.sitzung.gespraech, self.sitzung.token, feld, text, zelle)

    async def note(self, notiz: dict[str, Any]) -> str:
        """Keep something for the page that is shown next; its name."""
        return await self._dienst.note(self.sitzung.gespraech, self.sitzung.token, notiz)

    async def refuse(self, feld: str, roh: Roh, fehler: list[dict[str, str]], zeile: int | None = None) -> Response:
        """Back to the question, with what was typed and what is wrong with it. By a redirect, so that neither the way
        back nor a reload sends anything again.
        """
        notiz = await self.note({"feld": feld, "roh": roh.dump(), "fehler": fehler})
        return see(self.wege.to(feld, zeile=zeile, eingabe=notiz))

    async def store_file(self, name: str, content: bytes) -> dict[str, Any]:
        return await self._dienst.store_file(self.sitzung.gespraech, self.sitzung.token, name, content)

    def elsewhere(self, sicht: Formularsicht) -> str | None:
        """Where to go when no draft of this service is open: to its receipt, or to its start. Raises `AntragUnbekannt`
        where there never was one, or no longer is.
        """
        if sicht.form is not None:
            return None
        if sicht.geparkt:
            return self.wege.start
        if sicht.quittungen:
            return self.wege.to(EINGEREICHT)
        raise AntragUnbekannt

    def same_draft(self, sicht: Formularsicht, roh: Roh) -> None:
        """A page of a draft that is gone must not change the one begun after it. Raises `AntragUnbekannt`."""
        if sicht.form is None or sicht.antrag != roh.get("antrag"):
            raise AntragUnbekannt

    def page(self, template: str, sicht: Formularsicht, blatt: Fragenblatt, **values: Any) -> Response:
        """A page of one question, with the words of the question and how far one has come."""
        frage = blatt.frage
        einfach = sicht.einfach
        text = (frage.einfach if einfach else None) or (frage.anders if frage.vorschlag else frage.text)
        kern, zeichen, rest = text.partition("?")
        reihe = self.wege.row(sicht)
        nummer = reihe.index(frage.feld) + 1 if frage.feld in reihe else 1
        return self.anfrage.page(
            template,
            wege=self.wege,
            leistung=self.leistung,
            antrag=sicht.antrag,
            feld=frage.feld,
            frage=f"{kern}{zeichen}",
            zusatz=rest.strip(),
            # the list of appointments explains itself; the help speaks of naming a day
            hilfe=None if frage.typ == "termin" else (frage.einfache_hilfe if einfach else None) or frage.hilfe,
            warum=(frage.einfaches_warum if einfach else None) or frage.warum,
            vorschlag=frage.vorschlag.anzeige if frage.vorschlag else None,
            pflicht=frage.pflicht,
            zurueck=self.wege.before(sicht, frage.feld),
            nummer=nummer,
            gesamt=max(len(reihe), nummer),
            **values,
        )


def noted(sicht: Formularsicht, feld: str) -> tuple[Roh | None, list[dict[str, str]]]:
    """What was typed at this question and could not be taken, and why."""
    notiz = sicht.eingabe
    if notiz is None or notiz.get("feld") != feld:
        return None, []
    return Roh.of(notiz["roh"]), list(notiz["fehler"])


async def receive(anfrage: Anfrage) -> Roh:
    """The fields of a form that was sent, from a page of ours and made for this session.

    Raises `UngueltigeEingabe`, `FremdeAnfrage`.
    """
    try:
        roh = Roh(await read_form(anfrage.request, FELDER_MAX))
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise UngueltigeEingabe("Das Formular ließ sich nicht lesen. Bitte senden Sie es noch einmal.") from None
    check_sender(anfrage.request, anfrage.context, anfrage.mandant.key, anfrage.sitzung, roh)
    return roh


def step_id(roh: Roh) -> str:
    """The id of this step: the same form sent twice has the same, with other contents another one."""
    kennung = roh.get("kennung")
    if not UUID.fullmatch(kennung):
        return str(uuid.uuid4())
    return str(uuid.uuid5(uuid.UUID(kennung), roh.digest()))


def option_key(wert: Any) -> str:
    """Short name of a value in a page."""
    return hashlib.sha256(json.dumps(wert, sort_keys=True, default=str).encode()).hexdigest()[:12]


def offered(blatt: Fragenblatt) -> list[dict[str, str]]:
    """What may be chosen instead of typing: streets that look alike, or the one typed as it stands."""
    if blatt.frage.typ not in ("adresse", "ort"):
        return []
    return [{"titel": wahl.titel, "was": f"vorschlag:{option_key(wahl.wert)}"} for wahl in blatt.vorschlaege]
