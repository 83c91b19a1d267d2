"""Letters as people say them: by their names ("es en"), by the spelling alphabets, or bare."""

from bot.nlu.text import fold

# Spelling alphabets: DIN 5009 of 1983 with its forerunner, DIN 5009 of 2022 (towns), ICAO.
_ALPHABETS = (
    "anton berta cäsar dora emil friedrich gustav heinrich ida julius kaufmann ludwig martha nordpol otto paula quelle "
    "richard samuel theodor ulrich viktor wilhelm xanthippe ypsilon zacharias",
    "albert bernhard cesar david eduard fritz georg hans isidor jakob konrad lothar maria norbert oskar paul - "
    "rudolf siegfried toni ursula vogel willi - - zeppelin",
    "aachen berlin chemnitz düsseldorf essen frankfurt goslar hamburg ingelheim jena köln leipzig münchen nürnberg "
    "offenbach potsdam quickborn rostock salzwedel tübingen unna völklingen wuppertal xanten ypsilon zwickau",
    "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey xray yankee zulu",
    "alfa - zäsar - - - - - - josef karl - marta nathan - peter - robert sophie tango - victor walter - - zürich",
)
_NAMES_OF_LETTERS = (
    "ee:E bee:B be:B ce:C zeh:C de:D dee:D eff:F ef:F ge:G ha:H jot:J jott:J ka:K el:L ell:L em:M emm:M en:N enn:N "
    "pe:P peh:P qu:Q kuh:Q er:R err:R es:S ess:S te:T teh:T vau:V fau:V we:W weh:W ix:X iks:X ypsilon:Y zet:Z zett:Z"
)
_NAMES = dict(pair.split(":") for pair in _NAMES_OF_LETTERS.split())


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for alphabet in _ALPHABETS:
        for letter, word in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", alphabet.split(), strict=True):
            table.setdefault(fold(word), letter)
    return {word: letter for word, letter in table.items() if word}


SPELLED = _table()
"""Folded word of a spelling alphabet → letter. Many are names or towns, too: only beside other letters or digits."""


def letter(word: str) -> str | None:
    """The capital letter a word stands for when letters are dictated, or None."""
    if len(word) == 1 and word.isalpha():
        return word.upper()
    folded = fold(word)
    return SPELLED.get(folded) or _NAMES.get(folded)
