"""The journal of a conversation as messages of a chat."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from api.messenger.schemas import Entwurf, Taste, Tastenfeld
from api.messenger.service import Chatlage
from integrations.telegram import karten
from integrations.telegram.knoepfe import arrange, question_buttons
from integrations.telegram.texte import label, say

LAENGE_MAX = 4096
"""Characters of a message, counted as Telegram does: in UTF-16 units."""
KANAL = "telegram"
DIALOG = ("antwort", "frage", "erinnerung", "hinweis")


class Eintrag(Protocol):
    """What is needed of a message of the journal."""

    von: Any
    art: Any
    text: Any
    zu: Any
    optionen: Any
    karte: Any


def draw(chat: Chatlage, neue: Sequence[Any], adresse: str) -> list[Entwurf]:
    """What the new messages of the journal say, one message for all answers to one message of the citizen."""
    groups = grouped(neue)
    entwuerfe: list[Entwurf] = []
    anrufen = say("anrufen", chat.einfach) if chat.stand.get("leistung") else ""
    for number, group in enumerate(groups):
        last = number == len(groups) - 1
        entwuerfe += draw_group(
            group, chat.stand.get("frage") if last else None, adresse, buttons=last, anrufen=anrufen
        )
    neuer_vorgang = any((eintrag.karte or {}).get("art") == "vorgang" for group in groups for eintrag in group)
    if neuer_vorgang and chat.will_nachrichten is None and not chat.nachrichten_gefragt:
        entwuerfe.append(ask_for_news(chat.einfach))
    return entwuerfe


def is_for_us(eintrag: Any) -> bool:
    """To the citizen, by this channel or by all; news of cases come otherwise."""
    return eintrag.von != "buerger" and eintrag.art != "status" and eintrag.kanal in (None, KANAL)


def grouped(neue: Iterable[Any]) -> list[list[Any]]:
    """Answers to the same message that follow each other; what a human writes stands alone."""
    groups: list[list[Any]] = []
    offen = False
    for eintrag in neue:
        if not is_for_us(eintrag):
            offen = False
            continue
        if offen and eintrag.von != "mensch" and groups[-1][-1].von != "mensch" and groups[-1][-1].zu == eintrag.zu:
            groups[-1].append(eintrag)
        else:
            groups.append([eintrag])
        offen = True
    return groups


def draw_group(
    group: Sequence[Any], frage: dict[str, Any] | None, adresse: str, *, buttons: bool, anrufen: str = ""
) -> list[Entwurf]:
    """One message, or several where it is too long; the buttons below the last. `anrufen` is said with a number."""
    said = [words(eintrag, adresse) for eintrag in group]
    nennt_telefon = any(
        (karte := eintrag.karte or {}).get("art") == "kontakt" and karte.get("telefon") for eintrag in group
    )
    text = "\n\n".join(filter(None, [*said, anrufen if nennt_telefon else ""]))
    teile = split(text)
    if not teile:
        return []
    optionen = next((eintrag.optionen for eintrag in reversed(group) if eintrag.optionen), None) or ()
    asks = any(eintrag.art in ("frage", "erinnerung") for eintrag in group)
    tasten: Tastenfeld = question_buttons(optionen, frage if asks else None) if buttons else ()
    weblink = any((eintrag.karte or {}).get("art") == "weblink" for eintrag in group)
    dialog = any(eintrag.von == "bot" and eintrag.art in DIALOG for eintrag in group)
    last = Entwurf(teile[-1], tasten=tasten, weblink=weblink, loest_ab=dialog)
    return [*(Entwurf(teil, loest_ab=dialog) for teil in teile[:-1]), last]


def words(eintrag: Any, adresse: str) -> str:
    """A message with its card below."""
    text = str(eintrag.text).strip()
    if eintrag.von == "mensch" and eintrag.name:
        text = say("mensch_schreibt", name=str(eintrag.name), text=text)
    karte = karten.render(eintrag.karte, text, adresse) if eintrag.karte else ""
    return f"{text}\n\n{karte}" if text and karte else text or karte


def ask_for_news(einfach: bool) -> Entwurf:
    """Does the citizen want to be told when something happens?"""
    ja = Taste(label("ja_gern"), {"lokal": "nachrichten_ja"})
    nein = Taste(label("nein"), {"lokal": "nachrichten_nein"})
    return Entwurf(say("nachrichten_frage", einfach), tasten=arrange([ja, nein]), fragt_nachrichten=True)


def split(text: str, most: int = LAENGE_MAX) -> list[str]:
    """Pieces that fit into a message each, cut between paragraphs, lines, sentences or words where possible."""
    pieces = []
    rest = text.strip()
    while utf16_length(rest) > most:
        head = fitting(rest, most)
        at = next(
            (at for mark in ("\n\n", "\n", ". ", " ") if (at := head.rfind(mark)) > len(head) // 2), len(head) - 1
        )
        pieces.append(rest[: at + 1].strip())
        rest = rest[at + 1 :].strip()
    return [*pieces, rest] if rest else pieces


def fitting(text: str, most: int) -> str:
    """The longest beginning of at most so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
