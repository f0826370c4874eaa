"""E-invoices: UBL 2.1, UN/CEFACT CII, ZUGFeRD, Factur-X and FatturaPA, as XML or inside a PDF."""
