"""Where things are on this computer: the user's folders and the program's own files."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from appdirs import AppDirs

from collector_desktop.domain.frozen import frozen

APP = "collector-desktop"
LEDGER_VARIABLE = "COLLECTOR_LEDGER"
LEDGER_NAME = "ledger.collector"
PACKAGE = Path(__file__).resolve().parent.parent


@frozen
class Folders:
    """The folders of one user; none of them is made before something is put there."""

    data: Path
    config: Path
    cache: Path
    logs: Path
    backups: Path

    @property
    def ledger(self) -> Path:
        """The ledger that is opened when none is named."""
        return self.data / LEDGER_NAME


def folders(data_dir: Path | None = None) -> Folders:
    """Return the user's folders, all below `data_dir` if one is given."""
    if data_dir is not None:
        return Folders(
            data_dir,
            data_dir / "config",
            data_dir / "cache",
            data_dir / "logs",
            data_dir / "backups",
        )
    system = AppDirs(APP, appauthor=False)
    data = Path(system.user_data_dir)
    return Folders(
        data,
        Path(system.user_config_dir),
        Path(system.user_cache_dir),
        Path(system.user_log_dir),
        data / "backups",
    )


def default_ledger(environ: Mapping[str, str]) -> Path:
    """Return the ledger to open when none is named: `$COLLECTOR_LEDGER`, else the user's own."""
    named = environ.get(LEDGER_VARIABLE, "").strip()
    return Path(named) if named else folders().ledger


def resource(name: str) -> Path:
    """Return a file or folder of `resources/`, wherever the program was put.

    It is beside the package in the source tree, inside it when installed, and in the unpacked
    bundle when frozen.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    bases = [Path(bundle)] if bundle else []
    places = [base / "resources" for base in (*bases, PACKAGE.parent, PACKAGE)]
    found = next((place for place in places if (place / name).exists()), places[-1])
    return found / name
