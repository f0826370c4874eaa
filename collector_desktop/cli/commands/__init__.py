"""The commands, one module each, loaded only when they are called.

A module has `configure(parser)`, which adds the command's own arguments, and
`run(session, options)`, which returns an `Answer`.
"""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class Command:
    """A command: the module that does it, one line of help, and whether it opens the ledger."""

    module: str
    meaning: str
    opens_ledger: bool = True


COMMANDS = {
    "init": Command("init", "make a new, empty ledger", opens_ledger=False),
    "demo": Command("demo", "make a new ledger with a small business in it", opens_ledger=False),
    "import": Command("import_files", "bring files into the ledger"),
    "profiles": Command("profiles", "list the known export formats", opens_ledger=False),
    "export": Command("export_files", "write the ledger as files that can be imported again"),
    "aged": Command("aged", "what each customer owes, by age"),
    "items": Command("items", "invoices, credits and payments"),
    "customer": Command("customer", "everything about one customer"),
    "worklist": Command("worklist", "whom to chase and why"),
    "promises": Command("promises", "promises to pay; withdraw one"),
    "interest": Command("interest", "interest and fixed sums on invoices overdue or paid late"),
    "claim": Command("claim", "claim what accrued for late payment"),
    "waive": Command("waive", "waive what accrued or was claimed for late payment"),
    "kpi": Command("kpi", "the key figures of a period: DSO, days to pay, promises kept"),
    "forecast": Command("forecast", "the money to come, week by week"),
    "log": Command("log", "add a call, letter or note to the history"),
    "receipt": Command("receipt", "money in, and what it pays"),
    "cheque": Command("cheque", "put a post-dated cheque into the register"),
    "cheques": Command("cheques", "the register of post-dated cheques; bank or cancel some"),
    "bounce": Command("bounce", "record that a payment was returned"),
    "allocate": Command("allocate", "allocate a credit to a debit"),
    "match": Command("match", "allocate unallocated money wherever it is certain what it pays"),
    "unallocate": Command("unallocate", "end the allocation of a credit to a debit"),
    "refund": Command("refund", "pay unallocated credit back"),
    "write-off": Command("write_off", "write off what is open, for a reason"),
    "settle": Command("settle", "settle debts for less than is owed; the rest is written off"),
    "plan": Command("plan", "agree instalments over open debts, or end a plan"),
    "plans": Command("plans", "list instalment plans and how they stand"),
    "credit": Command("credit", "whether an order may be supplied on credit, and why not"),
    "limit": Command("limit", "set a credit limit, or what is insured"),
    "limits": Command("limits", "credit limits, what is used of them, when to review"),
    "application": Command("application", "record that a customer asks for credit; suggest limits"),
    "advice": Command("advice", "what to do next when chasing does not help; decide"),
    "placement": Command("placement", "pass a customer to an agency, solicitor or court"),
    "trace": Command("trace", "look for a customer who has gone away"),
    "transfer": Command("transfer", "transfer credit from one customer to another"),
    "merge": Command("merge", "merge two customers that are one; list those who may be"),
    "hold": Command("hold", "put an account or a debt on hold for a while"),
    "release": Command("release", "release an account or a debt from hold"),
    "holds": Command("holds", "what is on hold, why and until when"),
    "dispute": Command("dispute", "put a debt, or part of it, into dispute"),
    "resolve": Command("resolve", "decide a dispute; credit what is accepted"),
    "disputes": Command("disputes", "what customers dispute, and what became of it"),
    "status": Command("status", "the status of accounts: insolvent, legal and the like"),
    "tasks": Command("tasks", "tasks for customers; tick one off or add one"),
    "contact": Command("contact", "whether a customer may be called now; limits of contact"),
    "case": Command("case", "one dispute: its steps, notes and evidence"),
    "campaign": Command("campaign", "campaigns: customers worked through for a goal"),
    "person": Command("person", "all that is known of a person, as files; who need not be kept"),
    "anonymise": Command("anonymise", "erase the personal data of a customer; keep the accounts"),
    "copy": Command("copy", "save the file that an invoice came in"),
    "bank": Command("bank", "match the lines of bank statements with what is owed"),
    "statement": Command("statement", "a statement of account, as data or as PDF"),
    "sent": Command("sent", "whether a file was sent by us, to whom and when"),
    "mail": Command("mail", "the outbox; test the mail account; read answers"),
    "letter": Command("letter", "a letter as PDF, in the words of a template"),
    "paper": Command("paper", "any other document as PDF: receipts, plans, forms, reports"),
    "letterhead": Command("letterhead", "your own letterhead, a PDF printed under all papers"),
    "language": Command("language", "the language in which a customer is written to"),
    "terms": Command("terms", "what payment terms mean; other terms for an invoice or customer"),
    "chase": Command("chase", "what the procedures would send, to whom and why; send it"),
    "procedures": Command("procedures", "print the chasing procedures, or replace them"),
    "settings": Command("settings", "list the business settings, or set one"),
    "rates": Command("rates", "list the dated interest reference rates, or add one"),
    "fx": Command("fx", "exchange rates into your currency; exchange gains and losses"),
    "check": Command("check", "prove that the ledger is sound"),
    "backup": Command("backup", "write a verified copy of the ledger", opens_ledger=False),
    "encrypt": Command("encrypt", "protect the ledger with a password", opens_ledger=False),
    "decrypt": Command("decrypt", "take the ledger's password away", opens_ledger=False),
    "rekey": Command("rekey", "change the ledger's password", opens_ledger=False),
    "restore": Command("restore", "replace the ledger with a copy", opens_ledger=False),
    "replay": Command(
        "replay", "restore a copy and repeat what was done after it", opens_ledger=False
    ),
    "undo": Command("undo", "undo the last operation"),
    "audit": Command("audit", "who changed what, and when"),
}
