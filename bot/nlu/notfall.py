"""Danger to life. Beats everything else, so its patterns are narrow: "es brennt mir unter den Nägeln" is none."""

from typing import Optional

from bot.nlu.text import muster

_FIGURATIVE = r"unter\s+den\s+nägeln|brennend\s+interess|brennt\s+(?:mir\s+)?auf\s+der\s+(?:seele|zunge)|feuer\s+und\s+flamme|feuerwerk|lagerfeuer|osterfeuer|feuerstätte|feuerlöscher|feuerwehrzufahrt|brenn(?:holz|stoff|nessel)|birne|lampe|laterne|licht\s+brennt|brennt\s+nicht|brennt\s+(?:das\s+)?licht|sterbeurkunde|gasanschluss|gaszähler|gasherd|gasanbieter|gasrechnung|abgas|zu\s+tode\s+(?:gelangweilt|geärgert)|zum\s+sterben\s+langweilig|lebensmüde\s+bin\s+ich\s+nicht"
KINDS = {
    "suizid": r"\b(?:suizid\w*|selbstmord\w*|selbsttötung|(?:will|möchte|mag|kann)\s+(?:ich\s+)?nicht\s+mehr\s+(?:leben|weiterleben)|(?:will|möchte)\s+(?:nur\s+noch\s+)?(?:sterben|tot\s+sein)|mich\s+um(?:bringen|zubringen)|bring(?:e)?\s+mich\s+um|mir\s+(?:das|mein)\s+leben\s+nehmen|nehme?\s+mir\s+das\s+leben|mir\s+(?:was|etwas)\s+antun|tu(?:e)?\s+mir\s+(?:was|etwas)\s+an|schluss\s+machen\s+mit\s+(?:dem|meinem)\s+leben|keinen\s+sinn\s+mehr\s+(?:im|zu)\s+leben|von\s+der\s+brücke\s+springen|wär(?:e)?\s+(?:lieber\s+)?tot)\b",
    "gas": r"\b(?:gasgeruch|gasleck|gasaustritt)\b|\b(?:riech\w*|stinkt|strömt)\b[^.!?]{0,20}\bgas\b|\bgas\b[^.!?]{0,20}\b(?:riech\w*|tritt\s+aus|strömt|leck)\b|\bgas\s+ausgetreten\b",
    "feuer": r"^\s*(?:hilfe\W+)?(?:feuer|es\s+brennt|brand|hier\s+brennt(?:'?s|\s+es)?|feuer\W*feuer)\W*(?:hilfe)?\W*$|\b(?:haus|wohnung|küche|keller|dach|dachstuhl|auto|zimmer|balkon|nachbar\w*|wald|scheune|treppenhaus|garage)\b[^.!?]{0,25}\b(?:brennt|in\s+flammen|steht\s+in\s+brand)\b|\b(?:es|hier|da|drüben|nebenan)\s+brennt\b|\bbrennt\s+(?:es|ein|eine|das|die|der)\b|\b(?:feuer|rauch|flammen)\s+(?:in|im|aus|auf)\s+(?:de[rmn]\s+)?(?:küche|keller|haus|wohnung|treppenhaus|dach|zimmer|fenster)|\b(?:küche|keller|haus|wohnung|zimmer|treppenhaus|garage|wald)\b[^.!?]{0,12}\bist\s+(?:ein\s+)?feuer\b|\bfeuerwehr\s+(?:rufen|schicken|kommen)|\bruf\w*\s+(?:sie\s+)?(?:schnell\s+)?die\s+feuerwehr",
    "gewalt": r"\b(?:schlägt|verprügelt|würgt|gewürgt|misshandelt|vergewaltigt|missbraucht|bedroht)\b[^.!?]{0,30}\b(?:mich|mir|meine?\w*|kind\w*|frau|ihn|sie|wird|werde|worden)\b|\b(?:mich|mir|frau|kind|ich\s+werde|wird)\b[^.!?]{0,30}\b(?:schlägt|geschlagen|verprügelt|gewürgt|misshandelt|vergewaltigt|missbraucht|bedroht|überfallen|umbringen|ausgeraubt)\b|\b(?:hat|mit)\s+(?:ein(?:em)?\s+)?(?:messer|pistole|waffe)\b(?!\s*\w*schein)|\b(?:einbrecher|überfall|schießt|schießerei|amok)\b|\b(?:wird|werden)\s+(?:gerade\s+)?eingebrochen\b|\b(?:bricht|brechen)\s+(?:gerade\s+)?(?:jemand\s+)?ein\b|\bruf\w*\s+(?:sie\s+)?(?:schnell\s+)?die\s+polizei|\bschreit\b[^.!?]{0,20}\bum\s+hilfe\b",
    "": r"\b(?:bewusstlos|ohnmächtig\s+geworden|atmet\s+nicht|keine\s+luft|herzinfarkt|schlaganfall|erstickt|ertrinkt|verblutet|blutet\s+stark|stark\s+blutet|schwer\s+verletzt|schwerverletzt|lebensgefahr|vergiftet|vergiftung)\b|\b(?:krankenwagen|rettungswagen|notarzt)\b|\bunfall\s+mit\s+(?:verletzten|toten|personenschaden)|\b(?:tabletten|gift\w*|reiniger|putzmittel)\b[^.!?]{0,20}\b(?:geschluckt|gegessen|getrunken)\b|\b(?:ins\s+wasser\s+gefallen|im\s+eis\s+eingebrochen)\b|^\s*(?:das\s+ist\s+ein\s+)?notfall\W*$|^\s*hilfe\W+(?:polizei|hilfe)\W*$",
}  # fmt: skip


def emergency(text: str) -> Optional[str]:
    """Kind of emergency ("" for one without a kind of its own), or None."""
    if muster(_FIGURATIVE).search(text):
        return None
    for kind, pattern in KINDS.items():
        if muster(pattern).search(text):
            return kind
    return None
