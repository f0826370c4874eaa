"""The CSV layouts of banks and payment services, as data; a new one is added to `BANKS` below."""

from __future__ import annotations

from collector_desktop.importers.bank.profiles.collectors import (
    GOCARDLESS,
    GOCARDLESS_PAYOUTS,
    MOLLIE,
    STRIPE_PAYMENTS,
)
from collector_desktop.importers.bank.profiles.continent import (
    BOURSOBANK,
    BUNQ,
    DKB,
    LA_BANQUE_POSTALE,
    N26,
    SABADELL,
    SWEDBANK_BALTIC,
)
from collector_desktop.importers.bank.profiles.overseas import (
    AMOUNT_FIRST,
    CIBC,
    MERCURY,
    RBC,
    TARGOBANK,
    TD_CANADA,
    WESTPAC,
)
from collector_desktop.importers.bank.profiles.payment_services import (
    PAYPAL,
    PAYPAL_STATEMENT,
    SHOPIFY,
    STRIPE_BALANCE,
)
from collector_desktop.importers.bank.profiles.plain import PLAIN, PLAIN_SIDES
from collector_desktop.importers.bank.profiles.uk_apps import (
    MONZO,
    MONZO_2018,
    REVOLUT,
    REVOLUT_BUSINESS,
    STARLING,
    WISE,
)
from collector_desktop.importers.bank.profiles.uk_banks import (
    BARCLAYS,
    HSBC,
    LLOYDS,
    NATIONWIDE,
    NATWEST,
    SANTANDER_CSV,
)
from collector_desktop.importers.bank.profiles.uk_headerless import (
    HSBC_NET,
    HSBC_PERSONAL,
    LLOYDS_COMMERCIAL,
)
from collector_desktop.importers.bank.profiles.without_names import ABN_AMRO, NAB, WELLS_FARGO

BANKS = (
    HSBC,
    BARCLAYS,
    LLOYDS,
    NATWEST,
    NATIONWIDE,
    SANTANDER_CSV,
    MONZO,
    MONZO_2018,
    STARLING,
    REVOLUT_BUSINESS,
    REVOLUT,
    WISE,
    PAYPAL,
    PAYPAL_STATEMENT,
    STRIPE_BALANCE,
    STRIPE_PAYMENTS,
    GOCARDLESS,
    GOCARDLESS_PAYOUTS,
    MOLLIE,
    SHOPIFY,
    DKB,
    BOURSOBANK,
    BUNQ,
    LA_BANQUE_POSTALE,
    RBC,
    MERCURY,
    HSBC_NET,
    LLOYDS_COMMERCIAL,
    HSBC_PERSONAL,
    AMOUNT_FIRST,
    TD_CANADA,
    CIBC,
    TARGOBANK,
    SABADELL,
    SWEDBANK_BALTIC,
    N26,
    WESTPAC,
    ABN_AMRO,
    WELLS_FARGO,
    NAB,
)
PLAIN_LAYOUTS = (PLAIN, PLAIN_SIDES)

__all__ = ["BANKS", "PLAIN_LAYOUTS"]
