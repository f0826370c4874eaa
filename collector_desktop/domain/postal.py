"""How a postal address is written: where the postcode stands, and what a country is called."""

from __future__ import annotations

# Who writes the postcode before the town; everybody else has it on a line of its own.
_POSTCODE_FIRST = frozenset(
    {
        *("AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS"),
        *("IT", "LI", "LT", "LU", "MC", "MX", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK"),
    }
)
# Who writes the town, the state and the postcode on one line.
_ON_ONE_LINE = frozenset({"US", "CA", "AU"})
_NAMES = {
    "AE": "United Arab Emirates",
    "AR": "Argentina",
    "AT": "Austria",
    "AU": "Australia",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "BR": "Brazil",
    "CA": "Canada",
    "CH": "Switzerland",
    "CL": "Chile",
    "CN": "China",
    "CO": "Colombia",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "GG": "Guernsey",
    "GR": "Greece",
    "HK": "Hong Kong",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IL": "Israel",
    "IM": "Isle of Man",
    "IN": "India",
    "IS": "Iceland",
    "IT": "Italy",
    "JE": "Jersey",
    "JP": "Japan",
    "KR": "South Korea",
    "KW": "Kuwait",
    "LI": "Liechtenstein",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MC": "Monaco",
    "MT": "Malta",
    "MX": "Mexico",
    "MY": "Malaysia",
    "NL": "Netherlands",
    "NO": "Norway",
    "NZ": "New Zealand",
    "PH": "Philippines",
    "PL": "Poland",
    "PT": "Portugal",
    "QA": "Qatar",
    "RO": "Romania",
    "RS": "Serbia",
    "SA": "Saudi Arabia",
    "SE": "Sweden",
    "SG": "Singapore",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "TH": "Thailand",
    "TR": "T\u00fcrkiye",
    "TW": "Taiwan",
    "UA": "Ukraine",
    "US": "United States of America",
    "ZA": "South Africa",
}


def country_name(code: str) -> str:
    """Return the English name of a country, as the sender's post reads it; else its two letters."""
    return _NAMES.get(code, code)


def town_lines(town: str, region: str, postcode: str, country: str) -> tuple[str, ...]:
    """Return the lines of town, region and postcode in the order of the country, none empty."""
    lines: tuple[str, ...]
    if country in _POSTCODE_FIRST:
        lines = (f"{postcode} {town}".strip(), region)
    elif country in _ON_ONE_LINE:
        behind = f"{region} {postcode}".strip()
        lines = (", ".join(filter(None, (town, behind))), "")
    else:
        lines = (town, region, postcode)
    return tuple(line for line in lines if line)
