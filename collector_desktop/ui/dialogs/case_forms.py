"""The forms about credit, and about the search for who has gone away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from collector_desktop.domain.credit_references import RESULT_LABELS
from collector_desktop.domain.tracing import RESULT_LABELS as ANSWERS
from collector_desktop.domain.tracing import SOURCE_RULES, TraceResult, TraceSource
from collector_desktop.services.credit_decisions import ApplicationDraft, Decided, DecisionDraft
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import as_written, money, short_day
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from collector_desktop.domain.filled_application import FilledApplication
    from collector_desktop.domain.limit_advice import Suggestion
    from collector_desktop.queries.credit_decisions import DecisionRow
    from collector_desktop.queries.credit_references import ReferenceRow
    from collector_desktop.queries.customers import CustomerFacts
    from collector_desktop.queries.tracing import Trace
    from collector_desktop.ui.desk import Desk


_NOTE_HEIGHT = 84


class ApplicationForm(FormSheet):
    """What a customer asks for and says about itself; only the limit has to be filled in."""

    def __init__(self, desk: Desk, who: CustomerFacts, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("{name} asks for credit").format(name=who.name), parent)
        self._who, self._today = who, desk.today
        self.asked, self.worth = MoneyEdit(who.currency), MoneyEdit(who.currency)
        self.agency = MoneyEdit(who.currency)
        self.terms, self.years, self.guarantee = QLineEdit(), QLineEdit(), QLineEdit()
        self.references = QLineEdit()
        self.terms.setPlaceholderText(tr("such as 30 days"))
        self.years.setPlaceholderText(tr("whole years"))
        self.add_pair((tr("&Limit asked for"), self.asked), (tr("&Terms asked for"), self.terms))
        self.add_pair((tr("&Net worth"), self.worth), (tr("&Years of trading"), self.years))
        security = (tr("&Guarantee or security"), self.guarantee)
        self.add_pair((tr("&Agency's limit"), self.agency), security)
        self.references.setPlaceholderText(tr("names, separated by semicolons"))
        self.add_field(tr("Trade &references"), self.references)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(desk.theme.px(_NOTE_HEIGHT))
        self.add_field(tr("Anything &else they say"), self.note)

    @property
    def customer_id(self) -> int:
        """Whose application it is."""
        return self._who.customer_id

    def fill(self, read: FilledApplication) -> None:
        """Put what a form says into the fields that it says something of."""
        if read.asked_minor is not None:
            self.asked.set_amount(read.asked_minor)
        if read.years is not None:
            self.years.setText(str(read.years))
        fields = ((self.terms, read.terms), (self.references, "; ".join(read.references)))
        for edit, words in fields:
            if words:
                edit.setText(words)
        self.note.setPlainText(read.note)

    def draft(self) -> ApplicationDraft:
        """Return what was entered."""
        years = self.years.text().strip()
        return ApplicationDraft(
            self._who.customer_id,
            self.asked.amount() or 0,
            self._today(),
            self.terms.text(),
            self.worth.amount(),
            int(years) if years else None,
            self.agency.amount(),
            self.guarantee.text(),
            self.references.text(),
            self.note.toPlainText(),
        )

    def problem(self) -> str:
        years = self.years.text().strip()
        is_wrong = bool(years) and not (years.isascii() and years.isdecimal() and len(years) < 4)
        mark_error(self.years, wrong=is_wrong)
        mark_error(self.asked, wrong=self.asked.amount() is None)
        if not self.asked.text().strip():
            return tr("Enter the limit that they ask for.")
        if self.asked.problem():
            return self.asked.problem()
        return tr("Write the years as a whole number.") if is_wrong else ""


class CreditForm(FormSheet):
    """Decides on credit, with the suggestions for a limit and what was decided last."""

    def __init__(
        self,
        desk: Desk,
        who: CustomerFacts,
        found: tuple[tuple[Suggestion, ...], tuple[DecisionRow, ...], tuple[ReferenceRow, ...]],
        parent: QWidget | None,
    ) -> None:
        super().__init__(desk.theme, tr("Credit of {name}").format(name=who.name), parent)
        self._who = who
        self.save_button.setText(tr("Decide"))
        self.decision = QComboBox()
        for way, words in (
            (Decided.GRANTED, tr("Grant")),
            (Decided.DEPOSIT, tr("Grant with a deposit")),
            (Decided.DECLINED, tr("Decline: cash only")),
        ):
            self.decision.addItem(words, way)
        self.limit, self.deposit = MoneyEdit(who.currency), MoneyEdit(who.currency)
        self.limit.setPlaceholderText(tr("empty: no limit"))
        if who.credit_limit_minor is not None:
            self.limit.set_amount(who.credit_limit_minor)
        self.review, self.terms = DayEdit(desk.today), QLineEdit(who.terms)
        self.review.setPlaceholderText(tr("when to look at it again"))
        self.conditions, self.reason = QLineEdit(), QLineEdit()
        self.reason.setPlaceholderText(tr("kept in the history, not shown to them"))
        self.letter = QCheckBox(tr("&Show the letter to them"))
        self.letter.setChecked(True)
        for each in found[0]:
            self.add_words(suggestion_words(each, who.currency))
        for row in found[2]:
            self.add_words(reference_words(row, who.currency))
        self.add_pair((tr("&Decision"), self.decision), (tr("&Limit"), self.limit))
        self.add_pair((tr("De&posit"), self.deposit), (tr("Re&view on"), self.review))
        self.add_pair((tr("&Terms"), self.terms), (tr("&Conditions"), self.conditions))
        self.add_field(tr("&Reason"), self.reason)
        self.add_widget(self.letter)
        if found[1]:
            self.add_words(decided_words(found[1][0], desk), "meta")
        self.decision.currentIndexChanged.connect(self._arrange)
        self._arrange()

    def way(self) -> Decided:
        """Return what is decided."""
        return Decided(self.decision.currentData())

    def draft(self) -> DecisionDraft:
        """Return what was entered."""
        changed = self.terms.text().strip() != self._who.terms
        return DecisionDraft(
            self._who.customer_id,
            self.way(),
            self.limit.amount(),
            self.reason.text(),
            self.review.day(),
            self.terms.text() if changed else "",
            self.deposit.amount() if self.way() is Decided.DEPOSIT else None,
            self.conditions.text(),
        )

    def problem(self) -> str:
        missing = not self.reason.text().strip()
        mark_error(self.reason, wrong=missing)
        if self.review.text().strip() and self.review.problem():
            return self.review.problem()
        if self.limit.text().strip() and self.limit.amount() is None:
            return self.limit.problem()
        return tr("Say what the decision rests on.") if missing else ""

    def _arrange(self) -> None:
        """Let be filled in what the decision needs, and say what the letter says about it."""
        is_declined = self.way() is Decided.DECLINED
        self.limit.setEnabled(not is_declined)
        self.deposit.setEnabled(self.way() is Decided.DEPOSIT)
        stated, why = tr("stated in the letter"), tr("why, as the letter puts it")
        self.conditions.setPlaceholderText(why if is_declined else stated)


class TraceForm(FormSheet):
    """Which source was asked for who has gone away, and what it answered.

    It begins with the first source that nobody asked yet, as one that knew nothing.
    """

    def __init__(self, desk: Desk, name: str, found: Trace, parent: QWidget | None) -> None:
        super().__init__(desk.theme, tr("Trace {name}").format(name=name), parent)
        self._found, self._desk = found, desk
        self.source, self.answer, self.note = QComboBox(), QComboBox(), QLineEdit()
        for each in found.sources:
            answer = f" ({tr(ANSWERS[each.result])})" if each.result else ""
            self.source.addItem(f"{tr(each.rule.label)}{answer}", each.rule.source)
        for result in TraceResult:
            self.answer.addItem(tr(ANSWERS[result].capitalize()), result)
        asked = [each.result is not None for each in found.sources]
        self.source.setCurrentIndex(0 if all(asked) else asked.index(False))
        self.answer.setCurrentIndex(list(TraceResult).index(TraceResult.NOTHING))
        self._hint = label(kind="second")
        self._hint.setWordWrap(True)
        for fault in found.faults:
            self.add_widget(label(f"{fault.value}: {fault.reason}", "second", "danger"))
        self.add_pair((tr("&Source"), self.source), (tr("&Answer"), self.answer))
        self.add_widget(self._hint)
        self.add_field(tr("&Note"), self.note)
        self.source.currentIndexChanged.connect(self._explain)
        self._explain()

    def chosen(self) -> tuple[TraceSource, TraceResult]:
        """Return which source was asked and what it answered."""
        return TraceSource(self.source.currentData()), TraceResult(self.answer.currentData())

    def _explain(self) -> None:
        self._hint.setText(tr(SOURCE_RULES[self.chosen()[0]].hint))


def reference_words(row: ReferenceRow, currency: str) -> str:
    """Return a reference in one line: who, and what was answered."""
    words = tr("{name}: {answer}").format(name=row.name, answer=tr(RESULT_LABELS[row.result]))
    if row.suggested_minor is not None:
        words += tr(", speaks for {sum}").format(sum=money(row.suggested_minor, currency))
    return words


def suggestion_words(each: Suggestion, currency: str) -> str:
    """Return a suggestion for a limit with its working."""
    working = as_written(each.working)
    if each.minor is None:
        return working[:1].upper() + working[1:]
    words = tr("Suggested {limit}: {working}")
    return words.format(limit=money(each.minor, currency), working=working)


def decided_words(row: DecisionRow, desk: Desk) -> str:
    """Return what was decided last, with what the credit depends on since."""
    words = tr("Last decided {day} by {who}: {reason}")
    day = short_day(row.made_on, desk.today())
    said = [words.format(day=day, who=row.actor, reason=row.reason)]
    if row.deposit_minor:
        said.append(tr("Deposit: {sum}").format(sum=money(row.deposit_minor, row.currency)))
    if row.conditions:
        said.append(tr("Conditions: {conditions}").format(conditions=row.conditions))
    return "\n".join(said)


def tr(text: str) -> str:
    """Return a text of these forms in the language of the desk."""
    return QCoreApplication.translate("Case", text)
