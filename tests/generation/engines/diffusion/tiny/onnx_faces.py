"""Hand-made ONNX files with the signatures of insightface's packs and of YuNet and SFace.

Test doubles, no trained weights: a detector that fires where a cell of 32 pixels has one colour, and an embedder that
is a fixed random projection of a coarse colour grid. The code that loads and calls them is insightface's and OpenCV's.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MAGENTA = (255, 0, 255)
"""What a test paints where it wants a face."""
FIRING_CELL = 32
STRIDES = (8, 16, 32)
COLOURS = {"skin": ((60.0, 0.0, -60.0), -44.0), "magenta": ((30.0, -60.0, 30.0), -80.0)}
"""Weights of red, green and blue (-1..1) and the bias of the score before its sigmoid."""
OFF = -50.0
POINTS = np.array([0.1, 0.1, 0.9, 0.1, 0.5, 0.55, 0.2, 1.0, 0.8, 1.0], np.float32)
"""Eyes, nose and mouth corners in strides from the cell's corner."""
BOX = np.array([0.9, 1.1, 1.9, 2.1], np.float32)
"""Left, top, right and bottom in strides from the cell's corner."""

Shaped = tuple[str, Sequence[int | str]]
"""A tensor's name and shape."""


def build(folder: Path) -> Path:
    """An insightface pack as they come: files told apart by their shapes, the detector firing on skin."""
    folder.mkdir(parents=True, exist_ok=True)
    scrfd(folder / "det_10g.onnx", "skin")
    embedder(folder / "w600k_r50.onnx", size=112, cells=7, numbers=512, seed=1)
    embedder(folder / "genderage.onnx", size=96, cells=4, numbers=3, seed=2)
    return folder


