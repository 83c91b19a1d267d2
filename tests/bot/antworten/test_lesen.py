"""Text × question → value, per type of question; without the classifier, so that only the readers are at work."""

from typing import Any

import pytest
from bot.nlu.deutung import deute
from bot.nlu.lesart import Lesart

from tests.bot.umgebung import metadata

PLACES = [
    {"titel": "An der Straße", "wert": "strasse", "worte": ["vor dem Haus", "Gehweg"]},
    {"titel": "Im Hof", "wert": "hof", "worte": ["Hinterhof"]},
    {"titel": "Anderswo", "wert": "anderswo", "worte": ["woanders"]},
]


def read(text: str, typ: str, feld: str = "", **frage: Any) -> Lesart:
    return deute(text, metadata(typ, feld or typ, **frage), {}, [])


def answer(text: str, typ: str, feld: str = "", **frage: Any) -> Any:
    lesart = read(text, typ, feld, **frage)
    assert lesart.absicht == "angabe", lesart
    return next((wert.wert for wert in lesart.werte if wert.feld == (feld or typ)), None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Anna Müller", {"vorname": "Anna", "nachname": "Müller"}),
        ("Also ich heiße Jens Öztürk", {"vorname": "Jens", "nachname": "Öztürk"}),
        ("anna müller", {"vorname": "Anna", "nachname": "Müller"}),
        ("ANNA MÜLLER", {"vorname": "Anna", "nachname": "Müller"}),
        ("Müller, Anna", {"vorname": "Anna", "nachname": "Müller"}),
        ("Dr. Katarina von Bülow", {"vorname": "Katarina", "nachname": "von Bülow"}),
        ("von der Heide", {"nachname": "von der Heide"}),
        ("für Emma Lange", {"vorname": "Emma", "nachname": "Lange"}),
        ("Frau Petersen", {"nachname": "Petersen"}),
        ("Hans-Peter Meier-Schulz", {"vorname": "Hans-Peter", "nachname": "Meier-Schulz"}),
        ("M-ü-l-l-e-r", {"nachname": "Müller"}),
        ("Müller mit ue", {"nachname": "Mueller"}),
        ("Peter Schmidt ist mein Name", {"vorname": "Peter", "nachname": "Schmidt"}),
        ("Moin, Olaf Petersen", {"vorname": "Olaf", "nachname": "Petersen"}),
        ("auf den Namen Ida Krüger", {"vorname": "Ida", "nachname": "Krüger"}),
        ("Mehmet Yılmaz", {"vorname": "Mehmet", "nachname": "Yılmaz"}),
        ("Berlin", {"nachname": "Berlin"}),
    ],
)
def test_name(text: str, value: dict[str, str]) -> None:
    assert answer(text, "name") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Mecklenburgstr. 12b, 19053", {"strasse": "Mecklenburgstraße", "hausnummer": "12b", "plz": "19053"}),
        ("Goethestraße 17", {"strasse": "Goethestraße", "hausnummer": "17"}),
        (
            "also in der goethestrasse 17 in schwerin",
            {"strasse": "Goethestraße", "hausnummer": "17", "ort": "Schwerin"},
        ),
        ("Langer Berg 9", {"strasse": "Langer Berg", "hausnummer": "9"}),
        ("Hofacker 3a", {"strasse": "Hofacker", "hausnummer": "3a"}),
        (
            "Am Packhof 2, 19053 Schwerin",
            {"strasse": "Am Packhof", "hausnummer": "2", "plz": "19053", "ort": "Schwerin"},
        ),
    ],
)
def test_adresse(text: str, value: dict[str, str]) -> None:
    assert answer(text, "adresse") == value


@pytest.mark.parametrize(
    ("text", "typ", "value"),
    [
        ("12b", "hausnummer", "12b"),
        ("Nummer 12", "hausnummer", "12"),
        ("19055", "plz", "19055"),
        ("Werderstraße", "strasse", "Werderstraße"),
    ],
)
def test_part_of_an_adresse(text: str, typ: str, value: str) -> None:
    (wert,) = read(text, "adresse").werte
    assert (wert.typ, wert.wert, wert.feld) == (typ, value, "adresse")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("drei", 3),
        ("etwa vier Kubikmeter", 4),
        ("2,5", 2.5),
        ("ungefähr anderthalb", 1.5),
        ("zu dritt", 3),
        ("nur ich", 1),
        ("meine Frau und ich", 2),
        ("nein, eher 4", 4),
        ("so 3 bis 4", None),
        ("4m³", 4),
        ("keine", 0),
        ("es sind zwölf", 12),
        ("ich glaube fünf", 5),
    ],
)
def test_zahl(text: str, value: float) -> None:
    assert answer(text, "zahl", "menge") == value


