"""DESIGN's invariants, each one SQL query that returns the rows that break it, on SQLite and PostgreSQL alike."""

from datetime import timedelta

from django.db import connection

from cameo.ledger.verifying import verify_rows
from cameo.models import Likeness
from cameo.vault.box import MAGIC
from common.clock import now
from common.store import storage
from generation.models import Clip
from generation.states import MEDIA

LEASE_AND_REAPER = timedelta(seconds=30)

I1_VISIBLE_WITHOUT_CONSENT = """
    SELECT clip.id FROM generation_clip clip
    JOIN generation_jobreference reference ON reference.job_id = clip.job_id
    JOIN cameo_likeness likeness ON likeness.id = reference.likeness_id
    WHERE clip.visibility = 'public' AND (likeness.state <> 'active' OR likeness.epoch <> reference.epoch)
"""
I1_WITHDRAWN_WITH_FILES = """
    SELECT id FROM generation_clip
    WHERE visibility NOT IN ('draft', 'public') AND (video_key <> '' OR poster_key <> '' OR preview_key <> '')
"""
I1_POST_OF_A_HIDDEN_CLIP = """
    SELECT post.id FROM feed_post post
    JOIN generation_clip clip ON clip.id = post.clip_id
    WHERE post.hidden = %s AND clip.visibility <> 'public'
"""
LISTED_AND_HIDDEN = """
    SELECT post.id FROM feed_post post
    LEFT JOIN feed_poststat stat ON stat.post_id = post.id
    LEFT JOIN feed_posttag tagged ON tagged.post_id = post.id
    WHERE post.hidden = %s AND (stat.eligible = %s OR tagged.id IS NOT NULL)
"""
SEARCHED_AND_HIDDEN = """
    SELECT post.id FROM feed_post post
    JOIN feed_postwords searched ON searched.post_id = post.id
    WHERE post.hidden = %s OR searched.sequence <> post.sequence
"""
TAG_OF_ANOTHER_PLACE = """
    SELECT tagged.id FROM feed_posttag tagged
    JOIN feed_post post ON post.id = tagged.post_id
    WHERE tagged.sequence <> post.sequence
"""
MISCOUNTED_REMIXES = """
    SELECT post.id FROM feed_post post
    WHERE post.remix_count <> (
        SELECT COUNT(*) FROM remix_lineage edge
        JOIN generation_clip child ON child.job_id = edge.job_id
        JOIN feed_post made ON made.clip_id = child.id
        WHERE edge.parent_id = post.clip_id AND made.hidden = %s)
"""
EDGE_OF_ANOTHER_JOB = """
    SELECT edge.id FROM remix_parentedge edge
    JOIN generation_clip parent ON parent.id = edge.parent_id
    WHERE parent.job_id <> edge.parent_job_id
"""
COUNTED_AND_NOT_PUBLIC = """
    SELECT clip.id FROM remix_lineage lineage
    JOIN generation_clip clip ON clip.job_id = lineage.job_id
    WHERE lineage.counted <> (clip.visibility = 'public')
"""
MISCOUNTED_THREAD = """
    SELECT thread.clip_id FROM remix_threadcount thread
    WHERE thread.children <> (
        SELECT COUNT(*) FROM remix_parentedge edge
        JOIN remix_lineage lineage ON lineage.job_id = edge.job_id
        WHERE edge.parent_id = thread.clip_id AND lineage.counted)
"""
GUEST_WHOM_NOBODY_INVITED = """
    SELECT guest.id FROM generation_guest guest
    LEFT JOIN remix_invitation invitation
        ON invitation.clip_id = guest.clip_id AND invitation.person_id = guest.person_id
        AND invitation.accepted_at IS NOT NULL AND invitation.expires_at = guest.until
    WHERE invitation.id IS NULL
"""
I1_IN_FLIGHT_AFTER_THE_END = """
    SELECT job.id FROM generation_job job
    JOIN generation_jobreference reference ON reference.job_id = job.id
    JOIN cameo_likeness likeness ON likeness.id = reference.likeness_id
    WHERE job.state IN ('queued', 'running') AND likeness.state <> 'active'
"""
I1_GRANT_AFTER_THE_END = """
    SELECT permission.id FROM cameo_grant permission
    JOIN cameo_likeness likeness ON likeness.id = permission.likeness_id
    WHERE permission.ended_at IS NULL AND likeness.state NOT IN ('checking', 'active')
"""
I2_TWO_CLIPS_A_JOB = "SELECT job_id FROM generation_clip GROUP BY job_id HAVING COUNT(*) > 1"
I3_HELD_IS_IN_FLIGHT = """
    SELECT account.owner_id FROM accounts_creditaccount account
    WHERE account.kind = 'held' AND account.balance <> (
        SELECT COALESCE(SUM(job.price), 0) * 100 FROM generation_job job
        WHERE job.owner_id = account.owner_id AND job.state IN ('queued', 'running'))
"""
I3_CAPTURED_IS_SUCCEEDED = """
    SELECT account.owner_id FROM accounts_creditaccount account
    WHERE account.kind = 'held' AND (
        SELECT COALESCE(SUM(transfer.amount), 0) FROM accounts_transfer transfer
        WHERE transfer.debit_id = account.id AND transfer.kind = 'capture'
    ) <> (
        SELECT COALESCE(SUM(job.price), 0) * 100 FROM generation_job job
        WHERE job.owner_id = account.owner_id AND job.state = 'ready')
"""
I3_BALANCE_IS_ITS_TRANSFERS = """
    SELECT account.id FROM accounts_creditaccount account
    WHERE account.balance <>
        (SELECT COALESCE(SUM(amount), 0) FROM accounts_transfer WHERE credit_id = account.id)
      - (SELECT COALESCE(SUM(amount), 0) FROM accounts_transfer WHERE debit_id = account.id)
"""
I3_GIVEN_AWAY_TWICE = """
    SELECT paid.id FROM accounts_transfer paid
    JOIN accounts_transfer share ON share.source_id = paid.id
    GROUP BY paid.id, paid.amount HAVING SUM(share.amount) > paid.amount
"""
I4_LEASE_OUTLIVED = (
    "SELECT id FROM generation_job WHERE state = 'running' AND (lease_until IS NULL OR lease_until < %s)"
)
I7_BIOMETRICS_AFTER_THE_END = """
    SELECT id FROM cameo_likeness
    WHERE state NOT IN ('checking', 'active') AND (
        photo_key <> '' OR identity_key <> '' OR cutout_key <> '' OR voice_key <> '' OR embedding_key <> '')
"""
I7_KEY_AFTER_THE_END = """
    SELECT likeness.id FROM cameo_likeness likeness
    JOIN cameo_likenesskey data_key ON data_key.likeness_id = likeness.id
    WHERE likeness.state NOT IN ('checking', 'active') AND data_key.destroyed_at IS NULL
"""
I7_DESTROYED_IS_EMPTY = """
    SELECT likeness_id FROM cameo_likenesskey
    WHERE (destroyed_at IS NOT NULL AND LENGTH(wrapped) > 0) OR (destroyed_at IS NULL AND LENGTH(wrapped) = 0)
    UNION SELECT capture_id FROM cameo_capturekey
    WHERE (destroyed_at IS NOT NULL AND LENGTH(wrapped) > 0) OR (destroyed_at IS NULL AND LENGTH(wrapped) = 0)
"""
I7_KNOWN_FILES = """
    SELECT photo_key FROM cameo_likeness
    UNION SELECT identity_key FROM cameo_likeness
    UNION SELECT cutout_key FROM cameo_likeness
    UNION SELECT voice_key FROM cameo_likeness
    UNION SELECT embedding_key FROM cameo_likeness
    UNION SELECT video_key FROM cameo_capture
    UNION SELECT sheet_key FROM cameo_capture
"""
I8_NEVER_ENDED = "SELECT id FROM generation_job WHERE state IN ('queued', 'running')"

