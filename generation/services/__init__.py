"""Everything that changes jobs and clips."""

from generation.services.clips import darken_again, delete_clip, set_visibility, withdraw_clip
from generation.services.files import forget_files
from generation.services.finishing import finish_take, price_in_full
from generation.services.guests import let_in, shut_all_out, shut_out
from generation.services.holding import hold_for_leaving
from generation.services.keeping import keep_take
from generation.services.live import add_chunk
from generation.services.pulse import farewell, pulse
from generation.services.reap import reap, release_worker, sweep
from generation.services.recall import hold_showing, look_beyond_scope, refuse_jobs_made_from, refuse_jobs_showing
from generation.services.sketch import Sketch, sketch
from generation.services.stop import cancel_job, forget_person, retry_job
from generation.services.submit import submit_job
from generation.services.takes import OneTake, order_own_takes, order_takes
from generation.services.tombstones import drop_tombstones
from generation.services.withdrawal import withdraw_again, withdraw_clips
from generation.services.work import MadeClip, beat, claim_next, complete, fail, refuse, release

__all__ = [
    "MadeClip",
    "OneTake",
    "Sketch",
    "add_chunk",
    "beat",
    "cancel_job",
    "claim_next",
    "complete",
    "darken_again",
    "delete_clip",
    "drop_tombstones",
    "fail",
    "farewell",
    "finish_take",
    "forget_files",
    "forget_person",
    "hold_for_leaving",
    "hold_showing",
    "keep_take",
    "let_in",
    "look_beyond_scope",
    "order_own_takes",
    "order_takes",
    "price_in_full",
    "pulse",
    "reap",
    "refuse",
    "refuse_jobs_made_from",
    "refuse_jobs_showing",
    "release",
    "release_worker",
    "retry_job",
    "set_visibility",
    "shut_all_out",
    "shut_out",
    "sketch",
    "submit_job",
    "sweep",
    "withdraw_again",
    "withdraw_clip",
    "withdraw_clips",
]
