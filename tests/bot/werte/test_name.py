import pytest

from tests.bot.umgebung import values


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Also ich heiße Jens Öztürk", "Jens", "Öztürk"),
        ("ich heisse jens öztürk", "Jens", "Öztürk"),
        ("mein Name ist Anna Müller", "Anna", "Müller"),
        ("Ich bin Anna Müller, Schlossstraße 5", "Anna", "Müller"),
        ("Name: Katarina von Bülow", "Katarina", "von Bülow"),
        ("Guten Tag, hier ist Dr. Peter Schmidt", "Peter", "Schmidt"),
        ("hier spricht Hans-Peter Meier-Schulz", "Hans-Peter", "Meier-Schulz"),
        ("ich heiße Maria del Carmen und wohne hier", "Maria", "del Carmen"),
        ("Moin, ich bin der Olaf Petersen", "Olaf", "Petersen"),
        ("Termin bitte, Anna Müller, 0171 2345678", "Anna", "Müller"),
        ("Sofa muss weg, Jens Öztürk, geb. 3.4.1980", "Jens", "Öztürk"),
        ("mein name ist anna maria schulz", "Anna Maria", "Schulz"),
    ],
)
def test_introduced(text: str, first: str, last: str) -> None:
    assert values(text, "name") == [{"vorname": first, "nachname": last}]


@pytest.mark.parametrize(
    "text",
    [
        "Ich bin neu hier",
        "ich bin umgezogen",
        "Ich bin Rentner",
        "ich bin gerade im Urlaub",
        "hier ist alles voll Müll",
        "Ich bin nicht sicher",
    ],
)
def test_no_name(text: str) -> None:
    assert values(text, "name") == []


@pytest.mark.parametrize(
    ("text", "typ", "name"),
    [
        ("der Vorname ist Jana", "vorname", "Jana"),
        ("Nachname Müller", "nachname", "Müller"),
        ("mein nachname lautet von Bülow", "nachname", "von Bülow"),
    ],
)
def test_part(text: str, typ: str, name: str) -> None:
    assert values(text, typ) == [name]
