"""How long a call lasts: starts with the telephone button, shown, and kept with the contact."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTimer

from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button

_SECOND = 1000


class CallTimer(Button):
    """Shows minutes and seconds since the start; pressed, it is stopped and forgotten."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", icon="timer", kind="link")
        self._elapsed = QElapsedTimer()
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show)
        self.setToolTip(self.tr("Length of the call. Click to discard it."))
        self.clicked.connect(self.forget)
        self.hide()

    def start_anew(self) -> None:
        """Count from nothing."""
        self._elapsed.start()
        self._tick.start()
        self._show()
        self.show()

    def seconds(self) -> int | None:
        """Return how long the call has lasted; None when none is timed."""
        return self._elapsed.elapsed() // _SECOND if self._elapsed.isValid() else None

    def forget(self) -> None:
        """Time nothing."""
        self._elapsed.invalidate()
        self._tick.stop()
        self.hide()

    def _show(self) -> None:
        minutes, seconds = divmod(self.seconds() or 0, 60)
        self.setText(f"{minutes}:{seconds:02d}")
        self.setAccessibleName(
            self.tr("Call of {minutes} minutes {seconds} seconds").format(
                minutes=minutes, seconds=seconds
            )
        )
