"""Does a piece of a line say when? Only such a piece may choose an appointment, and none is anybody's name."""

import re

from integrations.callcenter.auftrag.stuecke import content

_TAGE = (
    r"(?:mo|di|mi|do|fr|sa|so|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?)"
)
_MONATE = r"(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[a-zäöü]*\.?"
_WANN = re.compile(
    rf"""\b(?:{_TAGE}|{_MONATE}|termin\w*|heute|(?:über)?morgens?|vormittags?|nachmittags?|mittags?|abends?|früh\w*|spät\w*|
    nächst\w*|kommend\w*|dies\w*|ander\w*|woche\w*|monat\w*|tage?n?|anfang|mitte|ende|uhr|egal|bald|zwischen|bis|nach|
    \d{{1,2}}\.\d{{1,2}}\.?(?:\d{{2,4}})?|\d{{1,2}}:\d\d|\d{{1,2}}(?=\s*uhr)|\d{{1,2}}\.)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def says_when(text: str) -> bool:
    """ "Ende Dezember", "Di Nachmittag"."""
    return _WANN.search(text) is not None


def only_when(text: str) -> bool:
    """The same, and nothing else: "bis 15.12. muss die Wohnung leer sein" wishes for no day."""
    return says_when(text) and not content(_WANN.sub(" ", text)).strip(" ,.;:-")
