"""What this server renders with."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from generation import planning, routing
from generation.serializers import EnginesSerializer


class EnginesView(APIView):
    @extend_schema(operation_id="engines", responses=EnginesSerializer)
    def get(self, request: Request) -> Response:
        """For the create page and for editing storyboards: sizes, limits and the names that a storyboard may use."""
        terms = planning.vocabulary().terms
        engines = [
            {
                "name": offer.route.engine,
                "model": offer.route.model,
                "usable": not offer.refusal,
                "operations": sorted(offer.capability.operations),
                "reference_kinds": sorted(offer.capability.reference_kinds),
                "audio_driven": offer.capability.audio_driven,
                "max_seconds": min(routing.most_seconds(), offer.capability.max_seconds),
                "max_references": offer.capability.max_references,
                "sizes": offer.capability.sizes,
                "languages": offer.capability.languages,
                "licence": offer.capability.licence,
                "notes": offer.capability.notes,
                "terms": terms,
            }
            for offer in routing.offers()
        ]
        return Response(EnginesSerializer({"items": engines, "next": None}).data)
