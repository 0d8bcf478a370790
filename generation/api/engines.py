"""What this server's engine can do."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from generation import planning
from generation.serializers import EnginesSerializer


class EnginesView(APIView):
    @extend_schema(operation_id="engines", responses=EnginesSerializer)
    def get(self, request: Request) -> Response:
        """For the create page and for editing storyboards: sizes, limits and the names that a storyboard may use."""
        able = planning.engine().capabilities()
        engine = {
            "name": planning.engine().name,
            "operations": sorted(able.operations),
            "reference_kinds": sorted(able.reference_kinds),
            "audio_driven": able.audio_driven,
            "max_seconds": planning.most_seconds(),
            "max_references": able.max_references,
            "sizes": able.sizes,
            "languages": able.languages,
            "licence": able.licence,
            "notes": able.notes,
            "terms": planning.vocabulary().terms,
        }
        return Response(EnginesSerializer({"items": [engine], "next": None}).data)
