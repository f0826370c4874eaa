"""The page of settings lists exactly the settings that there are."""

from pathlib import Path

from collector_desktop.domain.settings import ALL_SETTINGS

PAGE = Path(__file__).resolve().parents[2] / "docs/settings.md"


def test_the_page_says_of_every_setting_what_the_program_says():
    text = PAGE.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{each.key}` | {f'`{each.default}`' if each.default != '' else 'none'} |"
        f" {each.meaning} |"
        for each in ALL_SETTINGS
    ]
