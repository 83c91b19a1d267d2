"""What people say about days and hours, in one writing: small, without umlauts, numbers as digits, dialect and slips of
the pen set right: "Dinestag üm Klock negen" is "dienstag um um 9", "am dritten vierten" is "am 3. 4.".

The places of the original text stay known.
"""

import functools
import re
from dataclasses import dataclass

from bot.nlu.gesprochen import digits
from bot.nlu.lautschrift import number_by_sound
from bot.nlu.text import distance, fold
from bot.nlu.wochentagslaut import feast_by_sound, weekday_by_sound
from bot.nlu.zahlwoerter import ordinal_word

_MEANT = {
    "heute": "heit heut hut huut haid hait heude haite heud",
    "morgen": "morn moan morjen morgn moang morjn mornin morchn morchen morje",
    "ubermorgen": "ubermorng ubermorjn overmorgen ovrmorgen ubermorjen ubermorgn uwermorgen "
    "iebermorgen iebermorgn iebermorchn iwermorgen ubermorchn ubamorgn ubermoan ubermorn",
    "gestern": "gistern jestern gestan gustern geschdern geschtern",
    "vorgestern": "vorgistern vorjestern vorgustern vorgeschtern vorgestan ehrgistern",
    "montag": "mondag maandag montach mondach moondag mandag motnag montga",
    "dienstag": "dingsdag dinsdag deensdag dienstach dienschdag dinstag dienschtag dienstga diestag",
    "mittwoch": "middeweken middewaken middweken mittwoh mittwochn mittwo middwoch mitwoch mittich midweken",
    "donnerstag": "dunnersdag donnersdag donnerstach dunnerstag donnerschdag pfinztag donnerschtag",
    "freitag": "freedag friedag freidag freitach fraitag freidach",
    "samstag": "sonnabend sunnabend sonnamd sonnahmd samstach samschdag samsdag samschtag sunnowend",
    "sonntag": "sunndag sonndag sonntach sunntig sundag sunndach",
    "januar": "janner jenner january janvier enero gennaio",
    "februar": "feber feberuar february fevrier febrero febraio",
    "marz": "march mars merz maerz mrz moarz",
    "mai": "mei may maggio mayo",
    "juni": "juno junie june juin giugno junio",
    "juli": "july juillet luglio julio julei julie jullie",
    "oktober": "october octobre ottobre octubre",
    "dezember": "december decembre dicembre diciembre dezemba",
    "november": "novembre noviembre novemba",
    "heiligen": "heilchen hilligen hillijen hillgen",
    "weihnachten": "wiehnachten wihnachten weihnachdn weihnachte weinachde wihnachte",
    "ostern": "oostern ostan ostarn oschdern oschtern paaschen paasken",
    "pfingsten": "pingsten pfingschden pfingschten",
    "april": "aprill abril aprihl",
    "tag": "dag dog dach tach doch_",
    "tage": "dage dog_ dagen tach_",
    "tagen": "dagn",
    "wochen": "weken wochn waken",
    "woche": "week woch",
    "nachsten": "nexten nagsten nachstn nasten neksten nahsten nachtsen nechsten nachschten nachsde negsten",
    "kommenden": "tokamen tokommen kommnden komenden kommendn",
    "uhr": "uah uhre klock_ ur uhrn urr",
    "letzten": "letschda letschdn letschden letschte letzden letztn letsten leschten lessten",
    "um": "om klock kloeck klocke umma umara ummara",
    "halb": "half halp hallp halber halwer hoib halwa hallb halbe_ halvig halwig holba hoiba",
    "viertel": "fiertel firtel viertl vertel viadl veertel virtel vierdl vierdel verdel",
    "dreiviertel": "dreiviertl dreivertel dreiviadl dreiverdel dreeveertel drivierdl",
    "fruh": "friah freeh frua fria froh_ fruah freh",
    "morgens": "morrns morjens morgns morns morrens",
    "vormittags": "vormiddags vormiddachs vurmiddags",
    "vormittag": "vormiddag vormiddach",
    "nachmittags": "namiddags nomiddags nachmiddags nahmiddags",
    "nachmittag": "namiddag nomiddag nachmiddag nahmiddag",
    "abends": "avends ovends obends aobends oamds owends",
    "abend": "ahmd amd oamd aamd avend ovend obend owend",
    "nachts": "nachds",
    "vor": "vur",
    "nach": "no_ noch_",
    "seit": "sit sied seid",
    "den": "dn",
}
_SLIPS = (
    *("januar", "februar", "august", "september", "oktober", "november", "dezember", "dienstag", "mittwoch"),
    *("donnerstag", "freitag", "samstag", "sonntag", "ubermorgen", "vorgestern", "kommenden", "heiligabend"),
    *("weihnachten", "weihnachtstag", "silvester", "pfingsten", "karfreitag", "reformationstag", "himmelfahrt"),
    *("nikolaus", "aschermittwoch", "rosenmontag", "fronleichnam", "allerheiligen", "grundonnerstag", "ostermontag"),
)
_WISHED = {"war", "ware", "warn", "waren", "wars", "hatte", "hatten", "hatt", "wurd", "wurde", "wurden"}
WISHED = "ware"  # "wär", "hätte", "würde": the past they look like without the umlaut is none
_BEFORE_HOURS = frozenset(("um", "halb", "viertel", "dreiviertel", "gegen", "vor", "nach"))
_UHR = re.compile(r"\s+(?:uhr|ur|uah)\b", re.IGNORECASE)
_UNITS = re.compile(
    r"\s+(?:gut\w+\s+)?(?:tag|dag|woch|weken?|monat|jahr|uhr|stund|viertel|minute|halbe\s+stund|dog)", re.IGNORECASE
)
_ARTICLES = frozenset(
    ["ein", "eins", "eine", "einen", "einem", "einer", "eim", "em", "ner", "nem", "ne", "n", "na", "eener"]
)
_ONE_AND = re.compile(r"\s+und?\s+(?:zwanzig|drei(?:ß|ss)ig)st", re.IGNORECASE)
_TOKEN = re.compile(r"(?P<nth>\d{1,2})(?:igsten?|sten?|ten?|ter)\b|(?P<digits>\d+)|(?P<word>[^\W\d_]+)|(?P<sign>[\W_])")
_ORDINAL_SLIP = re.compile(r"(?:st|t)n$")
SHORTEST_SLIP = 6


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    return {word: meant for meant, said in _MEANT.items() for word in said.split() if not word.endswith("_")}


