"""Where to look for a debtor who has gone away, and how to ask without revealing the debt."""

from __future__ import annotations

from enum import StrEnum

from collector_desktop.domain.frozen import frozen


class TraceSource(StrEnum):
    """Who may know where a customer is, in the order in which they are asked."""

    REGISTRY = "registry"
    DIRECTORY = "directory"
    WEBSITE = "website"
    LANDLORD = "landlord"
    NEIGHBOUR = "neighbour"
    SOCIAL = "social"
    FIELD_VISIT = "field_visit"
    TRACING_AGENT = "tracing_agent"


class TraceResult(StrEnum):
    """What a source answered."""

    FOUND = "found"
    NOTHING = "nothing"
    WAITING = "waiting"


RESULT_LABELS = {
    TraceResult.FOUND: "found",
    TraceResult.NOTHING: "nothing found",
    TraceResult.WAITING: "no answer yet",
}


@frozen
class SourceRule:
    """What a source is called and how it is asked; `hint` keeps the debt from strangers."""

    source: TraceSource
    label: str
    hint: str


_DISCREET = "Ask only for the new address; never name the debt."
_RULES = (
    SourceRule(
        TraceSource.REGISTRY,
        "Company register",
        "Registered office, directors, insolvency notices.",
    ),
    SourceRule(TraceSource.DIRECTORY, "Telephone directory", "The last known name and town."),
    SourceRule(TraceSource.WEBSITE, "Their website and e-mails", "Footer, imprint, signatures."),
    SourceRule(TraceSource.LANDLORD, "Landlord or agent of the premises", _DISCREET),
    SourceRule(TraceSource.NEIGHBOUR, "Neighbours", _DISCREET),
    SourceRule(TraceSource.SOCIAL, "Social networks", "Look only; send no message there."),
    SourceRule(TraceSource.FIELD_VISIT, "Visit to the last address", _DISCREET),
    SourceRule(
        TraceSource.TRACING_AGENT, "Tracing agent", "Send name and last address, no more than that."
    ),
)
SOURCE_RULES = {rule.source: rule for rule in _RULES}
