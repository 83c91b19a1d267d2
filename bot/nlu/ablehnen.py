"""Whether a message declines an optional question: "kein Foto", "hab ich nicht", "lieber anonym", "ohne"."""

from bot.nlu.text import muster

MAX_WORDS = 7
_DECLINE = (
    r"^\s*(?:(?:ach|na|also|oh|hm|nein|ne+|nee+|nö+|danke|bitte)[\s,.!-]+)*"
    r"(?:nein|ne+|nee+|nö+|kein(?:e|en|er|s|es)?(?:\s+[\w-]+){0,2}|ohne(?:\s+[\w-]+){0,2}|(?:nichts|nix)(?:\s+(?:mehr|weiter|sonst))?|weiter|weglassen|auslassen|"
    r"(?:geht|klappt)\s+(?:(?:grad|gerade|jetzt|leider|hier|so|das|auch|bei\s+mir)\s+)*nicht|"
    r"(?:(?:lieber|bitte|gerne?|ich|bleibe?|will|würde|möchte)\s+)*anonym(?:\s+bleiben)?|"
    r"lieber\s+nicht|gibt'?s\s+nicht|(?:das\s+)?braucht(?:'?s|\s+es)?\s+nich(?:t)?|(?:das\s+)?muss\s+nich(?:t)?(?:\s+sein)?|(?:das\s+)?(?:hab|habe|haben|gibt|brauch|brauche|brauchen|will|möchte|wollen|mag)"
    r"(?:\s+(?:ich|wir|es|sie|das))*(?:\s+(?:leider|gerade|hier|da))*"
    r"\s+(?:nicht|kein(?:e|en|s)?)(?:\s+(?:angeben|sagen|nennen|dabei|da|zur\s+hand|[\w-]+))?|"
    r"(?:ich|wir)\s+(?:habe?|haben|möchte|will|wollen)(?:\s+(?:leider|gerade|das))*\s+(?:nicht|kein(?:e|en|s)?)(?:\s+[\w-]+){0,2})"
    r"(?:[\s,.!]+(?:bitte|danke|da|dabei|dafür|dazu|davon|parat|gemacht|leider|gerade|angeben|haben|mehr|nötig))*\s*[.!]*\s*$"
)
_NO_ANSWER = (
    r"\bkeine?\s+(?:ahnung|frage|sorge|problem|zeit)\b|"
    r"\bnicht\s+(?:ganz\s+)?(?:verstanden|kapiert|begriffen|mitbekommen)\b"
)


def declines(text: str) -> bool:
    """True for a short refusal that names no value."""
    if len(text.split()) > MAX_WORDS or muster(_NO_ANSWER).search(text):
        return False
    return bool(muster(_DECLINE).match(text))
