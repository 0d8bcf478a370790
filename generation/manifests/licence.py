"""What a model's licence asks of whoever runs it. Touches no file: the router asks for each job."""

from collections.abc import Iterator

from generation.engines.setup import Operator
from generation.manifests.refusals import Refusal
from generation.manifests.schema import Licence
from generation.manifests.territories import places, unknown


def licence_refusals(licence: Licence, operator: Operator) -> tuple[Refusal, ...]:
    """Empty where this operator may use it. What the operator did not say counts as no."""
    return (*_territories(licence, operator), *_revenue(licence, operator), *_commerce(licence, operator))


def _territories(licence: Licence, operator: Operator) -> Iterator[Refusal]:
    if not licence.excluded_territories:
        return
    if not operator.territories:
        yield Refusal(code="territory_unknown", message=f"{licence.name} excludes territories, and yours are not set")
        return
    if nowhere := unknown((*licence.excluded_territories, *operator.territories)):
        yield Refusal(code="territory_unknown", message=f"not ISO 3166 codes: {' '.join(sorted(nowhere))}")
    if shared := places(licence.excluded_territories) & places(operator.territories):
        yield Refusal(code="territory_excluded", message=f"{licence.name} excludes {' '.join(sorted(shared))}")


def _revenue(licence: Licence, operator: Operator) -> Iterator[Refusal]:
    limit = licence.revenue_limit_usd
    if limit is None:
        return
    if operator.revenue_usd is None:
        yield Refusal(code="revenue_unknown", message=f"{licence.name} ends at {limit} USD a year, yours is not set")
    elif operator.revenue_usd >= limit:
        yield Refusal(code="revenue_too_high", message=f"{licence.name} ends at {limit} USD a year")


def _commerce(licence: Licence, operator: Operator) -> Iterator[Refusal]:
    if operator.commercial and not licence.commercial:
        yield Refusal(code="commercial_not_allowed", message=f"{licence.name} allows no commercial use")