@dataclass(frozen=True)
class Zeitsprache:
    """`text` and, for each of its pieces, where it stands there and in the original."""

    text: str
    pieces: tuple[tuple[int, int, int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the original."""
        inside = [piece for piece in self.pieces if piece[0] < end and start < piece[1]]
        first, last = inside[0], inside[-1]
        left = first[2] + (start - first[0] if first[1] - first[0] == first[3] - first[2] else 0)
        right = last[3] - (last[1] - end if last[1] - last[0] == last[3] - last[2] else 0)
        return left, right


@functools.lru_cache(maxsize=64)
def plain(text: str) -> Zeitsprache:
    """`text` in that writing."""
    matches = list(_TOKEN.finditer(text))
    pieces: list[tuple[int, int, int, int]] = []
    out = ""
    index = 0
    while index < len(matches):
        said, used = _said(text, matches, index)
        start, end = matches[index].start(), matches[index + used - 1].end()
        pieces.append((len(out), len(out) + len(said), start, end))
        out += said
        index += used
    return Zeitsprache(out, tuple(pieces))


def _said(text: str, matches: list[re.Match[str]], i: int) -> tuple[str, int]:
    """What token `i` becomes, and how many tokens go into it."""
    match = matches[i]
    if match["nth"]:
        return f"{match['nth']}.", 1
    if not match["word"]:
        return match.group(), 1
    word = match.group()
    if word.lower() in _ARTICLES and not _ONE_AND.match(text, match.end()):
        return ("1" if word.lower() == "eins" or _UNITS.match(text, match.end()) else fold(word)), 1
    merged = _in_several_words(matches, i)
    if merged:
        return merged
    number = _number(word) or _glued_clock(word)
    if (i > 1 and _meant(matches[i - 2].group()) in _BEFORE_HOURS) or _UHR.match(text, match.end()):
        number = "8" if fold(word) == "achte" else number or _heard(word)
    return (number, 1) if number else (_meant(word), 1)


def _heard(word: str) -> str | None:
    """An hour as it sounds: "um fier"."""
    number = number_by_sound(word)
    return str(number) if number is not None else None


def _glued_clock(word: str) -> str | None:
    """ "siebzehnuhrdreißig" → "17 uhr 30"."""
    parts = re.fullmatch(r"(\w{3,})uhr(\w{3,})?", word.lower())
    if not parts:
        return None
    hour, minute = digits(parts[1]), digits(parts[2]) if parts[2] else ""
    return f"{hour} uhr {minute}".strip() if hour and minute is not None else None


def _number(word: str) -> str | None:
    """ "siebzehn" → "17", "siebzehnte" → "17."; None for other words."""
    nth = ordinal_word(_ORDINAL_SLIP.sub(lambda m: m.group()[:-1] + "en", word)) or _ordinal_by_sound(word)
    if nth:
        return f"{nth}."
    return digits(word) if len(word) > 1 else None


def _ordinal_by_sound(word: str) -> int | None:
    """ "vünften" → 5, "einundzwansigsten" → 21."""
    stem = re.fullmatch(r"([^\W\d_]{3,}?)s?te[nrm]?", word.lower())
    return number_by_sound(stem[1]) if stem else None


def _in_several_words(matches: list[re.Match[str]], i: int) -> tuple[str, int] | None:
    """ "zweitausend sieben", "neunzehnhundert fünfundachtzig", "drei und zwanzigsten", "drei viertel"."""
    words = [m for m in matches[i : i + 5] if m["word"] or m["digits"]]
    if len(words) < 2 or any(m["sign"] and not m["sign"].isspace() for m in matches[i : i + 3]):
        return None
    first, second = _number(words[0].group()), words[1].group()
    first = "1" if words[0].group().lower() == "ein" else first
    if not first or first.endswith("."):
        return None
    if first == "3" and fold(second) in ("viertel", "viertl", "vertel"):
        return "dreiviertel", 3
    low = _number(second) or (second if second.isdigit() else None)
    if first.endswith("00") and len(first) == 4 and low and len(low.rstrip(".")) <= 2:
        return str(int(first) + int(low.rstrip("."))), 3
    if len(words) > 2 and second.lower() == "und" and len(first) == 1:
        tens = _number(words[2].group()) or ""
        if re.fullmatch(r"[2-9]0\.?", tens):
            return f"{tens[0]}{first}{tens[2:]}", 5
    return None


_PLACE = "tal"  # ends names of places, a letter from a day


def _meant(word: str) -> str:
    """A word of time in dialect or mistyped, set right; any other one only folded."""
    folded = fold(word)
    if re.match(r"(?:wä|wae|hä|hae|wü|wue)r?[dt]*", word.lower()) and folded in _WISHED:
        return WISHED
    if folded in _table():
        return _table()[folded]
    day = weekday_by_sound(folded) or feast_by_sound(folded)
    if day or len(folded) < SHORTEST_SLIP or folded.endswith(_PLACE):
        return day or folded
    return next((right for right in _SLIPS if _slip_of(right, folded)), folded)


def _slip_of(right: str, said: str) -> bool:
    """Whether a word is another one with one slip; "montags" is none of "montag"."""
    return said[0] == right[0] and not said.startswith(right) and distance(said, right, 1) <= 1
