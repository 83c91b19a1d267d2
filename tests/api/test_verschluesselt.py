"""What a citizen says is nowhere to be read in the database."""

from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import text

from api.context import ApiContext
from api.migrations.tables import metadata
from tests.api.entwuerfe import Buergerin, answers

GEHEIM = ("Annegret", "Östermann", "Lindenweg", "geheim@example.org")


def everything(context: ApiContext) -> bytes:
    """All rows of all tables as they are stored; for SQLite the bytes of its files too."""
    stored = b""
    with context.db.engine.connect() as connection:
        for table in metadata().sorted_tables:
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"')):
                stored += b"".join(bytes(value) if isinstance(value, bytes) else str(value).encode() for value in row)
    for path in Path(context.settings.datenbank.removeprefix("sqlite:///")).parent.glob("*.db*"):
        stored += path.read_bytes()
    return stored


def test_no_answer_is_stored_in_the_clear(client: TestClient, context: ApiContext) -> None:
    Buergerin(client).answer(**{**answers(), "adresse": {"strasse": "Lindenweg"}, "termin": None})
    anna = Buergerin(client)
    receipt = anna.submitted(email="geheim@example.org")
    client.get(f"/api/v1/vorgaenge/{receipt['aktenzeichen']}/status", headers={"Abrufcode": receipt["abrufcode"]})
    stored = everything(context)
    assert receipt["aktenzeichen"].encode() in stored, "we look at the right place"
    for word in (*GEHEIM, receipt["abrufcode"], receipt["abrufcode"].replace("-", ""), anna.draft["token"]):
        for spelling in (word, word.lower(), word.upper()):
            assert spelling.encode() not in stored, word
