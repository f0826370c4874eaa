"""Statements as PDFs: what moved, alone or before what is open."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

ITEMS = (
    "invoice,OLD,ACME,2026-01-05,2026-02-04,100.00,GBP,,\n"
    "invoice,MAY,ACME,2026-05-10,2026-06-09,50.00,GBP,PO 1,\n"
    "receipt,R,ACME,2026-06-01,,30.00,GBP,,\n"
    "credit_note,CN,ACME,2026-06-02,,12.34,GBP,,\n"
    "invoice,EURO,ACME,2026-06-03,2026-07-03,80.00,EUR,,\n"
)
ALL = ("--from", "2026-05-01")


def lines_of(cli, folder, *arguments):
    (file,) = cli.ask("statement", "ACME", "--out", folder, *arguments)["files"]
    pages = PdfReader(BytesIO(Path(file["file"]).read_bytes())).pages
    return [line for page in pages for line in page.extract_text().splitlines()]


def test_activity_on_paper_runs_from_the_balance_brought_forward_to_that_of_the_ledger(
    cli, tmp_path
):
    cli.load(ITEMS, "R,OLD,2026-06-01,30.00\n")
    data = cli.ask("statement", "ACME", "--kind", "activity", *ALL)["currencies"]["GBP"]
    text = "\n".join(lines_of(cli, tmp_path, "--kind", "activity", *ALL))
    euro, sterling = text.split("Movements in GBP")
    assert "Movements in EUR" in euro
    assert sterling.index("Brought forward") < sterling.index("100.00")
    for line in data["lines"]:
        moved = line["debit"] if line["debit"] != "0.00" else line["credit"]
        row = sterling[sterling.index(line["number"]) :]
        assert row.index(moved) < row.index(line["balance"])
    assert f"£{data['closing']}" in sterling
    assert data["closing"] == "107.66"
    assert text.count("Over 90 days") == 2


def test_both_states_what_moved_then_what_is_open_and_ages_it_once(cli, tmp_path):
    cli.load(ITEMS, "R,OLD,2026-06-01,30.00\n")
    text = "\n".join(lines_of(cli, tmp_path, "--kind", "both", *ALL))
    headings = [f"{words} in {c}" for c in ("EUR", "GBP") for words in ("Movements", "Still open")]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert text.count("Over 90 days") == 2
    assert text.count("£107.66") >= 2


def test_what_cancels_out_before_the_period_is_stated_as_open_only(cli, tmp_path):
    cli.load(
        "invoice,A,ACME,2026-01-05,2026-02-04,40.00,GBP,,\nreceipt,B,ACME,2026-01-06,,40.00,GBP,,\n"
    )
    text = "\n".join(lines_of(cli, tmp_path, "--kind", "both", *ALL))
    assert "Still open in GBP" in text
    assert "Movements" not in text


@pytest.mark.parametrize("count", [1, 30, 400])
def test_a_long_activity_carries_each_balance_forward(cli, tmp_path, count):
    rows = (f"invoice,N{n:04},ACME,2026-06-01,2026-07-01,7.00,GBP,,\n" for n in range(count))
    cli.load("".join(rows))
    lines = lines_of(cli, tmp_path, "--kind", "activity", *ALL)
    moved = [line.split() for line in lines if " Invoice N" in line]
    stated = [(words[2], words[-1]) for words in moved]
    assert stated == [(f"N{n:04}", f"{7 * (n + 1):,}.00") for n in range(count)]
    forward = sum(line.startswith("Carried forward") for line in lines)
    assert forward == sum(line.startswith("Brought forward") for line in lines) - 1
    assert (forward > 0) == (count > 1)


def test_the_paper_is_recorded_and_taken_back(cli, tmp_path):
    cli.load(ITEMS)
    cli.ask("statement", "ACME", "--kind", "activity", "--out", tmp_path, *ALL)
    sent = [each for each in cli.ask("customer", "ACME")["timeline"] if each["kind"] == "letter"]
    assert len(sent) == 1
    cli.ask("undo")
    assert not [e for e in cli.ask("customer", "ACME")["timeline"] if e["kind"] == "letter"]


def test_both_kinds_are_for_paper_only(cli):
    cli.load(ITEMS)
    cli.refuse(2, "statement", "ACME", "--kind", "both")


def test_all_in_one_has_a_bookmark_at_the_first_page_of_each(shop, tmp_path):
    whole = tmp_path / "all.pdf"
    files = shop.ask("statement", "--all", "--out", tmp_path / "out", "--combined", whole)["files"]
    reader = PdfReader(whole)
    found = {mark.title: reader.get_destination_page_number(mark) for mark in reader.outline}
    starts, page = {}, 0
    for each in files:
        path = Path(each["file"])
        starts[path.stem] = page
        page += len(PdfReader(path).pages)
    assert found == starts
    assert len(reader.pages) == page
    assert len(starts) == 3
    again = tmp_path / "again.pdf"
    shop.ask("statement", "--all", "--out", tmp_path / "out", "--combined", again)
    assert again.read_bytes() == whole.read_bytes()
