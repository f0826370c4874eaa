"""Names as banks spell them: parted, joined, without umlauts, cut, beside another's number."""

import pytest

from collector_desktop.domain.matching import Doubt
from collector_desktop.domain.matching_names import NameBook
from tests.unit.domain.matching_cases import customer, entry, facts, line, propose


def found(names, payer, text=""):
    """Return (id, written out) of the customers that a payer or text tells of."""
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
