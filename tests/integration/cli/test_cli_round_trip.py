"""A ledger leaves by `export` and comes back by one `import`: every question is answered alike."""

import csv
import random
import zipfile
from shutil import copytree

import pytest

from collector_desktop.importers.own_files import OWN_FILES
from collector_desktop.importers.own_tables import COLUMNS
from tests.integration.cli.conftest import AS_OF
from tests.integration.cli.every_entry import LATER, do_everything
from tests.unit.importers.whole_files import ubl

DAYS = ("2026-10-15", "2026-11-24", "2026-12-03", LATER)
QUESTIONS = (
    *(("aged",), ("aged", "--basis", "document", "--credits", "aged"), ("aged", "--method=months")),
    *(("items", "--all"), ("items", "--overdue"), ("worklist",), ("promises",), ("interest",)),
    *(("kpi",), ("kpi", "--from", "2026-06-01"), ("forecast",), ("holds", "--all")),
    *(("disputes",), ("cheques",), ("bank", "propose"), ("bank", "rules")),
    *(
        ("fx",),
        ("fx", "differences"),
        ("rates",),
        ("settings",),
        ("merge",),
        ("match", "--dry-run"),
    ),
    *(("limits",), ("placement",), ("status", "--all"), ("tasks", "--all")),
    *(("case", "1"), ("chase", "--dry-run"), ("campaign", "progress", "Winter")),
)
NOT_YET, REFUSED = ("case", "campaign"), 4
OF_A_CUSTOMER = (
    *(("customer",), ("statement",), ("statement", "--kind", "activity")),
    *(("application",), ("trace",), ("contact",), ("advice",)),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    return tmp_path_factory.mktemp("busy") / "kept"


@pytest.fixture
def busy(shop, kept):
    """A ledger with every kind of entry: the first test that asks has it made, the others copy."""
    if kept.exists():
        copytree(kept, shop.folder, dirs_exist_ok=True)
    else:
        do_everything(shop)
        copytree(shop.folder, kept)
    return shop


def answers(line, days=DAYS):
    """Return what every question answers, on several days, and of some customers."""
    codes = [row["customer"] for row in line.ask("items", "--all", as_of=LATER)["items"]]
    asked = [*QUESTIONS, *((*q, code) for q in OF_A_CUSTOMER for code in sorted(set(codes))[:6])]
    return {(day, *each): answer(line, each, day) for day in days for each in asked}


def answer(line, question, day):
    """Return the JSON of one question as text, or why there was nothing to ask about then."""
    result = line.call(*question, "--json", as_of=day)
    if question[0] in NOT_YET and result.status == REFUSED:
        return result.err
    assert (result.status, result.out[:1]) == (0, "{"), (question, result.err)
    return result.out


def moved(line, format_="csv"):
    """Export a ledger, make a new one and import every file in one call, in no order."""
    line.ask("export", line.folder / "out", "--format", format_, as_of=LATER)
    line.ledger = line.folder / "books" / "copy.collector"
    line.ask("init", "--name", "Copy", "--country", "DE", "--currency", "EUR")
    files = list((line.folder / "out").iterdir())
    random.Random(7).shuffle(files)  # noqa: S311 - an order, no secret
    return files, line.ask("import", *files, as_of=LATER)["files"]


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_ledger_with_every_kind_of_entry_answers_alike_after_export_and_import(busy, format_):
    days = DAYS if format_ == "csv" else DAYS[-1:]
    before = answers(busy, days)
    assert before[LATER, "case", "1"].count("rang again") == 2
    files, done = moved(busy, format_)
    assert [each["file"] for each in done] == [str(path) for path in files]
    assert [each["errors"] for each in done] == [[]] * len(files)
    after = answers(busy, days)
    for question, answer in before.items():
        assert after[question] == answer, question
    assert busy.ask("check", as_of=LATER)["ok"]


def test_the_sample_ledger_answers_alike_after_export_and_import(fresh):
    fresh.ask("demo")
    before = answers(fresh, DAYS[:2])
    moved(fresh)
    after = answers(fresh, DAYS[:2])
    for question, answer in before.items():
        assert after[question] == answer, question


def test_the_same_files_again_change_nothing_and_are_no_step_to_undo(busy):
    files, _ = moved(busy)
    before = answers(busy, DAYS[1:2])
    again = busy.ask("import", *files, as_of=LATER)
    assert again["operation"] is None
    for each in again["files"]:
        assert (each["created"], each["updated"]) == (0, 0), each
    assert answers(busy, DAYS[1:2]) == before


def test_one_undo_takes_everything_back(busy):
    files, _ = moved(busy)
    busy.ask("undo", as_of=LATER)
    assert busy.ask("items", "--all", as_of=LATER) == {"items": []}
    assert busy.ask("settings")["settings"][0]["value"] == "Copy"
    done = busy.ask("import", *files, as_of=LATER)["files"]
    assert [each["errors"] for each in done] == [[]] * len(files)


def test_the_history_goes_along(busy):
    told = busy.ask("audit", as_of=LATER)["entries"]
    moved(busy)
    found = busy.ask("audit", as_of=LATER)["entries"]
    said = {(each["operation"], each["entity"], each["key"]) for each in told}
    assert said <= {(each["operation"], each["entity"], each["key"]) for each in found}
    busy.ask("export", busy.folder / "second", as_of=LATER)
    with (busy.folder / "second" / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        assert said <= {
            (row["operation"], row["entity"], row["key"]) for row in csv.DictReader(file)
        }


def test_rejected_rows_are_saved_mended_and_imported_again(shop):
    rows = "customer,item,kind,reason,date,until,released_on\nACME,,odd,asked,2026-11-01,,\n"
    result = shop.call("import", shop.write("holds.csv", rows), "--rejected", shop.folder, "--json")
    (told,) = result.document["files"]
    assert (result.status, told["errors"][0]["reason"]) == (1, "'odd' is not known here.")
    saved = shop.folder / "holds.rejected.csv"
    assert saved.read_text("utf-8-sig").splitlines()[0].endswith(",Problem")
    saved.write_text(saved.read_text("utf-8-sig").replace("odd", "grace"), encoding="utf-8")
    assert shop.ask("import", saved)["files"][0]["created"] == 1
    assert [each["kind"] for each in shop.ask("holds")["holds"]] == ["grace"]


def test_the_copies_of_invoices_go_along(busy):
    moved(busy)
    busy.ask("copy", "INV-9", "--out", busy.folder / "copy.xml", as_of=LATER)
    assert (busy.folder / "copy.xml").read_bytes() == ubl()


def test_the_evidence_of_disputes_goes_along(busy):
    before = busy.ask("case", "1", as_of=LATER)
    files, _ = moved(busy)
    after = busy.ask("case", "1", as_of=LATER)
    assert after == before
    (kept,) = after["files"]
    busy.ask("case", "1", "--save", kept["id"], "--out", busy.folder / "saved", as_of=LATER)
    assert (busy.folder / "saved" / kept["name"]).read_text() == "two crates wet"
    [archive] = [path for path in files if path.name == "dispute_files.zip"]
    again = busy.ask("import", archive, as_of=LATER)["files"][0]
    assert (again["created"], again["unchanged"]) == (0, 1)


def test_an_archive_that_unpacks_to_far_more_than_it_weighs_is_refused(shop):
    path = shop.folder / "invoice_copies.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("copies.csv", "part,type,number,customer,file_name,media_type\r\n")
        for number in range(40):
            archive.writestr(str(number), bytes(19 << 20))
    assert "not safe to open" in shop.refuse(4, "import", path)


@pytest.mark.parametrize("end", [40, 200, -30, -1])
def test_a_damaged_archive_of_copies_is_refused(busy, end):
    busy.ask("export", busy.folder / "out", as_of=LATER)
    path = busy.folder / "out" / "invoice_copies.zip"
    path.write_bytes(path.read_bytes()[:end])
    assert "damaged" in busy.refuse(4, "import", path)


NASTY = (
    *("", "0", "-1", "1e9", "NaN", "9" * 400, "9999-12-31", "0001-01-01", "2026-11-24", "ACME"),
    *("INV-1", "BETA", "GBP", "JPY", "=1+1", "\x00", "\u202e", "{", "[1]", '{"a": 1}', "x" * 4000),
    *("open", "matched", "legal", "claimed", "waived", "banked", "payer_name", "R-1", "receipt"),
)


AFTER_NONSENSE = (
    *(("aged",), ("worklist",), ("promises",), ("interest",), ("holds", "--all"), ("disputes",)),
    *(("cheques",), ("bank", "propose"), ("fx",), ("settings",), ("audit",), ("customer", "ACME")),
)


@pytest.mark.parametrize("kind", list(OWN_FILES), ids=str)
def test_a_crafted_file_of_ours_is_refused_row_by_row(shop, kind):
    """No row of nonsense ends in a crash or in a ledger that `check` finds wrong."""
    choice = random.Random(str(kind))  # noqa: S311 - nonsense, no secret
    rows = [[choice.choice(NASTY) for _ in COLUMNS[kind]] for _ in range(150)]
    with (shop.folder / "nasty.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS[kind], *rows])
    result = shop.call("import", shop.folder / "nasty.csv", "--json")
    assert result.status in (0, 1, 4), result.err
    if result.status != 4:
        (done,) = result.document["files"]
        assert all(each["reason"].endswith(".") for each in done["errors"])
    for question in AFTER_NONSENSE:
        assert shop.call(*question).status in (0, 1), question
    assert shop.ask("check")["ok"]


def test_a_day_before_the_ledger_began_is_empty_in_both(shop):
    moved(shop)
    assert shop.ask("items", "--all", as_of="2020-01-01") == {"items": []}
    assert AS_OF in DAYS
