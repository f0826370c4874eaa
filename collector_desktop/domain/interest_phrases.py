"""The words of a calculation of late-payment interest in each language of customers.

Laws keep the names by which they are cited.
"""

from __future__ import annotations

from collector_desktop.domain.agreed_interest import Per
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import Basis
from collector_desktop.domain.late_payment import Mode


@frozen
class InterestPhrases:
    """What a calculation says; phrases with a name in braces take a formatted value.

    `columns` head from, to, days, balance, rate and interest. `modes`, `bases` and `rates` are in
    the order of `MODES`, `BASES` and `RATES`.
    """

    title: str
    columns: tuple[str, ...]
    up_to: str
    code: str
    due: str
    daily: str
    still_open: str
    invoice: str
    facts: str
    due_of: str
    due_in_all: str
    not_claimed: str
    claimed: str
    waived: str
    days: str
    once: str
    compensation: str
    given_up: str
    paid: str
    law: str
    terms: str
    grace: str
    modes: tuple[str, ...]
    worked_out: str
    bases: tuple[str, ...]
    rounded_daily: str
    rounded_once: str
    simple: str
    growth: str
    shortfall: str
    rates: tuple[str, ...]
    disputed: str = ""

    def mode_said(self, mode: Mode) -> str:
        """Return which rate counts as time goes on."""
        return self.modes[MODES.index(mode)]

    def basis_said(self, basis: Basis) -> str:
        """Return how days become money."""
        return self.bases[BASES.index(basis)]

    def rate_said(self, per: Per) -> str:
        """Return a rate a year, or a month with what it comes to in a year."""
        return self.rates[RATES.index(per)]


