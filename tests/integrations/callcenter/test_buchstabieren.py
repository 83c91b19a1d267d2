"""What an agent reads aloud of a number."""

from api.uebergaenge.service import ZEICHEN
from integrations.callcenter.buchstabieren import spell, word_for


def test_groups_and_words() -> None:
    gruppen = spell("SN-2026-000123")
    assert ["".join(each.zeichen for each in gruppe) for gruppe in gruppen] == ["SN", "2026", "000123"]
    assert [each.wort for each in gruppen[0]] == ["Salzwedel", "Nürnberg"]
    assert [each.wort for each in gruppen[2]] == ["null", "null", "null", "eins", "zwo", "drei"]


def test_every_character_of_a_code_has_a_word_of_its_own() -> None:
    worte = [word_for(zeichen) for zeichen in ZEICHEN]
    assert len(set(worte)) == len(ZEICHEN)
    assert all(len(wort) > 2 for wort in worte)


def test_small_letters_and_what_is_no_letter() -> None:
    assert [[each.wort for each in gruppe] for gruppe in spell("yß ü")] == [["Ypsilon", "Eszett"], ["Umlaut Unna"]]
    assert spell(" - ") == []
    assert word_for("é") == "é"
