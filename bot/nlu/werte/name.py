"""Names of persons that are introduced as such: "ich heiße Jens Öztürk", "mein Name ist …", "Ich bin Anna Müller",
"Anna Müller, Schlossstraße 5".
"""

import re
from re import Match

from bot.nlu.lesart import Wert
from bot.nlu.personenname import PART, PARTICLES, TITLES, capitalised, is_first, split_name
from bot.nlu.rechtschreibung import repaired
from bot.nlu.text import fold, muster, words
from bot.nlu.umfeld import Umfeld

_NAME = rf"{PART}(?:\s+{PART}){{0,5}}"
I_AM_CALLED = (
    r"(?:ich\s+heiße|wir\s+heißen|(?:i|ich|ick|ik|isch)\s+(?:hoaß|hoass|hoiß|heet|heiß)|"
    r"mein\s+(?:voller\s+|vollständiger\s+|ganzer\s+)?(?:name|nam)\s+(?:ist|is|lautet|wäre)|"
    r"(?:vor-?\s*und\s*(?:nach|zu)|voller\s+|ganzer\s+)?name\s*(?:ist|lautet|:)|"
    r"(?:ich|ick|ik|isch|'?sch|i)\s+(?:bin|bün)\s+(?:der|die|de|d'|dat|dr)|^bin\s+(?:der|die)|"
    r"man\s+nennt\s+mich|(?<!rt\s)auf\s+den\s+namen|heiße)"
)
_WITH_VERB = rf"(?:\b|(?<='))(?P<intro>{I_AM_CALLED})\s+(?P<name>{_NAME})"
_CAPITAL = r"[A-ZÄÖÜ][^\W\d_]+(?:[-'’][A-ZÄÖÜ][^\W\d_]+)?"
_LINKS = r"(?:\s+(?:von|van|de|zu|der|den|ter|al|el|vom|del|di|da|Ben|ben))*"
_I_AM = (
    r"\b(?:[Ii]ch\s+bin|[Ii]ck\s+bün|[Bb]in|[Dd]as\s+bin\s+ich|[Hh]ier(?:\s+(?:ist|spricht|schreibt))?|"
    r"[Ee]s\s+(?:schreibt|spricht))\s+"
    rf"(?:(?:Dr|Prof|Herr|Frau)\.?\s+)*(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})??{_LINKS}\s+{_CAPITAL})(?!\s+[A-ZÄÖÜ][a-z])"
)
_HERE = (
    r"(?:^|[,.!]\s*|\b(?:[Mm]oin|[Hh]allo|"
    r"[Tt]ag),?\s+)(?P<name>[A-ZÄÖÜ][^\W\d_]+(?:[ -][A-ZÄÖÜ][^\W\d_]+){0,2})\s+(?:hier\b|am\s+(?:Apparat|Telefon)\b)"
)
_AFTER = (
    rf"(?:^|[,.!]\s*)(?P<name>{PART}(?:\s+{PART}){{0,4}})(?<!\.),?\s+"
    r"(?:ist\s+mein\s+name|mein\s+name(?!\s*(?:ist|is|lautet|wäre|:))|heiße\s+ich|so\s+heiße\s+ich)\b"
)
_BESIDE_CONTACT = (  # "…, Anna Müller, 0171 2345678"
    rf"(?:^|[,;.!\n]\s*|\b(?:[Mm]oin|[Hh]allo|[Tt]ag),?\s+)(?P<name>{_CAPITAL}(?:\s+{_CAPITAL})?{_LINKS}\s+{_CAPITAL})"
    r"(?=\s*[,;\n]\s*(?:[Gg]eb|[Tt]el|[Hh]andy|[Mm]obil|[\w.+-]+@|\+?0\d|\d{1,2}\.\s?\d{1,2}\.|[Ww]ohn|"
    r"(?:(?:Am|An|Auf|Im|Zum|Zur|In|Unter|Alte|Neue|Große|Kleine|Lange|[A-ZÄÖÜ]\w+(?:er|sche))\s+)?(?:\w+\s+){0,2}[A-ZÄÖÜ][\w.-]*\s*\d))"
)
_FIRST_LOWER = r"^\W*(?P<name>[^\W\d_]{2,}(?:-[^\W\d_]+)?(?:\s+[^\W\d_]{2,}(?:-[^\W\d_]+)?){1,3})(?=[,;\s]+\S*\s*\d)"
_FIRST = rf"\b(?:vorname|rufname)n?\b\s*(?:ist|lautet|:|heißt|=)?\s*(?:doch\s+)?(?P<name>{PART}(?:\s+{PART})?)"
_LAST = (
    r"\b(?:nachname|familienname|zuname)n?\b\s*(?:ist|lautet|:|heißt|heiße\s+ich|=)?\s*(?:doch\s+)?"
    rf"(?P<name>{PART}(?:\s+{PART}){{0,2}})"
)
# Words that end a name in running text.
STOP = frozenset(
    words(
        "meines meiner meinem meinen unseres unserer unserem ihres ihrer seines seiner dieses dieser eines einer "
        "ersten zweiten dritten vierten letzten und aber ich wir wohne wohnen wohnhaft aus in geboren geb "
        "geborene geborener mit bin habe hab hatte will möchte brauche meine mein telefon tel mail email adresse "
        "straße am an wegen zur seit bitte oder nicht doch hat ist war wird das die es so also genau ja nein "
        "is danke hier gern gerne muss vorname nachname familienname zuname heiße heißt mir mich uns für bei nach um "
        "auf wenn weil dass nur noch auch sie er du wie was wo wer nee ne nö guten hallo moin tag morgen abend "
        "selber selbst persönlich eig eigentlich halt ey digga lol zuerst natürlich selbstverständlich "
        "kann kannst können wohnt namens name rufname schreibe schreibt geschrieben"
    )
)
NO_NAMES = frozenset(
    words(
        "zuerst voran vorweg vorn vorne hinten danach dahinter name gesagt geschrieben angegeben "
        "neu umgezogen hier der die das ein eine einen nicht gerade jetzt krank rentner student studentin mieter "
        "mieterin eigentümer schon sehr auch heute morgen ihr sein leider etwas total falsch anders meinung "
        "ansicht überzeugung neue neuer einzige erste ganze selbe gleiche beide letzte person richtige falsche "
        "alleinige siehe anhang pass unterlagen antrag formular stock etage haus "
        "wohnung firma gehabt bekannt beiliegend oben unten perso egal anonym niemand keiner privat"
    )
)
_ROLES = (  # as a word of its own
    r"(?:sohn|tochter|mutter|vater|mama|papa|frau|mann|schwester|bruder|oma|opa|enkel(?:in)?|neffe|nichte|"
    r"tante|onkel|kind|eltern|"
    r"halter(?:in)?|leiter(?:in)?|chef(?:in)?|witwer?|erbe|erbin|freund(?:in)?|kolleg(?:e|in)|verlobte[rn]?)"
)
_OFFICES = (
    r"\S*(?:verwaltung|gesellschaft|verein|betrieb|gmbh|büro|praxis|genossenschaft|stiftung|kanzlei|behörde|ausweis)"
)
_OF_A_FIRM = (
    r"\s+(?:von|vom|bei|aus)(?:\s+(?:der|dem|den|einer|einem))?\s+"
    rf"(?:{_OFFICES}|\S+(?:erei|firma|schule|amt|bau|service))\b.*$"
)
_ROLE_ENDS = (  # and as the end of one
    r"(?:mieter|nachbar|besitzer|inhaber|eigentümer|betreuer|verwalter|meister|führer|pfleger|rentner|schüler|student|steller|"
    r"partner|bewohner|bürger|mächtigte[rn]?|gefährt(?:e|in)|beauftragte[rn]?|angehörige[rn]?|veranstalter|bauherr)(?:in)?"
)


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found: list[Wert] = []
    flexible = (_WITH_VERB, _AFTER)
    for pattern in (_WITH_VERB, _I_AM, _HERE, _AFTER, _BESIDE_CONTACT, _FIRST_LOWER):
        for match in muster(pattern).finditer(text) if pattern in flexible else re.finditer(pattern, text):
            wert = _known_first(match, text) if pattern is _FIRST_LOWER else _introduced(match)
            if wert and not any(wert.start < other.ende and other.start < wert.ende for other in found):
                found.append(wert)
    for typ, pattern in (("vorname", _FIRST), ("nachname", _LAST)):
        for match in muster(pattern).finditer(text):
            kept = until_stop(match.group("name"))
            if kept and fold(kept) not in NO_NAMES:
                start = match.start("name")
                found.append(Wert(typ, capitalised(kept), kept, start, start + len(kept)))
    return found


