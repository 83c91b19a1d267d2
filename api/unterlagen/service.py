"""The files of a conversation: handed in, named in answers, forgotten when no answer names them any more."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, event, func, select
from sqlalchemy.orm import Session

from api.context import ApiContext
from api.errors import NichtGefunden, ZuGross
from api.unterlagen.ablage import Abgelegt, Ablage
from api.unterlagen.models import Datei
from api.unterlagen.pruefstelle import Geprueft

DATEIEN_MAX = 20
BYTES_MAX = 60_000_000
"""What one conversation may hand in altogether."""


class ZuVieleDateien(ZuGross):
    titel = "Zu viele Dateien"
    text = (
        "In einem Gespräch nehme ich höchstens 20 Dateien und zusammen 60 MB an. Bitte senden Sie nur, was nötig ist; "
        "alles Weitere können Sie später nachreichen."
    )


class DateiService:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.ablage = Ablage(context)

    def store(self, mandant: str, gespraech: str, name: str, geprueft: Geprueft) -> dict[str, Any]:
        """Keep a checked file; its value in a case. Raises `ZuVieleDateien`."""
        return self.register(mandant, gespraech, self.ablage.put(name, geprueft))

    def register(self, mandant: str, gespraech: str, datei: Abgelegt) -> dict[str, Any]:
        """Let a file of the folder belong to a conversation; its value in a case: {datei, name, typ, groesse}.

        The row of the conversation must be locked, or two files at once pass a limit that holds for one.
        Raises `ZuVieleDateien`.
        """
        query = select(func.count(), func.coalesce(func.sum(Datei.groesse), 0)).where(Datei.gespraech == gespraech)
        anzahl, groesse = self.session.execute(query).one()
        if anzahl >= DATEIEN_MAX or groesse + datei.groesse > BYTES_MAX:
            raise ZuVieleDateien
        row = Datei(
            id=datei.id,
            mandant=mandant,
            gespraech=gespraech,
            name=datei.name,
            typ=datei.typ,
            groesse=datei.groesse,
            erstellt=self.context.clock.now(),
        )
        self.session.add(row)
        return _value(row)

    def value(self, datei: Any, gespraech: str | None) -> dict[str, Any] | None:
        """The value of a file handed in in this conversation; None for any other and for what is no id."""
        row = self.session.get(Datei, datei) if isinstance(datei, str) else None
        return _value(row) if row is not None and row.gespraech == gespraech else None

    def read(self, datei: str) -> tuple[Datei, bytes]:
        """Description and content of a file. Raises `NichtGefunden`."""
        row = self.session.get(Datei, datei)
        if row is None:
            raise NichtGefunden
        try:
            return row, self.ablage.read(row.id)
        except FileNotFoundError:
            raise NichtGefunden from None

    def assign(self, datei: str, gespraech: str | None) -> None:
        """A file handed in later belongs to the conversation of its case, and outlives the one it came in by."""
        row = self.session.get(Datei, datei)
        if row is not None:
            row.gespraech = gespraech or ""

    def forget(self, gespraech: str, ausser: set[str]) -> None:
        """Forget the files of a conversation but those named."""
        query = select(Datei.id).where(Datei.gespraech == gespraech)
        self.drop(set(self.session.scalars(query)) - ausser)

    def drop(self, dateien: set[str]) -> None:
        """Forget files no answer names any more: the rows now, the bytes once the transaction is through."""
        if not dateien:
            return
        self.session.execute(delete(Datei).where(Datei.id.in_(dateien)))
        event.listen(self.session, "after_commit", lambda _: self.ablage.remove(*dateien), once=True)


def files_in(wert: Any) -> Iterator[str]:
    """The ids of files anywhere in a value, also in the rows of a list."""
    if isinstance(wert, dict):
        if isinstance(wert.get("datei"), str):
            yield wert["datei"]
        wert = list(wert.values())
    if isinstance(wert, list):
        for item in wert:
            yield from files_in(item)


def _value(datei: Datei) -> dict[str, Any]:
    return {"datei": datei.id, "name": datei.name, "typ": datei.typ, "groesse": datei.groesse}
