"""The known export formats, one module each; a new one is added to `PROFILES` below."""

from __future__ import annotations

from collector_desktop.importers.profiles.collector import ALLOCATIONS, CUSTOMERS, ITEMS
from collector_desktop.importers.profiles.ibm_ar import IBM_AR
from collector_desktop.importers.profiles.mapped import MAPPED_RULES
from collector_desktop.importers.profiles.quickbooks_online import AR_AGEING_DETAIL, OPEN_INVOICES
from collector_desktop.importers.profiles.sage50_audit_trail import SAGE50_AUDIT_TRAIL
from collector_desktop.importers.profiles.xero_invoices import XERO_INVOICES

PROFILES = (
    CUSTOMERS,
    ITEMS,
    ALLOCATIONS,
    XERO_INVOICES,
    AR_AGEING_DETAIL,
    OPEN_INVOICES,
    SAGE50_AUDIT_TRAIL,
    IBM_AR,
)

__all__ = ["MAPPED_RULES", "PROFILES"]
