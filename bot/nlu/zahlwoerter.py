"""German number words: "siebenundzwanzig" → 27, "anderthalb" → 1.5."""

import functools
import re

_UNITS = ["null", "ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun"]
_TEENS = ["zehn", "elf", "zwolf", "dreizehn", "vierzehn", "funfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_TENS = ["zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_ORDINAL_ROOTS = {
    "erst": 1,
    "dritt": 3,
    "siebt": 7,
    "acht": 8,
    "zwot": 2,
    "zwoat": 2,
    "zweet": 2,
    "tweet": 2,
    "twet": 2,
    "drudd": 3,
    "drutt": 3,
}
_ORDINAL_ROOTS |= {"eerst": 1, "ierst": 1, "erscht": 1, "eerscht": 1, "dridd": 3, "veert": 4, "vierd": 4, "foft": 5}
_SPOKEN = {"eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "n": 1, "ne": 1, "nen": 1, "nem": 1}
_SPOKEN.update({"zwo": 2, "beide": 2, "beiden": 2, "fuffzig": 50, "dutzend": 12, "een": 1, "twee": 2, "dree": 3})
_SPOKEN.update({"zwoa": 2, "zwee": 2, "zwoi": 2, "dreie": 3, "viere": 4, "veer": 4, "funfe": 5, "fief": 5})
_SPOKEN.update(
    {
        "fiev": 5,
        "sechse": 6,
        "soss": 6,
        "sess": 6,
        "siebene": 7,
        "siebne": 7,
        "siebn": 7,
        "soben": 7,
        "neune": 9,
        "negen": 9,
    }
)
_SPOKEN.update({"zehne": 10, "teihn": 10, "tein": 10, "olben": 11, "olven": 11, "twolf": 12, "twolven": 12})
_SPOKEN.update({"elfe": 11, "elwe": 11, "zwolfe": 12, "zwolwe": 12, "neine": 9, "funwe": 5})
_SPOKEN.update(
    {
        "neine": 9,
        "fumwe": 5,
        "fumfe": 5,
        "fumf": 5,
        "viare": 4,
        "sechsi": 6,
        "zwoe": 2,
        "zwoje": 2,
        "dree": 3,
        "achde": 8,
    }
)
_SPOKEN.update(
    {"zwaa": 2, "zwai": 2, "zwoo": 2, "finf": 5, "fimf": 5, "funnef": 5, "fonnef": 5, "sibbe": 7, "nung": 9, "zeh": 10}
)
_SPOKEN.update({"oans": 1, "oa": 1, "oan": 1, "oane": 1, "eene": 1, "eenen": 1, "ees": 1, "eens": 1})
_SPOKEN_PARTS = (  # dialect inside of a word: said, meant
    ("hunnert", "hundert"),
    ("hunert", "hundert"),
    ("hundat", "hundert"),
    ("hundad", "hundert"),
    ("hundred", "hundert"),
    ("dusend", "tausend"),
    ("dausend", "tausend"),
    ("tausnd", "tausend"),
    ("fumf", "funf"),
    ("siem", "sieben"),
    ("siben", "sieben"),
    ("siebn", "sieben"),
    ("zwoa", "zwei"),
    ("zwo", "zwei"),
    ("twee", "zwei"),
    ("veer", "vier"),
    ("fuffzig", "funfzig"),
    ("fuchzig", "funfzig"),
    ("fofftig", "funfzig"),
    ("foftig", "funfzig"),
    ("fuffzehn", "funfzehn"),
    ("fuchzehn", "funfzehn"),
    ("foffteihn", "funfzehn"),
    ("twintig", "zwanzig"),
    ("dortig", "dreissig"),
    ("drutig", "dreissig"),
    ("veertig", "vierzig"),
    ("sosstig", "sechzig"),
    ("sobentig", "siebzig"),
    ("tachentig", "achtzig"),
    ("negentig", "neunzig"),
    ("dreizig", "dreissig"),
    ("dreisig", "dreissig"),
    ("zwansig", "zwanzig"),
    ("zwanssig", "zwanzig"),
    ("finf", "funf"),
    ("sechszig", "sechzig"),
    ("siebenzig", "siebzig"),
)
_HALVES = {
    "halb": 0.5,
    "halbe": 0.5,
    "halben": 0.5,
    "halber": 0.5,
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "einhalb": 1.5,
}


def _plain(word: str) -> str:
    """Lower case without umlauts. Not `fold`, to which "neuen" and "neun" are the same."""
    word = word.lower().replace("ß", "ss").replace("fuenf", "funf").replace("zwoelf", "zwolf")
    return word.replace("ü", "u").replace("ö", "o").replace("ä", "a")


@functools.lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    table = {word: number for number, word in enumerate(_UNITS + _TEENS)}
    for ten, word in enumerate(_TENS, 2):
        table[word] = ten * 10
        for unit, prefix in enumerate(_UNITS[1:], 1):
            table[f"{prefix}und{word}"] = ten * 10 + unit
    table.update(_SPOKEN)
    return table


@functools.lru_cache(maxsize=5_000)
def number_word(word: str) -> float | None:
    """The number of one word, or None. Whole below a million, halves as in "zweieinhalb"."""
    folded = _plain(word).strip()
    if folded in _HALVES:
        return _HALVES[folded]
    half = re.fullmatch(r"(\w+?)(?:und)?einhalb", folded)
    if half and half.group(1) in _table():
        return _table()[half.group(1)] + 0.5
    number = _whole(folded)
    if number is None:
        number = _whole(_standard(folded))
    if number is None:
        return _with_fraction(folded)
    return float(number) if number is not None else None


def _with_fraction(word: str) -> float | None:
    """ "zweieinhalbtausend" → 2500, "nullkommafünf" → 0.5."""
    thousand = re.fullmatch(r"(\w+halb)(tausend|hundert)", word)
    if thousand:
        number = number_word(thousand.group(1))
        return number * (1000 if thousand.group(2) == "tausend" else 100) if number is not None else None
    comma = re.fullmatch(r"(\w+)komma(\w+)", word)
    if comma:
        whole, part = _whole(comma.group(1)), _whole(comma.group(2))
        return float(f"{whole}.{part}") if whole is not None and part is not None else None
    return None


def _standard(word: str) -> str:
    """A number word in dialect or as it sounds, as it is written: "dreiundzwanzich" → "dreiundzwanzig"."""
    word = re.sub(r"(?<=nz|ss|rz|fz|hz|bz|tz)(?:ich|isch|ech|g|sch|ik|k)$", "ig", word)
    word = re.sub(r"(?:ich|isch|ech)$", "ig", word)
    word = re.sub(
        r"(?<=\w)un(?=(?:twintig|dortig|veertig|fofftig|sosstig|sobentig|tachentig|negentig|sechzig|siebzig|achtzig|neunzig|zwanzig|dreissig|vierzig|funfzig))",
        "und",
        word,
    )
    word = re.sub(r"hun+(?:d?[eai]r[dt]?|d+r[eai]?[dt]|d?[eai][dt])(?!e)", "hundert", word)
    word = re.sub(r"[td](?:au|ou|u|uu|oa)s[eai]?n+(?:[dt]+a?|$)", "tausend", word)
    word = re.sub(
        r"(?<=\w)(?:an|en|n)(?=zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)", "und", word
    )
    word = re.sub(r"^(?:een|oan|oin|ein|ian)(?=und)", "ein", word)
    for said, meant in _SPOKEN_PARTS:
        word = word.replace(said, meant)
    return word


def _whole(word: str) -> int | None:
    if word in _table():
        return _table()[word]
    for name, factor in (("tausend", 1000), ("hundert", 100)):
        if name in word:
            left, right = word.split(name, 1)
            high = _whole(left) if left else 1
            low = _whole(right[3:] if right.startswith("und") else right) if right else 0
            return None if high is None or low is None else high * factor + low
    return None


def ordinal_word(word: str) -> int | None:
    """ "dritten" → 3, "einundzwanzigste" → 21; None for anything else."""
    match = re.fullmatch(r"(\w+?)(?:e|en|er|es|em)", _plain(word))
    if not match:
        return None
    stem = match.group(1)
    if stem in _ORDINAL_ROOTS:
        return _ORDINAL_ROOTS[stem]
    roots = (stem[:-2], stem[:-1]) if stem.endswith("st") else (stem[:-1],) if stem.endswith("t") else ()  # "sechst"
    spoken = (_standard(root) for root in roots if root not in _table())
    return next((_table()[root] for root in (*roots, *spoken) if root in _table() and root not in _SPOKEN), None)


WORDS = r"[A-Za-zÄÖÜäöüß]+"


def as_number(text: str) -> float | None:
    """Digits ("2,5", "1.480") or a number word."""
    text = text.strip()
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return float(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return float(text.replace(",", "."))
    return number_word(text)


def plain(number: float) -> float:
    """3.0 → 3, 2.5 → 2.5, as it is to stand in JSON."""
    return int(number) if float(number).is_integer() else number
