"""Settings as the history and the message bar name them in a sentence."""

from __future__ import annotations

_TITLES = {
    "company.name": "company name",
    "company.country": "country",
    "company.region": "part of the country",
    "company.currency": "currency",
    "company.address": "address",
    "company.phone": "phone number",
    "company.email": "e-mail address",
    "company.website": "web address",
    "company.footer": "footer of letters",
    "company.collector": "name of who chases",
    "company.accent": "letterhead colour",
    "bank.account_name": "account name",
    "bank.sort_code": "sort code",
    "bank.account_number": "account number",
    "bank.iban": "IBAN",
    "bank.bic": "BIC",
    "terms.default": "payment terms",
    "terms.due_roll": "working day on which invoices fall due",
    "aged.buckets": "ageing columns",
    "promise.grace_days": "days of grace of a promise",
    "chase.min_gap_days": "days between contacts",
    "chase.silence_days": "days of silence",
    "statement.pay_within_days": "days to pay within",
    "match.auto": "matching of unallocated money",
    "import.warn_after_days": "age of the ledger that is a warning",
    "ledger.locked_until": "end of the locked period",
    "target.month": "target of a month",
    "interest.regime": "law of late payment",
    "interest.contract_rate": "agreed rate of interest",
    "interest.contract_per": "period of the agreed rate",
    "interest.flat_fee": "agreed charge for paying late",
    "interest.grace_days": "days of grace before agreed interest",
    "interest.minimum": "least agreed interest",
    "interest.cap": "most agreed interest",
    "interest.basis": "days of a year of interest",
    "interest.daily_rounding": "rounding of a day's interest",
    "allocation.first": "order of automatic allocation",
}


def title_of(key: str) -> str:
    """Return the words for a setting, as in "Change the sort code"; else its name."""
    return _TITLES.get(key, key)
