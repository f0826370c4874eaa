"""The words of the Swiss QR-bill, fixed in four languages by its guidelines."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class BillWords:
    """The headings of payment part and receipt; nobody may word them otherwise."""

    payment_part: str
    receipt: str
    payable_to: str
    reference: str
    more: str
    payable_by: str
    payable_by_whom: str
    currency: str
    amount: str
    acceptance_point: str
    separate: str


ENGLISH = BillWords(
    *("Payment part", "Receipt", "Account / Payable to", "Reference", "Additional information"),
    *("Payable by", "Payable by (name/address)", "Currency", "Amount", "Acceptance point"),
    "Separate before paying in",
)
_WORDS = {
    "de": BillWords(
        *("Zahlteil", "Empfangsschein", "Konto / Zahlbar an", "Referenz"),
        *("Zusätzliche Informationen", "Zahlbar durch", "Zahlbar durch (Name/Adresse)"),
        *("Währung", "Betrag", "Annahmestelle", "Vor der Einzahlung abzutrennen"),
    ),
    "fr": BillWords(
        *("Section paiement", "Récépissé", "Compte / Payable à", "Référence"),
        *("Informations supplémentaires", "Payable par", "Payable par (nom/adresse)"),
        *("Monnaie", "Montant", "Point de dépôt", "A détacher avant le versement"),
    ),
    "it": BillWords(
        *("Sezione pagamento", "Ricevuta", "Conto / Pagabile a", "Riferimento"),
        *("Informazioni supplementari", "Pagabile da", "Pagabile da (nome/indirizzo)"),
        *("Valuta", "Importo", "Punto di accettazione", "Da staccare prima del versamento"),
    ),
}


def bill_words(language: str) -> BillWords:
    """Return the words in a language; English where the guidelines have no others."""
    return _WORDS.get(language[:2], ENGLISH)
