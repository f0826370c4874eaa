"""The short way through long tables is taken where nothing is unusual, and only there."""

from dataclasses import replace
from pathlib import Path

import pytest

from collector_desktop.importers.first_rows import FirstRows
from collector_desktop.importers.item_blocks import ItemBlock, has_each_once
from collector_desktop.importers.plain_items import PlainItems
from collector_desktop.importers.profile import Lines
from collector_desktop.importers.profiles import PROFILES
from collector_desktop.importers.read import read_file

DATA = Path(__file__).parents[2] / "data" / "imports"
HEADER = "type,number,customer,date,due_date,amount,currency,reference,description"
COLUMNS = ("type", "number", "customer_code", "document_on", "due_on", "amount", "currency")
RULES = next(each for each in PROFILES if each.name == "collector" and each.rules).rules


def row(number="I-1", customer="C1", day="2026-01-05", amount="5.00"):
    return f"invoice,{number},{customer},{day},,{amount},GBP,,"


@pytest.fixture
def taken(tmp_path, monkeypatch):
    """Return a function that reads rows: what came, and whether each block went the short way."""
    ways = []
    whole = PlainItems.read

    def read(self, rows, lines):
        found = whole(self, rows, lines)
        ways.append(found is not None)
        return found

    def read_rows(*rows):
        path = tmp_path / "a.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
        ways.clear()
        monkeypatch.setattr(PlainItems, "read", read)
        return read_file(path), list(ways)

    return read_rows


def test_plain_rows_go_the_short_way(taken):
    parsed, ways = taken(row("I-1"), row("I-2"), row("I-3", "C2", amount="0.01"))
    assert ways == [True]
    assert [(each.row, each.number, each.amount_minor) for each in parsed.rows] == [
        *((2, "I-1", 500), (3, "I-2", 500), (4, "I-3", 1)),
    ]


@pytest.mark.parametrize(
    ("odd", "column"),
    [
        (row(number=""), "number"),
        (row("I-9", customer=""), "customer"),
        (row("I-9", day=""), "date"),
        (row("I-9", amount="0.00"), "amount"),
        (row("I-9", amount="-5.00"), "amount"),
        (row("I-1"), "number"),
    ],
)
def test_one_row_without_what_it_needs_sends_its_block_the_careful_way(taken, odd, column):
    parsed, ways = taken(row("I-1"), odd, row("I-2"))
    assert ways == [False]
    assert [(each.row, each.column) for each in parsed.problems] == [(3, column)]
    assert [each.number for each in parsed.rows] == ["I-1", "I-2"]


def test_a_number_that_stands_in_an_earlier_block_is_found(taken, monkeypatch):
    monkeypatch.setattr("collector_desktop.importers.text_source.FIRST_BLOCK", 2)
    monkeypatch.setattr("collector_desktop.importers.text_columns.TOGETHER", 70)
    parsed, ways = taken(*(row(f"I-{at}") for at in range(6)), row("i-1"), row("I-7"))
    assert len(ways) > 2
    assert [(each.row, each.column) for each in parsed.problems] == [(8, "number")]
    assert "row 3" in parsed.problems[0].reason
    assert len(parsed.rows) == 7


@pytest.mark.parametrize(
    ("change", "suits"),
    [
        ({}, True),
        ({"lines": Lines.REPEATED}, False),
        ({"has_groups": True}, False),
        ({"positive_only": False}, False),
        ({"excluded_statuses": frozenset({"draft"})}, False),
        ({"excludes_other_types": True}, False),
    ],
)
def test_only_tables_of_whole_items_suit(change, suits):
    columns = {name: at for at, name in enumerate(COLUMNS)}
    assert bool(PlainItems.suits(columns, replace(RULES, **change))) is suits


def test_only_tables_with_the_columns_of_items_suit():
    columns = {name: at for at, name in enumerate(COLUMNS)}
    assert not PlainItems.suits({**columns, "tax": 9}, RULES)
    assert not PlainItems.suits({"number": 0, "amount": 1}, RULES)


class Nought(tuple):
    """A key whose hash is nothing, which stands for an empty place."""

    __slots__ = ()

    def __hash__(self):
        return 0

    def __eq__(self, other):
        return tuple.__eq__(self, other)


def test_a_key_without_any_bits_is_found_by_either_way():
    key = Nought(("C1", "invoice", "i-1"))
    one_by_one = FirstRows()
    assert (one_by_one.first(key, 5), one_by_one.first(key, 9)) == (5, 5)
    assert not one_by_one.take_new([key], [9])
    together = FirstRows()
    assert together.take_new([key], [7])
    assert (together.first(key, 9), key in together) == (7, True)


def test_the_table_of_keys_is_never_more_than_half_full():
    keys = [("C", "invoice", str(at)) for at in range(5_000)]
    one_by_one, together = FirstRows(), FirstRows()
    for at, key in enumerate(keys[:2_500]):
        one_by_one.first(key, at)
        assert len(one_by_one._bits) >= 2 * (at + 1)
    for start in range(0, len(keys), 1_000):
        assert together.take_new(keys[start : start + 1_000], range(start, start + 1_000))
        assert len(together._bits) >= 2 * (start + 1_000)
    assert [together.first(key, -1) for key in keys] == list(range(5_000))


def test_rows_say_whether_none_of_them_can_be_another(taken):
    [block] = taken(row("I-1"), row("I-2"), row("I-2"))[0].rows.blocks()
    assert [each.number for each in block] == ["I-1", "I-2"]
    assert has_each_once(block)
    assert not has_each_once(list(block))
    columns = block.columns
    assert has_each_once(ItemBlock(columns, each_once=True))
    assert not has_each_once(ItemBlock(columns))
    by_name = columns._replace(customer_code=("C1", ""), customer_name=("", "Acme"))
    assert not has_each_once(ItemBlock(by_name, each_once=True))
    added_up = list(read_file(DATA / "bigcapital_invoices.csv").rows.blocks())
    assert added_up
    assert not any(block.each_once for block in added_up)


@pytest.mark.parametrize(("length", "ways"), [(1_000, [True]), (1_001, [False])])
def test_a_customer_whose_code_is_no_name_is_refused_with_its_row_and_the_others_come(
    taken, length, ways
):
    parsed, taken_ways = taken(row("I-1", "x" * length), row("I-2"))
    assert taken_ways == ways
    told = [(each.row, each.column, each.reason) for each in parsed.problems]
    wrong = "A name has at most 1,000 characters, and this has 1,001."
    assert told == ([] if length == 1_000 else [(2, "customer", wrong)])
    assert [each.number for each in parsed.rows][-1:] == ["I-2"]


@pytest.mark.parametrize("cells", ["C1,{}", "{},Acme Ltd"])
def test_a_list_of_customers_refuses_it_too(tmp_path, cells):
    path = tmp_path / "customers.csv"
    lines = ["code,name", cells.format("y" * 1_001), "C2,Beta"]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    parsed = read_file(path)
    assert [each.code for each in parsed.rows] == ["C2"]
    (told,) = parsed.problems
    assert (told.row, len(told.value)) == (2, 80)
    assert told.reason == "A name has at most 1,000 characters, and this has 1,001."
