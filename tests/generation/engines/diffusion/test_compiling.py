from typing import Any

import pytest
import torch
from diffusers import LTX2Pipeline

from generation.engines.diffusion.compiling import compiled
from generation.engines.diffusion.loading import load_pipeline
from tests.generation.engines.diffusion.conftest import Model
from tests.generation.engines.diffusion.tiny import ltx2


@pytest.mark.parametrize(
    ("compile_them", "shapes", "times"),
    [(True, ((64, 96, 9),), 1), (True, (), 0), (False, ((64, 96, 9),), 0)],
)
def test_blocks_are_compiled_only_where_shapes_are_warmed(
    tiny_ltx2: Model,
    monkeypatch: pytest.MonkeyPatch,
    compile_them: bool,
    shapes: tuple[tuple[int, int, int], ...],
    times: int,
) -> None:
    called: list[dict[str, Any]] = []
    monkeypatch.setattr(
        "diffusers.LTX2VideoTransformer3DModel.compile_repeated_blocks", lambda self, **how: called.append(how)
    )
    manifest = ltx2.manifest(tiny_ltx2.folder, compile=compile_them, warm_shapes=shapes)
    load_pipeline(LTX2Pipeline, manifest, tiny_ltx2.folder, device="cpu")
    assert called == [{"fullgraph": True}] * times


def test_a_shape_that_is_not_warm_runs_plain_code(tiny_ltx2: Model) -> None:
    manifest = ltx2.manifest(tiny_ltx2.folder, compile=True, warm_shapes=((64, 96, 9),))
    graphs: list[int] = []

    def backend(graph: torch.fx.GraphModule, inputs: list[torch.Tensor]) -> Any:
        graphs.append(len(inputs))
        return graph.forward

    double = torch.compile(lambda numbers: numbers * 2, backend=backend)
    with compiled(manifest, width=64, height=96, num_frames=17):
        assert double(torch.ones(2)).tolist() == [2, 2]
    assert graphs == []
    with compiled(manifest, width=64, height=96, num_frames=9):
        assert double(torch.ones(2)).tolist() == [2, 2]
    assert graphs == [1]
