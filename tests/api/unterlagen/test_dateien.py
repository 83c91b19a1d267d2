"""Files handed in: only one's own is an answer, and none stays that no answer names."""

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from api.antraege.service import AntragService
from api.context import ApiContext
from api.gespraeche.service import GespraechService
from api.leistungen.katalog import Katalog
from api.unterlagen.ablage import Ablage, remove_orphans
from api.unterlagen.models import Datei
from api.unterlagen.pruefstelle import Geprueft
from api.unterlagen.service import BYTES_MAX, DATEIEN_MAX, DateiService, ZuVieleDateien, files_in
from tests.backend import api_with
from tests.dateien import PDF

CLEAN = Geprueft("application/pdf", PDF)


MELDUNG = """\
leistung: meldung
titel: Etwas melden
kurz: Wir sehen es uns an.
lebenslagen: [wohnen]
stelle: amt
modus: dialog
beispiele: [hier liegt etwas]
felder:
  - {feld: foto, typ: datei, titel: Foto, pflicht: nein, frage: Haben Sie ein Foto?}
prozess:
  - {phase: eingang, status: eingegangen, titel: Eingegangen, weiter: [fertig]}
  - {phase: fertig, status: erledigt, titel: Fertig, ende: ja}
datenschutz: {zweck: Meldung, loeschung: P90D}
"""


@pytest.fixture
def mit_foto(context: ApiContext, tmp_path: Path) -> ApiContext:
    """The small town with a Leistung that asks for a picture."""
    ordner = tmp_path / "inhalte"
    shutil.copytree(context.settings.inhalte, ordner)
    (ordner / "leistungen" / "meldung.yml").write_text(MELDUNG)
    return replace(context, katalog=Katalog.load(ordner, context.mandanten))


def test_a_case_names_the_file_as_it_was_received(mit_foto: ApiContext) -> None:
    with mit_foto.db.transaction() as session:
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", "g-1")
        handed_in = DateiService(mit_foto, session).store("musterstadt", "g-1", "Weg.pdf", CLEAN)
        claimed = handed_in | {"name": "anders.exe", "typ": "text/html", "groesse": 1}
        assert service.set(antrag, {"foto": claimed}).felder[0].ok
        vorgang = service.submit(antrag, "einmal").vorgang
        expected = {
            "datei": handed_in["datei"],
            "name": "Weg.pdf",
            "typ": "application/pdf",
            "groesse": len(CLEAN.inhalt),
        }
        assert vorgang.angaben["foto"] == expected


@pytest.mark.parametrize("gespraech", ["g-2", None])
def test_a_file_of_somebody_else_is_no_answer(mit_foto: ApiContext, gespraech: str | None) -> None:
    with mit_foto.db.transaction() as session:
        foreign = DateiService(mit_foto, session).store("musterstadt", "g-1", "Weg.pdf", CLEAN)
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", gespraech)
        for wert in (foreign, {"datei": "unbekannt", "name": "a.pdf"}, {"datei": 5}, "a.pdf", [foreign]):
            (feld,) = service.set(antrag, {"foto": wert}).felder
            assert not feld.ok
            assert feld.meldung
        assert service.form(antrag).angaben == {}


def on_disk(context: ApiContext) -> set[str]:
    return {path.name for path in (context.settings.daten / "dateien").glob("*")}


def rows(context: ApiContext) -> set[str]:
    with context.db.reading() as session:
        return set(session.scalars(select(Datei.id)))


def test_bytes_lie_encrypted_under_a_random_name(context: ApiContext) -> None:
    geheim = Geprueft("application/pdf", b"%PDF-GEHEIM" * 500)
    with context.db.transaction() as session:
        wert = DateiService(context, session).store("musterstadt", "g-1", "../GEHEIM.pdf", geheim)
    assert on_disk(context) == {wert["datei"]}
    path = context.settings.daten / "dateien" / wert["datei"]
    assert b"GEHEIM" not in path.read_bytes()
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o077) == (0o600, 0)
    with context.db.reading() as session:
        assert DateiService(context, session).read(wert["datei"])[1] == geheim.inhalt


@pytest.mark.parametrize("wie", ["ersetzen", "zuruecknehmen", "ueberspringen", "verwerfen"])
def test_a_file_goes_when_its_answer_does(mit_foto: ApiContext, wie: str) -> None:
    with mit_foto.db.transaction() as session:
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", "g-1")
        erste, zweite = (DateiService(mit_foto, session).store("musterstadt", "g-1", "a.pdf", CLEAN) for _ in "ab")
        service.set(antrag, {"foto": erste})
        service.set(antrag, {"foto": erste})
    assert erste["datei"] in rows(mit_foto) & on_disk(mit_foto)
    with mit_foto.db.transaction() as session:
        service = AntragService(mit_foto, session)
        antrag = service.get(antrag.id)
        if wie == "ersetzen":
            service.set(antrag, {"foto": zweite})
        elif wie == "zuruecknehmen":
            service.unset(antrag, "foto")
        elif wie == "ueberspringen":
            service.skip(antrag, "foto")
        else:
            service.discard(antrag)
        assert erste["datei"] in on_disk(mit_foto), "not before the transaction is through"
    assert rows(mit_foto) == on_disk(mit_foto) == {zweite["datei"]}


def test_a_step_that_fails_takes_no_file_away(mit_foto: ApiContext) -> None:
    with mit_foto.db.transaction() as session:
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", "g-1")
        service.set(antrag, {"foto": DateiService(mit_foto, session).store("musterstadt", "g-1", "a.pdf", CLEAN)})

    def fail() -> None:
        with mit_foto.db.transaction() as session:
            service = AntragService(mit_foto, session)
            service.unset(service.get(antrag.id), "foto")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert len(rows(mit_foto)) == 1
    assert rows(mit_foto) == on_disk(mit_foto)


