"""What is told about a service without starting it. Nothing is told that no source shows; then the office is named."""

import re
from dataclasses import dataclass
from decimal import Decimal

from api.leistungen.feldtypen.zahl import euro
from api.leistungen.modell import Gebuehr, Leistung
from api.leistungen.platzhalter import fill
from api.leistungen.zeitangaben import duration_text
from api.mandanten.modell import Stelle
from api.mandanten.verzeichnis import Mandant


@dataclass(frozen=True)
class Auskunft:
    """An answer; ``bekannt`` is False when it only names the office. ``einfach``: Einfache Sprache, where written."""

    text: str
    quelle: str | None = None
    stand: str | None = None
    bekannt: bool = True
    einfach: str | None = None


def answer(leistung: Leistung, mandant: Mandant, thema: str) -> Auskunft:
    """The answer to one topic (``kosten`` … ``ueberblick``, ``oeffnungszeiten``); unknown topics name the office."""
    einfach = {str(name): text for name, text in leistung.einfache_sprache.auskunft.items()}.get(thema)
    hinweis = {str(name): eintrag for name, eintrag in leistung.auskunft.items()}.get(thema)
    if hinweis is not None:
        gefunden = Auskunft(fill(hinweis.text, leistung, mandant), hinweis.quelle, hinweis.stand)
    else:
        gefunden = _derived(leistung, mandant, thema) or Auskunft(ask_office(leistung, mandant), bekannt=False)
    if einfach is None or not gefunden.bekannt:
        return gefunden
    return Auskunft(gefunden.text, gefunden.quelle, gefunden.stand, True, fill(einfach, leistung, mandant))


def without_here(text: str) -> str:
    """Without the sentences that announce what is done here ("Hier beantragen Sie …"): for what can't be begun here."""
    saetze = [satz for satz in re.split(r"(?<=[.?!])\s+", text) if not satz.startswith("Hier ")]
    return " ".join(saetze)


def ask_office(leistung: Leistung, mandant: Mandant) -> str:
    """ "Das sagt Ihnen gern: Bürgerbüro, Telefon …" – the honest answer where nothing is known."""
    return fill("Das weiß ich leider nicht. Das sagt Ihnen gern: {stelle}, Telefon {telefon}.", leistung, mandant)


def _derived(leistung: Leistung, mandant: Mandant, thema: str) -> Auskunft | None:
    """What the other sections tell."""
    if thema == "kosten":
        return _costs(leistung)
    if thema == "dauer" and leistung.bearbeitungszeit is not None:
        zeit = leistung.bearbeitungszeit
        text = zeit.text or f"Die Bearbeitung dauert in der Regel höchstens {duration_text(zeit.ziel)}."
        return Auskunft(fill(text, leistung, mandant), zeit.quelle, zeit.stand)
    if thema == "unterlagen" and leistung.unterlagen:
        titel = [
            f"{unterlage.titel}{'' if unterlage.wenn is None else ' (falls nötig)'}"
            for unterlage in leistung.unterlagen
        ]
        return Auskunft(f"Sie brauchen: {', '.join(titel)}.")
    if thema == "oeffnungszeiten":
        return opening_hours(mandant, mandant.stelle(leistung.stelle))
    if thema == "ueberblick":
        return _overview(leistung, mandant)
    return None


def opening_hours(mandant: Mandant, stelle: Stelle) -> Auskunft | None:
    """When the office is open, as far as published."""
    standort = mandant.standorte.get(stelle.standort or "")
    if stelle.zeiten is not None:
        return Auskunft(f"{stelle.name}: {stelle.zeiten}", stelle.quelle, stelle.stand)
    if standort is None or standort.text is None:
        return None
    anschrift = f"{standort.name}, {standort.anschrift.zeile}"
    text = f"{anschrift}. {standort.text}{'' if standort.text.endswith('.') else '.'}"
    return Auskunft(f"{text} {standort.besuch}" if standort.besuch else text, standort.quelle, standort.stand)


def _costs(leistung: Leistung) -> Auskunft | None:
    """Every fee rule in one sentence; sources of the first."""
    if not leistung.gebuehren:
        return None
    teile = list(dict.fromkeys(fee_text(regel) for regel in leistung.gebuehren))
    erste = leistung.gebuehren[0]
    if len(teile) == 1 and Decimal(erste.betrag) == 0 and erste.text is None:
        return Auskunft("Das ist kostenlos.", erste.quelle, erste.stand)
    return Auskunft(f"Die Kosten: {'; '.join(teile)}.", erste.quelle, erste.stand)


def fee_text(regel: Gebuehr) -> str:
    """One fee rule as people read it."""
    if regel.text is not None:
        return regel.text.rstrip(".")
    betrag = Decimal(regel.betrag)
    if regel.weitere is not None:
        return f"{euro(betrag)}, jedes weitere Exemplar {euro(Decimal(regel.weitere))}"
    return "kostenlos" if betrag == 0 else f"{euro(betrag)}{f' je {regel.je}' if regel.je else ''}"


def _overview(leistung: Leistung, mandant: Mandant) -> Auskunft:
    einfach = leistung.einfache_sprache.kurz
    kosten = leistung.auskunft.get("kosten")
    gebuehr = (
        fill(kosten.text, leistung, mandant) if kosten else (gefunden.text if (gefunden := _costs(leistung)) else None)
    )
    text = " ".join(filter(None, (fill(leistung.kurz, leistung, mandant), gebuehr)))
    quelle = kosten or (leistung.gebuehren[0] if leistung.gebuehren else None)
    return Auskunft(
        text,
        quelle.quelle if quelle else None,
        quelle.stand if quelle else None,
        True,
        fill(einfach, leistung, mandant) if einfach else None,
    )
