"""Draw the pictures of every kind of document that docs/documents.md shows.

    python installer/make_papers.py

The day and the sample ledger are fixed, so a picture changes only when a document does.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from small_pictures import fewer_colours

from collector_desktop.cli.main import main as command_line
from collector_desktop.domain.placements import PlacementKind
from collector_desktop.domain.statement_kinds import ACTIVITY
from collector_desktop.queries.payment_habits import usual_period
from collector_desktop.queries.payments import payments
from collector_desktop.queries.plans import plans
from collector_desktop.queries.position import open_items
from collector_desktop.queries.promise_list import Standing, promise_list
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.credit_decisions import Decided, DecisionDraft, decide_credit
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.paper_agreed import (
    OfferDraft,
    promise_confirmation,
    settlement_offer,
)
from collector_desktop.services.paper_application import application_paper
from collector_desktop.services.paper_decision import decision_letter
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_plan import plan_paper
from collector_desktop.services.paper_receipt import receipt_paper
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.services.placement_pack import PackDraft, write_pack
from collector_desktop.services.post_papers import envelope_paper, label_paper
from collector_desktop.services.report_activity import activity_report_file
from collector_desktop.services.report_aged import aged_report_file
from collector_desktop.services.report_credit import limit_report_file, placement_report_file
from collector_desktop.services.report_disputes import dispute_report_file
from collector_desktop.services.report_forecast import forecast_report_file
from collector_desktop.services.report_kpis import kpi_report_file
from collector_desktop.services.report_paying import (
    interest_report_file,
    performance_report_file,
)
from collector_desktop.services.report_promises import promise_report_file
from collector_desktop.services.report_results import (
    collected_report_file,
    write_off_report_file,
)
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.ledger_file import close_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures" / "documents"
FONTS = ROOT / "resources" / "fonts"
TODAY = date(2026, 11, 24)
SCALE = 62 / 72
SWISS_SETTINGS = {
    "company.country": "CH",
    "company.currency": "CHF",
    "company.address": "Seestrasse 7\n8002 Zürich",
    "company.phone": "+41 44 555 01 00",
    "bank.iban": "CH44 3199 9123 0008 8901 2",
}
SWISS_CUSTOMERS = (
    "code,name,address1,postcode,city,country,currency\n"
    "MUSTER,Muster Handel GmbH,Steinenvorstadt 12a,4051,Basel,CH,CHF\n"
)
SWISS_ITEMS = (
    "type,number,customer,date,due_date,amount,currency\n"
    "invoice,2026-0817,MUSTER,2026-08-26,2026-09-25,1949.75,CHF\n"
    "invoice,2026-1104,MUSTER,2026-11-04,2026-12-04,640.00,CHF\n"
)
LETTERS = ("reminder-1", "final-notice", "letter-before-action", "plan-agreement")


def main() -> int:
    """Draw the first page of every kind; return the exit status."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        make_demo(Path(folder) / "demo.collector", DemoDraft(), TODAY, "Priya", "")
        for name, content in (*_to_customers(Path(folder)), *_reports(), *_for_the_post()):
            _draw(name, content)
        close_ledger()
        _draw("swiss-bill", _swiss_statement(Path(folder) / "swiss"))
    return 0


