"""Nouns for things of a household: singular and plural, compounds, dialect, typing errors.

The words stand in `hausrat.yml`; the lists of the towns add theirs. A compound is told by its last part ("Kinderstühle"
→ "Kinderstuhl"), an unknown noun by its ending.
"""

import functools
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.nlu.keine_dinge import is_ordinary
from bot.nlu.lautung import sound
from bot.nlu.mandantendaten import items
from bot.nlu.text import distance, fold, similar
from bot.nlu.yaml_datei import read_yaml

EINZAHL, MEHRZAHL, BEIDES = "einzahl", "mehrzahl", "beides"
LONG = 9  # letters of a word that more than one slip still leaves the same
LEAST_FUZZY = 5  # letters of a head that may be misspelled
_UMLAUT = str.maketrans("äöüÄÖÜ", "aouAOU")
_UNROUNDED = {0xFC: "ie", 0xF6: "e"}  # "Stiehle", "Schrebett": as in Saxony and the south
_STRONG = ("ungen", "heiten", "keiten", "schaften", "ionen", "eien", "uren", "täten")


@dataclass(frozen=True)
class Nomen:
    """A noun in the singular, and which number the word was said in. `sicher`: known, not made by rule; `nah`: known
    by likeness, the word itself stands in no list.
    """

    einzahl: str
    zahl: str
    sicher: bool = True
    nah: bool = False


@functools.lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
    return data


@functools.lru_cache(maxsize=1)
def _forms() -> dict[str, Nomen]:
    """Folded form → noun, singular before plural before dative plural."""
    forms: dict[str, Nomen] = {}
    pairs = {**_data()["gebinde"], **_data()["dinge"], **_data()["allein"]}
    for one, many in pairs.items():
        forms.setdefault(joined_key(one), Nomen(one, BEIDES if one == many else EINZAHL))
    for word in _data()["ohne_zahl"]:
        forms.setdefault(joined_key(word), Nomen(word, MEHRZAHL if word in ("Möbel", "Altkleider") else BEIDES))
    for one, many in pairs.items():
        forms.setdefault(joined_key(many), Nomen(one, MEHRZAHL))
        if not many.endswith(("n", "s")):
            forms.setdefault(joined_key(many) + "n", Nomen(one, MEHRZAHL))
    return forms


@functools.lru_cache(maxsize=1)
def _heads() -> dict[str, Nomen]:
    """Forms that are the last part of compounds; "Netz" and "Bar" are none, for so end too many other words."""
    alone = set(_data()["allein"])
    return {form: noun for form, noun in _forms().items() if noun.einzahl not in alone}


@functools.lru_cache(maxsize=1)
def _dialect() -> dict[str, str]:
    """Folded word of dialect → what it means; of two alike the first."""
    return {joined_key(said): meant for said, meant in reversed(_data()["mundart"].items())}


@functools.lru_cache(maxsize=1)
def _dialect_forms() -> dict[str, Nomen]:
    """Longer words of dialect as ends of compounds: "Nachtkastl"."""
    forms = _forms()
    return {said: forms[joined_key(meant)] for said, meant in _dialect().items() if len(said) >= LEAST_FUZZY}


@functools.lru_cache(maxsize=1)
def bundles() -> frozenset[str]:
    """Nouns that count other things: "Rolle", "Stapel"."""
    return frozenset(_data()["gebinde"])


def joined_key(word: str) -> str:
    return fold(word).replace(" ", "")


@functools.lru_cache(maxsize=20_000)
def known_noun(word: str) -> Nomen | None:
    """The noun a word is: as listed, as a compound, then with a typing error; None where no list knows it."""
    key = joined_key(word)
    if len(key) < 2:
        return None
    forms = _forms()
    if key in forms:
        return forms[key]
    if key in _dialect():
        return known_noun(_dialect()[key])
    found = None if _slip(key) else _listed(word, key) or _compound(word, key) or _small(word)
    if found is not None or is_ordinary(key):
        return found
    guessed = (
        _slip(key) or _heard(word, key) or _cut_short(word, key) or _misspelled(key) or _misspelled_compound(word, key)
    )
    return replace(guessed, nah=True) if guessed else None


def is_form(word: str) -> bool:
    """Whether a word stands in the list as it is."""
    return joined_key(word) in _forms() or joined_key(word) in _dialect()


def _slip(key: str) -> Nomen | None:
    """A long listed word with one slip, which its end alone would hide: "Latenrost"."""
    near = (form for length in range(max(len(key) - 1, 8), len(key) + 2) for form in _long_forms().get(length, ()))
    close = next((form for form in near if distance(form, key, 1) <= 1), None)
    return _forms()[close] if close else None


@functools.lru_cache(maxsize=1)
def _long_forms() -> dict[int, list[str]]:
    """The listed forms by their number of letters."""
    by_length: dict[int, list[str]] = {}
    for form in _forms():
        by_length.setdefault(len(form), []).append(form)
    return by_length


def _listed(word: str, key: str) -> Nomen | None:
    """A word of a town's list that is none of ours; its number is told by its ending."""
    compound = _compound(word, key)
    return compound if compound else _small(word) or _by_rule(word) if key in items() else None


def _cut_short(word: str, key: str) -> Nomen | None:
    """Without its last sounds, or with j for g, as along the Rhine: "Truh", "Bilderrahme", "Jarderob"."""
    if key.startswith("j"):
        key, word = f"g{key[1:]}", f"g{word[1:]}"
        if key in _forms():
            return _forms()[key]
    if len(key) < 4:
        return None
    whole = next((key + ending for ending in ("e", "n") if key + ending in _forms()), None)
    return (
        _forms()[whole]
        if whole
        else _compound(word + "n", key + "n")
        if key.endswith("e")
        else _compound(word + "e", key + "e")
    )