@pytest.mark.parametrize("text", ["ein paar", "viele", "das ist zu viel", "blau"])
def test_unreadable_number(text: str) -> None:
    assert answer(text, "zahl", "menge") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("650", "650.00"),
        ("650 Euro", "650.00"),
        ("sechshundert", "600.00"),
        ("1.480,50", "1480.50"),
        ("nichts", "0.00"),
        ("etwa 700 im Monat", "700.00"),
    ],
)
def test_betrag(text: str, value: str) -> None:
    assert answer(text, "betrag", "miete") == value


@pytest.mark.parametrize(
    "text",
    [
        "ja",
        "Ja bitte",
        "jo",
        "jau",
        "jep",
        "passt",
        "genau",
        "klar",
        "na klar",
        "gerne",
        "auf jeden Fall",
        "stimmt",
        "ja, gern",
        "okay",
        "ja natürlich",
        "einverstanden",
        "richtig",
        "Jawohl",
        "ja das stimmt so",
        "jo, mach ma",
    ],
)
def test_yes(text: str) -> None:
    assert answer(text, "ja_nein", "einwilligung") == "ja"
    assert read(text, "bestaetigung").absicht == "bestaetigung"
    assert read(text, "ja_nein", "rueckfrage").absicht == "bestaetigung"
    assert read(text, "zahl", "menge", vorschlag={"wert": 3, "anzeige": "3 m³"}).absicht == "bestaetigung"


@pytest.mark.parametrize(
    "text",
    [
        "nein",
        "nee",
        "nö",
        "ne",
        "lieber nicht",
        "auf keinen Fall",
        "nein danke",
        "nein, lieber nicht",
        "bitte nicht",
        "noch nicht",
        "stimmt nicht",
        "nope",
        "auf gar keinen Fall",
        "Nein, das stimmt nicht",
    ],
)
def test_no(text: str) -> None:
    assert answer(text, "ja_nein", "einwilligung") == "nein"
    assert read(text, "bestaetigung").absicht == "ablehnung"
    assert read(text, "ja_nein", "rueckfrage").absicht == "ablehnung"
    assert read(text, "zahl", "menge", vorschlag={"wert": 3, "anzeige": "3 m³"}).absicht == "ablehnung"


@pytest.mark.parametrize(
    "text",
    ["ja, absenden", "absenden", "abschicken bitte", "kann so raus", "bitte absenden", "ja abschicken", "los geht's"],
)
def test_send(text: str) -> None:
    assert read(text, "bestaetigung").absicht == "bestaetigung"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("an der Straße", "strasse"),
        ("vor dem Haus", "strasse"),
        ("im Hof", "hof"),
        ("den ersten", "strasse"),
        ("das letzte", "anderswo"),
        ("2", "hof"),
        ("b", "hof"),
        ("Nummer 3", "anderswo"),
        ("auf dem Gehweg", "strasse"),
        ("im hinterhof", "hof"),
        ("strasse", "strasse"),
        ("anderwo", "anderswo"),
        ("das zweite bitte", "hof"),
    ],
)
def test_auswahl(text: str, key: str) -> None:
    value = answer(text, "auswahl", "abholort", optionen=PLACES)
    assert value["wert"] == key
    assert value["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "kostet mich das jetz was",
        "kost dat jetzt extra",
        "gilt das jetzt sofort",
        "darf mein Mann das jetzt auch machen",
        "wer muss das jetzt eigentlich melden",
        "Ich bin jetzt erst dazu gekommen",
        "das ist mir jetzt aber unangenehm",
    ],
)
def test_ein_wort_das_ueberall_steht_waehlt_nichts(text: str) -> None:
    reasons = [
        {"titel": "Der Hund ist gestorben", "wert": "tot"},
        {"titel": "Der Hund lebt jetzt bei jemand anderem", "wert": "abgegeben", "worte": ["abgegeben", "verkauft"]},
        {"titel": "Der Hund zieht mit mir fort", "wert": "umzug"},
    ]
    assert not read(text, "auswahl", "grund", optionen=reasons).werte


def test_mehrfachauswahl() -> None:
    assert [row["wert"] for row in answer("im Hof und an der Straße", "mehrfachauswahl", "orte", optionen=PLACES)] == [
        "hof",
        "strasse",
    ]
    assert answer("keins davon", "mehrfachauswahl", "orte", optionen=PLACES) == []


@pytest.mark.parametrize(
    "text", ["es ist doch mein erster Antrag", "das ist mein letzter Hund", "die zweite Zeile stimmt so nicht"]
)
def test_a_place_in_a_sentence_sends_nothing(text: str) -> None:
    options = [{"titel": "Ja, absenden", "wert": "ja"}, {"titel": "Nein, etwas ändern", "wert": "nein"}]
    assert read(text, "bestaetigung", optionen=options).absicht != "bestaetigung"