MODES = (Mode.FIXED_AT_START, Mode.FLOATING, Mode.FIXED_AT_PAYMENT)
BASES = (Basis.DAYS_365, Basis.DAYS_360, Basis.ACTUAL, Basis.MONTHS)
RATES = (Per.YEAR, Per.MONTH)
ENGLISH = InterestPhrases(
    "Interest calculation",
    ("From", "To", "Days", "Balance", "Rate a year", "Interest"),
    *("Up to", "Customer code", "Due for late payment", "Grows each day by"),
    *("Invoices still to pay", "Invoice {number}"),
    "Dated {dated}, due {due}. Amount {amount}, of which {open} is open.",
    *("Due for late payment of {number}", "Due for late payment in all", "Not claimed before"),
    *("Claimed on {day} as {number}", "Waived on {day}, not due: {reason}"),
    *("Interest of {days} days", "{days}, rounded once", "Compensation, once"),
    *("Waived", "Paid of the claims"),
    "By the {law}: {points} points above the reference rate; {mode}.",
    *("By the terms agreed: {rate}", ", from {days} days after the due date"),
    (
        "the rate stays that of the first late day",
        "each half-year has its own rate",
        "the rate is that of the day of payment, or of this calculation",
    ),
    "Interest is {basis}.",
    (
        "the balance, times the rate, times the days, divided by 365",
        "the balance, times the rate, times the days, divided by 360",
        "the balance, times the rate, times the days, divided by the days of the year",
        (
            "the balance, times the rate, for each month from the due date, and for days their"
            " share of the month that they lie in"
        ),
    ),
    "The interest of a day is rounded, then multiplied.",
    "It is rounded once, on the sum.",
    "Interest is simple. It begins on the day after the due date; the day of a payment still bears"
    " it, and from the next day on the balance is lower.",
    "From {day} interest goes on at {amount} a day until payment.",
    "{number} asks {amount} less than its days bear now: money came back as of an earlier day, or"
    " what was in dispute is owed. What was claimed is not raised.",
    ("{rate} % per annum", "{rate} % per month ({yearly} % per annum)"),
    disputed="What is in dispute, or was granted in one, bears nothing and is not in the balance.",
)
_GERMAN = InterestPhrases(
    "Zinsberechnung",
    ("Von", "Bis", "Tage", "Saldo", "Satz im Jahr", "Zinsen"),
    *("Bis zum", "Kundennummer", "Wegen Verzugs zu zahlen", "Wächst täglich um"),
    *("Rechnungen noch offen", "Rechnung {number}"),
    "Vom {dated}, fällig am {due}. Betrag {amount}, davon offen {open}.",
    *("Wegen Verzugs mit {number} zu zahlen", "Wegen Verzugs zu zahlen, insgesamt"),
    *("Bisher nicht gefordert", "Gefordert am {day} als {number}"),
    "Erlassen am {day}, nicht zu zahlen: {reason}",
    *("Zinsen für {days} Tage", "{days}, einmal gerundet", "Pauschale, einmal"),
    *("Erlassen", "Auf die Forderungen gezahlt"),
    "Nach {law}: {points} Prozentpunkte über dem Basiszins; {mode}.",
    *("Nach der Vereinbarung: {rate}", ", ab {days} Tagen nach der Fälligkeit"),
    (
        "es bleibt beim Satz des ersten Tages des Verzugs",
        "jedes Halbjahr hat seinen Satz",
        "es gilt der Satz am Tag der Zahlung oder dieser Berechnung",
    ),
    "Zinsen sind {basis}.",
    (
        "der Saldo mal Satz mal Tage, geteilt durch 365",
        "der Saldo mal Satz mal Tage, geteilt durch 360",
        "der Saldo mal Satz mal Tage, geteilt durch die Tage des Jahres",
        (
            "der Saldo mal Satz für jeden Monat ab Fälligkeit, und für Tage deren Anteil an dem"
            " Monat, in dem sie liegen"
        ),
    ),
    "Die Zinsen eines Tages werden gerundet, dann vervielfacht.",
    "Gerundet wird einmal, die Summe.",
    "Es sind einfache Zinsen. Sie beginnen am Tag nach der Fälligkeit; der Tag einer Zahlung zählt"
    " noch mit, vom nächsten Tag an ist der Saldo niedriger.",
    "Ab {day} kommen bis zur Zahlung täglich {amount} hinzu.",
    "{number} fordert {amount} weniger, als seine Tage jetzt tragen: Geld kam mit einem früheren"
    " Tag zurück, oder Bestrittenes ist doch zu zahlen. Was gefordert wurde, wird nicht erhöht.",
    ("{rate} % im Jahr", "{rate} % im Monat ({yearly} % im Jahr)"),
    disputed="Was bestritten ist oder darauf erlassen wurde, trägt keinen Zins und fehlt im Saldo.",
)
_FRENCH = InterestPhrases(
    "Calcul des intérêts",
    ("Du", "Au", "Jours", "Solde", "Taux annuel", "Intérêts"),
    *("Jusqu'au", "Code client", "Dû pour retard", "S'accroît par jour de"),
    *("Factures restant dues", "Facture {number}"),
    "Du {dated}, échue le {due}. Montant {amount}, dont {open} restent dus.",
    *("Dû pour retard de {number}", "Dû pour retard, au total", "Pas encore réclamé"),
    *("Réclamé le {day} sous {number}", "Abandonné le {day}, non dû : {reason}"),
    *("Intérêts de {days} jours", "{days}, arrondis une fois", "Indemnité, une seule fois"),
    *("Abandonné", "Réglé sur les demandes"),
    "Selon {law} : {points} points au-dessus du taux de référence ; {mode}.",
    *("Selon les conditions convenues : {rate}", ", à partir de {days} jours après l'échéance"),
    (
        "le taux reste celui du premier jour de retard",
        "chaque semestre a son taux",
        "le taux est celui du jour du règlement, ou de ce calcul",
    ),
    "Les intérêts sont {basis}.",
    (
        "le solde, multiplié par le taux et les jours, divisé par 365",
        "le solde, multiplié par le taux et les jours, divisé par 360",
        "le solde, multiplié par le taux et les jours, divisé par les jours de l'année",
        (
            "le solde, multiplié par le taux, pour chaque mois depuis l'échéance, et pour les jours"
            " leur part du mois où ils se trouvent"
        ),
    ),
    "Les intérêts d'un jour sont arrondis, puis multipliés.",
    "L'arrondi se fait une fois, sur la somme.",
    "Les intérêts sont simples. Ils courent dès le lendemain de l'échéance ; le jour d'un règlement"
    " compte encore, et le solde est réduit dès le lendemain.",
    "À partir du {day}, {amount} s'ajoutent chaque jour jusqu'au règlement.",
    "{number} demande {amount} de moins que ce que portent maintenant ses jours : de l'argent est"
    " revenu à une date antérieure, ou ce qui était contesté est dû. Ce qui a été réclamé n'est pas"
    " relevé.",
    ("{rate} % par an", "{rate} % par mois ({yearly} % par an)"),
    disputed="Ce qui est contesté, ou accordé, ne porte pas d'intérêts et n'est pas dans le solde.",
)
_SPANISH = InterestPhrases(
    "Cálculo de intereses",
    ("Desde", "Hasta", "Días", "Saldo", "Tipo anual", "Intereses"),
    *("Hasta el", "Código de cliente", "Debido por demora", "Crece cada día en"),
    *("Facturas pendientes", "Factura {number}"),
    "Del {dated}, vencida el {due}. Importe {amount}, pendiente {open}.",
    *("Debido por demora de {number}", "Debido por demora, en total", "Aún no reclamado"),
    *("Reclamado el {day} como {number}", "Renunciado el {day}, no se debe: {reason}"),
    *("Intereses de {days} días", "{days}, redondeados una vez"),
    *("Indemnización, una sola vez", "Renunciado", "Pagado de lo reclamado"),
    "Según {law}: {points} puntos sobre el tipo de referencia; {mode}.",
    *("Según lo acordado: {rate}", ", desde {days} días después del vencimiento"),
    (
        "el tipo sigue siendo el del primer día de demora",
        "cada semestre tiene su tipo",
        "el tipo es el del día del pago o de este cálculo",
    ),
    "Los intereses son {basis}.",
    (
        "el saldo por el tipo y por los días, dividido entre 365",
        "el saldo por el tipo y por los días, dividido entre 360",
        "el saldo por el tipo y por los días, dividido entre los días del año",
        (
            "el saldo por el tipo, por cada mes desde el vencimiento, y por los días su parte del"
            " mes en que están"
        ),
    ),
    "Los intereses de un día se redondean y luego se multiplican.",
    "Se redondea una vez, la suma.",
    "Los intereses son simples. Empiezan el día después del vencimiento; el día de un pago aún"
    " cuenta, y desde el siguiente el saldo es menor.",
    "Desde el {day} se añaden {amount} al día hasta el pago.",
    "{number} pide {amount} menos de lo que sus días suponen ahora: volvió dinero con fecha"
    " anterior, o se debe lo que se discutía. Lo reclamado no se aumenta.",
    ("{rate} % al año", "{rate} % al mes ({yearly} % al año)"),
    disputed="Lo que se discute, o se concedió, no devenga intereses y no está en el saldo.",
)
_DUTCH = InterestPhrases(
    "Renteberekening",
    ("Van", "Tot en met", "Dagen", "Saldo", "Rente per jaar", "Rente"),
    *("Tot en met", "Klantnummer", "Verschuldigd wegens te late betaling", "Groeit per dag met"),
    *("Facturen nog te betalen", "Factuur {number}"),
    "Van {dated}, vervallen op {due}. Bedrag {amount}, waarvan open {open}.",
    *("Verschuldigd wegens te late betaling van {number}",),
    *("Verschuldigd wegens te late betaling, in totaal", "Nog niet gevorderd"),
    *("Gevorderd op {day} als {number}", "Kwijtgescholden op {day}, niet verschuldigd: {reason}"),
    *("Rente over {days} dagen", "{days}, eenmaal afgerond", "Vergoeding, eenmaal"),
    *("Kwijtgescholden", "Betaald op de vorderingen"),
    "Volgens {law}: {points} procentpunten boven de referentierente; {mode}.",
    *("Volgens afspraak: {rate}", ", vanaf {days} dagen na de vervaldag"),
    (
        "het percentage blijft dat van de eerste dag van verzuim",
        "elk halfjaar heeft zijn eigen percentage",
        "het percentage is dat van de dag van betaling of van deze berekening",
    ),
    "De rente is {basis}.",
    (
        "het saldo maal percentage maal dagen, gedeeld door 365",
        "het saldo maal percentage maal dagen, gedeeld door 360",
        "het saldo maal percentage maal dagen, gedeeld door de dagen van het jaar",
        (
            "het saldo maal percentage voor elke maand vanaf de vervaldag, en voor dagen hun deel"
            " van de maand waarin zij vallen"
        ),
    ),
    "De rente van een dag wordt afgerond en dan vermenigvuldigd.",
    "Er wordt eenmaal afgerond, over de som.",
    "De rente is enkelvoudig. Zij begint op de dag na de vervaldag; de dag van een betaling telt"
    " nog mee, en vanaf de volgende dag is het saldo lager.",
    "Vanaf {day} komt er tot de betaling {amount} per dag bij.",
    "{number} vordert {amount} minder dan zijn dagen nu dragen: er kwam geld terug per een eerdere"
    " dag, of wat werd betwist is verschuldigd. Wat gevorderd is, wordt niet verhoogd.",
    ("{rate} % per jaar", "{rate} % per maand ({yearly} % per jaar)"),
    disputed="Over wat wordt betwist of is toegegeven loopt geen rente; het is niet in het saldo.",
)
_BY_LANGUAGE = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "nl": _DUTCH}


def interest_phrases(language: str) -> InterestPhrases:
    """Return the words of a calculation in a language; English where there are no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
