"""The words of payment terms in each language that customers are written to in.

Where counting to a month's end has two readings, after the days or before them, the words say
which is meant, though trade says both with the same ("45 jours fin de mois").
"""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class TermsPhrases:
    """How terms are said; pairs are for one day or month and for several, names in braces given.

    `day_endings` are what follows the number of a day of the month, from the first day on; the
    last of them goes on for all further days. `month_ending` follows the number of a month; with
    none it is written as a day is. `between` parts instalments.
    """

    net: tuple[str, str]
    at_once: str
    month_end: str
    after_month_end: tuple[str, str]
    to_month_end: tuple[str, str]
    months: tuple[str, str]
    day_of: str
    last_day: str
    this_month: str
    next_month: str
    later_month: str
    cutoff: str
    then_on: str
    off: str
    within: tuple[str, str]
    by: str
    share: str
    day_endings: tuple[str, ...] = ("",)
    month_ending: str = ""
    between: str = "; "

    def day(self, number: int) -> str:
        """Return a day of the month by its number, such as `21st`."""
        return f"{number}{self.day_endings[min(number, len(self.day_endings)) - 1]}"


_TH = "th"
_TEENS = (_TH,) * 17
_ENGLISH_DAYS = ("st", "nd", "rd", *_TEENS, "st", "nd", "rd", *(_TH,) * 7, "st")
ENGLISH = TermsPhrases(
    net=("{n} day from invoice", "{n} days from invoice"),
    at_once="on receipt of the invoice",
    month_end="end of the month",
    after_month_end=("{n} day from the end of the month", "{n} days from the end of the month"),
    to_month_end=(
        "end of the month, {n} day from invoice",
        "end of the month, {n} days from invoice",
    ),
    months=("{n} month from invoice", "{n} months from invoice"),
    day_of="{day} of {month}",
    last_day="last day",
    this_month="the month",
    next_month="the next month",
    later_month="the {nth} month after",
    cutoff="{rule}, a month later if dated after the {day}",
    then_on="{rule}, then on the {day}",
    off="{rule}, {percent} % off if paid {until}",
    within=("within {n} day", "within {n} days"),
    by="by {rule}",
    share="{percent} % {rule}",
    day_endings=_ENGLISH_DAYS,
)
_GERMAN = TermsPhrases(
    net=("{n} Tag ab Rechnungsdatum", "{n} Tage ab Rechnungsdatum"),
    at_once="sofort nach Erhalt der Rechnung",
    month_end="am Monatsende",
    after_month_end=("{n} Tag ab Monatsende", "{n} Tage ab Monatsende"),
    to_month_end=(
        "{n} Tag ab Rechnungsdatum, dann zum Monatsende",
        "{n} Tage ab Rechnungsdatum, dann zum Monatsende",
    ),
    months=("{n} Monat ab Rechnungsdatum", "{n} Monate ab Rechnungsdatum"),
    day_of="am {day} des {month}",
    last_day="letzten Tag",
    this_month="Monats",
    next_month="Folgemonats",
    later_month="{nth} Folgemonats",
    cutoff="{rule}, bei Rechnungsdatum nach dem {day} einen Monat später",
    then_on="{rule}, dann am {day}",
    off="{rule}, {percent}\N{NO-BREAK SPACE}% Skonto bei Zahlung {until}",
    within=("innerhalb von {n} Tag", "innerhalb von {n} Tagen"),
    by="spätestens {rule}",
    share="{percent}\N{NO-BREAK SPACE}% {rule}",
    day_endings=(".",),
    month_ending=".",
)
_FRENCH = TermsPhrases(
    net=("{n} jour date de facture", "{n} jours date de facture"),
    at_once="à réception de la facture",
    month_end="fin de mois",
    after_month_end=("fin de mois plus {n} jour", "fin de mois plus {n} jours"),
    to_month_end=(
        "{n} jour date de facture, puis fin de mois",
        "{n} jours date de facture, puis fin de mois",
    ),
    months=("{n} mois date de facture", "{n} mois date de facture"),
    day_of="le {day} du {month}",
    last_day="dernier jour",
    this_month="mois",
    next_month="mois suivant",
    later_month="{nth} mois suivant",
    cutoff="{rule}, un mois plus tard pour une facture datée après le {day}",
    then_on="{rule}, puis le {day}",
    off="{rule}, {percent}\N{NO-BREAK SPACE}% d'escompte pour paiement {until}",
    within=("sous {n} jour", "sous {n} jours"),
    by="au plus tard {rule}",
    share="{percent}\N{NO-BREAK SPACE}% {rule}",
    day_endings=("er", ""),
    month_ending="e",
    between="\N{NO-BREAK SPACE}; ",
)
_SPANISH = TermsPhrases(
    net=("{n} día desde la fecha de factura", "{n} días desde la fecha de factura"),
    at_once="a la recepción de la factura",
    month_end="a fin de mes",
    after_month_end=("{n} día después de fin de mes", "{n} días después de fin de mes"),
    to_month_end=(
        "{n} día desde la fecha de factura y después a fin de mes",
        "{n} días desde la fecha de factura y después a fin de mes",
    ),
    months=("{n} mes desde la fecha de factura", "{n} meses desde la fecha de factura"),
    day_of="el {day} del {month}",
    last_day="último día",
    this_month="mes",
    next_month="mes siguiente",
    later_month="{nth} mes siguiente",
    cutoff="{rule}, un mes más tarde para facturas posteriores al día {day}",
    then_on="{rule}, con pago el día {day}",
    off="{rule}, {percent}\N{NO-BREAK SPACE}% de descuento por pago {until}",
    within=("en {n} día", "en {n} días"),
    by="a más tardar {rule}",
    share="{percent}\N{NO-BREAK SPACE}% {rule}",
    month_ending=".º",
)
_DUTCH = TermsPhrases(
    net=("{n} dag na factuurdatum", "{n} dagen na factuurdatum"),
    at_once="bij ontvangst van de factuur",
    month_end="einde maand",
    after_month_end=("{n} dag na einde maand", "{n} dagen na einde maand"),
    to_month_end=(
        "{n} dag na factuurdatum, daarna einde maand",
        "{n} dagen na factuurdatum, daarna einde maand",
    ),
    months=("{n} maand na factuurdatum", "{n} maanden na factuurdatum"),
    day_of="de {day} van {month}",
    last_day="laatste dag",
    this_month="de maand",
    next_month="de volgende maand",
    later_month="de {nth} maand daarna",
    cutoff="{rule}, een maand later bij factuurdatum na de {day}",
    then_on="{rule}, daarna op de {day}",
    off="{rule}, {percent}\N{NO-BREAK SPACE}% korting bij betaling {until}",
    within=("binnen {n} dag", "binnen {n} dagen"),
    by="uiterlijk {rule}",
    share="{percent}\N{NO-BREAK SPACE}% {rule}",
    day_endings=("e",),
    month_ending="e",
)
_BY_LANGUAGE = {"de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "nl": _DUTCH}


def terms_phrases(language: str) -> TermsPhrases:
    """Return the words of terms in a language; English where the program has no others."""
    return _BY_LANGUAGE.get(language, ENGLISH)
