"""The bench runs as a whole at tiny size, counts right, and refuses what only an accelerator can do."""

import json

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from bench import diffusion, diffusion_ltx2, diffusion_wan
from bench.diffusion_clock import adapted, ours, plain
from bench.diffusion_figures import Found
from bench.diffusion_flops import Counter
from bench.diffusion_models import Subject
from bench.diffusion_parts import sown
from generation.engines.diffusion import attention
from generation.engines.diffusion.loading import view

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
def test_ours_and_the_plain_call_do_the_arithmetic_that_is_counted(subject: Subject) -> None:
    pipe = subject.build("tiny", "cpu", torch.float32)
    pipe.set_progress_bar_config(disable=True)
    bare = view(type(pipe), pipe)
    adapter = adapted(pipe, subject.manifest("tiny", dtype="float32", steps=STEPS), "cpu")
    attention.set_backend(pipe, "_native_math")  # torch counts no fused attention on a CPU
    forward = pipe.transformer.forward
    exact = []

    def counted(*given: object, **named: object) -> object:
        with FlopCounterMode(display=False) as counter:
            out = forward(*given, **named)
        exact.append(counter.get_total_flops())
        return out

    pipe.transformer.forward = counted
    with Counter(pipe.transformer) as by_plain:
        plain(bare, subject, "tiny", device="cpu", steps=STEPS)
    assert len(exact) == STEPS and by_plain.flops == sum(exact)
    with Counter(pipe.transformer) as by_ours:
        ours(adapter, [subject.call("tiny")], device="cpu", steps=STEPS)
    assert by_ours.flops == by_plain.flops > 0


@pytest.mark.skipif(torch.cuda.is_available(), reason="there the full size runs")
def test_full_size_is_refused_without_an_accelerator(capsys: pytest.CaptureFixture[str]) -> None:
    assert diffusion.main(["--size", "full"]) == 2
    assert "needs an accelerator" in capsys.readouterr().err
    assert diffusion.main(["--device", "cuda"]) == 2


def test_sown_weights_are_as_a_loaded_model_has_them() -> None:
    made = [
        sown(
            lambda: diffusion_wan.WanVACETransformer3DModel(**diffusion_wan.TINY_TRANSFORMER), device="cpu", dtype=kind
        )
        for kind in (torch.bfloat16, torch.bfloat16)
    ]
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
