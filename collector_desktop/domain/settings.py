"""Settings, each declared once with its type, default and one sentence of help."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from collector_desktop.domain.ageing import parse_buckets
from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.epc import is_iban
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.interest import Basis, DailyRounding
from collector_desktop.domain.late_payment import AUTOMATIC, NO_REGIME, REGIMES
from collector_desktop.domain.rates import parse_rate
from collector_desktop.domain.terms_words import parse_terms

T = TypeVar("T")
_MOST_DECIMALS = 4
_COUNTRY = re.compile(r"[A-Z]{2}")
_REGION = re.compile(r"[A-Z0-9]{1,3}")
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_SORT_CODE_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One business setting; the ledger file stores its text form under `key`.

    `parse` turns text into the value and raises ValueError or CollectorError for nonsense.
    """

    key: str
    default: T
    parse: Callable[[str], T]
    meaning: str

    def read(self, text: str) -> T:
        """Return the value that a text stands for; refuse nonsense in a sentence."""
        try:
            return self.parse(text.strip())
        except ValueError as error:
            raise CollectorError(
                f"{text!r} is not a value for {self.key}.", self.meaning
            ) from error


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise CollectorError(f"{text!r} is not a whole number from {least} to {most}.")
        return int(text)

    return parse


def _limits(text: str) -> str:
    return ",".join(str(limit) for limit in parse_buckets(text).limits)


def _terms(text: str) -> str:
    return str(parse_terms(text))


def _matching(
    pattern: re.Pattern[str], what: str, advice: str, *, may_be_empty: bool = False
) -> Callable[[str], str]:
    """Return a reader of capitals that fit a pattern."""

    def parse(text: str) -> str:
        capitals = text.upper()
        if not pattern.fullmatch(capitals) and not (may_be_empty and not text):
            raise CollectorError(f"{text!r} is not {what}.", advice)
        return capitals

    return parse


def _email(text: str) -> str:
    if text and not _EMAIL.fullmatch(text):
        raise CollectorError(
            f"{text!r} is not an e-mail address.", "Write one such as accounts@example.com."
        )
    return text


def _sort_code(text: str) -> str:
    digits = re.sub(r"[ -]", "", text)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit() and len(digits) == _SORT_CODE_DIGITS):
        raise CollectorError(
            f"{text!r} is not a sort code.", "It has six digits, such as 12-34-56."
        )
    return "-".join((digits[:2], digits[2:4], digits[4:]))


def _iban(text: str) -> str:
    plain = "".join(text.split()).upper()
    if plain and not is_iban(plain):
        raise CollectorError(
            f"{text!r} is not an IBAN.", "Its check digits do not agree: compare it once more."
        )
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def _target(text: str) -> str:
    """Keep an amount as written; its currency, and so its decimals, is another setting."""
    if text and parse_amount(text, _MOST_DECIMALS) < 0:
        raise CollectorError("A target cannot be below zero.")
    return text


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.lower() not in choices:
            raise CollectorError(f"{text!r} is not a choice.", f"Use one of {', '.join(choices)}.")
        return text.lower()

    return parse


def _agreed_rate(text: str) -> str:
    if not text:
        return ""
    rate = parse_rate(text)
    if rate < 0:
        raise CollectorError("A rate of interest cannot be below zero.")
    return str(rate)


