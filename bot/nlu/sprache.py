"""Which other language a text is in; None for German and for what is too short to tell."""

import re

from bot.nlu.text import fold

_WORDS: dict[str, str] = {
    "en": (
        "the i you my is are do does can could please help need want would like don german language hello "
        "english speak have what where when how much appointment register lost passport thank thanks good "
        "morning question address with someone somebody talk not don't it to a for of and am me new move "
        "moved this"
    ),
    "pl": (
        "nie mowie potrzebuje pomocy dzien dobry czy jest prosze chcialbym sie na wizyte dziekuje moj gdzie "
        "jak mowi pan pani po polsku niemiecku"
    ),
    "tr": (
        "merhaba istiyorum bilmiyorum var randevu yardima yardim ihtiyacim turkce almanca biliyor musunuz "
        "adres kaydi lutfen nasil nerede benim icin evet"
    ),
    "es": ("hola necesito ayuda por favor quiero una cita no hablo aleman donde gracias buenos dias mi pasaporte"),
    "fr": (
        "bonjour je voudrais un rendez vous parlez francais besoin aide merci mon ne parle pas allemand ou "
        "est s'il plait j'ai d'aide"
    ),
    "it": ("buongiorno ho bisogno di aiuto non parlo tedesco grazie vorrei un appuntamento dove ciao"),
    "ro": ("nu vorbesc germana am nevoie de ajutor buna ziua multumesc vreau"),
    "ru": ("zdravstvuyte privet pomogite pozhaluysta spasibo nuzhno pasport mne ya ne govoryu po nemetski"),
}
_GERMAN = frozenset(
    fold(
        "ich der die das und ist nicht ein eine einen wir sie es mit für auf von zu zum zur den dem im in am "
        "bei was wie wo wann wer warum mein meine "
        "habe hab haben möchte will brauche kann muss bitte danke ja nein guten tag moin straße hund müll "
        "termin antrag ausweis aber auch noch "
        "schon wird werden sind hier da dann so mal nur oder wenn dass"
    ).split()
)
_SETS = {language: frozenset(fold(words).split()) for language, words in _WORDS.items()}
_CYRILLIC, _UKRAINIAN, _ARABIC, _PERSIAN = r"[а-яёіїєґА-ЯЁІЇЄҐ]", r"[іїєґІЇЄҐ]", r"[\u0600-\u06FF]", r"[پچژگ]"


_BY_ORDER = re.compile(r"\bi\.\s?[AVR]\.", re.IGNORECASE)  # "i. A." before a signature


def foreign(text: str) -> str | None:
    """Code of the language (ISO 639-1) when the text isn't German."""
    text = re.sub(_BY_ORDER, "", text)
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return None
    if len(re.findall(_ARABIC, text)) > len(letters) / 2:
        return "fa" if re.search(_PERSIAN, text) else "ar"
    if len(re.findall(_CYRILLIC, text)) > len(letters) / 2:
        return "uk" if re.search(_UKRAINIAN, text) or _ukrainian_words(text) else "ru"
    said = fold(text).split()
    if len(said) < 2:
        return (
            {"hello": "en", "english": "en", "merhaba": "tr", "bonjour": "fr", "hola": "es", "help": "en"}.get(said[0])
            if said
            else None
        )
    german = sum(word in _GERMAN for word in said)
    counts = {language: sum(word in words for word in said) for language, words in _SETS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= 2 and counts[best] > german and counts[best] / len(said) >= 0.5 else None


def _ukrainian_words(text: str) -> bool:
    return bool(re.search(r"(?i)\b(?:допомога|доброго|дякую|потрібна|українською|будь)\b", text))
