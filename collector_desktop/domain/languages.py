"""The languages that customers are written to in, and which a country is written to in."""

from __future__ import annotations

LANGUAGES = ("en-GB", "en-US", "de", "fr", "es", "nl")
DEFAULT = "en-GB"
NAMES = {
    "en-GB": "English (British)",
    "en-US": "English (American)",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "nl": "Dutch",
}
_COUNTRIES = {
    "en-GB": ("GB", "IE", "IM", "JE", "GG", "AU", "NZ", "ZA", "IN", "MT", "CY"),
    "en-US": ("US", "CA", "PH"),
    "de": ("DE", "AT", "CH", "LI"),
    "fr": ("FR", "LU", "MC", "SN", "CI"),
    "es": ("ES", "MX", "AR", "CL", "CO", "PE", "UY", "EC", "BO", "PY", "VE", "CR", "GT", "DO"),
    "nl": ("NL", "BE", "SR"),
}
_BY_COUNTRY = {country: name for name, countries in _COUNTRIES.items() for country in countries}


def language_for(country: str, home: str = "", own: str = "") -> str:
    """Return the language of a customer: its own choice, its country's, ours, else British English.

    A country with several languages has one here; the customer's own choice goes before it.
    """
    if own in LANGUAGES:
        return own
    return _BY_COUNTRY.get(country) or (_BY_COUNTRY.get(home, DEFAULT) if not country else DEFAULT)
