"""A folder as Django storage in which a file is whole or not there: a crash in mid-write leaves nothing by its name."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible(path="common.files.WholeFileStorage")
class WholeFileStorage(FileSystemStorage):
    """Writes aside, then renames; equal names replace each other."""

    def _save(self, name: str, content: Any) -> str:
        aside = f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(aside, content)  # type: ignore[misc]
            os.replace(self.path(aside), Path(self.path(name)))
        except BaseException:
            self.delete(aside)
            raise
        return name
