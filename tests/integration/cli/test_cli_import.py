"""Bringing files in, and the whole ledger out and in again."""

import json
import re
from pathlib import Path

import pytest

IBM = (
    Path(__file__).resolve().parents[4]
    / "shared/samples/ar_datasets/ibm__WA_Fn-UseC_-Accounts-Receivable.csv"
)
HEADINGS = "type,number,customer,date,due_date,amount,currency,reference,description\n"


def counts(file):
    return tuple(file[key] for key in ("rows", "created", "updated", "unchanged", "rejected"))


def test_a_set_of_files_loads_as_it_builds_and_is_listed_in_the_order_of_the_arguments(cli):
    done = cli.ask("import", *cli.native())
    assert [file["kind"] for file in done["files"]] == ["allocations", "items", "customers"]
    assert [counts(file) for file in done["files"]] == [
        *((1, 1, 0, 0, 0), (6, 6, 0, 0, 0), (3, 3, 0, 0, 0))
    ]
    assert all(file["profile"] == "collector" for file in done["files"])
    assert cli.ask("check")["ok"] is True


def test_the_same_files_again_change_nothing(shop):
    before = shop.ask("audit")
    again = shop.ask("import", *shop.native())
    assert [counts(file) for file in again["files"]] == [
        *((1, 0, 0, 1, 0), (6, 0, 0, 6, 0), (3, 0, 0, 3, 0))
    ]
    assert again["operation"] is None
    assert shop.ask("audit") == before


def test_a_dry_run_says_the_same_and_changes_nothing(cli):
    before = cli.ask("audit")
    plan = cli.ask("import", *cli.native(), "--dry-run")
    assert cli.ask("audit") == before
    assert cli.ask("items", "--all") == {"items": []}
    assert cli.ask("import", *cli.native())["files"] == plan["files"]


def test_a_bad_row_is_named_exactly_and_the_others_come_in(cli):
    good = "invoice,A,ACME,2026-11-01,2026-12-01,10.00,GBP,,\n"
    bad = "invoice,B,ACME,2026-11-01,2026-12-01,ten,GBP,,\n"
    worse = "invoice,C,ACME,01/11/2026,2026-12-01,10.00,GBP,,\n"
    result = cli.call("import", cli.write("items.csv", HEADINGS + good + bad + worse), "--json")
    assert result.status == 1
    (file,) = result.document["files"]
    assert (file["created"], file["rejected"]) == (1, 2)
    assert [(e["row"], e["column"], e["value"]) for e in file["errors"]] == [
        (3, "amount", "ten"),
        (4, "date", "01/11/2026"),
    ]
    assert all(error["reason"] for error in file["errors"])
    assert [item["number"] for item in cli.ask("items")["items"]] == ["A"]


def test_an_allocation_beyond_what_is_left_is_rejected(shop):
    path = shop.write("more.csv", "from,to,date,amount\nR-1,INV-1,2026-11-24,0.01\n")
    result = shop.call("import", path, "--json")
    assert (result.status, result.document["files"][0]["rejected"]) == (1, 1)
    assert shop.ask("check")["ok"] is True