def build_v2(folder: Path) -> Path:
    """A pack with a manifest and checksums, its detector firing on magenta."""
    folder.mkdir(parents=True, exist_ok=True)
    scrfd(folder / "det.onnx", "magenta")
    embedder(folder / "rec.onnx", size=112, cells=7, numbers=512, seed=1)
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("det.onnx", "rec.onnx")}
    manifest = {
        "manifest_version": 2,
        "model_id": "tiny_v2",
        "display_name": "test doubles",
        "license": "MODEL.LICENSE",
        "tasks": {
            "detection": {
                "file": "det.onnx",
                "sha256": sums["det.onnx"],
                "preprocessing": {"mean": 127.5, "std": 128.0},
            },
            "recognition": {
                "file": "rec.onnx",
                "sha256": sums["rec.onnx"],
                "preprocessing": {"mean": 127.5, "std": 127.5},
                "input_size": [112, 112],
                "embedding_dimension": 512,
            },
        },
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def build_opencv(folder: Path) -> Path:
    """YuNet firing on magenta, and SFace."""
    folder.mkdir(parents=True, exist_ok=True)
    yunet(folder / "face_detection_yunet_2023mar.onnx")
    embedder(folder / "face_recognition_sface_2021dec.onnx", size=112, cells=7, numbers=128, seed=3, fixed=True)
    return folder


def scrfd(path: Path, colour: str) -> None:
    """RGB (x - 127.5) / 128 -> score, box and points of strides 8, 16, 32, two anchors a cell; the first one at 32."""
    weights, bias = COLOURS[colour]
    graph = Graph()
    for stride in STRIDES:
        pooled = graph.pooled("input.1", stride)
        on = stride == FIRING_CELL
        score = np.zeros((2, 3), np.float32)
        score[0] = weights if on else 0
        graph.head(f"score_{stride}", pooled, score, [bias if on else OFF, OFF], numbers=1, sigmoid=True)
        graph.head(f"bbox_{stride}", pooled, np.zeros((8, 3)), np.tile(BOX, 2), numbers=4)
        graph.head(f"kps_{stride}", pooled, np.zeros((20, 3)), np.tile(POINTS, 2), numbers=10)
    kinds = {"score": 1, "bbox": 4, "kps": 10}
    outputs: list[Shaped] = [
        (f"{kind}_{stride}", [f"cells_{stride}", numbers]) for kind, numbers in kinds.items() for stride in STRIDES
    ]
    graph.save(path, inputs=[("input.1", [1, 3, "height", "width"])], outputs=outputs)


def yunet(path: Path) -> None:
    """BGR 0..255 -> cls, obj, bbox and kps of strides 8, 16, 32: centre, log of size, and points in strides."""
    centre_and_log_size = [(BOX[2] - BOX[0]) / 2, (BOX[3] - BOX[1]) / 2, *np.log([BOX[0] + BOX[2], BOX[1] + BOX[3]])]
    (red, green, blue), bias = COLOURS["magenta"]
    colour = np.array([[blue, green, red]]) / 127.5
    shift = bias - (red + green + blue)
    graph = Graph()
    for stride in STRIDES:
        pooled = graph.pooled("input", stride)
        on = stride == FIRING_CELL
        for kind in ("cls", "obj"):
            firing = colour if on else colour * 0
            graph.head(f"{kind}_{stride}", pooled, firing, [shift if on else OFF], numbers=1, sigmoid=True, batch=True)
        graph.head(f"bbox_{stride}", pooled, np.zeros((4, 3)), centre_and_log_size, numbers=4, batch=True)
        graph.head(f"kps_{stride}", pooled, np.zeros((10, 3)), POINTS, numbers=10, batch=True)
    kinds = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}
    outputs = [
        (f"{kind}_{stride}", [1, (640 // stride) ** 2, numbers])
        for kind, numbers in kinds.items()
        for stride in STRIDES
    ]
    graph.save(path, inputs=[("input", [1, 3, 640, 640])], outputs=outputs)


def embedder(path: Path, *, size: int, cells: int, numbers: int, seed: int, fixed: bool = False) -> None:
    """N x 3 x size x size -> average grid without its mean -> fixed random projection -> N x numbers."""
    projection = np.random.default_rng(seed).standard_normal((3 * cells * cells, numbers)).astype(np.float32)
    graph = Graph()
    pooled = graph.pooled("input.1", size // cells)
    length = 3 * cells * cells
    centred = np.eye(length, dtype=np.float32) - np.float32(1 / length)
    graph.add("Flatten", [pooled], "flat")
    graph.add("Gemm", ["flat", graph.constant("w", centred @ projection)], "683")
    batch = 1 if fixed else "batch"
    graph.save(path, inputs=[("input.1", [batch, 3, size, size])], outputs=[("683", [batch, numbers])])


class Graph:
    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: np.ndarray) -> str:
        self._constants.append(numpy_helper.from_array(values, name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, **options: list[int]) -> str:
        self._nodes.append(helper.make_node(kind, inputs, [output], f"make_{output}", None, None, None, **options))
        return output

    def pooled(self, source: str, cell: int) -> str:
        return self.add("AveragePool", [source], f"pooled_{cell}", kernel_shape=[cell, cell], strides=[cell, cell])

    def head(
        self,
        name: str,
        source: str,
        weights: np.ndarray,
        bias: Iterable[float],
        *,
        numbers: int,
        sigmoid: bool = False,
        batch: bool = False,
    ) -> None:
        """A 1 x 1 convolution, its channels last, `numbers` of them a row; `batch` keeps the first axis."""
        kernel = self.constant(f"{name}_w", np.asarray(weights, np.float32)[..., None, None])
        offset = self.constant(f"{name}_b", np.asarray(list(bias), np.float32))
        shape = self.constant(f"{name}_shape", np.array([1, -1, numbers] if batch else [-1, numbers], np.int64))
        last = self.add("Conv", [source, kernel, offset], f"{name}_conv", kernel_shape=[1, 1])
        if sigmoid:
            last = self.add("Sigmoid", [last], f"{name}_sigmoid")
        self.add("Reshape", [self.add("Transpose", [last], f"{name}_last", perm=[0, 2, 3, 1]), shape], name)

    def save(self, path: Path, *, inputs: Sequence[Shaped], outputs: Sequence[Shaped]) -> None:
        graph = helper.make_graph(
            self._nodes,
            path.stem,
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in inputs],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs],
            self._constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        onnx.save(model, path)
