import pytest

from api.leistungen.yamldatei import DatenFehler, line_of, load_text, walk


def test_scalars_stay_what_they_look_like() -> None:
    baum = load_text(
        "a: ja\nb: no\nc: on\nd: 2026-11-21\ne: 12:30\nf: 0385\ng: 120.00\nh: 12\ni: true\nj:\nk: '5'\nl: -3\nm: 1e5\n",
        "x.yml",
    )
    assert dict(baum) == {
        "a": "ja", "b": "no", "c": "on", "d": "2026-11-21", "e": "12:30", "f": "0385", "g": "120.00",
        "h": 12, "i": True, "j": None, "k": "5", "l": -3, "m": "1e5",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("a: 1\nb: 2\na: 3\n", "x.yml:3: „a“ steht doppelt."),
        ("a:\n  - b: 1\n    b: 2\n", "x.yml:3: „b“ steht doppelt."),
        ("true: 1\n", "x.yml:1: „true“ ist als Schlüssel nicht erlaubt"),
        ("a: [1, 2\n", "x.yml:2: Das ist kein gültiges YAML"),
        ("- a\n- b\n", "x.yml:1: Die Datei muss aus"),
        ("", "x.yml:1: Die Datei muss aus"),
        ("a: !!python/object/apply:os.system [ls]\n", "ist nicht erlaubt"),
        ("a: !!timestamp 2026-11-21\n", "ist nicht erlaubt"),
        ("? [a, b]\n: 1\n", "Ein Schlüssel muss ein Wort sein"),
        ("a: \x01\n", "kein gültiges YAML"),
    ],
)
def test_bad_files_name_file_and_line(text: str, meldung: str) -> None:
    with pytest.raises(DatenFehler) as fehler:
        load_text(text, "x.yml")
    assert meldung in str(fehler.value)


def test_lines_of_nested_keys() -> None:
    baum = load_text("a: 1\nb:\n  - c: 1\n    d: 2\n", "x.yml")
    assert line_of(baum, ("a",)) == 1
    assert line_of(baum, ("b", 0, "d")) == 4
    assert line_of(baum, ("b", 0, "fehlt")) == 3


def test_anchors_are_allowed() -> None:
    baum = load_text("a: &x {b: 1}\nc: *x\n", "x.yml")
    assert baum["c"] == {"b": 1}
    assert list(walk({"t": ["u", {"v": "w"}]})) == [(("t", 0), "u"), (("t", 1, "v"), "w")]
