"""Pictures: read to pixels and written anew, so that nothing but the pixels is left."""

import io
import warnings

from PIL import Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from api.unterlagen.formate import JPEG, MAX_BYTES, PNG
from api.unterlagen.werker.ablehnung import Ablehnung

LESBAR = (
    JpegImagePlugin.JpegImageFile.format,
    PngImagePlugin.PngImageFile.format,
    WebPImagePlugin.WebPImageFile.format,
)
"""Decoders that may be tried."""
BILDPUNKTE_MAX = 70_000_000
"""Largest picture that is decoded, by what its header says; phones take up to 64 million in normal use."""
BILDPUNKTE_ZIEL = 16_000_000
"""Larger ones are made smaller. Counted in pixels, not by the long side: a long receipt or a screenshot of a whole
page stays readable, and a page of A4 keeps 400 dots per inch.
"""
QUALITAET = 88
KOMPRESSION = 4
"""Of a PNG: hardly larger than with the usual 6, in half the time."""
ORIENTIERUNG = 0x0112
DREHUNG = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What the values of the EXIF orientation ask for."""

Image.MAX_IMAGE_PIXELS = None  # the limit above is asked before anything is decoded
ImageFile.LOAD_TRUNCATED_IMAGES = False


def clean_image(content: bytes) -> tuple[str, bytes]:
    """Media type and bytes of the picture as it is kept: upright, first frame, no word beside the pixels.

    Raises `Ablehnung`.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _encode(*_decode(content))
    except Ablehnung:
        raise
    except MemoryError:
        raise Ablehnung("zu_viele_bildpunkte") from None
    except Exception:  # a decoder meets broken data with whatever happens to go wrong
        raise Ablehnung("beschaedigt") from None


def _decode(content: bytes) -> tuple[Image.Image, str]:
    """The pixels, plain and upright, and the format they came in."""
    with Image.open(io.BytesIO(content), formats=LESBAR) as opened:
        breite, hoehe = opened.size
        if breite * hoehe > BILDPUNKTE_MAX:
            raise Ablehnung("zu_viele_bildpunkte")
        verkleinert = min(1.0, (BILDPUNKTE_ZIEL / (breite * hoehe)) ** 0.5)
        ziel = (max(1, round(breite * verkleinert)), max(1, round(hoehe * verkleinert)))
        drehung = DREHUNG.get(_orientation(opened))
        opened.draft(None, ziel)  # a JPEG is decoded at an eighth, a quarter or half of its size where that is enough
        opened.load()
        pixel = _plain(opened)
        kind = opened.format or ""
    if pixel.size != ziel and verkleinert < 1:
        pixel = (pixel.convert("L") if pixel.mode == "1" else pixel).resize(ziel, Image.Resampling.LANCZOS)
    if drehung is not None:
        pixel = pixel.transpose(drehung)
    return pixel, kind


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(ORIENTIERUNG, 1))
    except Exception:  # broken EXIF says nothing
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """Black and white, grey or RGB with eight bits; what shines through lies on white."""
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits of grey
        return image.convert("I").point(lambda wert: wert * (1 / 256)).convert("L")
    if image.has_transparency_data:
        farbig = image.convert("RGBA")
        weiss = Image.new("RGBA", farbig.size, "white")
        return Image.alpha_composite(weiss, farbig).convert("RGB")
    if image.mode in ("1", "L", "RGB"):
        return image.copy()
    return image.convert("RGB")


def _encode(pixel: Image.Image, kind: str) -> tuple[str, bytes]:
    """What was a PNG stays one, for sharp letters, unless it then is larger than what is taken."""
    pixel.info.clear()
    if kind == "PNG":
        clean = _saved(pixel, "PNG", compress_level=KOMPRESSION)
        if len(clean) <= MAX_BYTES:
            return PNG, clean
    photo = pixel.convert("L") if pixel.mode == "1" else pixel
    for qualitaet in (QUALITAET, 75, 50):
        clean = _saved(photo, "JPEG", quality=qualitaet, optimize=True)
        if len(clean) <= MAX_BYTES:
            return JPEG, clean
    raise Ablehnung("zu_viele_bildpunkte")


def _saved(pixel: Image.Image, kind: str, **options: int | bool) -> bytes:
    target = io.BytesIO()
    pixel.save(target, kind, **options)
    return target.getvalue()
