"""A child that ends before it reads anything says nothing of the file that it was to read."""

import os

import pytest

from collector_desktop.documents import untrusted
from collector_desktop.documents.untrusted import CHILD
from collector_desktop.documents.untrusted_pdf import (
    cleaned_apart,
    count_apart,
    fields_apart,
    readable,
)
from collector_desktop.domain.errors import OutsideWorldError
from tests.hostile_papers import blank


def test_one_that_takes_all_the_time_before_it_reads_says_nothing_of_the_file(
    tmp_path, monkeypatch
):
    child = tmp_path / "child.py"
    child.write_text("while True: pass\n", "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    monkeypatch.setattr(untrusted, "MOST_SECONDS", 1)
    with pytest.raises(OutsideWorldError, match="starts no other process now"):
        readable([blank()])


@pytest.mark.parametrize("ask", [readable, fields_apart, count_apart, cleaned_apart])
def test_a_broken_installation_is_not_told_as_a_damaged_pdf(ask, tmp_path, monkeypatch):
    child = tmp_path / "child.py"
    child.write_text("import a_package_that_is_missing\n", "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    content = blank()
    with pytest.raises(OutsideWorldError, match=r"a part of the program .* does not run") as told:
        ask([content] if ask is readable else content)
    assert "install Collector Desktop again" in told.value.advice


@pytest.mark.skipif(os.name == "nt", reason="a job limits there")
@pytest.mark.parametrize("megabytes", [12, 24])
def test_one_without_the_memory_to_begin_is_no_damaged_pdf_and_other_programs_are_named_first(
    megabytes, tmp_path, monkeypatch
):
    """With 12 MB it has too little memory for modules of Python, with 24 for PDFium."""
    child = tmp_path / "child.py"
    limit = f"import resource\nresource.setrlimit(resource.RLIMIT_AS, ({megabytes} << 20,) * 2)\n"
    future, line, rest = CHILD.read_text("utf-8").partition("import ctypes\n")
    child.write_text(future + limit + line + rest, "utf-8")
    monkeypatch.setattr(untrusted, "CHILD", child)
    with pytest.raises(OutsideWorldError, match="does not run") as told:
        readable([blank()])
    assert told.value.advice.startswith("Close some programs and try again.")
