"""Tables. Rows hold facts and constraints; the rules live in `domain`."""

from __future__ import annotations

from collector_desktop.storage.models.account_status import AccountState
from collector_desktop.storage.models.bank import BankAccount, BankLine
from collector_desktop.storage.models.base import BaseModel
from collector_desktop.storage.models.campaigns import Campaign, CampaignMember
from collector_desktop.storage.models.cheques import Cheque, ChequeItem
from collector_desktop.storage.models.collections import (
    Contact,
    ContactItem,
    Document,
    Promise,
    PromiseItem,
)
from collector_desktop.storage.models.contact_facts import ContactFact, ContactLimit, Task
from collector_desktop.storage.models.copies import InvoiceCopy
from collector_desktop.storage.models.credit import CreditCover, GroupLimit
from collector_desktop.storage.models.customers import (
    Address,
    Customer,
    CustomerGroup,
    Person,
    Phone,
)
from collector_desktop.storage.models.dispute_cases import (
    DisputeCase,
    DisputeFile,
    DisputeNote,
    DisputeStep,
)
from collector_desktop.storage.models.earlier import EarlierChange
from collector_desktop.storage.models.exchange import FxRate
from collector_desktop.storage.models.history import (
    AuditChange,
    ColumnMapping,
    CurrentOperation,
    ImportBatch,
    Operation,
    SettingValue,
    StoredImage,
)
from collector_desktop.storage.models.holds import Dispute, Hold
from collector_desktop.storage.models.interest import InterestDecision, InterestTerm
from collector_desktop.storage.models.languages import CustomerLanguage
from collector_desktop.storage.models.ledger import Allocation, Item
from collector_desktop.storage.models.matching import BankPosting, BankRule, SourceNumber
from collector_desktop.storage.models.merging import CustomerAlias, CustomersApart
from collector_desktop.storage.models.messages import (
    AddressFault,
    ChaseRun,
    IncomingMessage,
    MailboxMark,
    Message,
    MessageItem,
    WordingVersion,
)
from collector_desktop.storage.models.plans import Plan, PlanInstalment, PlanItem, PlanRelease
from collector_desktop.storage.models.procedures import ChasePlace, Procedure, ProcedureStep
from collector_desktop.storage.models.promise_changes import PromiseChange

AUDITED: tuple[type[BaseModel], ...] = (
    CustomerGroup,
    Customer,
    Address,
    Person,
    Phone,
    Item,
    Allocation,
    Document,
    Contact,
    ContactItem,
    Promise,
    PromiseItem,
    InvoiceCopy,
    Cheque,
    ChequeItem,
    Hold,
    Dispute,
    FxRate,
    BankAccount,
    BankLine,
    BankPosting,
    BankRule,
    SourceNumber,
    ImportBatch,
    ColumnMapping,
    SettingValue,
    StoredImage,
    InterestDecision,
    InterestTerm,
    CustomerAlias,
    CustomersApart,
    EarlierChange,
    Procedure,
    ProcedureStep,
    ChasePlace,
    WordingVersion,
    CustomerLanguage,
    ChaseRun,
    Message,
    MessageItem,
    IncomingMessage,
    MailboxMark,
    AddressFault,
    AccountState,
    ContactFact,
    Task,
    ContactLimit,
    Campaign,
    CampaignMember,
    Plan,
    PlanInstalment,
    PlanItem,
    PlanRelease,
    PromiseChange,
    DisputeCase,
    DisputeStep,
    DisputeNote,
    DisputeFile,
    CreditCover,
    GroupLimit,
)
ALL_MODELS: tuple[type[BaseModel], ...] = (*AUDITED, Operation, AuditChange, CurrentOperation)

__all__ = [
    "ALL_MODELS",
    "AUDITED",
    "AccountState",
    "Address",
    "AddressFault",
    "Allocation",
    "AuditChange",
    "BankAccount",
    "BankLine",
    "BankPosting",
    "BankRule",
    "BaseModel",
    "Campaign",
    "CampaignMember",
    "ChasePlace",
    "ChaseRun",
    "Cheque",
    "ChequeItem",
    "ColumnMapping",
    "Contact",
    "ContactFact",
    "ContactItem",
    "ContactLimit",
    "CreditCover",
    "CurrentOperation",
    "Customer",
    "CustomerAlias",
    "CustomerGroup",
    "CustomerLanguage",
    "CustomersApart",
    "Dispute",
    "DisputeCase",
    "DisputeFile",
    "DisputeNote",
    "DisputeStep",
    "Document",
    "EarlierChange",
    "FxRate",
    "GroupLimit",
    "Hold",
    "ImportBatch",
    "IncomingMessage",
    "InterestDecision",
    "InterestTerm",
    "InvoiceCopy",
    "Item",
    "MailboxMark",
    "Message",
    "MessageItem",
    "Operation",
    "Person",
    "Phone",
    "Plan",
    "PlanInstalment",
    "PlanItem",
    "PlanRelease",
    "Procedure",
    "ProcedureStep",
    "Promise",
    "PromiseChange",
    "PromiseItem",
    "SettingValue",
    "SourceNumber",
    "StoredImage",
    "Task",
    "WordingVersion",
]
