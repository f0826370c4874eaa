"""Terms in words."""

import pytest

from collector_desktop.domain.languages import LANGUAGES
from collector_desktop.domain.terms_said import terms_said

BLANK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ("NET 30", "30 days from invoice"),
        ("NET 1", "1 day from invoice"),
        ("NET 1 MONTH", "1 month from invoice"),
        ("NET 3 MONTHS", "3 months from invoice"),
        ("COD", "on receipt of the invoice"),
        ("EOM", "end of the month"),
        ("EOM+30", "30 days from the end of the month"),
        ("45+EOM", "end of the month, 45 days from invoice"),
        ("DOM 25", "25th of the next month"),
        ("DOM 21+2", "21st of the 2nd month after"),
        ("DOM 11+0", "11th of the month"),
        ("DOM 25 cutoff 2", "25th of the next month, a month later if dated after the 2nd"),
        ("2/DOM 5 DOM 9", "9th of the next month, 2 % off if paid by 5th of the next month"),
        ("DOM 31", "last day of the next month"),
        ("2/10 NET 30", "30 days from invoice, 2 % off if paid within 10 days"),
        ("2/1 NET 30", "30 days from invoice, 2 % off if paid within 1 day"),
        (
            "30% COD; 70% EOM+30",
            "30 % on receipt of the invoice; 70 % 30 days from the end of the month",
        ),
        ("when we feel like it", "when we feel like it"),
        ("", ""),
    ],
)
def test_terms_are_said_as_people_say_them(terms, words):
    assert terms_said(terms) == words


# Written by hand from the use of each trade: "Skonto", "date de facture", "fin de mois le 10".
ABROAD = {
    "NET 30": (
        "30 Tage ab Rechnungsdatum",
        "30 jours date de facture",
        "30 días desde la fecha de factura",
        "30 dagen na factuurdatum",
    ),
    "NET 1": (
        "1 Tag ab Rechnungsdatum",
        "1 jour date de facture",
        "1 día desde la fecha de factura",
        "1 dag na factuurdatum",
    ),
    "COD": (
        "sofort nach Erhalt der Rechnung",
        "à réception de la facture",
        "a la recepción de la factura",
        "bij ontvangst van de factuur",
    ),
    "EOM": ("am Monatsende", "fin de mois", "a fin de mes", "einde maand"),
    "EOM+30": (
        "30 Tage ab Monatsende",
        "fin de mois plus 30 jours",
        "30 días después de fin de mes",
        "30 dagen na einde maand",
    ),
    "45+EOM": (
        "45 Tage ab Rechnungsdatum, dann zum Monatsende",
        "45 jours date de facture, puis fin de mois",
        "45 días desde la fecha de factura y después a fin de mes",
        "45 dagen na factuurdatum, daarna einde maand",
    ),
    "EOM ON 10": (
        "am Monatsende, dann am 10.",
        "fin de mois, puis le 10",
        "a fin de mes, con pago el día 10",
        "einde maand, daarna op de 10e",
    ),
    "NET 1 MONTH": (
        "1 Monat ab Rechnungsdatum",
        "1 mois date de facture",
        "1 mes desde la fecha de factura",
        "1 maand na factuurdatum",
    ),
    "NET 3 MONTHS": (
        "3 Monate ab Rechnungsdatum",
        "3 mois date de facture",
        "3 meses desde la fecha de factura",
        "3 maanden na factuurdatum",
    ),
    "DOM 1": (
        "am 1. des Folgemonats",
        "le 1er du mois suivant",
        "el 1 del mes siguiente",
        "de 1e van de volgende maand",
    ),
    "DOM 31+0": (
        "am letzten Tag des Monats",
        "le dernier jour du mois",
        "el último día del mes",
        "de laatste dag van de maand",
    ),
    "DOM 25+2": (
        "am 25. des 2. Folgemonats",
        "le 25 du 2e mois suivant",
        "el 25 del 2.º mes siguiente",
        "de 25e van de 2e maand daarna",
    ),
    "DOM 25 cutoff 20": (
        "am 25. des Folgemonats, bei Rechnungsdatum nach dem 20. einen Monat später",
        "le 25 du mois suivant, un mois plus tard pour une facture datée après le 20",
        "el 25 del mes siguiente, un mes más tarde para facturas posteriores al día 20",
        "de 25e van de volgende maand, een maand later bij factuurdatum na de 20e",
    ),
    "2/10 NET 30": (
        f"30 Tage ab Rechnungsdatum, 2{BLANK}% Skonto bei Zahlung innerhalb von 10 Tagen",
        f"30 jours date de facture, 2{BLANK}% d'escompte pour paiement sous 10 jours",
        f"30 días desde la fecha de factura, 2{BLANK}% de descuento por pago en 10 días",
        f"30 dagen na factuurdatum, 2{BLANK}% korting bij betaling binnen 10 dagen",
    ),
    "2.5/DOM 10 DOM 31": (
        (
            f"am letzten Tag des Folgemonats, 2,5{BLANK}% Skonto bei Zahlung spätestens am 10. des"
            " Folgemonats"
        ),
        (
            f"le dernier jour du mois suivant, 2,5{BLANK}% d'escompte pour paiement au plus tard"
            " le 10 du mois suivant"
        ),
        (
            f"el último día del mes siguiente, 2,5{BLANK}% de descuento por pago a más tardar el 10"
            " del mes siguiente"
        ),
        (
            f"de laatste dag van de volgende maand, 2,5{BLANK}% korting bij betaling uiterlijk de"
            " 10e van de volgende maand"
        ),
    ),
    "30% COD; 70% EOM+30": (
        f"30{BLANK}% sofort nach Erhalt der Rechnung; 70{BLANK}% 30 Tage ab Monatsende",
        f"30{BLANK}% à réception de la facture{BLANK}; 70{BLANK}% fin de mois plus 30 jours",
        f"30{BLANK}% a la recepción de la factura; 70{BLANK}% 30 días después de fin de mes",
        f"30{BLANK}% bij ontvangst van de factuur; 70{BLANK}% 30 dagen na einde maand",
    ),
}


@pytest.mark.parametrize("terms", ABROAD)
def test_terms_are_said_in_the_language_of_the_customer(terms):
    said = [
        terms_said(terms, language, lambda plain: plain.replace(".", ","))
        for language in ("de", "fr", "es", "nl")
    ]
    assert tuple(said) == ABROAD[terms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_leaves_terms_as_files_write_them(language):
    for terms in ABROAD:
        said = terms_said(terms, language)
        assert not any(code in said for code in ("NET", "COD", "EOM", "DOM", "{", "cutoff"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_that_cannot_be_read_stay_as_they_are(language):
    assert terms_said("wie besprochen", language) == "wie besprochen"
