"""A person's name: as it is written, turned ("Müller, Anna"), spelled, in parts, or with a story around it."""

import re

from bot.nlu.antworten_basis import Antwort, Aussage, bare
from bot.nlu.bekannt import common_words
from bot.nlu.buchstabiert import in_words, joined
from bot.nlu.lesart import Wert
from bot.nlu.namensfolge import couple, last_first, noble_turned, without_called, without_order
from bot.nlu.namenslauf import name_within
from bot.nlu.namensteile import by_labels
from bot.nlu.personenname import (
    PART,
    PARTICLES,
    SPELLING,
    TITLES,
    is_first,
    letters_of,
    respelled,
    split_name,
    without_letter,
)
from bot.nlu.text import fold, muster, similar
from bot.nlu.verwandte import relative_at
from bot.nlu.werte.name import I_AM_CALLED, NO_NAMES, STOP, is_role, until_stop

_TAIL = (
    r"(?:\s*,?\s*(?:ist\s+mein\s+name|mein\s+name|heiße?\s+ich|so\s+heiße\s+ich|ist\s+der\s+name|mit\s+namen|am\s+apparat|"
    r"am\s+telefon|heißt\s+(?:er|sie|das\s+kind)|bin\s+ich|bitte|danke|hier|"
    r"guten\s+(?:tag|morgen|abend)|viele\s+grüße|mfg))+\W*$"
)
_SAY = (
    r"(?:(?:sag(?:en|t)?|nenn(?:en|t|e)?|schreib(?:en|t|e)?|notier(?:en|t|e)?)\s+(?:sie|wir|mich)|sag|sagt|nenn|schreib|schreibt)"
    r"(?:\s+(?:mich|mir|mal|einfach|ruhig|halt|bitte|nur|doch))*"
)
_LEAD = (
    rf"^\W*(?:(?:{I_AM_CALLED}|mein\s+(?:name|nam)|{_SAY}|gestatten|ausgeschrieben|offiziell|amtlich|korrekt|richtig|eigentlich|"
    r"(?:der|mein|ihr|sein|unser)\s+name\s+(?:ist|lautet|wäre)|"
    r"(?:er|sie|es|das\s+kind|mein\s+\w+|meine\s+\w+)\s+"
    r"(?:heißt|hieß)|ich\s+bin|ick\s+bün|isch\s+bin|'?sch\s+bin|i\s+bin|heiße|name|namens|das\s+(?:bin\s+ich|ist|wäre)|auf(?:\s+den\s+namen)?|für|"
    r"hier\s+(?:ist|spricht|schreibt)?|es\s+(?:meldet\s+sich|spricht|schreibt)|schreiben\s+sie|tragen\s+sie|"
    r"(?:der|die)\s+(?:antragsteller(?:in)?|halter(?:in)?)\s+(?:ist|heißt)|"
    r"mit\s+vollem\s+namen|voller\s+name|vollständig|nu|na|nur|bloß|einfach|jo|joa|äh|ähm|öh|ja|also|gern|dann|da|noch|einfach|guten\s+(?:tag|morgen|abend)|"
    r"nein|nee|nö|doch|quatsch|vielmehr|und\s+zwar|zwar|der|die|de|dat|dr|d')(?![^\W\d_])[\s:,.!-]*)+"
)
_BIRTH = (
    r"[\s,(]*\b(?:geb\.?|geborene[rn]?|née|vormals|früher)\s+(?!am\b|\d)"
    r"(?P<birth>(?:(?:von|van|zu|der|de)\s+)*[^\W\d_]+(?:-[^\W\d_]+)*)\)?"
)
_ASIDE = (
    r"^\W*(?:also\s+)?"
    r"(?:mit|ohne|wie|so\s+wie|das|ist|wohn\w*|geb\w*|ich|bitte|danke|guten|und|in\s+zwei|einfach|beides)\b"
)
_FOR_A_THING = r"^\W*(?:für|wegen|auf|bei|zu[mr]?)\s+(?:(?:die|den|das|de[mr]|meine?\w*)\s+)(?P<thing>[^\W\d_]+)\W*$"
_SPLIT = (
    r"\s*(?:[,;:()\n/]|\s-\s|(?<![A-ZÄÖÜ])(?<!Dr)(?<!Prof)(?<!Dipl)(?<!Ing)(?<!med)(?<!Hr)(?<!Fr)(?<!St)\.(?=\s|$))\s*"
)
_OTHERS = ("adresse", "plz", "ort_name", "strasse", "hausnummer", "telefon", "email", "datum", "iban", "aktenzeichen")
_ON_BEHALF = r"\b(?:für|auf|um|wegen|namens)\s+$"  # "für meine Mutter, die heißt …": she is the one who asks
_OWN_AGAIN = (
    r"[,;.]\s*(?:und\s+)?(?=ich\b(?!\s+\w+e\b)|(?:aber\s+|doch\s+)?(?:richtig|eigentlich|offiziell|amtlich)\b|"
    r"selbst\b|mein\s+name|[^,;.]*\bauf\s+mich\b)"
)
_APPLICANT = "name"  # field of the one who asks; a relative's name is none of his
MAX_WORDS = 6
_TRADE = (  # before the name of a firm
    r"firma|elektro|sanitär|heizung|bau|hochbau|tiefbau|auto|kfz|möbel|blumen|taxi|reisen|holz|metall|garten|hotel|pension|gasthof|"
    r"gaststätte|restaurant|café|apotheke|fahrschule|getränke|fliesen|dach|glas|farben|optik|foto|fleischer|\w+erei|\w+haus|"
    r"\w+(?:bau|technik|service|handel|bedarf|center|verleih|transporte|reinigung|verwaltung|makler|salon|studio)"
)
_LINK = r"://|\bwww\.\w"
_SIR = r"(?:herrn?|frau|hr\.?|fr\.?|familie|fam\.?|eheleute|ehepaar)\s"


