"""The files of our own export: what each is called, which columns it has, and in which order.

The order is that in which they build on each other: customers before their items, and the end of
the locked period last, so that it locks nothing out that comes with it.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind

A_DISPUTE = "customer item amount currency reason raised_on"
COLUMNS: dict[FileKind, tuple[str, ...]] = {
    kind: tuple(" ".join(columns).split())
    for kind, *columns in (
        (FileKind.SETTINGS, "name value"),
        (FileKind.INTEREST_RATES, "series from value"),
        (FileKind.EXCHANGE_RATES, "currency date rate"),
        (FileKind.PROCEDURES, "procedures"),
        (
            FileKind.CUSTOMERS,
            "code name kind email phone address1 address2 city region postcode country currency",
            "terms credit_limit procedure group",
        ),
        (FileKind.GROUPS, "name terms procedure"),
        (FileKind.ALIASES, "customer code name"),
        (FileKind.APART, "first second"),
        (FileKind.LANGUAGES, "customer language"),
        (FileKind.WORDINGS, "template language words subject body date"),
        (FileKind.INTEREST_TERMS, "customer group name value"),
        (
            FileKind.ITEMS,
            "type number customer date due_date amount currency reference description",
        ),
        (FileKind.ENTRY_DETAILS, "type number customer method origin own_terms"),
        (FileKind.ALLOCATIONS, "from to date amount"),
        (FileKind.PARTED, "from to customer parted_on amount"),
        (FileKind.PEOPLE, "customer name role email phones wrong_phones is_main do_not_call"),
        (FileKind.DOCUMENTS, "customer date kind file_name path sha256 size"),
        (
            FileKind.CONTACTS,
            "customer date time kind outcome person note next_date next_time items document",
            "id closed_by seconds called paid_on paid_reference rule_broken override",
        ),
        (
            FileKind.PROMISES,
            "customer amount currency promised_for taken_on status received decided_on person",
            "method items id paid_before contact",
        ),
        (
            FileKind.PROMISE_CHANGES,
            "customer amount currency promised_for taken_on how date reason new_amount",
            "new_promised_for new_taken_on promise replaced_by",
        ),
        (
            FileKind.PLANS,
            "customer kind total currency date every method person note status ended_on replaces",
            "items instalments released id contact",
        ),
        (
            FileKind.CREDIT_LIMITS,
            "customer group currency limit insured insurer until shared_limit limited_part",
        ),
        (FileKind.FORMER_TERMS, "customer column value changed_on"),
        (FileKind.CASE_RECORDS, "record customer date of values id of_id"),
        (
            FileKind.INTEREST,
            "item customer kind date first last interest fixed_sum currency regime number reason",
            "working claim",
        ),
        (
            FileKind.CHEQUES,
            "customer amount currency number drawer received_on dated_on status decided_on",
            "receipt reference items id",
        ),
        (FileKind.HOLDS, "customer item kind reason date until released_on id"),
        (
            FileKind.DISPUTES,
            "customer item amount currency reason raised_on answer_by status decided_on credit",
            "note id",
        ),
        (
            FileKind.DISPUTE_CASES,
            *(A_DISPUTE, "owner waiting_for raised_by root_cause outcome_note credit_number"),
            "raised_through interest_treatment dispute",
        ),
        (FileKind.DISPUTE_STEPS, A_DISPUTE, "position name due done_on dispute"),
        (FileKind.DISPUTE_NOTES, A_DISPUTE, "date author text dispute"),
        (FileKind.STATUSES, "customer status reason date lifted_on lifted_why id"),
        (
            FileKind.CONTACT_LIMITS,
            "customer person kind channel from_time to_time reason date ended_on id",
        ),
        (FileKind.TASKS, "customer item kind words due_on date done_on done_why id"),
        (
            FileKind.CAMPAIGNS,
            "name goal currency first_on last_on template script date",
        ),
        (FileKind.CAMPAIGN_MEMBERS, "campaign customer overdue done_on"),
        (
            FileKind.BANK_LINES,
            "account account_name format key booked_on value_on amount currency payer",
            "payer_account reference text type is_return status customer entries id",
        ),
        (FileKind.BANK_RULES, "kind pattern customer hits learned id"),
        (FileKind.RECEIPT_NUMBERS, "receipt customer source_number"),
        (
            FileKind.MESSAGES,
            "customer date currency channel procedure step template language state to_name address",
            "subject body edited reminder asked charge sent_on pay_by error run message_items id",
        ),
        (FileKind.CHASE_PLACES, "customer type number procedure step reason date"),
        (FileKind.IMPORTS, "date file profile"),
        (FileKind.HISTORY, "at operation actor entity key customer before after"),
        (FileKind.LOCKED_PERIOD, "locked_until"),
    )
}
LATER = frozenset(
    {
        *("id", "claim", "closed_by", "shared_limit", "limited_part"),
        *("raised_through", "interest_treatment", "paid_before"),
        *("contact", "promise", "replaced_by", "dispute", "of_id"),
        *("seconds", "called", "paid_on", "paid_reference", "rule_broken", "override"),
        "own_terms",
    }
)
_PLACES = list(COLUMNS)
_ITEMS = _PLACES.index(FileKind.ITEMS) + 1
ORDER: tuple[FileKind, ...] = (
    *_PLACES[:_ITEMS],
    *(FileKind.EINVOICE, FileKind.COPIES),
    *_PLACES[_ITEMS:-1],
    *(FileKind.EVIDENCE, FileKind.BANK, _PLACES[-1]),
)


def needed(kind: FileKind) -> tuple[str, ...]:
    """Return the columns that a file of a kind cannot lack; older exports have no others."""
    return tuple(column for column in COLUMNS[kind] if column not in LATER)
