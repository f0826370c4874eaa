"""What time it is where a customer is, from the country and the part of it in the address.

A country with several zones goes by its region's code, else by the zone most of its people
live in.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_COUNTRIES = {
    **dict.fromkeys(("GB", "UK", "IM"), "Europe/London"),
    "IE": "Europe/Dublin",
    "JE": "Europe/Jersey",
    "GG": "Europe/Guernsey",
    "FR": "Europe/Paris",
    "DE": "Europe/Berlin",
    "AT": "Europe/Vienna",
    "CH": "Europe/Zurich",
    "NL": "Europe/Amsterdam",
    "BE": "Europe/Brussels",
    "LU": "Europe/Luxembourg",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
    "IT": "Europe/Rome",
    "MT": "Europe/Malta",
    "DK": "Europe/Copenhagen",
    "SE": "Europe/Stockholm",
    "NO": "Europe/Oslo",
    "FI": "Europe/Helsinki",
    "IS": "Atlantic/Reykjavik",
    "EE": "Europe/Tallinn",
    "LV": "Europe/Riga",
    "LT": "Europe/Vilnius",
    "PL": "Europe/Warsaw",
    "CZ": "Europe/Prague",
    "SK": "Europe/Bratislava",
    "HU": "Europe/Budapest",
    "SI": "Europe/Ljubljana",
    "HR": "Europe/Zagreb",
    "RS": "Europe/Belgrade",
    "RO": "Europe/Bucharest",
    "BG": "Europe/Sofia",
    "GR": "Europe/Athens",
    "CY": "Asia/Nicosia",
    "TR": "Europe/Istanbul",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
    "CA": "America/Toronto",
    "MX": "America/Mexico_City",
    "BR": "America/Sao_Paulo",
    "AR": "America/Argentina/Buenos_Aires",
    "CL": "America/Santiago",
    "AU": "Australia/Sydney",
    "NZ": "Pacific/Auckland",
    "ZA": "Africa/Johannesburg",
    "EG": "Africa/Cairo",
    "MA": "Africa/Casablanca",
    "NG": "Africa/Lagos",
    "KE": "Africa/Nairobi",
    "AE": "Asia/Dubai",
    "SA": "Asia/Riyadh",
    "KW": "Asia/Kuwait",
    "QA": "Asia/Qatar",
    "IL": "Asia/Jerusalem",
    "IN": "Asia/Kolkata",
    "PK": "Asia/Karachi",
    "CN": "Asia/Shanghai",
    "HK": "Asia/Hong_Kong",
    "SG": "Asia/Singapore",
    "MY": "Asia/Kuala_Lumpur",
    "TH": "Asia/Bangkok",
    "JP": "Asia/Tokyo",
    "KR": "Asia/Seoul",
}
_CENTRAL = (
    *("AL", "AR", "IA", "IL", "KS", "LA", "MN", "MO", "MS", "ND", "NE", "OK", "SD", "TN", "TX"),
    "WI",
)
_MOUNTAIN = ["CO", "MT", "NM", "UT", "WY"]
_PACIFIC = ["CA", "NV", "OR", "WA"]
_REGIONS = {
    **{("US", code): "America/Chicago" for code in _CENTRAL},
    **{("US", code): "America/Denver" for code in _MOUNTAIN},
    **{("US", code): "America/Los_Angeles" for code in _PACIFIC},
    ("US", "ID"): "America/Boise",
    ("US", "AZ"): "America/Phoenix",
    ("US", "AK"): "America/Anchorage",
    ("US", "HI"): "Pacific/Honolulu",
    ("CA", "BC"): "America/Vancouver",
    ("CA", "AB"): "America/Edmonton",
    ("CA", "SK"): "America/Regina",
    ("CA", "MB"): "America/Winnipeg",
    ("CA", "NB"): "America/Moncton",
    ("CA", "NS"): "America/Halifax",
    ("CA", "PE"): "America/Halifax",
    ("CA", "NL"): "America/St_Johns",
    ("CA", "YT"): "America/Whitehorse",
    ("AU", "QLD"): "Australia/Brisbane",
    ("AU", "SA"): "Australia/Adelaide",
    ("AU", "NT"): "Australia/Darwin",
    ("AU", "WA"): "Australia/Perth",
    ("AU", "TAS"): "Australia/Hobart",
    ("AU", "VIC"): "Australia/Melbourne",
    ("PT", "20"): "Atlantic/Azores",
    ("ES", "CN"): "Atlantic/Canary",
}


def zone_of(country: str, region: str = "") -> str:
    """Return the name of the zone of a place, empty when the country is not known."""
    code = country.strip().upper()
    return _REGIONS.get((code, region.strip().upper())) or _COUNTRIES.get(code, "")


def local_time(day: date, minute: int, own_zone: str, their_zone: str) -> datetime:
    """Return what a clock at the customer shows at our day and minute, without a zone.

    Where a zone is unknown, or this computer does not know it, it is the same as ours.
    """
    ours = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001
    if not own_zone or not their_zone or own_zone == their_zone:
        return ours
    try:
        here, there = ZoneInfo(own_zone), ZoneInfo(their_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ours
    return ours.replace(tzinfo=here).astimezone(there).replace(tzinfo=None)
