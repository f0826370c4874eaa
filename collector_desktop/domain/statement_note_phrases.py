"""The words below the figures of a statement: marks, payments, discounts, late payment."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class NotePhrases:
    """What the notes of a statement say; names in braces take formatted values.

    `agreed` names the terms of a contract where else a law is named; `may_claim` has a fixed sum
    besides the interest, `may_claim_interest` has none.
    """

    last_paid: str
    aged_from: str
    if_paid_by: str
    promised: str
    promised_in_all: str
    promise: str
    planned: str
    planned_next: str
    plan_missed: str
    cheques: str
    cheque: str
    may_claim: str
    may_claim_interest: str
    agreed: str


ENGLISH = NotePhrases(
    "Your last payment: {amount} on {day}.",
    "Ages are counted from the due date.",
    "If paid by {day}: take off {less} and pay {pay} for {numbers}.",
    "{mark} marks what you promised: {promises}.",
    "You promised {promises}.",
    "{amount} by {day}",
    "{mark} marks what your payment plan covers.",
    "{mark} marks what your payment plan covers; the next instalment: {next}.",
    "Of your payment plan, {missed} did not arrive in time.",
    "Cheques of yours that we hold: {cheques}.",
    "{amount} dated {day}",
    "Late payment may bear interest and compensation under the {rule}.",
    "Late payment may bear interest under the {rule}.",
    "terms agreed ({rate})",
)
_GERMAN = NotePhrases(
    "Ihre letzte Zahlung: {amount} am {day}.",
    "Das Alter zählt ab dem Fälligkeitstag.",
    "Bei Zahlung bis {day}: {less} Skonto, zu zahlen sind {pay} für {numbers}.",
    "{mark} kennzeichnet, was Sie zugesagt haben: {promises}.",
    "Sie haben zugesagt: {promises}.",
    "{amount} bis {day}",
    "{mark} kennzeichnet, was Ihr Ratenplan umfasst.",
    "{mark} kennzeichnet, was Ihr Ratenplan umfasst; die nächste Rate: {next}.",
    "Aus Ihrem Ratenplan sind {missed} nicht rechtzeitig eingegangen.",
    "Ihre Schecks, die bei uns liegen: {cheques}.",
    "{amount} vom {day}",
    "Bei Verzug können wir Zinsen und eine Pauschale verlangen nach {rule}.",
    "Bei Verzug können wir Zinsen verlangen nach {rule}.",
    "den vereinbarten Bedingungen ({rate})",
)
_FRENCH = NotePhrases(
    "Votre dernier règlement : {amount}, le {day}.",
    "L'ancienneté se compte depuis la date d'échéance.",
    "En cas de règlement au plus tard le {day} : {less} d'escompte, soit {pay} à régler pour"
    " {numbers}.",
    "{mark} signale ce que vous avez promis : {promises}.",
    "Vous avez promis {promises}.",
    "{amount} au plus tard le {day}",
    "{mark} signale ce que couvre votre échéancier.",
    "{mark} signale ce que couvre votre échéancier ; la prochaine échéance : {next}.",
    "De votre échéancier, {missed} ne sont pas arrivés à temps.",
    "Vos chèques que nous détenons : {cheques}.",
    "{amount} daté du {day}",
    "En cas de retard de paiement, nous pouvons demander des intérêts et une indemnité forfaitaire"
    " ({rule}).",
    "En cas de retard de paiement, nous pouvons demander des intérêts ({rule}).",
    "conditions convenues, {rate}",
)
_SPANISH = NotePhrases(
    "Su último pago: {amount}, el {day}.",
    "La antigüedad se cuenta desde el vencimiento.",
    "Si paga a más tardar el {day}: {less} de descuento, es decir, {pay} por {numbers}.",
    "{mark} señala lo que ha prometido: {promises}.",
    "Ha prometido {promises}.",
    "{amount} a más tardar el {day}",
    "{mark} señala lo que cubre su plan de pagos.",
    "{mark} señala lo que cubre su plan de pagos; el próximo plazo: {next}.",
    "De su plan de pagos no han llegado a tiempo {missed}.",
    "Cheques suyos en nuestro poder: {cheques}.",
    "{amount} con fecha {day}",
    "Por la demora en el pago podemos reclamar intereses y una indemnización ({rule}).",
    "Por la demora en el pago podemos reclamar intereses ({rule}).",
    "condiciones acordadas, {rate}",
)
_DUTCH = NotePhrases(
    "Uw laatste betaling: {amount} op {day}.",
    "De ouderdom telt vanaf de vervaldag.",
    "Bij betaling uiterlijk op {day}: {less} korting, dus {pay} voor {numbers}.",
    "{mark} geeft aan wat u hebt toegezegd: {promises}.",
    "U hebt toegezegd: {promises}.",
    "{amount} uiterlijk op {day}",
    "{mark} geeft aan wat uw betalingsregeling omvat.",
    "{mark} geeft aan wat uw betalingsregeling omvat; de volgende termijn: {next}.",
    "Van uw betalingsregeling is {missed} niet op tijd ontvangen.",
    "Cheques van u die wij bewaren: {cheques}.",
    "{amount} van {day}",
    "Bij te late betaling kunnen wij rente en een vergoeding vorderen ({rule}).",
    "Bij te late betaling kunnen wij rente vorderen ({rule}).",
    "overeengekomen voorwaarden, {rate}",
)
_BY_LANGUAGE = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "nl": _DUTCH}


def note_phrases(language: str) -> NotePhrases:
    """Return the words of a statement's notes in a language; English where there are no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
