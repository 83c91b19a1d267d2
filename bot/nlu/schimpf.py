"""Insults to the one who asks. They are no answer, whatever was asked; strong words about a thing may be."""

from bot.nlu.text import muster

MAX_WORDS = 12
_BAD = (
    r"(?:doof\w*|dumm\w*|d[äa]mlich\w*|bl[öo]d\w*|schei(?:ß|ss)\w*|schei(?:ß|ss)e|idiot\w*|trottel\w*|depp\w*|arsch\w*|"
    r"unfähig\w*|inkompetent\w*|nutzlos\w*|sinnlos\w*|beknackt\w*|bescheuert\w*|behindert\w*|lächerlich\w*|schlecht|"
    r"mies\w*|versager\w*|lügner\w*|dreck\w*|müll|witz|krank\s+im\s+kopf|nervig\w*|ein\s+witz|zum\s+kotzen|das\s+letzte)"
)
_YOU = r"(?:du|ihr|sie|ihr\s+alle|der\s+bot|dieser\s+bot|das\s+ding|der\s+laden|euer\s+\w+)"
_DIRECTED = (
    rf"\b{_YOU}\s+(?:bist|seid|sind|ist)\s+(?:(?:doch|echt|alle|ja|so|total|wirklich|voll|ganz|einfach|nur|mal|ein\w*|der|"
    rf"die|das|zu|ziemlich|sehr|aber)\s+)*{_BAD}\b|"
    r"\bdas\s+ist\s+(?:(?:ja|doch|alles|echt|so|völlig|total|wirklich|einfach|hier)\s+)+(?:bescheuert|beknackt|lächerlich|"
    r"bekloppt|behämmert)\b|"
    r"\b(?:leck|fick|f[*]ck)\s*(?:t|en\s+sie)?\s+(?:mich|dich|euch|sie|doch)\b|\bverpiss\s+dich\b|\bfuck(?:\s+(?:you|off))?\b|"
    r"\bhalt\w*\s+(?:einfach\s+|endlich\s+|doch\s+)?(?:die\s+|deine?\s+|das\s+)?(?:klappe|fresse|schnauze|maul)\b|"
    r"\b(?:arschloch|arschlöcher|wichser|hurensohn|missgeburt|vollidiot\w*|schwachkopf|schwachsinn|drecksladen|saftladen|"
    r"vollpfosten)\b|"
    r"\bdu\s+(?:\w+\s+)?(?:depp|trottel|idiot|arsch|penner|blödmann|vollidiot|honk|spast\w*|sau|hund\s+du)\b|"
    rf"\b(?:so\s+ein|was\s+für\s+ein|dieser|das\s+ist\s+(?:doch\s+|echt\s+|ja\s+)?(?:ein\s+)?)\s*(?:schei(?:ß|ss)\s*(?:laden|bot|"
    rf"programm|system|verein)|saftladen|mist(?:laden|ding)|scheiß\b|schwachsinn|blödsinn|verarsche)"
)
_BUREAUCRACY = (
    r"\b(?:ist|is|sind|grenzt)\s+(?:(?:ja|doch|hier|echt|rein\w*|wie|ein\w*|total\w*|pur\w*|nur|einfach|alles|so|völlig\w*|an)\s+){0,4}"
    r"(?:abzocke|abzockerei|wucher|beutelschneiderei|raubrittertum|wegelagerei|zumutung|schikane|affentheater|kasperletheater|"
    r"wie\s+im\s+(?:kindergarten|irrenhaus)|behörden(?:irrsinn|wahnsinn)|bürokratie(?:wahnsinn|monster))\b|"
    r"\b(?:wie\s+)?bei\s+(?:kafka|den\s+schildbürgern|asterix)\b|\bkafkaesk\b|\bpassierschein\s+a\s*38\b"
)
_FED_UP = (
    r"\b(?:ihr|sie)\s+(?:macht|tut|könnt|kriegt|bekommt)\s+(?:(?:ja|doch|eh|sowieso|echt|da|auch|hier|gar)\s+)*(?:nix|nichts)\b|"
    r"^\W*(?:(?:boah|ey|man+|oh|och|alter)\W+)*nerv(?:t|en\s+sie)?\s+(?:mich\s+|jetzt\s+)*nicht\b|\b(?:sau|scheiß|drecks)laden\b|"
    r"^\W*(?:das|es|dat|des)?\s*(?:ist|wird|dauert|is)\s+(?:mir|uns)\s+(?:(?:jetzt|hier|echt|langsam|das|alles|einfach|viel)\s+)*zu\s+"
    r"(?:blöd|doof|dumm|lang\w*|kompliziert|umständlich|anstrengend|bunt)(?:\s+(?:hier|alles|jetzt|mit\s+euch))*\W*$|"
    r"^\W*(?:boah|man+|oh|puh|och|uff)\W+(?:ist|is)\s+das\s+(?:\w+\s+)?(?:umständlich|kompliziert|blöd|doof|nervig|langsam|"
    r"anstrengend|mühsam)\w*\W*$|"
    r"^\W*(?:das\s+|alles\s+|aber\s+)*hab(?:e|'|s)?\s+ich\s+(?:(?:ihnen|euch|dir|doch|ja|schon|eben|gerade|grad|alles|das|dreimal|zweimal|vorhin)\s+)+"
    r"(?:gesagt|geschrieben|angegeben|eingegeben|beantwortet)\W*$"
)
_ALONE = (
    r"^\W*(?:ach\s+|(?:das\s+ist\s+(?:doch\s+|ja\s+|alles\s+)*)?(?:so|was\s+für)\s+eine?\s+(?:\w+(?:e|er|es)\s+)?|"
    r"verdammt\w*\s+|du\s+)?(?:schei(?:ß|ss)e?|arsch|idiot\w*|depp|trottel|mist|kacke|blödmann|penner|"
    r"verdammt|blödsinn|dummkopf|verarsche|frechheit|unverschämtheit|saftladen|spinner|ihr\s+spinnt|du\s+spinnst|du\s+nervst|"
    r"ihr\s+nervt|das\s+nervt|nervt)\W*$"
)


def insults(text: str) -> bool:
    """True for an insult to the Lotse or the office, or for swearing alone."""
    if len(text.split()) > MAX_WORDS:
        return False
    return any(muster(pattern).search(text) for pattern in (_DIRECTED, _BUREAUCRACY, _FED_UP, _ALONE))
