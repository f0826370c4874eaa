"""By which rule each customer's late payment is claimed: its own, its group's, the company's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field

from collector_desktop.domain import settings as s
from collector_desktop.domain.agreed_interest import agreed_from
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import Basis, Counting, DailyRounding
from collector_desktop.domain.late_payment import Debtor, Policy, make_policy, regime_for
from collector_desktop.domain.rates import RateSeries
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

OWN_TERMS = (
    s.INTEREST_REGIME,
    s.INTEREST_CONTRACT_RATE,
    s.INTEREST_CONTRACT_PER,
    s.INTEREST_FLAT_FEE,
    s.INTEREST_GRACE_DAYS,
    s.INTEREST_MINIMUM,
    s.INTEREST_CAP,
    s.INTEREST_BASIS,
    s.INTEREST_DAILY_ROUNDING,
)
AGREED = {
    "rate": s.INTEREST_CONTRACT_RATE.key,
    "per": s.INTEREST_CONTRACT_PER.key,
    "fee": s.INTEREST_FLAT_FEE.key,
    "grace": s.INTEREST_GRACE_DAYS.key,
    "least": s.INTEREST_MINIMUM.key,
    "most": s.INTEREST_CAP.key,
}
STORED = "SELECT customer_id, group_id, key, value FROM interest_term"
WHOSE = """SELECT c.id, c.group_id, c.kind, coalesce(a.country, '') FROM customer c
    LEFT JOIN address a ON a.customer_id = c.id AND a.kind = 'billing'
    WHERE c.id = :customer"""

Texts = dict[str, str]


@frozen
class Whose:
    """What of a customer decides on its terms."""

    customer_id: int
    group_id: int | None
    kind: str
    country: str


@frozen
class Term:
    """One setting of interest as it counts for a customer; `source` says whose it is."""

    name: str
    value: str
    source: str
    meaning: str


@frozen
class TermsBook:
    """Everybody's terms: the company's texts, and what groups and customers have instead."""

    country: str
    company: Texts
    groups: Mapping[int, Texts]
    customers: Mapping[int, Texts]
    rates: Mapping[str, RateSeries]
    policies: dict[tuple[object, ...], Policy | None] = field(default_factory=dict)

    def policy(self, whose: Whose) -> Policy | None:
        """Return the policy that counts for a customer; None when nothing may be claimed.

        Raises:
            RefusedError: its contract has no rate.
        """
        own = self._own(whose)
        key = (whose.kind, whose.country, *sorted(own.items()))
        if key not in self.policies:
            self.policies[key] = self._make(whose, own)
        return self.policies[key]

    def has_rule(self) -> bool:
        """Return whether the company claims by any rule."""
        name = self.company[s.INTEREST_REGIME.key]
        return regime_for(name, self.country, Debtor()) is not None

    def terms(self, whose: Whose) -> list[Term]:
        """Return each setting as it counts for a customer, and where it stands."""
        sources = (
            ("customer", self.customers.get(whose.customer_id, {})),
            ("group", self.groups.get(whose.group_id or 0, {})),
            ("company", self.company),
        )
        found = []
        for setting in OWN_TERMS:
            source, texts = next(each for each in sources if setting.key in each[1])
            found.append(Term(setting.key, texts[setting.key], source, setting.meaning))
        return found

    def _own(self, whose: Whose) -> Texts:
        """Return what differs from the company's terms; the customer's word before the group's."""
        group = self.groups.get(whose.group_id or 0, {})
        return {**group, **self.customers.get(whose.customer_id, {})}

    def _make(self, whose: Whose, own: Texts) -> Policy | None:
        texts = {**self.company, **own}
        name = s.INTEREST_REGIME.key
        is_own = name in self.customers.get(whose.customer_id, {})
        debtor = Debtor(whose.kind, whose.country, is_own)
        regime = regime_for(texts[name], self.country, debtor)
        if regime is None:
            return None
        counting = Counting(
            Basis(texts[s.INTEREST_BASIS.key]), DailyRounding(texts[s.INTEREST_DAILY_ROUNDING.key])
        )
        agreed = agreed_from({part: texts[key] for part, key in AGREED.items()})
        return make_policy(regime, self.rates, agreed, counting, self.country)


def terms_book(rates: Mapping[str, RateSeries]) -> TermsBook:
    """Return the terms as they stand in the ledger."""
    stored = settings()
    customers: dict[int, Texts] = defaultdict(dict)
    groups: dict[int, Texts] = defaultdict(dict)
    for customer_id, group_id, key, value in ask(STORED):
        owner = groups[group_id] if customer_id is None else customers[customer_id]
        owner[key] = value
    texts = stored.stored
    company = {each.key: texts.get(each.key, str(each.default)) for each in OWN_TERMS}
    return TermsBook(stored[s.COMPANY_COUNTRY], company, groups, customers, rates)


def whose_terms(customer_id: int) -> Whose:
    """Return what of a customer decides on its terms."""
    (row,) = ask(WHOSE, customer=customer_id)
    return Whose(*row)
