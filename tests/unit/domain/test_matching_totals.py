"""Lines that name nobody, with just the sum of all that an account owes."""

from tests.unit.domain.matching_cases import customer, entry, facts, line, match_all, propose

EVERYBODY = (customer(1, "Acme Ltd"), customer(2, "Bexley Bakery Ltd"))


def test_all_that_an_account_owes_is_proposed_for_a_payer_whom_nothing_names():
    """Two invoices of 44,100 and 44,150 and a line of 88,250: both, which is never sure."""
    two = (entry(1, 1, "A", 44_100_00), entry(2, 1, "B", 44_150_00, due=5))
    paid = line(88_250_00, "TRANSFER")
    found = propose(facts(EVERYBODY, two), paid)[0]
    assert (found.customer_id, found.parts) == (1, ((1, 44_100_00), (2, 44_150_00)))
    assert (found.confidence, found.is_certain()) == (0.59, False)
    others = (*two, entry(3, 2, "C", 88_249_00), entry(4, 2, "D", 1_00))
    both = propose(facts(EVERYBODY, others), paid)
    assert [(each.customer_id, each.confidence) for each in both] == [(1, 0.40), (2, 0.40)]


def test_an_account_whose_debts_come_to_another_sum_is_not_proposed_for_nobody():
    two = (entry(1, 1, "A", 44_100_00), entry(2, 1, "B", 44_150_00))
    one = entry(5, 2, "E", 88_250_00)
    credited = (*two, entry(3, 1, "CN", 10_00, is_credit=True))
    paid = line(88_250_00, "TRANSFER")
    assert propose(facts(EVERYBODY, credited), paid) == ()
    assert propose(facts(EVERYBODY, two), line(88_249_99, "TRANSFER")) == ()
    assert propose(facts(EVERYBODY, (*two, one)), paid)[0].parts == ((5, 88_250_00),)


def test_what_another_line_has_paid_a_part_of_is_not_the_account_of_nobody():
    two = (entry(1, 1, "INV-1001", 44_100_00), entry(2, 1, "INV-1002", 44_150_00))
    first = line(44_100_00, "INV-1001", line_id=1)
    second = line(88_250_00, "TRANSFER", line_id=2)
    found = match_all(facts(EVERYBODY, two), first, second)
    assert [len(each.parts) for each in found[1]] == [1]
    assert found[2] == ()
