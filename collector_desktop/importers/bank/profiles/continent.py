"""Exports of banks on the Continent that the plain layouts would misread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from collector_desktop.importers.bank.csv_profile import BankProfile
from collector_desktop.importers.dates import DateOrder

_DAY = re.compile(r"[0-9]{2}/[0-9]{2}/[0-9]{4}")
_MONEY = re.compile(r"-?[0-9][0-9.,]*[.,][0-9]{2}")

# The IBAN in its rows is the other party's, not that of the account.
DKB = BankProfile(
    name="dkb_csv",
    program="DKB",
    columns=(
        "Buchungsdatum",
        "Wertstellung",
        "Status",
        "Zahlungspflichtige*r",
        "Zahlungsempfänger*in",
        "Verwendungszweck",
        "Umsatztyp",
        "IBAN",
        "Betrag (€)",
        "Gläubiger-ID",
        "Mandatsreferenz",
        "Kundenreferenz",
    ),
    fields={
        "date": ("Buchungsdatum",),
        "value_date": ("Wertstellung",),
        "state": ("Status",),
        "payer": ("Zahlungspflichtige*r",),
        "type": ("Umsatztyp",),
        "payer_account": ("IBAN",),
        "amount": ("Betrag (€)", "Betrag"),
        "reference": ("Kundenreferenz",),
    },
    texts=("Zahlungsempfänger*in", "Verwendungszweck"),
    needed=("date", "state", "payer", "payer_account", "amount"),
    currency="EUR",
    date_order=DateOrder.DMY,
    decimal=",",
    done=frozenset({"gebucht"}),
)
# Amounts have a decimal comma. The balance has a point and is that of the account on the day of the
# export, the same beside every line: it proves nothing and is not read.
BOURSOBANK = BankProfile(
    name="boursobank_csv",
    program="BoursoBank",
    columns=(
        "dateOp",
        "dateVal",
        "label",
        "category",
        "categoryParent",
        "supplierFound",
        "amount",
        "comment",
        "accountNum",
        "accountLabel",
        "accountbalance",
    ),
    fields={
        "date": ("dateOp",),
        "value_date": ("dateVal",),
        "amount": ("amount",),
        "account": ("accountNum",),
    },
    texts=("label", "comment"),
    needed=("date", "value_date", "amount", "account"),
    currency="EUR",
    date_order=DateOrder.DMY,
    decimal=",",
)
# What it calls the counterparty is an account; the name is beside it.
BUNQ = BankProfile(
    name="bunq_csv",
    program="bunq",
    columns=(
        "Date",
        "Interest Date",
        "Amount",
        "Account",
        "Counterparty",
        "Name",
        "Description",
    ),
    fields={
        "date": ("Date", "Datum"),
        "value_date": ("Interest Date", "Rentedatum"),
        "amount": ("Amount", "Bedrag"),
        "account": ("Account", "Rekening"),
        "payer_account": ("Counterparty", "Tegenrekening"),
        "payer": ("Name", "Naam"),
    },
    texts=("Description", "Omschrijving"),
    needed=("date", "value_date", "amount", "account", "payer_account", "payer"),
    currency="EUR",
)
# Until 2023; its account number is the other party's.
N26 = BankProfile(
    name="n26_csv",
    program="N26, before 2024",
    columns=(
        "Date",
        "Payee",
        "Account number",
        "Transaction type",
        "Payment reference",
        "Amount (EUR)",
        "Amount (Foreign Currency)",
        "Type Foreign Currency",
        "Exchange Rate",
    ),
    fields={
        "date": ("Date", "Datum"),
        "payer": ("Payee", "Empfänger"),
        "payer_account": ("Account number", "Kontonummer"),
        "type": ("Transaction type", "Transaktionstyp"),
        "amount": ("Amount (EUR)", "Betrag (EUR)"),
        "foreign": ("Amount (Foreign Currency)", "Betrag (Fremdwährung)"),
    },
    texts=("Payment reference", "Verwendungszweck"),
    needed=("date", "payer", "payer_account", "type", "amount", "foreign"),
    currency="EUR",
)
# Accounts have numbers without check digits in the lines above; older files have francs as well.
LA_BANQUE_POSTALE = BankProfile(
    name="la_banque_postale_csv",
    program="La Banque Postale",
    columns=("Date", "Libellé", "Montant(EUROS)", "Montant(FRANCS)"),
    fields={"date": ("Date",), "amount": ("Montant(EUROS)",)},
    texts=("Libellé",),
    needed=("date", "amount"),
    currency="EUR",
    date_order=DateOrder.DMY,
    decimal=",",
)


def _is_sabadell(cells: Sequence[str]) -> bool:
    """Return whether cells are day, words, value day, amount, balance and two references."""
    return (
        len(cells) == 7
        and all(_DAY.fullmatch(cells[at]) for at in (0, 2))
        and all(_MONEY.fullmatch(cells[at]) for at in (3, 4))
    )


SABADELL = BankProfile(
    name="sabadell_txt",
    program="Banco Sabadell, text",
    columns=(
        "Fecha operación",
        "Concepto",
        "Fecha valor",
        "Importe",
        "Saldo",
        "Referencia 1",
        "Referencia 2",
    ),
    fields={
        "date": ("Fecha operación",),
        "value_date": ("Fecha valor",),
        "amount": ("Importe",),
        "balance": ("Saldo",),
        "reference": ("Referencia 1",),
    },
    texts=("Concepto", "Referencia 1", "Referencia 2"),
    needed=("date", "value_date", "amount", "balance"),
    currency="EUR",
    date_order=DateOrder.DMY,
    fits=_is_sabadell,
)
# Rows of another type are balances and turnovers; what came in is marked with a K, as in `kredit`.
SWEDBANK_BALTIC = BankProfile(
    name="swedbank_baltic_csv",
    program="Swedbank in Estonia, Latvia and Lithuania",
    columns=(
        "Client account",
        "Row type",
        "Date",
        "Beneficiary/Payer",
        "Details",
        "Amount",
        "Currency",
        "Debit/Credit",
        "Transfer reference",
        "Transaction type",
        "Reference number",
        "Document number",
    ),
    fields={
        "account": ("Client account", "Kliendi konto"),
        "state": ("Row type", "Reatüüp"),
        "date": ("Date", "Kuupäev"),
        "payer": ("Beneficiary/Payer", "Saaja/Maksja"),
        "amount": ("Amount", "Summa"),
        "currency": ("Currency", "Valuuta"),
        "side": ("Debit/Credit", "Deebet/Kreedit"),
        "id": ("Transfer reference", "Arhiveerimistunnus"),
        "reference": ("Reference number", "Viitenumber"),
    },
    texts=("Details", "Selgitus"),
    needed=("account", "state", "date", "payer", "amount", "currency", "side"),
    done=frozenset({"20"}),
    marks_in=frozenset({"k"}),
)
