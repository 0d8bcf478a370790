"""Archives are made and swept, events counted and forgotten. Every task is safe to run twice."""

from uuid import UUID

import structlog
from celery import shared_task

from feed.analytics.leaders import compute
from feed.events.counting import count_all
from feed.events.retention import retain
from feed.export import services
from feed.learning.learner import learn
from feed.services.describing import count_missed
from feed.serving import sweep_sessions

log = structlog.get_logger(__name__)


@shared_task(name=services.BUILD)
def export(export_id: str) -> bool:
    try:
        return services.build(UUID(export_id))
    except Exception:  # a worker's outer edge: whatever broke, the owner gets an answer
        log.exception("export_broke", export=export_id)
        services.fail(UUID(export_id))
        return False


@shared_task(name="feed.tasks.sweep")
def sweep() -> int:
    return services.sweep()


@shared_task(name="feed.tasks.sweep_sessions")
def sweep_feed_sessions() -> int:
    return sweep_sessions()


@shared_task(name="feed.tasks.count")
def count_events() -> int:
    return count_all()


@shared_task(name="feed.tasks.retain")
def retain_events() -> int:
    return retain()


@shared_task(name="feed.tasks.recount")
def recount() -> int:
    """Posts whose remixes were not counted when a process ended between a commit and what follows it."""
    return count_missed()


@shared_task(name="feed.tasks.lead")
def compute_leaders() -> None:
    compute()


@shared_task(name="feed.tasks.learn_ranking")
def learn_ranking() -> int:
    return learn()


@shared_task(name="feed.tasks.fit_taste")
def fit_taste() -> int:
    """The window anew; 0 when nothing happened since the last, otherwise its version."""
    from feed.learning import fitting  # noqa: PLC0415  (implicit and scikit-learn take seconds to import)

    made = fitting.fit_when_rested()
    return made.version if made is not None else 0


@shared_task(name="feed.tasks.learn_words")
def learn_words() -> bool:
    """What the site's own words tell, anew."""
    from feed.search.fitting import fit  # noqa: PLC0415  (scikit-learn takes seconds to import; only this needs it)

    return fit()
