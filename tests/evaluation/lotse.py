"""The Lotse's own reading of the phrases: the trained pipeline, without a conversation."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation.lage import metadata
from tests.evaluation.phrasen import Phrase


@dataclass(frozen=True)
class Gelesen:
    """How one phrase was read. `ausserhalb`: how surely it is none of a town's business, from 0 to 1."""

    absicht: str
    leistungen: tuple[str, ...] = ()
    ausserhalb: float = 0.0


class Leser:
    """Reads texts through the components of a trained model."""

    def __init__(self, model: Path) -> None:
        from bot.agent import LotseAgent

        agent = LotseAgent()
        agent.load_model(model)
        self._processor: Any = agent.processor

    async def parse(self, text: str, metadata: dict[str, Any]) -> dict[str, Any]:
        """What the model makes of `text`, as Rasa's own parse output with `deutung`."""
        from rasa.core.channels.channel import UserMessage

        parsed: dict[str, Any] = await self._processor.parse_message(
            UserMessage(text, metadata=metadata), only_output_properties=False
        )
        return parsed

    async def read(self, phrase: Phrase) -> Gelesen:
        parsed = await self.parse(phrase.text, metadata(phrase))
        ranked = parsed["leistungen"]
        chances = parsed.get("chancen") or {}
        near = ranked[0][1] if ranked else 0.0
        outside = 1.0 if parsed["intent"]["name"] == "ausserhalb" else 0.0
        score = (outside + chances.get("ausserhalb", 0.0) + 1.0 - near) / 3
        return Gelesen(parsed["intent"]["name"], tuple(name for name, _ in ranked), score)
