"""`sent`: every paper that the program gives to a customer is known again by its bytes."""

from hashlib import sha256
from pathlib import Path

import pytest

from collector_desktop.cli import paper_customers as makers
from collector_desktop.cli.paper_kinds import KINDS
from collector_desktop.services.paper_letter import TEMPLATES

OF_CUSTOMERS = {
    "receipt": ("R-1",),
    "plan": ("ACME",),
    "promise": ("BETA",),
    "settlement": ("ACME", "--amount", "20.00", "--by", "2026-12-24"),
    "interest": ("ACME",),
    "decision": ("ACME",),
    "application": ("ACME",),
}
LEAST_LETTERS = 10


@pytest.fixture
def told(shop):
    """A shop with a promise, a plan and a decision, so that every paper has something to say."""
    promised = ("--outcome", "PTP", "--promise", "10.00", "--promise-for", "2026-12-01")
    shop.ask("log", "BETA", "--kind", "call", *promised)
    shop.ask("plan", "ACME", "--count", "2")
    shop.ask("limit", "ACME", "500", "--reason", "Accounts seen")
    return shop


def test_every_kind_of_paper_is_tried_here():
    to_customers = {name for name, kind in KINDS.items() if kind.make in vars(makers).values()}
    assert OF_CUSTOMERS.keys() == to_customers


@pytest.mark.parametrize("kind", OF_CUSTOMERS)
def test_each_paper_to_a_customer_is_known_again(told, tmp_path, kind):
    [file] = told.ask("paper", kind, *OF_CUSTOMERS[kind], "--out", tmp_path)["files"]
    found = told.ask("sent", file["file"])
    assert found["sha256"] == sha256(Path(file["file"]).read_bytes()).hexdigest()
    [sent] = found["sent"]
    assert (sent["customer"], sent["made_on"]) == (file["customer"], "2026-11-24")
    assert sent["ways"] == ["letter"]
    assert sent["file"] == Path(file["file"]).name
    assert sent["combined"] is None


def test_every_template_of_a_letter_is_known_again(told, tmp_path):
    made = 0
    told.ask("plan", "1", "--cancel")  # what is in a plan that is kept is asked for by no letter
    for template in TEMPLATES:
        result = told.call("letter", "ACME", "--template", template, "--out", tmp_path, "--json")
        if result.status == 4:  # an event that did not happen here, or a law that is not theirs
            continue
        [file] = result.document["files"]
        [*_, sent] = told.ask("sent", file["file"])["sent"]
        assert (sent["kind"], sent["customer"], sent["ways"]) == ("letter", "ACME", ["letter"])
        made += 1
    assert made >= LEAST_LETTERS


@pytest.mark.parametrize("kind", ["open-item", "activity", "both"])
def test_combined_statements_answer_with_all_who_are_in_them(told, tmp_path, kind):
    whole = tmp_path / "all.pdf"
    made = told.ask("statement", "--all", "--kind", kind, "--out", tmp_path, "--combined", whole)
    found = told.ask("sent", whole)
    assert len(made["files"]) == len(found["sent"]) == 3
    names = {each["customer"]: Path(each["file"]).name for each in made["files"]}
    assert {each["customer"]: each["file"] for each in found["sent"]} == names
    for sent in found["sent"]:
        assert (sent["kind"], sent["made_on"]) == ("statement", "2026-11-24")
        assert (sent["ways"], sent["combined"]) == (["letter"], "all.pdf")


def test_a_file_of_all_that_was_saved_anew_is_not_ours(told, tmp_path):
    whole = tmp_path / "all.pdf"
    told.ask("statement", "--all", "--out", tmp_path, "--combined", whole)
    whole.write_bytes(whole.read_bytes() + b"\n")
    asked = told.call("sent", whole, "--json")
    assert (asked.status, asked.document["sent"]) == (1, [])