def lies(aussage: Aussage) -> Antwort | None:
    if muster(_LINK).search(aussage.text):
        return None
    text, turned = without_order(without_called(in_words(joined(_without_others(aussage)))))
    value = noble_turned(text) or couple(text) or by_labels(_spelling(text)[0], _is_name) or _read(text)
    value = last_first(value, text) if value and turned else value
    if value is None:
        introduced = aussage.of("name", "vorname", "nachname")
        return aussage.from_values(*introduced) if introduced else None
    known = aussage.bisher
    if set(value) == {"vorname"} and isinstance(known, dict) and set(known) == {"vorname"} and " " not in text.strip():
        value = {"nachname": value["vorname"]}  # one that is a first name, too: "Yıldız"
    if set(value) == {"nachname"} and isinstance(known, dict) and known.get("nachname") and not known.get("vorname"):
        value = {"vorname": value["nachname"]}
    return Antwort([Wert("name", value, *_place(aussage, value), aussage.gefragt)], 1.0)


def _place(aussage: Aussage, value: dict[str, str]) -> tuple[str, int, int]:
    """The text from the first to the last word of the name, which may stand in an e-mail address, too; the whole text
    where it was spelled.
    """
    text, alone = aussage.text, _without_others(aussage)
    spots = [
        match.span()
        for part in value.values()
        for word in part.split()
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", alone, re.IGNORECASE)
    ]
    if not spots:
        return text.strip(), 0, len(text)
    start, end = min(spot[0] for spot in spots), max(spot[1] for spot in spots)
    return text[start:end], start, end


def _without_others(aussage: Aussage) -> str:
    text = re.sub(r"\b(?:a\.\s?D\.|i\.\s?[RAVG]\.|z\.\s?Hd\.)", lambda match: " " * len(match[0]), aussage.text)
    relative = relative_at(text, own=True) if aussage.gefragt == _APPLICANT else None
    if relative is not None and not muster(_ON_BEHALF).search(text[:relative]):
        own = muster(_OWN_AGAIN).search(text, relative)
        text = text[:relative] + (text[own.start() :] if own else "")
    for wert in aussage.of(*_OTHERS):
        if wert.typ == "datum" and not any(char.isdigit() for char in wert.text):
            continue  # "Freytag"
        text = (text[: wert.start] + ";" * (wert.ende - wert.start) + text[wert.ende :])[: len(text)]
    return text


def _read(text: str) -> dict[str, str] | None:
    birth = muster(_BIRTH).search(text)
    if birth and birth.start() > 0:
        text = text[: birth.start()] + ";" + text[birth.end() :]
    text, letters = _spelling(text)
    names = _candidates(text)
    value = _chosen(names) if names else None
    within = None if value and len(value) > 1 and _has_first(value) else name_within(text)
    value = split_name(within) if within else value
    return _spelled_anew(value, letters) if value else None


def _has_first(value: dict[str, str]) -> bool:
    """Whether the name holds a first name that is known."""
    return any(is_first(word) for word in value.get("vorname", "").split())


def _spelling(text: str) -> tuple[str, tuple[str, str, bool] | None]:
    """The text without "mit tz" or "ohne h", and the word before it with the letters and whether they are in it."""
    match = muster(
        rf"(?P<word>[^\W\d_]+)?[\s,(]*(?:also\s+|aber\s+|und\s+zwar\s+)?(?:{SPELLING}|\bohne\s+(?P<ohne>[a-zäöü])(?![\wß]))\)?"
    ).search(text)
    if not match:
        return text, None
    keep = match.end("word") if match.group("word") else match.start()
    rest = text[match.end() :]
    goes_on = muster(rf"^\s+{PART}\s*$").match(rest) and _is_name(rest.strip())
    gap = "" if goes_on and match.group("word") and is_first(match["word"]) else ";"
    letters = match.group("ohne") or letters_of(match)
    return text[:keep] + gap + rest, (match.group("word") or "", letters, not match.group("ohne"))


