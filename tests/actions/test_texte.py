"""The texts themselves."""

import re
from pathlib import Path

import pytest

from actions.texte import TextFehlt, load_texte, wording

QUELLEN = [pfad.read_text(encoding="utf-8") for pfad in (Path(__file__).resolve().parents[2] / "actions").rglob("*.py")]
GENUTZT = {
    schluessel
    for quelle in QUELLEN
    for schluessel in re.findall(r"\.(?:say|text|rotating)\(\s*\"([a-z_0-9]+)\"", quelle)
}


@pytest.mark.parametrize("schluessel", sorted(GENUTZT))
def test_every_text_used_exists(schluessel: str) -> None:
    assert schluessel in load_texte()


def test_no_text_is_left_over() -> None:
    woerter = {wort for quelle in QUELLEN for wort in re.findall(r"[a-z_0-9]+", quelle)}
    vorsilben = (
        "typ_",
        "absenden_",
        "smalltalk_",
        "notfall_",
        "ausserhalb_",
        "fremdsprache_",
        "unlesbar_",
        "nicht_verstanden_",
        "status_",
        "leistung_",
        "nur_auskunft_",
    )
    uebrig = [key for key in load_texte() if key not in woerter and not key.startswith(vorsilben)]
    assert uebrig == []


@pytest.mark.parametrize("schluessel", sorted(load_texte()))
def test_how_we_write(schluessel: str) -> None:
    for art in ("normal", "einfach"):
        for text in load_texte()[schluessel][art]:
            assert "!" not in text
            assert not re.search(r"\b[dD](u|ir|ich|ein|eine)\b", text)
            assert text == text.strip()


@pytest.mark.parametrize("schluessel", sorted(load_texte()))
def test_all_wordings_need_the_same_values(schluessel: str) -> None:
    texte = load_texte()[schluessel]
    namen = {frozenset(re.findall(r"{(\w+)}", text)) for text in texte["normal"]}
    assert len(namen) == 1
    assert all(frozenset(re.findall(r"{(\w+)}", text)) <= next(iter(namen)) for text in texte["einfach"])


def test_the_same_message_gets_the_same_wording() -> None:
    assert wording("pause", "a-b-c") == wording("pause", "a-b-c")
    assert len({wording("pause", str(nummer)) for nummer in range(3)}) == 3


def test_a_missing_text_is_named() -> None:
    with pytest.raises(TextFehlt, match="gibt_es_nicht"):
        wording("gibt_es_nicht", "1")


WORTE = 12
"""Words a text may have and still be plain enough as it is."""


@pytest.mark.parametrize("schluessel", sorted(load_texte()))
def test_every_text_of_some_length_exists_in_plain_language(schluessel: str) -> None:
    """Short sentences, no subordinate clauses; one word in another language is for those who speak it."""
    texte = load_texte()[schluessel]
    if schluessel.startswith("fremdsprache_"):
        return
    for text in texte["einfach"]:
        for satz in re.split(r"[.?:]\s+", re.sub(r"„[^“]*“|{\w+}", "X", text)):
            assert len(satz.split()) <= WORTE, satz
            assert ";" not in satz
