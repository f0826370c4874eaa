"""Set up Collector Desktop, then open it or check it.

python3 installer/bootstrap.py desk [OPTIONS]   open the desk; OPTIONS go to the program
python3 installer/bootstrap.py check [NAMES]    run every check, or only those named

The first start sets up; every later one only starts. Python 3.11 to 3.14 is needed.
"""

from __future__ import annotations

import os
import subprocess
import sys

import environment
import system_packages
from problems import SetUpError, from_os_error

PICTURES = environment.ROOT / "build" / "desk-pictures"


def main(arguments: list[str]) -> int:
    """Set up what is missing and start what was asked for; return the exit code."""
    if not arguments or arguments[0] not in environment.LOCKS:
        print(__doc__)
        return 0 if arguments and arguments[0] in {"-h", "--help"} else 2
    purpose, rest = arguments[0], arguments[1:]
    try:
        require_python(sys.version_info[:2])
        set_up(purpose)
        return start(purpose, rest)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(from_os_error(error), file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped. Start again to go on.", file=sys.stderr)
    return 1


def require_python(version: tuple[int, ...]) -> None:
    """Refuse a Python for which the locked packages do not exist."""
    if not (3, 11) <= version < (3, 15):
        running = ".".join(map(str, version))
        raise SetUpError(
            f"Collector Desktop needs Python 3.11 to 3.14 and this is {running}. Start it with "
            "another one, for example: python3.13 installer/bootstrap.py desk"
        )


def set_up(purpose: str) -> None:
    """Take the steps that were not taken yet."""
    packages = environment.digest(purpose)
    needed = system_packages.needed_libraries(sys.platform, screen(purpose))
    system = " ".join(
        ["window" if len(needed) > len(system_packages.DRAWING) else "drawing", *needed]
    )
    if environment.is_done(packages) and environment.is_done(system):
        return
    stands = environment.belongs_to_this_python()
    system_packages.ensure(needed, venv=not stands)
    if not stands:
        environment.create()
    if not environment.is_done(packages):
        environment.install(purpose)
        environment.link_project()
        environment.mark_done(packages)
        environment.mark_done(environment.digest("desk"))  # the checks' packages hold the desk's
    environment.mark_done(system)


def screen(purpose: str) -> dict[str, str]:
    """Return the surroundings to run in: the checks never open a window."""
    environ = dict(os.environ)
    if purpose == "check":
        environ.pop("DISPLAY", None)
        environ.pop("WAYLAND_DISPLAY", None)
    if purpose == "check" or not system_packages.has_display(sys.platform, environ):
        environ["QT_QPA_PLATFORM"] = "offscreen"
    return environ


def command(purpose: str, rest: list[str], *, display: bool) -> list[str]:
    """Return the command line that the set-up was for."""
    python = str(environment.PYTHON)
    if purpose == "check":
        return [python, str(environment.ROOT / "installer" / "checks.py"), *rest]
    desk = [python, "-P", "-m", "collector_desktop", "--demo"]
    if display:
        return [*desk, *rest]
    return [*desk, "--render", str(PICTURES), *rest]


def start(purpose: str, rest: list[str]) -> int:
    """Hand over to the program or to the checks."""
    environ = screen(purpose)
    display = system_packages.has_display(sys.platform, environ)
    if purpose == "desk" and not display:
        PICTURES.mkdir(parents=True, exist_ok=True)
        print(f"There is no display; the desk's pictures go to {PICTURES}.", flush=True)
    line = command(purpose, rest, display=display)
    if sys.platform != "win32":
        os.execve(line[0], line, environ)  # noqa: S606  # the line is ours; no shell is wanted
    return subprocess.run(line, check=False, env=environ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
