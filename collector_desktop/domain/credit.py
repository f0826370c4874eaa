"""May this be supplied on credit? The exposure against the limit, and what else speaks against it.

The exposure is what is owed less unallocated credits. No limit is unlimited, a limit of nothing is
cash only. Within it may stand limits for a currency and for what is overdue; above it one that a
group shares, whose customers are one risk. What a decision granted with a deposit, on conditions or
until a review is not granted without asking once that is missing.
"""

from __future__ import annotations

from enum import StrEnum

from collector_desktop.domain.frozen import frozen


class Answer(StrEnum):
    """Whether to supply; ASK means that somebody has to decide."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


class Ground(StrEnum):
    """Why not, or not without asking."""

    SUPPLY_STOPPED = "supply_stopped"
    CASH_ONLY = "cash_only"
    OVER_LIMIT = "over_limit"
    OVER_CURRENCY_LIMIT = "over_currency_limit"
    OVER_OVERDUE_LIMIT = "over_overdue_limit"
    OVER_SHARED_LIMIT = "over_shared_limit"
    LONG_OVERDUE = "long_overdue"
    OVERDUE = "overdue"
    WORD_BROKEN = "word_broken"
    NOT_INSURED = "not_insured"
    NO_RATE = "no_rate"
    DEPOSIT_MISSING = "deposit_missing"
    CONDITIONS = "conditions"
    REVIEW_OVERDUE = "review_overdue"


FURTHER = (Ground.OVER_CURRENCY_LIMIT, Ground.OVER_OVERDUE_LIMIT, Ground.OVER_SHARED_LIMIT)
REFUSING = frozenset(
    {
        Ground.SUPPLY_STOPPED,
        Ground.CASH_ONLY,
        Ground.OVER_LIMIT,
        *FURTHER,
        Ground.LONG_OVERDUE,
    }
)


@frozen
class CreditRules:
    """Days overdue of the oldest debt: beyond `ask_days` ask, beyond `stop_days` do not supply."""

    ask_days: int = 30
    stop_days: int = 60


@frozen
class FurtherLimit:
    """A limit beside that of the customer; money in minor units of `currency`.

    `ground` is one of FURTHER and says what it limits. `used_minor` is taken of it before the
    order, which takes `order_minor` more. `group` shares it, for a shared one.
    """

    ground: Ground
    currency: str
    limit_minor: int
    used_minor: int
    order_minor: int = 0
    group: str = ""

    @property
    def available_minor(self) -> int:
        """What is left of it before the order, below zero when it is exceeded."""
        return self.limit_minor - self.used_minor

    @property
    def is_exceeded(self) -> bool:
        """Return whether the order passes it, or what is owed does without it."""
        return self.used_minor + self.order_minor > self.limit_minor


@frozen
class CreditAccount:
    """What is known of a customer; money in minor units of its own currency.

    `limit_minor` None is no limit. `insured_minor` None says that nothing is insured, so that no
    cover is asked about. `has_unknown_worth` says that it owes in a currency without a rate.
    `missing_deposit_minor` is what is not on account of the deposit that the last decision asks
    for; it may depend on conditions, and the day of its review may have passed.
    """

    exposure_minor: int
    limit_minor: int | None
    oldest_days: int = 0
    is_supply_stopped: bool = False
    broke_its_word: bool = False
    insured_minor: int | None = None
    has_unknown_worth: bool = False
    further: tuple[FurtherLimit, ...] = ()
    missing_deposit_minor: int = 0
    has_conditions: bool = False
    is_review_overdue: bool = False


@frozen
class CreditDecision:
    """The answer and every ground for it, the refusing ones first."""

    answer: Answer
    grounds: tuple[Ground, ...]


def decide(account: CreditAccount, order_minor: int, rules: CreditRules) -> CreditDecision:
    """Return whether an order may be supplied on credit, and why not."""
    after = account.exposure_minor + order_minor
    limit = account.limit_minor
    exceeded = {each.ground for each in account.further if each.is_exceeded}
    is_limited = limit is not None or bool(account.further)
    holds = {
        Ground.SUPPLY_STOPPED: account.is_supply_stopped,
        Ground.CASH_ONLY: limit == 0,
        Ground.OVER_LIMIT: bool(limit) and after > (limit or 0),
        **{ground: ground in exceeded for ground in FURTHER},
        Ground.LONG_OVERDUE: account.oldest_days > rules.stop_days,
        Ground.OVERDUE: rules.ask_days < account.oldest_days <= rules.stop_days,
        Ground.WORD_BROKEN: account.broke_its_word,
        Ground.NOT_INSURED: account.insured_minor is not None and after > account.insured_minor,
        Ground.NO_RATE: account.has_unknown_worth and is_limited,
        Ground.DEPOSIT_MISSING: account.missing_deposit_minor > 0,
        Ground.CONDITIONS: account.has_conditions,
        Ground.REVIEW_OVERDUE: account.is_review_overdue,
    }
    grounds = tuple(ground for ground, applies in holds.items() if applies)
    if not REFUSING.isdisjoint(grounds):
        return CreditDecision(Answer.NO, grounds)
    return CreditDecision(Answer.ASK if grounds else Answer.YES, grounds)


def available(limit_minor: int | None, exposure_minor: int) -> int | None:
    """Return what may still be supplied, below zero when the limit is exceeded; None is any."""
    return None if limit_minor is None else limit_minor - exposure_minor


def available_percent(limit_minor: int | None, exposure_minor: int) -> int:
    """Return what is left of a limit in whole per cent, rounded half up; 0 without a limit."""
    if not limit_minor:
        return 0
    left = limit_minor - exposure_minor
    return (200 * left + limit_minor) // (2 * limit_minor)


def own_risk(limit_minor: int, insured_minor: int) -> int:
    """Return how much of a limit is at our own risk."""
    return max(0, limit_minor - insured_minor)
