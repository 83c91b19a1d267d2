"""Sentences built alike are alike, whatever they are about."""

import numpy as np
import pytest
from bot.nlu.kern import Kern, learn_kern
from bot.nlu.satzbau import Satzbau, learn_satzbau

FACTS = ["Ich habe einen Dackel, was kostet der?", "Ich habe ein Gewerbe, was kostet das?", "Was kostet ein Pass?"]
WISHES = ["Ich möchte einen Dackel anmelden.", "Ich möchte bitte ein Gewerbe ummelden.", "Ich möchte einen Pass."]


@pytest.fixture
def satzbau() -> Satzbau:
    few = learn_satzbau([*FACTS, *WISHES])
    return Satzbau(frozenset({"ich", "habe", "mochte", "was", "kostet", "ein", "einen", "der"}), few.weights)


def likeness(satzbau: Satzbau, one: str, other: str) -> float:
    rows = satzbau.rows([one, other])
    return float((rows[0] @ rows[1].T).toarray()[0, 0])


def test_the_build_counts_and_not_the_thing(satzbau: Satzbau) -> None:
    asked = "Ich habe einen Wohnwagen, was kostet der?"
    assert likeness(satzbau, FACTS[0], asked) > likeness(satzbau, FACTS[0], WISHES[0]) + 0.3
    assert likeness(satzbau, FACTS[0], FACTS[0]) == pytest.approx(1.0, abs=1e-5)


def test_a_text_without_words_is_like_nothing_much(satzbau: Satzbau) -> None:
    assert likeness(satzbau, "", FACTS[0]) < 0.2


def test_a_kernel_that_learned_the_build_is_stored_whole() -> None:
    texts = [*FACTS, *WISHES]
    vectors = np.zeros((len(texts), 512), dtype=np.float32)
    kern = learn_kern(texts, [0] * 3 + [1] * 3, 2, vectors, build=True)
    again = Kern.from_arrays(kern.arrays())
    for text, right in (("Was kostet denn ein Wohnwagen?", 0), ("Ich möchte einen Wohnwagen anmelden.", 1)):
        chances = again.chances(again.similarity(text, vectors[0]), 0.1)
        assert chances.argmax() == right
        assert np.allclose(chances, kern.chances(kern.similarity(text, vectors[0]), 0.1), atol=1e-2)
    assert again.similarity(FACTS[0], vectors[0])[0] == pytest.approx(1.0, abs=1e-2)
