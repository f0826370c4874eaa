"""Payment terms are read as people and accounting programs write them, or refused with advice."""

from __future__ import annotations

import pytest

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.terms_words import parse_terms


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("net 30", "NET 30"),
        ("30", "NET 30"),
        ("n/30", "NET 30"),
        ("Net30", "NET 30"),
        ("30 days", "NET 30"),
        ("30 days net", "NET 30"),
        ("14 Tage netto", "NET 14"),
        ("45 jours", "NET 45"),
        ("1 month", "NET 1 MONTH"),
        ("one month net", "NET 1 MONTH"),
        ("Net 2 months", "NET 2 MONTHS"),
        ("3 months from date of invoice", "NET 3 MONTHS"),
        ("2 Monate netto", "NET 2 MONTHS"),
        ("within a calendar month", "NET 1 MONTH"),
        ("NET30EOM", "EOM+30"),
        ("30 days net EOM", "EOM+30"),
        ("Net 7 days from invoice", "NET 7"),
        ("30 days date of invoice", "NET 30"),
        ("30 DFFM", "30+EOM"),
        ("30 dgn", "NET 30"),
        ("Payment within 14 days", "NET 14"),
        ("Terms: 30 days from date of invoice", "NET 30"),
        ("30 day(s) after the invoice date", "NET 30"),
        ("2 weeks", "NET 14"),
        ("end of month", "EOM"),
        ("fin de mois", "EOM"),
        ("month end", "EOM"),
        ("30 days end of month", "EOM+30"),
        ("Net 30 EOM", "EOM+30"),
        ("EOM 30", "EOM+30"),
        ("30 day(s) after the end of the invoice month", "EOM+30"),
        ("Fin de mois 30 jours", "EOM+30"),
        ("30 jours fin de mois", "30+EOM"),
        ("30 Tage zum Monatsende", "30+EOM"),
        ("30 jours fin de mois le 10", "30+EOM ON 10"),
        ("45 jours FDM, le 15 du mois suivant", "45+EOM ON 15"),
        ("60 gg DFFM + 10", "60+EOM ON 10"),
        ("fin de mois le 10", "EOM ON 10"),
        ("30 days end of month on the 10th", "EOM+30 ON 10"),
        ("end of month after 30 days", "30+EOM"),
        ("30 days then end of month", "30+EOM"),
        ("0+EOM", "EOM"),
        ("25th of the following month", "DOM 25"),
        ("20 of next month", "DOM 20"),
        ("10th prox", "DOM 10"),
        ("25 MFI", "DOM 25"),
        ("15th of the month after next", "DOM 15+2"),
        ("20 of the current month", "DOM 20+0"),
        ("end of the following month", "DOM 31"),
        ("Net monthly account", "DOM 31"),
        ("due on receipt", "COD"),
        ("Payable upon receipt.", "COD"),
        ("Proforma", "COD"),
        ("Pre-paid", "COD"),
        ("\u00e0 r\u00e9ception", "COD"),
        ("0 days", "COD"),
        ("2% 10 net 30", "2/10 NET 30"),
        ("2%/10 days, net 30", "2/10 NET 30"),
        ("2/10, n/30", "2/10 NET 30"),
        ("2% discount if paid within 10 days, net 30", "2/10 NET 30"),
        ("2.50/10 EOM", "2.5/10 EOM"),
        ("2% 10th prox net 31", "2/DOM 10 DOM 31"),
        ("50% cod;50% 30 days;", "50% COD; 50% NET 30"),
        ("30% Now, Balance 60 Days", "30% COD; 70% NET 60"),
        ("25th of next month, invoices after the 20th roll", "DOM 25 cutoff 20"),
        ("25th of next month cut-off 20", "DOM 25 cutoff 20"),
        ("DOM 25+2 cutoff 20", "DOM 25+2 cutoff 20"),
        ("20th of the following month", "DOM 20"),
        ("last day of the month", "DOM 31+0"),
        ("1% 10 Net 30", "1/10 NET 30"),
        ("Immediate", "COD"),
        ("CBO", "COD"),
        ("prepay", "COD"),
        ("30 dagen", "NET 30"),
        ("30 dagen netto", "NET 30"),
        ("30 jours nets", "NET 30"),
        ("30 jours date de facture", "NET 30"),
        ("zahlbar innerhalb von 14 Tagen netto", "NET 14"),
        ("zahlbar sofort ohne Abzug", "COD"),
        ("10 Tage 2 % Skonto, 30 Tage netto", "2/10 NET 30"),
        ("2% Skonto innerhalb 10 Tagen, 30 Tage netto", "2/10 NET 30"),
        ("30 giorni data fattura", "NET 30"),
        ("60 gg df fm", "60+EOM"),
        ("30 d\u00edas fin de mes", "30+EOM"),
        ("\u00e0 r\u00e9ception de facture", "COD"),
        ("30 days, 2% off if paid by end of month", "2/EOM NET 30"),
        ("30/60/90", "33.3333% NET 30; 33.3333% NET 60; 33.3334% NET 90"),
        ("30/60/90/120 dias", "25% NET 30; 25% NET 60; 25% NET 90; 25% NET 120"),
        ("7/14/21", "33.3333% NET 7; 33.3333% NET 14; 33.3334% NET 21"),
        ("2/10/30", "2/10 NET 30"),
        ("10 Tage 2 %, 30 Tage netto", "2/10 NET 30"),
        ("30 gg d.f.f.m.", "30+EOM"),
        ("60 gg. f.m.", "60+EOM"),
        ("30 gg. d.f.", "NET 30"),
        ("C.O.D.", "COD"),
        ("Due on the 20th of the following month", "DOM 20"),
        ("30 day(s) after the end of the bill month", "EOM+30"),
        ("30 days after the end of the month of the bill date", "EOM+30"),
        ("20 day(s) after the bill date", "NET 20"),
        ("14 Tage nach Rechnungsdatum", "NET 14"),
        ("zahlbar innerhalb von 14 Tagen nach Rechnungsdatum", "NET 14"),
        ("30 dagar netto", "NET 30"),
        ("30 dagar netto fr\u00e5n fakturadatum", "NET 30"),
        ("14 dage netto fra fakturadato", "NET 14"),
        ("14 p\u00e4iv\u00e4\u00e4 netto", "NET 14"),
        ("L\u00f8bende m\u00e5ned", "EOM"),
        ("L\u00f8bende m\u00e5ned + 14 dage", "EOM+14"),
        ("L\u00f8pende m\u00e5ned + 15 dager", "EOM+15"),
        ("L\u00f6pande m\u00e5nad 30 dagar", "EOM+30"),
        ("Lb. md. + 30 dage", "EOM+30"),
        ("Current month + 30 days", "EOM+30"),
        ("30 days credit", "NET 30"),
        ("30 day account", "NET 30"),
        ("30 days following end of month", "EOM+30"),
    ],
)
def test_words_for_terms_are_understood(text, canonical):
    assert str(parse_terms(text)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        *("", " ; ", "soon", "NET", "NET 9999", "DOM 0", "DOM 32", "DOM 25+13", "2/10", "-5"),
        *("EOM cutoff 20", "DOM 25 cutoff 32", "NET 30 after the 20th", "30% now, balance later"),
        *("30% COD; 60% NET 30", "50; 50% COD", "0% COD; 100% NET 1", "50% x; 50% COD"),
        *("13 months", "0 months", "30 days + 10", "30 jours fin de mois le 32", "COD le 10"),
        "NET 60, 2% off if paid by 30 jours fin de mois le 10",
        *("30/30/60", "90/60/30", "30 Tage 50 %, 60 Tage 50 %"),
    ],
)
def test_terms_that_cannot_be_read_are_refused_with_advice(text):
    with pytest.raises(CollectorError) as refusal:
        parse_terms(text)
    assert "30% COD; 70% EOM+30" in refusal.value.advice


@pytest.mark.parametrize("text", ["30 days from delivery", "EOM after statement"])
def test_terms_from_a_day_that_nobody_keeps_are_refused_for_that(text):
    with pytest.raises(CollectorError, match="another day than the invoice's"):
        parse_terms(text)
