"""Post from the command line: its order, both sides of the sheet, names of files, the postage."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

CUSTOMERS = (
    "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
    "credit_limit,procedure,group\n"
    "A1,Yorkshire Mills,company,,,1 Mill Row,,Leeds,,LS1 2AB,GB,GBP,NET 30,,,\n"
    "B2,Avon Bakery,company,,,2 Quay,,Bath,,BA1 1AA,GB,GBP,NET 30,,,\n"
    "C3,Isar Bau KG,company,,,Isarweg 4,,München,,80331,DE,GBP,NET 30,,,\n"
    "D4,Exe Boats,company,,,3 Dock,,Exeter,,EX1 1AA,,GBP,NET 30,,,\n"
)
ROW = "invoice,{number},{code},2026-08-26,2026-09-25,{amount}.00,GBP,,\n"


@pytest.fixture
def mail(cli):
    """Four customers in three places at home and one abroad; one owes pages of invoices."""
    rows = [ROW.format(number=f"A{n}", code="A1", amount=10 + n) for n in range(40)]
    rows += [ROW.format(number=f"N{code}", code=code, amount=50) for code in ("B2", "C3", "D4")]
    cli.load("".join(rows), customers=CUSTOMERS)
    return cli


def starts(path):
    """Return the pages on which the bookmarks of a PDF lie, by title."""
    reader = PdfReader(path)
    return {mark.title: reader.get_destination_page_number(mark) for mark in reader.outline}


def pages(path):
    return len(PdfReader(path).pages)


def test_statements_stand_in_the_order_of_the_post(mail, tmp_path):
    whole = tmp_path / "all.pdf"
    asked = ("statement", "--all", "--out", tmp_path / "out", "--combined", whole)
    done = mail.ask(*asked)
    assert [each["customer"] for each in done["files"]] == ["B2", "D4", "A1", "C3"]
    found = starts(whole)
    assert list(found) == [Path(each["file"]).stem for each in done["files"]]
    assert done["post"]["envelopes"] == 4
    assert done["post"]["sheets"] == pages(whole) == sum(pages(f["file"]) for f in done["files"])


def test_on_both_sides_every_statement_begins_on_a_new_sheet(mail, tmp_path):
    mail.ask("settings", "paper.duplex", "yes")
    whole = tmp_path / "all.pdf"
    done = mail.ask("statement", "--all", "--out", tmp_path / "out", "--combined", whole)
    assert all(page % 2 == 0 for page in starts(whole).values())
    sheets = [(pages(each["file"]) + 1) // 2 for each in done["files"]]
    counted = {str(each): sheets.count(each) for each in sorted(set(sheets))}
    assert done["post"] == {"envelopes": 4, "sheets": sum(sheets), "by_sheets": counted}
    said = mail.call("statement", "--all", "--out", tmp_path / "b", "--combined", whole).out
    assert "For the post: 3 envelopes of 1 sheet" in said


def test_without_one_pdf_for_all_nothing_is_said_of_post(mail, tmp_path):
    done = mail.ask("statement", "--all", "--out", tmp_path)
    assert "post" not in done
    assert [each["customer"] for each in done["files"]] == ["A1", "B2", "C3", "D4"]


def test_letters_of_a_run_lie_under_their_list_in_one_order(mail, tmp_path):
    mail.ask("settings", "paper.duplex", "yes")
    done = mail.ask("chase", "--out", tmp_path, "--approve")
    found = starts(done["letters"])
    assert next(iter(found)).startswith("Letters of ")
    names = [title.split(":")[0] for title in found][1:]
    assert names == ["Avon Bakery", "Exe Boats", "Yorkshire Mills", "Isar Bau KG"]
    assert all(page % 2 == 0 for page in found.values())
    cover = PdfReader(done["letters"]).pages[0].extract_text()
    places = [cover.index(name) for name in names]
    assert places == sorted(places)
    assert "4 envelopes" in cover


def test_files_are_named_by_the_pattern(mail, tmp_path):
    mail.ask("settings", "paper.file_name", "{year} {name} {kind}")
    (file,) = mail.ask("statement", "B2", "--out", tmp_path)["files"]
    assert Path(file["file"]).name == "2026 Avon Bakery Statement.pdf"
    done = mail.ask("chase", "--out", tmp_path / "run", "--approve")
    named = {Path(each).name for each in done["files"]}
    assert any(name.startswith("2026 Isar Bau KG ") for name in named)


def test_a_pattern_that_gives_one_name_to_all_is_refused(mail):
    assert "{code}" in mail.refuse(4, "settings", "paper.file_name", "{kind}_{date}")


def test_names_that_meet_are_numbered_and_overwrite_nothing(mail, tmp_path):
    mail.ask("settings", "paper.file_name", "Post {name}")
    mail.load(
        ROW.format(number="E1", code="E5", amount=1) + ROW.format(number="F1", code="F6", amount=2),
        customers=CUSTOMERS.splitlines()[0]
        + "\nE5,con/Ltd?,company,,,,,,,,GB,GBP,NET 30,,,\nF6,CON LTD ,company,,,,,,,,GB,GBP,,,,\n",
    )
    files = mail.ask("statement", "--all", "--out", tmp_path)["files"]
    names = [Path(each["file"]).name for each in files]
    assert len({name.casefold() for name in names}) == len(names) == 6
    again = mail.ask("statement", "--all", "--out", tmp_path)["files"]
    assert [each["file"] for each in again] == [each["file"] for each in files]
