"""Use cases about settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings import LOCKED_UNTIL, setting_named
from collector_desktop.domain.settings_named import title_of
from collector_desktop.services.mail_trust import require_certificates
from collector_desktop.services.paper_fonts import require_font
from collector_desktop.storage.models import SettingValue, StoredImage
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


def change_settings(values: Mapping[str, str], made_on: date) -> Outcome[int]:
    """Set business settings by their names; return how many changed.

    Raises:
        CollectorError: a name is unknown or a value is not allowed; nothing changed.
    """
    _require_past_lock(values.get(LOCKED_UNTIL.key, ""), made_on)
    require_font(values)
    require_certificates(values)
    wanted = {key: str(setting_named(key).read(text)) for key, text in values.items()}
    stored = {row.key: row for row in SettingValue.select()}
    changed = {
        key: text
        for key, text in wanted.items()
        if text != (stored[key].value if key in stored else str(setting_named(key).default))
    }
    if not changed:
        return Outcome(0, NOTHING)
    titles = ", ".join(title_of(key) for key in sorted(changed))
    summary = f"Change the {titles}"
    with operation("change_settings", summary, made_on) as current:
        for key, text in changed.items():
            if key in stored:
                stored[key].value = text
                stored[key].save(only=[SettingValue.value])
            else:
                SettingValue.create(key=key, value=text)
    return Outcome(len(changed), Change.SETTING, current.id, summary)


def _require_past_lock(text: str, made_on: date) -> None:
    """Refuse to lock days that have not come: nothing could be written on them."""
    if LOCKED_UNTIL.read(text) > made_on.isoformat():
        raise RefusedError(
            f"{text} has not come yet.", "Lock up to a day on which everything is entered."
        )


def change_logo(content: bytes | None, made_on: date) -> Outcome[None]:
    """Keep a PNG or JPEG as the logo of letters, or remove it."""
    with operation("change_logo", "Change the logo", made_on) as current:
        image = StoredImage.get_or_none(StoredImage.key == "logo")
        if image is not None:
            image.delete_instance()
        if content is not None:
            StoredImage.create(key="logo", content=content)
    return Outcome(None, Change.SETTING, current.id, "Change the logo")
