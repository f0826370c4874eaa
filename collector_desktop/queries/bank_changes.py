"""When the account that customers pay to was changed, according to the audit trail."""

from __future__ import annotations

import json
from datetime import date, timedelta

from collector_desktop.domain.settings import BANK_ACCOUNT, BANK_IBAN, BANK_SORT_CODE
from collector_desktop.domain.settings_post import BANK_QR_IBAN
from collector_desktop.queries.position import ask

NEWS_FOR = timedelta(days=90)
SAY_WHERE = tuple(each.key for each in (BANK_SORT_CODE, BANK_ACCOUNT, BANK_IBAN, BANK_QR_IBAN))
CHANGED = """SELECT max(o.made_on) FROM audit_change a JOIN operation o ON o.id = a.operation_id
    WHERE a.table_name = 'setting_value' AND a.action = 'update'
      AND o.made_on BETWEEN :since AND :day
      AND o.undone_by_id IS NULL AND o.undoes_id IS NULL
      AND json_extract(a.before, '$.key') IN (SELECT value FROM json_each(:keys))
      AND json_extract(a.before, '$.value') <> ''
      AND json_extract(a.after, '$.value') <> ''
      AND json_extract(a.before, '$.value') <> json_extract(a.after, '$.value')"""


def account_changed_on(as_of: date) -> date | None:
    """Return when the bank account was last changed for another, if customers may not know yet.

    That is for 90 days. The first account that is entered is no change, and what was undone
    counts as never done.
    """
    since = as_of - NEWS_FOR
    days = {"day": as_of.isoformat(), "since": since.isoformat()}
    [(changed,)] = ask(CHANGED, keys=json.dumps(SAY_WHERE), **days)
    return date.fromisoformat(changed) if changed else None
