"""What must come out of each made-up export, written down from the files by hand."""

ITEMS = {
    "xero-invoices": """
        invoice INV-0101 Harbour_Lights_Ltd 2026-02-03 2026-03-05 120000 120000
        invoice INV-0102 Green_&_Sons 2026-02-27 2026-03-29 48050 28050
        invoice INV-0103 Green_&_Sons 2026-02-28 2026-03-30 9600 0
        credit_note CREDIT-20260302 Green_&_Sons 2026-03-02 2026-03-02 5000 5000""",
    "xero-aged-receivables": """
        invoice INV-0101 HAR-7 2026-01-15 2026-02-14 200000 200000
        credit_note CREDIT-20260201 HAR-7 2026-02-01 - 15000 15000
        invoice INV-0102 Green_&_Sons 2026-03-03 2026-04-02 48050 48050""",
    "qbo-invoices-and-received-payments": """
        invoice 5001 Harbour_Lights_Ltd 2026-01-10 - 100000 -
        receipt PAYMENT-20260315 Harbour_Lights_Ltd 2026-03-15 - 112500 -
        invoice 5002 Harbour_Lights_Ltd 2026-02-10 - 12500 -
        invoice 5003 Green_&_Sons 2026-03-01 - 90000 -
        receipt PAYMENT-20260420-1 Green_&_Sons 2026-04-20 - 90000 -""",
    "quickbooks-iif-transactions": """
        invoice 1001 Harbour_Lights_Ltd 2026-07-16 2026-08-15 120000 -
        receipt PAYMENT-20260720-55 Harbour_Lights_Ltd 2026-07-20 - 20000 -
        credit_note CM-7 Green_&_Sons 2026-07-21 - 5050 -""",
    "qbd-open-invoices": """
        invoice 1001 Harbour_Lights_Ltd 2026-03-31 2026-04-30 120000 120000
        receipt PAYMENT-20260402 Harbour_Lights_Ltd 2026-04-02 - 5000 5000
        invoice 1002 Green_&_Sons 2026-04-15 2026-05-15 48050 48050
        credit_note CM-1 Green_&_Sons 2026-04-20 2026-04-20 8050 8050""",
    "qbd-ar-ageing-detail": """
        invoice 1002 Green_&_Sons 2026-04-15 2026-05-15 48050 48050
        invoice 1001 Harbour_Lights_Ltd 2026-03-31 2026-04-30 120000 120000
        credit_adjustment ADJUSTMENT-20260402-J7 Harbour_Lights_Ltd 2026-04-02 - 2000 2000""",
    "qbd-ar-ageing-list": """
        invoice 1001 Harbour_Lights_Ltd 2026-03-31 2026-04-30 120000 70000
        credit_note CM-1 Harbour_Lights_Ltd 2026-04-20 2026-04-20 8050 8050
        invoice 1002 Green_&_Sons 2026-04-15 2026-05-15 48050 48050""",
    "sage50-aged-debtors": """
        invoice 3001 CAFE01 2026-01-05 - 13200 13200
        credit_note 3002 CAFE01 2026-01-12 - 3000 3000
        receipt PAYMENT-20260131-BACS CAFE01 2026-01-31 - 5000 5000
        invoice 3009 GREEN 2026-02-20 - 60000 60000""",
    "zoho-invoices": """
        invoice INV-000001 Highland_Bakers 2026-01-28 2026-02-27 48975 28975
        invoice INV-000003 Marsh_Foods 2026-02-01 2026-02-01 7500 7500
        invoice INV-000004 Marsh_Foods 2026-02-03 2026-02-03 12000 0
        invoice INV-000005 Marsh_Foods 2026-02-04 2026-02-04 6000 0""",
    "myob-sales": """
        invoice 00001001 HAR-7 2026-10-01 - 132000 -
        invoice 00001002 Ada_Moss 2026-10-14 - 5500 -
        credit_note 00001004 Ada_Moss 2026-10-16 - 1550 -""",
    "freshbooks-invoices": """
        invoice 0000001 Harbour_Lights_Ltd 2026-01-28 - 120500 -
        invoice 0000002 Ada_Moss 2026-01-30 - 8000 -""",
    "wave-transactions": """
        invoice 2 Harbour_Lights_Ltd 2026-01-28 - 29400 20000
        invoice 3 Ada_Moss 2026-01-29 - 59050 0""",
    "invoice2go-invoices": """
        invoice 1 Harbour_Lights_Ltd 2026-01-28 - 95355 45355
        invoice 2 Ada_Moss 2026-01-29 - 8000 0""",
    "invoicely-invoices": """
        invoice INV-1 Ada_Moss 2026-01-28 2026-02-27 102000 -
        invoice INV-2 Ada_Moss 2026-01-30 2026-02-28 8000 0""",
    "invoice-ninja-invoices": """
        invoice 1 Harbour_Lights_Ltd 2026-01-25 2026-02-24 101350 100849
        invoice 2 Ada_Moss 2026-02-19 2026-02-28 2667 0""",
    "invoice-ninja-5-invoices": """
        invoice 0007 Harbour_Lights_Ltd 2026-01-25 2026-02-24 120000 70000
        invoice 0008 Harbour_Lights_Ltd 2026-02-10 2026-03-12 8050 8050
        invoice 0009 Ada_Moss 2026-02-11 - 3000 0""",
    "invoice-ninja-5-credits": """
        credit_note 0021 Harbour_Lights_Ltd 2026-02-20 - 105000 5000
        credit_note 0022 Ada_Moss 2026-02-21 - 1250 1250""",
    "odoo-invoices": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2026-02-01 2026-02-01 15000 15000
        invoice INV/2026/00002 Green_&_Sons 2026-02-03 2026-03-05 48050 0""",
    "odoo-invoices-technical": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2026-02-01 2026-02-01 15000 15000
        invoice INV/2026/00002 Green_&_Sons 2026-02-03 2026-03-05 48050 0""",
    "oca-open-items": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        receipt BNK1/2026/0007 Harbour_Lights_Ltd 2026-02-01 2026-02-01 5000 5000
        invoice INV/2026/00002 Green_&_Sons 2026-02-03 2026-03-05 48050 48050
        credit_adjustment MISC/2026/003 Green_&_Sons 2026-02-04 2026-02-04 50 50""",
    "oca-aged-partner-balance": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 70000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2026-02-10 2026-02-10 10000 10000""",
    "odoo-aged-receivable": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 - 70000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2025-10-10 - 5000 5000
        invoice INV/2026/00002 Total_Green 2026-03-03 - 48050 48050""",
    "erpnext-accounts-receivable": """
        invoice ACC-SINV-2026-00001 CUST-1 2026-01-15 2026-02-14 120000 70000
        invoice ACC-SINV-2026-00002/2026-02-20 CUST-1 2026-01-20 2026-02-20 50000 50000
        invoice ACC-SINV-2026-00002/2026-03-20 CUST-1 2026-01-20 2026-03-20 50000 50000
        receipt ACC-PAY-2026-00009 CUST-1 2026-02-01 2026-02-01 10000 10000""",
    "business-central-ledger-entries": """
        invoice 103001 C00010 2026-01-14 2026-02-14 120000 70000
        credit_note 104001 C00010 2026-01-20 2026-01-20 8000 8000
        receipt PAYMENT-20260125-G04001 C00010 2026-01-25 2026-01-25 6000 6000""",
    "tally-pending-bills": """
        invoice INV-101 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        receipt PAYMENT-20260201-On_Account Harbour_Lights_Ltd 2026-02-01 2026-02-01 5000 5000
        invoice INV-102 Green_&_Sons 2026-02-03 2026-03-05 48050 48050""",
    "bigcapital-invoices": """
        invoice B-101 Harbour_Lights_Ltd 2026-01-15 2026-02-14 20001 -""",
    "bexio-account-postings": """
        invoice RE-00012 Hafenlicht_AG 2026-01-05 - 129240 100000
        invoice RE-00013 Grün_&_Söhne 2026-01-09 - 48050 0""",
    "bexio-journal": """
        invoice RE-00012 Hafenlicht_AG 2026-01-05 - 129240 100000
        invoice RE-00014 Bergbau_GmbH 2026-02-01 - 787500 0""",
    "smartbusiness-invoices": """
        invoice 10002 1000 2026-01-09 2026-02-08 107927 100000
        invoice 10001 1000 2026-01-05 2026-02-04 64793 0""",
    "smartbusiness-positions": """
        invoice 10002 1000 2026-01-09 2026-02-08 107927 -
        invoice 10001 1000 2026-01-05 2026-02-04 64793 -""",
    "stripe-invoices": """
        invoice A1B2-0001 Harbour_Lights_Ltd 2026-07-17 2026-08-16 120000 100000
        invoice A1B2-0002 Green_&_Sons 2026-08-18 2026-09-17 24050 0""",
    "shopify-orders": """
        invoice #1051 Harbour_Lights_Ltd 2026-05-14 2026-06-13 120000 120000
        invoice #1052 Harbour_Lights_Ltd 2026-05-15 - 10000 6000
        invoice #1053 Ann_Green 2026-05-16 - 8050 0""",
    "dolibarr-invoices": """
        invoice FA2601-0001 CU2401-00007 2026-01-15 2026-02-14 120000 70000
        credit_note AV2602-0001 CU2401-00007 2026-02-01 2026-02-01 15000 15000
        invoice FA2602-0002 CU2401-00008 2026-02-03 2026-03-05 48050 0""",
    "fec": """
        invoice FA1 C001 2026-01-15 - 120000 -
        invoice FA2 C002 2026-02-03 - 48050 0
        receipt VIR8 C001 2026-03-12 - 50000 -
        credit_note AV1 C001 2026-03-15 - 15000 -""",
    "fec-with-sides": """
        invoice FA1 C001 2026-01-15 - 120000 -
        invoice FA2 C002 2026-02-03 - 48050 0
        receipt VIR8 C001 2026-03-12 - 50000 -
        credit_note AV1 C001 2026-03-15 - 15000 -""",
    "highradius-sample": """
        invoice 1930000001 0200000001 2020-03-30 2020-04-14 230979 -
        invoice 1930000002 0200000002 2020-03-19 2020-04-03 6498259 -""",
}
CUSTOMERS = {
    "xero-contacts": """
        HAR-7|Harbour Lights Ltd||accounts@harbour.example|01947 600000|Ada Moss|Whitby|DOM 20|
        |Green & Sons|||01632 960001|||NET 30|
        |Old Mill Cafe||mill@cafe.example|||||""",
    "qbo-customer-contact-list": """
        |Harbour Lights Ltd||accounts@harbour.example|(01947) 600000|Ada Moss|||
        |Mill Lane Garage:Body Shop||||Ben Hall|||
        |CASH SALES 12|||||||""",
    "qbd-customer-contact-list": """
        |Moss, Ada||ada.moss@example.com|(480) 555-0142|Ada Moss|Mesa|NET 0|
        |Ridge Property Group||ap@ridge.example|+1 (602) 555-0110|Ben Hall|Phoenix|NET 30|""",
    "quickbooks-iif-customers": """
        |Moss, Ada||ada.moss@example.com|(480) 555-0142|Ada Moss||Net 15|2500.00
        |Café Zürich||||Ben Hall|||""",
    "sage50-customers": """
        CAFE01|Harbour Café||cafe@harbour.example|01947 600000|Ada Moss|Whitby|NET 30|5000.00
        GREEN|Green & Sons||||||30 days net|""",
    "sage50-customers-without-header": """
        CAFE01|Harbour Café||cafe@harbour.example|01947 600000|Ada Moss|Whitby|NET 30|5000.00
        GREEN|Green & Sons||||||30 days net|""",
    "sage-accounting-customers": """
        HAR-7|Harbour Lights Ltd||ada@harbour.example|07700 900123|Ada Moss|Whitby||5000.00
        GREEN|Green & Sons|||||||""",
    "zoho-contacts": """
        |Highland Bakers|company|ada@highland.example|555-0142|Ada Moss|Leeds|Net 30|2500.00
        |Joan Marsh|consumer|joan@marsh.example|555-0188|Joan Marsh||Due on Receipt|""",
    "myob-customers": """
        HAR-7|Harbour Lights Pty Ltd||accounts@harbour.example|08 5550 0100|Ben Hall|Perth||5000.00
        |Ada Moss||ada@example.com|08 5550 0101||||""",
    "datev-debtors": """
        10001|Eiche & Söhne GmbH||kasse@eiche.example|0221 5550100|Ada Moos|Köln|NET 30|5000.00
        10002|Ada Moos||ada@moos.example|||||""",
    "freshbooks-clients": """
        |Harbour Lights Ltd||accounts@harbour.example|555-0100|Ben Hall|Salem||
        |Ada Moss||ada@example.com|555-0101|Ada Moss|||""",
    "wave-customers": """
        H-7|Harbour Lights Ltd||accounts@harbour.example|555-0100|Ben Hall|Ottawa||
        |Ada Moss||ada@example.com|555-0101||||""",
    "invoicely-clients": """
        |Ada Moss||ada@example.com|5550101||||
        |Harbour Lights Ltd||accounts@harbour.example|||||""",
    "invoice-ninja-clients": """
        H-7|Harbour Lights Ltd||accounts@harbour.example|555-0100|Ben Hall|Salem||
        |Ada Moss||ada@example.com||Ada Moss|||""",
    "invoice-ninja-5-clients": """
        H-7|Harbour Lights Ltd||accounts@harbour.example|01947 600000|Ben Hall|Whitby||
        0004|Ada Moss||ada@example.com||Ada Moss|||""",
    "odoo-customers": """
        HAR-7|Harbour Lights Ltd|company|accounts@harbour.example|07700 900123||Whitby||
        |Ada Moss|consumer|ada@example.com|01632 960001||||""",
    "business-central-customers": """
        C00010|Harbour Lights Ltd||ada@harbour.example|01947 600000|Ada Moss|Whitby|30 DAYS|5000.00
        C00020|Green & Sons|||||||""",
    "bigcapital-customers": """
        |Harbour Lights Ltd|company|accounts@harbour.example|555-0100|Ada Moss|Salem||
        |Ben Hall|consumer|ben@example.com|555-0101|Ben Hall|||""",
    "smartbusiness-clients": """
        1000|Hafenlicht AG|company|info@hafenlicht.example|044 555 01 00|Ada Moos|Zürich||
        1001|Ben Hall|consumer|ben@example.ch|||||""",
}
