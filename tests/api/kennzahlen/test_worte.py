"""What was not understood is shown without whom it was said by or about."""

import pytest

from api.context import ApiContext
from api.kennzahlen.worte import LUECKE, cut, everyday, phrases, vocabulary
from tests.backend import real_backend

BEKANNT = frozenset(("ich", "mein", "habe", "ein", "heisse", "frau", "und", "wohne", "in", "der"))


@pytest.mark.parametrize(
    ("text", "bleibt"),
    [
        ("Ich heiße Annegret Östermann", "Ich heiße … …"),
        ("Mein Name ist Kowalski", "Mein Name ist …"),
        ("Frau Dr. Schulze weiß das", "Frau Dr … … das"),
        ("Ich wohne Lindenweg 12b", "Ich wohne … …"),
        ("ruf 0385 5451111 an oder a.b@example.org", "ruf … … an oder …"),
        ("DE02120300000000202051 und https://example.org/x", "… und …"),
    ],
)
def test_names_numbers_streets_and_addresses_are_never_stored(text: str, bleibt: str) -> None:
    assert " ".join(cut(text)) == bleibt


def test_an_unknown_word_is_shown_only_when_several_said_it() -> None:
    zwei = [(wer, cut("Ich habe ein Balkonkraftwerk")) for wer in ("a", "b", "b", "b")]
    assert phrases(zwei, BEKANNT) == [(f"ich habe ein {LUECKE}", 2)]
    drei = [*zwei, ("c", cut("mein Balkonkraftwerk"))]
    assert phrases(drei, BEKANNT) == [("ich habe ein balkonkraftwerk", 2), ("mein balkonkraftwerk", 1)]


def test_what_is_all_gaps_is_not_shown() -> None:
    assert phrases([("a", cut("Östermann Lindenweg 3"))], BEKANNT) == []


def test_everyday_words_hold_no_names(context: ApiContext, tmp_path_factory: pytest.TempPathFactory) -> None:
    wirklich = real_backend(tmp_path_factory.getbasetemp() / "worte", context.settings.datenbank, context.clock)
    inhalte = wirklich.settings.inhalte
    alltag = everyday(inhalte)
    assert {"ich", "mochte", "brauche", "wie", "nicht"} <= alltag
    assert not {"anna", "muller", "kruger", "peter", "schmidt", "meyer"} & alltag
    assert "sperrmull" in vocabulary(inhalte, wirklich.katalog.alle())
    wirklich.db.dispose()
