"""The bench runs as a whole at tiny size, counts right, and refuses what only an accelerator can do."""

import json

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from bench import diffusion, diffusion_ltx2, diffusion_wan
from bench.diffusion_clock import plain
from bench.diffusion_figures import Found
from bench.diffusion_flops import Counter
from bench.diffusion_models import Subject
from bench.diffusion_parts import sown
from generation.engines.diffusion import attention

STEPS = 2
SUBJECTS = [diffusion_ltx2.SUBJECT, diffusion_wan.SUBJECT]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_tiny_run_tells_every_figure_and_lever_of_a_class(subject: Subject, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["--size", "tiny", "--device", "cpu", "--class", subject.name, "--steps", str(STEPS), "--json"]
    assert diffusion.main(wanted) == 0
    told = json.loads(capsys.readouterr().out)
    assert not told["judged"] and "nothing about" in told["note"]
    assert {"device", "date", "torch", "diffusers"} <= told["machine"].keys()
    found = told["classes"][subject.name]
    assert min(found[name] for name in ("ours_s", "plain_s", "tflop", "ceiling_tflops", "of_plain", "share")) > 0
    by_lever = {effect["lever"]: effect for effect in found["effects"]}
    levers = ("attention_backend", "vae_tiling", "memory encoder_offload", "max_batch", "compile")
    assert all(any(lever.startswith(name) for lever in by_lever) for name in levers)
    assert by_lever["attention_backend _native_math"]["after"] > 0
    assert by_lever["vae_tiling"]["before"] > 0


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_arithmetic_is_counted_as_torch_counts_it(subject: Subject) -> None:
    pipe = subject.build("tiny", "cpu", torch.float32)
    pipe.set_progress_bar_config(disable=True)
    attention.set_backend(pipe, "_native_math")  # torch counts no fused attention on a CPU
    forward = pipe.transformer.forward
    exact = []

    def counted(*given: object, **named: object) -> object:
        with FlopCounterMode(display=False) as counter:
            out = forward(*given, **named)
        exact.append(counter.get_total_flops())
        return out

    pipe.transformer.forward = counted
    with Counter(pipe.transformer) as ours:
        plain(pipe, subject, "tiny", device="cpu", steps=STEPS)
    assert len(exact) == STEPS and ours.flops == sum(exact) > 0


def test_runs_of_unequal_work_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diffusion, "plain", lambda *_given, **_named: None)
    with pytest.raises(RuntimeError, match="compute different things"):
        diffusion.main(["--size", "tiny", "--device", "cpu", "--class", "wan14b"])


@pytest.mark.skipif(torch.cuda.is_available(), reason="there the full size runs")
def test_full_size_is_refused_without_an_accelerator(capsys: pytest.CaptureFixture[str]) -> None:
    assert diffusion.main(["--size", "full"]) == 2
    assert "needs an accelerator" in capsys.readouterr().err
    assert diffusion.main(["--device", "cuda"]) == 2


def test_sown_weights_are_as_a_loaded_model_has_them() -> None:
    def make() -> torch.nn.Module:
        return diffusion_wan.WanVACETransformer3DModel(**diffusion_wan.TINY_TRANSFORMER)

    made = [sown(make, device="cpu", dtype=torch.bfloat16) for _ in range(2)]
    one, same = (dict(model.named_parameters()) for model in made)
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert one["blocks.0.norm2.weight"].dtype == torch.float32
    assert one["blocks.0.attn1.to_q.weight"].dtype == torch.bfloat16
    assert not any(tensor.is_meta for tensor in (*one.values(), *made[0].buffers()))


def test_a_class_holds_only_within_both_limits() -> None:
    def found(*, ours_s: float, ceiling_tflops: float) -> bool:
        return Found(
            name="",
            transformer="",
            parameters=1,
            shape="",
            steps=2,
            ours_s=ours_s,
            plain_s=1.0,
            tflop=1.0,
            ceiling_tflops=ceiling_tflops,
        ).holds

    assert found(ours_s=1.0, ceiling_tflops=2.0)
    assert not found(ours_s=1.0, ceiling_tflops=3.0)
    assert not found(ours_s=1.1, ceiling_tflops=1.5)
