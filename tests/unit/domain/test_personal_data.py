"""Every text that the ledger keeps of a customer is put on one side: it goes, or it stays."""

from datetime import date

import pytest

from collector_desktop.domain.personal_data import (
    ERASED,
    KEPT,
    NO_WORDS,
    REMOVED,
    keep_until,
    replacement,
)
from collector_desktop.storage.models import AUDITED, Customer


def about_a_customer():
    """Return the tables whose rows are of a customer, however far they refer to it."""
    found, grown = {Customer}, True
    while grown:
        more = {m for m in AUDITED if m not in found and found & set(m._meta.refs.values())}
        grown, found = bool(more), found | more
    return {m for m in AUDITED if m in found or m._meta.table_name == "bank_line"}


COLUMNS = [
    (model._meta.table_name, field.column_name)
    for model in sorted(about_a_customer(), key=lambda m: m._meta.table_name)
    for field in model._meta.sorted_fields
    if field.field_type == "TEXT" and not field.column_name.endswith(("_on", "_by"))
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_text_either_goes_or_stays(table, column):
    goes = table in REMOVED or column in ERASED.get(table, ())
    stays = column in KEPT.get(table, ()) or column in NO_WORDS
    assert goes or stays, f"say in personal_data whether {table}.{column} tells of a person"
    if table not in REMOVED and column not in NO_WORDS:
        assert goes is not stays


def test_what_is_named_is_there():
    known = {}
    for model in AUDITED:
        known[model._meta.table_name] = {f.column_name for f in model._meta.sorted_fields}
    for table, columns in (*ERASED.items(), *KEPT.items()):
        assert columns <= known[table], table
    assert set(known) >= REMOVED


def test_a_name_is_replaced_by_one_that_says_nothing_and_other_texts_by_nothing():
    assert replacement("customer", "name", 7) == "Anonymised 7"
    assert replacement("customer", "code", 7) == "ANON-7"
    assert replacement("contact", "note", 7) == ""


def test_records_are_kept_to_the_end_of_the_year_so_many_years_later():
    assert keep_until(date(2020, 2, 29), 6) == date(2026, 12, 31)
    assert keep_until(date(2020, 12, 31), 1) == date(2021, 12, 31)
