"""Watches processes: what anybody on this computer may read of them while they run."""

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
EVERY = 0.002
IS_POSSIBLE = (PROC / "self" / "task" / str(os.getpid()) / "children").exists()


class Watcher(threading.Thread):
    """Reads the command lines and environments of a process and of all that it starts.

    A process becomes another program after it began, so it may have several. `cores` has how large
    a dump of each process's memory may be, as the system last said.
    """

    def __init__(self, process):
        super().__init__()
        self._first, self._is_over = process, threading.Event()
        self.lines, self.environments, self.cores = set(), set(), {}

    def run(self):
        while not self._is_over.is_set():
            self._look(self._first)
            time.sleep(EVERY)

    def stop(self):
        """Look no more."""
        self._is_over.set()
        self.join()

    def _look(self, process):
        own = PROC / str(process)
        with suppress(OSError):  # it may be over already
            self.lines.add((own / "cmdline").read_bytes())
            limits = (own / "limits").read_text()
            self.cores[process] = limits.split("Max core file size", 1)[1].split()[0]
        with suppress(OSError):  # who is not the superuser may not read one that leaves no core
            self.environments.add((own / "environ").read_bytes())
        with suppress(OSError):
            for task in (own / "task").iterdir():
                for child in (task / "children").read_text().split():
                    self._look(int(child))
