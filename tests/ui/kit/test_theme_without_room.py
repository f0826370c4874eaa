"""Where nothing may be written for a while, the desk lacks some icons and litters nowhere."""

from collector_desktop.integrations.folders import resource
from collector_desktop.ui import theme
from collector_desktop.ui.theme import Theme


class Refused:
    """What Qt gives where temporary files are refused: no folder at all."""

    def isValid(self):  # noqa: N802 - Qt's name
        return False

    def path(self):
        return ""


def test_without_a_folder_for_temporary_files_nothing_is_left_where_we_stand(
    qapp, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(theme, "QTemporaryDir", Refused)
    assert "$" not in Theme(resource(""))._sheet()
    assert list(tmp_path.iterdir()) == []
