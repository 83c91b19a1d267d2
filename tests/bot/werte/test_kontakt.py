import pytest

from tests.bot.umgebung import values


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("anna@web.de", "anna@web.de"),
        ("Anna.Mueller@Example.DE", "anna.mueller@example.de"),
        ("meine Mail ist p.schmidt@web.de.", "p.schmidt@web.de"),
        ("anna punkt müller at web punkt de", "anna.mueller@web.de"),
        ("anna (at) web.de", "anna@web.de"),
        ("anna[at]web.de", "anna@web.de"),
        ("anna ät web punkt de", "anna@web.de"),
        ("a minus b at gmx punkt net", "a-b@gmx.net"),
        ("max unterstrich m at t-online punkt de", "max_m@t-online.de"),
        ("anna klammeraffe web punkt de", "anna@web.de"),
    ],
)
def test_email(text: str, address: str) -> None:
    assert values(text, "email") == [address]


@pytest.mark.parametrize("text", ["ich wohne at home", "am Markt 3", "anna@web", "@"])
def test_no_email(text: str) -> None:
    assert values(text, "email") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0385 5451111", "+493855451111"),
        ("0385/545-1111", "+493855451111"),
        ("(0385) 545 1111", "+493855451111"),
        ("+49 385 5451111", "+493855451111"),
        ("0049 385 5451111", "+493855451111"),
        ("0171 2345678", "+491712345678"),
        ("01712345678", "+491712345678"),
        ("rufen Sie an unter 0171-234 56 78", "+491712345678"),
        ("+49 (0) 385 5451111", "+493855451111"),
        ("+43 1 5123456", "+4315123456"),
    ],
)
def test_phone(text: str, number: str) -> None:
    assert values(text, "telefon") == [number]


@pytest.mark.parametrize("text", ["19053", "SN-2026-000123", "12.03.1978", "3 Stühle", "DE89 3704 0044 0532 0130 00"])
def test_no_phone(text: str) -> None:
    assert values(text, "telefon") == []
