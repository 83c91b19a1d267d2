"""The words between the things of an enumeration."""

from bot.nlu.keine_dinge import names_no_thing
from bot.nlu.text import fold, muster, similar


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


ARTICLES = _words("ein eine einen einem einer eines n ne nen nem en een eene eenen oan oane oanen ean 'ne 'n 'nen i'n")
DETERMINERS = _words(
    "der die das den dem de dat det dr mein meine meinen meinem meiner unser unsere unseren unserem ihr ihre ihren "
    "sein seine seinen diese diesen dieser dieses diesem so son sone sonen jene jener welche noch auch nochmal "
    "weitere weiteren weiterer unserer"
)
DEFINITE = _words("der die das den dem dieser diese dieses diesen")
SEVERAL = _words(
    "paar mehrere mehreren einige einigen viele vielen diverse diversen etliche etlichen haufen menge lauter "
    "verschiedene verschiedenen zig allerhand allerlei paare wenige massig unmengen reihe haufenweise sämtliche "
    "alle allen"
)
PAIRS = _words(
    "ski skier schi langlaufski schuhe schlittschuhe stiefel krücken inliner rollschuhe boxen lautsprecher vorhänge "
    "gardinen"
)
JOINTS = _words(
    "und un u sowie plus außerdem dazu ferner samt inklusive inkl oder bis sodann dann ansonsten weiterhin "
    "zusätzlich nebst"
)
NEGATIONS = _words("kein keine keinen keiner keines nicht ohne außer statt anstatt net nich nit")
PREPOSITIONS = _words(
    "aus von vom für im in auf am unter bei beim zum zur nach über neben hinter vor wegen an ins durch um ab gegen "
    "zwischen per zu vum vun us uss usm uff ufm uffm inne vonne ausm fürs aufm"
)
PARTICLES = _words(
    "äh ähm öh hm halt so etwa ca circa ungefähr rund nur bloß sehr ganz total uralt alt groß klein lila rosa super "
    "kaputt recht ziemlich richtig wirklich also ja mal eben glaub glaube ich schätze vielleicht insgesamt zusammen "
    "breit hoch lang tief dick schwer rund eckig oval genau noch auch schon eigentlich wohl jeweils je mein unser"
)
VERBS = _words(
    "liegen sitzen spülen rollen decken wagen teilen stapeln schleudern mangeln sägen hobeln stehen tafeln rost "
    "teile liege rahmen bilder bilde tore weg rest bunt satz"
)
ADJECTIVES = _words(
    "alte alter altes alten neue neuer neues neuen kaputte kaputter kaputtes kaputten kaputt defekt "
    "defekte große großer "
    "großes großen kleine kleiner kleines kleinen breite tiefe lange hohe olle oller olles ollen "
    "gebrauchte schöne braune weiße schwarze"
)
NO_THINGS = ADJECTIVES | _words(
    "fliegen bindestrich ahnung danke bitte hallo moin tag guten frage uhr straße weg platz wohnung termin "
    "sperrmüll abholung entsorgung haushalt sachen zeug kram krempel plunder dinge ding müll gerümpel alles "
    "verschiedenes vieles einiges zeugs unrat abfall keller dachboden garage oma opa mutter vater frau mann ich wir "
    "sie es er muss müssen soll sollen kann können raus mit hat habe haben hätte ist sind wäre wären war das dies "
    "dabei davon gegenstand gegenstande möbelstücke teilen maße maß größe höhe breite länge tiefe "
    "durchmesser gewicht farbe "
    "zustand baujahr marke anzahl menge liste posten hausrat inventar barock chef chefin stück stücke "
    "stk teil teile gerne gern möchte will brauche anmelden abholen entsorgen holen nehmen "
    "stehen steht liegt ja nein nee doch mehr weniger wie was wo wann warum wer viel nachbar nachbarin sohn tochter "
    "kind kinder zimmer wohnzimmer schlafzimmer kinderzimmer hof hause zuhause umzug montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag morgen heute januar februar märz april mai juni juli august september "
    "oktober november dezember meter euro liter kilo kubikmeter quadratmeter person personen entrümpelung auflösung "
    "haushaltsauflösung nix nichts egal hier dort da ach oh okay ok"
)
_COLLECTIVE = ("kram", "gerumpel", "krempel", "plunder", "sachen", "mull", "auflosung", "einrichtung", "zubehor")


