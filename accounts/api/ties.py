"""Follow, block, mute: PUT makes the tie, DELETE ends it; both are harmless again."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import services
from accounts.selectors import find_blockable, find_person
from common.api import signed_in


class FollowView(APIView):
    @extend_schema(operation_id="people_follow", request=None, responses={204: None})
    def put(self, request: Request, username: str) -> Response:
        actor = signed_in(request)
        services.follow(actor, find_person(username, viewer=actor))
        return Response(status=204)

    @extend_schema(operation_id="people_unfollow", responses={204: None})
    def delete(self, request: Request, username: str) -> Response:
        actor = signed_in(request)
        services.unfollow(actor, find_person(username, viewer=actor))
        return Response(status=204)


class BlockView(APIView):
    @extend_schema(operation_id="people_block", request=None, responses={204: None})
    def put(self, request: Request, username: str) -> Response:
        """Neither sees, follows, casts or remixes the other from now on; follows both ways end."""
        actor = signed_in(request)
        services.block(actor, find_blockable(username, viewer=actor))
        return Response(status=204)

    @extend_schema(operation_id="people_unblock", responses={204: None})
    def delete(self, request: Request, username: str) -> Response:
        actor = signed_in(request)
        services.unblock(actor, find_blockable(username, viewer=actor))
        return Response(status=204)


class MuteView(APIView):
    @extend_schema(operation_id="people_mute", request=None, responses={204: None})
    def put(self, request: Request, username: str) -> Response:
        """Keeps them out of the caller's feed and notifications; they never know."""
        actor = signed_in(request)
        services.mute(actor, find_person(username, viewer=actor))
        return Response(status=204)

    @extend_schema(operation_id="people_unmute", responses={204: None})
    def delete(self, request: Request, username: str) -> Response:
        actor = signed_in(request)
        services.unmute(actor, find_person(username, viewer=actor))
        return Response(status=204)
