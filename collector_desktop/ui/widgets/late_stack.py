"""Parts of which one is seen, each made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

N = TypeVar("N")


class LateStack(QStackedWidget, Generic[N]):
    """Shows one part by its name; `made` hands each on before it is seen for the first time.

    Put it in its place before a part is made: what is moved is dressed again, with all in it.
    """

    made = Signal(object, QWidget)

    def __init__(self, makers: Mapping[N, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._makers = makers
        self._acts: dict[N, list[Callable[[Any], object]]] = {}
        self.so_far: dict[N, QWidget] = {}
        self.shown: N | None = None

    def part(self, name: N) -> Any:
        """Return a part, made if it was not."""
        if name not in self.so_far:
            part = self._makers[name]()
            self.so_far[name] = part
            self.addWidget(part)
            for act in self._acts.pop(name, ()):
                act(part)
            self.made.emit(name, part)
        return self.so_far[name]

    def when(self, name: N, act: Callable[[Any], object]) -> None:
        """Do something with a part as soon as it is made, before `made`; at once if it is."""
        if name in self.so_far:
            act(self.so_far[name])
        else:
            self._acts.setdefault(name, []).append(act)

    def choose(self, name: N) -> None:
        """Show a part."""
        self.shown = name
        self.setCurrentWidget(self.part(name))
