"""A file transport for one machine that loses nothing.

kombu's own `filesystem://` creates a message under its final name and then writes it, and a reader can take it while it
is still empty. Here a message is written aside and renamed in, and taken by renaming it out.
"""

import fcntl
import os
import time
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.encoding import bytes_to_str, str_to_bytes
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    def _put(self, queue: str, message: dict[str, Any], **_: object) -> None:  # type: ignore[override]  # kombu's bases differ
        name = f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}.msg"
        _write_whole(Path(self.data_folder_out) / name, str_to_bytes(dumps(message)))

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        inbox = Path(self.data_folder_in)
        # a queue's name holds dots, and may end as another's
        for name in sorted(entry for entry in os.listdir(inbox) if entry.partition(".")[2] == f"{queue}.msg"):
            taken = Path(self.processed_folder) / f"{uuid.uuid4().hex}.taken"
            try:
                (inbox / name).rename(taken)
            except FileNotFoundError:
                continue  # another reader was first
            try:
                return loads(bytes_to_str(taken.read_bytes()))
            except ValueError:
                continue  # a torn or foreign file: the job row is the truth, and the reaper rings again
            finally:
                taken.unlink()
        raise Empty

    def queue_bind(self, *args: Any, **kwargs: Any) -> None:
        """One binding at a time, over threads and processes: kombu calls a binding known before its file is written,
        and whoever sends in between would send to nobody.
        """
        self.control_folder.mkdir(exist_ok=True)
        with (self.control_folder / "binding.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            super().queue_bind(*args, **kwargs)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        bindings = self.get_table(exchange)
        binding = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        if binding not in bindings:
            _write_whole(Path(self._exchange_file(exchange)), str_to_bytes(dumps([binding, *bindings])))


class Transport(filesystem.Transport):
    Channel = Channel
    driver_type = "filesystem"
    driver_name = "atomic-file"


def _write_whole(path: Path, content: bytes) -> None:
    aside = path.with_name(f"{path.name}.{uuid.uuid4().hex}.part")
    with aside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)
