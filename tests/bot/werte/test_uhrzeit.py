import pytest

from tests.bot.umgebung import values


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("um 14:30 Uhr", "14:30"),
        ("14.30 Uhr", "14:30"),
        ("10 Uhr 20", "10:20"),
        ("zehn Uhr zwanzig", "10:20"),
        ("um 9", "09:00"),
        ("9 Uhr", "09:00"),
        ("halb drei", "14:30"),
        ("um halb zehn", "09:30"),
        ("viertel vor elf", "10:45"),
        ("viertel nach zehn", "10:15"),
        ("viertel elf", "10:15"),
        ("dreiviertel elf", "10:45"),
        ("fünf vor halb drei", "14:25"),
        ("zehn nach drei", "15:10"),
        ("zwanzig vor neun", "08:40"),
        ("3 Uhr nachmittags", "15:00"),
        ("um drei", "15:00"),
        ("sieben uhr morgens", "07:00"),
        ("gegen 16 Uhr", "16:00"),
        ("ab 15:15", "15:15"),
        ("08:05", "08:05"),
        ("um fuenf", "17:00"),
    ],
)
def test_clock(text: str, clock: str) -> None:
    assert values(text, "uhrzeit") == [clock]


@pytest.mark.parametrize("text", ["am 24.12.", "2,5", "um 3 Tage", "12.50 Euro", "halb so schlimm", "drei Stühle"])
def test_none(text: str) -> None:
    assert values(text, "uhrzeit") == []