def _draw(name: str, content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    document.init_forms()  # else what is filled in on a form is not drawn
    drawn = document[0].render(scale=SCALE).to_pil().convert("RGB")
    fewer_colours(drawn).save(PICTURES / f"{name}.png", optimize=True)


def _to_customers(folder: Path) -> Iterator[tuple[str, bytes]]:
    first = worklist(TODAY)[1].customer_id
    quarter = TODAY - timedelta(days=90)
    yield "statement", statement_paper(first, TODAY, FONTS).content
    (moved,) = statement_papers([first], TODAY, FONTS, ACTIVITY, quarter)
    yield "statement-activity", moved.content
    planned = plans(TODAY)[0]
    for template in LETTERS:
        whose = planned.customer_id if template.startswith("plan") else first
        yield template, letter_paper(whose, template, TODAY, FONTS).content
    paid = next(row for row in payments(TODAY).receipts if len(row.pays) > 1)
    yield "receipt", receipt_paper(paid.item_id, TODAY, FONTS).content
    yield "plan", plan_paper(planned.plan_id, TODAY, FONTS).content
    coming = next(row for row in promise_list(TODAY).rows if row.standing is Standing.COMING)
    promised = coming.promise.promise_id
    yield "promise", promise_confirmation(promised, TODAY, FONTS).content
    offer = OfferDraft(first, 800_000, TODAY + timedelta(days=14))
    yield "settlement", settlement_offer(offer, TODAY, FONTS).content
    yield "interest", interest_paper(first, TODAY, FONTS).content
    yield "application", application_paper(first, TODAY, FONTS).content
    yield "decision", _decided(first)
    pack = write_pack(PackDraft(first, PlacementKind.LEGAL), folder, FONTS, TODAY)
    yield "placement-pack", pack.paper.read_bytes()


def _decided(customer_id: int) -> bytes:
    draft = DecisionDraft(
        customer_id,
        Decided.DEPOSIT,
        1_500_000,
        "Pays, but late",
        TODAY + timedelta(days=182),
        deposit_minor=250_000,
        conditions="orders above £5,000 after a call to us",
    )
    decide_credit(draft, TODAY)
    return decision_letter(customer_id, TODAY, FONTS).content


def _reports() -> Iterator[tuple[str, bytes]]:
    period = usual_period(TODAY)
    yield "aged", aged_report_file(TODAY, FONTS).content
    yield "activity", activity_report_file(period, FONTS).content
    yield "disputes", dispute_report_file(TODAY, FONTS).content
    yield "promises", promise_report_file(TODAY, FONTS).content
    yield "limits", limit_report_file(TODAY, FONTS).content
    yield "placements", placement_report_file(TODAY, FONTS).content
    yield "kpis", kpi_report_file(period, FONTS).content
    yield "forecast", forecast_report_file(TODAY, period.currency, FONTS).content
    yield "collected", collected_report_file(TODAY, period.currency, FONTS).content
    yield "performance", performance_report_file(TODAY, period.currency, FONTS).content
    yield "late-interest", interest_report_file(TODAY, FONTS).content
    yield "write-offs", _written_off(period.currency)


def _written_off(currency: str) -> bytes:
    """Give up the two oldest debts for a reason each, and return what the report says of it."""
    debts = [row for row in open_items(TODAY) if row.sign > 0 and row.currency == currency]
    for row, reason in zip(debts, ("bad_debt", "goodwill"), strict=False):
        write_off(WriteOffDraft(row.item_id, reason, TODAY), TODAY)
    return write_off_report_file(TODAY, currency, FONTS).content


def _for_the_post() -> Iterator[tuple[str, bytes]]:
    chosen = [row.customer_id for row in worklist(TODAY)[:18]]
    yield "labels", label_paper(chosen, TODAY, FONTS).content
    yield "envelope-proof", envelope_paper(FONTS).content


def _swiss_statement(folder: Path) -> bytes:
    """Return a statement of a Swiss business, by the commands that its owner would give."""
    folder.mkdir()
    files = [folder / "customers.csv", folder / "items.csv"]
    for path, rows in zip(files, (SWISS_CUSTOMERS, SWISS_ITEMS), strict=True):
        path.write_text(rows, encoding="utf-8")
    commands = (
        ("init", "--name", "Vale Uhren AG"),
        *(("settings", key, value) for key, value in SWISS_SETTINGS.items()),
        ("import", *files),
        ("statement", "MUSTER", "--out", folder),
    )
    common = ("--ledger", folder / "swiss.collector", "--as-of", TODAY)
    with redirect_stdout(StringIO()):
        for command in commands:
            if command_line([str(each) for each in (*common, *command)]):
                raise SystemExit(f"{command[0]} failed.")
    (paper,) = folder.glob("Statement_*.pdf")
    return paper.read_bytes()


if __name__ == "__main__":
    sys.exit(main())
