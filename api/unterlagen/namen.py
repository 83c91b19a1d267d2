"""Names of files: what a device gave is for display only, and what it promises must be what the file is."""

import unicodedata
from urllib.parse import quote

from api.unterlagen.formate import FORMATE, endings

NAME_MAX = 100
BILDER = ("webp", "heic", "heif", "gif", "bmp", "tif", "tiff")
"""Endings of pictures that are kept in another format than they came in."""
ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", '"': "_", "\\": "_", "%": "_"}
)


def display_name(name: str, typ: str) -> str:
    """Without folders and invisible characters, and with the ending of what the file really is."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(zeichen for zeichen in bare if unicodedata.category(zeichen)[0] != "C").strip().rstrip(" .")
    stamm, punkt, endung = printable.rpartition(".")
    richtig = endings(typ)
    if not punkt or endung.lower() not in richtig:
        bekannt = {andere for format in FORMATE for andere in format.endungen} | {*BILDER}
        stamm = stamm if punkt and endung.lower() in bekannt else printable
        endung = richtig[0]
    return f"{(stamm.strip(' .') or 'Datei')[-(NAME_MAX - len(endung) - 1) :]}.{endung}"


def content_disposition(name: str) -> str:
    """The header that has a browser save a file, never show it (RFC 6266, RFC 8187)."""
    plain = unicodedata.normalize("NFKD", name.translate(ASCII)).encode("ascii", "ignore").decode()
    return f"attachment; filename=\"{plain.strip() or 'Datei'}\"; filename*=UTF-8''{quote(name, safe='')}"
