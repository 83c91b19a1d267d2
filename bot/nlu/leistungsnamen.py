"""The services a text names: one of their names stands in it as words of its own, a long one also inside a compound."""

from collections.abc import Mapping, Sequence

from bot.nlu.text import fold

HEAD = 3  # letters by which names are looked up
LONG = 6  # letters from which a name also counts inside a compound
TELLING = 6  # letters from which a name alone means the service: "Hund" is too common a word


class Leistungsnamen:
    """Folded names by service, for looking up."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._heads: dict[str, list[tuple[str, str]]] = {}
        for leistung, words in names.items():
            for word in words:
                form = word if len(word) > LONG else f" {word} "
                self._heads.setdefault(form[:HEAD], []).append((form, leistung))

    def named(self, text: str) -> set[str]:
        """All services a name of which stands in the text."""
        folded = f" {fold(text)} "
        return {
            leistung
            for start in range(len(folded) - HEAD + 1)
            for form, leistung in self._heads.get(folded[start : start + HEAD], ())
            if folded.startswith(form, start)
        }

    def only(self, text: str) -> str | None:
        """The service named, where it is but one."""
        found = self.named(text)
        return found.pop() if len(found) == 1 else None


def telling(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The names that are long enough to mean nothing but their service."""
    return {leistung: [word for word in words if len(word) >= TELLING] for leistung, words in names.items()}
