"""`import` of bank statements: what is answered, what is asked, what is refused."""

from pathlib import Path

import pytest

FILES = Path(__file__).parents[2] / "data" / "bank"


@pytest.mark.parametrize("kind", ["auto", "bank"])
def test_a_statement_is_recognised_and_counted(cli, kind):
    done = cli.ask("import", FILES / "ofx.ofx", "--kind", kind)
    (file,) = done["files"]
    assert (file["kind"], file["profile"]) == ("bank", "ofx")
    counts = ("rows", "created", "updated", "unchanged", "closed", "rejected")
    assert [file[key] for key in counts] == [4, 4, 0, 0, 0, 0]
    assert file["errors"] == []
    assert done["operation"] == "Import ofx.ofx: 3 new payments to match"


def test_the_same_statement_in_another_export_of_the_bank_is_unchanged(cli):
    cli.ask("import", FILES / "camt053.xml")
    (file,) = cli.ask("import", FILES / "camt054.xml")["files"]
    assert (file["profile"], file["created"], file["unchanged"]) == ("camt054", 0, 4)


def test_undo_takes_the_statement_back(cli):
    cli.ask("import", FILES / "ofx.ofx")
    assert cli.ask("undo")["undone"] == "Import ofx.ofx: 3 new payments to match"
    assert cli.ask("import", FILES / "ofx.ofx")["files"][0]["created"] == 4


def test_days_that_can_be_read_two_ways_are_asked_for(cli):
    path = cli.write("bank.csv", "Date,Description,Amount,Balance\n01/02/2026,ACME,5.00,5.00\n")
    asked = cli.call("import", path, "--kind", "bank", "--json")
    assert asked.status == 1
    (error,) = asked.document["files"][0]["errors"]
    assert "day first or month first" in error["reason"]
    (file,) = cli.ask("import", path, "--date-order", "mdy")["files"]
    assert (file["profile"], file["created"]) == ("one_amount_csv", 1)


def test_a_bad_line_is_named_and_the_others_come_in(cli):
    rows = "13/02/2026,ACME,5.00\n30/02/2026,BROWN,6.00\n14/02/2026,GREEN,six\n"
    path = cli.write("bank.csv", "Date,Description,Amount\n" + rows)
    result = cli.call("import", path, "--kind", "bank", "--json")
    assert result.status == 1
    (file,) = result.document["files"]
    assert (file["rows"], file["created"], file["rejected"]) == (3, 1, 2)
    assert [(each["row"], each["column"]) for each in file["errors"]] == [
        (3, "Date"),
        (4, "Amount"),
    ]


def test_a_statement_that_does_not_add_up_is_refused_whole(cli):
    text = (FILES / "mt940.sta").read_text("utf-8").replace("2100,01", "2100,02")
    before = cli.ask("audit")
    refused = cli.call("import", cli.write("wrong.sta", text))
    assert refused.status == 4
    assert "2100.01 EUR, but it closes at 2100.02 EUR" in refused.err
    assert cli.ask("audit") == before


def test_columns_may_be_mapped(cli):
    path = cli.write("odd.csv", "Wann;Wer;Rein;Raus\n2026-11-02;ACME;5,00;\n2026-11-03;X;;2,50\n")
    columns = '{"date": "Wann", "text": "Wer", "paid_in": "Rein", "paid_out": "Raus"}'
    mapping = cli.write("map.json", f'{{"kind": "bank", "columns": {columns}, "currency": "EUR"}}')
    (file,) = cli.ask("import", path, "--map", mapping)["files"]
    assert (file["kind"], file["profile"], file["created"]) == ("bank", "mapped", 2)


def test_profiles_list_the_bank_layouts(cli):
    listed = {each["name"]: each for each in cli.ask("profiles")["profiles"]}
    assert listed["camt053"]["kind"] == "bank"
    assert listed["hsbc_csv"]["columns"][3:5] == ["Paid out", "Paid in"]


def test_a_wanted_profile_that_the_file_is_not_is_refused(cli):
    refused = cli.call("import", FILES / "hsbc_csv.csv", "--profile", "lloyds_csv")
    assert refused.status == 4
    assert "is not a bank statement in a known format" in refused.err


@pytest.mark.parametrize(
    ("name", "wrong"), [("ofx2.qfx", "1200,00"), ("barclays_csv.csv", "1200.00")]
)
def test_rejected_lines_are_saved_with_their_reasons(cli, name, wrong):
    text = (FILES / name).read_text("utf-8").replace(wrong, "12OO")
    folder = cli.folder / "rejected"
    done = cli.call("import", cli.write(name, text), "--rejected", folder, "--json")
    (file,) = done.document["files"]
    assert (done.status, file["created"], file["rejected"]) == (1, 3, 1)
    saved = Path(file["rejected_file"]).read_text("utf-8-sig")
    assert len(saved.splitlines()) == 2
    assert "'12OO' is not an amount." in saved


CAMT = (FILES / "camt053.xml").read_text("utf-8")
BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bomb.xml", CAMT.replace("<Document", f"{BOMB}<Document", 1), "document type"),
        ("cut.xml", CAMT[: len(CAMT) // 2], "cut off"),
        ("zeros.ofx", "<OFX>\0\0</OFX>", "not a text file"),
        ("empty.ofx", "", "is empty"),
        ("wrong.pdf", "%PDF-1.7", "a PDF document"),
        ("words.csv", "Nothing of a bank\n", "not a bank statement"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_in_one_line_and_changes_nothing(
    cli, name, content, why
):
    before = cli.ask("audit")
    assert why in cli.refuse(4, "import", cli.write(name, content), "--kind", "bank")
    assert cli.ask("audit") == before


def test_a_folder_is_wrong_usage(cli):
    assert "is a folder" in cli.refuse(2, "import", cli.folder, "--kind", "bank")


def test_one_bad_statement_keeps_the_others_out_too(cli):
    bad = cli.write("cut.xml", CAMT[: len(CAMT) // 2])
    cli.refuse(4, "import", FILES / "ofx.ofx", bad)
    assert cli.ask("import", FILES / "ofx.ofx")["files"][0]["created"] == 4


def test_statements_come_in_after_the_customers_and_items_of_the_same_call(cli):
    done = cli.ask("import", FILES / "ofx.ofx", *cli.native())
    assert [file["kind"] for file in done["files"]] == [
        *("bank", "allocations", "items", "customers")
    ]
    assert [file["rejected"] for file in done["files"]] == [0, 0, 0, 0]


def test_tables_without_an_account_are_kept_apart_by_the_one_that_is_named(shop):
    path = shop.folder / "statement.csv"
    path.write_text("Date,Description,Amount\n2026-11-20,ACME INV-1,40.00\n", encoding="utf-8")
    for account, created in (("Current", 1), ("Savings", 1), ("current ", 0)):
        answer = shop.ask("import", path, "--kind", "bank", "--account", account)
        assert answer["files"][0]["created"] == created
    named = shop.folder / "named.csv"
    named.write_text(
        "Date,Description,Amount,Account number\n2026-11-20,ACME INV-1,40.00,12345678\n",
        encoding="utf-8",
    )
    refused = shop.call("import", named, "--kind", "bank", "--account", "Current")
    assert (refused.status, "already names its account" in refused.err) == (4, True)
