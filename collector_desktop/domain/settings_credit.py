"""Settings of credit: when supply is asked about or refused, and what is expected to be lost."""

from __future__ import annotations

from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import whole_number

CREDIT_ASK_DAYS = Setting(
    "credit.ask_days",
    30,
    whole_number(0, 365),
    "Days overdue of the oldest debt beyond which somebody must agree before more is supplied.",
)
CREDIT_STOP_DAYS = Setting(
    "credit.stop_days",
    60,
    whole_number(0, 3650),
    "Days overdue of the oldest debt beyond which nothing more is supplied on credit.",
)


def _read_losses(text: str) -> str:
    """Return the losses of the ageing columns as they are kept, or nothing."""
    from collector_desktop.domain.provision import read_rates  # noqa: PLC0415 - seldom

    if text:
        read_rates(text)
    return text.replace(" ", "")


def _read_vat(text: str) -> str:
    """Return the rate of VAT as it is kept, or nothing."""
    from collector_desktop.domain.provision import read_vat  # noqa: PLC0415 - seldom

    plain = text.removesuffix("%").strip()
    if plain:
        read_vat(plain)
    return plain


PROVISION_RATES = Setting(
    "provision.rates",
    "",
    _read_losses,
    "The loss to expect of what is not due, 1-30, 31-60, 61-90 and 91+ days overdue, in per cent,"
    " such as 0,1,5,10,25, which the forecast takes off too; else taken from your own past year,"
    " or in a young ledger as in the example.",
)
PROVISION_VAT = Setting(
    "provision.vat",
    "",
    _read_vat,
    "The VAT in what is owed, in per cent, such as 20: the provision is then shown without it too,"
    " as relief for bad debts gives it back.",
)
CREDIT_SETTINGS = (CREDIT_ASK_DAYS, CREDIT_STOP_DAYS, PROVISION_RATES, PROVISION_VAT)
