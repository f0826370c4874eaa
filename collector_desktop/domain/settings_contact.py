"""Settings of contact and of personal data: which rules hold, and how long records are kept."""

from __future__ import annotations

from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import one_of, whole_number

PROFILES = ("business", "uk-conc", "us-reg-f", "au-rg96", "ca-bc", "ca-qc")
CONTACT_PROFILE = Setting(
    "contact.profile",
    "auto",
    one_of("auto", *PROFILES),
    "Which rules say when and how often people may be called: those for private persons of their"
    " country and office hours for businesses (auto), or one set for everybody.",
)
KEEP_YEARS = Setting(
    "privacy.keep_years",
    6,
    whole_number(1, 30),
    "Years after the end of the calendar year of the last entry for which records are kept.",
)
CONTACT_SETTINGS = (CONTACT_PROFILE, KEEP_YEARS)
