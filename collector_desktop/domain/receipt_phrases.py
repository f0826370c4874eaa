"""The words of a receipt in each language that customers are written to in."""

from __future__ import annotations

from dataclasses import replace

from collector_desktop.domain.frozen import frozen


@frozen
class ReceiptPhrases:
    """What a receipt says beside the words that the user may change.

    Phrases with a name in braces take a formatted value.

    `columns` head number, date, amount, paid by this payment and still open; `methods` word the
    ways of paying in the order of `METHODS`.
    """

    number: str
    received_on: str
    code: str
    received: str
    paid_by: str
    reference: str
    balance: str
    in_credit: str
    columns: tuple[str, ...]
    pays: str
    total: str
    left: str
    pays_nothing: str
    returned: str
    methods: tuple[str, ...]

    def method_said(self, method: str) -> str:
        """Return the words for a way of paying; nothing for one that is not known."""
        return self.methods[METHODS.index(method)] if method in METHODS else ""


METHODS = ("bank", "cheque", "card", "cash")
ENGLISH = ReceiptPhrases(
    *("Receipt no.", "Received on", "Customer code", "Received", "Paid by"),
    *("Your reference", "Balance on {day}", "Credit on {day}"),
    ("Invoice", "Date", "Amount", "Paid with this", "Still open"),
    *("What this payment pays", "Matched to invoices"),
    "{amount} of it is not matched to an invoice yet. It stays on your account as credit.",
    "This payment is not matched to an invoice yet. It stays on your account as credit.",
    "Your bank returned this payment on {day}. It pays nothing any more.",
    ("Bank transfer", "Cheque", "Card", "Cash"),
)
_BY_LANGUAGE = {
    "en-US": replace(ENGLISH, methods=("Bank transfer", "Check", "Card", "Cash")),
    "de": ReceiptPhrases(
        *("Beleg-Nr.", "Eingegangen am", "Kundennummer", "Erhalten"),
        *("Zahlungsart", "Ihr Zeichen", "Saldo am {day}", "Guthaben am {day}"),
        ("Rechnung", "Datum", "Betrag", "Hiermit gezahlt", "Noch offen"),
        *("Was diese Zahlung begleicht", "Rechnungen zugeordnet"),
        "{amount} davon sind noch keiner Rechnung zugeordnet und bleiben als Guthaben auf Ihrem"
        " Konto.",
        "Diese Zahlung ist noch keiner Rechnung zugeordnet und bleibt als Guthaben auf Ihrem"
        " Konto.",
        "Ihre Bank hat diese Zahlung am {day} zurückgegeben. Sie begleicht nichts mehr.",
        ("Überweisung", "Scheck", "Karte", "Bar"),
    ),
    "fr": ReceiptPhrases(
        *("N° de reçu", "Reçu le", "Code client", "Montant reçu", "Mode de règlement"),
        *("Votre référence", "Solde au {day}", "Solde créditeur au {day}"),
        ("Facture", "Date", "Montant", "Réglé par ce paiement", "Reste dû"),
        *("Ce que règle ce paiement", "Affecté aux factures"),
        "{amount} ne sont pas encore affectés à une facture et restent en crédit sur votre compte.",
        "Ce paiement n'est pas encore affecté à une facture et reste en crédit sur votre compte.",
        "Votre banque a rejeté ce paiement le {day}. Il ne règle plus rien.",
        ("Virement", "Chèque", "Carte", "Espèces"),
    ),
    "es": ReceiptPhrases(
        *("N.º de recibo", "Recibido el", "Código de cliente", "Recibido"),
        *("Forma de pago", "Su referencia", "Saldo a {day}", "Saldo a su favor a {day}"),
        ("Factura", "Fecha", "Importe", "Pagado con este pago", "Pendiente"),
        *("Lo que paga este pago", "Asignado a facturas"),
        "{amount} aún no están asignados a una factura y quedan a su favor en la cuenta.",
        "Este pago aún no está asignado a una factura y queda a su favor en la cuenta.",
        "Su banco devolvió este pago el {day}. Ya no paga nada.",
        ("Transferencia", "Cheque", "Tarjeta", "Efectivo"),
    ),
    "nl": ReceiptPhrases(
        *("Bewijsnr.", "Ontvangen op", "Klantnummer", "Ontvangen"),
        *("Betaald per", "Uw kenmerk", "Saldo op {day}", "Tegoed op {day}"),
        ("Factuur", "Datum", "Bedrag", "Hiermee betaald", "Nog open"),
        *("Wat deze betaling voldoet", "Toegewezen aan facturen"),
        "{amount} hiervan is nog niet aan een factuur toegewezen en blijft als tegoed op uw"
        " rekening.",
        "Deze betaling is nog niet aan een factuur toegewezen en blijft als tegoed op uw rekening.",
        "Uw bank heeft deze betaling op {day} teruggeboekt. Zij voldoet niets meer.",
        ("Overschrijving", "Cheque", "Kaart", "Contant"),
    ),
}


def receipt_phrases(language: str) -> ReceiptPhrases:
    """Return the words of a receipt in a language; English where there are no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