def no_thing(word: str) -> bool:
    """Whether a folded word is none of the things: a word of the sentence, or too vague to be fetched."""
    return word in NO_THINGS or word in PARTICLES or word.endswith(_COLLECTIVE) or names_no_thing(word)


BEFORE_A_NOUN = ARTICLES | DETERMINERS | SEVERAL | NEGATIONS | PARTICLES | _words("a x mal stück stk je")
# Parts of a thing, said with "mit": they go with it.
PARTS_OF_THINGS = tuple(
    _words(
        "spiegel glas schublade schubfach schubkasten tür rollen rädern rahmen lehne beinen bezug kopfteil fach fächer "
        "griff scharnier bettkasten schlaffunktion armlehne kissen deckel aufsatz platte ablage beleuchtung licht "
        "kratzer riss schaden loch stoff leder holz muster ausziehfunktion ablagefach fuß füßen haken gestell"
    )
)
SIZE = muster(  # measures of a thing are no counts
    r"\d+(?:[.,]\d+)?\s*(?:[x×*]|mal|auf)\s*\d+(?:[.,]\d+)?(?:\s*(?:[x×*]|mal)\s*\d+(?:[.,]\d+)?)?"
    r"\s*(?:cm|mm|m|zentimeter|meter)?\b|"
    r"\d+(?:[.,]\d+)?\s*(?:cm|mm|m|m²|m³|qm|cbm|kg|l|zoll|watt|zentimeter|metern?|quadratmetern?|kubikmetern?|litern?|kilo|"
    r"jahren?|jahr|euro|€|uhr|grad|prozent|%)(?!\w)|"
    r"\d{1,3}(?:[.,]\d+)?\s*-?\s*(?:er|türig\w*|sitzig\w*|teilig\w*|sitzer)\b|"
    r"(?:19|20)\d\d(?!\s*(?:x|stück))\b|\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?"
)
AFTER_COUNT = muster(
    r"\s*(?:[x×*]|mal|stücke?|stk\.?|st\.|davon|an\s+der\s+zahl|exemplare?)(?!\w)(?:\s+(?:davon|bitte))?"
)
PART_ENDS = muster(
    r"\s*(?:$|[,;.)\n!?+&]|und\b|un\b|sowie\b|plus\b|-\s|(?:bitte|weg|raus|insgesamt|davon|halt|dazu|oder\s+so)\b)"
)
EACH = muster(r"\b(?:je|jeweils|von\s+jedem|jedes)\s*$")
_CONSISTS = muster(
    r"\b(?:bleib\w*\s+(?:es\s+)?bei|besteh\w*\s+aus|handelt\s+sich\s+um|gehts?\s+um|"
    r"\w*(?:sperrmüll|abholung|entsorgung|abholtermin)\s+für)$"
)
_COLLECTION_FOR = muster(r"(?P<wort>[^\W\d_]{7,})\s+für$")
_COLLECTIONS = _words("abholung entsorgung sperrmüll")
COLLECTIVE = _words("möbel möbelstück möbelstücke gegenstände teile einrichtung hausrat mobiliar inventar")
"""Words for all there is: what is named afterwards is what they stood for."""
MEASURED = muster(r"(?:sitzig|türig|teilig|beinig|flammig|stufig)(?:e[nrsm]?)?$")
AGAIN = muster(r"\b(?:nur|nee?|nein|doch|sondern|quatsch|äh|moment|warte)\b[\s,]*(?:nur\s+|bloß\s+|doch\s+)*$")
MORE = muster(r"\bnoch\b|\bnochmal\b|\bweitere\w*\b|\bauch\b")
ALL_OF = muster(r"\b(?:alle|allen|sämtliche|sämtlichen)\s+$")
SO_MANY = muster(
    r"[\s,.–-]*\b(?:also|sind|macht|das\s+(?:sind|macht|wären)|insgesamt|zusammen)\b[\s,]*(?:(?:also|insgesamt|zusammen|dann|sind)\s+)*"
)
NO_BEFORE = muster(r"\b(?:nein|nee+|nö|quatsch)\b")
THE = muster(r"\b(?:die|diese|den)\s+$")
ALTOGETHER = muster(r"\b(?:also|macht|zusammen|insgesamt|sind)\b[\s,]*(?:also\s+|zusammen\s+|insgesamt\s+)*$")
INFLECTED = muster(r"(?:e[nrsm]?|ig|lich|isch|sam|bar|los|t)$")
PARTICIPLE = muster(r"\w+(?:er|el)t|\w*ge\w{3,}(?:t|en)|(?:be|ver|zer|ent|er)\w{2,}(?:t|en)")
ANEW = muster(r"\b(?:aber|sondern|eigentlich|genauer|besser|nein|nee|doch|vielmehr|quatsch|bzw|stimmt)\b")
KEPT = muster(  # a clause that says of a thing that it is not to be fetched
    r"\b(?:behalt\w*|behält|behol\w*|bleib\w*(?!\s+(?:also|dann|noch|nur|übrig|uns|mir|dabei|(?:es\s+)?bei)\b)|(?:schon|bereits|selbst|selber)\s+(?:weg\b(?!\s+(?:soll|muss|kann))|weggebracht|entsorgt|abgeholt|verkauft|verschenkt|weggeworfen|vergeben)|verschenk\w*|verkauf\w*|vererb\w*|"
    r"(?:brauch\w*|benutz\w*|nutz\w*|woll\w*|möcht\w*|nehm\w*|geb\w*)\s+(?:ich|wir|mer|mir|i|se|sie)\s+(?:ja\s+|doch\s+|selber\s+|selbst\s+)*"
    r"(?:noch|selber|selbst|weiter|mit(?!\s+\w+\s+ab)|weg|ab)|"
    r"(?:noch|selber|selbst)\s+(?:gebraucht|benutzt|genutzt)|nehm\w*\s+(?:sie|ihr|se)\s+(?:\w+\s+)?(?:nicht|nich|net|ned)|"
    r"(?:den|die|das)\s+(?:nimmt|kriegt|bekommt|holt|will|übernimmt)\s+(?!keiner|niemand|sie\b|ihr\b|man\b)\w+|"
    r"(?:ist|sind|geht|gehen|kommt|kommen)\s+(?:\w+\s+){0,2}(?:für|an|zu)\s+(?:mein|unser|die\s+nachbar|den\s+nachbar)\w*|"
    r"nicht\s+(?:mit(?:nehmen)?|weg|dabei|abholen|abgeholt|mehr\s+weg|anfassen)|soll\w*\s+nicht|"
    r"lass\w*\s+(?:sie\s+)?(?:bitte\s+)?(?:hier|da|stehen))\b"
)
OTHERS = muster(r"\bgehör\w*(?!\s+(?:weg|raus|entsorgt|dazu|zu|zum|zur)\b)")
OF_THEM = muster(r"\b(?P<zahl>\d+|[a-zäöüß]+)\s+(?:davon|von\s+denen)\b")
CLAUSE_END = muster(
    r"[,;.!\n]|\s+(?=(?:ach|nee|nein|na\s+dann|quatsch)\s)|\s+aber\s+|\s+nur\s+|\s+(?:und|sowie)\s+(?=(?:der|die|das|den)\s)"
)
POINTS_BACK = muster(r"^\W*(?:(?:nein|nee|ach|halt|doch|aber|stopp|moment|also)\W+)*(?:das|den|die|der|dies\w*|es)\b")
DEFINITE_AT = muster(r"\b(?:der|die|das|den|mein\w*|unser\w*)\s+(?:\S+\s+)?$")


def consists(before: str) -> bool:
    """Whether what follows is what is to be fetched: "besteht aus", "eine Abholung für", that word misspelled, too."""
    if _CONSISTS.search(before):
        return True
    match = _COLLECTION_FOR.search(before)
    word = fold(match["wort"]) if match else ""
    return any(similar(word[-len(name) - more :], name) for name in _COLLECTIONS for more in (0, 1) if word)
