"""Small real files for tests, and PDF files put together by hand."""

import io
from collections.abc import Mapping

from PIL import Image


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **options: object) -> bytes:
    """A picture with an edge in it: dark on the left, light on the right."""
    image = Image.new("L", size, 20)
    image.paste(230, (size[0] // 2, 0, size[0], size[1]))
    target = io.BytesIO()
    image.convert(mode).save(target, kind, **options)
    return target.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def pdf(
    catalog: str = "",
    page: str = "",
    objects: Mapping[int, str | bytes] | None = None,
    trailer: str = "",
    *,
    pages: int = 1,
) -> bytes:
    """A PDF with a correct table of references. The keys of `objects` are free numbers from 10 on."""
    kids = " ".join(f"{100 + number} 0 R" for number in range(pages))
    parts: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode("latin-1"),
        2: f"<< /Type /Pages /Count {pages} /Kids [{kids}] /MediaBox [0 0 200 200] >>".encode(),
        3: b"<< /Length 21 >>\nstream\nBT (Sichtbar) Tj ET  \nendstream",
        **{
            100 + number: f"<< /Type /Page /Parent 2 0 R /Contents 3 0 R {page} >>".encode("latin-1")
            for number in range(pages)
        },
        **{
            number: entry if isinstance(entry, bytes) else entry.encode("latin-1")
            for number, entry in (objects or {}).items()
        },
    }
    out, places = b"%PDF-1.7\n", {}
    for number, entry in sorted(parts.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table = len(out)
    last = max(parts) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % last
    for number in range(1, last):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += f"trailer\n<< /Size {last} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n".encode("latin-1")
    return out


PDF = pdf()
JPEG = picture()
PNG = picture("PNG")
