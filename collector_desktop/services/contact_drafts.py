"""What the user enters about a contact, before it is in the ledger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen

if TYPE_CHECKING:
    from collector_desktop.services.disputes import DisputeDraft


@frozen
class PromiseDraft:
    """What the customer promised: this much, in minor units, by this day."""

    amount_minor: int
    currency: str
    pay_by: date
    method: str = ""


@frozen
class CallFacts:
    """What is known of a call beside how it ended.

    `seconds` it took, the number called, when and under which reference they say to have paid,
    and which rule advised against the call and why it was made anyway.
    """

    seconds: int | None = None
    number: str = ""
    paid_on: date | None = None
    paid_reference: str = ""
    rule_broken: str = ""
    override_reason: str = ""

    def is_empty(self) -> bool:
        """Return whether nothing is known."""
        return self == CallFacts()


@frozen
class Representative:
    """The solicitor or agent to whom we were referred."""

    name: str
    phone: str = ""
    email: str = ""


@frozen
class ContactDraft:
    """One contact as the user enters it.

    Minutes count from local midnight. Without `next_on` the outcome's own default is taken;
    `no_follow_up` asks for none. `status` says more of an insolvency than the outcome does.
    """

    customer_id: int
    kind: str
    outcome: str = ""
    person: str = ""
    note: str = ""
    made_minute: int | None = None
    next_on: date | None = None
    next_minute: int | None = None
    no_follow_up: bool = False
    item_ids: tuple[int, ...] = ()
    promise: PromiseDraft | None = None
    wrong_number: str = ""
    facts: CallFacts = CallFacts()
    dispute: DisputeDraft | None = None
    status: AccountStatus | None = None
    representative: Representative | None = None
