"""What the command line says of the exports of accounting programs."""

from tests.unit.importers.exports import FOREIGN, export_of

NATIVE = "type,number,customer,date,due_date,amount,currency,reference,description\n"


def imported(cli, name, *more):
    result = cli.call("import", export_of(name), *more, "--json")
    return result.status, result.document["files"][0]


def test_every_line_of_a_report_is_counted_by_its_kind(cli):
    status, file = imported(cli, "qbd-open-invoices")
    assert status == 0
    assert file["kinds"] == {"header": 1, "group": 2, "data": 4, "subtotal": 2, "total": 1}
    assert (file["rows"], file["left_out"]) == (4, 0)


def test_lines_that_are_left_out_on_purpose_are_counted_and_no_problem(cli):
    status, file = imported(cli, "zoho-invoices")
    assert (status, file["rows"], file["created"], file["left_out"]) == (0, 6, 4, 1)


def test_a_total_that_does_not_add_up_is_a_warning_and_stops_nothing(cli):
    status, file = imported(cli, "qbo-ar-ageing-detail")
    assert (status, file["created"], file["rejected"]) == (0, 5, 0)
    assert file["warnings"] == [
        {
            "row": 15,
            "column": "TOTAL",
            "value": "940.00",
            "reason": "The file says 940.00 here, but its rows come to 930.00: a difference of"
            " 10.00.",
        }
    ]


def test_rejected_rows_are_saved_mended_and_imported(cli):
    rows = "invoice,A,ACME,2026-11-01,,10.00,GBP,,\ninvoice,B,ACME,2026-11-01,,ten,GBP,,\n"
    path = cli.write("items.csv", NATIVE + rows)
    result = cli.call("import", path, "--rejected", cli.folder / "bad", "--json")
    (file,) = result.document["files"]
    saved = cli.folder / "bad" / "items.rejected.csv"
    assert (result.status, file["rejected_file"]) == (1, str(saved))
    text = saved.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == NATIVE.strip() + ",Problem"
    assert text.splitlines()[1:] == ["invoice,B,ACME,2026-11-01,,ten,GBP,,,'ten' is not an amount."]
    saved.write_text(text.replace(",ten,", ",12.00,"), encoding="utf-8")
    (again,) = cli.ask("import", saved)["files"]
    assert (again["created"], again["rejected"], again["rejected_file"]) == (1, 0, None)


def test_problems_come_in_the_order_of_their_rows(shop):
    rows = (
        "invoice,X,ACME,2026-11-01,,ten,GBP,,\n"
        "invoice,INV-1,ACME,2026-08-26,,1.00,GBP,,\n"
        "invoice,Y,ACME,2026-11-01,,ten,GBP,,\n"
    )
    result = shop.call("import", shop.write("more.csv", NATIVE + rows), "--json")
    assert [error["row"] for error in result.document["files"][0]["errors"]] == [2, 3, 4]


def test_profiles_lists_every_program(cli):
    listed = cli.ask("profiles")["profiles"]
    assert {profile.name for profile in FOREIGN} <= {each["name"] for each in listed}
    assert all(each["columns"] and each["program"] for each in listed)
