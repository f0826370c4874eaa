"""Tables read by the names of their columns: nothing that says what is owed may be passed over."""

import pytest

from collector_desktop.importers.by_names import mapping_by_names
from collector_desktop.importers.read import read_file

GERMAN = "Kunde;Rechnungsnummer;Rechnungsdatum;Betrag;Faelligkeitsdatum"


def table(tmp_path, head, *rows):
    path = tmp_path / "list.csv"
    path.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["Zahlungsstatus", "Bezahlstatus"])
def test_an_invoice_that_is_called_paid_is_not_open(tmp_path, name):
    path = table(
        tmp_path,
        f"{GERMAN};{name}",
        "Vogt;A-1;02.06.2026;1.154,61;02.07.2026;offen",
        "Vogt;A-2;12.06.2026;1.000,00;12.07.2026;bezahlt",
    )
    mapping, _ = mapping_by_names(path)
    parsed = read_file(path, mapping=mapping)
    assert [(row.number, row.open_minor) for row in parsed.rows] == [("A-1", None), ("A-2", 0)]


@pytest.mark.parametrize("name", ["bereits_gezahlt", "Betrag erhalten"])
def test_what_was_paid_already_is_not_open(tmp_path, name):
    path = table(tmp_path, f"{GERMAN};{name}", "Vogt;A-1;02.06.2026;1.234,56;02.07.2026;1.000,00")
    mapping, _ = mapping_by_names(path)
    (row,) = read_file(path, mapping=mapping).rows
    assert (row.amount_minor, row.open_minor) == (123_456, 23_456)


@pytest.mark.parametrize("word", ["bezahlt", "Paid", "storniert", "partially paid"])
def test_states_below_a_name_that_nobody_knows_leave_a_doubt(tmp_path, word):
    path = table(tmp_path, f"{GERMAN};Vermerk XY", f"Vogt;A-1;02.06.2026;1,00;02.07.2026;{word}")
    assert mapping_by_names(path) is None


def test_other_words_below_such_a_name_leave_none(tmp_path):
    path = table(tmp_path, f"{GERMAN};Vermerk XY", "Vogt;A-1;02.06.2026;1,00;02.07.2026;ja")
    assert mapping_by_names(path) is not None
