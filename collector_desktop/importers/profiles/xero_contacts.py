"""Xero: Contacts > Export. Xero knows its contacts by name; the account number is optional."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined, listed, people, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

_COLUMNS = (
    "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,"
    "POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,"
    "SAAttentionTo,SAAddressLine1,SAAddressLine2,SAAddressLine3,SAAddressLine4,SACity,SARegion,"
    "SAPostalCode,SACountry,PhoneNumber,FaxNumber,MobileNumber,DDINumber,SkypeName,"
    "BankAccountName,BankAccountNumber,BankAccountParticulars,TaxNumber,"
    "AccountsReceivableTaxCodeName,AccountsPayableTaxCodeName,Website,LegalName,Discount,"
    "CompanyNumber,DueDateBillDay,DueDateBillTerm,DueDateSalesDay,DueDateSalesTerm,SalesAccount,"
    "PurchasesAccount,TrackingName1,SalesTrackingOption1,PurchasesTrackingOption1,TrackingName2,"
    "SalesTrackingOption2,PurchasesTrackingOption2,BrandingTheme,DefaultTaxBills,DefaultTaxSales,"
    "Person1FirstName,Person1LastName,Person1Email,Person1IncludeInEmail"
)
_PEOPLE = tuple(
    f"Person{number}{part}" for number in range(1, 6) for part in ("FirstName", "LastName", "Email")
)
_TERMS = {
    "offollowingmonth": "DOM {day}",
    "ofthefollowingmonth": "DOM {day}",
    "daysafterbilldate": "NET {day}",
    "daysaftertheinvoicedate": "NET {day}",
    "daysafterbillmonth": "EOM+{day}",
    "daysaftertheendoftheinvoicemonth": "EOM+{day}",
    "ofcurrentmonth": "{day} of the current month",
    "ofthecurrentmonth": "{day} of the current month",
}


def _terms(day: str, term: str) -> str:
    """Return the terms that Xero keeps in two columns, such as 20 of the following month."""
    word = "".join(sign for sign in term.casefold().replace("(s)", "s") if sign.isalpha())
    return _TERMS.get(word, "").format(day=day) if day.isdigit() else ""


XERO_CONTACTS = Profile(
    name="xero-contacts",
    program="Xero",
    kind=FileKind.CUSTOMERS,
    columns=columns(_COLUMNS),
    fields=named(
        code="AccountNumber",
        name="ContactName",
        email="EmailAddress",
        mobile="MobileNumber",
        address1="POAddressLine1",
        city="POCity",
        region="PORegion",
        postcode="POPostalCode",
        country="POCountry",
        currency="DefaultCurrency|Currency",
    ),
    derived={
        "contact_name": Derived(("FirstName", "LastName"), joined),
        "phone": Derived(("PhoneNumber", "DDINumber", "MobileNumber"), first),
        "others": Derived(_PEOPLE, people),
        "address2": Derived(("POAddressLine2", "POAddressLine3", "POAddressLine4"), listed),
        "terms": Derived(("DueDateSalesDay", "DueDateSalesTerm"), _terms),
        "credit_limit": Derived(("CreditLimitAmount",), some_limit),
    },
    needed=("name",),
    marks=("POAddressLine1", "DueDateSalesTerm"),
    names_first=True,
    decimal=".",
    not_read="Street addresses, and tax and bank details of a contact stay in Xero.",
)
