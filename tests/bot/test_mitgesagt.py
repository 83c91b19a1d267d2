"""What a message says about fields that nobody asked for. Fields of no real service, so that nothing but their
description can be at work. Without the classifier.
"""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.mitgesagt import lies
from bot.nlu.werte import finde

from tests.bot.umgebung import metadata, umfeld


def field(feld: str, typ: str, titel: str, **rest: Any) -> dict[str, Any]:
    leer = {"stichworte": [], "worte": [], "optionen": [], "einheit": None, "beantwortet": False, "wert": None}
    return {"feld": feld, "typ": typ, "titel": titel, **leer, **rest}


FELDER = [
    field("boot_name", "text", "Name des Bootes", stichworte=["bootsname", "taufname"]),
    field("boot_art", "text", "Art des Bootes", stichworte=["art"], worte=["Jolle", "Segelboot", "Kajak", "Folkeboot"]),
    field(
        "antrieb",
        "auswahl",
        "Antrieb",
        stichworte=["antrieb"],
        optionen=[
            {"titel": "Unter Segeln", "wert": "segel", "worte": ["Segel", "gesegelt"]},
            {"titel": "Außenborder", "wert": "aussen", "worte": ["Außenbordmotor", "kleiner Motor"]},
            {"titel": "Außenborder ausleihen", "wert": "leihen", "worte": ["Leihmotor"]},
            {"titel": "Ummelden", "wert": "ummelden", "worte": ["ummelden"]},
        ],
    ),
    field("liegeplatz_seit", "datum", "Liegeplatz seit", stichworte=["seit wann"]),
    field("gueltig_ab", "datum", "Gültig ab", stichworte=["beginn"]),
    field("geburtsdatum", "datum", "Geburtsdatum", stichworte=["geboren"]),
    field("bootslaenge", "zahl", "Länge", stichworte=["länge"], einheit="Meter"),
    field("personen", "zahl", "Personen an Bord", stichworte=["personen", "leute"]),
    field("registernummer", "text", "Registernummer", stichworte=["registernummer", "register"]),
    field("kaufpreis", "betrag", "Kaufpreis", stichworte=["kaufpreis", "preis"]),
]


