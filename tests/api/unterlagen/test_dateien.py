"""What a file is called is for display only."""

import pytest

from api.unterlagen.service import display_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Foto.jpg", "Foto.jpg"),
        ("C:\\Fotos\\Müll am Weg.png", "Müll am Weg.png"),
        ("../../etc/passwd", "passwd"),
        ("Rechnung\u202egpj.exe", "Rechnunggpj.exe"),
        ("a\x00b\x07.pdf", "ab.pdf"),
        ("", "Datei"),
        ("/", "Datei"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_display_name(name: str, shown: str) -> None:
    assert display_name(name) == shown
