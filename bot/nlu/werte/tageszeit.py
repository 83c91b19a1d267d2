"""Parts of a day: "am Nachmittag", "vormittags", "abends"."""

from bot.nlu.lesart import Wert
from bot.nlu.text import muster
from bot.nlu.umfeld import Umfeld

# value → (pattern, from, until); None is open
TAGESZEITEN = {
    "vormittag": (r"(?:\b|(?<=tag))(?:vormittags?|früh)\b|\bmorgens\b|\bfrühmorgens\b|\bam\s+morgen\b", None, "12:00"),
    "mittag": (r"(?<!nach)(?<!vor)(?:\b|(?<=tag))mittags?\b", "11:00", "14:00"),
    "nachmittag": (r"(?:\b|(?<=tag))nachmittags?\b|\bnach\s+(?:dem\s+)?mittag\b|\bnach\s+feierabend\b", "13:00", None),
    "abend": (r"(?:\b|(?<=tag))abends?\b|\bspät\s+am\s+tag\b", "16:00", None),
}


def finde(text: str, umfeld: Umfeld) -> list[Wert]:
    found = []
    for name, (pattern, _, _) in TAGESZEITEN.items():
        for match in muster(pattern).finditer(text):
            if muster(r"\bguten?\s+$").search(text[: match.start()]):
                continue
            found.append(Wert("tageszeit", name, match.group(), match.start(), match.end()))
    return found
