"""The words that further programs use for fields, in English and other languages.

English names are put together as programs do it: *Inv. No.*, *Doc. Date*, *Total incl. VAT*,
*Remaining Amount*. Those of other languages stand as their programs write them: German, Dutch,
Swedish with Danish and Norwegian, Finnish, French, Spanish, Italian, Portuguese, Polish, Czech
with Slovak, Hungarian.
"""

from __future__ import annotations

from itertools import product

_DOCUMENTS = "invoice,tax invoice,sales invoice,inv,document,doc,bill,transaction,trans,voucher,vch"
_MONEY = "amount,amt,value,total,balance,sum"


def _each(*parts: str) -> str:
    """Return all names that take one word of each part, in this order."""
    return ",".join(" ".join(words) for words in product(*(part.split(",") for part in parts)))


_INCLUDING = _each("incl,inc,including,with", "vat,tax,gst")
_LEFT = "due,outstanding,remaining,owing,unpaid,open,pending,unallocated"

_COMPOSED: dict[str, tuple[str, ...]] = {
    "number": (_each(_DOCUMENTS, "no,number,num,nr,nbr,#,ref,id"),),
    "document_on": (_each(_DOCUMENTS, "date,dt"),),
    "amount": (
        _each("total,amount,invoice total,invoice amount,total amount,gross", _INCLUDING),
        _each("invoice,inv,document,doc,bill,original,gross,requested", _MONEY),
    ),
    "open": (
        _each("amount,amt,invoice,balance,total,value,gross", _LEFT),
        _each("outstanding,remaining,open,unpaid,unallocated,o/s", _MONEY),
    ),
    "paid": (
        _each("amount,amt,total,invoice amount", "paid,received,settled"),
        _each("paid,received", "amount,amt,value"),
    ),
}
_WORDS = {
    "number": """
        rechnungsnummer, rechnungsnr, rechnungs-nr, rechnung nr, belegnummer, beleg-nr., beleg,
        belegnr, dokumentnummer, dokument-nr., re-nr., belegfeld 1, rechnung,
        factuurnummer, factuurnr, faktuurnummer, factuur nr., faktuurnr., boekstuknummer,
        boekstuk, factuur, verkoopfactuur,
        fakturanr, fakturanummer, löpnummer, faktura nr., bilagsnummer, bilagsnr.,
        laskunumero, laskun numero, lasku nro, laskunro, lasku,
        numéro facture,
        numéro de facture, réf. facture, réf facture, n° de pièce, n° facture, facture, numéro, n°
        de facture, n° pièce, numéro de pièce,
        n° document, facture n°, no facture, pièce,
        nº factura, número de factura, factura, nº de factura, n.º factura, núm. factura, num.
        factura, número factura, factura nº, número, nº, núm.,
        numero fattura, n. fattura, fattura, numero documento, n. documento, n. doc., num. doc.,
        nr. fattura, numero, documento,
        número da fatura, nº fatura, nº da fatura, fatura nº, fatura, nota fiscal, nº documento,
        numer faktury, nr faktury, numer dokumentu, nr dokumentu, numer, faktura, dokument,
        číslo faktury, číslo faktúry, číslo dokladu, číslo, doklad, variabilní symbol,
        számlaszám, számla száma, számla sorszáma, bizonylatszám,
        vch/bill no, bill/invoice no, id no., our reference, job #, job no, job number,
        op-nummer, op-nr., nummer, transaction reference, trans reference, document reference,
        reference nbr., ref. nbr.
    """,
    "customer_code": """
        customer account, customer a/c, debtor code, debtor no, debtor account, client code,
        client id, client ref, cust code, cust no, cust id, cust ref,
        kunde nr., kundennr., kd-nr., kd.nr., debitoren-nr., debitornr., personenkonto,
        kontonummer, konto-nr., konto,
        bp code, klantcode, relatiecode, relatienummer, debiteurnr., deb.nr., debiteurcode,
        kundnummer, kundenummer,
        asiakasnumero, asiakasnro,
        n° client, n° de client, code tiers, compte client, compte tiers,
        código de cliente, cód. cliente, cod. cliente, nº cliente,
        cod. cliente, codice,
        código do cliente, nº de cliente,
        kod kontrahenta, kod klienta, nr klienta,
        číslo zákazníka, kód zákazníka,
        kto-nr, kundenkonto, a/c code, ac code, acc code, account no, verkooprelatie, cod. cli.,
        cuenta, subcuenta
    """,
    "customer_name": """
        cust name, bp name, debtor name, debtor, customer company, customer company name, billed
        to, bill
        to name, name 1, party, payer, sold to, client company,
        name des kunden, debitorname, debitorenname, firmenname, kontenbezeichnung,
        kontobeschriftung, beschriftung, empfänger, rechnungsempfänger, kontakt, kontaktname,
        klantnaam, klant, relatienaam, debiteurnaam, naam, bedrijfsnaam, relatie, debiteur, bedrijf,
        kundnamn, kundenavn, kundens namn, navn, kund, namn,
        asiakkaan nimi, asiakasnimi, asiakas, nimi,
        nom client, raison sociale, intitulé, intitulé tiers, tiers, nom,
        nombre del cliente, nombre cliente, razón social, cliente, nombre, deudor, contacto,
        nome cliente, ragione sociale, denominazione, nominativo,
        nome do cliente, nome,
        kontrahent, nazwa kontrahenta, nabywca, klient, nazwa klienta, odbiorca, nazwa,
        odběratel, odberateľ, zákazník, název firmy, název, názov,
        vevő neve, vevő, partner neve, ügyfél,
        company
    """,
    "document_on": """
        billing date, date raised, raised on, date created, created date, created on, created at,
        creation date, invoiced at, sent date, date sent, dated, tax date,
        dokumentdatum, ausstellungsdatum, erstelldatum, erstellt am, rechnung vom, buchungsdatum,
        factuurdatum, faktuurdatum, boekdatum,
        fakturadatum, fakturadato, bilagsdato,
        laskupäivä, laskun päivämäärä, laskun päiväys, laskun pvm, päivämäärä, päiväys, pvm,
        date de facture, date facture, date facturation, date d'émission, date de facturation,
        date émission,
        date pièce, date de pièce, date d'écriture,
        fecha de factura, fecha factura, fecha de emisión, fecha emisión, fecha de expedición,
        fecha expedición,
        data fattura, data documento, data doc., data emissione, data di emissione,
        data de emissão, data emissão, data da fatura, data do documento, emissão,
        data wystawienia, data faktury, data dokumentu,
        datum vystavení, vystaveno, dátum vystavenia, vystavené, dátum,
        kelt, számla kelte, kiállítás dátuma, kiállítás kelte, keltezés, dátum,
        emisión, f. emisión
    """,
    "due_on": """
        due dt, invoice due date, inv due date, payment due, due for payment, maturity date,
        maturity,
        zahlbar bis, zahlungsziel datum, zahlungsfrist, nettofälligkeit, faelligkeit, faellig am,
        faelligkeitsdatum, fällig bis,
        vervaldatum, vervaldag, vervalt, uiterste betaaldatum,
        förfallodatum, forfaldsdato, forfallsdato, förfallodag, förfaller, forfald, forfall,
        forfalder, betalingsfrist,
        eräpäivä, erääntymispäivä, erääntyy,
        date échéance, échéance le, à payer avant le,
        vencimiento, fecha de vencimiento, fecha vencimiento, vence, vence el,
        prossima scadenza, scadenza, data scadenza, data di scadenza, scade il,
        data de vencimento, data vencimento, vencimento,
        termin płatności, termin zapłaty, data płatności, termin,
        datum splatnosti, splatnost, splatno, dátum splatnosti, splatnosť, splatné,
        fizetési határidő, esedékesség, határidő,
        verfall, verfalldatum, verfalltag, vervaldat, vto., fecha vto., f. vto., data scad.,
        scad.
    """,
    "amount": """
        amount gross, total gross, total inc, amount inc, total transaction amount, amount in
        transaction currency, original trx amount, total sales, total price, invoiced, value,
        betrag brutto, summe brutto, gesamt brutto, gesamtsumme, rechnungssumme, endbetrag,
        gesamt, summe,
        totaalbedrag, totaal inclusief btw, bedrag incl. btw, bedrag inclusief btw,
        totalbelopp, fakturabelopp, beløb inkl. moms, total inkl. moms, beløp inkl. mva.,
        fakturabeløb, fakturabeløp, totalbeløb, totalbeløp, beløp,
        laskun summa, summa yhteensä, loppusumma, yhteensä, summa,
        montant échéance, montant total ttc, montant total, ttc, net à payer,
        total factura, importe factura, importe de la factura, total con iva,
        documento (lordo), totale documento, totale fattura, importo lordo, lordo,
        total com iva, total da fatura, valor total, valor,
        wartość brutto, kwota brutto, razem brutto, brutto, kwota, wartość,
        celkem s dph, částka s dph, celková částka, celkem, částka, suma s dph, celková suma,
        celkom, suma,
        bruttó összeg, bruttó végösszeg, bruttó, végösszeg, összeg,
        ursprungsbetrag, originalbetrag, importo scadenza, importo rata
    """,
    "open": """
        amount left, unallocated, left to pay, to pay, current trx amount, invoice balance,
        balance amount, remaining,
        saldo offen, op-saldo, offener rest, noch offen, offener saldo, offene summe, op-betrag,
        zu zahlen,
        nog te betalen, nog te ontvangen, te betalen, te ontvangen, openstaand saldo, restant,
        kvar att betala, återstår, återstående, att betala, obetalt, utestående, udestående,
        restbeløp, gjenstående, å betale, rest,
        avoinna, avoin summa, avoin saldo, avoin, maksamatta,
        solde dû, restant à payer, restant à régler, reste à régler, reste à encaisser, montant
        restant dû,
        montant restant, impayé, encours, dû,
        pendiente de cobro, por cobrar, saldo pendiente, importe pendiente de cobro,
        da incassare, da saldare, insoluto,
        valor em dívida, em dívida, saldo em aberto, em aberto, por liquidar, valor pendente,
        saldo devedor,
        pozostało do zapłaty, pozostało, pozostaje, do zapłaty, niezapłacone, należność,
        zbývá uhradit, zbývá zaplatit, zbývá, k úhradě, k likvidaci, nedoplatek, neuhrazeno, na
        úhradu, zostáva uhradiť, zostáva, neuhradené,
        hátralék, nyitott összeg, egyenleg, tartozás,
        due,
        solde restant
    """,
    "paid": """
        received/paid amount, paid so far, payments received, payments, paid, received,
        bezahlter betrag, bezahlt, gezahlt, bereits gezahlt, bereits bezahlt, betrag erhalten,
        erhaltener betrag, betaald bedrag, betaald, voldaan, betald, betalt,
        maksettu,
        règlements reçus, montant payé, montant réglé, déjà payé, payé, réglé, encaissé,
        importe cobrado, importe pagado, cobrado, pagado, importo pagato, saldato, incassato,
        pagato,
        valor pago, pago, recebido, zapłacono, wpłacono, uhrazeno, zaplaceno, uhradené, kifizetve
    """,
    "debit": """
        debits, debit (dr), amount debit, charges, betrag soll, sollbetrag, umsatz soll, debito,
        débito, cargo, winien, wn, má dáti, md
    """,
    "credit": """
        credits, credit (cr), amount credit, betrag haben, habenbetrag, umsatz haben, credito,
        crédito, abono, dal
    """,
    "reference": """
        external reference, customer reference, customer po, po no, po #, lpo, réf. client,
        référence client
    """,
    "code": """
        cust id, cust no, cust code, client id, client code, customer account, a/c ref, a/c no,
        account, kundennr., kunden-nr., kunde nr., debitorennummer, debitorennr., nummer,
        klantnummer, klantcode, relatiecode, relatienummer, debiteurnummer, kundnr, kundnummer,
        kundenr, kundenummer, asiakasnumero, n° client, code tiers, código cliente,
        código de cliente, cod. cliente, código, codice cliente, codice, kod kontrahenta,
        kod klienta, kod, číslo zákazníka, číslo, kód
    """,
    "name": """
        company, business name, trading name, client, debtor name, debtor, kundenbezeichnung,
        firmenname, naam, klantnaam, klant, relatienaam, bedrijfsnaam, relatie, kundnamn, namn,
        kundenavn, navn, kund, asiakkaan nimi, asiakas, nimi, raison sociale, nom du client, client,
        tiers, razón social, nombre fiscal, nombre comercial, nombre, cliente, ragione sociale,
        denominazione, nome do cliente, nome, nazwa kontrahenta, nazwa, kontrahent, název firmy,
        název, odběratel, názov, név, vevő neve, ügyfél
    """,
    "email": """
        mail, e-mail 1, email 1, e-mail 1 - value, e-mailadres, e-post, sähköposti, correo,
        correo electrónico, posta elettronica, correio eletrónico, adres e-mail, e-mail cím
    """,
    "phone": """
        tel, tel., telephone number, business phone, company main phone, phone 1, telefoon,
        telefoonnummer, telefono, teléfono, telefone, telefonnummer, telefonnr, puhelin,
        puhelinnumero, numer telefonu, telefonszám
    """,
    "contact_name": """
        contact, person, contactpersoon, kontaktperson, yhteyshenkilö, persona de contacto,
        persona di contatto, referente, pessoa de contacto, osoba kontaktowa, kontaktní osoba,
        kapcsolattartó
    """,
    "address1": """
        business street, street address, anschrift, adres, straat, adress, gatuadress, osoite,
        katuosoite, dirección, domicilio, calle, indirizzo, morada, endereço, ulica, ulice, cím
    """,
    "city": """
        town/city, city/town, business city, plaats, woonplaats, stad, postort, by, poststed,
        postitoimipaikka, kaupunki, localité, población, localidad, ciudad, città, comune,
        localidade, cidade, miasto, miejscowość, město, mesto, város
    """,
    "region": """
        business state, bundesland, provincie, provincia, kraj i region, megye, distrito, estado
    """,
    "postcode": """
        post code, eircode, business postal code, postnr, postnr., postnummer, postinumero,
        código postal, c.p., cp, cap, kod pocztowy, psč, irányítószám
    """,
    "country": """
        business country/region, country/region, maa, país, paese, nazione, země, krajina, ország,
        kraj
    """,
    "currency": """
        valuutta, moeda, waluta, měna, mena, pénznem, curr, cur
    """,
    "type": """
        doc type, trans type, bilagsart, bilagstype, typ dokumentu, tipo, tyyppi, belegtyp,
        dokumenttyp
    """,
    "status": """
        tila, stav, situação, paid status, payment state, invoice state, betalingsstatus,
        zahlungsstatus, zahlstatus, bezahlstatus, betaalstatus, betalstatus, statut de paiement,
        état du paiement, estado de pago, estado de cobro, stato pagamento, estado de pagamento,
        status płatności, stav platby
    """,
}


def further_words(field: str) -> str:
    """Return the further names of a field, separated by commas; empty if it has none."""
    return ",".join((*_COMPOSED.get(field, ()), " ".join(_WORDS.get(field, "").split())))
