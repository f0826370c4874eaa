"""Rules of the property test of money: interest claimed, waived, lowered and paid first or last."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.interest import Wanted
from collector_desktop.services.interest_claims import claim_interest, waive_claim, waive_interest
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.interest_model import FLOATING, Decision, bore, lowered, rest
from tests.integration.money_rules import CODES, CURRENCIES, DAYS, FIRST, PLACE
from tests.integration.whole_claims import interest_claims

OLD = st.integers(20, 400).map(lambda n: FIRST - timedelta(days=n))
DEBTS = st.sampled_from((123_45, 999_99, 1_000_00, 9_999_99, 10_000_00))
LOWERED = """SELECT c.number, d.interest_minor, d.fixed_minor, e.number, e.document_on
    FROM interest_decision d JOIN item e ON e.id = d.entry_id
    JOIN interest_decision o ON o.id = d.claim_id JOIN item c ON c.id = o.entry_id ORDER BY d.id"""


class LateMoney:
    """What is decided on late payment, between all other things done to money."""

    def agree_on_terms(self):
        """One customer is claimed from by the law of the country, the other by the Directive."""
        change_terms(Owner(customer_id_of(FLOATING)), {"interest.regime": "eu"}, TODAY)

    def credits_of_claims(self):
        """Return the credits that lowered claims and are not in the books yet."""
        return [row for row in db.execute_sql(LOWERED) if row[3] not in self.books.entries]

    def lower(self, code, paid_on):
        """Lower the claims that money or credit of a day reaches, as the product says it did."""
        for claim, interest, fixed in lowered(self.books, code, paid_on, TODAY):
            number, *found, credit, day = self.credits_of_claims()[0]
            assert (number, found) == (claim.number, [interest, fixed])
            assert day == TODAY.isoformat()
            self.credit_claim(claim, credit, TODAY, (interest, fixed))
            self.books.decisions[-1].is_lowering = True

    def credit_claim(self, claim, credit, day, parts):
        """Enter a credit for a claim, which takes off what is open of it."""
        entry = self.books.entries[claim.number]
        values = (entry.customer, entry.currency, day, day, sum(parts))
        self.books.add(credit, "credit_adjustment", *values)
        left = min(self.books.left(claim.number, day), sum(parts))
        if left:
            self.books.link(credit, claim.number, left, day)
        made = Decision(claim.item, "waived", day, *parts, number=credit, of_claim=claim.number)
        self.books.decisions.append(made)

    @rule(code=CODES, cur=CURRENCIES, day=OLD, minor=DEBTS)
    def import_an_old_debt(self, code, cur, day, minor):
        """Fixed sums are by the debt, and rates change within its days."""
        self.bring_in("invoice", code, cur, day, minor)

    @rule(first=st.sampled_from(("principal", "interest")))
    def pay_first(self, first):
        change_settings({"allocation.first": first}, TODAY)
        if first != self.books.first:
            self.step(lambda: setattr(self.books, "first", first))

    def pays_in_order(self, moved, minor, code, cur, day):
        """Nothing is paid while what goes before it is open, unless it is named or fits exactly."""
        paid = {made.target: made.minor for made in moved.allocations if made.target != "INV-3"}
        named = sum(made.minor for made in moved.allocations if made.target == "INV-3")
        left = {
            number: self.books.left(number, max(day, entry.day))
            for number, entry in self.books.entries.items()
            if self.is_debt_of(entry, code, cur)
        }
        fits = sum(paid.values()) == minor - named and not any(left[number] for number in paid)
        if paid and not fits:
            last = max(self.turn(number) for number in paid)
            assert all(self.turn(number) >= last for number in left if left[number])

    def turn(self, number):
        """Return when a debt's turn to be paid comes."""
        entry, is_charge = self.books.entries[number], number in self.books.charges
        charge = 1 if self.books.first == "principal" else -1
        return (charge if is_charge else 0, entry.due, entry.day)

    def may_be_decided(self, code, day, number=None):
        """Return {invoice: what is neither claimed nor waived} of one, or of all of a customer."""
        invoices = [
            each
            for each, entry in self.books.entries.items()
            if entry.type == "invoice" and entry.customer == code and number in (None, each)
            if entry.day <= day
        ]
        found = {each: rest(self.books, each, day) for each in invoices}
        return {each: left for each, left in found.items() if left and left.interest + left.fixed}

    @rule(place=PLACE, day=DAYS, whole=st.booleans())
    def claim(self, place, day, whole):
        """Claim on an invoice, open or paid, or on all of a customer."""
        number = self.pick(place, "invoice")
        code = self.books.entries[number].customer
        who, items = customer_id_of(code), None if whole else {self.id_of(number)}
        expected = self.may_be_decided(code, day, None if whole else number)
        if not expected:
            self.refuses(lambda: claim_interest(who, items, day))
            return
        made = {each.item_number: each for each in claim_interest(who, items, day).value}
        asked = {each: (one.interest_minor, one.fixed_minor) for each, one in made.items()}
        assert asked == {each: (one.interest, one.fixed) for each, one in expected.items()}
        self.step(lambda: self.follow_claims(made, expected))

    def follow_claims(self, made, expected):
        for each, left in expected.items():
            entry, left.kind, left.number = self.books.entries[each], "claimed", made[each].number
            values = (entry.customer, entry.currency, left.on, left.on, left.interest + left.fixed)
            self.books.add(left.number, "debit_adjustment", *values)
            self.books.charges.add(left.number)
            self.books.decisions.append(left)

    @rule(place=PLACE, day=DAYS)
    def waive(self, place, day):
        """Give up what was not claimed yet of an invoice."""
        number = self.pick(place, "invoice")
        code = self.books.entries[number].customer
        who, items = customer_id_of(code), {self.id_of(number)}
        expected = self.may_be_decided(code, day, number)
        if not expected:
            self.refuses(lambda: waive_interest(who, items, "Goodwill", day))
            return
        assert waive_interest(who, items, "Goodwill", day).value == 1
        (left,) = expected.values()
        left.kind = "waived"
        self.step(lambda: self.books.decisions.append(left))

    @precondition(lambda self: any(each.kind == "claimed" for each in self.books.decisions))
    @rule(place=PLACE, day=DAYS)
    def waive_a_claim(self, place, day):
        """Give up what is open of a claim, for which there must be a reason."""
        claims = [each for each in self.books.decisions if each.kind == "claimed"]
        claim = claims[place % len(claims)]
        left, item = self.books.left(claim.number, day), self.id_of(claim.number)
        self.refuses(lambda: waive_claim(item, " ", day))
        if day < claim.on or not left:
            self.refuses(lambda: waive_claim(item, "Goodwill", day))
            return
        moved = waive_claim(item, "Goodwill", day).value
        assert Item.get_by_id(moved.item_id).amount_minor == left
        fixed = min(left, claim.fixed)
        parts = (left - fixed, fixed)
        self.step(lambda: self.credit_claim(claim, moved.number, day, parts))

    def agree_on_interest(self, day):
        """Compare what every invoice bore at a day, and what of it was claimed or waived."""
        found = {
            row.number: (
                (row.claim.interest_minor, row.claim.fixed_minor),
                (row.claim.rest.interest_minor, row.claim.rest_fixed_minor or 0),
                (row.settled.claimed_minor, row.settled.waived_minor),
                row.settled.open_claims_minor,
            )
            for row in interest_claims(day, rate_book(), Wanted()).rows
        }
        numbers = [n for n, entry in self.books.entries.items() if entry.type == "invoice"]
        bears = {n: bore(self.books, n, day) for n in numbers if self.books.entries[n].day <= day}
        late = {number: each for number, each in bears.items() if each}
        assert found == {number: self.stands(number, each, day) for number, each in late.items()}

    def stands(self, number, late, day):
        left = rest(self.books, number, day, day)
        made = [each for each in self.books.decisions if each.item == number and each.on <= day]
        sums = {"claimed": 0, "waived": 0}
        for each in made:
            sums[each.kind] += each.interest + each.fixed
            if each.of_claim:
                sums["claimed"] -= each.interest + each.fixed
        still = self.books.open_at(day)
        unpaid = sum(still.get(each.number, 0) for each in made if each.kind == "claimed")
        return (
            (late.interest, late.fixed),
            (left.interest, left.fixed),
            (sums["claimed"], sums["waived"]),
            unpaid,
        )
