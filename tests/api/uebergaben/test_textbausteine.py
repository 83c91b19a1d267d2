"""Snippets: filled for whoever writes, a Mandant's own first, and refused where a place is unknown."""

from dataclasses import replace
from pathlib import Path

import pytest

from api.context import ApiContext
from api.leistungen.yamldatei import DatenFehler
from api.uebergaben.textbausteine import snippets
from tests.api.uebergaben.amt import MANDANT


def in_folder(context: ApiContext, ordner: Path, alle: str, eigene: str | None = None) -> ApiContext:
    """The context with these snippets instead."""
    (ordner / "textbausteine.yml").write_text(alle, encoding="utf-8")
    (ordner / "mandanten" / MANDANT).mkdir(parents=True)
    if eigene is not None:
        (ordner / "mandanten" / MANDANT / "textbausteine.yml").write_text(eigene, encoding="utf-8")
    return replace(context, settings=replace(context.settings, inhalte=ordner))


def test_those_that_come_along_are_filled(context: ApiContext) -> None:
    mandant = context.mandanten.mandant(MANDANT)
    fertig = {each.schluessel: each.text for each in snippets(context, mandant, "Frau Krüger")}
    assert f"hier schreibt Frau Krüger von der {mandant.name}" in fertig["gruss"]
    assert all("{" not in text for text in fertig.values())


def test_of_the_same_key_the_own_one_counts(context: ApiContext, tmp_path: Path) -> None:
    alle = "bausteine:\n  - {schluessel: gruss, titel: Gruß, text: Guten Tag}\n"
    eigene = (
        "bausteine:\n"
        "  - {schluessel: gruss, titel: Gruß, text: 'Moin, hier ist {name}'}\n"
        "  - {schluessel: hafen, titel: Hafen, text: Am Hafen}\n"
    )
    other = in_folder(context, tmp_path, alle, eigene)
    fertig = snippets(other, context.mandanten.mandant(MANDANT), "Frau Krüger")
    assert [(each.schluessel, each.text) for each in fertig] == [
        ("gruss", "Moin, hier ist Frau Krüger"),
        ("hafen", "Am Hafen"),
    ]


@pytest.mark.parametrize("text", ["Hallo {vorname}", "Hallo {name", "Hallo {}"])
def test_unknown_places_are_refused(context: ApiContext, tmp_path: Path, text: str) -> None:
    other = in_folder(context, tmp_path, f"bausteine:\n  - {{schluessel: x, titel: X, text: '{text}'}}\n")
    with pytest.raises(DatenFehler):
        snippets(other, context.mandanten.mandant(MANDANT), "Frau Krüger")
