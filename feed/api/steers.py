"""The caller's wishes over REST."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.idempotency import idempotent
from feed import services, steering
from feed.api.steer_shapes import (
    SteerChangeSerializer,
    SteerSerializer,
    SteersMadeSerializer,
    SteersSerializer,
    SteerTextSerializer,
    steer_body,
)


class SteersView(APIView):
    @extend_schema(operation_id="me_feed_steers", responses=SteersSerializer)
    def get(self, request: Request) -> Response:
        """Those that hold now, newest first; never many."""
        person = signed_in(request)
        held = [(steer, steering.personal(person, steer)) for steer in steering.active(person)]
        return Response({"items": [steer_body(steer, personal=personal) for steer, personal in held]})

    @extend_schema(
        operation_id="me_feed_steers_ask", request=SteerTextSerializer, responses={201: SteersMadeSerializer}
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """A wish in plain words, English or Chinese: "more claymation, no politics for a week, shorter". What holds for
        different times becomes wishes of their own; without a time, 72 hours.
        """
        asked = SteerTextSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        answer = services.ask_for(signed_in(request), asked.validated_data["text"])
        made = [steer_body(steer, personal=answer.personal) for steer in answer.made]
        return Response({"items": made, "missed": answer.missed}, status=201)


class SteerView(APIView):
    @extend_schema(operation_id="me_feed_steer_change", request=SteerChangeSerializer, responses=SteerSerializer)
    def patch(self, request: Request, steer_id: int) -> Response:
        """Takes chips out, makes them stronger or weaker, or lets the wish hold for good."""
        asked = SteerChangeSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said = asked.validated_data
        kept = [steering.Kept(**chip) for chip in said["chips"]] if "chips" in said else None
        person = signed_in(request)
        steer = services.change_wish(person, steer_id, chips=kept, for_good=said.get("for_good"))
        return Response(steer_body(steer, personal=steering.personal(person, steer)))

    @extend_schema(operation_id="me_feed_steer_drop", responses={204: None})
    def delete(self, request: Request, steer_id: int) -> Response:
        services.drop_wish(signed_in(request), steer_id)
        return Response(status=204)
