"""The wording of a question: proposal filled in, options typed, help at hand."""

from collections.abc import Mapping

from api.leistungen.bedingungen import plain
from api.leistungen.ergebnis import Frage, JsonWert, Vorschlag
from api.leistungen.feldtypen import feldtypen
from api.leistungen.kontext import Kontext
from api.leistungen.platzhalter import fill, names
from api.leistungen.vorschlaege import propose
from api.leistungen.werte import judge, lookup


def build(kontext: Kontext) -> Frage:
    """The question of ``kontext.feld`` given the answers known so far."""
    feld, typ = kontext.feld, feldtypen()[kontext.feld.typ]
    vorschlag = proposal(kontext)
    anzeige = vorschlag.anzeige if vorschlag else None
    einfach = kontext.leistung.einfache_sprache

    def text(roh: str | None) -> str | None:
        if roh is None or (anzeige is None and "vorschlag" in names(roh)):
            return None
        return fill(roh, kontext.leistung, kontext.mandant, anzeige)

    frage = text(feld.frage) or text(feld.anders) or f"{feld.titel}?"
    gewollt = plain(kontext.angaben.get(feld.standort.aus)) if feld.standort else None
    return Frage(
        feld=feld.feld,
        typ=feld.typ,
        titel=feld.titel,
        text=frage,
        anders=text(feld.anders) or frage,
        pflicht=feld.pflicht,
        hilfe=text(feld.hilfe),
        warum=text(feld.warum),
        beispiel=text(feld.beispiel) or (None if typ.options(kontext) else typ.beispiel),
        autocomplete=typ.autocomplete_for(kontext),
        optionen=typ.options(kontext),
        vorschlag=vorschlag,
        kalender=kontext.kalender() if feld.typ == "termin" else None,
        standort=gewollt if isinstance(gewollt, str) else None,
        einfach=text(einfach.fragen.get(feld.feld)),
        einfache_hilfe=text(einfach.hilfe.get(feld.feld)),
        einfaches_warum=text(einfach.warum.get(feld.feld)),
        stichworte=feld.stichworte,
        spalten=_columns(kontext),
    )


def proposal(kontext: Kontext) -> Vorschlag | None:
    """The named proposal, if its condition holds and it yields a value that the field would take; none beside an
    answer that was given.
    """
    quelle = kontext.feld.vorschlag
    if quelle is None or kontext.angaben.get(kontext.feld.feld) is not None:
        return None
    if quelle.wenn is not None and not quelle.wenn.holds(lambda pfad: lookup(pfad, kontext.angaben, kontext)):
        return None
    wert = propose(quelle.aus, kontext)
    if wert is None:
        return None
    geprueft = judge(wert, kontext, None)
    if not geprueft.ok:
        return None
    return Vorschlag(geprueft.wert, feldtypen()[kontext.feld.typ].display(geprueft.wert, kontext))


def _columns(kontext: Kontext) -> tuple[Mapping[str, JsonWert], ...]:
    return tuple(
        {
            "feld": spalte.feld,
            "typ": spalte.typ,
            "titel": spalte.titel,
            "frage": spalte.frage,
            "pflicht": spalte.pflicht,
            "einheit": spalte.einheit,
        }
        for spalte in kontext.feld.spalten
    )
