"""Exports with cells, lines and bytes that no program wrote: every line is still accounted for."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import RowKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import FOREIGN, export_of

CELLS = st.one_of(
    st.sampled_from(["", "0", "-0.01", "1,000.00", "1.000,00", "Total", "TOTAL", "31/12/2026"]),
    st.sampled_from(["2026-02-30", "Total for X", "A/C: X Name: Y", "=1+1", "'x", "\t", "T", "F"]),
    st.sampled_from(["invoice", "CUST", "paid", "draft", "1e5", "NaN", "Infinity", "9" * 30]),
    st.text(max_size=12),
)
LINES = st.lists(st.lists(CELLS, max_size=12), max_size=5)


def text_of_export(name: str) -> tuple[list[list[str]], str]:
    text = export_of(name).read_bytes().decode("utf-8-sig", errors="replace")
    delimiter = max(",;\t", key=text.count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter)), delimiter


@pytest.mark.no_cover
@pytest.mark.parametrize("profile", FOREIGN, ids=lambda profile: profile.name)
@given(lines=LINES, at=st.integers(0, 20))
@settings(max_examples=15, deadline=None)
def test_strange_lines_are_refused_or_counted_and_never_lost(profile, lines, at) -> None:
    whole, delimiter = text_of_export(profile.name)
    at = min(len(whole), at)
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([*whole[:at], *lines, *whole[at:]])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
        try:
            parsed = read_file(path)
        except UnreadableFileError:
            return
    if parsed.profile != profile.name:
        return
    assert all(problem.reason for problem in parsed.problems)
    if any("ay which" in problem.reason for problem in parsed.problems):
        return
    rejected = {problem.row for problem in parsed.problems}
    became = len(parsed.rows) + parsed.excluded + len(rejected)
    assert became + parsed.part_lines == parsed.counts[RowKind.DATA]


@pytest.mark.no_cover
@pytest.mark.parametrize("profile", FOREIGN[::4], ids=lambda profile: profile.name)
@given(place=st.integers(0, 4000), garbage=st.binary(min_size=1, max_size=6))
@settings(max_examples=15, deadline=None)
def test_damaged_bytes_are_read_or_refused_in_words(profile, place, garbage) -> None:
    whole = export_of(profile.name).read_bytes()
    place = min(place, len(whole))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        path.write_bytes(whole[:place] + garbage + whole[place:])
        try:
            problems = read_file(path).problems
        except UnreadableFileError:
            return
        assert all(problem.reason for problem in problems)
