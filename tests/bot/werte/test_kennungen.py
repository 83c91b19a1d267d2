import pytest

from tests.bot.umgebung import umfeld, values


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("SN-2026-000123", "SN-2026-000123"),
        ("sn-2026-000123", "SN-2026-000123"),
        ("SN 2026 000123", "SN-2026-000123"),
        ("SN2026000123", "SN-2026-000123"),
        ("mein Aktenzeichen ist NG-2026-000001.", "NG-2026-000001"),
        ("LUP - 2025 - 123456", "LUP-2025-123456"),
        ("Vorgang sn/2026/000007", "SN-2026-000007"),
    ],
)
def test_aktenzeichen(text: str, number: str) -> None:
    assert values(text, "aktenzeichen") == [number]


def test_abrufcode_in_free_text_needs_its_hyphens() -> None:
    assert values("Abrufcode 7K3M-9QXT-2B4W-H8RN", "abrufcode") == ["7K3M-9QXT-2B4W-H8RN"]
    assert values("ich hab heute noch was vor", "abrufcode") == []


@pytest.mark.parametrize(
    "text",
    [
        "DE89370400440532013000",
        "de89 3704 0044 0532 0130 00",
        "meine IBAN: DE89 3704 0044 0532 0130 00",
        "DE89-3704-0044-0532-0130-00",
        "IBAN lautet DE 89 3704 0044 0532 0130 00",
    ],
)
def test_iban(text: str) -> None:
    assert values(text, "iban") == ["DE89370400440532013000"]


def test_wrong_check_digits_are_no_iban() -> None:
    assert values("DE88370400440532013000", "iban") == []


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("SN-AB 123", "SN-AB 123"),
        ("sn-ab 123", "SN-AB 123"),
        ("SN AB 123", "SN-AB 123"),
        ("mein Kennzeichen ist SN-AB123", "SN-AB 123"),
        ("HRO-X 7", "HRO-X 7"),
        ("SN-EL 12E", "SN-EL 12E"),
    ],
)
def test_plate(text: str, plate: str) -> None:
    assert values(text, "kennzeichen") == [plate]


@pytest.mark.parametrize("text", ["wir haben ab 12 offen", "um 10", "am 3", "Haus B 12", "19053 Schwerin"])
def test_no_plate(text: str) -> None:
    assert values(text, "kennzeichen") == []


def test_plate_in_any_writing_when_it_was_asked() -> None:
    assert values("sn ab 123", "kennzeichen", umfeld("kennzeichen")) == ["SN-AB 123"]


@pytest.mark.parametrize("text", ["hh-pe 669", "HH-PE 669", "HH PE 669"])
def test_the_letters_of_a_written_plate_are_no_names_of_letters(text: str) -> None:
    assert values(text, "kennzeichen", umfeld("kennzeichen")) == ["HH-PE 669"]
