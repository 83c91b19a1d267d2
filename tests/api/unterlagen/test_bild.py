"""Pictures: only the pixels are kept, and they stay readable."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from api.errors import UngueltigeEingabe
from api.unterlagen.formate import JPEG, MAX_BYTES, PNG
from api.unterlagen.pruefstelle import UNBEKANNT, Geprueft
from api.unterlagen.pruefstelle import check as check_in_worker
from api.unterlagen.werker.ablehnung import Ablehnung
from api.unterlagen.werker.bild import BILDPUNKTE_ZIEL, clean_image
from tests.dateien import opened, picture

GEHEIM = b"GEHEIM-GPS-53.6294"


def check(content: bytes) -> Geprueft:
    """What the worker does, without the process around it (see `test_pruefstelle.py`)."""
    return Geprueft(*clean_image(content))


def refusal(content: bytes) -> str:
    with pytest.raises(Ablehnung) as error:
        check(content)
    return error.value.grund


def dark_and_light(image: Image.Image) -> bool:
    grey = image.convert("L")
    width, height = grey.size
    left, right = grey.getpixel((width // 8, height // 2)), grey.getpixel((width - width // 8 - 1, height // 2))
    assert isinstance(left, int)
    assert isinstance(right, int)
    return left < 60 and right > 190


def jpeg_with_everything() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = GEHEIM.decode()
    exif.get_ifd(0x8825)[29] = GEHEIM.decode()
    return picture(
        "JPEG", exif=exif, comment=GEHEIM, icc_profile=GEHEIM * 20, xmp=b"<x:xmpmeta>" + GEHEIM + b"</x:xmpmeta>"
    )


def png_with_everything() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", GEHEIM.decode())
    words.add_itxt("XML:com.adobe.xmp", GEHEIM.decode())
    return picture("PNG", pnginfo=words, icc_profile=GEHEIM * 20, dpi=(72, 72))


def webp_with_everything() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = GEHEIM.decode()
    return picture("WEBP", exif=exif.tobytes(), xmp=GEHEIM, icc_profile=GEHEIM * 20)


@pytest.mark.parametrize(
    ("content", "typ"),
    [(jpeg_with_everything(), JPEG), (png_with_everything(), PNG), (webp_with_everything(), JPEG)],
)
def test_nothing_but_the_pixels_is_kept(content: bytes, typ: str) -> None:
    clean = check(content + b"<?php " + GEHEIM + b" ?>")
    assert clean.typ == typ
    assert GEHEIM in content
    assert GEHEIM not in clean.inhalt
    assert GEHEIM not in zlib_streams(clean.inhalt)
    image = opened(clean.inhalt)
    assert not image.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp", "Comment"} & set(image.info)
    assert dark_and_light(image)


def zlib_streams(png: bytes) -> bytes:
    """What the compressed text and profile chunks of a PNG say."""
    said, place = b"", 8
    while png.startswith(b"\x89PNG") and place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        if kind not in (b"IHDR", b"IDAT", b"PLTE", b"IEND"):
            said += kind + data + zlib.decompress(data.partition(b"\0")[2][1:])
        place += 12 + length
    return said


@pytest.mark.parametrize("wert", range(1, 9))
def test_orientation_is_applied(wert: int) -> None:
    """The red corner stands where a viewer that knows EXIF would show it."""
    image = Image.new("RGB", (80, 40), "white")
    image.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = wert
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif, quality=95, subsampling=0)
    clean = opened(check(target.getvalue()).inhalt)
    corner = {1: "lo", 2: "ro", 3: "ru", 4: "lu", 5: "lo", 6: "ro", 7: "ru", 8: "lu"}[wert]
    width, height = clean.size
    assert (width, height) == ((80, 40) if wert < 5 else (40, 80))
    x, y = 5 if corner[0] == "l" else width - 6, 5 if corner[1] == "o" else height - 6
    red, green, _ = clean.getpixel((x, y))  # type: ignore[misc]
    assert red > 200 > 80 > green


@pytest.mark.parametrize(
    ("kind", "mode", "options"),
    [
        ("JPEG", "L", {}), ("JPEG", "CMYK", {}), ("JPEG", "RGB", {"progressive": True}), ("PNG", "1", {}),
        ("PNG", "P", {}), ("PNG", "LA", {}), ("PNG", "RGBA", {}), ("PNG", "I;16", {}), ("WEBP", "RGB", {}),
        ("WEBP", "RGBA", {"lossless": True}),
    ],
)  # fmt: skip
def test_every_kind_of_pixels_stays_readable(kind: str, mode: str, options: dict[str, Any]) -> None:
    content = sixteen_bits() if mode == "I;16" else picture(kind, mode=mode, **options)
    assert dark_and_light(opened(check(content).inhalt))


def sixteen_bits() -> bytes:
    rows = b"".join((20 * 257 if x < 32 else 230 * 257).to_bytes(2, "little") for _ in range(48) for x in range(64))
    target = io.BytesIO()
    Image.frombytes("I;16", (64, 48), rows).save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_shines_through_lies_on_white(mode: str) -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    target = io.BytesIO()
    if mode == "P":
        image.convert("P").save(target, "PNG", transparency=0)
    else:
        image.convert(mode).save(target, "PNG")
    assert opened(check(target.getvalue()).inhalt).convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "MPO"])
def test_of_several_pictures_the_first_is_kept(kind: str) -> None:
    first, second = (Image.new("RGB", (32, 32), colour) for colour in ("black", "white"))
    target = io.BytesIO()
    first.save(target, kind, save_all=True, append_images=[second])
    clean = opened(check(target.getvalue()).inhalt)
    assert getattr(clean, "n_frames", 1) == 1
    assert clean.convert("L").getextrema()[1] < 20  # type: ignore[operator]


@pytest.mark.parametrize(("size", "kept"), [((5000, 4000), (4472, 3578)), ((1000, 20000), (894, 17889))])
def test_a_large_picture_is_made_smaller_but_stays_readable(size: tuple[int, int], kept: tuple[int, int]) -> None:
    image = opened(check(picture("JPEG", size)).inhalt)
    assert image.size == kept
    assert image.size[0] * image.size[1] <= BILDPUNKTE_ZIEL * 1.001
    assert dark_and_light(image)


def test_a_picture_that_fits_keeps_its_size() -> None:
    assert opened(check(picture("PNG", (4032, 3024))).inhalt).size == (4032, 3024)


def test_a_png_that_would_be_too_large_becomes_a_jpeg() -> None:
    noise = Image.effect_noise((3900, 3900), 80)
    target = io.BytesIO()
    noise.save(target, "WEBP", quality=20)
    webp = opened(target.getvalue())
    target = io.BytesIO()
    webp.convert("L").save(target, "PNG")
    typ, clean = clean_image(target.getvalue())  # larger than an upload may be: the check in front would refuse it
    assert (typ, len(clean) <= MAX_BYTES) == (JPEG, True)


def claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def test_decompression_bombs_are_refused_before_they_are_decoded() -> None:
    assert refusal(claims(60_000, 60_000)) == "zu_viele_bildpunkte"
    target = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(target, "PNG")
    assert len(target.getvalue()) < 50_000
    assert refusal(target.getvalue()) == "zu_viele_bildpunkte"


def test_a_bomb_in_a_text_of_a_png_is_not_unpacked() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "0" * 60_000_000, zip=True)
    assert refusal(picture("PNG", pnginfo=words)) == "beschaedigt"


def test_broken_pictures_are_refused_with_a_clear_word() -> None:
    good = picture("JPEG", (640, 480))
    for broken in (
        good[: len(good) // 2],
        b"\xff\xd8\xff\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\0\0\0\0WEBP",
        claims(100, 100),
    ):
        assert refusal(broken) == "beschaedigt"


@pytest.mark.parametrize(
    "content",
    [
        picture("GIF"), picture("BMP"), picture("TIFF"), picture("ICO", (32, 32)),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!DOCTYPE html><script>alert(1)</script>", b"PK\x03\x04" + bytes(100), b"MZ\x90\x00", b"\x7fELF", b" ",
        b"\0\0\0\x18ftypheic\0\0\0\0", b" %PDF-1.7", b"GIF89a\xff\xd8\xff", b"%!PS-Adobe-3.0",
    ],
)  # fmt: skip
def test_other_kinds_are_refused_whatever_they_are_called(content: bytes) -> None:
    with pytest.raises(UngueltigeEingabe) as error:
        check_in_worker(content)
    assert error.value.felder == {"datei": UNBEKANNT}


def test_a_picture_that_is_also_something_else_is_a_picture_afterwards() -> None:
    for behind in (
        b"<?php system($_GET[0]); ?>",
        b"PK\x03\x04" + bytes(50) + b"PK\x05\x06",
        b"<script>alert(1)</script>",
    ):
        for content in (picture("JPEG", comment=behind), picture("JPEG"), picture("PNG"), picture("WEBP")):
            assert behind not in check(content + behind).inhalt
