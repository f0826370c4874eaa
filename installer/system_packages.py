"""What Qt needs from the operating system, and how Debian and Ubuntu are asked for it.

A library is looked for by loading it, so a machine that has everything runs no package manager.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

from problems import SetUpError

# Each library with the package that holds it; where releases name the package differently,
# the newer name stands first.
DRAWING = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libX11.so.6": ("libx11-6",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libzstd.so.1": ("libzstd1",),
}
X11_WINDOW = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}
WAYLAND_WINDOW = {
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
}
VENV = (f"python{sys.version_info.major}.{sys.version_info.minor}-venv", "python3-venv")


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be opened: always on Windows and macOS, else where a display is set."""
    if platform in {"win32", "darwin"}:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def needed_libraries(platform: str, environ: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the libraries that must load on this machine, each with its package's names."""
    if not platform.startswith("linux"):
        return {}
    needed = dict(DRAWING)
    if has_display(platform, environ):
        needed.update(X11_WINDOW)
    if environ.get("WAYLAND_DISPLAY"):
        needed.update(WAYLAND_WINDOW)
    return needed


def ensure(needed: Mapping[str, tuple[str, ...]], *, venv: bool) -> None:
    """Install what is missing where that is allowed, else stop with the line to type."""
    lacking = {name: packages for name, packages in needed.items() if not _loads(name)}
    if venv and importlib.util.find_spec("ensurepip") is None:
        lacking["Python's venv module"] = VENV
    if not lacking:
        return
    if shutil.which("apt-get") is None:
        raise SetUpError(
            f"This system lacks {', '.join(sorted(lacking))}. Install what holds them with "
            "its package manager and start again."
        )
    prefix = _privilege()
    if prefix is not None:
        print("Installing what Qt needs from the system's packages.", flush=True)
        subprocess.run([*prefix, "apt-get", "update"], check=False, capture_output=True)
    packages = sorted({_known_name(names) for names in lacking.values()})
    if prefix is None:
        raise SetUpError(
            "Some system packages are missing. Install them and start again:\n"
            f"  sudo apt-get install -y {' '.join(packages)}"
        )
    _install(prefix, packages)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _privilege() -> list[str] | None:
    """Return what must precede apt-get, or None where it may not be run without a password."""
    if sys.platform == "win32" or os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _known_name(names: Sequence[str]) -> str:
    """Return the first name that this release knows, or the last where it knows none."""
    for name in names[:-1]:
        shown = subprocess.run(["apt-cache", "show", name], check=False, capture_output=True)
        if shown.returncode == 0:
            return name
    return names[-1]


def _install(prefix: Sequence[str], packages: Sequence[str]) -> None:
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    done = subprocess.run(
        [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *install],
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("E: ")]
        reason = " ".join(errors[-1:]) or "no reason given"
        raise SetUpError(
            f"The system's packages could not be installed ({reason}). "
            f"Run this yourself and start again:\n  sudo {' '.join(install)}"
        )
