"""Tables of exchange rates."""

from __future__ import annotations

from peewee import Check, TextField

from collector_desktop.storage.fields import DayField
from collector_desktop.storage.models.base import BaseModel, is_currency, is_day


class FxRate(BaseModel):
    """What one unit of a currency is worth in the base currency from a day on.

    `rate` is the exact decimal as it was entered, such as 0.8412; it counts until the next one.
    """

    base = TextField(constraints=[is_currency("base")])
    currency = TextField(constraints=[is_currency(), Check("currency <> base")])
    day = DayField(constraints=[is_day("day")])
    rate = TextField(constraints=[Check("rate NOT GLOB '*[^0-9.]*' AND rate + 0.0 > 0")])

    class Meta:
        indexes = ((("base", "currency", "day"), True),)
