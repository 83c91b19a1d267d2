"""A lamp that burns, or doesn't, is no fire."""

import pytest
from bot.nlu.notfall import only_light


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("da brennt seit Tagen keine Laterne", True),
        ("in der Straße brennt kein Licht mehr", True),
        ("die Lampe vorm Haus brennt den ganzen Tag", True),
        ("de Lücht brennt wedder", True),
        ("das Sofa brennt", False),
        ("die Lampe brennt und es kommt Rauch aus der Decke", False),
        ("hier brennt die Hütte", False),
    ],
)
def test_what_burns(text: str, light: bool) -> None:
    assert only_light(text) is light
