"""Broken and hostile statements: one sentence each, never another error, never a wrong total."""

import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from tests.unit.importers.bank.bank_files import FILES, FOLDER, read_text

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">{LAUGHS}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
CAMT = (FOLDER / "camt053.xml").read_text("utf-8").partition("?>")[2]
OFX = (FOLDER / "ofx2.qfx").read_text("utf-8").partition("?>")[2]
DEEP = CAMT.replace("<Id>S1</Id>", "<x>" * 5_000 + "</x>" * 5_000)
CUT = ("ofx.ofx", "camt053.xml", "coda.cod", "csb43.n43", "mt940.sta", "qif.qif")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (BOMB + CAMT, "document type"),
        (OUTSIDE + CAMT.replace("S1", "&e;"), "document type"),
        (BOMB + OFX, "document type"),
        (OUTSIDE + OFX.replace("ACME", "&e;"), "document type"),
        ('<?xml version="1.0"?>' + DEEP, "nested too deeply"),
        ('<?xml version="1.0"?>' + CAMT[:-20], "cut off"),
        ('<?xml version="1.0" encoding="no-such"?>' + CAMT, "not sound XML"),
        (CAMT.replace("1200.00", "12O0.00"), "does not add up"),
        (CAMT.replace("BkToCstmrStmt", "Nothing"), "no statement"),
        ("<OFX></OFX>", "no bank statement"),
        ("OFXHEADER:100\nnothing", "no <OFX> element"),
        ("!Type:Bank\n^\n", "no movements"),
    ],
)
def test_a_hostile_or_broken_statement_is_refused_with_one_sentence(text, why, tmp_path):
    with pytest.raises(UnreadableFileError, match=why) as refused:
        read_text(tmp_path, text)
    assert "\n" not in str(refused.value)
    assert refused.value.advice


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_statement_that_is_cut_off_is_refused(name, part, tmp_path):
    data = (FOLDER / name).read_bytes()
    with pytest.raises(UnreadableFileError, match=r"cut off|sound XML"):
        read_text(tmp_path, data[: int(len(data) * part)])


@pytest.mark.parametrize("name", FILES)
def test_nul_bytes_are_refused(name, tmp_path):
    data = (FOLDER / name).read_bytes()
    with pytest.raises(UnreadableFileError, match="text file"):
        read_text(tmp_path, data[:900] + b"\0" + data[900:], kind="bank")


@pytest.mark.parametrize("start", [b"<OFX>", b"!Type:Bank\n", b"Date,Amount\n"])
def test_two_gigabytes_are_refused_at_once(start, tmp_path):
    path = tmp_path / "huge.ofx"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(2 << 30)
    with pytest.raises(UnreadableFileError, match="larger than"):
        read_file(path, kind="bank")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(UnreadableFileError, match="cannot be opened"):
        read_file(tmp_path, kind="bank")


def test_a_packed_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.csv"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (80 << 20))
    with pytest.raises(UnreadableFileError):
        read_file(path, kind="bank")


def test_a_file_that_is_being_written_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "growing.ofx"
    path.write_bytes((FOLDER / "ofx.ofx").read_bytes())
    before = (path.stat().st_size - 1, 0)
    monkeypatch.setattr("collector_desktop.importers.whole_file.stamp_of", lambda _path: before)
    with pytest.raises(UnreadableFileError, match="being written by another program"):
        read_file(path)


def test_formulas_in_a_table_stay_words(tmp_path):
    text = 'Date,Description,Amount\n2026-11-02,=HYPERLINK("http://x"),5.00\n'
    (line,) = read_text(tmp_path, text, kind="bank").rows
    assert line.text.startswith("=HYPERLINK")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_be_in_any_usual_encoding(encoding, tmp_path):
    text = "Date,Description,Paid in,Paid out\n2026-11-02,Müller & Söhne,5.00,\n"
    (line,) = read_text(tmp_path, text, kind="bank", encoding=encoding).rows
    assert line.text == "Müller & Söhne"


def mutated(data, cuts):
    """Return bytes with pieces taken out, doubled or replaced."""
    for place, length, insert in cuts:
        at = place % (len(data) + 1)
        data = data[:at] + insert + data[at + length :]
    return data


EDITS = st.lists(
    st.tuples(
        st.integers(0, 20_000),
        st.integers(0, 60),
        st.one_of(
            st.binary(max_size=12),
            st.sampled_from([b"<STMTTRN>", b"</Ntry>", b":61:", b"\n^\n", b"9" * 30, b"-", b","]),
        ),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", FILES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=EDITS)
def test_a_mutated_statement_is_read_or_refused_and_nothing_else(name, tmp_path, cuts):
    path = tmp_path / "mutated"
    path.write_bytes(mutated((FOLDER / name).read_bytes(), cuts))
    with suppress(UnreadableFileError):
        parsed = read_file(path, kind="bank", hints=ReadHints())
        assert all(type(line.amount_minor) is int and line.amount_minor for line in parsed.rows)


STARTS = (b"<OFX>", b"!Type:Bank\n", b":20:A\n:25:1\n:61:", b"<?xml?><BkToCstmrStmt>", b"11", b"1")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_nothing_else(start, rest, tmp_path):
    path = tmp_path / "any"
    path.write_bytes(start + rest)
    with suppress(UnreadableFileError):
        read_file(path, kind="bank")