@pytest.mark.parametrize(
    ("status", "name", "text", "more"),
    [
        (4, "strange.csv", "colour,shape\nred,round\n", ()),
        (4, "empty.csv", "", ()),
        (4, "native.csv", HEADINGS, ("--profile", "no-such")),
        (4, "native.csv", HEADINGS, ("--kind", "customers")),
        (2, "native.csv", HEADINGS, ("--kind", "birds")),
        (2, "native.csv", HEADINGS, ("--missing", "burn")),
        (2, "native.csv", HEADINGS, ("--map", "absent.json")),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(shop, status, name, text, more):
    before = shop.ask("audit")
    shop.refuse(status, "import", shop.native()[1], shop.write(name, text), *more)
    assert shop.ask("audit") == before


def test_a_file_that_is_not_there_is_wrong_usage(shop, tmp_path):
    assert "absent.csv" in shop.refuse(2, "import", tmp_path / "absent.csv")
    shop.refuse(2, "import")


def test_what_the_list_no_longer_has_is_settled_on_the_day(shop):
    fewer = HEADINGS + "invoice,INV-2,ACME,2026-11-10,2026-12-10,40.00,GBP,,\n"
    done = shop.ask("import", shop.write("open.csv", fewer), "--missing", "close")
    assert done["files"][0]["closed"] >= 1
    assert "INV-1" not in [item["number"] for item in shop.ask("items")["items"]]
    before = shop.ask("items", as_of="2026-11-23")["items"]
    assert "INV-1" in [item["number"] for item in before]
    shop.ask("undo")
    assert "INV-1" in [item["number"] for item in shop.ask("items")["items"]]


def test_what_concerns_a_whole_file_names_no_row(shop):
    done = shop.call("import", shop.write("open.csv", HEADINGS), "--missing", "close")
    assert "open.csv: The file has no items, so nothing was closed." in done.out + done.err
    assert "row 0" not in done.out + done.err


def test_any_other_file_comes_in_by_a_map(cli):
    path = cli.write(
        "till.csv", "Who;Bill;When;Until;How much\nAcme;7;03.11.2026;30.11.2026;1.200,50\n"
    )
    fields = ("customer_name", "number", "document_on", "due_on", "amount")
    columns = dict(zip(fields, ("Who", "Bill", "When", "Until", "How much"), strict=True))
    stated = {"kind": "items", "columns": columns, "date_order": "DMY", "decimal": ","}
    done = cli.ask("import", path, "--map", cli.write("map.json", json.dumps(stated)))
    assert counts(done["files"][0]) == (1, 1, 0, 0, 0)
    (item,) = cli.ask("items")["items"]
    assert (item["amount"], item["date"], item["currency"]) == ("1200.50", "2026-11-03", "GBP")
    cli.refuse(4, "import", path, "--map", cli.write("bad.json", "{"))
    cli.refuse(4, "import", path, "--map", cli.write("bad.json", "[]"))


LIST = "Inv No,Client,Raised,Payable by,Gross,O/S\nA-1,Acme,2026-10-13,2026-11-12,240.00,40.00\n"


def test_a_file_whose_names_leave_no_doubt_comes_in_by_the_word_of_what_it_is(cli):
    path = cli.write("list.csv", LIST)
    refused = cli.call("import", path)
    assert refused.status == 4
    assert "say --kind items to have the columns taken by their names" in refused.err
    done = cli.call("import", path, "--kind", "items", "--json")
    assert done.status == 0
    assert "taken by their names: Inv No as number, Client as customer_name" in done.err
    (item,) = cli.ask("items")["items"]
    assert (item["number"], item["amount"], item["open"]) == ("A-1", "240.00", "40.00")
    assert (item["date"], item["due_date"]) == ("2026-10-13", "2026-11-12")


@pytest.mark.parametrize("said", [(), ("--kind", "items")])
def test_a_list_of_invoices_without_their_day_is_told_what_it_lacks(cli, said):
    path = cli.write("list.csv", "Inv No,Client,Payable by,Gross\nA-1,Acme,2026-11-12,240.00\n")
    refused = cli.call("import", path, *said)
    assert refused.status == 4
    assert "Gross. None of them is named as the day of the invoice" in refused.err
    assert "--kind" not in refused.err


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (LIST, "customers"),
        (LIST.replace("Inv No", "Colour"), "items"),
        (LIST.replace("2026-10-13", "soon"), "items"),
        ("", "items"),
    ],
    ids=["another kind", "no number", "a day that is none", "empty"],
)
def test_a_file_of_which_that_is_not_so_is_refused_as_before(cli, text, kind):
    refused = cli.call("import", cli.write("list.csv", text), "--kind", kind)
    assert refused.status == 4
    assert "by their names" not in refused.err
    assert cli.ask("items", "--all") == {"items": []}


def test_names_of_customers_are_taken_so_as_well(cli):
    path = cli.write("people.csv", "Client,Telephone,Town\nAcme,020 7946 0000,Leeds\n")
    assert cli.call("import", path, "--kind", "customers").status == 0
    (row,) = cli.ask("import", path, "--kind", "customers")["files"]
    assert (row["profile"], row["unchanged"]) == ("mapped", 1)


def test_the_order_of_days_can_be_said_where_a_file_does_not_show_it(cli):
    columns = ("customer_name", "number", "document_on", "due_on", "amount")
    mapping = {"kind": "items", "columns": dict(zip(columns, columns, strict=True)), "decimal": "."}
    path = cli.write("us.csv", ",".join(columns) + "\nAcme,1,03/04/2026,05/06/2026,10.00\n")
    stated = cli.write("map.json", json.dumps(mapping))
    assert cli.call("import", path, "--map", stated).status == 1
    cli.ask("import", path, "--map", stated, "--date-order", "mdy")
    (item,) = cli.ask("items")["items"]
    assert (item["date"], item["due_date"]) == ("2026-03-04", "2026-05-06")


