"""Turns that interrupt any question, even where a free text was asked for. Narrow patterns; the broad ones are
learned.
"""

import re

from bot.nlu.bekannt import known_turn
from bot.nlu.text import fold, muster, similar

_PERSON = (
    r"(?:mensch\w*|mitarbeiter\w*|sachbearbeiter\w*|berater\w*|person|kolleg\w*|jemand\w*|wem|beamt\w*|"
    r"ansprechpartner\w*|vorgesetzt\w*)"
)
_WANT = (
    r"(?:ich\s+(?:will|möchte|würde\s+gern(?:e)?|muss|hätte\s+gern(?:e)?|wollte|brauche)|kann\s+ich|"
    r"könnte\s+ich|können\s+wir|darf\s+ich|lassen\s+sie\s+mich|bitte)"
)

PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "mensch",
        (
            rf"\bmit\s+(?:ein(?:em|er)?\s+|'?nem\s+|'?ner\s+|ihrem\s+|dem\s+|de[rn]\s+)?(?:echten\s+|"
            rf"richtigen\s+|anderen\s+|menschlichen\s+|"
            rf"zuständigen\s+)*{_PERSON}\s+(?:\w+\s+){{0,3}}(?:sprechen|reden|telefonieren|schnacken|"
            rf"chatten|unterhalten|klären|sprehcen|verbinden|verbunden)\b"
        ),
    ),
    (
        "mensch",
        (
            rf"\b(?:verbinden\s+sie\s+mich|verbinde\s+mich|gib\s+mir\s+(?:mal\s+)?einen?\s+{_PERSON}|"
            rf"einen?\s+(?:echten|richtigen)\s+{_PERSON}|ruf(?:en|t)?\s+(?:sie\s+|"
            rf"ihr\s+)?mich\s+(?:(?:bitte|mal|lieber|doch|einfach|besser|kurz|gleich)\s+)*(?:an|zurück|unter)|"
            rf"kann\s+mich\s+(?:bitte\s+)?jemand\s+anrufen|(?:um|einen)\s+rückruf|"
            rf"weiterleiten\s+an\s+einen?\s+{_PERSON}|rede\s+nicht\s+mit\s+(?:einer\s+)?(?:maschine\w*|"
            rf"bot\w*|computer\w*)|will\s+keinen\s+(?:computer|bot|roboter))\b"
        ),
    ),
    (
        "datenschutz",
        (
            r"\b(?:lösch\w*|vergess\w*|entfern\w*)\b[^.!?]{0,25}\b(?:meine|alle|"
            r"sämtliche)\s+(?:meine\s+)?(?:daten|angaben\s+von\s+mir)\b|"
            r"\bmeine\s+daten\b[^.!?]{0,20}\b(?:löschen|gelöscht|weitergegeben|gespeichert|sicher)\b|"
            r"\b(?:dsgvo|datenschutz\w*)\b|\bwas\s+(?:machen|passiert|"
            r"geschieht)\s+(?:sie\s+)?mit\s+meinen\s+daten\b|\bwie\s+lange\s+(?:speicher|behalt)\w*\b"
        ),
    ),
    (
        "warum",
        (
            r"^\W*(?:und\s+|aber\s+|äh\s+)?(?:warum|wieso|weshalb|wozu|wofür|"
            r"aus\s+welchem\s+grund)\b[^?]{0,15}\b(?:wollen|brauch\w*|frag\w*|müssen|muss|benötig\w*|soll|"
            r"wird|wissen|ist\s+das|denn|die\s+\w+|meine?\w*)\b|\bwas\s+geht\s+(?:sie|euch|"
            r"dich)\s+das\s+an\b|\b(?:muss|soll)\s+ich\s+(?:(?:das|da|hier|denn|jetzt|alles|wirklich|unbedingt|meine?n?|den|die)\s+)*(?:\w+\s+)?"
            r"(?:angeben|sagen|nennen|beantworten|ausfüllen)\b|\bwas\s+hat\s+das\s+damit\s+zu\s+tun\b|\bist\s+(?:das|"
            r"die\s+angabe)\s+(?:pflicht|freiwillig|nötig|notwendig)\b"
        ),
    ),
    (
        "abbruch",
        (
            rf"\b(?:{_WANT})\s+(?:das\s+|hier\s+|jetzt\s+|den\s+antrag\s+|alles\s+|lieber\s+|"
            rf"doch\s+)*(?:abbrechen|aufhören|beenden|abbruch)\b|\b(?:breche?n?\s+(?:sie\s+|"
            rf"wir\s+)?(?:das\s+|hier\s+|es\s+|jetzt\s+|bitte\s+|den\s+\w+\s+)*ab)\b|\b(?:vergiss|"
            rf"vergessen\s+(?:sie|wir))\s+(?:es|das)\b|\bich\s+(?:will|möchte|mag)\s+(?:das\s+|es\s+|"
            rf"jetzt\s+)?doch\s+(?:nicht|keinen?)\b|\b(?:hab(?:e)?|haben)\s+(?:'?s|es|das)?\s*(?:mir|"
            rf"uns)\s+anders\s+überlegt\b|\b(?:ich\s+mach(?:e|s|'s)?|mache\s+ich|machen\s+wir|wir\s+machen)\s+(?:das\s+|es\s+)?(?:lieber\s+|doch\s+|dann\s+)*"
            rf"(?:später|morgen|ein\s+ander(?:mal|es\s+mal)|wann\s+anders)\W*$|"
            rf"^\W*(?:(?:ach|och|nee?|ne|komm|nein)\W+)*lass(?:en\s+(?:sie|wir))?\s+(?:das|es|mal?|gut\s+sein|stecken)"
            rf"(?:\s+(?:sein|bleiben|gut\s+sein|lieber|mal|doch|stecken))*\s*(?:$|[.!,;])|\blassen\s+wir\s+(?:das|es)\b(?!\s*(?:weg|so|stehen|drin|dabei))|\b(?:antrag|vorgang|"
            rf"anmeldung)\s+abbrechen\b"
        ),
    ),
    (
        "zurueck",
        (
            r"\b(?:zurück|zurueck)\s+(?:zur|zu\s+der|auf\s+die)\s+(?:letzten|vorigen|vorherigen)\b|"
            r"\b(?:letzte|vorige|vorherige)\s+frage\b|\bfrage\s+(?:davor|zurück)\b|\bschritt\w*\s+zurück\b"
        ),
    ),
    (
        "ueberspringen",
        (
            r"\blass\w*\s+(?:wir\s+|sie\s+)?(?:die\s+frage|das|es)\s+(?:mal\s+|lieber\s+|doch\s+)?(?:aus|"
            r"weg|frei|leer)\b|^\W*(?:das|die\s+frage|es|hier)\s+lass(?:e|en)?\s+(?:ich|wir)\s+"
            r"(?:mal\s+|lieber\s+|jetzt\s+|hier\s+|bitte\s+)*(?:aus|weg|frei|leer)\b|\b(?:überspring\w*|die\s+frage\s+(?:aus)?lassen|keine\s+angabe)\b|"
            r"\b(?:weiß|kenne|weiss)\s+ich\s+(?:leider\s+|gerade\s+|jetzt\s+|auch\s+|doch\s+|noch\s+|echt\s+|"
            r"wirklich\s+)*nicht\b|\bich\s+weiß\s+(?:es\s+|das\s+|sie\s+|leider\s+|gerade\s+)*nicht\b|"
            r"\b(?:das\s+)?(?:sage|sag|verrate|nenne)\s+ich\s+(?:ihnen\s+)?(?:lieber\s+)?nicht\b|"
            r"^\W*(?:ich\s+|das\s+)?weiß\s+(?:ich\s+|das\s+|es\s+)*nicht(?:\s+so)?(?:\s+(?:recht|genau|sicher))?\W*$|"
            r"^\W*(?:das\s+)?(?:steht|ist)?\s*(?:aber\s+|leider\s+)?noch\s+(?:nicht\s+(?:fest|klar|bekannt|entschieden|da)|kein(?:e[rnms]?)?|"
            r"offen|unklar|unbekannt|unentschieden)\W*$|"
            r"\b(?:möchte|will)\s+ich\s+(?:ihnen\s+)?(?:lieber\s+)?nicht\s+(?:sagen|angeben|nennen|"
            r"verraten)\b|\bdazu\s+(?:möchte|will|sage)\s+ich\s+nichts\b|\bkeine\s+ahnung\b|"
            r"\breiche?\s+ich\s+(?:\w+\s+)?nach\b|"
            r"\bgeht\s+(?:sie|euch|dich|ihnen|dir|keine[nr]|niemande?[nm]?)\s+(?:(?:das|doch|gar|überhaupt)\s+)*(?:nichts|nix|was)\s+an\b|"
            r"^\W*(?:(?:das\s+)?(?:ist\s+)?)?(?:schwer|schwierig)\s+zu\s+sagen\W*$|"
            r"^\W*(?:das\s+)?(?:sag|erzähl|erklär)e?\s+ich\s+(?:(?:ihnen|euch|dann|lieber|ja)\s+)*(?:am\s+telefon|persönlich|vor\s+ort|später)\W*$|"
            r"^\W*(?:das\s+)?(?:seht\s+ihr|sehen\s+sie|sieht\s+man)(?:\s+(?:ja|dann|schon|doch|das))+\W*$|"
            r"^\W*(?:(?:der|die|das|er|sie|es)\s+)?hat\s+(?:(?:ja|doch|leider|aber)\s+)*noch\s+kein(?:e[nrms]?)?(?:\s+\w+)?\W*$"
        ),
    ),
    (
        "pause",
        (
            r"\b(?:moment|augenblick|sekunde|warte\w*)\b[^.!?]{0,12}\b(?:schau\w*|guck\w*|such\w*|hol\w*|"
            r"muss|frag\w*|nach)\b|\bich\s+(?:schau\w*|guck\w*|seh\w*|such\w*)\s+(?:mal\s+|eben\s+|"
            r"kurz\s+|schnell\s+|das\s+)*(?:nach|raus)\b|\b(?:muss|gehe?)\s+(?:ich\s+)?(?:mal\s+|eben\s+|"
            r"kurz\s+|erst\s+)*(?:nachsehen|nachschauen|nachgucken|raussuchen|suchen|holen|messen|"
            r"fragen)\b|^\W*(?:bin\s+)?gleich\s+(?:wieder\s+da|zurück|soweit)|\bbin\s+(?:sofort|"
            r"gleich)\s+(?:wieder\s+)?(?:da|zurück)\b|"
            r"^\W*(?:stopp?|wart\w*|moment\w*|mom|sek\w*|halt|hm+|eh+m)\W+(?:(?:mal|moment)\W+)*ich\s+"
            r"(?:muss|such|guck|schau|geh|lauf|hol|frag|seh|überleg|ruf|mess|les)\w*\b"
        ),
    ),
    (
        "wiederholen",
        (
            r"\b(?:wiederhol\w*|nochmal|noch\s+(?:ein)?mal)\b[^.!?]{0,15}\b(?:frage|sagen|fragen|erklären|"
            r"das)\b|^\W*(?:sorry\W+)?das\s+(?:habe?|hab')\s+ich\s+(?:jetzt\s+|leider\s+|ganz\s+)*nicht\s+(?:ganz\s+|so\s+|richtig\s+)?"
            r"(?:verstanden|kapiert|begriffen)\b|\b(?:versteh\w*|kapier\w*|begreif\w*|verstanden)\b[^.!?]{0,20}\b(?:nicht|nix|"
            r"kein\w*)\b|\bwas\s+(?:soll|muss)\s+ich\s+(?:hier|da|jetzt|denn)\b|\b(?:einfacher|"
            r"in\s+einfacher|leichter)\s+(?:bitte|sprache|worten?|erklären|gesagt|sagen)\b|"
            r"\bwas\s+(?:meinen|meinst)\s+(?:sie|du)\b|\bwie\s+meinen\s+sie\b|\bwelche\s+frage\b|"
            r"\bwas\s+war\s+die\s+frage\b|^\W*(?:hä\W+)?(?:wie|was)\s+jetzt\b|^\W*(?:hä\W+)?was\s+(?:denn\s+)?für\s+(?:'?ne?n?|eine?n?)\s+[\w-]+\W*$|^\W*(?:bitte\s+)?(?:zeig\w*|nenn\w*|lies|les\w*)\b[^.!?]{0,25}\b(?:meine|alle|die)\s+"
            r"(?:bisherigen?\s+)?(?:angaben|eingaben|antworten)\b"
        ),
    ),
)

