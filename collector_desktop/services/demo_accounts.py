"""Deals customers and invoices out: the stories first, then as many ordinary ones as wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from collector_desktop.domain.ageing import STANDARD_BUCKETS, days_overdue
from collector_desktop.services.demo_builder import PAID, Builder
from collector_desktop.services.demo_chasing import chase
from collector_desktop.services.demo_names import Register
from collector_desktop.services.demo_plan import Account, Face
from collector_desktop.services.demo_stories import STORIES

OPEN_OF_300 = (64, 46, 18, 10, 11)
LIMIT_STEPS = (2_500_00, 5_000_00, 7_500_00, 10_000_00, 15_000_00, 20_000_00, 40_000_00)


def plan_accounts(customers: int, invoices: int, rng: Random, as_of: date) -> list[Account]:
    """Return so many customers that have so many invoices between them."""
    register = Register(rng, {story.code for story in STORIES}, {story.name for story in STORIES})
    builder = Builder(rng, as_of)
    accounts, left = [], invoices
    for story in STORIES[:customers]:
        cost = len(story.debts) + len(story.paid)
        if cost > left:
            break
        accounts.append(builder.story(story, story.code or register.code(story.name)))
        left -= cost
    ordinary = [Account(register.ordinary(n)) for n in range(customers - len(accounts))]
    if ordinary:
        _deal(_fates(accounts, invoices, left, rng, as_of), ordinary, builder)
        for account in ordinary:
            chase(account, rng, as_of)
            account.face = _with_room(account)
    elif accounts:
        _deal([PAID] * left, accounts, builder)
    return accounts + ordinary


def _fates(
    accounts: list[Account], invoices: int, left: int, rng: Random, as_of: date
) -> list[int]:
    """Return, for each sale still to be made, the ageing bucket it ends in, or PAID."""
    wanted = [share * invoices // 300 for share in OPEN_OF_300]
    for account in accounts:
        for sale in account.sales:
            if sale.open_minor:
                wanted[STANDARD_BUCKETS.index(days_overdue(sale.due_on, as_of))] -= 1
    fates = [bucket for bucket, count in enumerate(wanted) for _ in range(max(0, count))]
    rng.shuffle(fates)
    return fates[:left] + [PAID] * max(0, left - len(fates))


def _deal(fates: list[int], accounts: list[Account], builder: Builder) -> None:
    """Spread sales over customers; what is overdue falls on every second one, the slow payers."""
    slow = accounts[::2]
    for place, fate in enumerate(fates):
        is_late = 0 < fate < PAID
        among = slow if is_late else accounts
        index = place if place < len(among) else builder.random.randrange(len(among))
        builder.sale(among[index], fate)
    for account in accounts:
        builder.settle(account)


def _with_room(account: Account) -> Face:
    """Return the customer with a limit that its balance stays below."""
    limit = account.face.limit_minor
    balance = sum(sale.open_minor for sale in account.sales)
    if limit is None or balance <= limit:
        return account.face
    room = next((step for step in LIMIT_STEPS if step >= balance), None)
    return replace(account.face, limit_minor=room)
