"""The office: who is on duty, and what they do."""

from api.context import ApiContext
from api.gespraeche.buch import Gespraechsbuch
from api.gespraeche.lage import Lage
from api.gespraeche.schemas import Ausgang, Uebergeben
from api.gespraeche.zustand import Rueckfrage
from api.uebergaben.buch import Uebergabebuch
from api.uebergaben.models import Uebergabe
from api.uebergaben.service import UebergabeService

MANDANT = "schwerin"


def there(lage: Lage) -> Ausgang:
    return Ausgang(f"{lage.zustand.mensch_name} ist da", von="system")


def gone(lage: Lage) -> Ausgang:
    return Ausgang(f"{lage.zustand.mensch_name} ist fort", von="system")


def asked(lage: Lage) -> Ausgang | None:
    return Ausgang(lage.frage.text, art="frage") if lage.frage else None


def offer(_lage: Lage) -> Rueckfrage:
    return Rueckfrage(art="rueckruf", text="Lieber ein Rückruf?")


class Amt:
    def __init__(self, context: ApiContext) -> None:
        self.context = context
        self.buch = Uebergabebuch(context)
        self.gespraeche = Gespraechsbuch(context, "eins")

    def entry(self, gespraech: str) -> Uebergabe:
        """The open entry of the conversation; fails where there is none."""
        row = self.find(gespraech)
        assert row is not None
        return row

    def find(self, gespraech: str) -> Uebergabe | None:
        with self.context.db.reading() as session:
            return UebergabeService(self.context, session).open_of(gespraech)

    def row(self, uebergabe: str) -> Uebergabe:
        with self.context.db.reading() as session:
            return UebergabeService(self.context, session).get(uebergabe, MANDANT)

    def take(
        self, uebergabe: str, konto: str = "k-1", name: str = "Frau Beyer", *, leitung: bool = False
    ) -> Uebergeben:
        uebergeben = self.buch.take(uebergabe, MANDANT, konto, name, there, leitung=leitung, dringend=True)[1]
        assert uebergeben is not None
        return uebergeben

    def tell(self) -> list[str]:
        """Do all that is due; what it was."""
        return [faellig.was for faellig in self.buch.due() if self.buch.tell(faellig, offer, gone) is not None]

    def texts(self, gespraech: str) -> list[str]:
        return [nachricht.text for nachricht in self.gespraeche.journal(gespraech, None, 0)[0]]

    def phase(self, gespraech: str) -> str:
        return str(self.gespraeche.check(gespraech, None)[1]["phase"])
