"""Yes and no in all their forms, and what hangs on to them ("ja, aber die Hausnummer ist 14")."""

from bot.nlu.text import muster

_YES = (
    r"ja(?:wohl|woll|a+)?|jo+a?|jo+[pb]|k+|okey|jau|jep|jup|jupp|yes|yep|yo|jap|okay|ok|oki|okidoki|in\s+ordnung|"
    r"einverstanden|passt(?:\s+(?:so|schon|mir|alles))?|"
    r"genau(?:\s+so)?|ganz\s+genau|richtig|(?:das\s+)?(?:ist\s+|alles\s+|ist\s+alles\s+)?(?:richtig|"
    r"korrekt)|(?:das\s+|so\s+)?(?:stimmt|passt)(?:\s+(?:so|alles|genau|schon))?|"
    r"(?:so|jetzt)\s+(?:ist\s+es\s+(?:richtig|gut)|(?:stimmt|passt)\s+(?:es|das)(?:\s+(?:so|alles))?)|"
    r"korrekt|(?:na\s+|ist\s+|alles\s+)?klar(?:o)?|logo|sicher(?:lich)?|natürlich|selbstverständlich|"
    r"(?:sehr\s+)?gern(?:e)?|auf\s+jeden\s+fall|auf\s+alle\s+fälle|unbedingt|absolut|"
    r"so\s+ist\s+es|(?:so\s+)?machen\s+wir(?:\s+(?:das|so))?|mach(?:en\s+sie|t)?\s+(?:das|ma|"
    r"mal)(?:\s+bitte)?|freilich|geht\s+klar|von\s+mir\s+aus|meinetwegen|perfekt|"
    r"(?:bitte\s+)?(?:ab(?:senden|schicken)|losschicken|einreichen|abgeben)(?:\s+bitte)?|(?:das\s+|"
    r"so\s+)?kann\s+(?:so\s+)?(?:raus|weg)|los\s+geht'?s|dann\s+mal\s+los|leg\s+los|"
    r"das\s+können\s+sie\s+so\s+(?:abschicken|absenden)|(?:ich\s+)?(?:stimme\s+zu|bin\s+einverstanden|"
    r"willige\s+ein|möchte\s+ich|will\s+ich)|(?:das\s+)?ist\s+(?:richtig|so|korrekt)(?:\s+so)?|"
    r"(?:(?:das|es)\s+)?(?:kann|soll|darf)\s+(?:alles\s+)?so\s+bleiben|(?:das\s+|es\s+)?bleibt\s+(?:alles\s+)?so|(?:alles\s+)?so\s+lassen|"
    r"lass(?:en)?\s+(?:sie\s+|wir\s+)?(?:das|es|alles)\s+(?:ruhig\s+)?so|wie\s+gehabt|unverändert|weiter\s+so|gut\s+so|bitte\s+machen|mhm|hm\s*hm|positiv|habe?\s+ich|hab\s+ich|bin\s+ich|"
    r"mach\s+ich|(?:ich\s+)?(?:glaube?|denke?)\s+(?:schon|ja)|darf(?:st|en\s+sie)\s+(?:du|sie)?|dürfen\s+sie|können\s+sie"
)
_NO = (
    r"nein|ne+|nee+|nö+|nope|no|naa+|n[ä]h?|nicht|niemals|nie|keinesfalls|"
    r"(?:auf\s+)?(?:gar\s+)?kein(?:en)?\s+fall|bloß\s+nicht|lieber\s+nicht|besser\s+nicht|"
    r"(?:bitte\s+)?(?:noch\s+)?nicht(?:\s+(?:absenden|abschicken|senden|so|mehr|nötig|unbedingt|"
    r"wirklich|ganz))?|(?:das\s+)?(?:ist\s+)?(?:nicht\s+richtig|falsch)|(?:das\s+)?(?:stimmt|"
    r"passt)\s+(?:so\s+|mir\s+)?nicht|"
    r"(?:das\s+)?(?:will|möchte|brauche?|kann)\s+ich\s+nicht|kein\s+(?:bedarf|interesse)|"
    r"(?:das\s+)?muss\s+nich(?:t)?\s+sein|eher\s+nich(?:t)?|(?:ich\s+)?glaube?\s+nich(?:t)?|nicht\s+(?:wirklich|"
    r"nötig)|"
    r"(?:nee?\s+)?lass\s+(?:mal|stecken)|negativ|im\s+gegenteil|kein(?:s|e|er|en)?\s+(?:davon|"
    r"von\s+denen)|nichts\s+davon|nicht\s+einverstanden|(?:ich\s+)?lehne\s+ab|"
    r"habe?\s+ich\s+(?:noch\s+)?nicht|hab\s+ich\s+nicht|bin\s+ich\s+nicht|"
    r"weitermachen|wir\s+machen\s+weiter|behalten"
)
_LEAD = r"(?:gut|so|prima|super|jetzt|dann|ach|äh|ähm|na|nun|also|oh|hm+|aber|doch|tja|eigentlich|öhm|joa)"
_TAIL = (
    r"(?:\s*[,.!;-]?\s*(?:bitte|danke|doch|gern(?:e)?|gut|so|das|du|sie|mal|schon|auch|genau|stimmt|"
    r"richtig|klar|alles|passt|weiter|absenden|abschicken|noch|lieber|auf|jeden|fall|danke\s+schön|"
    r"vielen\s+dank|sehr))*"
)

_YES_ONLY = rf"^\s*(?:{_LEAD}[\s,]+)*(?:{_YES})(?:[\s,.!]+(?:{_YES}))*{_TAIL}[^\w?]*$"
_NO_ONLY = rf"^\s*(?:{_LEAD}[\s,]+)*(?:{_NO})(?:[\s,.!]+(?:{_NO}))*{_TAIL}[^\w?]*$"
_YES_FIRST = (
    r"^\s*(?:(?:ach|na|also|oh|hm)[\s,]+)*(?:ja(?:wohl|a+)?|jo+|jau|jep|jup|jap|yes|yep|genau|richtig|"
    r"stimmt|korrekt|okay|ok|klar|na\s+klar|natürlich|gern(?:e)?|passt)\b[\s,.!:;-]+(?=\S)"
)
_NO_FIRST = r"^\s*(?:(?:ach|na|also|oh|hm)[\s,]+)*(?:nein|ne+|nee+|nö+|nope|no)\b[\s,.!:;-]+(?=\S)"


def yes_or_no(text: str) -> str | None:
    """ "ja" or "nein" when the text says nothing else, or None."""
    if muster(_NO_ONLY).match(text):
        return "nein"
    if muster(_YES_ONLY).match(text):
        return "ja"
    return None


def leading(text: str) -> tuple[str | None, str]:
    """A yes or no at the beginning of a longer text, and the rest: "nein, lieber 4" → ("nein", "lieber 4")."""
    for word, pattern in (("nein", _NO_FIRST), ("ja", _YES_FIRST)):
        match = muster(pattern).match(text)
        if match:
            return word, text[match.end() :]
    return None, text
