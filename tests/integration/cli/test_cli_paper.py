"""`paper`: every kind is written over nothing; what goes to a customer is recorded as sent."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from collector_desktop.cli.paper_kinds import KINDS

REPORTS = (
    *("aged", "activity", "disputes", "promises", "limits", "placements", "kpis", "forecast"),
    *("collected", "performance", "late-interest", "write-offs"),
)


def text_of(path):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def write(cli, folder, *arguments):
    """Return the one paper to a customer that a call writes."""
    (file,) = cli.ask("paper", *arguments, "--out", folder)["files"]
    return file


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_is_written_once_and_recorded_nowhere(shop, tmp_path, kind):
    before = shop.ask("audit")
    first = shop.ask("paper", kind, "--out", tmp_path / "new")
    again = shop.ask("paper", kind, "--out", tmp_path / "new")
    assert first == again
    assert Path(first["file"]).read_bytes().startswith(b"%PDF")
    assert len(list((tmp_path / "new").iterdir())) == 1
    assert shop.ask("audit") == before


def test_nothing_is_overwritten(shop, tmp_path):
    name = Path(shop.ask("paper", "aged", "--out", tmp_path)["file"]).name
    (tmp_path / name).write_bytes(b"mine")
    other = shop.ask("paper", "aged", "--out", tmp_path)["file"]
    assert (tmp_path / name).read_bytes() == b"mine"
    assert Path(other).name != name


def test_the_aged_list_on_paper_has_the_balances_of_the_command(shop, tmp_path):
    found = shop.ask("aged")
    text = text_of(shop.ask("paper", "aged", "--out", tmp_path)["file"])
    for listed in found["currencies"].values():
        for row in listed["rows"]:
            assert f"{row['customer']} {row['name']}" in text
        assert f"{float(listed['totals']['balance']):,}".replace("-", "\N{MINUS SIGN}") in text
    one = text_of(shop.ask("paper", "aged", "ACME", "--out", tmp_path)["file"])
    assert "ACME" in one
    assert "BETA" not in one


def test_a_receipt_is_recorded_and_known_again(shop, tmp_path):
    file = write(shop, tmp_path, "receipt", "R-1")
    assert "Receipt no. R-1" in text_of(file["file"])
    known = shop.ask("sent", file["file"])
    assert known["known"]
    assert known["sent"][0]["kind"] == "receipt"
    assert known["sent"][0]["customer"] == "ACME"


def test_a_plan_is_found_by_its_id_and_by_its_customer(shop, tmp_path):
    plan = shop.ask("plan", "ACME", "--count", "2")["plan"]
    by_id = write(shop, tmp_path / "a", "plan", str(plan))
    by_code = write(shop, tmp_path / "b", "plan", "ACME")
    assert by_id["sha256"] == by_code["sha256"]
    assert "Payment plan" in text_of(by_id["file"])


def test_a_promise_is_confirmed_by_its_id_or_the_newest_of_a_customer(shop, tmp_path):
    promised = ("--outcome", "PTP", "--promise", "10.00", "--promise-for", "2026-12-01")
    made = shop.ask("log", "ACME", "--kind", "call", *promised)["promise"]
    by_id = write(shop, tmp_path / "a", "promise", str(made))
    by_code = write(shop, tmp_path / "b", "promise", "ACME")
    assert by_id["sha256"] == by_code["sha256"]
    assert "£10.00 on 1 December 2026" in text_of(by_id["file"])


def test_an_offer_to_settle_is_written(shop, tmp_path):
    offered = ("--amount", "20.00", "--by", "2026-12-24", "--item", "INV-2")
    text = text_of(write(shop, tmp_path, "settlement", "ACME", *offered)["file"])
    assert "Offer to settle £40.00 for £20.00" in text


def test_the_form_to_ask_for_credit_is_blank_or_for_a_customer(shop, tmp_path):
    blank = shop.ask("paper", "application", "--language", "nl", "--out", tmp_path)["file"]
    assert "Kredietaanvraag" in text_of(blank)
    own = write(shop, tmp_path, "application", "ACME")
    assert PdfReader(own["file"]).get_fields()["legal_name"]["/V"] == "Acme Ltd"


@pytest.mark.parametrize(
    ("status", "arguments"),
    [
        (2, ("receipt",)),
        (2, ("settlement", "ACME")),
        (2, ("kpis", "ACME")),
        (2, ("forecast", "--weeks", "0")),
        (2, ("kpis", "--from", "2026-11-01", "--to", "2026-10-01")),
        (2, ("activity", "--to", "2027-01-01")),
        (2, ("application", "--language", "xx")),
        (2, ("no-such-kind",)),
        (4, ("receipt", "INV-1")),
        (4, ("receipt", "NONE")),
        (4, ("plan", "ACME")),
        (4, ("plan", "99")),
        (4, ("promise", "ACME")),
        (4, ("aged", "NOBODY")),
        (4, ("settlement", "ACME", "--amount", "9000", "--by", "+7")),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line_and_nothing_is_written(
    shop, tmp_path, status, arguments
):
    folder = tmp_path / "out"
    shop.refuse(status, "paper", *arguments, "--out", folder)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_help_names_every_kind(shop):
    shown = shop.call("paper", "--help").out
    assert all(name in shown and kind.meaning in shown for name, kind in KINDS.items())


def test_every_kind_has_one_line_of_meaning():
    assert all(kind.meaning and len(kind.meaning) < 60 for kind in KINDS.values())
