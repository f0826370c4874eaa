"""The words of the sheet of a payment plan in each language that customers are written to in."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plans import JudgedInstalment, PlanState
from collector_desktop.domain.promises import PromiseStatus


@frozen
class PlanPhrases:
    """What the sheet says; phrases with a name in braces take a formatted value.

    `states` word where a plan is in the order of `PlanState`; `instalments` say of one that it was
    paid, paid late, paid in part, missed, or is still to come.
    """

    settlement: str
    agreed_on: str
    code: str
    agreed_with: str
    paid_by: str
    state: str
    total: str
    received: str
    next_due: str
    missing: str
    schedule: str
    columns: tuple[str, ...]
    covers: str
    debt_columns: tuple[str, ...]
    sum: str
    on_track: str
    in_default: str
    settles: str
    states: tuple[str, ...]
    instalments: tuple[str, ...]

    def state_said(self, state: PlanState) -> str:
        """Return where a plan is."""
        return self.states[tuple(PlanState).index(state)]

    def instalment_said(self, each: JudgedInstalment) -> str:
        """Return how an instalment stands."""
        paid, late, part, missed, to_come = self.instalments
        if each.status is PromiseStatus.KEPT:
            return paid
        if each.is_paid_late:
            return late
        if each.in_arrears:
            return part if each.received_minor else missed
        return to_come


ENGLISH = PlanPhrases(
    *("Settlement by instalments", "Agreed on", "Customer code", "Agreed with"),
    *("Paid by", "Plan", "Plan total", "Received so far", "Next instalment", "Missing now"),
    "Instalments",
    ("No.", "Due", "Amount", "Received", "How it stands"),
    "What the plan covers",
    ("Invoice", "Due", "In the plan", "Still open"),
    "Total",
    "As long as each instalment arrives by its day, we ask for nothing else of what the plan"
    " covers.",
    "{amount} of this plan has not arrived in time. Please pay it now, or tell us what has"
    " changed; otherwise the whole of what is left may fall due again.",
    "Once all instalments have arrived, {owed} is settled in full by {total}.",
    ("on track", "in default", "kept", "cancelled", "replaced by a newer one", "not kept", "ended"),
    ("paid", "paid late", "paid in part, late", "missed", "to come"),
)
_BY_LANGUAGE = {
    "de": PlanPhrases(
        *("Vergleich in Raten", "Vereinbart am", "Kundennummer", "Vereinbart mit"),
        *("Zahlungsart", "Plan", "Summe des Plans", "Bisher erhalten", "Nächste Rate"),
        *("Jetzt im Rückstand", "Raten"),
        ("Nr.", "Fällig", "Betrag", "Erhalten", "Stand"),
        "Was der Plan umfasst",
        ("Rechnung", "Fällig", "Im Plan", "Noch offen"),
        "Summe",
        "Solange jede Rate bis zu ihrem Tag eingeht, verlangen wir von dem, was der Plan umfasst,"
        " nichts weiter.",
        "{amount} aus diesem Plan sind nicht rechtzeitig eingegangen. Bitte zahlen Sie jetzt, oder"
        " sagen Sie uns, was sich geändert hat; sonst kann der ganze Rest wieder fällig werden.",
        "Wenn alle Raten eingegangen sind, sind {owed} mit {total} vollständig erledigt.",
        (
            "wird eingehalten",
            "im Verzug",
            "erfüllt",
            "beendet",
            "durch einen neuen ersetzt",
            "nicht erfüllt",
            "beendet",
        ),
        ("gezahlt", "spät gezahlt", "zum Teil gezahlt, spät", "versäumt", "kommt noch"),
    ),
    "fr": PlanPhrases(
        *("Règlement amiable échelonné", "Convenu le", "Code client"),
        *("Convenu avec", "Mode de règlement", "Plan", "Total du plan", "Reçu à ce jour"),
        *("Prochain terme", "En retard", "Termes"),
        ("N°", "Échéance", "Montant", "Reçu", "Situation"),
        "Ce que couvre le plan",
        ("Facture", "Échéance", "Dans le plan", "Reste dû"),
        "Total",
        "Tant que chaque terme arrive à sa date, nous ne demandons rien d'autre sur ce que couvre"
        " le plan.",
        "{amount} de ce plan ne sont pas arrivés à temps. Merci de régler maintenant ou de nous"
        " dire ce qui a changé ; sinon, tout le reste peut redevenir exigible.",
        "Une fois tous les termes reçus, {owed} sont soldés par {total}.",
        (
            "respecté",
            "non respecté",
            "tenu",
            "annulé",
            "remplacé par un nouveau",
            "non tenu",
            "clos",
        ),
        ("réglé", "réglé en retard", "réglé en partie, en retard", "manqué", "à venir"),
    ),
    "es": PlanPhrases(
        *("Acuerdo de pago a plazos", "Acordado el", "Código de cliente"),
        *("Acordado con", "Forma de pago", "Plan", "Total del plan", "Recibido hasta hoy"),
        *("Próximo plazo", "En retraso", "Plazos"),
        ("N.º", "Vencimiento", "Importe", "Recibido", "Situación"),
        "Lo que cubre el plan",
        ("Factura", "Vencimiento", "En el plan", "Pendiente"),
        "Total",
        "Mientras cada plazo llegue en su día, no pedimos nada más de lo que cubre el plan.",
        "{amount} de este plan no han llegado a tiempo. Le rogamos que pague ahora o nos diga qué"
        " ha cambiado; de lo contrario, todo el resto puede volver a vencer.",
        "Cuando hayan llegado todos los plazos, {owed} quedan saldados con {total}.",
        (
            "al corriente",
            "incumplido",
            "cumplido",
            "anulado",
            "sustituido por uno nuevo",
            "no cumplido",
            "finalizado",
        ),
        ("pagado", "pagado tarde", "pagado en parte, tarde", "no pagado", "por venir"),
    ),
    "nl": PlanPhrases(
        *("Schikking in termijnen", "Afgesproken op", "Klantnummer"),
        *("Afgesproken met", "Betaald per", "Regeling", "Totaal van de regeling"),
        *("Tot nu toe ontvangen", "Volgende termijn", "Nu achterstallig", "Termijnen"),
        ("Nr.", "Vervaldag", "Bedrag", "Ontvangen", "Stand"),
        "Wat de regeling omvat",
        ("Factuur", "Vervaldag", "In de regeling", "Nog open"),
        "Totaal",
        "Zolang elke termijn op zijn dag binnen is, vragen wij niets anders van wat de regeling"
        " omvat.",
        "{amount} van deze regeling is niet op tijd binnengekomen. Betaal dit nu, of laat ons weten"
        " wat er veranderd is; anders kan de hele rest weer opeisbaar worden.",
        "Als alle termijnen binnen zijn, is {owed} volledig voldaan met {total}.",
        (
            "loopt",
            "niet nagekomen",
            "nagekomen",
            "beëindigd",
            "vervangen door een nieuwe",
            "niet nagekomen",
            "beëindigd",
        ),
        ("betaald", "te laat betaald", "deels betaald, te laat", "gemist", "komt nog"),
    ),
}


def plan_phrases(language: str) -> PlanPhrases:
    """Return the words of a plan's sheet in a language; English where there are no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
