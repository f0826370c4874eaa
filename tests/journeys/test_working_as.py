"""Several collectors at one desk: what each does is known by their name."""

from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Operation
from collector_desktop.ui.worker import WORKER
from tests.conftest import TODAY


def last_actor():
    return Operation.select().order_by(Operation.id.desc()).first().actor


def test_another_name_is_taken_remembered_and_kept_with_every_change(window, tmp_path):
    window.worker.open()
    form = window.worker.form
    assert form.name.currentText() == "Priya"
    form.name.setEditText("   ")
    form.save()
    assert "Who is at the desk" in form._problem.text()
    form.name.setEditText("  Sam   Okoye ")
    form.save()
    change_settings({"company.phone": "0117 496 0000"}, TODAY)
    assert last_actor() == "Sam Okoye"
    assert window.desk.personal.get(WORKER) == "Sam Okoye"
    window.session.open(tmp_path / "ledger.collector")
    change_settings({"company.phone": "0117 496 0001"}, TODAY)
    assert last_actor() == "Sam Okoye"
    window.worker.open()
    names = [window.worker.form.name.itemText(at) for at in range(2)]
    assert names == ["Sam Okoye", "Priya"]


def test_a_very_long_name_is_refused_in_the_form(window):
    window.worker.open()
    form = window.worker.form
    form.name.setEditText("x" * 61)
    form.save()
    assert "not a name" in form._problem.text()
    assert window.desk.personal.get(WORKER) is None
