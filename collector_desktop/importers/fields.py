"""The fields that a file's columns can be mapped to, and the headers that usually name them.

Aliases are in order of preference: of two columns of one file that both name a field, the one
whose alias stands first is taken. English first, then German and French.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.one_field import named_field as _field
from collector_desktop.importers.one_field import worded_field as _worded

_PARTY_FIELDS = (
    _worded(
        "email",
        "Contact e-mail",
        "email address, email, e-mail, main email, customer email,"
        " email id, contact email, email recipient, courriel, e-mail-adresse",
    ),
    _worded(
        "phone",
        "Phone",
        "phone, phone number, telephone, main phone, phone numbers, work phone,"
        " work phone number, telephone 1, telefon, téléphone, mobile, mobile number",
    ),
    _worded(
        "contact_name",
        "Contact person",
        "contact person, primary person, contact name, full name,"
        " attention, trade contact, ansprechpartner, contact principal",
    ),
    _worded(
        "address1",
        "Address line 1",
        "address1, address line 1, po address line 1, address 1,"
        " street, billing street, billing address 1, bill addr line1, billing address, address,"
        " bill address, strasse, straße, adresse, rue",
    ),
    _worded(
        "address2",
        "Address line 2",
        "address2, address line 2, po address line 2, address 2,"
        " street2, billing street2, billing address 2, adresszusatz",
    ),
    _worded(
        "city",
        "City",
        "city, town, po city, billing city, billing address city, bill addr city,"
        " ort, stadt, ville",
    ),
    _worded(
        "region",
        "County or region",
        "region, county, state, po region, billing state,"
        " billing address state, bill addr state, province, province/state, kanton, région",
    ),
    _worded(
        "postcode",
        "Postcode",
        "postcode, postal code, zip, zip code, po postal code,"
        " billing code, billing address postcode, bill addr postal code, postal code/zip code,"
        " plz, postleitzahl, code postal",
    ),
    _worded(
        "country",
        "Country",
        "country, country code, po country, billing country, billing address country, land, pays",
    ),
)

ITEM_FIELDS = (
    _worded(
        "number",
        "Invoice number",
        "invoice number, invoice no, invoice #, invoice no., number,"
        " num, inv no, inv no., inv #, invoice ref, our ref, document number, document no., doc no,"
        " doc no., document #, bill no, bill no., bill number, invoice nr, invoice nr.,"
        " transaction number, voucher no, vch no, vch no., ref. no.,"
        " invoice, invoice id, details",
        weak="document, no, id, reference, référence, réf, referencia, ref, source",
        needed=True,
    ),
    _worded(
        "customer_code",
        "Customer code",
        "customer code, account code, account reference, customer no., customer number,"
        " account number, account ref, customer ref, a/c ref, a/c, a/c no, customer id,"
        " client number, cust number, contact account number, partner id, kundennummer, kundennr,"
        " kunden-nr, numéro client, code client, kd.-nr., debitorennummer, bill payer id,"
        " klantnummer, debiteurnummer, kundnr, kundenr, código cliente, codice cliente",
    ),
    _worded(
        "customer_name",
        "Customer name",
        "customer name, customer full name, customer,"
        " client name, client, name customer, party name, party's name, partner,"
        " partner display name, invoice partner display name, company name, account name,"
        " organization, organisation, contact name, bill to, contact, recipient, name, kunde,"
        " kundenname, debitor, firma, kontobezeichnung, matchcode, nom du client, société,"
        " third-party name, bill payer name, co./last name",
        weak="to",
    ),
    _worded(
        "document_on",
        "Invoice date",
        "invoice date, document date, date issued, issue date,"
        " invoice/bill date, vch date, voucher date, posting date, transaction date, date,"
        " document create date, date (utc), issued at, issued date,"
        " dated on, invoiced on, invoiced, issued, issued on, date of issue, date of invoice,"
        " bill date, raised, rechnungsdatum, belegdatum",
        weak="datum, fecha, data, dato, date opened, created",
        needed=True,
    ),
    _worded(
        "due_on",
        "Due date",
        "due date, due on, due, payment due date, due in date, due by, pay by, payable by, due at,"
        " due date (utc), payment due on, net due date, date due, fälligkeitsdatum, fälligkeit,"
        " fällig am, fällig, échéance, date d'échéance",
    ),
    _worded(
        "amount",
        "Amount",
        "total, invoice amount, total amount, invoice total, gross amount,"
        " grand total, gross total, inc-tax amount, total signed, invoiced amount,"
        " original amount, opening amount, amount, gross, amount (lcy), invoice value,"
        " bill amount, bruttobetrag, gesamtbetrag, rechnungsbetrag, brutto,"
        " betrag, montant ttc, montant, total ttc, total value, amount (inc. tax), total incl. tax,"
        " total inc vat, total amount on invoice, amount in local currency, totaal incl. btw,"
        " totaal, factuurbedrag, bedrag, totalt, belopp, beløb, importe total, importe,"
        " importo totale, importo, totale",
        needed=True,
    ),
    _worded("debit", "Debit", "debit, debit amount, débit, debet, soll, dare, debe"),
    _worded("credit", "Credit", "credit, credit amount, crédit, kredit, haben, avere, haber"),
    _worded(
        "open",
        "Outstanding",
        "open balance, invoice amount due, amount due, outstanding,"
        " outstanding amount, o/s, o/s amount, amount o/s, balance due, balance due amount,"
        " amount due signed, residual,"
        " remaining amount, pending amount, total open amount, remaining amt. (lcy), open amount,"
        " open, balance, owing, amount owing, owed, still owed, unpaid, offener betrag, offen,"
        " saldo, restbetrag, solde, solde dû, solde restant dû, montant dû, restant dû,"
        " reste à payer, reste dû, amount outstanding, outstanding balance, balance outstanding,"
        " still due, due value, remain to pay, total due, openstaand bedrag, openstaand,"
        " restbelopp, restbeløb, importe pendiente, pendiente, importo residuo, residuo, da pagare",
    ),
    _worded(
        "paid",
        "Paid so far",
        "amount paid, paid amount, total paid, paid to date",
    ),
    _worded(
        "reference",
        "Their reference",
        "reference, po number, purchase order, p. o. #,"
        " reference no., customer lpo, your reference, external document no., invoice reference,"
        " order number, referenz, ihre referenz, bestellnummer, référence",
    ),
    _worded(
        "currency",
        "Currency",
        "currency, currency code, invoice currency, local currency, ccy, währung, waehrung, devise,"
        " monnaie, valuta, moneda, divisa",
    ),
    _worded(
        "type",
        "Type",
        "transaction type, document type, invoice type, voucher type, move type,"
        " type, kind, belegart, typ, art",
        weak="soll/haben-kennzeichen, soll/haben, s/h-kennzeichen, s/h, dr/cr, debit/credit, d/c,"
        " d/h, sens, s/h betrag, betrag s/h, s/h-kz, soll/haben-kz, s/h saldo, saldo s/h",
    ),
    _worded(
        "status",
        "Status",
        "invoice status, status, document status, bill status, payment status, rechnungsstatus,"
        " belegstatus, zustand, statut, état, estado, stato",
    ),
    _worded(
        "terms",
        "Terms",
        "terms, term, payment terms, payment terms label, payment term,"
        " cust payment terms, zahlungsbedingungen, zahlungsziel, conditions de paiement",
    ),
    _worded(
        "terms_from",
        "Terms count from",
        "delivery date, delivered on, date delivered, dispatch date, despatch date, ship date,"
        " shipped on, goods received, statement date, terms from, lieferdatum, leistungsdatum,"
        " auszugsdatum, date de livraison, date du relevé",
    ),
    _worded(
        "description",
        "Description",
        "description, memo, memo/description, item description,"
        " notes, comment, beschreibung, buchungstext, libellé",
    ),
    _worded(
        "settled_on",
        "Paid on",
        "settled date, paid date, date paid, payment date, clear date,"
        " bezahlt am, zahlungsdatum, date de paiement",
    ),
    *_PARTY_FIELDS,
)

CUSTOMER_FIELDS = (
    _worded(
        "code",
        "Customer code",
        "code, customer code, account code, account number, account reference, account ref,"
        " customer ref, customer no., customer number, customer id, client number, reference,"
        " number, kundennummer, kundennr, kunden-nr, numéro client, code client, id",
    ),
    _worded(
        "name",
        "Customer name",
        "name, customer name, customer full name, customer, client name,"
        " company name, display name, organization, organisation, account name, contact name,"
        " firma, kunde, kundenname, société, nom",
        needed=True,
    ),
    _worded("kind", "Legal kind", "kind, customer type, contact type, rechtsform"),
    *_PARTY_FIELDS,
    _worded("currency", "Currency", "currency, currency code, customer currency, währung, devise"),
    _worded(
        "terms",
        "Terms",
        "terms, payment terms, payment terms label, term, zahlungsbedingungen,"
        " zahlungsziel, conditions de paiement",
    ),
    _worded("credit_limit", "Credit limit", "credit limit, limit, kreditlimit, plafond de crédit"),
    _worded("procedure", "Chasing procedure", "procedure, mahnverfahren"),
    _worded("group", "Group", "group, customer group, contact group, kundengruppe, groupe"),
)

ALLOCATION_FIELDS = (
    _field("source", "From", "from", needed=True),
    _field("target", "To", "to", needed=True),
    _field("allocated_on", "Date", "date", needed=True),
    _field("amount", "Amount", "amount", needed=True),
)

BANK_FIELDS = (
    _field(
        "date",
        "Date",
        "booking date, transaction date, date, posting date, buchungstag, datum, date opération",
        needed=True,
    ),
    _field("amount", "Amount", "amount, transaction amount, value, betrag, montant, bedrag"),
    _field("paid_in", "Money in", "paid in, money in, credit, credit amount, deposits, crédit"),
    _field("paid_out", "Money out", "paid out, money out, debit, debit amount, withdrawals, débit"),
    _field(
        "text",
        "Description",
        "description, transaction description, details, label, narrative, memo, text, libellé,"
        " description1, verwendungszweck, omschrijving",
    ),
    _field("payer", "Payer", "counterparty, payer, payee, partner name, name, auftraggeber"),
    _field("payer_account", "Payer's account", "counterparty account, counterparty iban"),
    _field("reference", "Reference", "reference, payment reference, referenz, référence"),
    _field("balance", "Balance", "balance, running balance, saldo, solde"),
    _field("currency", "Currency", "currency, ccy, währung, devise"),
    _field("type", "Type", "type, transaction type, umsatzart"),
    _field("side", "In or out", "d/c, dr/cr, debit/credit, credit/debit, af bij, soll/haben"),
    _field("account", "Our account", "account, account number, iban, rekening"),
    _field("value_date", "Value date", "value date, valuta, wertstellung, date valeur"),
    _field("id", "Bank's own number", "transaction id, fitid, unique id, transaction no."),
)

FIELDS = {
    FileKind.ITEMS: ITEM_FIELDS,
    FileKind.CUSTOMERS: CUSTOMER_FIELDS,
    FileKind.ALLOCATIONS: ALLOCATION_FIELDS,
    FileKind.BANK: BANK_FIELDS,
}

ADDRESS_FIELDS = tuple(field.name for field in _PARTY_FIELDS)
