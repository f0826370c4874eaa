"""What may follow when chasing does not help: advice by rule with its reasons; the user decides.

The steps go from the mildest to the last. What is in dispute is never a reason to go further: only
what is owed beyond doubt counts for a statutory demand or a court.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.late_payment import CONSUMER
from collector_desktop.domain.legal_letters import COMPANY, Place
from collector_desktop.domain.written import money, plain_day

LETTER_DAYS, VISIT_DAYS, AGENCY_DAYS, DIRECTOR_TIMES, LETTER_TIMES = 60, 45, 90, 3, 4
_GONE = frozenset({AccountStatus.INSOLVENT, AccountStatus.ADMINISTRATION, AccountStatus.DECEASED})
_PLACED = frozenset({AccountStatus.LEGAL, AccountStatus.AGENCY})
# Pounds in pence: a company owes more than the first, an individual at least the second.
_DEMAND_COMPANY = 75_000
_DEMAND_INDIVIDUAL = {
    Place.ENGLAND_WALES: 500_000,
    Place.SCOTLAND: 150_000,
    Place.NORTHERN_IRELAND: 500_001,
}


class Step(StrEnum):
    """What may be decided for a customer."""

    STOP_SUPPLY = "stop_supply"
    WITHDRAW_TERMS = "withdraw_terms"
    VISIT = "visit"
    DIRECTOR_LETTER = "director_letter"
    LETTER_BEFORE_ACTION = "letter_before_action"
    STATUTORY_DEMAND = "statutory_demand"
    COURT_CLAIM = "court_claim"
    AGENCY = "agency"
    INSURANCE_CLAIM = "insurance_claim"
    ONE_MORE_CHANCE = "one_more_chance"
    WRITE_OFF = "write_off"


@frozen
class DebtorFacts:
    """What the advice rests on; money in minor units of `currency`.

    `undisputed_minor` is what of the overdue sum nobody disputes. `final_sent` says that the last
    step of reminders went out; `letter_until` is the day by which the letter before action asks
    for payment. `too_old` says that every debt is beyond the law's time.
    """

    kind: str
    place: Place
    currency: str
    overdue_minor: int
    undisputed_minor: int
    oldest_days: int
    chased: int = 0
    promises_kept: int = 0
    promises_judged: int = 0
    statuses: frozenset[AccountStatus] = frozenset()
    is_over_limit: bool = False
    is_promised: bool = False
    final_sent: bool = False
    letter_until: date | None = None
    insured_minor: int = 0
    grade: str | None = None
    stop_days: int = 60
    too_old: bool = False

    @property
    def is_company(self) -> bool:
        """Whether company law applies and not that of individuals."""
        return self.kind == COMPANY

    @property
    def broke_promises(self) -> int:
        """How many promises were not kept."""
        return self.promises_judged - self.promises_kept


@frozen
class Advice:
    """One step: whether it may be taken, whether the rules advise it, and why or why not."""

    step: Step
    is_open: bool
    is_advised: bool
    reasons: tuple[str, ...]


def advise(known: DebtorFacts, as_of: date) -> tuple[Advice, ...]:
    """Return every step with what speaks for or against it, the mildest first."""
    return tuple(Advice(step, *rule(known, as_of)) for step, rule in _RULES.items())


def suggested(known: DebtorFacts, as_of: date) -> Step | None:
    """Return the one step to take now; None when nothing is to be decided."""
    if known.overdue_minor <= 0 or known.statuses & _PLACED:
        return None
    if known.too_old or known.statuses & _GONE:
        return Step.INSURANCE_CLAIM if known.insured_minor and not known.too_old else Step.WRITE_OFF
    if known.undisputed_minor <= 0 or known.is_promised:
        return Step.ONE_MORE_CHANCE
    if known.letter_until is not None:
        return _after_the_letter(known, as_of)
    advised = [each.step for each in advise(known, as_of) if each.is_advised and each.is_open]
    for step in (Step.STOP_SUPPLY, Step.LETTER_BEFORE_ACTION):
        if step in advised:
            return step
    return Step.ONE_MORE_CHANCE


def demand_least(kind: str, place: Place) -> int | None:
    """Return the least debt in pence for a statutory demand; None where there is none.

    A company owes a sum "exceeding £750" (Insolvency Act 1986 s.123(1)(a)), which is a penny more;
    an individual in England and Wales a sum that "is equal to or exceeds the bankruptcy level" of
    £5,000 (s.267(2)(a) and (4)). Scotland and Northern Ireland have their own:
    £1,500 and more, and more than £5,000 as the Department for the Economy words it.
    """
    if place not in _DEMAND_INDIVIDUAL:
        return None
    return _DEMAND_COMPANY + 1 if kind == COMPANY else _DEMAND_INDIVIDUAL[place]


def _after_the_letter(known: DebtorFacts, as_of: date) -> Step:
    if known.letter_until is None or as_of <= known.letter_until:
        return Step.ONE_MORE_CHANCE
    return Step.AGENCY if known.place is Place.ELSEWHERE else Step.COURT_CLAIM


_Found = tuple[bool, bool, tuple[str, ...]]


def _stop(known: DebtorFacts, _: date) -> _Found:
    if AccountStatus.ON_STOP in known.statuses:
        return False, False, ("supply is on stop already",)
    why = []
    if known.oldest_days > known.stop_days:
        why.append(f"the oldest debt is {known.oldest_days} days overdue")
    if known.is_over_limit:
        why.append("the credit limit is exceeded")
    if known.broke_promises:
        why.append(f"{known.broke_promises} of {known.promises_judged} promises not kept")
    return known.overdue_minor > 0, bool(why), tuple(why) or ("no reason to stop yet",)


def _withdraw(known: DebtorFacts, _: date) -> _Found:
    is_bad = known.grade in {"D", "E"}
    why = (
        f"the payment score is {known.grade}" if is_bad else "the payment score does not ask for it"
    )
    return known.overdue_minor > 0, is_bad and known.overdue_minor > 0, (why,)


def _visit(known: DebtorFacts, _: date) -> _Found:
    # To people at home a visit is the last resort, possible but not advised (Regulatory Guide 96 of
    # the Australian ASIC and ACCC).
    if AccountStatus.REPRESENTED in known.statuses:
        return False, False, ("they are represented: write to their solicitor or agent",)
    if known.overdue_minor <= 0 or known.oldest_days < VISIT_DAYS:
        return False, False, (f"not before {VISIT_DAYS} days overdue",)
    words = f"{known.oldest_days} days overdue; tell them the day and the purpose before"
    is_due = known.kind != CONSUMER and known.undisputed_minor > 0 and not known.is_promised
    if not is_due or known.chased < LETTER_TIMES or known.statuses & (_GONE | _PLACED):
        return True, False, (words,)
    return True, True, (f"chased {known.chased} times and not settled", words)


def _director(known: DebtorFacts, _: date) -> _Found:
    if not known.is_company:
        return False, False, ("this debtor has no directors",)
    may = known.chased >= DIRECTOR_TIMES and known.overdue_minor > 0
    words = _times_chased(known.chased) + ("" if may else f", not yet {DIRECTOR_TIMES} times")
    return may, may and known.oldest_days >= VISIT_DAYS, (words,)


def _times_chased(times: int) -> str:
    return {0: "never chased", 1: "chased once"}.get(times, f"chased {times} times")


def _letter(known: DebtorFacts, _: date) -> _Found:
    if known.letter_until is not None:
        day = plain_day(known.letter_until)
        return False, False, (f"it was sent and asks for payment by {day}",)
    if known.undisputed_minor <= 0:
        return False, False, ("all that is overdue is in dispute or on hold",)
    why = []
    if known.final_sent:
        why.append("the final notice was sent")
    if known.oldest_days >= LETTER_DAYS:
        why.append(f"the oldest debt is {known.oldest_days} days overdue")
    if known.chased >= LETTER_TIMES:
        why.append(f"chased {known.chased} times")
    return True, bool(why), tuple(why) or ("reminders have not come to their end",)


def _demand(known: DebtorFacts, as_of: date) -> _Found:
    least = demand_least(known.kind, known.place)
    if least is None or known.currency != "GBP":
        return False, False, ("only for debts in pounds in the United Kingdom",)
    if known.too_old:
        return False, False, ("the debt is too old",)
    if known.undisputed_minor < least:
        below = f"below {money(least, known.currency)}"
        if known.is_company:
            below = f"not above {money(_DEMAND_COMPANY, known.currency)}"
        return False, False, (f"the undisputed debt is {below}",)
    served = "at the registered office" if known.is_company else "in person"
    waited = known.letter_until is not None and as_of > known.letter_until
    reasons: tuple[str, ...] = (
        f"the undisputed debt is large enough; serve it {served}; 21 days to pay",
    )
    if not waited:
        reasons = (*reasons, "write a letter before action first")
    return True, waited, reasons


def _court(known: DebtorFacts, as_of: date) -> _Found:
    if known.undisputed_minor <= 0:
        return False, False, ("a court decides on what is disputed; answer the dispute first",)
    if known.too_old:
        return False, False, ("the time that the law gives has run out",)
    if known.letter_until is None:
        return False, False, ("send the letter before action first",)
    day = plain_day(known.letter_until)
    if as_of <= known.letter_until:
        return False, False, (f"wait until {day}: the letter gives that time",)
    return True, True, (f"the letter before action ran out on {day}",)


def _agency(known: DebtorFacts, as_of: date) -> _Found:
    if known.statuses & _PLACED:
        return False, False, ("it is with somebody else already",)
    if known.undisputed_minor <= 0:
        return False, False, ("all that is overdue is in dispute or on hold",)
    ran_out = known.letter_until is not None and as_of > known.letter_until
    is_old = known.oldest_days >= AGENCY_DAYS
    words = f"the oldest debt is {known.oldest_days} days overdue"
    return True, ran_out or is_old, (words,)


def _insurance(known: DebtorFacts, _: date) -> _Found:
    if not known.insured_minor:
        return False, False, ("nothing is insured",)
    due = bool(known.statuses & _GONE) or known.oldest_days >= LETTER_DAYS
    words = "the policy says by when to report"
    return known.overdue_minor > 0, due and known.overdue_minor > 0, (words,)


def _chance(known: DebtorFacts, _: date) -> _Found:
    if known.is_promised:
        return True, True, ("a promise or a plan is running",)
    kept = known.promises_kept
    words = f"{kept} of {known.promises_judged} promises kept" if known.promises_judged else ""
    return known.overdue_minor > 0, False, (words or "no promise so far",)


def _write_off(known: DebtorFacts, _: date) -> _Found:
    why = []
    if known.too_old:
        why.append("the time that the law gives has run out")
    if known.statuses & _GONE:
        why.append("little is to be expected: " + ", ".join(sorted(known.statuses & _GONE)))
    return known.overdue_minor > 0, bool(why), tuple(why) or ("when nothing else is left",)


_RULES: dict[Step, Callable[[DebtorFacts, date], _Found]] = {
    Step.STOP_SUPPLY: _stop,
    Step.WITHDRAW_TERMS: _withdraw,
    Step.VISIT: _visit,
    Step.DIRECTOR_LETTER: _director,
    Step.LETTER_BEFORE_ACTION: _letter,
    Step.STATUTORY_DEMAND: _demand,
    Step.COURT_CLAIM: _court,
    Step.AGENCY: _agency,
    Step.INSURANCE_CLAIM: _insurance,
    Step.ONE_MORE_CHANCE: _chance,
    Step.WRITE_OFF: _write_off,
}
