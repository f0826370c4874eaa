"""Business settings as they stand in the ledger."""

from __future__ import annotations

from typing import TypeVar

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.setting import Setting
from collector_desktop.domain.settings import ALL_SETTINGS
from collector_desktop.queries.position import ask

T = TypeVar("T")


@frozen
class Settings:
    """Every stored setting; `settings[COMPANY_NAME]` is its typed value."""

    stored: dict[str, str]

    def __getitem__(self, setting: Setting[T]) -> T:
        text = self.stored.get(setting.key)
        return setting.default if text is None else setting.read(text)


@frozen
class SettingRow:
    """One line of the list of settings, in text form."""

    name: str
    value: str
    default: str
    meaning: str


def settings() -> Settings:
    """Return the settings of the open ledger."""
    return Settings(dict(ask("SELECT key, value FROM setting_value")))


def setting_rows() -> list[SettingRow]:
    """Return every business setting with its value and default."""
    stored = settings().stored
    return [
        SettingRow(s.key, stored.get(s.key, str(s.default)), str(s.default), s.meaning)
        for s in ALL_SETTINGS
    ]


def own_letterhead() -> bytes | None:
    """Return the PDF that is under all papers, if there is one."""
    found = ask("SELECT content FROM stored_image WHERE key = 'letterhead'")
    return bytes(found[0][0]) if found else None


def logo() -> bytes | None:
    """Return the logo for letters as PNG or JPEG bytes, if there is one."""
    found = ask("SELECT content FROM stored_image WHERE key = 'logo'")
    return bytes(found[0][0]) if found else None
