"""The export of a whole ledger: exact columns, and a round trip that changes no answer."""

import csv
from datetime import date, timedelta
from shutil import copyfile

import openpyxl
import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.templates import Template
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import COLUMNS
from collector_desktop.importers.read import read_file
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.wording import own_language
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.demo import DemoDraft
from collector_desktop.services.exports import export_native
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from collector_desktop.services.wording import (
    choose_language,
    restore_wording,
    save_wording,
    words_of,
)
from collector_desktop.storage.ledger_file import open_ledger
from collector_desktop.storage.models import Address, Customer, CustomerGroup, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item

NATIVE = ("customers", "items", "allocations")
HEADERS = {
    "customers": "code,name,kind,email,phone,address1,address2,city,region,postcode,country,"
    "currency,terms,credit_limit,procedure,group",
    "items": "type,number,customer,date,due_date,amount,currency,reference,description",
    "allocations": "from,to,date,amount",
}
HOSTILE = (
    "=HYPERLINK(1)",
    "'t Hart & 'Zoon'",
    "@SUM(A1)",
    "-Ltd'",
    'Müller\u2019s, "Best"',
    "Σίσυφος",
)


@pytest.fixture
def demo(demo_of, ledger_path, tmp_path):
    copyfile(demo_of(DemoDraft(40, 200)), ledger_path)
    open_ledger(ledger_path, "Priya", "test")
    yield tmp_path
    close_ledger()


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def answers():
    return [
        {
            currency: [
                (row.code, row.name, row.buckets, row.unallocated, row.overdue) for row in rows
            ]
            for currency, rows in aged_debtors(TODAY - timedelta(days=days)).currencies.items()
        }
        for days in (0, 1, 30, 90)
    ]


def import_into_new(folder, target, suffix="csv"):
    close_ledger()
    create_ledger(target, CompanyDraft("Copy"), "Priya", "test", TODAY)
    for name in NATIVE:
        parsed = read_file(folder / f"{name}.{suffix}")
        assert not parsed.problems, parsed.problems[:3]
        result = apply_import(parsed, TODAY).value
        assert not result.plan.problems, result.plan.problems[:3]


def test_the_native_files_have_exactly_the_columns_of_the_import(demo):
    done = export_native(demo / "out", TODAY)
    assert [file.path.name for file in done] == [f"{kind}.csv" for kind in COLUMNS]
    for name in NATIVE:
        assert ",".join(read(demo / "out" / f"{name}.csv")[0]) == HEADERS[name]
    for file in done:
        assert len(read(file.path)) == file.rows + 1


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_new_ledger_made_of_the_export_gives_the_same_answers(demo, format_):
    export_native(demo / "out", TODAY, format_)
    before = answers()
    import_into_new(demo / "out", demo / "copy.collector", format_)
    assert answers() == before
    assert check_ledger(TODAY) == []


def test_a_second_export_is_the_same_as_the_first(demo):
    export_native(demo / "one", TODAY)
    import_into_new(demo / "one", demo / "copy.collector")
    export_native(demo / "two", TODAY)
    for name in NATIVE:
        first, second = (sorted(read(demo / each / f"{name}.csv")) for each in ("one", "two"))
        assert first == second, name


def test_every_detail_of_a_customer_survives(ledger, tmp_path):
    with operation("test", "Set up", TODAY):
        group = CustomerGroup.create(name="Chain")
        limits = (None, 0, 1, 250_000, None, 7)
        for place, (name, limit) in enumerate(zip(HOSTILE, limits, strict=True)):
            customer = Customer.create(
                code=f"C{place}",
                name=name,
                kind="consumer",
                currency="JPY" if place == 3 else "KWD",
                credit_limit_minor=limit,
                terms="EOM+30",
                group=group,
                phone="+44 117 496 0142",
                email="a@b.example",
            )
            Address.create(customer=customer, line1=name, postcode="BS2 0XX", country="GB")
            add_item(customer, f"I-{place}", TODAY, TODAY, 1_234, description=name)
    before = [row[1:-1] for row in stored()]
    export_native(tmp_path / "out", TODAY)
    import_into_new(tmp_path / "out", tmp_path / "copy.collector")
    assert [row[1:-1] for row in stored()] == before
    assert sorted(a.line1 for a in Address.select()) == sorted(HOSTILE)
    assert sorted(i.description for i in Item.select()) == sorted(HOSTILE)


