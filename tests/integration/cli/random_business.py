"""A ledger made at random by the command line: months of promises, plans, disputes and the rest.

What is refused on the way is refused as it is for any user; what is done is in the ledger to be
asked about.
"""

import random
from datetime import date, timedelta
from decimal import Decimal

FIRST, LAST = date(2026, 9, 1), date(2026, 12, 20)
CUSTOMERS = (
    "code,name,kind,email,phone,address1,address2,city,region,postcode,country,currency,terms,"
    "credit_limit,procedure,group\n"
    "ANT,Ant & Sons,company,ap@ant.example,0117 496 0101,1 High St,,Bath,,BA1 1AA,GB,GBP,NET 30,"
    "900.00,,Chain\n"
    "BEE,Bee Ltd,sole_trader,pay@bee.example,,2 High St,,Bath,,BA1 1AB,GB,GBP,NET 14,,,Chain\n"
    "CAT,Cat Traders,company,,,3 Quay,,Cork,,,IE,EUR,,400.00,,\n"
    "DOG,Dog GmbH,company,ap@dog.example,,4 Weg,,Bonn,,53111,DE,GBP,,0,,\n"
)
CODES = ("ANT", "BEE", "CAT", "DOG")
REASONS = ("SHORT", "PRICE", "DAMAGED", "NO_PO")
ACTORS = ("Priya", "Tom", "Hannah")


def live(line, seed, steps=60):
    """Let months pass in a new ledger, with so many things done; return the days on which."""
    choice = random.Random(seed)  # noqa: S311 - made-up business, no secret
    business = _Business(line, choice)
    business.begin()
    days = sorted(_day(choice) for _ in range(steps))
    for day in days:
        business.day = day
        choice.choice(business.ways)()
    return days


def _day(choice):
    return FIRST + timedelta(days=choice.randrange((LAST - FIRST).days))


