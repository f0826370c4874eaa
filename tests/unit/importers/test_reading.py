"""Any bytes are read or refused, and the short way reads what the careful one reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.item_reader import ItemReader
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import open_file, read_file

DATA = Path(__file__).parents[2] / "data" / "imports"
GOOD = {path.name: path.read_bytes() for path in sorted(DATA.glob("*.csv"))}
LENIENT = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MAPPED = Mapping(
    FileKind.ITEMS,
    {"number": 0, "customer_name": 1, "document_on": 2, "amount": 3},
    header_row=0,
)


def items_file(tmp_path: Path, count: int) -> Path:
    path = tmp_path / "items.csv"
    lines = ["type,number,customer,date,due_date,amount,currency,reference,description"]
    lines += [
        f"invoice,I-{n},C{n % 7},2026-01-{n % 28 + 1:02d},,{n + 1}.50,GBP,,x" for n in range(count)
    ]
    path.write_text("\n".join(lines) + "\n")
    return path


def check_only_two_outcomes(path: Path) -> None:
    """Read a file in every way; anything but rows or one sentence is a failure."""
    for read in (read_file, inspect, lambda file: read_file(file, mapping=MAPPED)):
        try:
            found: Any = read(path)  # type: ignore[operator]
        except UnreadableFileError:
            continue
        if isinstance(found, ParsedFile):
            assert found.rows_in_file == sum(found.counts.values())


@LENIENT
@given(content=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    check_only_two_outcomes(path)


@LENIENT
@given(
    name=st.sampled_from(sorted(GOOD)),
    where=st.integers(0, 2000),
    gone=st.integers(0, 30),
    put=st.binary(max_size=12) | st.sampled_from([b'"', b",,,", b"\n", b"1E+2000000", b"\x00"]),
)
def test_a_good_file_with_a_fault_is_read_or_refused(
    tmp_path: Path, name: str, where: int, gone: int, put: bytes
) -> None:
    content = GOOD[name]
    at = where % len(content)
    path = tmp_path / "a.csv"
    path.write_bytes(content[:at] + put + content[at + gone :])
    check_only_two_outcomes(path)


@LENIENT
@given(
    cells=st.lists(
        st.lists(st.text(alphabet="0123456789/-., abTotal\u0661:£()'=", max_size=12), max_size=12),
        min_size=1,
        max_size=6,
    ),
    name=st.sampled_from(sorted(GOOD)),
)
def test_any_lines_below_a_known_header_are_read_or_refused(
    tmp_path: Path, cells: list[list[str]], name: str
) -> None:
    header = GOOD[name].split(b"\n\n")[-1].splitlines()[0]
    path = tmp_path / "a.csv"
    path.write_bytes(header + b"\n" + "\n".join(",".join(line) for line in cells).encode())
    check_only_two_outcomes(path)


def test_progress_is_reported_and_may_stop_the_reading(tmp_path: Path) -> None:
    path = items_file(tmp_path, 12_000)
    told: list[int] = []
    assert len(read_file(path, progress=told.append).rows) == 12_000
    assert told == [5000, 10000]

    def stop(row: int) -> None:
        raise KeyboardInterrupt(row)

    with pytest.raises(KeyboardInterrupt):
        read_file(path, progress=stop)


def test_rows_can_be_taken_one_by_one(tmp_path: Path) -> None:
    reading = open_file(items_file(tmp_path, 10))
    rows = reading.rows()
    assert next(rows).row == 2
    assert len(list(rows)) == 9
    assert reading.problems == []


@LENIENT
@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["invoice", "receipt", " invoice", "Invoice", "bill", ""]),
            st.sampled_from(["A1", "a1", "A 1", " A2", "'A3", "Ä4", '="A5"', "", "A6", "A7"]),
            st.sampled_from(["C1", " C1", "C2", "", "'C3"]),
            st.sampled_from(["2026-01-05", "2026-02-30", " 2026-01-06", "", "5 Jan 2026"]),
            st.sampled_from(
                ["5.00", "5", "5.0", "-5.00", "0.00", "1,000.00", "x", ".50", "\u0665.00"]
            ),
            st.sampled_from(["GBP", "", "gbp", "JPY", "KWD", "POUND"]),
            st.sampled_from(["", "PO 1", " PO", "'=1", '="x"']),
        ),
        max_size=25,
    )
)
def test_the_short_way_reads_what_the_careful_way_reads(
    tmp_path: Path, lines: list[tuple[str, ...]]
) -> None:
    path = tmp_path / "a.csv"
    rows = [
        f'"{word}","{number}","{customer}",{day},{day},"{amount}",{currency},"{text}","{text}"'
        for word, number, customer, day, amount, currency, quoted in lines
        for text in [quoted.replace('"', '""')]
    ]
    header = "type,number,customer,date,due_date,amount,currency,reference,description"
    text = "\n".join([header, *(row.replace('"="A5""', '"=""A5"""') for row in rows)])
    path.write_text(text + "\n", encoding="utf-8")
    short = read_file(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ItemReader, "plain_items", lambda *_: None)
        careful = read_file(path)
    assert short == careful


@LENIENT
@given(
    lines=st.lists(
        st.tuples(
            st.sampled_from(["A1", "a1", "A 1", "B-2", "Ä4", "C3", "D4", "E5"]),
            st.sampled_from(["C1", " C1", "C2"]),
            st.sampled_from(["5.00", "0.01", ".50", "123456.78", "5", "7.5", "1,000.00"]),
            st.sampled_from(["GBP", "JPY"]),
            st.sampled_from(["", "PO 1", " PO", "two\nlines"]),
            st.sampled_from(["", "", '"']),
        ),
        max_size=40,
    ),
    size=st.integers(1, 300),
)
def test_blocks_of_any_size_read_what_the_careful_way_reads(
    tmp_path: Path, lines: list[tuple[str, ...]], size: int
) -> None:
    path = tmp_path / "a.csv"
    rows = [
        f"invoice,{number},{customer},2026-01-05,,{sign}{amount}{sign},{currency},{sign}{text}{sign},"
        for number, customer, amount, currency, text, sign in lines
    ]
    header = "type,number,customer,date,due_date,amount,currency,reference,description"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8", newline="")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("collector_desktop.importers.text_columns.TOGETHER", size)
        short = read_file(path)
        patch.setattr(ItemReader, "plain_items", lambda *_: None)
        careful = read_file(path)
    assert short == careful
    assert [row.row for row in short.rows] == sorted(row.row for row in short.rows)
