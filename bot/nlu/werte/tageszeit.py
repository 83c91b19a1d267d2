"""Parts of a day: "am Nachmittag", "vormittags", "nach der Arbeit"."""

import re

from bot.nlu.lesart import Wert
from bot.nlu.umfeld import Umfeld
from bot.nlu.zeitsprache import plain

# value → (pattern in the writing of `zeitsprache`, from, until); None is open
TAGESZEITEN = {
    "vormittag": (
        r"(?:\b|(?<=tag))(?:vormittags?|fruh|fruher\s+vormittag)\b|\b(?:fruh)?morgens\b|(?<=tag)morgens?\b|\bam\s+(?:fruhen\s+)?morgen\b|"
        r"\bvor\s+der\s+(?:arbeit|schule)\b|\bgleich\s+nach\s+dem\s+fruhstuck\b|\bin\s+aller\s+(?:fruhe|herrgottsfruhe)\b",
        None,
        "12:00",
    ),
    "mittag": (
        r"(?<!nach)(?<!vor)(?:\b|(?<=tag))(?<!nach )(?<!nach dem )mittags?\b|\b(?:in\s+der\s+)?mittags(?:pause|zeit)\b|"
        r"\bum\s+die\s+mittagszeit\b",
        "11:00",
        "14:00",
    ),
    "nachmittag": (
        r"(?:\b|(?<=tag))(?:spat)?nachmittags?\b|\bnach\s+(?:dem\s+)?mittag(?:essen)?\b|\bnach\s+(?:der\s+)?(?:arbeit|schule|"
        r"feierabend|dienst|schicht)\b|\bnach\s+(?:dem\s+)?(?:feierabend|dienst)\b",
        "13:00",
        None,
    ),
    "abend": (r"(?:\b|(?<=tag))(?<!feier)(?<!heilig)abends?\b|\bspat\s+am\s+tag\b", "16:00", None),
}
_GREETING = re.compile(r"\b(?:guten?|schonen?|gutn)\s+$")


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    said = plain(text)
    found = []
    for name, (pattern, _, _) in TAGESZEITEN.items():
        for match in re.finditer(pattern, said.text):
            if _GREETING.search(said.text[: match.start()]):
                continue
            start, end = said.span(*match.span())
            found.append(Wert("tageszeit", name, text[start:end], start, end))
    return found
