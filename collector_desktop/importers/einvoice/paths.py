"""Where the two syntaxes of EN 16931 and ZUGFeRD 1 keep what an account needs to know.

Paths are without namespaces. Names in the comments are the business terms of EN 16931.
"""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen

Paths = tuple[str, ...]


@frozen
class PartyPaths:
    """Where a buyer or seller stands, and what is where below it."""

    party: str
    names: Paths
    codes: Paths
    emails: Paths
    contact: Paths
    phone: Paths
    lines: Paths
    city: Paths
    region: Paths
    postcode: Paths
    country: Paths


@frozen
class Syntax:
    """Where an invoice of one syntax keeps what it says; references in the order of preference."""

    number: Paths
    issued: Paths
    due: Paths
    type: Paths
    currency: Paths
    references: Paths
    codes: Paths
    terms: Paths
    discounts: Paths
    gross: Paths
    prepaid: Paths
    payable: Paths
    buyer: PartyPaths
    seller: PartyPaths


def _ubl_party(path: str) -> PartyPaths:
    return PartyPaths(
        party=f"{path}/Party",
        names=("PartyLegalEntity/RegistrationName", "PartyName/Name"),
        codes=("PartyIdentification/ID",),
        emails=("Contact/ElectronicMail", "EndpointID"),
        contact=("Contact/Name",),
        phone=("Contact/Telephone",),
        lines=(
            "PostalAddress/StreetName",
            "PostalAddress/AdditionalStreetName",
            "PostalAddress/AddressLine/Line",
        ),
        city=("PostalAddress/CityName",),
        region=("PostalAddress/CountrySubentity",),
        postcode=("PostalAddress/PostalZone",),
        country=("PostalAddress/Country/IdentificationCode",),
    )


UBL = Syntax(
    number=("ID",),
    issued=("IssueDate",),
    due=("DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"),
    type=("InvoiceTypeCode", "CreditNoteTypeCode"),
    currency=("DocumentCurrencyCode",),
    references=("OrderReference/ID", "BuyerReference"),
    codes=("BuyerReference",),
    terms=("PaymentTerms/Note",),
    discounts=("PaymentTerms",),
    gross=("LegalMonetaryTotal/TaxInclusiveAmount",),
    prepaid=("LegalMonetaryTotal/PrepaidAmount",),
    payable=("LegalMonetaryTotal/PayableAmount",),
    buyer=_ubl_party("AccountingCustomerParty"),
    seller=_ubl_party("AccountingSupplierParty"),
)

_AGREEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement"
_SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
_SUMS = f"{_SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation"


def _cii_party(path: str) -> PartyPaths:
    return PartyPaths(
        party=f"{_AGREEMENT}/{path}",
        names=("Name", "SpecifiedLegalOrganization/TradingBusinessName"),
        codes=("ID", "GlobalID"),
        emails=(
            "DefinedTradeContact/EmailURIUniversalCommunication/URIID",
            "URIUniversalCommunication/URIID",
        ),
        contact=("DefinedTradeContact/PersonName", "DefinedTradeContact/DepartmentName"),
        phone=("DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber",),
        lines=("PostalTradeAddress/LineOne", "PostalTradeAddress/LineTwo"),
        city=("PostalTradeAddress/CityName",),
        region=("PostalTradeAddress/CountrySubDivisionName",),
        postcode=("PostalTradeAddress/PostcodeCode",),
        country=("PostalTradeAddress/CountryID",),
    )


CII = Syntax(
    number=("ExchangedDocument/ID",),
    issued=("ExchangedDocument/IssueDateTime/DateTimeString",),
    due=(f"{_SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString",),
    type=("ExchangedDocument/TypeCode",),
    currency=(f"{_SETTLEMENT}/InvoiceCurrencyCode",),
    references=(
        f"{_AGREEMENT}/BuyerOrderReferencedDocument/IssuerAssignedID",
        f"{_AGREEMENT}/BuyerOrderReferencedDocument/ID",
        f"{_AGREEMENT}/BuyerReference",
    ),
    codes=(f"{_AGREEMENT}/BuyerReference",),
    terms=(f"{_SETTLEMENT}/SpecifiedTradePaymentTerms/Description",),
    discounts=(f"{_SETTLEMENT}/SpecifiedTradePaymentTerms/ApplicableTradePaymentDiscountTerms",),
    gross=(f"{_SUMS}/GrandTotalAmount",),
    prepaid=(f"{_SUMS}/TotalPrepaidAmount",),
    payable=(f"{_SUMS}/DuePayableAmount",),
    buyer=_cii_party("BuyerTradeParty"),
    seller=_cii_party("SellerTradeParty"),
)

ZUGFERD_1 = {
    "HeaderExchangedDocument": "ExchangedDocument",
    "SpecifiedSupplyChainTradeTransaction": "SupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement": "ApplicableHeaderTradeAgreement",
    "ApplicableSupplyChainTradeSettlement": "ApplicableHeaderTradeSettlement",
    "SpecifiedTradeSettlementMonetarySummation": "SpecifiedTradeSettlementHeaderMonetarySummation",
}

SYNTAXES = {
    "Invoice": ("ubl-invoice", UBL),
    "CreditNote": ("ubl-credit-note", UBL),
    "CrossIndustryInvoice": ("cii-invoice", CII),
    "CrossIndustryDocument": ("zugferd-1", CII),
}
