"""Several takes of one remix: each a remix of its own, of which one is kept."""

from accounts.models import User
from generation.models import Job, TakeSet
from generation.prices import price_of
from generation.services import OneTake, order_takes
from remix.contracts import RemixRequest
from remix.services.start import planned, start_remix


def order_remix_takes(actor: User, wanted: RemixRequest, *, number: int, idempotency_key: str) -> TakeSet:
    """Everybody is asked for each; the authors of the parents are told of all of them once. Raises as order_takes and
    start_remix.
    """

    def take(one: OneTake) -> Job:
        seeded = wanted.options.model_copy(update={"seed": one.seed})
        again = RemixRequest(kind=wanted.kind, parents=wanted.parents, options=seeded)
        return start_remix(actor, again, idempotency_key=one.key, is_news=one.first)

    price = price_of(planned(actor, wanted), draft=False, engine_s=0)  # at least; each take is asked about by itself
    return order_takes(
        actor, number=number, seed=wanted.options.seed, price=price, order=take, idempotency_key=idempotency_key
    )
