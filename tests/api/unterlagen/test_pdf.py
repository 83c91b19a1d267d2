"""PDF files: the pages are kept, and nothing that acts, hides, or names who made it."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from api.unterlagen.werker.ablehnung import Ablehnung
from api.unterlagen.werker.pdf import SEITEN_MAX, clean_pdf
from tests.dateien import PDF, pdf

GEHEIM = "GEHEIMWORT"
JS = f"<< /S /JavaScript /JS ({GEHEIM}) >>"


def refusal(content: bytes) -> str:
    with pytest.raises(Ablehnung) as error:
        clean_pdf(content)
    return error.value.grund


def shown(content: bytes) -> list[bytes]:
    """What is drawn on each page."""
    contents = (page.get_contents() for page in PdfReader(io.BytesIO(content)).pages)
    return [stream.get_data() for stream in contents if stream is not None]


AKTIV = {
    "beim Öffnen": pdf(catalog=f"/OpenAction {JS}"),
    "benannt": pdf(catalog=f"/Names << /JavaScript << /Names [(a) {JS}] >> >>"),
    "verschleierter Name": pdf(catalog=f"/Names << /J#61vaScript << /Names [(a) {JS}] >> >>"),
    "bei Ereignissen des Dokuments": pdf(catalog=f"/AA << /WC {JS} /WS {JS} >>"),
    "bei Ereignissen der Seite": pdf(page=f"/AA << /O {JS} >>"),
    "Programmstart": pdf(page=f"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F ({GEHEIM}) >> >>]"),
    "Folgehandlung": pdf(
        page="/Annots [<< /Subtype /Link /Rect [0 0 9 9] "
        f"/A << /S /GoTo /D [0 /Fit] /Next << /S /Launch /F ({GEHEIM}) >> >> >>]"
    ),
    "Skript-Adresse": pdf(
        page=f"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (javascript:{GEHEIM}) >> >>]"
    ),
    "fremdes Dokument": pdf(page=f"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F ({GEHEIM}) >> >>]"),
    "Absenden": pdf(page=f"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /SubmitForm /F ({GEHEIM}) >> >>]"),
    "Feld mit Skript": pdf(
        catalog="/AcroForm << /Fields [10 0 R] >>",
        page="/Annots [10 0 R]",
        objects={10: f"<< /FT /Tx /T (a) /Subtype /Widget /Rect [0 0 9 9] /AA << /K {JS} >> >>"},
    ),
    "angehängte Datei": pdf(
        catalog="/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>",
        objects={
            10: "<< /Type /Filespec /F (a.exe) /EF << /F 11 0 R >> >>",
            11: f"<< /Type /EmbeddedFile /Length {len(GEHEIM)} >>\nstream\n{GEHEIM}\nendstream",
        },
    ),
    "Anlage auf der Seite": pdf(
        page="/Annots [10 0 R]",
        objects={
            10: "<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /EF << /F 11 0 R >> >> >>",
            11: f"<< /Length {len(GEHEIM)} >>\nstream\n{GEHEIM}\nendstream",
        },
    ),
    "RichMedia": pdf(page=f"/Annots [<< /Subtype /RichMedia /Rect [0 0 9 9] /RichMediaContent << /A ({GEHEIM}) >> >>]"),
    "Formular mit XFA": pdf(
        catalog="/AcroForm << /Fields [10 0 R] /XFA 11 0 R >>",
        objects={
            10: "<< /FT /Tx /T (a) /V (b) >>",
            11: f"<< /Length {len(GEHEIM)} >>\nstream\n{GEHEIM}\nendstream",
        },
    ),
    "Beschreibung": pdf(
        catalog="/Metadata 10 0 R",
        trailer="/Info 11 0 R",
        objects={
            10: f"<< /Type /Metadata /Length {len(GEHEIM)} >>\nstream\n{GEHEIM}\nendstream",
            11: f"<< /Author ({GEHEIM}) /Title ({GEHEIM}) >>",
        },
    ),
    "unerreichbar": pdf(objects={10: f"({GEHEIM})"}),
}


@pytest.mark.parametrize("content", AKTIV.values(), ids=AKTIV.keys())
def test_what_acts_or_hides_is_taken_out_and_the_page_stays(content: bytes) -> None:
    assert GEHEIM.encode() in content
    clean = clean_pdf(content)
    assert GEHEIM.encode() not in clean
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/XFA", b"/OpenAction", b"/AA", b"/Metadata"):
        assert word not in clean
    assert [b"(Sichtbar) Tj" in page for page in shown(clean)] == [True]


def test_packed_objects_are_looked_into() -> None:
    """Objects may lie compressed in a stream, where a search for words does not find them."""
    packed = zlib.compress(f"10 0 {JS}".encode())
    stream = b"<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream"
    content = pdf(catalog="/OpenAction 10 0 R", objects={12: stream % (len(packed), packed)})
    table = content.rfind(b"xref\n0 ")
    rows = b"".join(_row(content, number) if number != 10 else bytes((2, 0, 12, 0)) for number in range(101))
    rows = zlib.compress(rows)
    place = table
    head = b"13 0 obj\n<< /Type /XRef /Size 101 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode /Length %d >>\nstream\n%s"
    content = content[:table] + head % (len(rows), rows) + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % place
    assert GEHEIM.encode() not in content
    assert "/OpenAction" in PdfReader(io.BytesIO(content)).root_object
    clean = clean_pdf(content)
    assert GEHEIM.encode() not in clean
    assert b"/OpenAction" not in clean
    assert len(shown(clean)) == 1


def _row(content: bytes, number: int) -> bytes:
    place = content.find(b"\n%d 0 obj" % number)
    return bytes((0, 0, 0, 0)) if place < 0 else bytes((1,)) + (place + 1).to_bytes(2, "big") + b"\0"


def test_links_one_can_read_stay() -> None:
    link = "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.schwerin.de) >> >>]"
    (found,) = PdfReader(io.BytesIO(clean_pdf(pdf(page=link)))).pages[0].annotations or ()
    assert found.get_object()["/A"]["/URI"] == "https://www.schwerin.de"


def test_filled_fields_stay() -> None:
    content = pdf(
        catalog="/AcroForm << /Fields [10 0 R] >>",
        page="/Annots [10 0 R]",
        objects={10: "<< /FT /Tx /T (name) /V (Anna) /Subtype /Widget /Rect [0 0 9 9] >>"},
    )
    assert (PdfReader(io.BytesIO(clean_pdf(content))).get_fields() or {})["name"].value == "Anna"


@pytest.mark.parametrize(
    "behind", [b"<script>alert(1)</script>", b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + bytes(18), b"<?php ?>"]
)
def test_what_stands_behind_the_end_is_gone(behind: bytes) -> None:
    for content in (PDF + behind, PDF.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%" + behind.replace(b"\n", b"") + b"\n")):
        clean = clean_pdf(content)
        assert behind not in clean
        assert clean.startswith(b"%PDF-")
        assert clean.rstrip().endswith(b"%%EOF")


def test_an_older_state_of_the_document_is_gone() -> None:
    """What a program changed in the file stands behind the old state, which anybody could restore."""
    first = pdf(objects={10: f"({GEHEIM})"}, catalog="/PieceInfo 10 0 R")
    place = len(first)
    changed = first + (
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n1 1\n%010d 00000 n \n"
        b"trailer\n<< /Size 101 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (place, first.rfind(b"xref\n0 "), place + len(b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"))
    )
    assert GEHEIM.encode() not in clean_pdf(changed)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(PDF))
    writer.encrypt("", owner_password="geheim")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "grund"),
    [
        (encrypted(), "verschluesselt"),
        (pdf(pages=0), "ohne_seiten"),
        (pdf(pages=SEITEN_MAX + 1), "zu_viele_seiten"),
        (pdf(catalog="/Collection << /View /D >>"), "nur_anhaenge"),
        (pdf(catalog="/AcroForm << /Fields [] /XFA (<xdp/>) >>"), "xfa"),
        (pdf(catalog="/NeedsRendering true /AcroForm << /Fields [(a)] /XFA (<xdp/>) >>"), "xfa"),
        (b"%PDF-1.7\n%%EOF\n", "beschaedigt"),
        (b"%PDF-1.7", "beschaedigt"),
        (PDF[: len(PDF) // 2], "beschaedigt"),
        (b"%PDF-1.7\n<html><script>alert(1)</script></html>\n%%EOF", "beschaedigt"),
        (b"%PDF-1.7\n" + b"[" * 200_000 + b"\n%%EOF", "beschaedigt"),
        (PDF.replace(b"/Kids [100 0 R]", b"/Kids [  2 0 R]"), "beschaedigt"),
    ],
)
def test_what_nobody_could_read_is_refused(content: bytes, grund: str) -> None:
    assert refusal(content) == grund
