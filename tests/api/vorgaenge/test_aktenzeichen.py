"""Numbers and codes."""

import re
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from api.context import ApiContext
from api.crypto import Cipher
from api.vorgaenge.aktenzeichen import FORM, abrufcode, hash_abrufcode, next_aktenzeichen

CIPHER = Cipher(bytes(range(32)))


def test_numbers_drawn_at_once_are_different(context: ApiContext) -> None:
    def draw(_: int) -> str:
        with context.db.transaction() as session:
            return next_aktenzeichen(session, "MU", 2026)

    with ThreadPoolExecutor(10) as pool:
        numbers = list(pool.map(draw, range(40)))
    assert sorted(numbers) == [f"MU-2026-{number:06}" for number in range(1, 41)]


def test_each_mandant_and_year_counts_for_itself(context: ApiContext) -> None:
    with context.db.transaction() as session:
        drawn = [next_aktenzeichen(session, *key) for key in (("MU", 2026), ("NB", 2026), ("MU", 2027), ("MU", 2026))]
    assert drawn == ["MU-2026-000001", "NB-2026-000001", "MU-2027-000001", "MU-2026-000002"]


def test_the_form_takes_ascii_digits_only() -> None:
    assert FORM.fullmatch("SN-2026-000123")
    assert not FORM.fullmatch("SN-2026-٠٠٠١٢٣")


@given(st.text(min_size=1))
def test_a_code_is_the_same_for_the_same_draft_only(draft: str) -> None:
    code = abrufcode(CIPHER, draft)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert code == abrufcode(CIPHER, draft)
    assert code != abrufcode(CIPHER, draft + "x")
    assert code != abrufcode(Cipher(bytes(32)[:31] + b"x"), draft)


@given(st.text(), st.lists(st.sampled_from([" ", "-", "–", "\t", "_"]), min_size=1, max_size=5))
def test_blanks_hyphens_and_capitals_make_no_difference(text: str, signs: list[str]) -> None:
    code = abrufcode(CIPHER, text)
    spelled = "".join(letter + signs[place % len(signs)] for place, letter in enumerate(code.lower()))
    assert hash_abrufcode(CIPHER, spelled) == hash_abrufcode(CIPHER, code)
    assert hash_abrufcode(CIPHER, code[:-1]) != hash_abrufcode(CIPHER, code)
