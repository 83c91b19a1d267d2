"""How a thing is called in what is read back: the citizen's words, with the capital a noun has."""

import pytest
from bot.nlu.aufzaehlung_zeile import Zeile
from bot.nlu.hausrat import known_noun


@pytest.mark.parametrize(
    ("noun", "said", "read_back"),
    [
        ("sofa", "sofa", "Sofa"),
        ("waschmaschine", "olle waschmaschine", "olle Waschmaschine"),
        ("Schrank", "schrank aus eiche", "Schrank aus eiche"),
        ("Stuhl", "alte Holzstühle", "alte Holzstühle"),
        ("Sofa", "", "Sofa"),
    ],
)
def test_a_noun_has_its_capital(noun: str, said: str, read_back: str) -> None:
    nomen = known_noun(noun)
    assert nomen is not None
    assert Zeile(nomen, "sofa", 1, False, 0, 1, gesagt=said).as_row()["bezeichnung"] == read_back
