"""Settings, each declared once with its type, default and one sentence of help."""

from __future__ import annotations

import re

from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.locked_period import LOCK_KEY, read_locked_until
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_contact import CONTACT_SETTINGS
from collector_desktop.domain.settings_credit import CREDIT_SETTINGS
from collector_desktop.domain.settings_late import (
    read_agreed_rate,
    read_basis,
    read_charge,
    read_daily_rounding,
    read_limit,
    read_per,
    read_regime,
)
from collector_desktop.domain.settings_mail import CHASE_NO_REPLY_DAYS, MAIL_SETTINGS
from collector_desktop.domain.settings_paper import PAPER_SETTINGS
from collector_desktop.domain.settings_post import POST_SETTINGS
from collector_desktop.domain.settings_read import (
    column_limits,
    matching,
    one_of,
    read_country,
    read_email,
    read_iban,
    read_sort_code,
    read_target,
    read_terms,
    whole_number,
)

_REGION = re.compile(r"[A-Z0-9]{1,3}")
_COLOUR = re.compile(r"#[0-9A-F]{6}")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")

COMPANY_NAME = Setting("company.name", "My company", str, "Your business, as on your letters.")
COMPANY_COUNTRY = Setting(
    "company.country",
    "GB",
    read_country,
    "The two-letter code of your country.",
)
COMPANY_REGION = Setting(
    "company.region",
    "",
    matching(_REGION, "a part of a country", "Use its code: ENG, SCT, BY.", may_be_empty=True),
    "The part of your country whose bank holidays you keep, such as SCT; for GB else England.",
)
COMPANY_CURRENCY = Setting(
    "company.currency", "GBP", require_currency, "The currency of new customers and items."
)
COMPANY_ADDRESS = Setting("company.address", "", str, "Your address, in the lines of an envelope.")
COMPANY_PHONE = Setting("company.phone", "", str, "The telephone number on your letters.")
COMPANY_EMAIL = Setting("company.email", "", read_email, "The e-mail address on your letters.")
COMPANY_WEBSITE = Setting("company.website", "", str, "The web address on your letters.")
COMPANY_FOOTER = Setting(
    "company.footer", "", str, "The last line of a letter: registered number, office, VAT."
)
COMPANY_COLLECTOR = Setting("company.collector", "", str, "Whoever chases and signs the letters.")
COMPANY_ACCENT = Setting(
    "company.accent",
    "#3451C6",
    matching(_COLOUR, "a colour", "Write a number sign and six digits 0-9 or A-F: #3451C6."),
    "The colour of your letterhead.",
)
BANK_NAME = Setting("bank.account_name", "", str, "The name of your bank account.")
BANK_SORT_CODE = Setting(
    "bank.sort_code", "", read_sort_code, "The sort code of your bank account."
)
BANK_ACCOUNT = Setting("bank.account_number", "", str, "The number of your bank account.")
BANK_IBAN = Setting("bank.iban", "", read_iban, "The IBAN of your bank account, for euro payments.")
BANK_BIC = Setting(
    "bank.bic",
    "",
    matching(_BIC, "a BIC", "It has 8 or 11 letters and digits.", may_be_empty=True),
    "The BIC of your bank, for euro payments.",
)
TERMS_DEFAULT = Setting(
    "terms.default", "NET 30", read_terms, "The payment terms of customers without their own."
)
TERMS_DUE_ROLL = Setting(
    "terms.due_roll",
    "none",
    one_of("none", "next", "previous"),
    "What becomes of a due date worked out to fall on a weekend or bank holiday: it stays (none),"
    " or moves to the next or previous working day.",
)
AGED_BUCKETS = Setting(
    "aged.buckets", "30,60,90", column_limits, "Days overdue at which the ageing columns end."
)
PROMISE_GRACE_DAYS = Setting(
    "promise.grace_days",
    0,
    whole_number(0, 5),
    "Working days after the promised day before a promise counts as broken, 0 to 5.",
)
PROMISE_ENOUGH_PERCENT = Setting(
    "promise.enough_percent",
    100,
    whole_number(50, 100),
    "Per cent of a promised sum or instalment that is enough for it to count as kept, 50 to 100.",
)
PLAN_DEFAULT_AFTER = Setting(
    "plan.default_after",
    1,
    whole_number(1, 12),
    "Instalments in arrears at once from which a plan is in default and chasing goes on, 1 to 12.",
)
CHASE_MIN_GAP_DAYS = Setting(
    "chase.min_gap_days",
    5,
    whole_number(0, 60),
    "Days that a customer is left alone after a contact, unless a follow-up is due.",
)
CHASE_SILENCE_DAYS = Setting(
    "chase.silence_days",
    21,
    whole_number(1, 365),
    "Days without a contact after which an overdue customer counts as long silent.",
)
CHASE_STALE_DAYS = Setting(
    "chase.stale_days",
    3,
    whole_number(0, 365),
    "Working days after which the newest file is too old to chase by; 0 is never.",
)
CHASE_MOST_A_DAY = Setting(
    "chase.most_a_day",
    0,
    whole_number(0, 100_000),
    "Messages that runs may send in a day, the oldest debts first; 0 is no limit.",
)
STATEMENT_PAY_WITHIN_DAYS = Setting(
    "statement.pay_within_days",
    7,
    whole_number(0, 90),
    "Days from the statement or letter to the date by which it asks to be paid.",
)
AUTO_MATCH = Setting(
    "match.auto",
    "propose",
    one_of("off", "propose", "apply"),
    "What becomes of unallocated money that certainly pays something: nothing (off), an offer on"
    " Payments (propose), or it is matched at opening and midnight (apply).",
)
IMPORT_WARN_AFTER_DAYS = Setting(
    "import.warn_after_days",
    7,
    whole_number(0, 365),
    "Days after the last import from which the age of the ledger is a warning; 0 is never.",
)
LOCKED_UNTIL = Setting(
    LOCK_KEY,
    "",
    read_locked_until,
    "The last day of the locked period, such as 2026-09-30: no entry dated up to it can be written"
    " or undone.",
)
TARGET_MONTH = Setting(
    "target.month", "", read_target, "What you aim to collect in a month, such as 90000."
)
INTEREST_REGIME = Setting(
    "interest.regime",
    "auto",
    read_regime,
    "What late payment is claimed by: the law of your country (auto) or of the customer's"
    " (debtor), a law by its name, your contract or nothing (none).",
)
INTEREST_CONTRACT_RATE = Setting(
    "interest.contract_rate",
    "",
    read_agreed_rate,
    "The interest that your terms agree on, in per cent, for the regime contract.",
)
INTEREST_CONTRACT_PER = Setting(
    "interest.contract_per",
    "year",
    read_per,
    "What the agreed rate is for: a year, or a month, which bears the whole rate if it is whole.",
)
INTEREST_FLAT_FEE = Setting(
    "interest.flat_fee",
    "",
    read_charge,
    "A charge that your terms agree on for each invoice paid late, in its own currency.",
)
INTEREST_GRACE_DAYS = Setting(
    "interest.grace_days",
    0,
    whole_number(0, 365),
    "Days after the due date that bear no agreed interest, 0 to 365.",
)
INTEREST_MINIMUM = Setting(
    "interest.minimum",
    "",
    read_charge,
    "The least agreed interest on an invoice once there is some, in its own currency.",
)
INTEREST_CAP = Setting(
    "interest.cap",
    "",
    read_limit,
    "The most agreed interest on an invoice: an amount in its own currency, or such as 10 %.",
)
INTEREST_BASIS = Setting(
    "interest.basis",
    "365",
    read_basis,
    "The days of a year of interest, 365, 360 or actual, or months, where the law leaves it open.",
)
INTEREST_DAILY_ROUNDING = Setting(
    "interest.daily_rounding",
    "exact",
    read_daily_rounding,
    "Whether a day's interest is kept exact, or rounded to pennies before it is multiplied.",
)
ALLOCATION_FIRST = Setting(
    "allocation.first",
    "principal",
    one_of("principal", "interest"),
    "What unnamed money pays first: invoices (principal), or claimed interest and charges"
    " (interest).",
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
    PROMISE_ENOUGH_PERCENT,
    PLAN_DEFAULT_AFTER,
    CHASE_MIN_GAP_DAYS,
    CHASE_SILENCE_DAYS,
    CHASE_STALE_DAYS,
    CHASE_MOST_A_DAY,
    CHASE_NO_REPLY_DAYS,
    *PAPER_SETTINGS,
    *POST_SETTINGS,
    STATEMENT_PAY_WITHIN_DAYS,
    AUTO_MATCH,
    IMPORT_WARN_AFTER_DAYS,
    LOCKED_UNTIL,
    TARGET_MONTH,
    INTEREST_REGIME,
    INTEREST_CONTRACT_RATE,
    INTEREST_CONTRACT_PER,
    INTEREST_FLAT_FEE,
    INTEREST_GRACE_DAYS,
    INTEREST_MINIMUM,
    INTEREST_CAP,
    INTEREST_BASIS,
    INTEREST_DAILY_ROUNDING,
    ALLOCATION_FIRST,
    *CREDIT_SETTINGS,
    *CONTACT_SETTINGS,
    *MAIL_SETTINGS,
)
BY_KEY = {setting.key: setting for setting in ALL_SETTINGS}


def setting_named(key: str) -> Setting[str] | Setting[int]:
    """Return the declaration of a setting; refuse an unknown name.

    Raises:
        CollectorError: there is no setting of that name.
    """
    if key not in BY_KEY:
        raise CollectorError(f"There is no setting called {key!r}.", "See the list of settings.")
    return BY_KEY[key]
