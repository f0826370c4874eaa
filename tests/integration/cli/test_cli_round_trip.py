"""A ledger leaves by `export` and comes back by one `import`: every question is answered alike."""

import csv
import random
import zipfile

import pytest

from collector_desktop.importers.own_files import OWN_FILES
from collector_desktop.importers.own_tables import COLUMNS
from tests.integration.cli.conftest import AS_OF
from tests.unit.importers.whole_files import ubl

BANK = """Date,Description,Amount,Balance
2026-11-20,ACME TRADING INV-2,40.00,1040.00
2026-11-21,LANDLORD RENT,-300.00,740.00
2026-11-23,SOMEBODY UNKNOWN,77.77,817.77
2026-11-23,SOMEBODY UNKNOWN,77.77,895.54
"""
LATER = "2026-12-15"
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
)
OF_A_CUSTOMER = (
    *(("customer",), ("statement",), ("statement", "--kind", "activity")),
    *(("application",), ("trace",), ("contact",), ("advice",)),
)


def do_everything(shop):
    """Make every kind of entry and record that the command line can make."""
    set_up(shop.ask)
    move_money(shop.ask)
    stop_chasing(shop.ask)
    decide_on_interest(shop.ask)
    bring_files_in(shop)
    judge_credit(shop)
    shop.ask("plan", "BETA", "--count", "2", as_of="2026-12-04")
    shop.ask("transfer", "CN-1", "3", "--to", "BETA", as_of="2026-12-04")
    shop.ask("statement", "ACME", "--out", shop.folder / "papers", as_of="2026-12-04")
    shop.ask("settings", "ledger.locked_until", "2026-09-30", as_of="2026-12-04")


def set_up(say):
    """Settings, rates and terms."""
    say("settings", "company.address", "1 Quay St\nBristol")
    say("settings", "promise.grace_days", "2")
    say("settings", "aged.buckets", "15,45,90")
    say("settings", "match.auto", "off")
    say("rates", "add", "uk_bank_rate", "2027-01-01", "3.5")
    say("fx", "add", "EUR", "2026-11-20", "0.8412")
    say("fx", "add", "KWD", "2026-09-30", "2.55")
    say("terms", "NET 45", "--group", "Chain")


def move_money(say):
    """Receipts, a refund, a return, a write-off, and a credit put on and taken off."""
    say(
        "receipt",
        "ACME",
        "15",
        "--method",
        "card",
        "--reference",
        "'quoted'",
        "--allocate",
        "INV-1=15",
    )
    say(
        "receipt",
        "BETA",
        "300",
        "--method",
        "cheque",
        "--date",
        "2026-11-20",
        "--allocate",
        "INV-3=200",
    )
    say("refund", "BETA", "20", "--from", "R-000002")
    say("bounce", "R-000001", "--date", "2026-11-24", "--fee", "8.50")
    say("write-off", "INV-2", "1.00", "--reason", "goodwill")
    say("allocate", "CN-1", "INV-1", "2.00")
    say("unallocate", "CN-1", "INV-1", "--date", "2026-11-24")


def stop_chasing(say):
    """Holds, disputes, cheques, a promise and a call."""
    say("hold", "BETA", "--kind", "legal", "--reason", "court", "--until", "2026-12-09")
    say("hold", "INV-2", "--kind", "grace", "--reason", "=1+1")
    say("release", "INV-2", as_of="2026-11-26")
    say("dispute", "INV-1", "--amount", "9", "--reason", "SHORT", "--answer-by", "2026-12-01")
    say("dispute", "INV-3", "--amount", "5", "--reason", "PRICE")
    say("resolve", "2", "--outcome", "part", "--amount", "4", as_of="2026-11-25")
    say("cheque", "ACME", "10", "--dated", "2026-12-01", "--number", "77", "--allocate", "INV-1=10")
    say("cheque", "BETA", "12", "--dated", "2026-12-02", "--number", "78", "--drawer", "=Bank")
    say("cheques", "--bank", "2", as_of="2026-12-03")
    say(
        *("log", "ACME", "--kind", "call", "--outcome", "PTP", "--note", 'Said "yes"\nand hung up'),
        *("--person", "Ann", "--promise", "30", "--promise-for", "2026-11-30", "--item", "INV-1"),
    )
    say(
        "log",
        "KUW",
        "--kind",
        "call",
        "--outcome",
        "CASHFLOW",
        "--note",
        "'t was so'",
        "--next",
        "2026-11-28",
    )


def judge_credit(shop):
    """Evidence, limits of every kind, an application with references, and what followed."""
    say, day = shop.ask, "2026-12-02"
    photo = shop.write("photo.txt", "two crates wet")
    say("case", "1", "--attach", photo, as_of="2026-11-25")
    say("case", "1", "--owner", "Ben", as_of="2026-11-25")
    say("limit", "Chain", "900", "--group", as_of=day)
    say("limit", "Chain", "2000.50", "--group", "--shared", "--in", "EUR", as_of=day)
    say("limit", "ACME", "50", "--in", "EUR", as_of=day)
    say("limit", "ACME", "70", "--overdue", as_of=day)
    say("limit", "BETA", "--insured", "90", "--insurer", "Surety", as_of=day)
    named = ("--references", "Kestrel Ltd; Vale & Co")
    say("application", "ACME", "--asked", "500", *named, as_of=day)
    ids = [row["id"] for row in say("application", "ACME", as_of=day)["references"]]
    told = ("--result", "slow", "--suggests", "300", "--note", "60 days")
    say("application", "ACME", "--answer", ids[0], *told, as_of="2026-12-03")
    say("limit", "ACME", "400", "--reason", "one answered", as_of="2026-12-03")
    say("trace", "BETA", "--tried", "registry", "--result", "nothing", as_of=day)
    say("advice", "BETA", "--decide", "stop_supply", "--reason", "long overdue", as_of=day)


