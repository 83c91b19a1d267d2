"""What the model learns from: the phrases in `data/nlu`, and titles, names and examples of the services."""

from pathlib import Path

from bot.nlu.leistungsdateien import content_root, read_leistungen
from bot.settings import ROOT


def intent_pairs(root: Path = ROOT) -> list[tuple[str, str]]:
    """Phrase and intent, the examples of the services as wishes."""
    from rasa.shared.nlu.training_data.loading import load_data

    pairs = [(e.get("text"), e.get("intent")) for e in load_data(str(root / "data/nlu")).intent_examples]
    return pairs + [(text, "antrag") for text, _ in service_pairs() if text not in {known for known, _ in pairs}]


def service_pairs() -> list[tuple[str, str]]:
    """Phrase and key of the service it asks for."""
    services = read_leistungen(content_root())
    return [(text, e.leistung) for e in services for text in e.alle]
