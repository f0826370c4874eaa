"""The page of formats says of every known export what reading it really gives."""

from tests.unit.importers.formats_table import PAGE, page_with, table


def test_the_page_has_the_table_that_the_exports_give():
    text = PAGE.read_text(encoding="utf-8")
    # `python -m tests.unit.importers.formats_table` brings the page up to date
    assert text == page_with(text, table())


def test_every_format_says_something_of_itself():
    rows = [line.split("|") for line in table().splitlines()[2:]]
    assert all(row[1].strip() and row[3].strip() and row[4].strip() for row in rows)
