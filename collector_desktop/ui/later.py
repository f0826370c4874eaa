"""What is imported when it is first used, and not while the window opens.

The name is in the module as ever; only a checker of types sees where it comes from:

    if TYPE_CHECKING:
        from collector_desktop.services.workers import work_as
    else:
        work_as = later("collector_desktop.services.workers", "work_as")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def later(module: str, name: str) -> Callable[..., Any]:
    """Return what calls a function or class of a module and imports that with the first call.

    What the ledger's thread calls is so imported there, while the window is painted.
    """

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*given, **named)

    return call


class Later:
    """A module of which everything is looked up when it is used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)
