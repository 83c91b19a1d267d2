"""Danger to life. Beats everything else, so its patterns are narrow: "es brennt mir unter den Nägeln" is none."""

from bot.nlu.text import muster

_FIGURATIVE = (
    r"unter\s+den\s+nägeln|brennend\s+interess|brennt\s+(?:mir\s+)?auf\s+der\s+(?:seele|zunge)|"
    r"feuer\s+und\s+flamme|(?:lager|oster)feuer|feuer(?:werk|stätte|löscher|wehrzufahrt)|"
    r"brenn(?:holz|stoff|nessel)|birne|lampe|laterne|licht\s+brennt|brennt\s+nicht|"
    r"brennt\s+(?:das\s+)?licht|sterbe(?:urkunde|fall|geld)|gasanschluss|gaszähler|gasherd|gasanbieter|gasrechnung|"
    r"abgas|zu\s+tode\s+(?:gelangweilt|geärgert)|zum\s+sterben\s+langweilig|lebensmüde\s+bin\s+ich\s+nicht"
)
_LIGHT = (
    r"\bbrenn\w*\b[^.!?]{0,30}\b(?:kein\w*|nicht|nix)\b|"
    r"(?:lampe|laterne|leuchte|licht|lücht)\w*\b[^.!?]{0,40}\bbrenn|\bbrenn\w*\b[^.!?]{0,30}(?:lampe|laterne|leuchte|licht)"
)
_FIRE = r"\b(?:feuer|flamm\w*|rauch\w*|qualm\w*|hilfe|funken|kabel)\b"
KINDS = {
    "suizid": (
        r"\b(?:suizid\w*|selbstmord\w*|selbsttötung|(?:will|möchte|mag|"
        r"kann)\s+(?:ich\s+)?nicht\s+mehr\s+(?:leben|weiterleben)|(?:will|"
        r"möchte)\s+(?:nur\s+noch\s+)?(?:sterben|tot\s+sein)|mich\s+um(?:bringen|zubringen)|"
        r"bring(?:e)?\s+mich\s+um|mir\s+(?:das|mein)\s+leben\s+nehmen|nehme?\s+mir\s+das\s+leben|"
        r"mir\s+(?:was|etwas)\s+antun|tu(?:e)?\s+mir\s+(?:was|etwas)\s+an|schluss\s+machen\s+mit\s+(?:dem|"
        r"meinem)\s+leben|keinen\s+sinn\s+mehr\s+(?:im|zu)\s+leben|von\s+der\s+brücke\s+springen|"
        r"wär(?:e)?\s+(?:lieber\s+)?tot)\b"
    ),
    "gas": (
        r"\b(?:gasgeruch|gasleck|gasaustritt)\b|\b(?:riech\w*|stinkt|strömt)\b[^.!?]{0,20}\bgas\b|"
        r"\bgas\b[^.!?]{0,20}\b(?:riech\w*|tritt\s+aus|strömt|leck)\b|\bgas\s+ausgetreten\b"
    ),
    "feuer": (
        r"^\s*(?:hilfe\W+)?(?:feuer|es\s+brennt|brand|hier\s+brennt(?:'?s|\s+es)?|"
        r"feuer\W*feuer)\W*(?:hilfe)?\W*$|\b(?:haus|wohnung|küche|keller|dach|dachstuhl|auto|zimmer|"
        r"balkon|nachbar\w*|wald|scheune|treppenhaus|garage)\b[^.!?]{0,25}\b(?:brennt|in\s+flammen|"
        r"steht\s+in\s+brand)\b|\b(?:es|hier|da|drüben|nebenan)\s+brennt\b|\bbrennt\s+(?:es|ein|eine|das|"
        r"die|der)\b|\b(?:feuer|rauch|flammen)\s+(?:in|im|aus|auf)\s+(?:de[rmn]\s+)?(?:küche|keller|haus|"
        r"wohnung|treppenhaus|dach|zimmer|fenster)|\b(?:küche|keller|haus|wohnung|zimmer|treppenhaus|"
        r"garage|wald)\b[^.!?]{0,12}\bist\s+(?:ein\s+)?feuer\b|\bfeuerwehr\s+(?:rufen|schicken|kommen)|"
        r"\bruf\w*\s+(?:sie\s+)?(?:schnell\s+)?die\s+feuerwehr"
    ),
    "gewalt": (
        r"\b(?:schlägt|verprügelt|würgt|gewürgt|misshandelt|vergewaltigt|missbraucht|"
        r"bedroht)\b[^.!?]{0,30}\b(?:mich|mir|meine?\w*|kind\w*|frau|ihn|sie|wird|werde|worden)\b|"
        r"\b(?:mich|mir|frau|kind|ich\s+werde|wird)\b[^.!?]{0,30}\b(?:schlägt|geschlagen|verprügelt|"
        r"gewürgt|misshandelt|vergewaltigt|missbraucht|bedroht|überfallen|umbringen|ausgeraubt)\b|"
        r"\b(?:hat|mit)\s+(?:ein(?:em)?\s+)?(?:messer|pistole|waffe)\b(?!\s*\w*schein)|\b(?:einbrecher|"
        r"überfall|schießt|schießerei|amok)\b|\b(?:wird|werden)\s+(?:gerade\s+)?eingebrochen\b|"
        r"\b(?:bricht|brechen)\s+(?:gerade\s+)?(?:jemand\s+)?ein\b|"
        r"\bruf\w*\s+(?:sie\s+)?(?:schnell\s+)?die\s+polizei|\bschreit\b[^.!?]{0,20}\bum\s+hilfe\b"
    ),
    "": (
        r"\b(?:bewusstlos|ohnmächtig\s+geworden|atmet\s+nicht|keine\s+luft|herzinfarkt|schlaganfall|"
        r"erstickt|ertrinkt|verblutet|blutet\s+stark|stark\s+blutet|schwer\s+verletzt|schwerverletzt|"
        r"lebensgefahr|vergiftet|vergiftung)\b|\b(?:krankenwagen|rettungswagen|notarzt)\b|"
        r"\bunfall\s+mit\s+(?:verletzten|toten|personenschaden)|\b(?:tabletten|gift\w*|reiniger|"
        r"putzmittel)\b[^.!?]{0,20}\b(?:geschluckt|gegessen|getrunken)\b|\b(?:ins\s+wasser\s+gefallen|"
        r"im\s+eis\s+eingebrochen)\b|^\s*(?:das\s+ist\s+ein\s+)?notfall\W*$|^\s*hilfe\W+(?:polizei|"
        r"hilfe)\W*$"
    ),
}


def figurative(text: str) -> bool:
    """Whether words of danger stand for something harmless."""
    return muster(_FIGURATIVE).search(text) is not None


def only_light(text: str) -> bool:
    """Whether what burns or doesn't is a lamp: "da brennt seit Tagen keine Laterne"."""
    return muster(_LIGHT).search(text) is not None and not muster(_FIRE).search(text)


def emergency(text: str) -> str | None:
    """Kind of emergency ("" for one without a kind of its own), or None."""
    if figurative(text):
        return None
    for kind, pattern in KINDS.items():
        if muster(pattern).search(text):
            return kind
    return None
