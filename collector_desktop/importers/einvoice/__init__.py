"""E-invoices: UBL 2.1, UN/CEFACT CII, ZUGFeRD and Factur-X, as XML or inside a PDF."""
