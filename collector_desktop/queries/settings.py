"""Business settings as they stand in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from collector_desktop.domain.settings import ALL_SETTINGS, Setting
from collector_desktop.storage.models import SettingValue, StoredImage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settings:
    """Every stored setting; `settings[COMPANY_NAME]` is its typed value."""

    stored: dict[str, str]

    def __getitem__(self, setting: Setting[T]) -> T:
        text = self.stored.get(setting.key)
        return setting.default if text is None else setting.read(text)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One line of the list of settings, in text form."""

    name: str
    value: str
    default: str
    meaning: str


def settings() -> Settings:
    """Return the settings of the open ledger."""
    return Settings({row.key: row.value for row in SettingValue.select()})


def setting_rows() -> list[SettingRow]:
    """Return every business setting with its value and default."""
    stored = settings().stored
    return [
        SettingRow(s.key, stored.get(s.key, str(s.default)), str(s.default), s.meaning)
        for s in ALL_SETTINGS
    ]


def logo() -> bytes | None:
    """Return the logo for letters as PNG or JPEG bytes, if there is one."""
    image = StoredImage.get_or_none(StoredImage.key == "logo")
    return None if image is None else bytes(image.content)