_KIND = (
    r"^\W*(?:(?:vielen|herzlichen|besten|schon\s+mal|erst\s*mal)\s+)*dank(?:e|eschön)?"
    r"(?:\s+(?:erst\s*mal|schon\s*mal|schön|sehr|ihnen|soweit|so\s+weit|vielmals))*\W*$|"
    r"^\W*das\s+ist\s+(?:ja\s+|aber\s+|sehr\s+|wirklich\s+)*(?:nett|lieb|freundlich)\b"
)
_LANGUAGE = r"\bwieder\s+normal\b|\bnormale?[rns]?\s+sprache\b|\b(?:keine|ohne)\s+(?:einfache|leichte)\s+sprache\b"
_STATUS = (
    r"\b(?:wo\s+(?:ist|bleibt)|wie\s+weit\s+ist|was\s+(?:ist|macht|wird)(?:\s+(?:eigentlich|denn|jetzt|nun))*(?:\s+(?:mit|"
    r"aus))?)\s+(?:(?:eigentlich|denn|jetzt|nun)\s+)*(?:mein\w*|unser\w*)\s+(?:(?:ander|alt|letzt)e\w?\s+)?"
    r"(?:antrag|vorgang|meldung|anmeldung|bescheid|ausweis|urkunde|parkausweis|"
    r"\w+antrag)\w*|\bwie\s+(?:steht|stehts|steht's|siehts|sieht's|sieht)\s+(?:es\s+)?(?:denn\s+|eigentlich\s+|jetzt\s+)*(?:um|mit|bei)\s+"
    r"(?:mein\w*|unser\w*|de[rmn])\s+\S|\bist\s+(?:mein\w*|unser\w*)\s+\S+\s+(?:denn\s+|jetzt\s+)*schon\s+"
    r"(?:da|durch|fertig|bearbeitet|angekommen|genehmigt|bewilligt)\b|"
    r"\bwie\s*viele?\s+(?:fragen|schritte|angaben)\s+(?:\w+\s+){0,3}noch\b|\b(?:sind\s+wir|bin\s+ich)\s+(?:\w+\s+)?(?:bald|gleich|endlich)\s+(?:fertig|durch)\b|"
    r"\bwas\s+(?:fehlt|brauchen\s+sie|brauchst\s+du)\s+(?:\w+\s+)?noch(?:\s+alles)?\W*$|\bstand\s+(?:meines|von\s+meinem|meiner)\b|\bstatus\s+(?:meines|von|abfragen)\b"
)
_HESITATION = r"^\W*(?:(?:äh|ähm|öh|öhm|hm+|also|ja|na|naja|ach|tja|nun|so|okay|ok)\b[\s,.…-]*)+"
""" "Äh, also, das lasse ich weg"."""


def interrupting(text: str) -> str | None:
    """The intent that interrupts whatever was asked, or None."""
    turn = turn_in(text)
    return turn[0] if turn else None


def turn_in(text: str) -> tuple[str, int, int] | None:
    """The intent that interrupts, and where its words stand."""
    known = known_turn(text)
    if known:
        return known, 0, len(text)
    text = re.sub(r"\b[a-zA-Z]{5,7}\b", lambda m: "Antrag" if similar(fold(m[0]), "antrag") else m[0], text)
    return _by_pattern(text) or _by_pattern(muster(_HESITATION).sub(lambda m: " " * len(m[0]), text))


def _by_pattern(text: str) -> tuple[str, int, int] | None:
    for intent, pattern in (("status", _STATUS), ("wiederholen", _LANGUAGE), ("smalltalk", _KIND), *PATTERNS):
        match = muster(pattern).search(text)
        if match:
            return intent, match.start(), match.end()
    return None
