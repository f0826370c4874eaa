"""`merge`: who may be one, and two that are."""

import pytest

CUSTOMERS = "code,name\nOLD,Moss & Co Ltd\nC9,Moss and Co Limited\n"
INVOICES = (
    "invoice,M-1,OLD,2026-09-01,2026-10-01,10.00,GBP,,\n"
    "invoice,M-1,C9,2026-09-01,2026-10-01,10.00,GBP,,\n"
)


@pytest.fixture
def renumbered(cli):
    cli.load(INVOICES, customers=CUSTOMERS)
    return cli


def test_pairs_are_listed_and_merged_and_the_old_code_still_finds_the_account(renumbered):
    (pair,) = renumbered.ask("merge")["pairs"]
    assert (pair["from"], pair["into"]) == ("OLD", "C9")
    assert pair["why"] == ["1 invoice is on both accounts", "the same name"]
    answer = renumbered.ask("merge", "OLD", "C9")
    assert (answer["customer"], answer["entered_twice"]) == ("C9", 1)
    card = renumbered.ask("customer", "old")
    assert card["customer"]["code"] == "C9"
    assert card["balances"]["GBP"]["balance"] == "10.00"
    assert renumbered.ask("check")["ok"]
    renumbered.ask("undo")
    assert len(renumbered.ask("merge")["pairs"]) == 1


def test_a_pair_kept_apart_is_proposed_no_more(renumbered):
    renumbered.ask("merge", "OLD", "C9", "--apart")
    assert renumbered.ask("merge") == {"pairs": []}


def test_one_code_alone_is_refused(renumbered):
    assert "Two codes" in renumbered.refuse(4, "merge", "OLD")
