"""Every kind of entry and record that the command line can make, in one ledger."""

from tests.unit.importers.whole_files import ubl

BANK = """Date,Description,Amount,Balance
2026-11-20,ACME TRADING INV-2,40.00,1040.00
2026-11-21,LANDLORD RENT,-300.00,740.00
2026-11-23,SOMEBODY UNKNOWN,77.77,817.77
2026-11-23,SOMEBODY UNKNOWN,77.77,895.54
"""
CARD = """BEGIN:VCARD
VERSION:3.0
N:Hall;Ben
FN:Ben Hall
ORG:Gulf Trading
EMAIL:ben@gulf.example
END:VCARD
"""
LATER = "2026-12-15"


def do_everything(shop):
    """Make every kind of entry and record that the command line can make."""
    set_up(shop.ask)
    move_money(shop.ask)
    stop_chasing(shop.ask)
    decide_on_interest(shop.ask)
    bring_files_in(shop)
    judge_credit(shop)
    speak_to_people(shop)
    shop.ask("plan", "BETA", "--count", "2", as_of="2026-12-04")
    shop.ask("transfer", "CN-1", "3", "--to", "BETA", as_of="2026-12-04")
    shop.ask("statement", "ACME", "--out", shop.folder / "papers", as_of="2026-12-04")
    shop.ask("settings", "ledger.locked_until", "2026-09-30", as_of="2026-12-04")


def set_up(say):
    """Settings, rates and terms."""
    say("settings", "company.address", "1 Quay St\nBristol")
    say("settings", "promise.grace_days", "2")
    say("settings", "aged.buckets", "15,45,90")
    say("settings", "match.auto", "off")
    say("rates", "add", "uk_bank_rate", "2027-01-01", "3.5")
    say("fx", "add", "EUR", "2026-11-20", "0.8412")
    say("fx", "add", "KWD", "2026-09-30", "2.55")
    say("terms", "NET 45", "--group", "Chain")


def move_money(say):
    """Receipts, a refund, a return, a write-off, and a credit put on and taken off."""
    say(
        "receipt",
        "ACME",
        "15",
        "--method",
        "card",
        "--reference",
        "'quoted'",
        "--allocate",
        "INV-1=15",
    )
    say(
        "receipt",
        "BETA",
        "300",
        "--method",
        "cheque",
        "--date",
        "2026-11-20",
        "--allocate",
        "INV-3=200",
    )
    say("refund", "BETA", "20", "--from", "R-000002")
    say("bounce", "R-000001", "--date", "2026-11-24", "--fee", "8.50")
    say("write-off", "INV-2", "1.00", "--reason", "goodwill")
    say("allocate", "CN-1", "INV-1", "2.00")
    say("unallocate", "CN-1", "INV-1", "--date", "2026-11-24")


def stop_chasing(say):
    """Holds, disputes, cheques, a promise and a call."""
    say("hold", "BETA", "--kind", "legal", "--reason", "court", "--until", "2026-12-09")
    say("hold", "INV-2", "--kind", "grace", "--reason", "=1+1")
    say("release", "INV-2", as_of="2026-11-26")
    say("dispute", "INV-1", "--amount", "9", "--reason", "SHORT", "--answer-by", "2026-12-01")
    say("dispute", "INV-3", "--amount", "5", "--reason", "PRICE")
    say("resolve", "2", "--outcome", "part", "--amount", "4", as_of="2026-11-25")
    say("cheque", "ACME", "10", "--dated", "2026-12-01", "--number", "77", "--allocate", "INV-1=10")
    say("cheque", "BETA", "12", "--dated", "2026-12-02", "--number", "78", "--drawer", "=Bank")
    say("cheques", "--bank", "2", as_of="2026-12-03")
    say(
        *("log", "ACME", "--kind", "call", "--outcome", "PTP", "--note", 'Said "yes"\nand hung up'),
        *("--person", "Ann", "--promise", "30", "--promise-for", "2026-11-30", "--item", "INV-1"),
    )
    say(
        "log",
        "KUW",
        "--kind",
        "call",
        "--outcome",
        "CASHFLOW",
        "--note",
        "'t was so'",
        "--next",
        "2026-11-28",
    )


def judge_credit(shop):
    """Evidence, limits of every kind, an application with references, and what followed."""
    say, day = shop.ask, "2026-12-02"
    photo = shop.write("photo.txt", "two crates wet")
    say("case", "1", "--attach", photo, as_of="2026-11-25")
    say("case", "1", "--owner", "Ben", as_of="2026-11-25")
    say("limit", "Chain", "900", "--group", as_of=day)
    say("limit", "Chain", "2000.50", "--group", "--shared", "--in", "EUR", as_of=day)
    say("limit", "ACME", "50", "--in", "EUR", as_of=day)
    say("limit", "ACME", "70", "--overdue", as_of=day)
    say("limit", "BETA", "--insured", "90", "--insurer", "Surety", as_of=day)
    named = ("--references", "Kestrel Ltd; Vale & Co")
    say("application", "ACME", "--asked", "500", *named, as_of=day)
    ids = [row["id"] for row in say("application", "ACME", as_of=day)["references"]]
    told = ("--result", "slow", "--suggests", "300", "--note", "60 days")
    say("application", "ACME", "--answer", ids[0], *told, as_of="2026-12-03")
    say("limit", "ACME", "400", "--reason", "one answered", as_of="2026-12-03")
    say("trace", "BETA", "--tried", "registry", "--result", "nothing", as_of=day)
    say("advice", "BETA", "--decide", "stop_supply", "--reason", "long overdue", as_of=day)


def speak_to_people(shop):
    """A person of a customer, a language, a campaign, and the same note twice."""
    say, day = shop.ask, "2026-12-03"
    say("import", shop.write("hall.vcf", CARD), as_of=day)
    say("language", "BETA", "fr", as_of=day)
    say("campaign", "new", "Winter", "--min-overdue", "1", as_of=day)
    say("log", "ACME", "--kind", "call", "--outcome", "VOICEMAIL", "--actor", "Tom", as_of=day)
    for _ in range(2):
        say("case", "1", "--note", "rang again", as_of=day)


def decide_on_interest(say):
    """A claim, a claim waived, and a waiver of what only accrued."""
    say("claim", "ACME", as_of="2026-12-03")
    say("waive", "INT-000001", "--reason", "goodwill", as_of="2026-12-04")
    say("waive", "INV-3", "--reason", "old friend", as_of="2026-12-04")


def bring_files_in(shop):
    """A bank's lines, customers to merge and an e-invoice."""
    say = shop.ask
    say("import", shop.write("bank.csv", BANK), "--account", "Current")
    line = say("bank", "propose")["lines"][0]
    say("bank", "confirm", line["id"])
    say("bank", "rules", "add", "text", "unknown", "BETA")
    say("bank", "ignore", say("bank", "propose")["lines"][0]["id"])
    say("import", shop.write("more.csv", "code,name\nOLD,Acme Limited\nTWIN,Acme Ltd.\n"))
    say("merge", "OLD", "ACME")
    shop.folder.joinpath("nine.xml").write_bytes(ubl())
    say("import", shop.folder / "nine.xml", as_of=LATER)
