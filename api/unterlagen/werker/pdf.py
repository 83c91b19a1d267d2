"""PDF files: read and written anew with what is seen on the pages, without anything that acts, hides or names."""

import io
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from api.unterlagen.werker.ablehnung import Ablehnung

SEITEN_MAX = 300
WIRKSAM = frozenset({
    "/AA", "/AF", "/Collection", "/EmbeddedFiles", "/EF", "/JavaScript", "/JS", "/Launch", "/LastModified",
    "/Metadata", "/OpenAction", "/PieceInfo", "/RichMediaContent", "/Thumb", "/URLS", "/XFA",
})  # fmt: skip
"""Keys that start something, carry other files or forms, or tell who made the file and how (ISO 32000)."""
HANDLUNG = ("/A", "/PA", "/Next")
"""Keys that hold an action."""
ANMERKUNGEN = frozenset({
    "/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia", "/TrapNet", "/PrinterMark",
})  # fmt: skip
"""Kinds of annotations that are no part of a page to read."""
VERWEISE = ("http", "https", "mailto")


def clean_pdf(content: bytes) -> bytes:
    """The document written anew. Raises `Ablehnung`."""
    logging.disable()
    try:
        return _rewrite(content)
    except Ablehnung:
        raise
    except Exception:  # so many ways to be broken, and RecursionError among them
        raise Ablehnung("beschaedigt") from None


def _rewrite(content: bytes) -> bytes:
    if b"%%EOF" not in content:
        raise Ablehnung("beschaedigt")
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        raise Ablehnung("verschluesselt")
    _refuse_what_cannot_be_seen(reader)
    names = _get(reader.root_object, "/Names")
    if isinstance(names, DictionaryObject):
        for key in [key for key in names if key != "/Dests"]:
            del names[key]
    for found in _dictionaries(reader.root_object):
        _defuse(found)
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    writer.clone_document_from_reader(reader)  # what can still be reached, and nothing else
    writer.metadata = None
    writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _refuse_what_cannot_be_seen(reader: PdfReader) -> None:
    """A folder of other files, and a form that only one program can show, would be empty when written anew."""
    root = reader.root_object
    if "/Collection" in root:
        raise Ablehnung("nur_anhaenge")
    form = _get(root, "/AcroForm")
    if isinstance(form, DictionaryObject) and "/XFA" in form and (not _get(form, "/Fields") or _needs_rendering(root)):
        raise Ablehnung("xfa")
    seiten = len(reader.pages)
    if seiten == 0:
        raise Ablehnung("ohne_seiten")
    if seiten > SEITEN_MAX:
        raise Ablehnung("zu_viele_seiten")


def _needs_rendering(root: DictionaryObject) -> bool:
    value: Any = _get(root, "/NeedsRendering")
    return bool(getattr(value, "value", value))


def _dictionaries(root: PdfObject) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached, each once; the caller may take keys out of the one it was handed."""
    seen: dict[int, Any] = {}  # kept alive, so that no other object gets its id
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            item = item.get_object()
        if not isinstance(item, DictionaryObject | ArrayObject) or id(item) in seen:
            continue
        seen[id(item)] = item
        if isinstance(item, DictionaryObject):
            yield item
            waiting += list(item.values())
        else:
            waiting += list(item)


def _defuse(found: DictionaryObject) -> None:
    for key in WIRKSAM.intersection(found):
        del found[key]
    for key in HANDLUNG:
        action = _get(found, key)
        if isinstance(action, ArrayObject) or (isinstance(action, DictionaryObject) and not _harmless(action)):
            del found[key]
    annotations = _get(found, "/Annots")
    if isinstance(annotations, ArrayObject):
        kept = [entry for entry in annotations if not _foreign(entry)]
        annotations.clear()
        annotations.extend(kept)


def _harmless(action: DictionaryObject) -> bool:
    """Goes to a place in this document, or shows an address one can read. What is no action, such as an
    appearance or an attribute of a structure, has no `/S` that acts.
    """
    kind = _get(action, "/S")
    if kind == "/URI":
        return urlsplit(str(_get(action, "/URI"))).scheme.lower() in VERWEISE
    return kind is None or kind == "/GoTo"


def _foreign(entry: Any) -> bool:
    annotation = entry.get_object() if isinstance(entry, IndirectObject) else entry
    return isinstance(annotation, DictionaryObject) and _get(annotation, "/Subtype") in ANMERKUNGEN


def _get(found: DictionaryObject, key: str) -> Any:
    value = found.get(key)
    return value.get_object() if isinstance(value, IndirectObject) else value
