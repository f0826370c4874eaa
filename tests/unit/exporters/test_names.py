"""File names that every file system takes and that overwrite nothing."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.exporters.names import LONGEST_BYTES, FreeNames, free_name, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Statement_BEXLE03", "Statement_BEXLE03"),
        ("a/b\\c:d", "a_b_c_d"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("CON .pdf", "_CON .pdf"),
        ("conout$", "_conout$"),
        ("..", "file"),
        ("Firma 🏭 & Söhne…", "Firma 🏭 & Söhne…"),
        ("é" * 150, "é" * 40),
        ("com¹.x", "_com¹.x"),
        (" . ", "file"),
        ("name. ", "name"),
        ("x\u202ey", "x_y"),
        ("-rf", "rf"),
        (".htaccess", "htaccess"),
        ("NUL.tar.gz", "_NUL.tar.gz"),
        ("LPT\u00b3", "_LPT\u00b3"),
        ("a\x00\tb", "a__b"),
    ],
)
def test_a_hostile_name_is_made_harmless(text, name):
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_every_text_gives_a_short_plain_name(text):
    name = safe_name(text)
    assert 0 < len(name.encode()) <= LONGEST_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(c).startswith("C") for c in name)
    assert name[0] not in ".-"
    assert name[-1] not in ". "


def test_five_thousand_names_of_strangers_each_make_one_file_in_the_folder(tmp_path):
    chance, folder = random.Random(14), tmp_path / "sent"  # noqa: S311 - dice, not secrets
    folder.mkdir()
    pieces = [
        *r"""abc ./\\:*?"<>|-~$%&'`;#""",
        "..",
        "../",
        "\x00",
        "\n",
        "\u202e",
        "\ud800",
        "CON",
        "nul",
    ]
    pieces += [
        "COM\u00b9",
        "é" * 50,
        "\U0001f3ed",
        "file:///",
        "%2e%2e",
        "C:",
        "~root",
        "\u2215",
        "e\u0301",
    ]
    for _ in range(5_000):
        path = folder / f"{safe_name(''.join(chance.choices(pieces, k=chance.randint(0, 12))))}.pdf"
        path.write_bytes(b"x")
        assert path.resolve().parent == folder.resolve()
        assert [each.name for each in folder.iterdir()] == [path.name]
        path.unlink()
    assert list(tmp_path.iterdir()) == [folder]


def test_a_name_in_use_gets_a_number(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"other")
    assert free_name(tmp_path / "a.pdf", b"mine").name == "a (2).pdf"
    (tmp_path / "a (2).pdf").write_bytes(b"again")
    assert free_name(tmp_path / "a.pdf", b"mine").name == "a (3).pdf"


def test_the_same_bytes_may_lie_there_already(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"mine")
    assert free_name(tmp_path / "a.pdf", b"mine").name == "a.pdf"


@pytest.mark.parametrize("name", ["A.PDF", "a.pdf"])
def test_a_name_in_other_capitals_is_in_use(tmp_path, name):
    (tmp_path / "a.pdf").write_bytes(b"other")
    assert free_name(tmp_path / name, b"mine").stem.casefold() == "a (2)"


def test_accents_stored_in_two_ways_are_one_name(tmp_path):
    (tmp_path / unicodedata.normalize("NFD", "é.pdf")).write_bytes(b"other")
    assert free_name(tmp_path / "é.pdf", b"mine").name == "é (2).pdf"


def test_names_of_one_run_never_meet(tmp_path):
    names = FreeNames(tmp_path)
    given_out = []
    for at, name in enumerate(("Acme.pdf", "ACME.pdf", "acme.pdf")):
        path = names.take(name, bytes([at]))
        path.write_bytes(bytes([at]))
        given_out.append(path.name.casefold())
    assert given_out == ["acme.pdf", "acme (2).pdf", "acme (3).pdf"]


def test_a_folder_of_the_name_is_in_the_way(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    assert free_name(tmp_path / "a.pdf", b"").name == "a (2).pdf"


def test_a_folder_that_is_not_there_yet_has_all_names_free(tmp_path):
    assert free_name(tmp_path / "new" / "a.pdf", b"mine") == tmp_path / "new" / "a.pdf"
