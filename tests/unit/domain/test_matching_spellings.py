"""Names as banks spell them: parted, joined, without umlauts, cut, beside another's number."""

import pytest

from collector_desktop.domain.matching import Doubt
from collector_desktop.domain.matching_names import NameBook
from tests.unit.domain.matching_cases import customer, entry, facts, line, propose


def found(names, payer, text=""):
    """Return (id, written out) of the customers that a payer or text points to."""
    people = [customer(at, name) for at, name in enumerate(names, 1)]
    hits = NameBook(people, lambda *_: 0).find(payer, text)
    return [(each.customer_id, each.is_written_out) for each in hits]


@pytest.mark.parametrize(
    ("name", "payer"),
    [
        ("O'Brien Builders Ltd", "O BRIEN BUILDERS"),
        ("O'Brien Builders Ltd", "OBRIEN BUILDERS LTD"),
        ("O\u2019Brien Builders Ltd", "O BRIEN BUILDERS"),
        ("D'Angelo Foods", "D ANGELO FOODS"),
        ("McDonald & Sons", "MC DONALD AND SONS"),
        ("Greenway Gardens", "GREENWAYGARDENS"),
        ("Müller GmbH", "MUELLER GMBH"),
        ("Müller GmbH", "MULLER GMBH"),
        ("Ørsted Byg", "OERSTED BYG"),
        ("St John's School", "ST JOHNS SCHOOL"),
    ],
)
def test_a_name_is_written_out_however_its_letters_are_parted(name, payer):
    assert found([name, "Other People"], payer) == [(1, True)]
    assert found([name, "Other People"], "", f"{payer} 12 INV") == [(1, True)]


@pytest.mark.parametrize(
    ("names", "payer", "expected"),
    [
        (["M O'Brien", "Mo Brien"], "M OBRIEN", [(1, True)]),
        (["M O'Brien", "MO Brien"], "MOB RIEN", [(1, False), (2, False)]),
        (["Abc De", "Other"], "A B C D E", []),
        (["Jones & Co", "T Jones"], "JONES", []),
        (["Jones & Co", "T Jones"], "JONES & CO", [(1, True)]),
        (["Marlow", "Marlow Garden"], "MAR LOW", []),
    ],
)
def test_letters_that_may_be_two_names_or_too_few_are_no_name_written_out(names, payer, expected):
    assert found(names, payer) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HOLT & BAKER SOLIC SEPTEMBER", [(1, False)]),
        ("HOLT SEPTEMBER AND MORE", []),
        ("HOLT & BAKER SOLIC", [(1, False)]),
        ("HOLT & BA CK OFFICE", []),
    ],
)
def test_a_name_cut_by_the_bank_may_have_more_words_behind_it(text, expected):
    assert found(["Holt & Baker Solicitors"], "", text) == expected


def test_a_number_of_another_customer_is_in_doubt_though_the_names_are_alike():
    people = [customer(1, "Smith Ltd"), customer(2, "Smith & Sons Ltd")]
    known = facts(people, (entry(1, 1, "INV-1005", 166_57),))
    (proposal, *_) = propose(known, line(166_57, payer="SMITH & SONS LTD", text="INV-1005"))
    assert proposal.customer_id == 1
    assert proposal.doubts == (Doubt.OTHER_PAYER,)
    assert not proposal.is_certain()
    (own, *_) = propose(known, line(166_57, payer="SMITH LTD", text="INV-1005"))
    assert own.is_certain()


RANGE = [entry(at, 1, f"INV-{1200 + at}", 100_00 + at, due=at) for at in range(1, 5)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("INV 1201-1204", {1, 2, 3, 4}),
        ("INV-1201 to INV-1203", {1, 2, 3}),
        ("INVOICES 1201 - 04", {1, 2, 3, 4}),
        ("1202 bis 1204", {2, 3, 4}),
        ("1201\u20131203", {1, 2, 3}),
    ],
)
def test_a_range_of_numbers_names_all_that_lie_in_it(text, numbers):
    total = sum(each.open_minor for each in RANGE if each.item_id in numbers)
    known = facts([customer(1, "Acme Ltd"), customer(2, "Other")], RANGE)
    (proposal, *_) = propose(known, line(total, text=text))
    assert {item_id for item_id, _ in proposal.parts} == numbers
    assert proposal.is_certain()


@pytest.mark.parametrize("text", ["1201-1299", "1204-1201", "1201-1207", "01/02/1201-1204.50"])
def test_what_is_no_range_of_known_numbers_names_only_what_it_says(text):
    known = facts([customer(1, "Acme Ltd")], RANGE)
    total = sum(each.open_minor for each in RANGE)
    for proposal in propose(known, line(total, text=text)):
        assert not proposal.is_certain()


def test_a_number_of_another_customer_in_a_range_is_not_named():
    others = entry(9, 2, "INV-1202", 50_00)
    mine = [each for each in RANGE if each.item_id != 2]
    known = facts([customer(1, "Acme Ltd"), customer(2, "Other")], (*mine, others))
    total = sum(each.open_minor for each in mine)
    (proposal, *_) = propose(known, line(total, text="INV 1201-1204"))
    assert (proposal.customer_id, proposal.is_certain()) == (1, True)
    assert 9 not in {item_id for item_id, _ in proposal.parts}


def test_a_number_beside_a_name_like_another_customers_is_in_doubt():
    people = [customer(1, "Acme Ltd"), customer(2, "Bexley Joinery Ltd")]
    known = facts(people, (entry(1, 1, "INV-1005", 166_57),))
    (proposal, *_) = propose(known, line(166_57, payer="BEXLEY JOINER", text="INV-1005"))
    assert (proposal.customer_id, proposal.doubts) == (1, (Doubt.OTHER_PAYER,))


def test_a_name_of_signs_alone_is_nobodys():
    assert found(["***", "Other People"], "*** LTD") == []