class _Business:
    """Does one thing at a time on a day, as whoever sits at the desk."""

    def __init__(self, line, choice):
        self.line, self.choice, self.day = line, choice, FIRST
        self.ways = (
            *(
                self.receive,
                self.receive,
                self.keep,
                self.keep,
                self.keep,
                self.promise,
                self.promise,
                self.promise,
            ),
            *(self.change_promise, self.change_promise, self.agree, self.agree, self.end_plan),
            *(self.bounce, self.dispute, self.dispute, self.work_case, self.resolve, self.hold),
            *(self.release, self.limit, self.decide, self.place, self.recover, self.trace),
            *(self.status, self.cheque, self.money, self.claim, self.task, self.permission),
            self.undo,
        )

    def begin(self):
        """Make the customers, their invoices and what the company judges by."""
        rows = [
            f"invoice,I-{code}-{number},{code},{made},{due},{self.amount(900)},"
            f"{'EUR' if code == 'CAT' or number == 5 else 'GBP'},,Goods\n"
            for code in CODES
            for number in range(1, 7)
            for made in (_day(self.choice) - timedelta(days=60),)
            for due in (made + timedelta(days=30),)
        ]
        self.line.load("".join(rows), customers=CUSTOMERS)
        self.say("fx", "add", "EUR", "2026-06-01", "0.85")
        self.say("settings", "promise.enough_percent", self.choice.choice(("100", "98")))
        self.say("settings", "promise.grace_days", self.choice.choice(("0", "1", "2")))

    def say(self, *words):
        """Do it, or be refused; nothing else may happen."""
        actor = ("--actor", self.choice.choice(ACTORS))
        result = self.line.call(*words, *actor, "--json", as_of=self.day.isoformat())
        assert result.status in (0, 1, 4), (words, result.status, result.err)
        return result.document if result.status in (0, 1) and result.out else None

    def ask(self, key, *words):
        """Return the rows of a question."""
        return self.line.ask(*words, as_of=self.day.isoformat())[key]

    def some(self, key, *words):
        """Return a row of a question, an empty one if there is none."""
        rows = self.ask(key, *words)
        return self.choice.choice(rows) if rows else {}

    def amount(self, most=400):
        """Return an amount of money as people write it."""
        return f"{self.choice.randint(100, most * 100) / 100:.2f}"

    def who(self):
        """Return a customer."""
        return self.choice.choice(CODES)

    def later(self, most=20):
        """Return a day to come."""
        return (self.day + timedelta(days=self.choice.randint(0, most))).isoformat()

    def debt(self, code):
        """Return the number of an open invoice, or of none."""
        numbers = [row["number"] for row in self.ask("items", "items", "--customer", code)]
        invoices = [number for number in numbers if number.startswith("I-")]
        return self.choice.choice(invoices) if invoices else "none"

    def maybe(self, *words):
        """Return some words, or none of them."""
        return words if self.choice.random() < 0.5 else ()

    def receive(self):
        code = self.who()
        debt, minor = self.debt(code), self.amount()
        ways = (("auto",), ("none",), (f"{debt}={minor}",))
        self.say("receipt", code, minor, "--allocate", *self.choice.choice(ways))

    def keep(self):
        """Money comes in as it was promised, or a part of it."""
        row = self.some("promises", "promises", "--status", "open")
        if row:
            part = Decimal(row["amount"]) / self.choice.choice((1, 1, 2))
            minor = f"{part:.2f}"
            named = (f"{row['items'][0]}={minor}",) if row["items"] else ("none",)
            self.say("receipt", row["customer"], minor, "--allocate", *named)

    def undo(self):
        self.say("undo")

    def promise(self):
        """Something is promised, or several sums at once, of an invoice or of all."""
        code, said = self.who(), []
        for _ in range(self.choice.choice((1, 1, 2, 3))):
            said += ["--promise", self.amount(300), "--promise-for", self.later()]
        named = self.maybe("--item", self.debt(code))
        facts = self.maybe("--seconds", "95", "--person", "Ann")
        call = ("--kind", "call", "--outcome", self.choice.choice(("PTP", "CHQ_POST", "APPROVED")))
        self.say("log", code, *call, *said, *named, *facts)

    def change_promise(self):
        """A promise is put off or withdrawn."""
        row = self.some("promises", "promises")
        ways = (("--cancel", row.get("id", 9)), ("--reschedule", row.get("id", 9)))
        way = self.choice.choice(ways)
        if way[0] == "--reschedule":
            way = (*way, "--for", self.later(), *self.maybe("--amount", self.amount(200)))
        self.say("promises", *way, "--reason", self.choice.choice(("late", "=cash; flow", "")))

    def agree(self):
        """A plan or a settlement is agreed, for an invoice or for all."""
        code = self.who()
        self.say(
            *("plan", code, "--count", self.choice.randint(1, 4), "--every", "2weeks"),
            *("--from", self.later(), "--note", self.choice.choice(("", "by phone"))),
            *self.maybe("--item", self.debt(code)),
            *self.maybe("--total", self.amount(300), *self.maybe("--settle")),
        )

    def end_plan(self):
        """A plan ends, or another takes its place."""
        plan = self.some("plans", "plans")
        if not plan:
            return
        if self.choice.random() < 0.5:
            self.say("plan", plan["id"], "--cancel", "--note", "asked for")
        else:
            new = ("--count", "3", "--from", self.later(), "--replaces", plan["id"])
            self.say("plan", plan["customer"], *new)

    def bounce(self):
        rows = self.ask("items", "items", "--all")
        receipts = [row["number"] for row in rows if row["type"] == "receipt"]
        if receipts:
            number = self.choice.choice(receipts)
            self.say("bounce", number, "--date", self.day, *self.maybe("--fee", "5.00"))

    def dispute(self):
        reason = ("--reason", self.choice.choice(REASONS), "--by", "Ann", "--owner", "Tom")
        amount = self.maybe("--amount", self.amount(60))
        self.say("dispute", self.debt(self.who()), *amount, *reason, *self.maybe("--note", "wet"))

    def work_case(self):
        case = self.some("disputes", "disputes").get("id", 1)
        ways = (("--waiting", "customer"), ("--note", "'=asked"), ("--done", "1"))
        self.say("case", case, *self.choice.choice(ways))

    def resolve(self):
        case = self.some("disputes", "disputes", "--status", "open").get("id", 1)
        outcome = self.choice.choice(("accepted", "part", "rejected", "withdrawn"))
        amount = ("--amount", "1.50") if outcome == "part" else ()
        self.say("resolve", case, "--outcome", outcome, *amount, "--cause", "picking")

    def hold(self):
        whose = self.choice.choice((self.who(), self.debt(self.who())))
        kind = self.choice.choice(("grace", "legal", "other"))
        until = self.maybe("--until", self.later())
        self.say("hold", whose, "--kind", kind, "--reason", "asked for", *until)

    def release(self):
        hold = self.some("holds", "holds")
        self.say("release", hold.get("number") or hold.get("customer") or "none")

    def limit(self):
        """A limit is set, of whichever kind."""
        ways = (
            (self.who(), self.amount(2000)),
            (self.who(), "none"),
            ("Chain", self.amount(1500), "--group"),
            ("Chain", self.amount(3000), "--group", "--shared"),
            (self.who(), self.amount(100), "--in", "EUR"),
            (self.who(), self.amount(100), "--overdue"),
            (self.who(), "--insured", self.amount(800), "--insurer", "Surety"),
        )
        self.say("limit", *self.choice.choice(ways))

    def decide(self):
        """Credit is asked for and decided, or what follows is."""
        code = self.who()
        ways = (
            ("application", code, "--asked", self.amount(), "--references", "Kestrel; Vale"),
            ("limit", code, self.amount(), "--reason", "paid well", "--review", self.later(60)),
            ("advice", code, "--decide", "stop_supply", "--reason", "long overdue"),
        )
        self.say(*self.choice.choice(ways))

    def place(self):
        act = self.choice.choice((("--with", "Recover & Co"), ("--close", "they paid us")))
        kind = ("--kind", self.choice.choice(("agency", "legal")))
        self.say("placement", self.who(), *act, *kind)

    def recover(self):
        """Something comes of a placement, or it costs."""
        code = self.some("placements", "placement").get("customer", "ANT")
        ways = (("--recovered", "--as-payment"), ("--recovered",), ("--commission",), ("--cost",))
        name, *rest = self.choice.choice(ways)
        self.say("placement", code, name, self.amount(60), *rest)

    def trace(self):
        told = ("--result", self.choice.choice(("found", "nothing")), "--note", "asked")
        moved = ("--moved", "9 New Road", "--city", "Hull", "--source", "registry")
        way = self.choice.choice((("--tried", "directory", *told), moved))
        self.say("trace", self.who(), *way)

    def status(self):
        act = self.choice.choice(("--set", "--lift"))
        name = self.choice.choice(("gone_away", "on_stop", "represented"))
        self.say("status", self.who(), act, name, "--reason", "heard")

    def cheque(self):
        if self.choice.random() < 0.5:
            number = self.choice.randint(1, 999)
            self.say(
                "cheque", self.who(), self.amount(90), "--dated", self.later(), "--number", number
            )
        else:
            self.say("cheques", "--bank-due")

    def money(self):
        """Money is moved, given up or paid back."""
        credit = self.some("items", "items", "--all").get("number", "none")
        code = self.who()
        ways = (
            ("write-off", self.debt(code), "0.50", "--reason", "goodwill"),
            ("allocate", credit, self.debt(code), "5.00"),
            ("refund", code, "2.00", "--from", credit),
            ("transfer", credit, "1.00", "--to", code),
            ("settle", self.amount(200), self.debt(code)),
        )
        self.say(*self.choice.choice(ways))

    def claim(self):
        act = self.choice.choice((("claim",), ("waive", "--reason", "goodwill")))
        self.say(act[0], self.debt(self.who()), *act[1:])

    def task(self):
        """Something is to be done, or was."""
        if self.choice.random() < 0.5:
            self.say("tasks", "--add", "Send it", "--customer", self.who(), "--due", self.later())
        else:
            self.say("tasks", "--done", self.some("tasks", "tasks").get("id", 1), "--why", "sent")

    def permission(self):
        """Somebody does not want calls, or says that it was paid."""
        code = self.who()
        paid = ("--kind", "call", "--outcome", "PAID", "--paid-on", self.day, "--seconds", "40")
        ways = (
            ("contact", code, "--set", "no_channel", "--channel", "sms", "--reason", "asked"),
            ("log", code, *paid, "--paid-reference", "BACS 7", "--note", "=says so"),
            ("log", code, "--kind", "call", "--outcome", "WRONG_NO", "--number", "0117 496 0101"),
        )
        self.say(*self.choice.choice(ways))
