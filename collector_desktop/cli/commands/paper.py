"""`paper`: any document of the program as PDF; papers to customers are recorded as sent."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter

from collector_desktop.cli.paper_kinds import KINDS
from collector_desktop.cli.papers import send_papers, write_file
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import count, iso_day, listed, named_path
from collector_desktop.domain.ageing import Method
from collector_desktop.domain.label_sheets import LABEL_SHEETS
from collector_desktop.services.papers import Paper


def configure(parser: ArgumentParser) -> None:
    """Add which paper, about whom or what, and where to."""
    width = max(map(len, KINDS))
    lines = "\n".join(f"  {name:{width}}  {kind.meaning}" for name, kind in KINDS.items())
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.description = f"The kinds of paper:\n{lines}"
    parser.add_argument("kind", metavar="KIND", choices=list(KINDS), help="see above")
    parser.add_argument(
        "target", metavar="TARGET", nargs="?", help="a customer's code, or see above"
    )
    parser.add_argument(
        "--out", required=True, type=named_path, metavar="DIR", help="where to write it"
    )
    parser.add_argument("--from", dest="first", type=iso_day, metavar="D", help="of the period")
    parser.add_argument("--to", dest="last", type=iso_day, metavar="D", help="else --as-of")
    parser.add_argument("--currency", metavar="C", help="else that of the company")
    parser.add_argument("--detailed", action="store_true", help="of activity: every contact")
    parser.add_argument("--weeks", type=count, metavar="N", help="of the forecast, else 13")
    parser.add_argument("--customer", metavar="CODE", help="whose payment, if several have it")
    parser.add_argument("--amount", metavar="A", help="of an offer to settle")
    parser.add_argument("--by", metavar="D", help="the last day of the offer")
    parser.add_argument("--item", metavar="N", action="append", default=[], help="only this debt")
    parser.add_argument("--language", metavar="L", help="of the form, else the customer's")
    parser.add_argument("--sheet", metavar="S", default="", help=listed(LABEL_SHEETS))
    parser.add_argument("--start", type=count, metavar="N", help="the first free label, else 1")
    _add_ageing(parser)


def _add_ageing(parser: ArgumentParser) -> None:
    methods = [str(method) for method in Method]
    parser.add_argument("--method", choices=methods, default=Method.DAYS.value, help="of ageing")
    parser.add_argument("--basis", choices=("due", "document"), help="what to age from")
    parser.add_argument("--credits", choices=("own", "aged"), default="own", help="when ageing")


def run(session: Session, options: Namespace) -> Answer:
    """Write the paper; one that goes to a customer is recorded in its history."""
    made = KINDS[options.kind].make(session, options)
    if isinstance(made, Paper):
        return send_papers([made], options.out, session.as_of)
    return write_file(made, options.out)
