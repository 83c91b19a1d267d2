"""Settings from the environment, and when the start is refused."""

import base64
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from api.settings import Settings, SettingsError, load_settings


def test_the_demo_draws_what_is_missing_and_keeps_it(tmp_path: Path) -> None:
    env = {"LOTSE_DATEN": str(tmp_path / "neu"), "LOTSE_DEMO": "1"}
    first, second = load_settings(env), load_settings(env)
    assert (first.dienst_token, first.schluessel) == (second.dienst_token, second.schluessel)
    assert (first.port, first.bot_port, first.actions_port) == (8000, 5005, 5055)
    assert first.datenbank == f"sqlite:///{tmp_path / 'neu' / 'lotse.db'}"
    for name in ("dienst-token", "schluessel"):
        assert stat.S_IMODE((tmp_path / "neu" / name).stat().st_mode) == 0o600
    assert sorted(path.name for path in (tmp_path / "neu").iterdir()) == ["dienst-token", "schluessel"]


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    env = {"LOTSE_DATEN": str(tmp_path), "LOTSE_DEMO": "1"}
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _: load_settings(env), range(24)))
    assert len({(settings.dienst_token, settings.schluessel) for settings in drawn}) == 1


def test_without_a_key_only_the_demo_starts(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"Schlüsseldatei .* fehlt"):
        load_settings({"LOTSE_DATEN": str(tmp_path)})
    key = tmp_path / "k"
    key.write_text(base64.b64encode(bytes(range(32))).decode() + "\n")
    env = {"LOTSE_DATEN": str(tmp_path), "LOTSE_SCHLUESSEL_DATEI": str(key)}
    assert load_settings(env).schluessel == bytes(range(32))


@pytest.mark.parametrize("text", ["", "geheim", "A" * 43 + "=", base64.b64encode(b"kurz").decode(), "ü" * 44])
def test_a_placeholder_is_no_key(tmp_path: Path, text: str) -> None:
    (tmp_path / "k").write_text(text)
    with pytest.raises(SettingsError, match="keine 32 zufälligen Bytes"):
        load_settings({"LOTSE_DATEN": str(tmp_path), "LOTSE_SCHLUESSEL_DATEI": str(tmp_path / "k"), "LOTSE_DEMO": "1"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"LOTSE_PORT": "achttausend"},
        {"LOTSE_BOT_PORT": "0"},
        {"LOTSE_ACTIONS_PORT": "70000"},
        {"LOTSE_DIENST_TOKEN": "kurz"},
        {"LOTSE_DATENBANK": "mysql://x"},
        {"LOTSE_ACTIONS_PORT": "²"},
        {"LOTSE_DIENST_TOKEN": "ä" * 20},
        {"LOTSE_DIENST_TOKEN": "zwei Worte mit Leerzeichen"},
        {"LOTSE_DEMO": "ja"},
        {"LOTSE_PROXY": "true"},
        {"LOTSE_DATEN": "/dev/null"},
        {"LOTSE_DATEN": "/dev/null/darunter"},
        {"LOTSE_INHALTE": "/nirgendwo"},
        {"LOTSE_GESPRAECH_TAGE": "eine Woche"},
        {"LOTSE_GESPRAECH_TAGE": "0"},
        {"LOTSE_TRACKER_TAGE": "1000"},
    ],
)
def test_unusable_values_stop_the_start_in_german(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        load_settings({"LOTSE_DATEN": str(tmp_path), "LOTSE_DEMO": "1", **wrong})


def test_a_key_that_is_no_file_stops_the_start_in_german(tmp_path: Path) -> None:
    for path, why in ((tmp_path, "lässt sich nicht lesen"), (Path(sys.executable), "keine 32 zufälligen Bytes")):
        with pytest.raises(SettingsError, match=why):
            load_settings({"LOTSE_DATEN": str(tmp_path), "LOTSE_SCHLUESSEL_DATEI": str(path)})


def test_the_bot_forgets_when_the_conversation_is_forgotten_unless_told_otherwise(tmp_path: Path) -> None:
    env = {"LOTSE_DATEN": str(tmp_path), "LOTSE_DEMO": "1"}
    assert (load_settings(env).aufbewahrung, load_settings(env).tracker_tage) == (timedelta(days=7), 7)
    env |= {"LOTSE_GESPRAECH_TAGE": "14"}
    assert (load_settings(env).aufbewahrung, load_settings(env).tracker_tage) == (timedelta(days=14), 14)
    assert load_settings(env | {"LOTSE_TRACKER_TAGE": "30"}).tracker_tage == 30


def test_secrets_do_not_show_in_logs(tmp_path: Path) -> None:
    settings = load_settings({"LOTSE_DATEN": str(tmp_path), "LOTSE_DEMO": "1"})
    assert settings.dienst_token not in repr(settings)
    assert str(settings.schluessel) not in repr(settings)


def mail(tmp_path: Path, **env: str) -> Settings:
    return load_settings({"LOTSE_DATEN": str(tmp_path), "LOTSE_DEMO": "1", **env})


def test_mail_server(tmp_path: Path) -> None:
    env = {"LOTSE_SMTP": "smtp://lotse%40x@mail.example.org", "LOTSE_SMTP_GEHEIMNIS": "g", "LOTSE_ABSENDER": "l@x.de"}
    smtp = mail(tmp_path, **env).smtp
    assert smtp is not None
    assert (smtp.host, smtp.port, smtp.tls, smtp.benutzer) == ("mail.example.org", 587, False, "lotse@x")
    assert "'g'" not in repr(smtp)
    smtp = mail(tmp_path, LOTSE_SMTP="smtps://[::1]:2465", LOTSE_ABSENDER="l@x.de").smtp
    assert smtp is not None
    assert (smtp.host, smtp.port, smtp.tls, smtp.loopback) == ("::1", 2465, True, True)
    assert mail(tmp_path).smtp is None


@pytest.mark.parametrize(
    ("env", "wort"),
    [
        ({"LOTSE_SMTP": "mail.example.org"}, "LOTSE_SMTP muss"),
        ({"LOTSE_SMTP": "smtp://mail.example.org:99999"}, "LOTSE_SMTP muss"),
        ({"LOTSE_SMTP": "http://mail.example.org"}, "LOTSE_SMTP muss"),
        ({"LOTSE_SMTP": "smtp://a:sehr-geheim@mail.example.org"}, "gehört in LOTSE_SMTP_GEHEIMNIS"),
        ({"LOTSE_SMTP": "smtp://a@mail.example.org"}, "gehören zusammen"),
        ({"LOTSE_SMTP": "smtp://mail.example.org", "LOTSE_SMTP_GEHEIMNIS": "g"}, "gehören zusammen"),
        ({"LOTSE_SMTP": "smtp://mail.example.org"}, "LOTSE_ABSENDER"),
        ({"LOTSE_ABSENDER": "Lotse <l@x.de>"}, "LOTSE_ABSENDER"),
    ],
)
def test_mail_server_that_can_not_be(tmp_path: Path, env: dict[str, str], wort: str) -> None:
    with pytest.raises(SettingsError, match=wort) as refused:
        mail(tmp_path, **env)
    assert "sehr-geheim" not in str(refused.value)