def read(text: str) -> dict[str, Any]:
    return {str(wert.feld): wert.wert for wert in lies(text, FELDER, finde(text, umfeld()))}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mein Boot, das heißt Wotan", {"boot_name": "Wotan"}),
        ("ein Boot namens wotan", {"boot_name": "Wotan"}),
        ("wotan heisst er", {"boot_name": "Wotan"}),
        ("es hört auf den Namen Luna", {"boot_name": "Luna"}),
        ("mein Boot mit Namen Seute Deern", {"boot_name": "Seute"}),
        ("ich heiße Peter", {}),
        ("das heißt nicht viel", {}),
        ("ich habe eine Jolle", {"boot_art": "Jolle"}),
        ("hab ne jolle gekauft", {"boot_art": "Jolle"}),
        ("ein Segelboot und zwei Kinder", {"boot_art": "Segelboot"}),
        ("Jolle Kajak", {"boot_art": "Jolle Kajak"}),
        ("mit Außenborder", {"antrieb": {"wert": "aussen", "text": "Außenborder"}}),
        ("mit aussenborder", {"antrieb": {"wert": "aussen", "text": "aussenborder"}}),
        ("ich will einen Außenborder ausleihen", {"antrieb": {"wert": "leihen", "text": "Außenborder ausleihen"}}),
        ("ausleihen den Außenborder", {"antrieb": {"wert": "leihen", "text": "ausleihen den Außenborder"}}),
        ("ein kleinen Motor", {"antrieb": {"wert": "aussen", "text": "kleinen Motor"}}),
        ("ohne Außenborder", {}),
        ("kein Leihmotor", {}),
        ("ich will ummelden", {"antrieb": {"wert": "ummelden", "text": "ummelden"}}),
        ("das Auto ummelden", {}),
        ("es liegt seit Montag hier", {"liegeplatz_seit": "2026-11-16"}),
        ("ab 1.12.2026", {"gueltig_ab": "2026-12-01"}),
        ("geboren am 3.4.1990", {"geburtsdatum": "1990-04-03"}),
        ("7 Meter lang", {"bootslaenge": 7}),
        ("wir sind vier Personen", {"personen": 4}),
        ("drei nette Leute", {"personen": 3}),
        ("eine Person fehlt", {}),
        ("die Registernummer ist AB-1234", {"registernummer": "AB-1234"}),
        ("Register AB12345", {"registernummer": "AB12345"}),
        ("der Kaufpreis war 650 Euro", {"kaufpreis": "650.00"}),
        ("650 Euro", {}),
        (
            "seit Montag liegt hier eine Jolle namens Wotan, Leihmotor, 7 Meter",
            {
                "liegeplatz_seit": "2026-11-16",
                "boot_art": "Jolle",
                "boot_name": "Wotan",
                "antrieb": {"wert": "leihen", "text": "Leihmotor"},
                "bootslaenge": 7,
            },
        ),
    ],
)
def test_said_along(text: str, said: dict[str, Any]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "feld", "said"),
    [
        ("Wotan, eine Jolle", "boot_name", {"boot_name": "Wotan", "boot_art": "Jolle"}),
        ("Wotan, und sie ist eine Jolle", "boot_name", {"boot_name": "Wotan", "boot_art": "Jolle"}),
        ("eine Jolle namens Wotan", "boot_art", {"boot_art": "Jolle", "boot_name": "Wotan"}),
        ("Wotan, meine Nummer ist 0171 2345678", "boot_name", {"boot_name": "Wotan", "": "+491712345678"}),
        ("Wotan, Außenborder, 7 Meter", "boot_name", {"boot_name": "Wotan", "antrieb": "aussen", "bootslaenge": 7}),
        ("Bunt und laut", "boot_name", {"boot_name": "Bunt und laut"}),
    ],
)
def test_answer_and_more(text: str, feld: str, said: dict[str, Any]) -> None:
    asked = next(entry for entry in FELDER if entry["feld"] == feld)
    lesart = deute(text, metadata("text", feld, felder=FELDER, titel=asked["titel"]), {}, [])
    assert lesart.absicht == "angabe"
    plain = {w.feld or "": w.wert["wert"] if isinstance(w.wert, dict) else w.wert for w in lesart.werte}
    assert plain == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anna müller, geboren 3.4.1990, 0171 2345678", ["name", "datum", "telefon"]),
        ("Anna Müller, Goethestraße 5, 19053 Schwerin", ["name", "adresse"]),
        ("Anna Müller und meine Mail ist anna@web.de", ["name", "email"]),
    ],
)
def test_name_and_more(text: str, said: list[str]) -> None:
    lesart = deute(text, metadata("name", felder=FELDER), {}, [])
    assert [wert.typ for wert in lesart.werte] == said
    assert lesart.werte[0].wert == {"vorname": text.split()[0].capitalize(), "nachname": "Müller"}


@pytest.mark.parametrize(
    ("text", "chancen", "near", "intent"),
    [
        ("Reeperbahn 1, 20359 Hamburg", {"ausserhalb": 0.9}, 0.0, "angabe"),
        ("0171 2345678", {"ausserhalb": 0.9}, 0.0, "angabe"),
        ("will einen Ausweis, Reeperbahn 1, 20359 Hamburg", {"ausserhalb": 0.86}, 0.87, "antrag"),
        ("wie wird das Wetter in Hamburg", {"ausserhalb": 0.97}, 0.87, "ausserhalb"),
        ("wo ist die beste Pizzeria", {"ausserhalb": 0.86}, 0.3, "ausserhalb"),
        ("hab nen Hund, der heißt Wotan", {"info": 0.66}, 0.67, "antrag"),
        ("was kostet ein Hund", {"info": 0.66}, 0.67, "info"),
    ],
)
def test_facts_and_circumstances(text: str, chancen: dict[str, float], near: float, intent: str) -> None:
    assert deute(text, metadata(), chancen, [("irgendeine", near)] if near else []).absicht == intent


