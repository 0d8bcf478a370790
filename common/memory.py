"""Where files can lie in memory and never reach a disk (a machine that swaps should encrypt its swap)."""

import hashlib
import os
import shutil
import stat
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108  what lies there lies in a folder of our own, that nobody else opens
LEAST_BYTES = 256 * 1024 * 1024
"""Room for the faces of a cast several times over; containers often have 64 MiB there."""
IN_MEMORY = ("tmpfs", "ramfs")


def memory_root(root: Path, *, memory: Path = MEMORY) -> Path | None:
    """A folder of this user for the server whose scratch folder is `root`; None: no such file system, no room, or
    somebody else holds the name.
    """
    if not _is_in_memory(memory) or shutil.disk_usage(memory).free < LEAST_BYTES:
        return None
    server = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:12]
    path = memory / f"reprise-{os.getuid()}-{server}"
    path.mkdir(mode=0o700, exist_ok=True)
    seen = path.lstat()
    ours = stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.getuid() and not seen.st_mode & 0o077
    return path if ours else None


def _is_in_memory(path: Path) -> bool:
    try:
        mounts = Path("/proc/self/mounts").read_text().splitlines()
    except OSError:  # not Linux
        return False
    return any(mount.split()[1:3] in ([str(path), kind] for kind in IN_MEMORY) for mount in mounts)