COMPANY_NAME = Setting("company.name", "My company", str, "Your business, as on your letters.")
COMPANY_COUNTRY = Setting(
    "company.country",
    "GB",
    _matching(_COUNTRY, "a country code", "Use two letters, such as GB, IE or DE."),
    "Two letters of the country.",
)
COMPANY_REGION = Setting(
    "company.region",
    "",
    _matching(_REGION, "a part of a country", "Use its code: ENG, SCT, BY.", may_be_empty=True),
    "The part of your country whose bank holidays you keep, such as SCT; for GB else England.",
)
COMPANY_CURRENCY = Setting(
    "company.currency", "GBP", require_currency, "The currency of new customers and items."
)
COMPANY_ADDRESS = Setting("company.address", "", str, "Your address, one line a line.")
COMPANY_PHONE = Setting("company.phone", "", str, "The telephone number on your letters.")
COMPANY_EMAIL = Setting("company.email", "", _email, "The e-mail address on your letters.")
COMPANY_WEBSITE = Setting("company.website", "", str, "The web address on your letters.")
COMPANY_FOOTER = Setting(
    "company.footer", "", str, "The last line of a letter: registered number, office, VAT."
)
COMPANY_COLLECTOR = Setting("company.collector", "", str, "Who chases; signs the letters.")
COMPANY_ACCENT = Setting(
    "company.accent",
    "#3451C6",
    _matching(_COLOUR, "a colour", "Write a number sign and six digits 0-9 or A-F: #3451C6."),
    "The colour of your letterhead.",
)
BANK_NAME = Setting("bank.account_name", "", str, "The name of your bank account.")
BANK_SORT_CODE = Setting("bank.sort_code", "", _sort_code, "The sort code of your bank account.")
BANK_ACCOUNT = Setting("bank.account_number", "", str, "The number of your bank account.")
BANK_IBAN = Setting("bank.iban", "", _iban, "The IBAN of your bank account, for euro payments.")
BANK_BIC = Setting(
    "bank.bic",
    "",
    _matching(_BIC, "a BIC", "It has 8 or 11 letters and digits.", may_be_empty=True),
    "The BIC of your bank, for euro payments.",
)
TERMS_DEFAULT = Setting(
    "terms.default", "NET 30", _terms, "The payment terms of customers without their own."
)
TERMS_DUE_ROLL = Setting(
    "terms.due_roll",
    "none",
    _one_of("none", "next", "previous"),
    "What becomes of a due date worked out to fall on a weekend or bank holiday: it stays (none),"
    " or moves to the next or previous working day.",
)
AGED_BUCKETS = Setting(
    "aged.buckets", "30,60,90", _limits, "Days overdue at which the ageing columns end."
)
PROMISE_GRACE_DAYS = Setting(
    "promise.grace_days",
    0,
    _whole_number(0, 5),
    "Working days after the promised day before a promise counts as broken, 0 to 5.",
)
CHASE_MIN_GAP_DAYS = Setting(
    "chase.min_gap_days",
    5,
    _whole_number(0, 60),
    "Days that a customer is left alone after a contact, unless a follow-up is due.",
)
CHASE_SILENCE_DAYS = Setting(
    "chase.silence_days",
    21,
    _whole_number(1, 365),
    "Days without a contact after which an overdue customer counts as long silent.",
)
STATEMENT_PAY_WITHIN_DAYS = Setting(
    "statement.pay_within_days",
    7,
    _whole_number(0, 90),
    "Days from the statement or letter to the date by which it asks to be paid.",
)
TARGET_MONTH = Setting(
    "target.month", "", _target, "What you aim to collect in a month, such as 90000."
)
INTEREST_REGIME = Setting(
    "interest.regime",
    AUTOMATIC,
    _one_of(AUTOMATIC, *REGIMES, NO_REGIME),
    "What late payment is claimed by: the law of your country (auto), another law, your contract"
    " or nothing (none).",
)
INTEREST_CONTRACT_RATE = Setting(
    "interest.contract_rate",
    "",
    _agreed_rate,
    "The interest that your terms agree on, in per cent a year, for the regime contract.",
)
INTEREST_BASIS = Setting(
    "interest.basis",
    Basis.DAYS_365.value,
    _one_of(*Basis),
    "The days of a year of interest, 365, 360 or actual, where the law leaves it open.",
)
INTEREST_DAILY_ROUNDING = Setting(
    "interest.daily_rounding",
    DailyRounding.EXACT.value,
    _one_of(*DailyRounding),
    "Whether a day's interest is kept exact, or rounded to pennies before it is multiplied.",
)

ALL_SETTINGS: tuple[Setting[str] | Setting[int], ...] = (
    COMPANY_NAME,
    COMPANY_COUNTRY,
    COMPANY_REGION,
    COMPANY_CURRENCY,
    COMPANY_ADDRESS,
    COMPANY_PHONE,
    COMPANY_EMAIL,
    COMPANY_WEBSITE,
    COMPANY_FOOTER,
    COMPANY_COLLECTOR,
    COMPANY_ACCENT,
    BANK_NAME,
    BANK_SORT_CODE,
    BANK_ACCOUNT,
    BANK_IBAN,
    BANK_BIC,
    TERMS_DEFAULT,
    TERMS_DUE_ROLL,
    AGED_BUCKETS,
    PROMISE_GRACE_DAYS,
    CHASE_MIN_GAP_DAYS,
    CHASE_SILENCE_DAYS,
    STATEMENT_PAY_WITHIN_DAYS,
    TARGET_MONTH,
    INTEREST_REGIME,
    INTEREST_CONTRACT_RATE,
    INTEREST_BASIS,
    INTEREST_DAILY_ROUNDING,
)
BY_KEY = {setting.key: setting for setting in ALL_SETTINGS}


def setting_named(key: str) -> Setting[str] | Setting[int]:
    """Return the declaration of a setting; refuse an unknown name."""
    if key not in BY_KEY:
        raise CollectorError(f"There is no setting called {key!r}.", "See the list of settings.")
    return BY_KEY[key]