def test_a_word_of_the_subject_is_no_choice() -> None:
    options = [{"titel": "Hündin", "wert": "sie", "worte": []}, {"titel": "Rüde", "wert": "er", "worte": []}]
    assert answer("eine hündin", "auswahl", "wer", optionen=options)["wert"] == "sie"
    assert read("zwei hunde insgesamt", "auswahl", "wer", optionen=options).werte == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("ein Sofa, zwei Stühle und ein Teppich", [("sofa", 1), ("stuhl", 2), ("teppich", 1)]),
        ("Also da wären ne olle Couch und n Lattenrost", [("sofa", 1), ("lattenrost", 1)]),
        ("3x Matratze", [("matratze", 3)]),
        ("ein Sofa und zwei Dingsbumse", [("sofa", 1), ("sonstiges", 2)]),
        ("es sind vier Stühle", [("stuhl", 4)]),
        ("Schrank", [("schrank", 1)]),
    ],
)
def test_gegenstaende(text: str, rows: list[Any]) -> None:
    assert [(row["art"], row["anzahl"]) for row in answer(text, "gegenstaende")] == rows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0385 5451111", "+493855451111"),
        ("null drei acht fünf 5451111", "+493855451111"),
        ("0171/2345678", "+491712345678"),
        ("meine nummer ist 0171 2345678", "+491712345678"),
    ],
)
def test_telefon(text: str, value: str) -> None:
    assert answer(text, "telefon") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("anna at web punkt de", "anna@web.de"),
        ("anna@web.de", "anna@web.de"),
        ("meine Mail: a.b@gmx.net danke", "a.b@gmx.net"),
    ],
)
def test_email(text: str, value: str) -> None:
    assert answer(text, "email") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("de88 3704 0044 0532 0130 00", "DE88370400440532013000"),
        ("89 3704 0044 0532 0130 00", "DE89370400440532013000"),
    ],
)
def test_iban(text: str, value: str) -> None:
    assert answer(text, "iban") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SN-AB 123", "SN-AB 123"),
        ("snab123", "SN-AB 123"),
        ("sn a 12", "SN-A 12"),
        ("mein Auto hat HRO-XY 7", "HRO-XY 7"),
    ],
)
def test_kennzeichen(text: str, value: str) -> None:
    assert answer(text, "kennzeichen") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("auf mich", {"selbst": "ja"}),
        ("ja", {"selbst": "ja"}),
        ("ich selbst", {"selbst": "ja"}),
        ("nein", {"selbst": "nein"}),
        ("auf meinen Vater", {"selbst": "nein"}),
        ("nein, auf meinen Vater Hans Müller", {"selbst": "nein", "name": {"vorname": "Hans", "nachname": "Müller"}}),
        ("auf meine Frau", {"selbst": "nein"}),
    ],
)
def test_fahrzeughalter(text: str, value: dict[str, Any]) -> None:
    assert answer(text, "fahrzeughalter") == value


@pytest.mark.parametrize(
    "text",
    [
        "Bello",
        "Berlin",
        "Termin beim Jobcenter",
        "wegen Wohngeld",
        "für den Arbeitgeber",
        "Golden Retriever",
        "Pass",
        "Umzug",
        "Mischling",
        "beim Standesamt",
        "neben der Hausnummer 14",
        "Hund",
    ],
)
def test_a_text_takes_what_looks_like_a_wish(text: str) -> None:
    assert answer(text, "text", "verwendungszweck") == text


def test_a_name_is_taken_out_of_its_sentence() -> None:
    assert answer("Er heißt Rex", "text", "hund_name") == "Rex"
    assert answer("mein Hund heißt Balu", "text", "hund_name") == "Balu"


def test_ort() -> None:
    assert answer("hinter der Garage am Waldweg", "ort") == {"beschreibung": "hinter der Garage am Waldweg"}
    assert answer("Goethestraße 17", "ort") == {"strasse": "Goethestraße", "hausnummer": "17"}


def test_status_keys() -> None:
    assert answer("sn 2026 000123", "text", "aktenzeichen") == "SN-2026-000123"
    assert answer("7k3m9qxt2b4wh8rn", "text", "abrufcode") == "7K3M9QXT2B4WH8RN"
    assert answer("der Code ist 7K3M-9QXT-2B4W-H8RN", "text", "abrufcode") == "7K3M-9QXT-2B4W-H8RN"


def test_which_service_is_meant() -> None:
    options = [{"titel": "Sperrmüll abholen lassen", "wert": "a"}, {"titel": "Wilden Müll melden", "wert": "b"}]
    assert answer("das mit dem wilden Müll", "auswahl", "leistung", optionen=options)["wert"] == "b"
    assert answer("das erste", "auswahl", "leistung", optionen=options)["wert"] == "a"
