"""Where a built program begins: in a child that draws statements as in the program itself."""

from multiprocessing import freeze_support

freeze_support()

import os  # noqa: E402 - a child of a run has been served above
import sys  # noqa: E402

from collector_desktop.__main__ import run  # noqa: E402

BEFORE = "LD_LIBRARY_PATH_ORIG"


def leave_others_their_libraries() -> None:
    """Have programs that we open, such as a reader of PDFs, load their own libraries, not ours."""
    if sys.platform != "linux":
        return
    before = os.environ.pop(BEFORE, "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    leave_others_their_libraries()
    sys.exit(run())