def stored():
    return list(Customer.select().order_by(Customer.code).tuples())


def test_amounts_have_the_decimals_of_their_currency(ledger, tmp_path):
    with operation("test", "Set up", TODAY):
        for code in ("GBP", "JPY", "KWD"):
            customer = Customer.create(code=code, name=code, currency=code)
            add_item(customer, f"I-{code}", TODAY, TODAY, 1_250)
    export_native(tmp_path, TODAY)
    amounts = {row[6]: row[5] for row in read(tmp_path / "items.csv")[1:]}
    assert amounts == {"GBP": "12.50", "JPY": "1250", "KWD": "1.250"}


def test_entries_after_the_day_asked_for_stay_at_home(demo):
    export_native(demo / "out", TODAY, until=date(2026, 10, 1))
    days = [row[3] for row in read(demo / "out" / "items.csv")[1:]]
    assert max(days) <= "2026-10-01"
    assert {row[2] for row in read(demo / "out" / "allocations.csv")[1:]} <= set(days)
    assert max(row[4] for row in read(demo / "out" / "promises.csv")[1:]) <= "2026-10-01"


def test_people_can_read_the_rest(demo):
    export_native(demo, TODAY)
    contacts = read(demo / "contacts.csv")
    assert any("09:30" in row for row in contacts)
    promises = read(demo / "promises.csv")
    assert ["BEXLE03", "4860.00", "GBP", "2026-11-20"] in [row[:4] for row in promises]
    history = read(demo / "history.csv")
    assert {row[1] for row in history[1:]} >= {"Fill the demo ledger"}


def test_a_workbook_has_days_and_numbers_in_its_cells(demo):
    export_native(demo, TODAY, "xlsx")
    sheet = openpyxl.load_workbook(demo / "items.xlsx").active
    row = next(sheet.iter_rows(min_row=2, max_row=2))
    assert row[3].is_date
    assert isinstance(row[5].value, int | float)


def test_a_folder_that_cannot_be_made_is_said_so(demo):
    (demo / "file").write_text("x")
    with pytest.raises(OutsideWorldError, match="cannot be created"):
        export_native(demo / "file" / "out", TODAY)


def test_own_words_and_languages_go_along(ledger, acme, tmp_path):
    first, second = (Template(f"Words {number}", "Dear Sir\n\nPay.") for number in (1, 2))
    days = [TODAY - timedelta(days=number) for number in (30, 20, 10)]
    save_wording("reminder-1", "en-GB", first, days[0])
    save_wording("reminder-1", "en-GB", second, days[1])
    restore_wording("reminder-1", "en-GB", days[2])
    choose_language(acme.id, "fr", TODAY)
    export_native(tmp_path / "out", TODAY)
    import_into_new(tmp_path / "out", tmp_path / "copy.collector")
    files = [tmp_path / "out" / f"{name}.csv" for name in ("customer_languages", "wordings")]
    for _ in range(2):
        done = [apply_import(read_file(path), TODAY).operation_id for path in files]
        found = [words_of("reminder-1", "en-GB", day).template for day in days[:2]]
        assert found == [first, second]
        assert words_of("reminder-1", "en-GB", days[2]).version is None
        assert own_language(Customer.get().id) == "fr"
    assert done == [None, None]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("reminder-1,xx,own,A,B,2026-11-01", "There are no words in 'xx'."),
        ("reminder-1,de,mine,A,B,2026-11-01", "'mine' is not known here."),
        ("reminder-1,de,own,A,Dear {{nobody}},2026-11-01", "nobody"),
    ],
)
def test_words_that_could_not_be_sent_stay_out(ledger, tmp_path, row, reason):
    path = tmp_path / "wordings.csv"
    path.write_text(f"{','.join(COLUMNS[FileKind.WORDINGS])}\n{row}\n", encoding="utf-8")
    (wrong,) = apply_import(read_file(path), TODAY).value.plan.problems
    assert reason in wrong.reason
