"""Words for the rules and terms of late payment."""

from __future__ import annotations

from collector_desktop.domain.late_payment import (
    AUTOMATIC,
    CONTRACT,
    NO_REGIME,
    OF_DEBTOR,
    REGIMES,
)
from collector_desktop.ui.widgets.card_words import tr

_RULES = {
    AUTOMATIC: "The law of your country",
    OF_DEBTOR: "The law of the customer's country",
    CONTRACT: "A contract",
    "uk_statutory": "United Kingdom",
    "ie_statutory": "Ireland",
    "de": "Germany",
    "de_consumer": "Germany, consumers",
    "at": "Austria",
    "fr": "France",
    "eu": "European Union, least rate",
    NO_REGIME: "Nothing is claimed",
}


def regime_choices() -> tuple[tuple[str, str], ...]:
    """Return every rule with its words, in the order to choose from."""
    return tuple((name, tr(_RULES[name])) for name in (AUTOMATIC, OF_DEBTOR, *REGIMES, NO_REGIME))


def period_choices() -> tuple[tuple[str, str], ...]:
    """Return what an agreed rate may be for, with its words."""
    return (("year", tr("year")), ("month", tr("month")))