BROKEN_BY_ROWS = {
    "I1 visible clip without consent": I1_VISIBLE_WITHOUT_CONSENT,
    "I1 clip that ended and names files": I1_WITHDRAWN_WITH_FILES,
    "I1 job in flight without consent": I1_IN_FLIGHT_AFTER_THE_END,
    "I1 grant that outlived its likeness": I1_GRANT_AFTER_THE_END,
    "I2 two clips of one job": I2_TWO_CLIPS_A_JOB,
    "I3 held credits are not the jobs in flight": I3_HELD_IS_IN_FLIGHT,
    "I3 captured credits are not the clips made": I3_CAPTURED_IS_SUCCEEDED,
    "I3 a balance is not the sum of its transfers": I3_BALANCE_IS_ITS_TRANSFERS,
    "I3 more of a price was shared than paid": I3_GIVEN_AWAY_TWICE,
    "a tag of another place in the order than its post": TAG_OF_ANOTHER_PLACE,
    "an edge that names another job than its parent's": EDGE_OF_ANOTHER_JOB,
    "a remix that is counted and not public, or public and not counted": COUNTED_AND_NOT_PUBLIC,
    "a thread's count is not its public children": MISCOUNTED_THREAD,
    "a guest of a draft without an invitation": GUEST_WHOM_NOBODY_INVITED,
    "I7 biometrics kept after the end": I7_BIOMETRICS_AFTER_THE_END,
    "I7 data key kept after the end": I7_KEY_AFTER_THE_END,
    "I7 destroyed and not empty, or empty and not destroyed": I7_DESTROYED_IS_EMPTY,
}