def test_a_wish_fills_fields_of_the_service_it_is_for() -> None:
    services = [("termin", 0.9)]
    lesart = deute("ich brauche einen Termin für einen neuen Reisepass", metadata(), {"termin": 0.9}, services)
    (wert,) = lesart.werte
    assert (wert.feld, wert.wert["wert"], wert.leistung) == ("anliegen", "reisepass", "termin")


def test_the_name_of_a_field_is_no_option_that_looks_like_it() -> None:
    optionen = [{"titel": "Registerausdruck", "wert": "register", "worte": ["Abschrift"]}]
    felder = [{"feld": "art", "typ": "auswahl", "titel": "Art", "optionen": optionen}]
    assert lies("Die Anschrift lautet Schäferstraße 158", felder, []) == []
    assert [wert.feld for wert in lies("ich brauche eine Abschrift", felder, [])] == ["art"]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("geboren am 4.5.88 in Rostock", "Rostock"),
        ("12.12.2001 in Neustadt-Glewe", "Neustadt-Glewe"),
        ("Maria Schulz, in Bad Doberan geboren", "Bad Doberan"),
        ("ich wohne seit 1.5.2020 in Schwerin", None),
    ],
)
def test_the_place_of_birth_beside_the_day(text: str, town: str | None) -> None:
    felder = [{"feld": "geburtsort", "typ": "text", "titel": "Geburtsort"}]
    assert [wert.wert for wert in lies(text, felder, [])] == ([town] if town else [])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("wir bauen einen Wintergarten an, brauche ich dafür eine Baugenehmigung?", "info"),
        ("braucht man dafür überhaupt eine Erlaubnis?", "info"),
        ("ich brauche eine Baugenehmigung für einen Wintergarten", "antrag"),
    ],
)
def test_whether_a_permit_is_needed_is_told_first(text: str, intent: str) -> None:
    lesart = deute(text, metadata(), {"antrag": 0.8}, [("irgendeine", 0.9)])
    assert lesart.absicht == intent
    assert intent != "info" or lesart.thema == "voraussetzungen"


def test_another_name_for_the_one_the_form_asks_about() -> None:
    hund = {"feld": "hund_name", "typ": "text", "titel": "Name des Hundes", "beantwortet": True, "wert": "Bello"}
    for text in ("eigentlich heißt der Hund anders, nämlich Rex", "nein, der Hund heißt doch Rex"):
        lesart = deute(text, metadata("bestaetigung", "bestaetigung", [hund]), {}, [])
        assert (lesart.absicht, [(w.feld, w.wert) for w in lesart.werte]) == ("korrektur", [("hund_name", "Rex")]), text


def test_a_day_without_its_year_keeps_the_year_that_stood_there() -> None:
    geboren = {"feld": "tag", "typ": "datum", "titel": "Tag der Geburt", "stichworte": ["geburtsdatum"], "optionen": []}
    geboren |= {"beantwortet": True, "wert": "2024-05-03", "max": "2026-11-21"}
    gueltig = geboren | {
        "feld": "ab",
        "titel": "Gültig ab",
        "stichworte": ["gültig"],
        "wert": "2026-12-01",
        "max": "2027-06-01",
    }
    gueltig |= {"min": "2026-11-21"}
    for text, day in (
        ("nee das geburtsdatum war der 4. mai", "2024-05-04"),
        ("das Geburtsdatum ist der 4.5.2023", "2023-05-04"),
        ("gültig doch erst der 5. Januar", "2027-01-05"),
    ):
        lesart = deute(text, metadata("text", "zweck", [geboren, gueltig]), {}, [])
        assert [wert.wert for wert in lesart.werte] == [day], text


def test_a_town_is_taken_out_of_its_sentence() -> None:
    for text in ("hier in schwerin", "das war in Schwerin", "Schwerin"):
        assert [wert.wert for wert in deute(text, metadata("text", "urkunde_ort"), {}, []).werte] == ["Schwerin"], text


def test_a_common_word_is_no_misspelled_choice() -> None:
    tier = field("tier", "auswahl", "Tier", optionen=[{"titel": "Weiblich", "wert": "w", "worte": ["Mädchen"]}])
    assert lies("ich möchte erst das hier fertig machen", [tier], []) == []
    assert [wert.wert["wert"] for wert in lies("es ist ein Mädhcen", [tier], [])] == ["w"]
