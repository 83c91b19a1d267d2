"""One turn of the dialogue, executed: commands in, results, open question and `stand` out (inner contract, section 3).

Everything a step does happens in one transaction together with the row of `zuege` that holds its result, so the same
step again (after a crash, a lost reply) answers with that result and does nothing.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import NichtGefunden, UngueltigeEingabe
from api.gespraeche.bekannt import to_offer
from api.gespraeche.lage import Lage
from api.gespraeche.lauf import Lauf, load_befehle
from api.gespraeche.models import Gespraech, Nachricht, Zug
from api.gespraeche.offene_frage import OffeneFrage
from api.gespraeche.optionen import answer_options, offer_options, render
from api.gespraeche.repository import GespraechRepository
from api.gespraeche.schwaerzen import withhold
from api.gespraeche.stand import frage_of, stand_of
from api.gespraeche.uebersicht import summary_of
from api.gespraeche.zustand import Zustand


class ZugAnfrage(BaseModel):
    """Commands of one step of one turn."""

    model_config = ConfigDict(extra="forbid")

    nachricht: str = Field(min_length=1, max_length=36)
    schritt: int = Field(default=0, ge=0, le=9)
    befehle: list[dict[str, Any]] = Field(default_factory=list, max_length=20)


class ZugErgebnis(BaseModel):
    """Results (one per command), `stand`, the open question with its wordings, the summary, the state afterwards."""

    ergebnisse: list[dict[str, Any]]
    stand: dict[str, Any]
    frage: dict[str, Any] | None
    angebot: list[dict[str, Any]]
    zusammenfassung: dict[str, Any] | None
    bekannt: list[dict[str, str]] = Field(default_factory=list)
    zustand: dict[str, Any]
    ersatz: str | None = None
    """What the journal keeps of the message instead: some of it came by a messenger and may not be kept."""


class ZugService:
    """Runs the commands of a step exactly once."""

    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session

    def run(
        self, gespraech_id: str, anfrage: ZugAnfrage, kanal: str | None = None, erfasst_von: str | None = None
    ) -> ZugErgebnis:
        """`kanal` None: where the message came from. `erfasst_von`: the account that acts for the citizen.

        Raises `NichtGefunden` for an unknown conversation, `UngueltigeEingabe` for an unknown or wrong command.
        """
        gespraech = self._lock(gespraech_id)
        schluessel = (gespraech.id, anfrage.nachricht, anfrage.schritt)
        vorhanden = self.session.get(Zug, schluessel)
        if vorhanden is not None:
            return ZugErgebnis.model_validate(vorhanden.ergebnis)
        kanal = kanal or GespraechRepository(self.session).channel_of(gespraech.id, anfrage.nachricht)
        zustand = self._begin(gespraech, anfrage.schritt)
        kanal = kanal or gespraech.kanal
        lauf = Lauf(self.context, self.session, gespraech, anfrage.nachricht, zustand, kanal, erfasst_von)
        ergebnisse = [self._execute(lauf, daten) for daten in anfrage.befehle]
        ergebnis = self._finish(lauf, ergebnisse)
        self._store(schluessel, ergebnis)
        return ergebnis

    def _lock(self, gespraech_id: str) -> Gespraech:
        anfrage = select(Gespraech).where(Gespraech.id == gespraech_id).with_for_update()
        gespraech = self.session.scalar(anfrage)
        if gespraech is None:
            raise NichtGefunden
        return gespraech

    def _begin(self, gespraech: Gespraech, schritt: int) -> Zustand:
        """The state a turn starts with: what was said for one turn only is over."""
        zustand = Zustand.model_validate(gespraech.zustand or {})
        if schritt == 0:
            zustand.wartet = zustand.warteschlange
            zustand.rueckruf_telefon = False
            zustand.angebot = None
            zustand.unverstanden = 0
            zustand.zuege += 1
        return zustand

    def _execute(self, lauf: Lauf, roh: dict[str, Any]) -> dict[str, Any]:
        name = str(roh.get("befehl"))
        befehl = load_befehle().get(name)
        if befehl is None:
            raise UngueltigeEingabe(f"Den Befehl „{name[:40]}“ gibt es nicht.")
        try:
            ergebnis = befehl.run(lauf, {key: wert for key, wert in roh.items() if key != "befehl"})
        except ValidationError as error:
            felder = {".".join(map(str, fehler["loc"])): "Diese Angabe passt nicht." for fehler in error.errors()}
            raise UngueltigeEingabe(f"Der Befehl „{name}“ ist so nicht vorgesehen.", felder=felder) from error
        return {"befehl": name, **ergebnis}

    def _finish(self, lauf: Lauf, ergebnisse: list[dict[str, Any]]) -> ZugErgebnis:
        lage = lauf.lage()
        zustand = lauf.zustand
        zustand.phase = lage.phase
        zustand.leistung = lage.antrag.leistung if lage.antrag else None
        zustand.titel = lage.leistung.titel if lage.leistung else None
        frage = lage.frage
        stand = stand_of(lage, lauf.vorgang)
        ergebnis = ZugErgebnis(
            ergebnisse=ergebnisse,
            stand=stand,
            frage=_wording(lage, frage) if frage else None,
            angebot=[render(lage, option) for option in offer_options(zustand.angebot)] if zustand.angebot else [],
            zusammenfassung=summary_of(lage) if frage and frage.feld == "bestaetigung" else None,
            bekannt=to_offer(lage),
            zustand={},
            ersatz=self._withheld(lauf) if lauf.verworfen else None,
        )
        zustand.zuletzt_am = self.context.clock.now().isoformat(timespec="seconds")
        zustand.mal = frage.mal if frage else 0
        zustand.gefragt = frage.identitaet if frage else None
        ergebnis.zustand = zustand.model_dump(mode="json")
        lauf.gespraech.zustand = ergebnis.zustand
        lauf.gespraech.stand = stand
        lauf.gespraech.geaendert = self.context.clock.now()
        return ergebnis

    def _withheld(self, lauf: Lauf) -> str | None:
        """The citizen's message without what was refused. It is put in its place when the message is answered: until
        then it may have to be read once more.
        """
        query = select(Nachricht.text).where(
            Nachricht.gespraech == lauf.gespraech.id, Nachricht.nachricht == lauf.nachricht
        )
        text = self.session.scalar(query)
        return withhold(text, lauf.verworfen) if isinstance(text, str) else None

    def _store(self, schluessel: tuple[str, str, int], ergebnis: ZugErgebnis) -> None:
        gespraech, nachricht, schritt = schluessel
        self.session.add(
            Zug(
                gespraech=gespraech,
                nachricht=nachricht,
                schritt=schritt,
                ergebnis=ergebnis.model_dump(mode="json"),
                erstellt=self.context.clock.now(),
            )
        )


def _wording(lage: Lage, frage: OffeneFrage) -> dict[str, Any]:
    """The open question with all its wordings, for the actions to choose from."""
    return {
        **frage_of(lage, frage),
        "text": frage.text,
        "anders": frage.anders,
        "warum": frage.warum,
        "beispiel": frage.beispiel,
        "vorschlag": frage.vorschlag,
        "karte": dict(frage.karte) if frage.karte else None,
        "alt": frage.alt,
        "fehlversuche": frage.fehlversuche,
        "mal": frage.mal,
        "mehr": max(0, len(answer_options(frage)) - len(frage.sichtbar)),
    }
