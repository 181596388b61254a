"""What the operating system says of a file or a port, in words."""

import errno

from gridgis.core.wording import Phrase, catalogue


def of_os(error: OSError) -> Phrase | str:
    """Why a file could not be read or written, or a port not be had."""
    kind = f"os_error.{errno.errorcode.get(error.errno or 0, '').lower()}"
    return Phrase(kind) if kind in catalogue() else error.strerror or str(error)
