"""Uploads over the wire: taken once, kept encrypted, refused with a clear word, and no burden on who chats."""

import asyncio
import contextlib
import socket
import time
import uuid
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.unterlagen.formate import MAX_BYTES
from api.unterlagen.pruefstelle import UNBEKANNT, DateiZuGross
from integrations.gespraech.dateien import IM_SPEICHER
from tests.dateien import JPEG, PDF, PNG, pdf, picture
from tests.integrations.geraet import Bot, Geraet
from tests.system import System

SCHWER = picture("JPEG", (2000, 1500))
"""Small on the wire, a good part of a second of work."""


def stored(lotse: System) -> set[Path]:
    return set((lotse.ordner / "dateien").glob("*"))


async def send(geraet: Geraet, name: str, content: bytes, **data: str) -> httpx.Response:
    files = {"datei": (name, content)}
    return await geraet.http.post(f"{geraet.pfad}/dateien", files=files, data=data, headers=geraet.headers)


async def hand_in(geraet: Geraet, name: str, content: bytes) -> int:
    return (await send(geraet, name, content)).status_code


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", PDF), ("a.jpg", JPEG), ("a.png", PNG), ("a.webp", picture("WEBP")), ("foto.html", PNG), ("", PDF)],
)
async def test_what_an_office_can_open_is_taken_whatever_its_name(geraet: Geraet, name: str, content: bytes) -> None:
    await geraet.say("datei")
    status = await hand_in(geraet, name, content)
    assert status == (200 if name else 422)  # a part without a name is no file


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"MZ\x90\x00", 422),
        (b"<html>", 422),
        (picture("GIF"), 422),
        (b"\x89PNG\r\n\x1a\n", 422),
        (b"\xff\xd8\xff\xe0", 422),
        (pdf(pages=0), 422),
        (PDF + b"0" * (MAX_BYTES - len(PDF) + 1), 413),
        (PDF + b"0" * 12 * 1024 * 1024, 413),
    ],
)
async def test_what_is_refused_leaves_nothing(geraet: Geraet, lotse: System, content: bytes, status: int) -> None:
    before = stored(lotse)
    await geraet.say("datei")
    journal = await geraet.journal()
    answer = await send(geraet, "foto.pdf", content)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    detail = answer.json()["detail"]
    assert detail == DateiZuGross.text if status == 413 else "Datei" in detail or "Bild" in detail
    assert stored(lotse) == before
    assert await geraet.journal() == journal


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.png",
        "a\x00.png",
        "gnp.\u202egpj.png",
        "x" * 500 + ".png",
        "😀🗑️.png",
        '"; a="b.png',
        "<img src=x onerror=alert(1)>.png",
    ],
)
async def test_hostile_names_are_only_shown(geraet: Geraet, bot: Bot, lotse: System, name: str) -> None:
    before = stored(lotse)
    await geraet.say("datei")
    assert await hand_in(geraet, name, PNG) == 200
    wahl = bot.turns(geraet.id)[-1]["metadata"]["wahl"]
    (path,) = stored(lotse) - before
    assert str(uuid.UUID(path.name)) == path.name == wahl["wert"]["datei"]
    shown = wahl["wert"]["name"]
    assert shown.endswith(".png")
    assert len(shown) <= 100
    assert not any(sign in shown for sign in "\x00\u202e")


async def test_the_same_upload_again_acts_once(geraet: Geraet, bot: Bot, lotse: System) -> None:
    before = stored(lotse)
    await geraet.say("datei")
    kennung = str(uuid.uuid4())
    answers = await asyncio.gather(*(send(geraet, "a.png", PNG, id=kennung) for _ in range(4)))
    later = await send(geraet, "a.png", PNG, id=kennung.upper())
    await geraet.say("knöpfe")  # another question is open: the repetition is still answered as before
    much_later = await send(geraet, "a.png", PNG, id=kennung)
    assert [answer.status_code for answer in (*answers, later, much_later)] == [200] * 6
    said = {str(answer.json()["nachrichten"]) for answer in (*answers, later, much_later)}
    assert len(said) == 1
    assert len([turn for turn in bot.turns(geraet.id) if turn["nachricht"] == kennung]) == 1
    assert len(stored(lotse) - before) == 1


async def test_bad_forms(geraet: Geraet) -> None:
    await geraet.say("datei")
    forms: list[dict[str, Any]] = [
        {"data": {"datei": "kein Anhang"}}, {"files": {"bild": ("a.pdf", PDF)}}, {"content": b"x"},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        {"content": b"--a\r\nunsinn", "headers": {"Content-Type": "multipart/form-data; boundary=b"}},
        {"files": [("datei", ("a.pdf", PDF)), ("datei", ("b.pdf", PDF))]},
    ]  # fmt: skip
    for form in forms:
        headers = geraet.headers | form.pop("headers", {})
        answer = await geraet.http.post(f"{geraet.pfad}/dateien", headers=headers, **form)
        assert answer.status_code == 422, form
        assert answer.headers["content-type"] == "application/problem+json"
    answer = await send(geraet, "a.pdf", PDF, id="keine-uuid")
    assert (answer.status_code, list(answer.json()["felder"])) == (422, ["id"])


