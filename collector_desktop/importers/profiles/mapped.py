"""Any other file, by a user's mapping: the words for types and statuses that programs use.

Many programs write one line per line of an invoice and repeat its total on each.
"""

from __future__ import annotations

from collector_desktop.importers.plausible import YES
from collector_desktop.importers.profile import ITEM_TYPES, ItemRules, Lines, Sides

_WORDS: dict[Sides, str] = {
    ("invoice", "credit_note"): "invoice,sales invoice,tax invoice,inv,si,bill,out_invoice,"
    "customer invoice,rechnung,re,facture,factuur,faktura,factura,fattura,fatura,lasku,"
    "teilrechnung,abschlagsrechnung,schlussrechnung,rv,sale,in,"
    "dr,d,debit,débit,debet,s,soll,debe,dare,"
    # These are differences: what a correction adds is owed, what it takes away is a credit.
    "factura rectificativa,faktura korygująca,korekta",
    ("credit_note", "credit_note"): "credit note,credit memo,sales credit note,credit,cn,crn,sc,"
    "out_refund,customer credit note,adjustment note,"
    "gutschrift,gs,avoir,rechnungskorrektur,creditnota,"
    "creditfactuur,kreditfaktura,kreditnota,hyvityslasku,abono,nota de crédito,"
    "nota di credito,dobropis,dg,"
    "cm,cr,c,crédit,kredit,h,haben,haber,avere",
    ("receipt", "receipt"): "payment,receipt,customer payment,cash receipt,sr,sa,pmt,deposit,"
    "overpayment,prepayment,zahlung,zahlungseingang,paiement,règlement,betaling,betalning,inbetalning,"
    "innbetaling,indbetaling,ontvangst,encaissement,rc,pago,cobro,pagamento,incasso,maksu,suoritus,wpłata,platba,dz",
    ("refund", "refund"): "refund,customer refund,sp,erstattung,rückzahlung,remboursement",
    ("debit_adjustment", "credit_adjustment"): "adjustment,journal,journal entry,jnl,buchung,od",
}
_OURS: dict[str, Sides] = {name: (name, name) for name in ITEM_TYPES if name != "invoice"}

_NOT_OWED = (
    "draft,awaiting approval,pending approval,void,voided,cancelled,canceled,deleted,written off,"
    "written-off,uncollectible,"
    "entwurf,storniert,annulliert,gelöscht,brouillon,annulé,annulée,supprimé,supprimée,"
    "borrador,anulado,anulada,cancelado,cancelada,bozza,annullato,annullata,concept,geannuleerd,"
    "utkast,makulerad,makulerat,kladde,annulleret,annullert,luonnos,mitätöity,peruttu,rascunho,"
    "szkic,anulowana,anulowany,koncept,stornovaná,stornována,zrušená,sztornó"
)
_PAID = (
    "paid,fully paid,paid in full,settled,bezahlt,beglichen,payé,payée,soldé,soldée,"
    "pagado,pagada,pagato,pagata,betaald,voldaan,réglé,réglée,acquittée,cobrado,cobrada,saldato,"
    "saldata,incassato,incassata,betald,betalt,maksettu,pago,paga,liquidado,liquidada,opłacona,"
    "zapłacona,uhrazena,uhrazená,uhrazeno,zaplaceno,zaplatená,kifizetve,kiegyenlített"
)

_PART_PAID = (
    "partial,partially paid,partly paid,part paid,part-paid,partially-paid,partially_paid,"
    "partially settled,teilbezahlt,teilweise bezahlt,teilzahlung,partiellement payée,"
    "partiellement payé,payée partiellement,paiement partiel,gedeeltelijk betaald,deels betaald,"
    "parcial,parcialmente cobrada,parcialmente pagada,pago parcial,parcialmente paga,"
    "parzialmente pagata,parzialmente incassata,delvis betalt,delbetalt,delbetald,delvis betald,"
    "osittain maksettu,częściowo opłacona,částečně uhrazena,částečně uhrazeno"
)

MAPPED_RULES = ItemRules(
    types={word: sides for sides, words in _WORDS.items() for word in words.split(",")} | _OURS,
    lines=Lines.REPEATED,
    has_groups=True,
    excluded_statuses=frozenset(_NOT_OWED.split(",")),
    part_paid_statuses=frozenset(_PART_PAID.split(",")),
    paid_statuses=frozenset((*_PAID.split(","), *YES)),
)