def test_the_file_of_a_case_outlives_draft_and_conversation(mit_foto: ApiContext) -> None:
    with mit_foto.db.transaction() as session:
        service = AntragService(mit_foto, session)
        antrag, _ = service.create("musterstadt", "meldung", "web", "g-1")
        wert = DateiService(mit_foto, session).store("musterstadt", "g-1", "a.pdf", CLEAN)
        service.set(antrag, {"foto": wert})
        vorgang = service.submit(antrag, "einmal").vorgang
        assert set(files_in(vorgang.angaben)) == {wert["datei"]}
    with mit_foto.db.transaction() as session:
        GespraechService(mit_foto, session).delete("g-1")
    assert rows(mit_foto) == on_disk(mit_foto) == {wert["datei"]}


def test_a_conversation_may_hand_in_so_many_files(context: ApiContext) -> None:
    with context.db.transaction() as session:
        dateien = DateiService(context, session)
        for _ in range(DATEIEN_MAX):
            dateien.store("musterstadt", "g-1", "a.pdf", CLEAN)
        with pytest.raises(ZuVieleDateien):
            dateien.store("musterstadt", "g-1", "a.pdf", CLEAN)
        dateien.store("musterstadt", "g-2", "a.pdf", CLEAN)


def test_a_conversation_may_hand_in_so_many_bytes(context: ApiContext) -> None:
    ablage = Ablage(context)
    with context.db.transaction() as session:
        dateien = DateiService(context, session)
        for _ in range(6):
            dateien.register("musterstadt", "g-1", replace(ablage.put("a.pdf", CLEAN), groesse=BYTES_MAX // 6))
        with pytest.raises(ZuVieleDateien):
            dateien.store("musterstadt", "g-1", "a.pdf", CLEAN)


def test_what_an_upload_that_broke_off_left_behind_is_swept_up(context: ApiContext) -> None:
    ablage = Ablage(context)
    with context.db.transaction() as session:
        kept = DateiService(context, session).store("musterstadt", "g-1", "a.pdf", CLEAN)["datei"]
    old, fresh = ablage.put("a.pdf", CLEAN).id, ablage.put("a.pdf", CLEAN).id
    now = context.clock.now().timestamp()
    for name, age in ((kept, 9000), (old, 3700), (fresh, 60)):
        os.utime(ablage.folder / name, (now - age, now - age))
    assert remove_orphans(context) == 1
    assert on_disk(context) == {kept, fresh}
    ablage.discard_unless_kept(fresh)
    ablage.discard_unless_kept(kept)
    assert on_disk(context) == {kept}


class TestDownload:
    @pytest.fixture
    def fall(self, mit_foto: ApiContext) -> tuple[str, dict[str, str]]:
        """Number of a case, and the file it names."""
        with mit_foto.db.transaction() as session:
            service = AntragService(mit_foto, session)
            antrag, _ = service.create("musterstadt", "meldung", "web", "g-1")
            wert = DateiService(mit_foto, session).store("musterstadt", "g-1", "Müll & Bäume.pdf", CLEAN)
            service.set(antrag, {"foto": wert})
            return service.submit(antrag, "einmal").vorgang.aktenzeichen, wert

    @pytest.fixture
    def client(self, mit_foto: ApiContext) -> TestClient:
        return TestClient(api_with(mit_foto), raise_server_exceptions=False)

    def test_staff_may_save_it(self, client: TestClient, dienst: dict[str, str], fall: tuple[str, Any]) -> None:
        aktenzeichen, wert = fall
        answer = client.get(f"/api/v1/vorgaenge/{aktenzeichen}/dateien/{wert['datei']}", headers=dienst)
        assert (answer.status_code, answer.content) == (200, PDF)
        kopf = answer.headers
        assert kopf["content-type"] == "application/pdf"
        assert kopf["content-disposition"] == (
            "attachment; filename=\"Muell & Baeume.pdf\"; filename*=UTF-8''M%C3%BCll%20%26%20B%C3%A4ume.pdf"
        )
        assert kopf["x-content-type-options"] == "nosniff"
        assert kopf["content-security-policy"] == "default-src 'none'; sandbox"
        assert kopf["cache-control"] == "no-store"

    def test_nobody_else_may(self, client: TestClient, fall: tuple[str, Any]) -> None:
        path = f"/api/v1/vorgaenge/{fall[0]}/dateien/{fall[1]['datei']}"
        assert client.get(path).status_code == 401
        assert client.get(path, headers={"Authorization": "Bearer falsch-falsch-falsch"}).status_code == 403

    def test_only_what_the_case_names(
        self, client: TestClient, dienst: dict[str, str], fall: tuple[str, Any], mit_foto: ApiContext
    ) -> None:
        with mit_foto.db.transaction() as session:
            other = DateiService(mit_foto, session).store("musterstadt", "g-1", "b.pdf", CLEAN)["datei"]
        for name in (other, "..%2Fschluessel", "unbekannt", "%00"):
            assert client.get(f"/api/v1/vorgaenge/{fall[0]}/dateien/{name}", headers=dienst).status_code == 404
        path = f"/api/v1/vorgaenge/MU-2026-999999/dateien/{fall[1]['datei']}"
        assert client.get(path, headers=dienst).status_code == 404

    def test_a_file_that_is_gone_is_not_found(
        self, client: TestClient, dienst: dict[str, str], fall: tuple[str, Any], mit_foto: ApiContext
    ) -> None:
        Ablage(mit_foto).remove(fall[1]["datei"])
        path = f"/api/v1/vorgaenge/{fall[0]}/dateien/{fall[1]['datei']}"
        assert client.get(path, headers=dienst).status_code == 404
