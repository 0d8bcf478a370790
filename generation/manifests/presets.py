"""What is known of the model families, for `manage.py models add`. Operators edit the file that it writes."""

from typing import Any

from generation.contracts import Operation, ReferenceKind, ReferenceRole
from generation.manifests.schema import Defaults, Licence, Limits

_PRODUCT_SIZES = ((720, 1280), (1280, 720), (960, 960))
_FROM_PICTURES = (Operation.IMAGE_TO_VIDEO, Operation.FIRST_LAST_FRAME, Operation.EXTEND)

LTX2: dict[str, Any] = {
    "licence": Licence(
        name="LTX-2 Community",
        url="https://github.com/Lightricks/LTX-2/blob/main/LICENSE",
        commercial=True,
        revenue_limit_usd=10_000_000,
        disclosure=True,
    ),
    "operations": (
        Operation.TEXT_TO_VIDEO,
        *_FROM_PICTURES,
        Operation.VIDEO_TO_VIDEO,
        Operation.LOOP,
        Operation.BLEND,
        Operation.RESTYLE,
        Operation.RELIGHT,
    ),
    "reference_roles": tuple(ReferenceRole),
    "makes_sound": True,
    "audio_driven": True,
    "limits": Limits(
        frame_step=8,
        frame_offset=1,
        size_multiple=32,
        min_frames=9,
        call_seconds=20,
        max_seconds=300,
        frame_rate=24,
        sizes=_PRODUCT_SIZES,
        max_references={ReferenceKind.IMAGE: 6, ReferenceKind.VIDEO: 1, ReferenceKind.VOICE: 6},
    ),
    "defaults": Defaults(num_inference_steps=8, guidance_scale=1, overlap_frames=9),
    "max_batch": 2,
    "seconds_a_second": 4,
}
"""The licence counts the revenue of the whole group and wants another agreement from 10 million USD on; its Attachment
A asks to say that clips are machine-made. Lengths and sides: diffusers' LTX2Pipeline. Eight steps: the distilled
weights. Seconds: estimated for one H200.
"""

WAN_VACE: dict[str, Any] = {
    "licence": Licence(
        name="Apache-2.0", url="https://www.apache.org/licenses/LICENSE-2.0", commercial=True, disclosure=False
    ),
    "operations": (
        Operation.TEXT_TO_VIDEO,
        *_FROM_PICTURES,
        Operation.VIDEO_TO_VIDEO,
        Operation.LOOP,
        Operation.SWAP,
        Operation.REMOVE,
        Operation.RESTYLE,
    ),
    "reference_roles": tuple(ReferenceRole),
    "languages": ("en", "zh-hans", "zh-hant"),
    "limits": Limits(
        frame_step=4,
        frame_offset=1,
        size_multiple=16,
        min_frames=17,
        call_seconds=5.1,
        max_seconds=300,
        frame_rate=16,
        sizes=((480, 832), (832, 480), (624, 624), *_PRODUCT_SIZES),
        max_references={ReferenceKind.IMAGE: 4, ReferenceKind.VIDEO: 1, ReferenceKind.VOICE: 4},
    ),
    "defaults": Defaults(num_inference_steps=50, guidance_scale=5, overlap_frames=5, speech="synthesised"),
    "seconds_a_second": 120,
}
"""Lengths, sides, steps and guidance: diffusers' WanVACEPipeline, 81 frames at 16 a second. Seconds: estimated from 9.8
a step of the 14 B model on one H100.
"""

MINIMAX_H3: dict[str, Any] = {
    "licence": Licence(
        name="MiniMax H3 Community",
        url="https://huggingface.co/MiniMaxAI/MiniMax-H3/blob/main/LICENSE",
        commercial=True,
        revenue_limit_usd=20_000_000,
        excluded_territories=("EU", "GB", "KR", "US"),
        disclosure=True,
        attribution="Made with MiniMax-H3",
    ),
    "operations": (Operation.TEXT_TO_VIDEO, *_FROM_PICTURES, Operation.LOOP),
    "reference_roles": tuple(ReferenceRole),
    "makes_sound": True,
    "languages": ("en", "zh-hans", "zh-hant"),
    "limits": Limits(
        frame_step=17,
        frame_offset=5,
        size_multiple=32,
        min_frames=124,
        call_seconds=15,
        max_seconds=300,
        frame_rate=24,
        sizes=_PRODUCT_SIZES,
        max_references={ReferenceKind.IMAGE: 7, ReferenceKind.VIDEO: 1, ReferenceKind.VOICE: 3},
    ),
    "defaults": Defaults(num_inference_steps=50, overlap_frames=1),
    "seconds_a_second": 70,
}
"""The licence does not apply in the EU, the United Kingdom, South Korea and the USA, wants permission above 20 million
USD, the model's name shown, and reports of abuse answered. Lengths and sides: diffusers' MiniMaxH3Blocks; of its nine
pictures two are kept for how a clip begins and ends. Seconds: from 86 for 124 frames on four H200.
"""

PRESETS: dict[str, dict[str, Any]] = {"ltx2": LTX2, "wan_vace": WAN_VACE, "minimax_h3": MINIMAX_H3}
"""Manifest fields by adapter."""
