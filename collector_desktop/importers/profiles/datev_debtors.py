"""DATEV: debtors and creditors in its own format (EXTF), whose first line is no header.

The first figure of an account says whose it is: 1 to 6 are debtors, 7 to 9 creditors.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined, net_terms, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

_COMPANY = "Name (Adressattyp Unternehmen)"
_PERSON = ("Vorname (Adressattyp natürl. Person)", "Name (Adressattyp natürl. Person)")
_OTHERS = ("Name (Adressattyp keine Angabe)", "Kurzbezeichnung")


def _name(company: str, first_name: str, last_name: str, *others: str) -> str:
    """Return the name that is filled; a person has it in two columns."""
    return first(company, joined(first_name, last_name), *others)


def _left_out(account: str) -> str:
    """Return why a line is left out: its account is a supplier's."""
    return "the account of a supplier" if account[:1] in ("7", "8", "9") else ""


DATEV_DEBTORS = Profile(
    name="datev-debtors",
    program="DATEV",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Konto,Name (Adressattyp Unternehmen),Unternehmensgegenstand,"
        "Name (Adressattyp natürl. Person),Vorname (Adressattyp natürl. Person),"
        "Name (Adressattyp keine Angabe),Adressattyp,Kurzbezeichnung,EU-Land,EU-UStID,Anrede,"
        "Titel/Akad. Grad,Adelstitel,Namensvorsatz,Adressart,Straße,Postfach,Postleitzahl,Ort,Land,"
        "Versandzusatz,Adresszusatz,Telefon,E-Mail,Ansprechpartner,Kreditlimit (Debitor),"
        "Zahlungsbedingung,Fälligkeit in Tagen (Debitor)"
    ),
    fields=named(
        code="Konto",
        address1="Straße",
        address2="Adresszusatz",
        postcode="Postleitzahl",
        city="Ort",
        country="Land",
        phone="Telefon",
        email="E-Mail",
        contact_name="Ansprechpartner",
    ),
    derived={
        "name": Derived((_COMPANY, *_PERSON, *_OTHERS), _name),
        "terms": Derived(("Fälligkeit in Tagen (Debitor)",), net_terms),
        "credit_limit": Derived(("Kreditlimit (Debitor)",), some_limit),
        "left_out": Derived(("Konto",), _left_out),
    },
    needed=("code", "name"),
    marks=("Konto", _COMPANY),
    decimal=",",
    not_read="Bank details, tax numbers and delivery addresses stay in DATEV.",
)
