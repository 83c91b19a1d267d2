"""The dialogue state of a conversation, and which question it leaves open.

Kept encrypted with the conversation, changed only by commands (`befehle/`), sent along with every message as
`metadata.zustand`. It holds nothing of the draft itself: answers live in `api/antraege`.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Phase = Literal["frei", "antrag", "uebersicht", "status", "warten_auf_mensch", "mensch"]


class _Teil(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Wahloption(_Teil):
    """One offered answer. `wert` is the typed value; it leaves the house only in opaque form."""

    titel: str
    wert: Any


class Rueckfrage(_Teil):
    """A side question (really cancel? park this one?). It is asked before the form goes on."""

    art: str
    typ: Literal["ja_nein", "auswahl"] = "ja_nein"
    text: str
    anders: str | None = None
    optionen: list[Wahloption] = Field(default_factory=list)
    daten: dict[str, Any] = Field(default_factory=dict)


class Wahl(_Teil):
    """Which service is meant: keys, best first, and what is to happen with the chosen one (`daten`)."""

    kandidaten: list[str]
    text: str
    anders: str | None = None
    daten: dict[str, Any] = Field(default_factory=dict)


class Angebot(_Teil):
    """Something a plain "ja" starts: a service (`leistung`), or a parked draft (`antrag`). Never a question.

    `werte`: what was said beside the question that led to it, so that nobody has to say it twice.
    """

    leistung: str | None = None
    antrag: str | None = None
    titel: str = ""
    werte: list[dict[str, Any]] = Field(default_factory=list)


Zweck = Literal["status", "storno", "absage", "verlegen", "dokument"]


class Statusabfrage(_Teil):
    """Number and code of a case are asked for, and one still lacks. `zweck`: what is to be done with the case then.

    `still`: asked inside a form, so not an open question.
    """

    aktenzeichen: str | None = None
    still: bool = False
    zweck: Zweck = "status"


class Verlegung(_Teil):
    """The appointment of a case is to be moved; `wunsch` is what was wished for so far."""

    aktenzeichen: str
    wunsch: dict[str, Any] = Field(default_factory=dict)


class Nachreichung(_Teil):
    """A document is to be handed in for a case: under which key it is kept, and what it is called."""

    aktenzeichen: str
    unterlage: str
    titel: str


class Geparkt(_Teil):
    """A draft put aside. `abgebrochen`: the citizen stopped it, so it is not offered, only taken up when asked for."""

    antrag: str
    leistung: str
    abgebrochen: bool = False


class Begleitung(_Teil):
    """An agent looks along on the telephone: in which call, and what the citizen is told they are called."""

    anruf: str
    name: str


class Zustand(_Teil):
    """Everything the dialogue remembers between two turns."""

    antrag: str | None = None
    leistung: str | None = None
    titel: str | None = None
    """Title of the open service."""
    phase: Phase = "frei"
    geparkt: list[Geparkt] = Field(default_factory=list)
    danach: list[str] = Field(default_factory=list)
    """Services wished for in the same breath; offered when the open one is done."""
    rueckfrage: Rueckfrage | None = None
    wahl: Wahl | None = None
    angebot: Angebot | None = None
    thema: str | None = None
    """The service last spoken about, so that "und was kostet das?" has a subject."""
    statusabfrage: Statusabfrage | None = None
    verlegung: Verlegung | None = None
    nachreichung: Nachreichung | None = None
    vorgaenge: list[str] = Field(default_factory=list)
    rueckruf: str | None = None
    """Aktenzeichen of the call-back case."""
    rueckruf_telefon: bool = False
    """True in the turn that asked for the telephone number of the call-back case."""
    wartet: bool = False
    """True in the turn that asked for a human; the next turn takes it back, unless the citizen is in the queue."""
    warteschlange: bool = False
    """True while the citizen is in the queue for a human (`api/uebergaben`). The Lotse answers meanwhile."""
    mensch: bool = False
    """True while a human has taken the conversation over."""
    mensch_name: str | None = None
    """What the citizen is told that human is called."""
    begleitung: Begleitung | None = None
    fehlversuche: dict[str, int] = Field(default_factory=dict)
    unverstanden: int = 0
    """Turns in a row that were not understood."""
    zuege: int = 0
    """Turns so far: the wordings rotate with it."""
    zuletzt_am: str | None = None
    """Moment of the last turn, ISO 8601; after a long silence the Lotse says where we were."""
    wortlaut: int = 0
    """How often "nicht verstanden" was said at all: never the same words twice in a row."""
    gefragt: str | None = None
    """Identity of the question asked last, and how often in a row."""
    mal: int = 0
    zuletzt: list[str] = Field(default_factory=list)
    """Fields set in the last turn that set any; "das war falsch" points there."""
    zuvor: dict[str, Any] = Field(default_factory=dict)
    """The values that the last change of answers replaced; "doch nicht, das erste stimmte" puts them back."""
    uebernahme: str | None = None
    """The draft for which it was asked whether answers given before may be used again."""
    erneut: str | None = None
    """Field that is asked again though it has an answer."""
    loeschen: bool = False
    """True once the citizen asked to be forgotten; the gateway deletes the conversation after the turn."""

    def close_form(self) -> None:
        """Forget everything that belonged to the open form."""
        self.antrag = None
        self.leistung = None
        self.titel = None
        self.erneut = None
        self.zuletzt = []
        self.zuvor = {}
        self.fehlversuche = {}
        self.rueckfrage = None
        self.wahl = None


NEBENHER: dict[str, None] = dict.fromkeys(("rueckfrage", "wahl", "statusabfrage", "verlegung", "nachreichung"))
"""The side questions of a conversation, each as it is when it is not asked."""
