"""A first line that names columns in words that nobody knows."""

import pytest

from collector_desktop.importers.inspect import inspect


@pytest.fixture
def look(tmp_path):
    def inspected(text, **more):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return inspect(path, **more)

    return inspected


def test_unknown_words_without_figures_are_names(look):
    seen = look("Bill;Debtor;Raised\nINV-1;Acme;13/09/2026\n")
    assert (seen.header_row, seen.headers) == (1, ("Bill", "Debtor", "Raised"))
    assert seen.sample_rows == (("INV-1", "Acme", "13/09/2026"),)


@pytest.mark.parametrize(
    "first", ["INV-1;Acme;13/09/2026", "Acme;Acme;Raised", "Acme;;Raised", "Only words"]
)
def test_a_line_with_figures_gaps_or_the_same_twice_names_nothing(look, first):
    assert look(f"{first}\nINV-2;Brook;14/09/2026\n").headers == ()


def test_a_row_that_the_user_chose_is_not_doubted(look):
    seen = look("A list\nNo 1;No 2\nINV-1;Acme\n", header_row=2)
    assert (seen.header_row, seen.headers) == (2, ("No 1", "No 2"))
