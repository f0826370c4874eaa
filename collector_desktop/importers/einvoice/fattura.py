"""FatturaPA, the e-invoice of Italy: where it keeps what an account needs.

What is owed is the sum of the payments that it asks for, which many invoices leave out: tax that
the customer withholds, and VAT that an authority pays to the state itself (split payment), is in
the total but never comes from the customer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.einvoice.paths import PartyPaths, Syntax
from collector_desktop.importers.xml_tree import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = "FatturaElettronica"
BODY = "FatturaElettronicaBody"
CREDIT_NOTE = "TD04"

_CURRENCY, _DECIMALS = "EUR", 2
_ASKED = "Asked"
_GENERAL = f"{BODY}/DatiGenerali/DatiGeneraliDocumento"
_PAYMENT = f"{BODY}/DatiPagamento/DettaglioPagamento"
_RATE = f"{BODY}/DatiBeniServizi/DatiRiepilogo"
_PARTIES = ("CessionarioCommittente", "CedentePrestatore")
_SIGNED = b"0"
_SPLIT = "S"


def _party(name: str) -> PartyPaths:
    return PartyPaths(
        party=f"FatturaElettronicaHeader/{name}",
        names=("DatiAnagrafici/Anagrafica/Denominazione",),
        codes=(),
        emails=("Contatti/Email",),
        contact=(),
        phone=("Contatti/Telefono",),
        lines=("Sede/Indirizzo",),
        city=("Sede/Comune",),
        region=("Sede/Provincia",),
        postcode=("Sede/CAP",),
        country=("Sede/Nazione",),
    )


FATTURA = Syntax(
    number=(f"{_GENERAL}/Numero",),
    issued=(f"{_GENERAL}/Data",),
    due=(f"{_PAYMENT}/DataScadenzaPagamento",),
    type=(f"{_GENERAL}/TipoDocumento",),
    currency=(f"{_GENERAL}/Divisa",),
    references=(f"{BODY}/DatiGenerali/DatiOrdineAcquisto/IdDocumento",),
    codes=(),
    terms=(),
    discounts=(),
    gross=(),
    prepaid=(),
    payable=(_ASKED,),
    buyer=_party(_PARTIES[0]),
    seller=_party(_PARTIES[1]),
)


def is_signed(start: bytes) -> bool:
    """Return whether the start of a file is that of such an invoice in a signed envelope (P7M)."""
    return start.startswith(_SIGNED) and ROOT.encode() in start


def complete(document: Node) -> None:
    """Add to a document what it asks for in all, and put names and addresses together.

    A credit note is one whether its amounts have a minus or not.
    """
    for party in _PARTIES:
        _complete_party(document.first(f"FatturaElettronicaHeader/{party}"))
    asked = _asked(document)
    if document.value(f"{_GENERAL}/TipoDocumento") == CREDIT_NOTE:
        asked = asked.removeprefix("-")
    document.parts.append(Node(_ASKED, document.row, {}, asked))


def _complete_party(party: Node | None) -> None:
    if party is None:
        return
    person = party.first("DatiAnagrafici/Anagrafica")
    if person is not None and not person.value("Denominazione"):
        name = f"{person.value('Nome')} {person.value('Cognome')}".strip()
        person.parts.append(Node("Denominazione", person.row, {}, name))
    street, number = party.first("Sede/Indirizzo"), party.value("Sede/NumeroCivico")
    if street is not None and number:
        street.text = f"{street.text.strip()} {number}"


def _asked(document: Node) -> str:
    """Return the sum of the payments, else the total without what the customer pays to the state.

    A document without a total has the sum of its rates of tax in its place.
    """
    payments = [each.value("ImportoPagamento") for each in document.all(_PAYMENT)]
    if payments and all(payments):
        return _sum(payments)
    rates = document.all(_RATE)
    total = document.value(f"{_GENERAL}/ImportoTotaleDocumento")
    names = ("ImponibileImporto", "Imposta")
    whole = [total] if total else [each.value(name) for each in rates for name in names]
    kept = [each.value("ImportoRitenuta") for each in document.all(f"{_GENERAL}/DatiRitenuta")]
    kept += [each.value("Imposta") for each in rates if each.value("EsigibilitaIVA") == _SPLIT]
    return _sum(list(filter(None, whole)), list(filter(None, kept)))


def _sum(amounts: Sequence[str], less: Sequence[str] = ()) -> str:
    """Return a sum as its amounts are written, nothing without any; else what cannot be added."""
    try:
        minor = [parse_amount(text, _DECIMALS, ".", _CURRENCY) for text in amounts]
        kept = [parse_amount(text, _DECIMALS, ".", _CURRENCY) for text in less]
    except AmountError:
        return " ".join((*amounts, *less))
    return plain_amount(sum(minor) - sum(kept), _CURRENCY) if minor else ""
