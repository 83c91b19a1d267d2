"""The words by which people correct themselves."""

POINTING = (
    r"\b(?:(?:das|die|der|da|hier|eben|vorhin|angabe|antwort)\b[^.!?]{0,30}\b(?:war|ist|stimmt|"
    r"sind)\b[^.!?]{0,15}\b(?:falsch\w*|verkehrt|nicht\s+(?:richtig|korrekt)|ein\s+fehler)|(?:stimmt|"
    r"passt)\s+(?:so\s+|doch\s+|gar\s+)?nicht|vertippt|verschrieben|vertan|versehen|geirrt|"
    r"fehler\w*\s*(?:drin|gemacht|passiert|eingeschlichen)?|falsch(?:e|en|es|er)?\s+(?:angegeben|"
    r"geschrieben|eingegeben|gesagt|angabe|verstanden|getippt)|(?:was|etwas)\s+falsches|korrektur|"
    r"korrigier\w*|berichtig\w*)\b"
)
CHANGE = (
    r"\b(?:ändern|geändert|ändere|ändert|änderung|anpassen|korrigier\w*|berichtig\w*|falsch\w*|verkehrt|"
    r"stimmt\s+(?:so\s+|doch\s+)?nicht|anders|neu(?:e[rn]?)?|doch|eigentlich|richtig\s+ist|sondern|statt|"
    r"vertippt|verschrieben|lieber|austauschen|ersetzen)\b"
)
LINK = r"^\s*,?\s*(?:ist?|lautet|heißt|wäre|war|sind|wird|auf|soll|muss|:|in)\b|^\s*:"
_UP_TO = r"(?:[^.!?]|\.(?=\S))"
"""A character of the same sentence; the points of "5.10.1973" and "web.de" end none."""
_INSIDE = r"(?:[^,.!?]|\.(?=\S))"
NOT_BUT = (
    rf"\bnicht?\s+(?:mehr\s+)?(?P<alt>{_INSIDE}{{1,40}}?)\s*,?\s*sondern\s+(?P<neu>{_UP_TO}{{1,60}})",
    (
        r"\b(?:an)?statt\s+(?:der|dem|des|die|den)?\s*(?P<alt>\S+(?:\s+\S+)?)\s+(?:sind\s+es|ist\s+es|"
        r"lieber|doch|bitte|nehm(?:e|en)\s+(?:ich|wir|sie)|muss\s+es|soll\s+es|möchte\s+ich|"
        r"hätte\s+ich\s+gern)\s+(?P<neu>[^.!?]{1,60})"
    ),
    r"\b(?P<neu>\S+(?:\s+\S+){0,2}?)\s+(?:an)?statt\s+(?:der|dem|des|die|den)?\s*(?P<alt>[^.!?,]{1,40})",
    (
        r"\bdoch\s+nicht?\s+(?P<alt>[^,.!?]{1,40}?)\s*,\s*(?:sondern|lieber|besser|nehm(?:e|en)\s+\w+|"
        r"bitte|eher)?\s*(?P<neu>[^.!?]{1,60})"
    ),
    (
        r"\b(?:machen?\s+(?:sie\s+)?)?aus\s+(?:der|dem|den)?\s*(?P<alt>\S+)\s+(?:wird|machen\s+sie|"
        r"eine?n?|bitte|muss)\s+(?:eine?n?\s+)?(?P<neu>[^.!?]{1,60})"
    ),
    rf"^\W*(?P<neu>{_INSIDE}{{1,40}}?)(?:,\s*|\s+)nicht?\s+(?P<alt>{_INSIDE}{{1,40}})\W*$",
)
MEANT = (
    r"(?:\bich\s+mein(?:e|te)?\s+(?:doch\s+|eigentlich\s+|natürlich\s+)?|\b(?:quatsch|entschuldigung|sorry|"
    r"pardon|korrektur|ach\s+(?:nee?|nein)|nee?|nein|oh|moment|äh|halt)\s*[,:!-]\s*(?:ich\s+meine?\s+|"
    r"es\s+(?:ist|sind|muss)\s+|das\s+ist\s+)?(?:doch\s+)?|\bdoch\s+(?:lieber\s+|eher\s+|besser\s+)?|"
    r"\bes\s+(?:ist|sind)\s+doch\s+|\bsollte\s+(?:eigentlich\s+)?(?:heißen|sein)\s+|"
    r"\b(?:vertippt|verschrieben|vertan|versprochen)\b\W+"
    r"(?:(?:das\s+ist|es\s+(?:ist|sind|muss)|richtig\s+(?:ist|wäre))\s+)?)"
    rf"(?P<neu>{_UP_TO}{{1,80}})"
)
MISTYPED = (
    r"\b(?:vertippt|verschrieben|vertan)\b\W+(?:(?:es\s+ist|das\s+ist|richtig\s+(?:ist|wäre))\s+)?"
    rf"(?P<neu>{_UP_TO}{{2,80}})"
)
WAS_MEANT = r"(?P<neu>[^.!?,]{1,60}?)\s+(?:war|waren|ist|sollte)\s+(?:es\s+)?(?:gemeint|sein|heißen)\b"
OUT = (
    r"\b(?:nicht|ohne|streich\w*|herausnehmen|rausnehmen|nehm\w*\s+[^.!?]{0,30}\b(?:raus|heraus|weg)|"
    r"(?:kann|soll|muss)\s+(?:wieder\s+|doch\s+)?(?:raus|runter)|raus|bleibt|bleiben|behalt\w*|behält|"
    r"kein(?:e|en|er)?|entfern\w*|weglassen|lösch\w*|abbestell\w*|vergessen\s+sie)\b"
)
MORE = r"\b(?:noch|dazu|zusätzlich|außerdem|hinzu|ergänz\w*|kommt|kommen|plus|vergessen)\b"
MOVED_OUT = r"\b(?:ausgezogen|wohnt\s+(?:doch\s+)?nicht|gehört\s+(?:doch\s+)?nicht|zählt\s+nicht)\b"
PARTS = {
    "hausnummer": "hausnummer",
    "plz": "plz",
    "strasse": "strasse",
    "ort": "ort_name",
    "vorname": "vorname",
    "nachname": "nachname",
}
CHOICES = ("auswahl", "mehrfachauswahl")
ANEW = (
    r"\b(?:doch|nein|nee|sondern|eigentlich|quatsch|falsch\w*|lieber|jetzt|stattdessen|anders|sorry|moment|korrektur)\b"
)
RATHER = (
    r"\b(?:doch|lieber|stattdessen|besser)\s+(?:(?:lieber|eher|nur|bloß|wieder|jetzt|für|als)\s+)*(?:de[nr]|die|das|ein\w*)\s+"
    r"(?P<neu>[^\W\d_][^,;.!?]{2,40}?)(?:\s+(?:nehmen|haben|machen|bitte|sein|reicht|genommen))*\W*$"
)
""" "Doch lieber die einfache": one choice instead of another."""
OTHERWISE_CALLED = (
    r"\b(?:heißt|heisst|hieß)\b[^.!?]*\b(?:anders|nämlich|sondern|doch|eigentlich|jetzt|aber|richtig)\b|"
    r"\b(?:doch|eigentlich|nee?|nein)\b[^.!?]*\b(?:heißt|heisst|hieß)\b"
)
RIGHT = (
    r"(?:\b(?:lautet|heißt|ist)\s+richtig\b|\brichtig\s+(?:ist|wäre|lautet|heißt)(?:\s+(?:es|er|sie|das))?\b|"
    r"\b(?:muss|soll(?:te)?)\s+(?:heißen|lauten)\b)\s*:?\s*"
)
REGISTERED = r"\b(?:zugelassen|angemeldet|halter(?:in)?|fahrzeughalter(?:in)?|gehört)\b"
TAKEN_BACK = (
    r"\b(?:doch\s+nicht|nein|nee|quatsch|halt|moment|ach)\b[^.!?]{0,25}\b(?:das\s+(?:erste|alte|vorige|vorherige)|die\s+(?:erste|alte|"
    r"vorige)\w*(?:\s+\w+)?|der\s+(?:erste|alte)(?:\s+\w+)?|so\s+wie\s+(?:vorher|vorhin|es\s+war)|wie\s+vorher|vorhin)\s*"
    r"(?:\w+\s+){0,2}(?:stimmt\w*|war|richtig|gestimmt|passt\w*|korrekt)?|"
    r"\b(?:das|die|der)\s+(?:erste|alte|vorige|vorherige)\w*\s+(?:\w+\s+)?(?:stimmte?|war\s+(?:doch\s+)?richtig|hat\s+gestimmt|"
    r"war\s+(?:schon\s+)?korrekt|gilt)\b|"
    r"\b(?:so\s+)?wie\s+(?:es\s+)?(?:vorher|vorhin|zuerst|zuvor)(?:\s+war)?\b|\bmach\w*\s+(?:das|die\s+änderung)\s+"
    r"(?:wieder\s+)?rückgängig\b|\bänderung\s+zurück(?:nehmen)?\b|\bdoch\s+nicht\s+ändern\b|\bwar\s+doch\s+richtig\b"
)
_MOVE = (
    r"ver?schieb\w*|verschoben|verleg(?:e|en|ung)|verlegt\s+(?:werden|bekommen)|vorverleg\w*|vorzuverlegen|umbuch\w*|"
    r"umzubuchen|umleg\w*|umzulegen|umterminier\w*"
)
_ANOTHER_TIME = r"ander\w*\s+(?:termin|uhrzeit|zeit)|termin\w*\s+(?:\w+\s+)?(?:ändern|tauschen|wechseln)"
MOVE = rf"\b(?:{_MOVE})\b"
"""Verbs of moving an appointment; "verlegt" alone may be a lost passport."""
MOVED = rf"\b(?:{_MOVE}|{_ANOTHER_TIME})\b"
"""Of an appointment chosen in the open form."""
RATHER_THEN = (
    r"^(?=.*\b(?:doch|lieber|nee?|nein|besser|statt\w*)\b)(?:\W*\w+){1,10}?\W+(?:(?:ei)?ne\s+)?"
    r"(?:(?:woche|tag|stunde)\w*\s+)?(?:später|früher|eher)\b\W*(?:\w+\W*){0,2}$"
)
""" "Ach nee, doch lieber eine Woche später", said of an appointment chosen before."""
MOVED_BOOKED = (
    rf"\b(?:{_MOVE}|{_ANOTHER_TIME}|schieben|tauschen|vorziehen|ersatz(?:termin)?|später\w*|früher\w*|"
    r"nach\s+(?:hinten|vorne?)|ander\w*\s+(?:tag\w*|datum|woche|monat|termin\w*))\b"
)
"""Of one that stands and is called off otherwise."""
