"""A room: five painted planes around the mark, wide or narrow as the frame is."""

from collections.abc import Callable

from generation.engines.studio.stage.camera import Camera
from generation.engines.studio.stage.canvas import RGB, argb
from generation.engines.studio.stage.interior_brush import Brush
from generation.engines.studio.stage.interior_light import Lighting
from generation.engines.studio.stage.interior_panel import Board, Panel, density_at, facing, level, sideways
from generation.engines.studio.stage.moment import View

ALONE_HALF_M = 0.71
"""Half of what a wide upright frame of one person shows at the mark."""
PULLED_BACK, SEEN_FROM_M = 1.2, 1.5
"""How far moves pull back, and how far ahead of the lens the floor comes into sight."""
UPRIGHT_HALF = 0.3125
"""Half a 9:16 frame's width over its focal length."""
NEAREST_Z = -3.0
OVERLAP_M = 0.02
SIDE_FINER = 1.3
Painter = Callable[[Board], None]


def spread(camera: Camera) -> float:
    """How much wider than for one person in an upright frame a place is laid out: 2 at 16:9, 1.8 for four people."""
    half = camera.width_px / 2 / camera.focal_px
    return float(max(1.0, half / UPRIGHT_HALF, half * camera.distance_m / ALONE_HALF_M) ** 0.62)


def apron(camera: Camera) -> float:
    """Metres of floor needed nearer than NEAREST_Z, where the camera stands far back to see a group."""
    return float(max(0.0, PULLED_BACK * camera.distance_m - SEEN_FROM_M + NEAREST_Z))


def corners(brush: Brush, width_m: float, height_m: float, strength: float = 0.30, reach_m: float = 0.7) -> None:
    """Darkens a wall towards its edges, where light seldom gets."""
    ink = (18, 12, 26)
    for start, end in (
        ((0.0, 0.0), (reach_m, 0.0)),
        ((width_m, 0.0), (width_m - reach_m, 0.0)),
        ((0.0, height_m), (0.0, height_m - reach_m)),
        ((0.0, 0.0), (0.0, reach_m)),
    ):
        brush.fade(start, end, ink, strength)


class Shell:
    """Walls at +-`half_m` and `far_m`, `high_m` high. Boards: back and sides lie upright, floor and ceiling flat."""

    def __init__(self, reference: Camera, lighting: Lighting, half_m: float, far_m: float, high_m: float) -> None:
        self.half_m, self.far_m, self.high_m = half_m, far_m, high_m
        self._reference, self._lighting = reference, lighting
        self._panels: list[Panel] = []
        self.fill: RGB = (24, 20, 30)

    @property
    def deep_m(self) -> float:
        return self.far_m - NEAREST_Z

    def back(self, rgb: RGB, paint: Painter) -> None:
        """Board 2 * half_m by high_m."""
        board = Board(2 * self.half_m, self.high_m, density_at(self._reference, self.far_m), rgb)
        paint(board)
        corners(board.paint, 2 * self.half_m, self.high_m)
        self._panels.append(facing(board, self._lighting, -self.half_m, 0.0, self.far_m))
        self.fill = self._lighting.lit(rgb, (0, self.high_m, self.far_m), (0, 0, 1))

    def side(self, which: int, rgb: RGB, paint: Painter) -> None:
        """Board deep_m by high_m; x runs away from the viewer on the left (-1), towards them on the right (1)."""
        board = Board(self.deep_m + OVERLAP_M, self.high_m, self._fine(), rgb)
        paint(board)
        corners(board.paint, board.width_m, self.high_m)
        self._panels.append(sideways(board, self._lighting, which * self.half_m, 0.0, NEAREST_Z))

    def floor(self, rgb: RGB, paint: Painter) -> None:
        """Board 2 * half_m by deep_m; the mark is at (half_m, 3)."""
        board = Board(2 * (self.half_m + OVERLAP_M), self.deep_m + OVERLAP_M, self._fine(), rgb)
        paint(board)
        corners(board.paint, board.width_m, board.height_m, 0.24, 0.6)
        spare = apron(self._reference)
        self._panels.append(level(board, self._lighting, -self.half_m - OVERLAP_M, 0.0, NEAREST_Z, spare))

    def ceiling(self, rgb: RGB, paint: Painter) -> None:
        """Board 2 * half_m by deep_m, seen from below; its y runs away from the viewer."""
        board = Board(2 * (self.half_m + OVERLAP_M), self.deep_m + OVERLAP_M, self._fine() * 0.7, rgb)
        paint(board)
        corners(board.paint, board.width_m, board.height_m, 0.2, 0.6)
        self._panels.append(level(board, self._lighting, -self.half_m - OVERLAP_M, self.high_m, NEAREST_Z))

    def _fine(self) -> float:
        return SIDE_FINER * density_at(self._reference, self.far_m * 0.5)

    def draw(self, view: View) -> None:
        color = argb(self.fill)
        view.pixels[:] = (color & 255, (color >> 8) & 255, (color >> 16) & 255, 255)
        for panel in self._panels:
            panel.draw(view)
