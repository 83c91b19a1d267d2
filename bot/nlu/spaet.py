"""What is worked out when somebody looks at it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Spaet(Sequence[T], Generic[T]):
    """The result of `find`, which runs at the first look and never again. Nobody looks at the services while a plain
    answer is read.
    """

    def __init__(self, find: Callable[[], Sequence[T]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Sequence[T]:
        return self._find()

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, place: Any) -> Any:
        return self._found[place]


class SpaeteZuordnung(Mapping[str, T], Generic[T]):
    """The same for what has names. Nobody asks for the chances of the intents while a plain answer is read."""

    def __init__(self, find: Callable[[], Mapping[str, T]]) -> None:
        self._find = find

    @cached_property
    def _found(self) -> Mapping[str, T]:
        return self._find()

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __getitem__(self, name: str) -> T:
        return self._found[name]
