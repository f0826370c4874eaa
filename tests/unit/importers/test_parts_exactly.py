"""Parts of readers, each by an example worked out by hand."""

import zipfile
from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import making
from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.copy_archive import LARGEST_RATIO as COPIES_RATIO
from collector_desktop.importers.groups import Groups
from collector_desktop.importers.netting import Netting
from collector_desktop.importers.sheet_safety import LARGEST_RATIO, _is_bomb, _is_odd
from collector_desktop.importers.whole_file import WholeFile
from collector_desktop.importers.xml_tree import DEEPEST, parse_xml

DAY = date(2026, 11, 24)


def entry(row, type_, number, minor, day=DAY):
    return ItemRow(row, type_, number, "ACME", "Acme Ltd", day, None, minor)


def xml(text):
    return parse_xml(WholeFile("a.xml", text.encode(), "0"))


def test_xml_may_be_sixty_four_deep():
    assert xml("<a>" * DEEPEST + "</a>" * DEEPEST).parts[0].name == "a"
    assert DEEPEST == 64
    with pytest.raises(UnreadableFileError, match="nested too deeply"):
        xml("<a>" * 65 + "</a>" * 65)


def test_xml_is_read_by_paths_lines_and_plain_names():
    root = xml(
        '<r xmlns:n="urn:x">\n<n:a k="1"> one </n:a>\n<n:a><b/></n:a><n:a><b>two</b></n:a></r>'
    )
    r = root.parts[0]
    assert [(each.row, each.text.strip()) for each in r.all("a")] == [(2, "one"), (3, ""), (3, "")]
    assert (r.value("a/b"), r.value("none", "a"), r.value("none")) == ("two", "one", "")
    assert r.first("none", "a").attributes == {"k": "1"}
    assert (r.first("a/c"), r.first("b/a")) == (None, None)


def part(size, packed):
    found = zipfile.ZipInfo("xl/a.xml")
    found.file_size, found.compress_size = size, packed
    return found


@pytest.mark.parametrize(
    ("size", "packed", "bomb"),
    [
        (1 << 20, 1, False),
        ((1 << 20) + 1, 1, True),
        (200 * 10_000, 10_000, False),
        (200 * 10_000 + 1, 10_000, True),
    ],
)
def test_a_part_of_a_workbook_unpacks_to_two_hundred_times_its_weight(size, packed, bomb):
    assert _is_bomb(part(size, packed)) is bomb
    assert (LARGEST_RATIO, COPIES_RATIO) == (200, 100)


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("xl/worksheets/sheet1.xml", False),
        ("[Content_Types].xml", False),
        ("xl/media/", False),
        ("../a.xml", True),
        ("xl/../../a.xml", True),
        ("/etc/passwd", True),
        ("C:/a.xml", True),
        ("xl//a.xml", True),
        ("xl\\a.xml", True),
    ],
)
def test_a_part_of_a_workbook_has_a_name_within_it(name, odd):
    assert _is_odd(name) is odd


def test_the_entries_of_a_number_come_to_one_item():
    early, late = date(2026, 11, 1), date(2026, 11, 9)
    netting = Netting()
    for each in (
        entry(2, "invoice", "I-1", 100_00),
        entry(3, "receipt", "i-1 ", 60_00, early),
        entry(4, "credit_note", "I-1", 40_00, late),
        entry(5, "invoice", "I-2", 50_00),
        entry(6, "receipt", "I-2", 20_00, early),
        entry(7, "receipt", "I-3", 7_00, early),
        entry(8, "invoice", "I-4", 10_00),
        entry(9, "receipt", "I-4", 15_00, late),
        entry(10, "debit_adjustment", "I-2", 5_00),
    ):
        netting.take(each)
    told = [
        (each.row, each.type, each.amount_minor, each.open_minor, each.settled_on)
        for each in netting.items()
    ]
    assert told == [
        (2, "invoice", 100_00, 0, late),
        (5, "invoice", 55_00, 35_00, early),
        (7, "receipt", 7_00, None, None),
        (8, "invoice", 10_00, 0, late),
        (9, "receipt", 5_00, None, None),
    ]
    assert netting.taken == 9


def test_groups_are_summed_and_named_by_what_they_stand_in():
    groups = Groups({"amount": 1}, frozenset({"parent", "child"}), int)
    groups.start("Parent")
    groups.add(["", "5"])
    groups.start("Child")
    assert groups.customer == "Parent:Child"
    groups.add(["", "7"])
    groups.end(4, "Total for Child", ["", "7"])
    assert groups.customer == "Parent"
    groups.end(5, "Total for Parent", ["", "13"])
    groups.start("0 - 30 days")
    groups.start("Other")
    assert groups.customer == "Other"
    groups.add(["", "x"])
    groups.add(["", "1"])
    groups.end_all(9, "Total", ["", "13"])
    assert [(each.row, each.stated_minor, each.summed_minor) for each in groups.checks] == [
        (4, 7, 7),
        (5, 13, 12),
        (9, 13, 13),
    ]
    assert groups.customer == ""


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (making.joined("a", "", "b"), "a b"),
        (making.listed("a", "", "b"), "a, b"),
        (making.first("", "b", "c"), "b"),
        (
            making.people("Ann", "Lee", "a@x.example", "Bob", "", "", "", "", "c@x.example"),
            "Ann Lee <a@x.example>; Bob; <c@x.example>",
        ),
        (making.people("Ann", "Lee"), ""),
        (making.first_phone("", "Phone:(480) 555-0142 Mobile:480 555 0188"), "(480) 555-0142"),
        (making.second_phone("Phone:(480) 555-0142 Mobile:480 555 0188"), "480 555 0188"),
        (making.second_phone("480 555 0188"), ""),
        (making.net_terms("", "30"), "NET 30"),
        (making.net_terms("45.0"), "NET 45"),
        (making.net_terms("1000"), "1000"),
        (making.net_terms("2/10 NET 30"), "2/10 NET 30"),
        (making.some_limit("0.00"), ""),
        (making.some_limit("10.00"), "10.00"),
        (making.unless_zero("£0.00", "paid"), "paid"),
        (making.unless_zero("-£5", "paid"), ""),
        (making.difference("100.00", "33.335"), "66.665000"),
        (making.difference("5", ""), "5.000000"),
        (making.difference("much", "1"), ""),
        (making.product("3", "1.115"), "3.35"),
        (making.product("2.5", "0.01"), "0.03"),
        (making.product("three", "1"), ""),
        (making.in_cents("79.99999999999999"), "80.00"),
        (making.in_cents("0.005"), "0.01"),
        (making.in_cents("much"), "much"),
    ],
)
def test_fields_that_are_made_of_columns(made, told):
    assert made == told
