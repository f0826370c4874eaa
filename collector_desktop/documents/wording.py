"""The fixed words of documents: headings of tables, payment slip, page numbers, by language."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class PaperWords:
    """What is on papers in one language whatever they say; `page` has two numbers."""

    invoice: str
    date: str
    your_reference: str
    due: str
    days_late: str
    amount: str
    outstanding: str
    interest: str
    compensation: str
    instalment: str
    carried_forward: str
    brought_forward: str
    how_to_pay: str
    pay_to: str
    pay_by_transfer: str
    payment_slip: str
    amount_paid: str
    cut_here: str
    page: str
    pay_online: str
    method: str
    tick: str
    more: str

    def page_of(self, number: int, count: int) -> str:
        """Return the page number."""
        return self.page.format(number=number, count=count)


ENGLISH = PaperWords(
    *("Invoice", "Date", "Your reference", "Due", "Days late", "Amount", "Outstanding"),
    *("Interest", "Compensation", "Instalment", "Carried forward", "Brought forward"),
    *("How to pay", "Pay to", "Pay by bank transfer", "Payment slip", "Amount paid"),
    "Cut here and send the slip with your payment",
    "Page {number} of {count}",
    "Pay online",
    *("Method", "Tick what you pay", "and {count} more"),
)
_WORDS = {
    "de": PaperWords(
        *("Rechnung", "Datum", "Ihr Zeichen", "Fällig", "Tage", "Betrag", "Offen"),
        *("Zinsen", "Pauschale", "Rate", "Übertrag", "Übertrag"),
        *("So zahlen Sie", "Empfänger", "Bitte überweisen Sie an", "Zahlungsabschnitt"),
        "Gezahlt",
        "Hier abtrennen und mit der Zahlung einsenden",
        "Seite {number} von {count}",
        "Online zahlen",
        *("Zahlungsweise", "Bitte ankreuzen, was Sie zahlen", "und {count} weitere"),
    ),
    "fr": PaperWords(
        *("Facture", "Date", "Votre référence", "Échéance", "Jours", "Montant", "Reste dû"),
        *("Intérêts", "Indemnité", "Terme", "À reporter", "Report"),
        *("Comment régler", "Bénéficiaire", "Règlement par virement", "Talon de règlement"),
        "Montant réglé",
        "À détacher et à joindre à votre règlement",
        "Page {number} sur {count}",
        "Payer en ligne",
        *("Mode de règlement", "Cochez ce que vous réglez", "et {count} autres"),
    ),
    "es": PaperWords(
        *("Factura", "Fecha", "Su referencia", "Vencimiento", "Días", "Importe", "Pendiente"),
        *("Intereses", "Indemnización", "Plazo", "Suma y sigue", "Suma anterior"),
        *("Cómo pagar", "Beneficiario", "Pago por transferencia", "Resguardo de pago"),
        "Importe pagado",
        "Corte por aquí y envíe el resguardo con su pago",
        "Página {number} de {count}",
        "Pagar en línea",
        *("Forma de pago", "Marque lo que paga", "y {count} más"),
    ),
    "nl": PaperWords(
        *("Factuur", "Datum", "Uw kenmerk", "Vervaldag", "Dagen", "Bedrag", "Openstaand"),
        *("Rente", "Vergoeding", "Termijn", "Transport", "Transport"),
        *("Zo betaalt u", "Begunstigde", "Betaling per overschrijving", "Betaalstrook"),
        "Betaald bedrag",
        "Hier afknippen en met uw betaling meesturen",
        "Pagina {number} van {count}",
        "Online betalen",
        *("Betaalwijze", "Kruis aan wat u betaalt", "en nog {count}"),
    ),
}


def paper_words(language: str) -> PaperWords:
    """Return the fixed words of a language; English where the program has no others."""
    return _WORDS.get(language, ENGLISH)
