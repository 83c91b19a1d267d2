"""What a text asks for: the way to get something done, or a fact; and how likely a turn is while a question is open."""

import numpy as np
import pytest
from bot.nlu.anliegen import asked, asks, kind_of_example
from bot.nlu.gelernt import in_form
from bot.nlu.kern import learn_kern
from bot.nlu.merkmale import learn_matrix, matrix, rarity

from tests.evaluation.abstand import likenesses

FACTS = (
    "Wie breit muss ein Stellplatz sein?",
    "Mein Bruder hat einen Dackel. Was kostet der im Jahr?",
    "Wir heiraten im Mai, welche Unterlagen braucht das Standesamt?",
    "bis zu welchem einkommen gibts denn wohngeld",
    "ich bin rentnerin und wollte mal fragen was so ein ausweis inzwischen kostet",
    "Ab wann darf abends keine Musik mehr laufen?",
    "Ich bitte um Auskunft über die Hebesätze.",
    "Am 3. kommt der Umzugswagen. Wie viele Tage vorher stehen die Schilder?",
)
WAYS = (
    "Wo bekomme ich einen neuen Ausweis?",
    "Unser Kühlschrank ist hin, wohin mit dem alten?",
    "wo beantrag man so einen parkausweis",
    "Wie komme ich an so eine Bescheinigung?",
    "Vor unserer Tür ist ein Loch in der Straße, an wen wende ich mich?",
    "Was muss ich jetzt tun?",
)
NEITHER = ("Das Sofa muss weg", "Ich möchte heiraten.", "Hundesteuer")


@pytest.mark.parametrize("text", FACTS)
def test_a_fact_is_asked_for(text: str) -> None:
    assert asks(text)
    assert asked(text) == "fact"
    assert kind_of_example(text) == "info"


@pytest.mark.parametrize("text", WAYS)
def test_the_way_is_asked_for(text: str) -> None:
    assert asks(text)
    assert asked(text) == "way"
    assert kind_of_example(text) == "antrag"


@pytest.mark.parametrize("text", NEITHER)
def test_nothing_is_asked(text: str) -> None:
    assert not asks(text)
    assert kind_of_example(text) == "antrag"


def test_a_wish_is_rarer_where_a_question_is_open() -> None:
    chancen = in_form({"antrag": 0.5, "abbruch": 0.4, "angabe": 0.1})
    assert max(chancen, key=lambda name: chancen[name]) == "abbruch"
    assert sum(chancen.values()) == pytest.approx(1.0)
    assert chancen["abbruch"] / chancen["angabe"] == pytest.approx(4.0)


def test_the_votes_solve_the_system() -> None:
    """The quick way through half of the matrix finds what the plain way through all of it finds."""
    texts = [*FACTS, *WAYS, *NEITHER]
    labels = [0] * len(FACTS) + [1] * len(WAYS) + [2] * len(NEITHER)
    vectors = np.random.default_rng(3).normal(size=(len(texts), 512)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    kern = learn_kern(texts, labels, 3, vectors, sharpness=1.0)
    rows = matrix(texts, rarity(texts))
    likeness = np.exp(likenesses(rows, vectors, rows, vectors) - 1) + 0.1 * np.eye(len(texts))
    wanted = np.eye(3)[labels]
    assert np.allclose(likeness @ kern.votes, wanted, atol=1e-4)
    weights, learned = learn_matrix(texts)
    assert np.allclose(weights, rarity(texts))
    assert np.allclose(learned.toarray(), rows.toarray(), atol=1e-6)
