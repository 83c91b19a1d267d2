"""The words between the things of an enumeration."""

from bot.nlu.text import fold, muster


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
    "zwischen per zu vonne ausm fürs aufm"
)
STAYS = _words("bleibt bleiben behalte behalten behalt behält bleib")
PARTICLES = _words(
    "äh ähm öh hm halt so etwa ca circa ungefähr rund nur bloß sehr ganz total uralt alt groß klein lila rosa super "
    "kaputt recht ziemlich richtig wirklich also ja mal eben glaub glaube ich schätze vielleicht insgesamt zusammen "
    "genau noch auch schon eigentlich wohl jeweils je mein unser"
)
VERBS = _words(
    "liegen sitzen spülen rollen decken wagen teilen stapeln schleudern mangeln sägen hobeln stehen tafeln rost "
    "teile liege rahmen bilder bilde tore weg rest bunt satz"
)
NO_THINGS = _words(
    "fliegen bindestrich ahnung danke bitte hallo moin tag guten frage uhr straße weg platz wohnung termin "
    "sperrmüll abholung entsorgung haushalt sachen zeug kram krempel plunder dinge ding müll gerümpel alles "
    "verschiedenes vieles einiges zeugs unrat abfall keller dachboden garage oma opa mutter vater frau mann ich wir "
    "sie es er muss müssen soll sollen kann können raus mit hat habe haben hätte ist sind wäre wären war das dies "
    "dabei davon alte alter altes alten neue kaputte kaputt defekt defekte große großer großes kleine kleiner "
    "kleines stück stücke stk teil teile gerne gern möchte will brauche anmelden abholen entsorgen holen nehmen "
    "stehen steht liegt ja nein nee doch mehr weniger wie was wo wann warum wer viel nachbar nachbarin sohn tochter "
    "kind kinder zimmer wohnzimmer schlafzimmer kinderzimmer hof hause zuhause umzug montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag morgen heute januar februar märz april mai juni juli august september "
    "oktober november dezember meter euro liter kilo kubikmeter quadratmeter person personen entrümpelung auflösung "
    "haushaltsauflösung nix nichts egal hier dort da ach oh okay ok"
)
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
    r"\d{1,2}\s*-?\s*(?:er|türig\w*|sitzig\w*|teilig\w*|sitzer)\b|"
    r"(?:19|20)\d\d(?!\s*(?:x|stück))\b|\d{1,2}\.\s?\d{1,2}\.(?:\d{2,4})?"
)
AFTER_COUNT = muster(
    r"\s*(?:[x×*]|mal|stücke?|stk\.?|st\.|davon|an\s+der\s+zahl|exemplare?)(?!\w)(?:\s+(?:davon|bitte))?"
)
PART_ENDS = muster(
    r"\s*(?:$|[,;.)\n!?+&]|und\b|un\b|sowie\b|plus\b|-\s|(?:bitte|weg|raus|insgesamt|davon|halt|dazu|oder\s+so)\b)"
)
EACH = muster(r"\b(?:je|jeweils|von\s+jedem|jedes)\s*$")
CONSISTS = muster(r"\b(?:besteh\w*\s+aus|handelt\s+sich\s+um|gehts?\s+um)$")
MEASURED = muster(r"(?:sitzig|türig|teilig|beinig|flammig|stufig)(?:e[nrsm]?)?$")
AGAIN = muster(r"\b(?:nur|nee?|nein|doch|sondern|quatsch|äh|moment|warte)\b[\s,]*(?:nur\s+|bloß\s+|doch\s+)*$")
