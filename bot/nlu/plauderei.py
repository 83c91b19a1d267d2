"""Kinds of small talk, by which the reply differs."""

from bot.nlu.text import muster

_KINDS = (
    (
        "aufheben",
        r"\b(?:aufhör\w*|höre?|schließ\w*|weggeh\w*|unterbrech\w*|pause|später|morgen)\b[^.!]*\b(?:alles|angaben|daten|eingaben|das)\b[^.!]*"
        r"\b(?:weg|verloren|futsch|gelöscht|gespeichert|aufgehoben|(?:noch\s*mal|wieder)\s+von\s+vorne?)\b",
    ),
    (
        "abschied",
        r"\b(?:tschau|tschö|tschüss\w*|tschüs|auf\s+wiedersehen|bis\s+bald|ciao|schönen?\s+(?:tag|abend|feierabend|wochenende)\s*(?:noch|$)|mach'?s\s+gut|das\s+war'?s)\b",
    ),
    ("dank", r"\b(?:danke\w*|dankeschön|vielen\s+dank|herzlichen\s+dank|hat\s+(?:mir\s+)?geholfen)\b"),
    (
        "wer",
        r"\bwer\s+ist\s+(?:denn\s+)?da\b|\bmit\s+wem\b|\b(?:dein|ihr|einen)\s+name\w?\b|"
        r"\b(?:wer|was)\s+(?:bist|sind|seid)\b|\bwie\s+heiß(?:t|en)\s+(?:du|sie)\b|\bwie\s+alt\b|"
        r"\b(?:bist|biste|bin\s+ich|sind\s+sie|seid\s+ihr|ist|handelt|rede|spreche|schreibe|chatte)\b[^.!?]{0,45}"
        r"\b(?:bot|chatbot|chatgpt|ki|roboter|maschine|computer|automat|programm|software|mensch|"
        r"(?:echte|natürliche)\s+person)\b",
    ),
    (
        "lob",
        r"^(?!.*\b(?:na\s+(?:toll|super|prima|klasse)|nicht|kein\w*|nix)\b).*\b(?:nett|lieb|freundlich|super|toll|klasse|spitze|genial|"
        r"prima|wunderbar|fantastisch|perfekt|großartig|cool|freut\s+mich)\b",
    ),
    ("wie", r"\bwie\s+geht(?:'?s|\s+es)\b"),
    ("koennen", r"\bwas\s+(?:kannst|können)\s+(?:du|sie)\b|\bwomit\s+können\s+sie\b|\bwobei\s+(?:kannst|können)\b"),
    ("gruss", r"\b(?:hallo|hi|hey|moin|guten?\s+(?:tag|morgen|abend)|servus|grüß\s+gott|tach|mahlzeit)\b"),
)


_ASKS_WHO = (
    r"\b(?:sind\s+sie|bist\s+du|biste|seid\s+ihr|bin\s+ich|(?:rede|spreche|schreibe|chatte)\s+ich)\b[^.!?]{0,45}"
    r"\b(?:bot|chatbot|ki|roboter|maschine|computer|automat|programm|mensch(?:en)?)\b"
)


def asks_who(text: str) -> bool:
    """Whether a text asks if a human or a machine answers, without wanting to be put through."""
    return bool(muster(_ASKS_WHO).search(text))


def kind(text: str) -> str | None:
    """gruss, dank, abschied, aufheben, wer, lob, wie, koennen, or None."""
    return next((name for name, pattern in _KINDS if muster(pattern).search(text)), None)
