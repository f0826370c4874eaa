"""The words of what moved on an account, in each language that customers are written to in."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class ActivityPhrases:
    """What a list of movements says; phrases with a name in braces take a formatted value.

    `columns` head date, type, number, reference, due, debit, credit and balance; `types` word the
    types of entries in the order of `TYPES`.
    """

    period: str
    days: str
    moved: str
    still_open: str
    opening: str
    closing: str
    columns: tuple[str, ...]
    types: tuple[str, ...]

    def type_said(self, kind: str) -> str:
        """Return the word for a type of entry, such as `credit_note`."""
        return self.types[TYPES.index(kind)]


TYPES = ("invoice", "credit_note", "receipt", "refund", "debit_adjustment", "credit_adjustment")
ENGLISH = ActivityPhrases(
    *("Period", "{first} to {last}", "Movements in {currency}", "Still open in {currency}"),
    *("Brought forward", "Balance on {day}"),
    ("Date", "Type", "Number", "Your reference", "Due", "Debit", "Credit", "Balance"),
    ("Invoice", "Credit note", "Payment", "Refund", "Adjustment", "Adjustment"),
)
_BY_LANGUAGE = {
    "de": ActivityPhrases(
        *("Zeitraum", "{first} bis {last}", "Bewegungen in {currency}", "Noch offen in {currency}"),
        *("Saldovortrag", "Saldo am {day}"),
        ("Datum", "Art", "Nummer", "Ihr Zeichen", "Fällig", "Soll", "Haben", "Saldo"),
        ("Rechnung", "Gutschrift", "Zahlung", "Erstattung", "Korrektur", "Korrektur"),
    ),
    "fr": ActivityPhrases(
        *("Période", "{first} au {last}", "Mouvements en {currency}", "Encore dû en {currency}"),
        *("Solde antérieur", "Solde au {day}"),
        ("Date", "Type", "Numéro", "Votre référence", "Échéance", "Débit", "Crédit", "Solde"),
        ("Facture", "Avoir", "Règlement", "Remboursement", "Régularisation", "Régularisation"),
    ),
    "es": ActivityPhrases(
        *("Periodo", "{first} a {last}", "Movimientos en {currency}", "Pendiente en {currency}"),
        *("Saldo anterior", "Saldo a {day}"),
        ("Fecha", "Tipo", "Número", "Su referencia", "Vencimiento", "Debe", "Haber", "Saldo"),
        ("Factura", "Abono", "Pago", "Reembolso", "Ajuste", "Ajuste"),
    ),
    "nl": ActivityPhrases(
        *("Periode", "{first} t/m {last}", "Mutaties in {currency}", "Nog open in {currency}"),
        *("Vorig saldo", "Saldo op {day}"),
        ("Datum", "Soort", "Nummer", "Uw kenmerk", "Vervaldag", "Debet", "Credit", "Saldo"),
        ("Factuur", "Creditnota", "Betaling", "Terugbetaling", "Correctie", "Correctie"),
    ),
}


def activity_phrases(language: str) -> ActivityPhrases:
    """Return the words of movements in a language; English where there are no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
