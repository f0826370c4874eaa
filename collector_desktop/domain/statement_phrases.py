"""The words of a statement of account in each language that customers are written to in."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class StatementPhrases:
    """What a statement says; phrases with a name in braces take a formatted value."""

    date: str
    code: str
    terms: str
    total_owed: str
    overdue_now: str
    pay_by: str
    nothing_due: str
    in_credit: str
    total: str
    account_in: str
    not_due: str
    over_days: str
    days: str
    customer: str
    statement_of: str
    unmatched: str
    disputed: str
    sort_code: str
    account_number: str
    reference: str
    amount: str
    overdue: str
    overdue_of: str
    tell_us: str
    or_: str
    scan: str
    unallocated: str
    undisputed: str
    less_agreed: str
    less_both: str
    as_agreed: str


ENGLISH = StatementPhrases(
    *("Date", "Customer code", "Terms", "Total owed", "Overdue now"),
    *(
        "Please pay by",
        "No payment due",
        "In credit",
        "Total outstanding",
        "Account in {currency}",
        "Not due",
    ),
    *("Over {days} days", "{first} to {last} days", "Customer", "Statement of"),
    "{amount} of payments and credits has not been matched to invoices yet and is taken off the"
    " total.",
    "{mark} marks what is in dispute: {amount}.",
    *("Sort code", "Account number", "Reference", "Amount", "{overdue} overdue"),
    "{overdue} overdue, {total} in total",
    *("Tell us which invoices you are paying: {contact}.", "or", "Scan to pay {amount}"),
    *("Unallocated", "{amount}, without what is in dispute"),
    "{amount}, without what is agreed",
    "{amount}, without what is in dispute or agreed",
    "As agreed",
)
_GERMAN = StatementPhrases(
    *("Datum", "Kundennummer", "Bedingungen", "Gesamt offen", "Davon überfällig"),
    *(
        "Bitte zahlen bis",
        "Nichts zu zahlen",
        "Guthaben",
        "Summe offen",
        "Konto in {currency}",
    ),
    *("Nicht fällig", "Über {days} Tage", "{first} bis {last} Tage", "Kunde", "Auszug vom"),
    "{amount} an Zahlungen und Gutschriften sind noch keinen Rechnungen zugeordnet und von der"
    " Summe abgezogen.",
    "{mark} kennzeichnet, was bestritten ist: {amount}.",
    *("Sort code", "Kontonummer", "Verwendungszweck", "Betrag", "{overdue} überfällig"),
    "{overdue} überfällig, {total} insgesamt",
    *("Welche Rechnungen Sie zahlen, sagen Sie uns bitte: {contact}.", "oder"),
    "Zum Zahlen scannen: {amount}",
    *("Nicht zugeordnet", "{amount}, ohne Bestrittenes"),
    "{amount}, ohne Vereinbartes",
    "{amount}, ohne Bestrittenes und Vereinbartes",
    "Wie vereinbart",
)
_FRENCH = StatementPhrases(
    *("Date", "Code client", "Conditions", "Total dû", "Dont échu"),
    *(
        "À régler au plus tard le",
        "Rien à régler",
        "Solde créditeur",
        "Total restant dû",
        "Compte en {currency}",
    ),
    *("Non échu", "Plus de {days} jours", "{first} à {last} jours", "Client", "Relevé du"),
    "{amount} de règlements et d'avoirs ne sont pas encore affectés et sont déduits du total.",
    "{mark} signale ce qui est contesté : {amount}.",
    *("Sort code", "Numéro de compte", "Référence", "Montant", "{overdue} échus"),
    "{overdue} échus, {total} au total",
    *("Indiquez-nous les factures réglées : {contact}.", "ou", "Scanner pour régler {amount}"),
    *("Non affecté", "{amount}, hors montants contestés"),
    "{amount}, hors montants convenus",
    "{amount}, hors montants contestés ou convenus",
    "Comme convenu",
)
_SPANISH = StatementPhrases(
    *("Fecha", "Código de cliente", "Condiciones", "Total debido"),
    *(
        "Del cual vencido",
        "Pagar a más tardar el",
        "Nada que pagar",
        "Saldo a su favor",
        "Total pendiente",
    ),
    *("Cuenta en {currency}", "No vencido", "Más de {days} días", "{first} a {last} días"),
    *("Cliente", "Extracto del"),
    "{amount} de pagos y abonos aún no están asignados a facturas y se descuentan del total.",
    "{mark} señala lo que se discute: {amount}.",
    *("Sort code", "Número de cuenta", "Referencia", "Importe", "{overdue} vencidos"),
    "{overdue} vencidos, {total} en total",
    *("Díganos qué facturas paga: {contact}.", "o", "Escanee para pagar {amount}"),
    *("Sin asignar", "{amount}, sin lo que se discute"),
    "{amount}, sin lo acordado",
    "{amount}, sin lo que se discute ni lo acordado",
    "Según lo acordado",
)
_DUTCH = StatementPhrases(
    *("Datum", "Klantnummer", "Voorwaarden", "Totaal open", "Nu vervallen"),
    *(
        "Betalen uiterlijk op",
        "Niets te betalen",
        "Tegoed",
        "Totaal openstaand",
        "Rekening in {currency}",
    ),
    *("Niet vervallen", "Meer dan {days} dagen", "{first} t/m {last} dagen", "Klant"),
    "Overzicht van",
    "{amount} aan betalingen en creditnota's is nog niet aan facturen toegewezen en van het totaal"
    " afgetrokken.",
    "{mark} geeft aan wat wordt betwist: {amount}.",
    *("Sort code", "Rekeningnummer", "Kenmerk", "Bedrag", "{overdue} vervallen"),
    "{overdue} vervallen, {total} in totaal",
    *("Laat ons weten welke facturen u betaalt: {contact}.", "of", "Scan om {amount} te betalen"),
    *("Niet toegewezen", "{amount}, zonder wat wordt betwist"),
    "{amount}, zonder wat is afgesproken",
    "{amount}, zonder wat wordt betwist of is afgesproken",
    "Zoals afgesproken",
)
_BY_LANGUAGE = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "nl": _DUTCH}


def statement_phrases(language: str) -> StatementPhrases:
    """Return the words of a statement in a language; English where there are no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
