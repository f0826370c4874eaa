"""Settings of credit: from how many days overdue on supply is asked about, and refused."""

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
CREDIT_SETTINGS = (CREDIT_ASK_DAYS, CREDIT_STOP_DAYS)