def _spelled_anew(value: dict[str, str], letters: tuple[str, str, bool] | None) -> dict[str, str]:
    if not letters:
        return value
    word, said, inside = letters
    key = next((k for k, name in value.items() if fold(word) in fold(name).split()), "nachname")
    key = key if key in value else "vorname"
    return {**value, key: respelled(value[key], said) if inside else without_letter(value[key], said)}


def _candidates(text: str) -> list[str]:
    """The parts of the text that are a name and nothing else; "für die kita" names a thing."""
    found: list[str] = []
    firms: list[str] = []
    sirs: list[str] = []
    if text.islower() and (thing := muster(_FOR_A_THING).match(text)) and not is_first(thing["thing"]):
        return found
    for part in re.split(_SPLIT, text):
        part = muster(r"\((?:also\s+)?[^)]*\)").sub("", part).strip(" .;:!\"'")
        part = muster(_TAIL).sub("", muster(_LEAD).sub("", muster(_TAIL).sub("", bare(part)))).strip(" .;:!\"'-")
        if muster(_ASIDE).match(part):
            continue
        whole, part = part, _without_role(until_stop(part))
        if part != whole and " " not in part and fold(part) in common_words() and not is_first(part):
            continue  # "Steht auf dem Antrag"
        if part and _is_name(part) and fold(part) not in map(fold, found):
            found.append(part)
            firms += [part] if muster(rf"(?:{_TRADE})\s").match(whole) else []
            sirs += [part] if muster(_SIR).match(whole) else []
    rather = [name for name in found if name not in firms and (" " in name or name in sirs)]
    return rather if firms and rather else found


def _without_role(part: str) -> str:
    """ "Hausmeister Peter Krause" without what he is; "Hausmeister von der Grundschule" is no name at all."""
    words = part.split()
    while len(words) > 1 and (is_role(words[0]) or muster(_TRADE).fullmatch(words[0])):
        words = words[1:]
        if words[0].lower() in PARTICLES:
            return ""
    return " ".join(words)


def _chosen(names: list[str]) -> dict[str, str] | None:
    """One of the parts, or two that belong together: "Müller, Anna", "lenny, lenny brosowski"."""
    first, *others = names
    full = next((name for name in others if _is_full(name)), None)
    if full and len(first.split()) == 1:
        return split_name(full)  # "Bergmann, ach nein, Lohse. Tanja Lohse."
    for other in others:
        words = fold(other).split()
        if len(words) > 1 and any(_alike(a, b) for a in fold(first).split() for b in words):
            return split_name(other)  # said again in full
    one = [word for word in first.split() if fold(word) not in TITLES]
    if (
        others
        and (len(one) == 1 or first.split()[0].lower() in ("von", "van", "zu", "de"))
        and len(others[0].split()) < 4
    ):
        if len(one) == 1 and is_first(first) and not is_first(others[0].split()[0]):
            return split_name(f"{first} {others[0]}")
        return split_name(f"{first}, {others[0]}")
    return split_name(first)


def _is_full(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and is_first(words[0]) and not is_first(words[-1])


def _alike(a: str, b: str) -> bool:
    return similar(a.replace("ph", "f"), b.replace("ph", "f"))


def _is_name(text: str) -> bool:
    """Whether these words can be a name: letters only, no words of a sentence."""
    words = text.split()
    plain = [word for word in words if fold(word) not in TITLES and fold(word) not in ("dipl ing", "dr ing")]
    if not plain or len(words) > MAX_WORDS or not re.fullmatch(r"[^\W\d_]+(?:[\s.'’-]+[^\W\d_]+)*\.?", text):
        return False
    content = [fold(word) for word in plain if word.lower() not in PARTICLES]
    if any(word in STOP or word in NO_NAMES for word in content):
        return False
    if is_role(plain[-1]) and not muster(_SIR).match(text):
        return False
    if not text.islower() and any(
        word.islower() and fold(word) in common_words() for word in plain if fold(word) in content
    ):
        return False
    if is_first(plain[0]) or is_first(plain[-1]) or len(plain) != len(words):
        return True
    usual = [fold(word) in common_words() for word in plain]
    if len(plain) == 1:
        return len(text) > 1 and (plain[0][:1].isupper() or not usual[0])
    return not any(usual) if text.islower() else not all(usual)
