"""The words of a dictated e-mail address: signs, endings of domains, providers, and what is said around it."""

import re
from typing import NamedTuple

from bot.nlu.buchstaben import letter
from bot.nlu.text import fold

AT_WORDS = frozenset(fold("at ät ätt äht aet ad add äd klammeraffe klammeraffen affenschwanz affenohr").split())
SIGN_WORDS = {
    **dict.fromkeys(("punkt", "dot", "point", "pkt", "puncto"), "."),
    **dict.fromkeys(("minus", "strich", "bindestrich", "minuszeichen", "mittelstrich", "querstrich", "dash"), "-"),
    **dict.fromkeys(("unterstrich", "underscore", "tiefstrich", "bodenstrich"), "_"),
    **dict.fromkeys(("plus", "pluszeichen"), "+"),
}
_ENDINGS = (
    "de com net org eu info at ch it fr nl be lu pl cz ru uk co io me biz online email berlin hamburg koeln bayern edu "
    "gov name mobi shop tv cc es pt dk se no fi sk ua tr ro bg hr rs hu gr us ca app dev gmbh nrw ruhr saarland"
)
ENDINGS = frozenset(_ENDINGS.split())
PROVIDERS = {"tonline": "t-online", "g-mail": "gmail", "google-mail": "googlemail", "hot-mail": "hotmail"}
PROVIDERS |= {"i-cloud": "icloud", "web-de": "web", "free-net": "freenet", "mail-box": "mailbox", "out-look": "outlook"}
PLACEHOLDERS = ("vorname.nachname", "vornamenachname", "vorname-nachname", "vorname_nachname", "nachname", "name")
GLUE = frozenset(
    fold("dann danach und zusammen klein groß gross geschrieben zusammengeschrieben die zahl ziffer").split()
)
STOP_WORDS = frozenset(
    fold(
        "meine mein meiner die der das den dem ist is isch lautet lauten heißt heißen war wäre wär mail mails email e "
        "emails mailadresse emailadresse adresse adress emailadress elektronisch also ja jo nee nein äh ähm öh hm "
        "unter an auf bitte schreiben schreib schreibt sie se mir mich uns ich wir er es bin sind habe hab haben hat "
        "erreichbar erreichen erreicht über per hier kommt nehmen nimm nehm nehmt privat dienstlich geschäftlich "
        "schicken schick schickt schicks senden sende gern gerne einfach mal kontakt kontaktieren von vom zu zur zum "
        "neue neuen alte richtig richtige nochmal noch wie für nur oder sondern nicht alles auch so da dort moment "
        "warte moin hallo tag guten danke firma mann frau sohn tochter sohnes geht über lieber besser doch halt eben "
        "wohl glaub glaube steht stehen eingetragen hinterlegt aktuelle aktuell jetzt meinem meinen am im bei mit "
        "ihre ihr antwort antworten rechnung bescheid brief post dat dit mien min naturlich genau okay ok"
    ).split()
)
ALSO_NAMES = frozenset(("post", "mail", "email", "kontakt", "rechnung", "privat", "firma", "brief"))
"""Words around an address that are its name where they stand alone before the "@"."""
_REMARK_ENDS = frozenset(("ende", "schluss", "anfang", "hinten", "vorne", "scharfem", "scharfen"))


class Teil(NamedTuple):
    """A word or sign with its place; whether a blank stands before and after it."""

    text: str
    start: int
    ende: int
    loose_before: bool
    loose_after: bool

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def tokens(text: str) -> list[Teil]:
    """Words and signs; brackets and quotes are left out: "(at)" is "at"."""
    found = []
    for match in re.finditer(r"[^\W_]+|[^\w\s()\[\]{}<>\"'„“]|_", text):
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        found.append(Teil(match.group(), match.start(), match.end(), before.isspace(), after.isspace()))
    return [_joined(found, i) for i in range(len(found)) if not _second_half(found, i)]


def _joined(parts: list[Teil], i: int) -> Teil:
    """ "unter strich" and "binde strich" as one word."""
    if _second_half(parts, i + 1):
        other = parts[i + 1]
        return Teil(f"{parts[i].text}strich", parts[i].start, other.ende, parts[i].loose_before, other.loose_after)
    return parts[i]


def _second_half(parts: list[Teil], i: int) -> bool:
    return (
        0 < i < len(parts) and fold(parts[i].text) == "strich" and fold(parts[i - 1].text) in ("unter", "binde", "tief")
    )


def without_remarks(parts: list[Teil]) -> list[Teil]:
    """Without what only says how a word is spelled: "mit tz", "mit doppel s am Ende", "k wie Konrad"."""
    kept: list[Teil] = []
    index = 0
    while index < len(parts):
        word = fold(parts[index].text)
        if word == "mit" and (used := _spelling(parts, index + 1)):
            index += 1 + used
        elif word == "wie" and kept and len(kept[-1].text) == 1 and index + 1 < len(parts):
            index += 2
        else:
            kept.append(parts[index])
            index += 1
    return kept


def _spelling(parts: list[Teil], i: int) -> int:
    """How many parts after "mit" spell a word."""
    used = 0
    while i + used < len(parts):
        word = fold(parts[i + used].text)
        spells = len(word) <= 2 and word not in AT_WORDS and word not in ("de", "an")
        if not (spells or word.startswith("doppel") or letter(word) or word in _REMARK_ENDS or word == "am"):
            break
        if word in AT_WORDS:
            break
        used += 1
    return used


def transcribed(word: str) -> str:
    """Small and without umlauts, as addresses are."""
    return "".join({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.get(char, char) for char in word.lower())
