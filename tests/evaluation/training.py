"""What the model learns from: the phrases in `data/nlu`, and titles, names and examples of the services."""

from bot.nlu.leistungsdateien import content_root, read_leistungen
from bot.settings import ROOT


def intent_pairs() -> list[tuple[str, str]]:
    """Phrase and intent, as the Lotse learns them: the phrases of `data/nlu` and some examples of each service."""
    from bot.nlu.komponenten.importer import examples_to_learn
    from rasa.shared.nlu.training_data.loading import load_data

    data = load_data(str(ROOT / "data/nlu"))
    return [(example.get("text"), example.get("intent")) for example in data.intent_examples] + examples_to_learn(data)


def service_pairs() -> list[tuple[str, str]]:
    """Phrase and key of the service it asks for."""
    services = read_leistungen(content_root())
    return [(text, e.leistung) for e in services for text in e.alle]