def _small(word: str) -> Nomen | None:
    """ "Sesselchen", "Tischlein", "Schränkle": the thing itself."""
    match = re.fullmatch(r"(?P<ding>\S{3,}?)(?:chen|lein|erl|la|le|li|ken|l)(?P<viele>s|n|e)?", word, re.IGNORECASE)
    if not match:
        return None
    for ding in (match["ding"], match["ding"] + "e"):
        key = joined_key(ding)
        noun = _forms().get(key) or (_compound(ding, key) if len(key) > LEAST_FUZZY else None)
        if noun is not None and noun.zahl != MEHRZAHL:
            return Nomen(noun.einzahl, BEIDES)
    return None


@functools.lru_cache(maxsize=1)
def _sounds() -> dict[str, Nomen]:
    heard: dict[str, Nomen] = {}
    for form, noun in _forms().items():
        heard.setdefault(sound(form), noun)
    for one, many in {**_data()["gebinde"], **_data()["dinge"]}.items():
        for form in (one, many):
            heard.setdefault(sound(fold(form.lower().translate(_UNROUNDED))), _forms()[joined_key(form)])
    return heard


def _heard(word: str, key: str) -> Nomen | None:
    """Written as it is heard: "Stüle", "Matraze", "Kleiderschrang"."""
    sounds = _sounds()
    if len(key) < LEAST_FUZZY - 1:
        return None
    if sound(key) in sounds:
        return sounds[sound(key)]
    cut = next((cut for cut in range(3, len(key) - 3) if sound(key[cut:]) in sounds), None)
    if cut is None:
        return None
    head = sounds[sound(key[cut:])]
    return Nomen(_joined(word, len(key) - cut, head.einzahl), head.zahl)


def _compound(word: str, key: str) -> Nomen | None:
    """The longest known end with at least two letters before it, four where the end is short ("Uhr")."""
    for cut in range(1 if word[1:2] == "-" else 2, len(key) - 2):
        head = _heads().get(key[cut:]) or _dialect_forms().get(key[cut:])
        if head is None or (len(key) - cut == 3 and cut < 4):
            continue
        return Nomen(_joined(word, len(key) - cut, head.einzahl), head.zahl)
    return None


def _joined(word: str, length: int, head: str) -> str:
    """The word with its last `length` folded letters replaced: umlauts written with two letters count once."""
    for at in range(len(word) - 1, 0, -1):
        if len(joined_key(word[at:])) == length:
            front = word[:at]
            end = head if front.endswith("-") else head[:1].lower() + head[1:]
            return front[:1].upper() + front[1:] + end
    return head


def _misspelled(key: str) -> Nomen | None:
    if len(key) < LEAST_FUZZY:
        return None
    close = [form for form in _forms() if len(form) >= LEAST_FUZZY and form[:1] == key[:1] and _alike(form, key)]
    if close:
        best = min(close, key=lambda form: (distance(form, key), abs(len(form) - len(key))))
        return _forms()[best]
    return None


def _alike(form: str, key: str) -> bool:
    return similar(form, key) or (len(form) > LONG and distance(form, key, 2) <= 2)


def _misspelled_compound(word: str, key: str) -> Nomen | None:
    """ "Kleiderschrnak": a known end with one slip, its first letter right."""
    for cut in range(3, len(key) - LEAST_FUZZY + 1):
        tail = key[cut:]
        for form in _forms():
            if (
                len(form) >= LEAST_FUZZY
                and form[0] == tail[0]
                and distance(form, tail, 1) <= 1
                and _slipped(form, tail)
            ):
                head = _forms()[form]
                return Nomen(_joined(word, len(tail), head.einzahl), head.zahl)
    return None


def _slipped(form: str, tail: str) -> bool:
    """Whether a short end is sure to be a slip: another letter makes another word of it ("Tonne", "Tanne")."""
    return len(form) > LEAST_FUZZY or len(form) != len(tail) or sorted(form) == sorted(tail)


def any_noun(word: str, several: bool) -> Nomen:
    """The noun a word is, by rule where no list knows it; `several` when more than one was counted."""
    noun = known_noun(word)
    if noun is not None:
        return noun
    return _by_rule(word) if several else Nomen(word[:1].upper() + word[1:], BEIDES, sicher=False)


def _by_rule(word: str) -> Nomen:
    """The singular of a plural no list knows, by its ending."""
    one = word[:1].upper() + word[1:]
    for ending in _STRONG:
        if one.endswith(ending):
            return Nomen(one[:-2], MEHRZAHL, sicher=False)
    if one.endswith("innen"):
        return Nomen(one[:-3], MEHRZAHL, sicher=False)
    if re.search(r"[aiouy]s$|[bdfgklmnprt]s$", one) and len(one) > 4:
        return Nomen(one[:-1], MEHRZAHL, sicher=False)
    if one.endswith(("eln", "ern")) and len(one) > 5:
        return Nomen(one[:-1], MEHRZAHL, sicher=False)
    if one.endswith("en") and len(one) > 5 and not one.endswith(("chen", "eisen", "becken", "kissen", "wagen")):
        return Nomen(one[:-1], MEHRZAHL, sicher=False)
    if (
        re.search(r"[^aeiou]e$", one)
        and len(one) > 4
        and not re.search(r"(?:^|[a-zäöü])[Gg]e[a-zäöü]{2,4}ge$|ge(?<=age)$", one)
    ):
        return Nomen(
            re.sub(r"[äöüÄÖÜ](?=[^aeiouäöü]+$)", lambda m: m.group().translate(_UMLAUT), one[:-1]), MEHRZAHL, False
        )
    return Nomen(one, BEIDES, sicher=False)
