"""Starts work in another process and kills it some moments after its first word."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATEST = 0.12


def dice(name):
    """Return dice that fall the same way each time for a name."""
    return random.Random(name)  # noqa: S311 - dice, not secrets


@contextmanager
def killer():
    """Yield a function that starts work and kills it up to `latest` seconds after its first word.

    It returns what the work said.
    """
    command = [sys.executable, "-m", "tests.robustness.child"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as starter:

        def kill(task, ledger, chance, earliest=0, latest=LATEST):
            starter.stdin.write(f"{task}\t{ledger}\n")
            worker = int(starter.stdout.readline())
            said = [starter.stdout.readline()]
            assert said != ["gone\n"], "the worker did not get to work"
            time.sleep(chance.uniform(earliest, latest))
            os.kill(worker, signal.SIGKILL)
            while (line := starter.stdout.readline()) != "gone\n":
                said.append(line)
            return [int(line) for line in said]

        yield kill
        starter.stdin.close()
