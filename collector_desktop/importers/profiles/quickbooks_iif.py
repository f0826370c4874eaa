"""QuickBooks Desktop: the list of customers as IIF, tab separated; `!CUST` names the columns."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

_COLUMNS = (
    "!CUST,NAME,REFNUM,TIMESTAMP,BADDR1,BADDR2,BADDR3,BADDR4,BADDR5,SADDR1,SADDR2,SADDR3,SADDR4,"
    "SADDR5,PHONE1,PHONE2,FAXNUM,EMAIL,NOTE,CONT1,CONT2,CTYPE,TERMS,TAXABLE,SALESTAXCODE,LIMIT,"
    "RESALENUM,REP,TAXITEM,NOTEPAD,SALUTATION,COMPANYNAME,FIRSTNAME,MIDINIT,LASTNAME,JOBDESC,"
    "JOBTYPE,JOBSTATUS,JOBSTART,JOBPROJEND,JOBEND,HIDDEN,DELCOUNT,PRICELEVEL"
)
_STREET = ("NAME", "COMPANYNAME", "CONT1", "BADDR1", "BADDR2", "BADDR3", "BADDR4", "BADDR5")


def _lines(name: str, company: str, contact: str, *lines: str) -> list[str]:
    """Return the lines of an address below the names, with which QuickBooks begins it."""
    names = {name.casefold(), company.casefold(), contact.casefold()}
    return [line for line in lines if line and line.casefold() not in names]


def _street(*texts: str) -> str:
    """Return the first line of the address."""
    return first(*_lines(*texts))


def _town(*texts: str) -> str:
    """Return the other lines of the address as one."""
    return ", ".join(_lines(*texts)[1:])


def _left_out(word: str, hidden: str) -> str:
    """Return why a line is left out: it is of another list, or no longer in use."""
    if word.upper() != "CUST":
        return f"a line of another list ({word})" if word else ""
    return "a customer who is not in use any more" if hidden.upper() == "Y" else ""


QB_IIF = Profile(
    name="quickbooks-iif-customers",
    program="QuickBooks Desktop",
    kind=FileKind.CUSTOMERS,
    columns=columns(_COLUMNS),
    fields=named(name="NAME", email="EMAIL", phone="PHONE1", terms="TERMS", group="CTYPE"),
    derived={
        "contact_name": Derived(
            ("CONT1", "FIRSTNAME", "LASTNAME"), lambda contact, *names: contact or joined(*names)
        ),
        "address1": Derived(_STREET, _street),
        "address2": Derived(_STREET, _town),
        "credit_limit": Derived(("LIMIT",), some_limit),
        "left_out": Derived(("!CUST", "HIDDEN"), _left_out),
    },
    needed=("name", "email", "phone"),
    marks=("!CUST", "BADDR1"),
    names_first=True,
    decimal=".",
    not_read="A list has no invoices; custom fields and notes are not read.",
)
