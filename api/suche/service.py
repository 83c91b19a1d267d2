"""The search index: kept in the transaction of what it finds, asked by one box (ADR 0014)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from api.antraege.models import Antrag
from api.context import ApiContext
from api.leistungen.datenklassen import is_social
from api.leistungen.katalog import LeistungAus, LeistungUnbekannt
from api.leistungen.modell import Leistung
from api.suche.anfrage import Anfrage, read_query
from api.suche.merkmale import FASSUNG, NUMMER_ENDEN, Person, Schluessel, properties, read_person, street_stem, trigrams
from api.suche.models import Sucheintrag
from api.suche.passt import fit
from api.suche.repository import Gruppe, SuchRepository
from api.suche.worte import slips
from api.vorgaenge.models import Vorgang

TREFFER_MAX = 20
KANDIDATEN_MAX = 120
GENUG = 0.5
"""Where nothing fits whole, this share of the parts must, if there are several."""
GUETE_MIN = 0.5
"""Of a hit that fits in every part; measured in ADR 0014."""
VERTRAULICH = "Leistung erst nach dem Nachweis"


@dataclass(frozen=True)
class Treffer:
    """What tells one person and matter from another; nothing of what was answered beside that, no status."""

    art: str
    """vorgang or gespraech."""
    name: str | None
    strasse: str | None
    leistung: str
    """Title; of social services not even that is said before a proof."""
    tag: date
    aktenzeichen: str | None = None
    gespraech: str | None = None
    genau: bool = True
    """Does every part fit?"""
    nummer_genannt: bool = False
    """Was it found by its whole Aktenzeichen?"""


@dataclass(frozen=True)
class _Fund:
    art: str
    person: Person
    leistung: Leistung | None
    row: Vorgang | Antrag

    @property
    def aktenzeichen(self) -> str | None:
        return self.row.aktenzeichen if isinstance(self.row, Vorgang) else None

    @property
    def moment(self) -> Any:
        return self.row.eingang if isinstance(self.row, Vorgang) else self.row.geaendert


class Suchindex:
    def __init__(self, context: ApiContext, session: Session) -> None:
        self.context = context
        self.session = session
        self.repository = SuchRepository(session)

    # keeping it

    def put_case(self, vorgang: Vorgang) -> None:
        """Index a case anew."""
        eintrag = self.repository.entry(vorgang=vorgang.id) or Sucheintrag(vorgang=vorgang.id, mandant=vorgang.mandant)
        self._write(eintrag, vorgang.leistung, vorgang.angaben, vorgang.aktenzeichen)

    def put_draft(self, antrag: Antrag) -> None:
        """Index a draft of a conversation anew."""
        if antrag.gespraech is None:
            return
        eintrag = self.repository.entry(antrag=antrag.id) or Sucheintrag(antrag=antrag.id, mandant=antrag.mandant)
        self._write(eintrag, antrag.leistung, antrag.angaben, None)

    def draft_changed(self, antrag: Antrag, before: Mapping[str, Any]) -> None:
        """Index it anew where something that can be searched for is no longer as in ``before``."""
        if antrag.gespraech is None or before == antrag.angaben:
            return
        leistung = self._leistung(antrag.mandant, antrag.leistung)
        if leistung is None or read_person(leistung, before) != read_person(leistung, antrag.angaben):
            self.put_draft(antrag)

    def drop_draft(self, antrag: Antrag) -> None:
        """It became a case. Whatever is deleted leaves the index by itself."""
        self.repository.drop(antrag=antrag.id)

    def _write(self, eintrag: Sucheintrag, leistung: str, angaben: Mapping[str, Any], nummer: str | None) -> None:
        found = self._leistung(eintrag.mandant, leistung)
        person = read_person(found, angaben) if found else Person()
        eintrag.fassung = FASSUNG
        merkmale = Schluessel(self.context.cipher, eintrag.mandant).digests(properties(person, nummer))
        self.repository.write(eintrag, merkmale)

    # asking it

    def find(self, mandant: str, text: str) -> list[Treffer]:
        """At most twenty, best first. Takes any text."""
        anfrage = read_query(text, self.context.clock.today().year)
        if anfrage.leer:
            return []
        funde = self._candidates(mandant, anfrage)
        judged = [(fit(anfrage, fund.person, fund.aktenzeichen), fund) for fund in funde]
        whole = [(guete, fund) for (share, guete), fund in judged if share == 1 and guete >= GUETE_MIN]
        genau = bool(whole)
        if not whole:
            whole = [(guete, fund) for (share, guete), fund in judged if GENUG <= share < 1]
        whole.sort(key=lambda pair: (pair[0], pair[1].moment, pair[1].aktenzeichen or ""), reverse=True)
        return _once([self._hit(fund, anfrage, genau=genau) for _guete, fund in whole])[:TREFFER_MAX]

    def of_person(self, vorgang: Vorgang) -> list[Treffer]:
        """Other cases and drafts of whoever this case names: by phone, mail, or name and street together."""
        leistung = self._leistung(vorgang.mandant, vorgang.leistung)
        person = read_person(leistung, vorgang.angaben) if leistung else Person()
        texte = [*person.telefone, *person.emails]
        if person.namen and person.adressen:
            texte.append(f"{person.namen[0]} {person.adressen[0]}")
        found = [hit for text in texte for hit in self.find(vorgang.mandant, text) if hit.genau]
        return [hit for hit in _once(found) if hit.aktenzeichen != vorgang.aktenzeichen][:TREFFER_MAX]

    def _candidates(self, mandant: str, anfrage: Anfrage) -> list[_Fund]:
        gruppen = _groups(anfrage, Schluessel(self.context.cipher, mandant))
        entries = self.repository.candidates(mandant, gruppen, KANDIDATEN_MAX) if gruppen else []
        rows: list[Vorgang | Antrag] = [
            *self.repository.cases(mandant, [entry.vorgang for entry in entries if entry.vorgang]),
            *self.repository.drafts(mandant, [entry.antrag for entry in entries if entry.antrag]),
        ]
        if anfrage.aktenzeichen:
            named = self.repository.case_by_number(mandant, anfrage.aktenzeichen)
            rows += [named] if named is not None and named not in rows else []
        return [self._fund(row) for row in rows]

    def _fund(self, row: Vorgang | Antrag) -> _Fund:
        leistung = self._leistung(row.mandant, row.leistung)
        person = read_person(leistung, row.angaben) if leistung else Person()
        return _Fund("vorgang" if isinstance(row, Vorgang) else "gespraech", person, leistung, row)

    def _hit(self, fund: _Fund, anfrage: Anfrage, *, genau: bool) -> Treffer:
        titel = fund.leistung.titel if fund.leistung else fund.row.leistung
        return Treffer(
            art=fund.art,
            name=next(iter(fund.person.namen), None),
            strasse=next(iter(fund.person.adressen), None),
            leistung=VERTRAULICH if fund.leistung and is_social(fund.leistung) else titel,
            tag=fund.moment.date(),
            aktenzeichen=fund.aktenzeichen,
            gespraech=fund.row.gespraech if isinstance(fund.row, Antrag) else None,
            genau=genau,
            nummer_genannt=anfrage.aktenzeichen is not None and anfrage.aktenzeichen == fund.aktenzeichen,
        )

    def _leistung(self, mandant: str, leistung: str) -> Leistung | None:
        try:
            return self.context.katalog.fuer(mandant, leistung)
        except LeistungAus:
            return self.context.katalog.leistung(leistung)
        except LeistungUnbekannt:
            return None


def _groups(anfrage: Anfrage, key: Schluessel) -> list[Gruppe]:
    """What to ask the index: a part may be answered in several ways."""
    exact = [("telefon", anfrage.telefon), ("email", anfrage.email), ("geburtsdatum", anfrage.tag)]
    gruppen = [
        Gruppe(-nr, key.digests([(art, wert)]), 1) for nr, (art, wert) in enumerate(exact, 1) if wert is not None
    ]
    for nr, stueck in enumerate(anfrage.stuecke):
        if stueck.zahl:
            ends = [("telefon", stueck.wort)] if len(stueck.wort) in NUMMER_ENDEN else []
            number = ("nummer", stueck.wort.lstrip("0") or "0")
            gruppen.append(Gruppe(nr, key.digests([number, *ends]), 1))
        else:
            gruppen.append(_word_group(nr, "name", stueck.wort, key))
    for run in anfrage.runs():
        first = min(run.stuecke)
        if len(run.stuecke) == 1 and run.strasse != "str":
            gruppen.append(_word_group(first, "strasse", street_stem(run.strasse), key))
        if run.nummer_bei is not None:
            digests = key.digests([("adresse", f"{run.strasse}|{run.hausnummer}")])
            gruppen.append(Gruppe(run.nummer_bei, digests, 1))
    return gruppen


def _word_group(teil: int, art: str, wort: str, key: Schluessel) -> Gruppe:
    """Each slip of the finger spoils three runs of letters at most."""
    teile = trigrams(wort)
    noetig = max(1, len(teile) - 3 * slips(wort))
    return Gruppe(teil, key.digests((art, teil) for teil in teile), noetig)


def _once(hits: Sequence[Treffer]) -> list[Treffer]:
    """A conversation with several drafts is one hit."""
    return list({hit.aktenzeichen or f"gespraech:{hit.gespraech}": hit for hit in reversed(hits)}.values())[::-1]
