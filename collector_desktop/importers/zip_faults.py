"""The exceptions that the standard library raises for a damaged or malicious archive."""

from __future__ import annotations

import lzma
import zipfile
import zlib

# Directory, packed data by way of packing, an end too soon, the disk, a number or a name that makes
# no sense, a way of packing that is not known. A password is a bare `RuntimeError`: catch that
# after these, since `NotImplementedError` is one too.
ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
