"""Settings of contact: which rules of hours and frequency hold."""

from __future__ import annotations

from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings_read import one_of

PROFILES = ("business", "uk-conc", "us-reg-f", "au-rg96", "ca-bc", "ca-qc")
CONTACT_PROFILE = Setting(
    "contact.profile",
    "auto",
    one_of("auto", *PROFILES),
    "Which rules say when and how often people may be called: those for private persons of their"
    " country and office hours for businesses (auto), or one set for everybody.",
)
CONTACT_SETTINGS = (CONTACT_PROFILE,)
