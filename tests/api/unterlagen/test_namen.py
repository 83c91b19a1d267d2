"""What a file is called is for display only, and never promises what it is not."""

import re
from urllib.parse import unquote

import pytest

from api.unterlagen.formate import JPEG, PDF, PNG
from api.unterlagen.namen import content_disposition, display_name


@pytest.mark.parametrize(
    ("name", "typ", "shown"),
    [
        ("Foto.jpg", JPEG, "Foto.jpg"),
        ("Foto.JPEG", JPEG, "Foto.JPEG"),
        ("C:\\Fotos\\Müll am Weg.png", PNG, "Müll am Weg.png"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("..", PDF, "Datei.pdf"),
        ("Rechnung\u202egpj.exe", JPEG, "Rechnunggpj.exe.jpg"),
        ("a\x00b\x07.pdf", PDF, "ab.pdf"),
        ("a\ud800b.pdf", PDF, "ab.pdf"),
        ("", PDF, "Datei.pdf"),
        ("/", PNG, "Datei.png"),
        (".pdf", PDF, "Datei.pdf"),
        ("x" * 500 + ".pdf", PDF, "x" * 96 + ".pdf"),
        ("😀 Grüße.png", PNG, "😀 Grüße.png"),
        ("seite.html", PNG, "seite.html.png"),
        ("bild.svg", JPEG, "bild.svg.jpg"),
        ("IMG_1.webp", JPEG, "IMG_1.jpg"),
        ("bild.png", JPEG, "bild.jpg"),
        ("a.pdf.exe", PDF, "a.pdf.exe.pdf"),
        ("a\u200b\u2066.pdf\r\nX: y", PDF, "a.pdfX: y.pdf"),
    ],
)
def test_display_name(name: str, typ: str, shown: str) -> None:
    assert display_name(name, typ) == shown


@pytest.mark.parametrize(
    "name", ["Müll am Weg.png", 'a"; filename="b.exe.pdf', "100%ig; x=y.pdf", "😀.jpg", "Ολα.pdf", "a\\b.pdf"]
)
def test_the_name_is_told_in_a_way_no_browser_misreads(name: str) -> None:
    header = content_disposition(name)
    found = re.fullmatch(r"attachment; filename=\"([^\"\\%]+)\"; filename\*=UTF-8''([A-Za-z0-9_.~%-]+)", header)
    assert found is not None
    assert header.isascii()
    assert unquote(found[2]) == name
