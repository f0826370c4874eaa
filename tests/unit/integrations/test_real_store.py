"""The keyring of a real desktop, where there is one: kept, found by the next program, sealed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon", "sh")
OTHERS = ("DBUS", "PYTHON_KEYRING")  # the bus of whoever tests, and the store of the tests
SECRET = "canary-of-a-keyring " + "t" * 3_000  # longer than one part
SESSION = """
printf desktop | gnome-keyring-daemon --unlock --components=secrets > /dev/null
for step in keep find forget find; do "$0" -c "$1" $step "$2" || exit 1; done
"""
PROGRAM = """
import sys
from collector_desktop.integrations.secrets import Secrets, trusted_store
secrets, step = Secrets(trusted_store()), sys.argv[1]
name, account = "mail.password", "priya@smtp.vale.example"
if step == "keep":
    print(secrets.place, "|", secrets.keep(name, account, sys.argv[2]))
elif step == "forget":
    secrets.forget(name, account)
else:
    print(secrets.find(name, account) == sys.argv[2])
"""

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="there is no keyring of a desktop here"
)


def test_a_secret_is_kept_found_by_the_next_program_sealed_and_forgotten(tmp_path):
    environ = {
        **{name: told for name, told in os.environ.items() if not name.startswith(OTHERS)},
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = ["dbus-run-session", "--", "sh", "-c", SESSION, sys.executable, PROGRAM, SECRET]
    done = subprocess.run(  # noqa: S603 - our own program, on a bus of its own
        command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said == ["the keyring of your desktop | True", "True", "False"]
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.suffix for path in kept if "keyrings" in path.parts if path.suffix]
    assert not [path for path in kept if SECRET[:19].encode() in path.read_bytes()]
