"""Dancing on the beat; two choreographies, chosen by seed."""

from generation.engines.studio.plugins.base import Act, ActionPlugin, Steps
from generation.engines.studio.stage.choreography import ROUTINES, at_beat
from generation.engines.studio.stage.pose import Pose
from generation.engines.studio.stage.seeds import choose
from generation.storyboard.vocabulary import Term, TermKind, names


def pose(act: Act) -> Pose:
    """A routine chosen by seed, hit on the beat; louder music makes it bigger."""
    routine = ROUTINES[choose(len(ROUTINES), act.seed, "routine")]
    return at_beat(routine, act.moment.beat, 0.82 + 0.28 * act.moment.energy)


PLUGIN = ActionPlugin(
    term=Term(
        kind=TermKind.ACTION,
        id="dance",
        en=names(
            "dance, dance around, dance to the music, bust a move, do a dance, get down on the dance floor, "
            "shake it, dance a jig, groove"
        ),
        zh=names("跳舞, 舞蹈, 起舞, 热舞, 熱舞, 跳起舞, 跳个舞, 跳個舞, 跳着舞, 跳著舞"),
    ),
    pose=pose,
    steps=Steps(every=1.0, offset=0.0, gain=0.22, dust=0.9),
    feeling="happy",
)