def test_the_known_formats_are_listed(fresh):
    listed = fresh.ask("profiles")["profiles"]
    assert {"collector", "xero-invoices"} <= {profile["name"] for profile in listed}
    assert all(profile["program"] and profile["columns"] for profile in listed)
    native = next(p for p in listed if p["kind"] == "items" and p["name"] == "collector")
    assert ",".join(native["columns"]) + "\n" == HEADINGS


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_an_exported_ledger_gives_the_same_answers_when_imported(fresh, tmp_path, format_):
    fresh.ask("demo", "--customers", "15", "--invoices", "60")
    questions = [("aged",), ("aged", "--basis", "document"), ("items", "--all")]
    days = ("2026-06-30", "2026-10-15", "2026-11-24")
    asked = [fresh.ask(*question, as_of=day) for question in questions for day in days]
    done = fresh.ask("export", tmp_path / "out", "--format", format_)
    assert {re.sub(r".*/", "", f["file"].replace("\\", "/")) for f in done["files"]} >= {
        f"{name}.{format_}"
        for name in ("customers", "items", "allocations", "contacts", "promises")
    }
    fresh.ledger = tmp_path / "second.collector"
    fresh.ask("init")
    names = ("customers", "items", "allocations")
    fresh.ask("import", *(tmp_path / "out" / f"{name}.{format_}" for name in names))
    again = [fresh.ask(*question, as_of=day) for question in questions for day in days]
    assert _money_only(again) == _money_only(asked)
    assert fresh.ask("check")["ok"] is True


def _money_only(answers):
    """Return answers without what contacts and promises add, which no file brings in."""
    text = json.dumps(answers)
    text = re.sub(r'"promised": "[^"]*"', '"promised": ""', text)
    return re.sub(r'"step": [^,]*,', '"step": null,', text)


def test_an_export_into_what_is_no_folder_is_the_outside_world(shop, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    shop.refuse(5, "export", tmp_path / "file")
    shop.refuse(2, "export", tmp_path, "--format", "pdf")


@pytest.mark.skipif(not IBM.exists(), reason="the public data set is not kept in the project")
def test_the_public_data_set_is_as_late_as_its_publishers_say(cli):
    (file,) = cli.ask("import", IBM)["files"]
    assert (file["created"], file["rejected"]) == (2466, 0)
    items = cli.ask("items", "--all", as_of="2014-12-31")["items"]
    invoices = [item for item in items if item["type"] == "invoice"]
    late = [item for item in invoices if item["settled_date"] > item["due_date"]]
    assert (len(invoices), len(late)) == (2466, 877)
    assert round(1000 * len(late) / len(invoices)) == 356
    assert {i["type"] for i in items} == {"invoice", "receipt"}
    assert cli.ask("check")["ok"] is True


def test_a_file_in_the_sign_of_another_currency_waits_for_one_word(cli, tmp_path):
    file, columns = tmp_path / "list.csv", tmp_path / "map.json"
    file.write_text("Who,No,When,Sum\nAcme,A-1,2026-05-13,$5.00\nAcme,A-2,2026-05-14,$6.00\n")
    named = {"customer_name": "Who", "number": "No", "document_on": "When", "amount": "Sum"}
    columns.write_text(json.dumps({"kind": "items", "columns": named}))
    call = cli.call("import", str(file), "--map", str(columns), "--json")
    asked = call.document["files"][0]
    assert call.status == 1
    assert "such as --currency USD" in call.err
    assert (counts(asked), asked["currencies_asked"][0]) == ((2, 0, 0, 0, 2), "USD")
    assert [error["value"] for error in asked["errors"]] == ["$5.00"]
    done = cli.ask("import", str(file), "--map", str(columns), "--currency", "cad")["files"][0]
    assert (counts(done), done["currencies_asked"]) == ((2, 2, 0, 0, 0), [])
    assert {item["currency"] for item in cli.ask("items")["items"]} == {"CAD"}


def test_the_plain_history_leaves_out_what_an_import_notes_for_the_next_one(cli):
    items = cli.write("items.csv", f"{HEADINGS}invoice,A-1,ACME,2026-09-01,2026-10-01,9.00,GBP,,\n")
    customers = cli.write("customers.csv", "code,name\nACME,Acme Ltd\n")
    cli.ask("import", customers, items)
    entities = [each["entity"] for each in cli.ask("audit")["entries"]]
    plain = cli.call("audit").out
    assert "column_mapping" in entities
    assert "column_mapping" not in plain
    assert plain.count("Import customers.csv: 1 new; Import items.csv: 1 new") >= 2


@pytest.mark.parametrize("column", range(9))
def test_what_is_said_of_a_cell_of_thousands_of_characters_has_its_beginning_only(cli, column):
    cells = ["invoice", "A-1", "ACME", "2026-09-01", "2026-10-01", "9.00", "GBP", "", ""]
    cells[column] = "W" * 4000
    path = cli.write("items.csv", f"{HEADINGS}{','.join(cells)}\n")
    said = cli.call("import", path)
    assert "W" * 100 not in said.out + said.err


def test_terms_of_thousands_of_characters_are_named_by_their_beginning(cli):
    path = cli.write("customers.csv", f"code,name,terms\nACME,Acme Ltd,{'W' * 4000}\n")
    said = cli.call("import", path)
    assert "WWW" in said.err
    assert "W" * 100 not in said.out + said.err
