"""Settings, each declared once with its type, default and one sentence of help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import CollectorError

T = TypeVar("T")


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
        number = int(text)
        if not least <= number <= most:
            raise ValueError(text)
        return number

    return parse


def _limits(text: str) -> str:
    numbers = [int(part) for part in text.split(",")]
    if not numbers or numbers[0] < 1 or numbers != sorted(set(numbers)):
        raise ValueError(text)
    return ",".join(str(number) for number in numbers)


COMPANY_NAME = Setting("company.name", "My company", str, "Your business, as on your letters.")
COMPANY_COUNTRY = Setting("company.country", "GB", str.upper, "Two letters of the country.")
COMPANY_CURRENCY = Setting(
    "company.currency", "GBP", require_currency, "The currency of new customers and items."
)
COMPANY_ADDRESS = Setting("company.address", "", str, "Your address, one line a line.")
COMPANY_PHONE = Setting("company.phone", "", str, "The telephone number on your letters.")
COMPANY_EMAIL = Setting("company.email", "", str, "The e-mail address on your letters.")
COMPANY_WEBSITE = Setting("company.website", "", str, "The web address on your letters.")
COMPANY_FOOTER = Setting(
    "company.footer", "", str, "The last line of a letter: registered number, office, VAT."
)
COMPANY_COLLECTOR = Setting("company.collector", "", str, "Who chases; signs the letters.")
COMPANY_ACCENT = Setting("company.accent", "#3451C6", str, "The colour of your letterhead.")
BANK_NAME = Setting("bank.account_name", "", str, "The name of your bank account.")
BANK_SORT_CODE = Setting("bank.sort_code", "", str, "The sort code of your bank account.")
BANK_ACCOUNT = Setting("bank.account_number", "", str, "The number of your bank account.")
BANK_IBAN = Setting("bank.iban", "", str, "The IBAN of your bank account, for euro payments.")
BANK_BIC = Setting("bank.bic", "", str, "The BIC of your bank, for euro payments.")
TERMS_DEFAULT = Setting(
    "terms.default", "NET 30", str, "The payment terms of customers without their own."
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
    "target.month", "", str, "What you aim to collect in a month, such as 90000."
)

ALL_SETTINGS: tuple[Setting[str] | Setting[int], ...] = (
    COMPANY_NAME,
    COMPANY_COUNTRY,
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
    AGED_BUCKETS,
    PROMISE_GRACE_DAYS,
    CHASE_MIN_GAP_DAYS,
    CHASE_SILENCE_DAYS,
    STATEMENT_PAY_WITHIN_DAYS,
    TARGET_MONTH,
)
BY_KEY = {setting.key: setting for setting in ALL_SETTINGS}


def setting_named(key: str) -> Setting[str] | Setting[int]:
    """Return the declaration of a setting; refuse an unknown name."""
    if key not in BY_KEY:
        raise CollectorError(f"There is no setting called {key!r}.", "See the list of settings.")
    return BY_KEY[key]
