"""The process a file is opened in: bounded, alone, and without our secrets."""

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from api.errors import LotseError
from api.settings import WURZEL
from api.unterlagen import pruefstelle
from api.unterlagen.formate import ANGENOMMEN, MAX_BYTES, recognise
from api.unterlagen.pruefstelle import GRUENDE, LEER, ZU_AUFWENDIG, DateiZuGross, check
from tests.dateien import JPEG, PDF, PNG, pdf, picture


def refusal(content: bytes) -> str:
    with pytest.raises(LotseError) as error:
        check(content)
    assert error.value.status == 422
    assert error.value.felder == {"datei": error.value.detail}
    return error.value.detail


@pytest.mark.parametrize(
    ("content", "typ"),
    [(PDF, "application/pdf"), (JPEG, "image/jpeg"), (PNG, "image/png"), (picture("WEBP"), "image/jpeg")],
)
def test_good_files_come_back_clean(content: bytes, typ: str) -> None:
    clean = check(content)
    assert clean.typ == recognise(clean.inhalt) == typ
    assert check(clean.inhalt).typ == typ


def test_every_reason_is_told_in_words() -> None:
    assert refusal(b"") == LEER
    assert refusal(picture("PNG", (12_000, 12_000), "1")) == GRUENDE["zu_viele_bildpunkte"]
    assert refusal(b"\xff\xd8\xff\xe0") == GRUENDE["beschaedigt"]
    assert refusal(pdf(pages=0)) == GRUENDE["ohne_seiten"]
    assert len(set(GRUENDE.values())) == len(GRUENDE)
    assert not any("!" in text for text in GRUENDE.values())


def test_the_limit_is_ten_megabytes_to_the_byte() -> None:
    full = PDF + b"\n" * (MAX_BYTES - len(PDF))
    assert check(full).typ == "application/pdf"
    with pytest.raises(DateiZuGross):
        check(full + b"\n")


def test_formats_offered_are_those_that_are_taken() -> None:
    samples = {"pdf": PDF, "jpg": JPEG, "png": PNG, "webp": picture("WEBP")}
    assert set(ANGENOMMEN) == set(samples)
    assert all(recognise(sample) for sample in samples.values())


def test_a_bomb_in_a_stream_of_a_pdf_harms_nobody() -> None:
    """Twice packed: four hundred bytes that claim to be four hundred megabytes, where the parser must unpack them."""
    bomb = zlib.compress(zlib.compress(bytes(400_000_000), 9), 9)
    table = PDF.rfind(b"xref\n0 ")
    stream = b"13 0 obj\n<< /Type /XRef /Size 40000000 /W [1 2 1] /Root 1 0 R /Filter [/FlateDecode /FlateDecode]"
    stream += b" /Length %d >>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(bomb), bomb, table)
    assert refusal(PDF[:table] + stream) in (GRUENDE["beschaedigt"], ZU_AUFWENDIG)


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A worker of our own in place of the real one."""
    package = tmp_path / "api" / "unterlagen" / "werker"
    package.mkdir(parents=True)
    for folder in (tmp_path / "api", tmp_path / "api" / "unterlagen", package):
        (folder / "__init__.py").write_text("")
    monkeypatch.setattr(pruefstelle, "WURZEL", tmp_path)
    return package / "__main__.py"


def test_a_worker_that_takes_too_long_is_ended(instead: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pruefstelle, "WAND_SECONDS", 0.5)
    marke = instead.parent / "pid"
    instead.write_text(f"import os, time\nopen({str(marke)!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n")
    assert refusal(PDF) == ZU_AUFWENDIG
    with pytest.raises(ProcessLookupError):
        os.kill(int(marke.read_text()), 0)


def test_a_worker_that_dies_is_no_error_of_ours(instead: Path) -> None:
    instead.write_text("import os\nos.kill(os.getpid(), 9)\n")
    assert refusal(PDF) == ZU_AUFWENDIG


def test_the_worker_is_told_no_secret(instead: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTSE_DIENST_TOKEN", "geheim-geheim-geheim")
    instead.write_text(
        "import os, sys\nsys.stdin.buffer.read()\nsys.stdout.write('application/pdf\\n' + ' '.join(os.environ))\n"
    )
    assert "LOTSE_DIENST_TOKEN" not in check(PDF).inhalt.decode()


def test_the_worker_has_limits_and_may_write_no_file(tmp_path: Path) -> None:
    """The real one, with what it would do after its limits are set put in place of its work."""
    path = tmp_path / "geschrieben"
    probe = (
        "import sys, resource, runpy\n"
        "import api.unterlagen.werker.__main__ as werker\n"
        "def probe(typ, content):\n"
        f"    open({str(path)!r}, 'wb').write(b'x')\n"
        "werker._clean = probe\n"
        "import io\n"
        "sys.exit(werker.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, "image/png"], input=b"x", capture_output=True, cwd=WURZEL, check=False
    )
    assert done.returncode != 0
    assert path.exists()
    assert path.stat().st_size == 0