def broken(*, at_rest: bool = False) -> dict[str, list[object]]:
    """Names of broken invariants with the ids that break them. `at_rest`: every job must have ended (I8)."""
    found = {name: _rows(query) for name, query in BROKEN_BY_ROWS.items()}
    found["I4 in flight longer than lease and reaper"] = _rows(I4_LEASE_OUTLIVED, [now() - LEASE_AND_REAPER])
    found["I1 post of a clip that is not public"] = _rows(I1_POST_OF_A_HIDDEN_CLIP, [False])
    found["hidden, and still trends or goes by a tag"] = _rows(LISTED_AND_HIDDEN, [True, True])
    found["hidden, or moved on, and still found by its words"] = _rows(SEARCHED_AND_HIDDEN, [True])
    found["a count of remixes that are not live, or not counted"] = _rows(MISCOUNTED_REMIXES, [False])
    found["I5 the ledger does not verify"] = [finding] if (finding := verify_rows()) is not None else []
    found["I6 file of a clip that ended"] = sorted(_of_ended_clips()) if at_rest else []
    biometric = [*stored("likeness"), *stored("capture")]
    found["I7 biometric file without a row"] = sorted(set(biometric) - set(_rows(I7_KNOWN_FILES)) - _angles())
    found["I7 biometric file in the clear"] = sorted(key for key in biometric if not is_sealed(key))
    if at_rest:
        found["I8 accepted and never ended"] = _rows(I8_NEVER_ENDED)
    return {name: rows for name, rows in found.items() if rows}


def _rows(query: str, params: list[object] | None = None) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(query, params or [])
        return [row[0] for row in cursor.fetchall()]


def _angles() -> set[str]:
    """Lists of keys, which SQLite and PostgreSQL take apart differently."""
    return {key for keys in Likeness.objects.values_list("angle_keys", flat=True) for key in keys}


def _of_ended_clips() -> set[str]:
    """The rows are dark at once; files follow in the background, so only at rest."""
    ended = {str(pk) for pk in Clip.objects.exclude(visibility__in=MEDIA).values_list("pk", flat=True)}
    return {key for key in stored("clip") if key.split("/")[1] in ended}


def is_sealed(key: str) -> bool:
    with storage().open(key) as stream:
        return bytes(stream.read(len(MAGIC))) == MAGIC


def stored(folder: str) -> list[str]:
    backend = storage()
    try:
        folders, files = backend.listdir(folder)
    except FileNotFoundError:
        return []
    inner = [name for sub in folders for name in stored(f"{folder}/{sub}")]
    return [f"{folder}/{name}" for name in files] + inner
