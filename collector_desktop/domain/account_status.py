"""The status of an account, and what each one stops.

Insolvency, a solicitor, legal proceedings or an agency end our own chasing; who has gone away is
traced first, because a letter to an old address would tell a stranger of the debt; supply that is
stopped stops nothing else. The effects of insolvency, death and representation are those of the
outcomes INSOLV and REPRESENTED of a call.
"""

from __future__ import annotations

from enum import StrEnum

from collector_desktop.domain.frozen import frozen


class AccountStatus(StrEnum):
    """What an account is in, from a day until it is lifted; several may hold together."""

    INSOLVENT = "insolvent"
    ADMINISTRATION = "administration"
    DECEASED = "deceased"
    GONE_AWAY = "gone_away"
    REPRESENTED = "represented"
    LEGAL = "legal"
    AGENCY = "agency"
    ON_STOP = "on_stop"


@frozen
class StatusRule:
    """What a status means and stops.

    `stops_chasing`: no run writes to them, and Today leaves them out unless something was planned
    since. `whole_loss`: all that is owed is provided for. `stops_supply`: nothing more is shipped.
    """

    status: AccountStatus
    label: str
    stops_chasing: bool = True
    whole_loss: bool = False
    stops_supply: bool = False


_RULES = (
    StatusRule(AccountStatus.INSOLVENT, "Insolvent", whole_loss=True, stops_supply=True),
    StatusRule(
        AccountStatus.ADMINISTRATION, "In administration", whole_loss=True, stops_supply=True
    ),
    StatusRule(AccountStatus.DECEASED, "Deceased", whole_loss=True, stops_supply=True),
    StatusRule(AccountStatus.GONE_AWAY, "Gone away", stops_supply=True),
    StatusRule(AccountStatus.REPRESENTED, "Represented by a solicitor or agent"),
    StatusRule(AccountStatus.LEGAL, "In legal proceedings", stops_supply=True),
    StatusRule(AccountStatus.AGENCY, "With a collection agency", stops_supply=True),
    StatusRule(AccountStatus.ON_STOP, "Supply on stop", stops_chasing=False, stops_supply=True),
)
STATUS_RULES = {rule.status: rule for rule in _RULES}
NO_SUPPLY = tuple(rule.status for rule in _RULES if rule.stops_supply)
