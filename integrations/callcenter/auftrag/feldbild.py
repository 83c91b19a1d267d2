"""One question as the console shows it: what is read out, what may be typed, and what of it has been changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from api.gespraeche.formularsicht import Formularsicht, Fragenblatt
from api.gespraeche.offene_frage import digest
from api.mandanten.verzeichnis import Mandant
from integrations.callcenter.auftrag.zeilen import Zeilenbild, list_picture
from integrations.website.ansicht import of_mandant
from integrations.website.seiten.eingaben import input_for
from integrations.website.seiten.eingaben.basis import Bild, Roh, Zelle, cell_of
from integrations.website.seiten.formular import offered
from integrations.website.seiten.seite import umgebung

ALT = "alt:"
"""Begins the name of the hidden control that says what a question looked like when the page was made."""
EINGABE = umgebung.from_string(
    '{% import "teile.html" as teil with context %}{% include "eingaben/" ~ bild.vorlage ~ ".html" %}'
)


@dataclass(frozen=True)
class Zeile:
    """A row of a list with its inputs."""

    nummer: int
    eingabe: Markup


@dataclass(frozen=True)
class Feldbild:
    """``zustand``: offen, teil (something is missing), beantwortet, freiwillig, uebersprungen."""

    feld: str
    typ: str
    titel: str
    zustand: str
    frage: str
    hilfe: str | None
    warum: str | None
    beispiel: str | None
    anzeige: str | None
    meldung: str | None
    eingabe: Markup
    gruppe: bool
    alt: str
    pflicht: bool
    vorschlaege: list[dict[str, str]]
    zeilen: tuple[Zeile, ...] = ()
    noch: str | None = None
    """What the button for one more row of a list sends."""
    fehler: list[dict[str, str]] = field(default_factory=list)
    gefuellt: bool = False

    @property
    def offen(self) -> bool:
        """Is it to be seen in full, because there is still something to do with it?"""
        return self.zustand in ("offen", "teil", "freiwillig") or bool(self.fehler)


@dataclass(frozen=True)
class Adressen:
    """Stands in for the addresses of the citizen's pages in their templates: here all questions are on one page."""

    bogen: str

    def to(self, _feld: str) -> str:
        return self.bogen


def cell_for_staff(blatt: Fragenblatt, mandant: Mandant, ab: str | None) -> Zelle:
    """The cell of a question. No browser may fill in what it knows of the one who types: that isn't the applicant."""
    if ab is None and blatt.angebote and blatt.wunsch:
        ab = str(blatt.angebote[0].wert["beginn"])[:10]
    return replace(cell_of(blatt, mandant, ab), autocomplete=None)


def picture(
    sicht: Formularsicht,
    blatt: Fragenblatt,
    bogen: str,
    roh: Roh | None = None,
    fehler: Iterable[dict[str, str]] = (),
    gefuellt: bool = False,
    ab: str | None = None,
) -> Feldbild:
    """What is shown of one question; ``roh`` is what was typed and could not be taken."""
    zelle, frage = cell_for_staff(blatt, sicht.mandant, ab), blatt.frage
    fehler = list(fehler)
    liste = list_picture(blatt, sicht.mandant, roh) if blatt.liste is not None else None
    bild = input_for(zelle.typ).show(zelle, roh) if liste is None else None
    return Feldbild(
        feld=frage.feld,
        typ=frage.typ,
        titel=frage.titel,
        zustand=_state(sicht, blatt),
        frage=frage.anders if frage.vorschlag else frage.text,
        hilfe=frage.hilfe,
        warum=frage.warum,
        beispiel=frage.beispiel,
        anzeige=blatt.anzeige,
        meldung=blatt.meldung,
        eingabe=_rendered(sicht, zelle, bild, fehler, bogen) if bild is not None else Markup(),
        gruppe=bild.gruppe if bild is not None else True,
        alt=fingerprint(_shown(blatt, sicht.mandant, ab)),
        pflicht=frage.pflicht,
        vorschlaege=[] if roh is not None else offered(blatt),
        zeilen=tuple(_row(sicht, zeile, fehler, bogen) for zeile in liste.zeilen) if liste else (),
        noch=liste.noch if liste else None,
        fehler=fehler,
        gefuellt=gefuellt,
    )