def _introduced(match: Match[str]) -> Wert | None:
    kept = until_stop(match.group("name"))
    parts = kept.split()
    if not parts or fold(parts[0]) in NO_NAMES or any(is_role(part) for part in parts):
        return None
    by_article = match.groupdict().get("intro") and muster(r"\bb[iü]n\s").search(match.group("intro"))
    if by_article and kept.islower() and not is_first(parts[0]):
        return None  # "ich bin die neue aus dem zweiten stock"
    value = split_name(kept)
    start = match.start("name")
    return Wert("name", value, kept, start, start + len(kept)) if value else None


def _known_first(match: Match[str], text: str) -> Wert | None:
    """ "anna müller schlossstr 5": a known first name and one word at the beginning, before something with a number."""
    parts = match.group("name").split()
    if not is_first(parts[0]) or len(parts) < 2:
        return None
    end = 2
    while end < len(parts) - 1 and (parts[end - 1].lower() in PARTICLES or is_first(parts[end - 1])):
        end += 1
    kept = " ".join(parts[:end])
    if any(fold(word) in STOP for word in parts[:end]) or _is_street(
        parts[end - 1], text[match.start("name") + len(kept) :]
    ):
        return None
    start = match.start("name")
    return Wert("name", split_name(kept), kept, start, start + len(kept))


def _is_street(word: str, rest: str) -> bool:
    return bool(re.match(r"\s*\d", rest)) or bool(
        muster(r"(?:straße|str\.?|weg|platz|allee|gasse|ring|damm)$").search(word)
    )


def is_role(word: str) -> bool:
    """Whether a word says what somebody is, not how he is called: "Sohn", "Hauseigentümerin"."""
    role = muster(rf"(?:(?:schwieger|enkel|stief|ehe|groß)?{_ROLES}|\S*{_ROLE_ENDS}|{_OFFICES})").fullmatch(word)
    return role is not None and not is_first(word)


def until_stop(text: str) -> str:
    """The leading words of `text` that can belong to a name: up to a word that can't, also misspelled behind a whole
    name, or to the end of a sentence.
    """
    end = 0
    for place, match in enumerate(re.finditer(r"\S+", text)):
        word = fold(match.group())
        within = end and re.match(r"(?:bin|das|da|di|della)\s+[A-ZÄÖÜ]", text[match.start() :])
        if (word in STOP and not within) or (place > 1 and fold(repaired(match.group())) in STOP):
            break
        end = match.end()
        if re.search(r"[^\W\d_]{3,}\.$", match.group()) and word not in TITLES:
            break
    kept = muster(_OF_A_FIRM).sub("", text[:end]).rstrip(" ,.;:!")
    return re.sub(r"\s+(?:von|van|de|zu|der|vom|zum|zur|den|dem)$", "", kept)