def decide_on_interest(say):
    """A claim, a claim waived, and a waiver of what only accrued."""
    say("claim", "ACME", as_of="2026-12-03")
    say("waive", "INT-000001", "--reason", "goodwill", as_of="2026-12-04")
    say("waive", "INV-3", "--reason", "old friend", as_of="2026-12-04")


def bring_files_in(shop):
    """A bank's lines, customers to merge and an e-invoice."""
    say = shop.ask
    say("import", shop.write("bank.csv", BANK), "--account", "Current")
    line = say("bank", "propose")["lines"][0]
    say("bank", "confirm", line["id"])
    say("bank", "rules", "add", "text", "unknown", "BETA")
    say("bank", "ignore", say("bank", "propose")["lines"][0]["id"])
    say("import", shop.write("more.csv", "code,name\nOLD,Acme Limited\nTWIN,Acme Ltd.\n"))
    say("merge", "OLD", "ACME")
    shop.folder.joinpath("nine.xml").write_bytes(ubl())
    say("import", shop.folder / "nine.xml", as_of=LATER)


def answers(line, days=DAYS):
    """Return what every question answers, on several days, and of some customers."""
    codes = [row["customer"] for row in line.ask("items", "--all", as_of=LATER)["items"]]
    asked = [*QUESTIONS, *((*q, code) for q in OF_A_CUSTOMER for code in sorted(set(codes))[:6])]
    return {(day, *each): answer(line, each, day) for day in days for each in asked}


def answer(line, question, day):
    """Return the JSON of one question as text."""
    result = line.call(*question, "--json", as_of=day)
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
def test_a_ledger_with_every_kind_of_entry_answers_alike_after_export_and_import(shop, format_):
    do_everything(shop)
    before = answers(shop)
    files, done = moved(shop, format_)
    assert [each["file"] for each in done] == [str(path) for path in files]
    assert [each["errors"] for each in done] == [[]] * len(files)
    after = answers(shop)
    for question, answer in before.items():
        assert after[question] == answer, question
    assert shop.ask("check", as_of=LATER)["ok"]


def test_the_sample_ledger_answers_alike_after_export_and_import(fresh):
    fresh.ask("demo")
    before = answers(fresh, DAYS[:2])
    moved(fresh)
    after = answers(fresh, DAYS[:2])
    for question, answer in before.items():
        assert after[question] == answer, question


def test_the_same_files_again_change_nothing_and_are_no_step_to_undo(shop):
    do_everything(shop)
    files, _ = moved(shop)
    before = answers(shop)
    again = shop.ask("import", *files, as_of=LATER)
    assert again["operation"] is None
    for each in again["files"]:
        assert (each["created"], each["updated"]) == (0, 0), each
    assert answers(shop) == before


def test_one_undo_takes_everything_back(shop):
    do_everything(shop)
    files, _ = moved(shop)
    shop.ask("undo", as_of=LATER)
    assert shop.ask("items", "--all", as_of=LATER) == {"items": []}
    assert shop.ask("settings")["settings"][0]["value"] == "Copy"
    done = shop.ask("import", *files, as_of=LATER)["files"]
    assert [each["errors"] for each in done] == [[]] * len(files)


def test_the_history_goes_along(shop):
    do_everything(shop)
    told = shop.ask("audit", as_of=LATER)["entries"]
    moved(shop)
    found = shop.ask("audit", as_of=LATER)["entries"]
    said = {(each["operation"], each["entity"], each["key"]) for each in told}
    assert said <= {(each["operation"], each["entity"], each["key"]) for each in found}
    shop.ask("export", shop.folder / "second", as_of=LATER)
    with (shop.folder / "second" / "history.csv").open(encoding="utf-8-sig", newline="") as file:
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


def test_the_copies_of_invoices_go_along(shop):
    do_everything(shop)
    moved(shop)
    shop.ask("copy", "INV-9", "--out", shop.folder / "copy.xml", as_of=LATER)
    assert (shop.folder / "copy.xml").read_bytes() == ubl()


def test_the_evidence_of_disputes_goes_along(shop):
    do_everything(shop)
    before = shop.ask("case", "1", as_of=LATER)
    files, _ = moved(shop)
    after = shop.ask("case", "1", as_of=LATER)
    assert after == before
    (kept,) = after["files"]
    shop.ask("case", "1", "--save", kept["id"], "--out", shop.folder / "saved", as_of=LATER)
    assert (shop.folder / "saved" / kept["name"]).read_text() == "two crates wet"
    [archive] = [path for path in files if path.name == "dispute_files.zip"]
    again = shop.ask("import", archive, as_of=LATER)["files"][0]
    assert (again["created"], again["unchanged"]) == (0, 1)


def test_an_archive_that_unpacks_to_far_more_than_it_weighs_is_refused(shop):
    path = shop.folder / "invoice_copies.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("copies.csv", "part,type,number,customer,file_name,media_type\r\n")
        for number in range(40):
            archive.writestr(str(number), bytes(19 << 20))
    assert "not safe to open" in shop.refuse(4, "import", path)


@pytest.mark.parametrize("end", [40, 200, -30, -1])
def test_a_damaged_archive_of_copies_is_refused(shop, end):
    do_everything(shop)
    shop.ask("export", shop.folder / "out", as_of=LATER)
    path = shop.folder / "out" / "invoice_copies.zip"
    path.write_bytes(path.read_bytes()[:end])
    assert "damaged" in shop.refuse(4, "import", path)


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
