import pytest

from tests.bot.umgebung import values


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("am Nachmittag", "nachmittag"),
        ("nachmittags", "nachmittag"),
        ("vormittags", "vormittag"),
        ("Dienstagvormittag", "vormittag"),
        ("morgen früh", "vormittag"),
        ("morgens", "vormittag"),
        ("mittags", "mittag"),
        ("abends", "abend"),
        ("Freitagabend", "abend"),
        ("nach Feierabend", "nachmittag"),
    ],
)
def test_part_of_day(text: str, part: str) -> None:
    assert values(text, "tageszeit") == [part]


@pytest.mark.parametrize("text", ["Guten Abend", "guten Morgen", "morgen", "am Dienstag"])
def test_none(text: str) -> None:
    assert values(text, "tageszeit") == []