def _row(sicht: Formularsicht, zeile: Zeilenbild, fehler: list[dict[str, str]], bogen: str) -> Zeile:
    teile = []
    for zelle, bild in zeile.zellen:
        eingabe = _rendered(sicht, zelle, bild, fehler, bogen)
        gruppe = Markup('<fieldset class="darunter"><legend>{}</legend>{}</fieldset>')
        teile.append(gruppe.format(zelle.titel, eingabe) if bild.gruppe else eingabe)
    return Zeile(zeile.nummer, Markup("").join(teile))


def _state(sicht: Formularsicht, blatt: Fragenblatt) -> str:
    if blatt.meldung is not None:
        return "teil"
    if blatt.anzeige is not None:
        return "beantwortet"
    if sicht.form is not None and blatt.frage.feld in sicht.form.uebersprungen:
        return "uebersprungen"
    return "offen" if blatt.frage.pflicht else "freiwillig"


def _rendered(sicht: Formularsicht, zelle: Zelle, bild: Bild, fehler: list[dict[str, str]], bogen: str) -> Markup:
    html = EINGABE.render(
        zelle=zelle, bild=bild, fehler=fehler, wege=Adressen(bogen), feld=zelle.name, mandant=of_mandant(sicht.mandant)
    )
    return Markup(html)  # noqa: S704 - made by templates that escape


def _shown(blatt: Fragenblatt, mandant: Mandant, ab: str | None) -> dict[str, list[str]]:
    """The controls of a question as a browser sends them back untouched."""
    if blatt.liste is not None:
        return {
            name: werte
            for zeile in list_picture(blatt, mandant, None).zeilen
            for zelle, bild in zeile.zellen
            for name, werte in controls(zelle, bild).items()
        }
    zelle = cell_for_staff(blatt, mandant, ab)
    return controls(zelle, input_for(zelle.typ).show(zelle, None))


def controls(zelle: Zelle, bild: Bild) -> dict[str, list[str]]:
    """Names and contents of the controls of one input."""
    werte = {kasten.name: [kasten.wert] for kasten in bild.kaesten}
    for was, anzahl in bild.mehr.get("zeilen", ()):
        werte |= {was.name: [was.wert], anzahl.name: [anzahl.wert]}
    if "gewaehlt" in bild.mehr:
        gewaehlt = bild.mehr["gewaehlt"]
        moeglich = _choices(bild)
        gewaehlt = [gewaehlt] if isinstance(gewaehlt, str) else list(gewaehlt)
        werte[zelle.name] = [wert for wert in moeglich if wert in gewaehlt]
    return werte


def _choices(bild: Bild) -> list[str]:
    tage = [slot["wert"] for tag in bild.mehr.get("tage", ()) for slot in tag["slots"]]
    return tage or [wahl["wert"] for wahl in bild.mehr.get("optionen", ())]


def posted(feld: str, roh: Roh) -> dict[str, list[str]]:
    """What was sent of one question."""
    return {name: roh.all(name) for name in roh.names() if name == feld or name.startswith(f"{feld}-")}


def fingerprint(werte: Mapping[str, list[str]]) -> str:
    """The same for the same contents, whatever empty boxes stand around them."""
    voll = {
        name: gut
        for name, inhalt in werte.items()
        if (gut := [" ".join(wert.split()) for wert in inhalt if wert.strip()])
    }
    # a number beside a thing that is not named says nothing
    ohne = {name for name in voll if name.endswith("-anzahl") and name.removesuffix("-anzahl") + "-was" not in voll}
    return digest({name: inhalt for name, inhalt in voll.items() if name not in ohne})


def changed(feld: str, roh: Roh) -> bool:
    """Does what was sent of this question differ from what its page showed?"""
    name = f"{ALT}{feld}"
    return name in roh and roh.get(name) != fingerprint(posted(feld, roh))
