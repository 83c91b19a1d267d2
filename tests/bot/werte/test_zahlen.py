import pytest

from tests.bot.umgebung import values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("1.480", 1480),
        ("drei", 3),
        ("zwo", 2),
        ("zwölf", 12),
        ("zwoelf", 12),
        ("einundzwanzig", 21),
        ("siebenundneunzig", 97),
        ("hundertzwanzig", 120),
        ("zweihundertfünf", 205),
        ("tausend", 1000),
        ("anderthalb", 1.5),
        ("eineinhalb", 1.5),
        ("zweieinhalb", 2.5),
        ("zu dritt", 3),
        ("wir sind zu viert", 4),
        ("ein Kubikmeter", 1),
        ("etwa vier", 4),
        ("4 m³", 4),
        ("ein halber", 0.5),
        ("beide", 2),
        ("ein Dutzend", 12),
        ("zwei und ein halber", 2.5),
    ],
)
def test_number(text: str, number: float) -> None:
    assert values(text, "zahl") == [number]


@pytest.mark.parametrize(
    "text", ["ein paar", "einen neuen Ausweis", "mehrere", "eine Frage", "SN-AB 123", "Schlossstraße 5"]
)
def test_no_number(text: str) -> None:
    assert values(text, "zahl") == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("120 Euro", "120.00"),
        ("850,50 €", "850.50"),
        ("1.480 €", "1480.00"),
        ("1.480,00 Euro", "1480.00"),
        ("1480 eur", "1480.00"),
        ("480,-", "480.00"),
        ("12 Euro 50", "12.50"),
        ("€ 99", "99.00"),
        ("achthundert Euro", "800.00"),
        ("zweihundertfünfzig euro", "250.00"),
        ("0 Euro", "0.00"),
        ("650€", "650.00"),
        ("etwa 700 Euro im Monat", "700.00"),
        ("2 400 Euro", "2400.00"),
        ("tausend Euro", "1000.00"),
        ("19,99 Euro", "19.99"),
        ("fünfzig Euro", "50.00"),
        ("1.200,5 Euro", "1200.50"),
        ("ca. 300 €", "300.00"),
        ("315,00 EUR", "315.00"),
    ],
)
def test_amount(text: str, amount: str) -> None:
    assert values(text, "betrag") == [amount]
