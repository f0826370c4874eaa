"""Every format of bank statements: how its files are known and what reads them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.bank.bai2 import read_bai2
from collector_desktop.importers.bank.bai2_records import looks_like_bai2
from collector_desktop.importers.bank.camt import camt_kind, read_camt
from collector_desktop.importers.bank.cfonb import looks_like_cfonb, read_cfonb
from collector_desktop.importers.bank.coda import looks_like_coda, read_coda
from collector_desktop.importers.bank.csb43 import looks_like_csb43, read_csb43
from collector_desktop.importers.bank.mt940 import mt940_kind, read_mt940
from collector_desktop.importers.bank.ofx import looks_like_ofx, read_ofx
from collector_desktop.importers.bank.profiles import BANKS, PLAIN_LAYOUTS
from collector_desktop.importers.bank.qif import looks_like_qif, read_qif
from collector_desktop.importers.bank.santander_text import looks_like_santander, read_santander
from collector_desktop.importers.bank.statement_text import LARGEST_TEXT, StatementFile
from collector_desktop.importers.bank.stripe import COLUMNS as STRIPE_COLUMNS
from collector_desktop.importers.bank.stripe import NAME as STRIPE
from collector_desktop.importers.base import BankStatement
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.whole_file import LARGEST_XML

if TYPE_CHECKING:
    from collections.abc import Iterator


@frozen
class BankFormat:
    """A format that is no table: `kind_of` returns its name for the start of a file, or empty.

    `not_read` says for the documents what a file has that is left alone.
    """

    program: str
    columns: tuple[str, ...]
    kind_of: Callable[[bytes], str]
    read: Callable[[StatementFile, ReadHints], list[BankStatement]]
    names: tuple[str, ...]
    not_read: str
    largest: int = LARGEST_TEXT


def _named(name: str, test: Callable[[bytes], bool]) -> Callable[[bytes], str]:
    return lambda start: name if test(start) else ""


FORMATS = (
    BankFormat(
        "OFX and QFX, versions 1 and 2",
        ("BANKACCTFROM", "STMTTRN", "LEDGERBAL"),
        _named("ofx", looks_like_ofx),
        read_ofx,
        ("ofx",),
        "investment accounts, pending movements, available balances",
    ),
    BankFormat(
        "ISO 20022 camt, all versions",
        ("Acct", "Bal", "Ntry", "TxDtls"),
        camt_kind,
        read_camt,
        ("camt052", "camt053", "camt054"),
        "pending entries, available balances, exchange rates and charges of an entry",
        LARGEST_XML,
    ),
    BankFormat(
        "CODA, Belgium",
        ("0", "1", "21", "22", "23", "31", "8", "9"),
        _named("coda", looks_like_coda),
        read_coda,
        ("coda",),
        "free messages of the bank",
    ),
    BankFormat(
        "CSB43 (AEB Norma 43), Spain",
        ("11", "22", "23", "33", "88"),
        _named("csb43", looks_like_csb43),
        read_csb43,
        ("csb43",),
        "records 24, which repeat an amount in another currency",
    ),
    BankFormat(
        "CFONB 120, France",
        ("01", "04", "05", "07"),
        _named("cfonb", looks_like_cfonb),
        read_cfonb,
        ("cfonb",),
        "numbers of entries and the zone of references at the end of a record",
    ),
    BankFormat(
        "BAI2, United States and Canada",
        ("01", "02", "03", "16", "49", "88", "98", "99"),
        _named("bai2", looks_like_bai2),
        read_bai2,
        ("bai2",),
        "balances but those of the ledger, and when money becomes available",
    ),
    BankFormat(
        "QIF",
        ("D", "T", "P", "M", "N"),
        _named("qif", looks_like_qif),
        read_qif,
        ("qif",),
        "splits, categories, addresses, marks of clearing, investments",
    ),
    BankFormat(
        "Santander UK, text",
        ("Date", "Description", "Amount", "Balance"),
        _named("santander_txt", looks_like_santander),
        read_santander,
        ("santander_txt",),
        "the days from and to which it reaches",
    ),
    BankFormat(
        "SWIFT MT940 and MT942",
        (":20:", ":25:", ":60F:", ":61:", ":86:", ":62F:"),
        mt940_kind,
        read_mt940,
        ("mt940", "mt942"),
        "available balances, numbers of statements, floor limits",
    ),
)


def known_format(start: bytes) -> tuple[str, BankFormat] | None:
    """Return name and format of a file by its first bytes, None for tables and all else."""
    for each in FORMATS:
        name = each.kind_of(start)
        if name:
            return name, each
    return None


def listed_formats() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield name, program and columns of everything that can be read."""
    for each in FORMATS:
        for name in each.names:
            yield name, each.program, each.columns
    for profile in BANKS:
        yield profile.name, profile.program, profile.columns
    yield STRIPE, "Stripe, payout reconciliation", STRIPE_COLUMNS
    for profile in PLAIN_LAYOUTS:
        yield profile.name, profile.program, profile.columns
