"""Colours of a Mandant never make text unreadable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.mandanten.modell import Farben
from integrations.website.farben import READABLE, contrast, readable_on, style_sheet, tint

FARBE = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)]
)
def test_contrast_as_wcag_counts_it(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(FARBE, FARBE)
def test_text_on_any_colour_can_be_read(background: str, wanted: str) -> None:
    assert contrast(background, readable_on(background, wanted)) >= READABLE


def test_a_dark_colour_is_used_for_buttons_and_a_light_one_is_not() -> None:
    dark = style_sheet(Farben(primaer="#1b3a6b", primaer_text="#ffffff", akzent="#b8860b"))
    light = style_sheet(Farben(primaer="#ffd500", primaer_text="#ffffff", akzent="#b8860b"))
    assert "--kern-color-action-default: #1b3a6b" in dark
    assert "--kern-color-action-default" not in light
    assert "--mandant-schrift: #000000" in light


def test_tint_mixes_with_white() -> None:
    assert (tint("#000000", 0.0), tint("#000000", 1.0), tint("#ff0000", 0.5)) == ("#ffffff", "#000000", "#ff8080")
