"""Make the locks again from pyproject.toml, for every platform and Python that it allows.

    pip install uv && python installer/lock.py [--upgrade]

The locks hold the hashes of every ready-made file of a release and no address of any index.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

from build_environment import BUILD_LOCK
from environment import LOCKS, ROOT

RUN_LOCK, CHECK_LOCK = LOCKS["check"]


def compile_lock(target: str, source: list[str], options: list[str]) -> None:
    """Resolve the source for all platforms at once and write the target."""
    subprocess.run(
        [
            *("uv", "--no-config", "pip", "compile", "--quiet", "--universal"),
            *("--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"),
            *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
            *("--output-file", target, *source, *options),
        ],
        check=True,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )


def main(options: list[str]) -> int:
    """Write the run lock, then those of the checks' and the build's tools in agreement with it."""
    if shutil.which("uv") is None:
        print("uv is needed to make the locks: pip install uv", file=sys.stderr)
        return 1
    locks = (RUN_LOCK, CHECK_LOCK, BUILD_LOCK)
    run, check, build = (lock.relative_to(ROOT).as_posix() for lock in locks)
    compile_lock(run, ["pyproject.toml", "--extra", "encryption"], options)
    compile_lock(check, ["--group", "check", "--constraints", run], options)
    compile_lock(build, ["--group", "build", "--constraints", run], options)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