async def test_file_nobody_asked_for(geraet: Geraet, lotse: System) -> None:
    before = stored(lotse)
    assert await hand_in(geraet, "foto.pdf", PDF) == 409
    assert stored(lotse) == before


async def test_the_twenty_first_file_is_too_much(geraet: Geraet, lotse: System) -> None:
    await geraet.say("datei")
    for _ in range(20):
        assert await hand_in(geraet, "a.png", PNG) == 200
    before = stored(lotse)
    answer = await send(geraet, "a.png", PNG)
    assert (answer.status_code, answer.json()["title"]) == (413, "Zu viele Dateien")
    assert stored(lotse) == before


async def test_no_byte_lies_in_the_clear_and_no_route_serves_it(geraet: Geraet, lotse: System, bot: Bot) -> None:
    """While a large file is on its way, too: what the server has open is no file but its own."""
    geheim = b"GEHEIMER-ABSATZ-"
    content = pdf(objects={3: b"<< /Length %d >>\nstream\n%s\nendstream" % (16 * 300_000, geheim * 300_000)})
    await geraet.say("datei")
    server = Path(f"/proc/{lotse.prozesse['server'].pid}/fd")
    sent, seen = asyncio.Event(), set[str]()

    async def body() -> Any:
        yield b'--grenze\r\nContent-Disposition: form-data; name="datei"; filename="a.pdf"\r\n\r\n' + content
        for handle in server.iterdir():
            with contextlib.suppress(FileNotFoundError):
                seen.add(str(handle.readlink()))
        sent.set()
        yield b"\r\n--grenze--\r\n"

    headers = geraet.headers | {"Content-Type": "multipart/form-data; boundary=grenze"}
    answer = await geraet.http.post(f"{geraet.pfad}/dateien", content=body(), headers=headers)
    assert answer.status_code == 200, answer.text
    assert sent.is_set()
    assert seen
    assert not [name for name in seen if name.endswith("(deleted)")], "a temporary file, which holds what was sent"
    wert = bot.turns(geraet.id)[-1]["metadata"]["wahl"]["wert"]
    assert wert["groesse"] > 4_000_000
    for path in lotse.ordner.rglob("*"):
        if path.is_file():
            assert geheim not in path.read_bytes(), path.name
    for way in (
        f"/dateien/{wert['datei']}", f"/static/dateien/{wert['datei']}", f"/static/../dateien/{wert['datei']}",
        f"/static/%2e%2e/%2e%2e/dateien/{wert['datei']}", f"/schwerin/{wert['datei']}", f"/{wert['datei']}",
        f"/chat/v1/gespraeche/{geraet.id}/dateien/{wert['datei']}",
    ):  # fmt: skip
        found = await geraet.http.get(way, headers=geraet.headers)
        assert found.status_code in (404, 405), way


async def test_an_upload_that_breaks_off_leaves_nothing(geraet: Geraet, lotse: System) -> None:
    before = stored(lotse)
    await geraet.say("datei")
    journal = await geraet.journal()
    log = lotse.log("server").stat().st_size
    head = (
        f"POST {geraet.pfad}/dateien HTTP/1.1\r\nHost: x\r\nAuthorization: {geraet.headers['Authorization']}\r\n"
        f"Content-Type: multipart/form-data; boundary=grenze\r\nContent-Length: 5000000\r\n\r\n"
        '--grenze\r\nContent-Disposition: form-data; name="datei"; filename="a.pdf"\r\n\r\n'
    )
    with socket.create_connection(("127.0.0.1", lotse.ports["server"])) as connection:
        connection.sendall(head.encode() + PDF + b"0" * 2_000_000)
    assert await geraet.journal() == journal
    assert await hand_in(geraet, "a.pdf", PDF) == 200
    assert len(stored(lotse) - before) == 1
    assert b"Unerwarteter Fehler" not in lotse.log("server").read_bytes()[log:]


@pytest.mark.langsam
async def test_many_uploads_at_once_do_not_stop_the_chat(geraet: Geraet, lotse: System) -> None:
    """Thirty pictures; the places in memory run out with a clear word, and who writes is answered meanwhile."""
    async with asyncio.TaskGroup() as group:
        others = [Geraet(lotse.url) for _ in range(IM_SPEICHER + 6)]
        for other in others:
            group.create_task(other.__aenter__())
    for other in others:
        await other.say("datei")
    uploads = [asyncio.create_task(send(other, "a.jpg", SCHWER)) for other in others]
    waits = []
    while not any(upload.done() for upload in uploads) or len(waits) < 5:
        start = time.monotonic()
        await geraet.say("Moin")
        waits.append(time.monotonic() - start)
    answers = await asyncio.gather(*uploads)
    assert {answer.status_code for answer in answers} == {200, 503}
    assert all("Datei" in answer.json()["detail"] for answer in answers if answer.status_code == 503)
    assert sorted(waits)[len(waits) // 2] < 3
    for other in others:
        await other.http.aclose()


async def test_the_word_for_other_formats(geraet: Geraet) -> None:
    await geraet.say("datei")
    answer = await send(geraet, "foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0")
    assert answer.json()["felder"] == {"datei": UNBEKANNT}
