"""The page of formats says of every known export what reading it really gives."""

from collector_desktop.importers.copy_archive import PROFILE as COPIES
from collector_desktop.importers.own_files import PROFILE as OWN
from collector_desktop.importers.whole_formats import listed_whole_formats
from tests.unit.importers.formats_table import PAGE, page_with, table


def test_the_page_has_the_table_that_the_exports_give():
    text = PAGE.read_text(encoding="utf-8")
    # `python -m tests.unit.importers.formats_table` brings the page up to date
    assert text == page_with(text, table())


def test_every_format_says_something_of_itself():
    rows = [line.split("|") for line in table().splitlines()[2:]]
    assert all(row[1].strip() and row[3].strip() and row[4].strip() for row in rows)


def test_every_format_that_is_no_table_has_its_line_and_says_what_is_left_alone():
    rows = [[cell.strip() for cell in line.split("|")] for line in table().splitlines()]
    not_read = {row[2].strip("`"): row[5] for row in rows}
    others = {name for name, *_ in listed_whole_formats()} - {OWN, COPIES}
    assert {"ubl-invoice", "zugferd-1", "gnucash", "tally-xml", "vcard"} <= others
    assert all(not_read[name] for name in others)
