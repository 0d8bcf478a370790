"""One call of the adapter with a second chance: less memory where it ran out, and typed errors."""

import time
from collections.abc import Sequence

from generation.contracts import EngineUnavailable
from generation.engines.diffusion.calls import Adapter, Call, OnStage, Take
from generation.engines.diffusion.failures import device_lost, drop_caches, is_out_of_memory


class Attempts:
    """`gpu_ms` is what all calls took."""

    def __init__(self, adapter: Adapter) -> None:
        self._adapter = adapter
        self.gpu_ms = 0

    def takes(self, calls: Sequence[Call], *, on_stage: OnStage) -> list[Take]:
        """Raises EngineUnavailable `out_of_memory` when it ran out twice, EngineBroken `device_lost`, and
        what `on_stage` raises."""
        found = self._try(calls, on_stage)
        if found is None:
            drop_caches()
            if self._adapter.lower_memory():
                found = self._try(calls, on_stage)
        if found is None:
            raise EngineUnavailable("the accelerator has too little memory for this clip", code="out_of_memory")
        return found

    def _try(self, calls: Sequence[Call], on_stage: OnStage) -> list[Take] | None:
        """None where memory ran out; what the failed call held is free again on return."""
        since = time.monotonic()
        try:
            return self._adapter.generate(calls, on_stage=on_stage)
        except RuntimeError as error:
            if is_out_of_memory(error):
                return None
            if lost := device_lost(error):
                raise lost from None
            raise
        finally:
            self.gpu_ms += round(1000 * (time.monotonic() - since))
