"""Proving that a face is one's own: a challenge, one video, a verdict by name."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import InPerson
from cameo import services
from cameo.capture.serializers import (
    CaptureSerializer,
    ChallengeSerializer,
    ChallengeTermsSerializer,
    ChallengeWriteSerializer,
    VideoSerializer,
)
from cameo.capture.words import languages_heard, told_before
from common.api import signed_in
from common.parsers import StrictJSONParser, StrictMultiPartParser


def session_of(request: Request) -> str:
    """What the challenge is bound to: the app's token, or the key of the web session."""
    token = request.headers.get("X-Session-Token", "")
    return token or getattr(request.session, "session_key", None) or ""


class ChallengesView(APIView):
    permission_classes = [IsAuthenticated, InPerson]
    parser_classes = [StrictJSONParser]

    @extend_schema(operation_id="challenge_terms", responses=ChallengeTermsSerializer)
    def get(self, request: Request) -> Response:
        """What to tell somebody before they begin. Costs no try."""
        return Response({"languages": languages_heard(), "notice": told_before()})

    @extend_schema(
        operation_id="challenge_issue", request=ChallengeWriteSerializer, responses={201: ChallengeSerializer}
    )
    def post(self, request: Request) -> Response:
        """A challenge for this session: good for 90 seconds and one video, three a day."""
        asked = ChallengeWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        capture = services.issue_challenge(signed_in(request), session_of(request), **asked.validated_data)
        return Response(ChallengeSerializer(capture).data, status=201, headers={"Cache-Control": "no-store"})


class ChallengeView(APIView):
    permission_classes = [IsAuthenticated, InPerson]

    @extend_schema(operation_id="challenge_read", responses=CaptureSerializer)
    def get(self, request: Request, capture_id: UUID) -> Response:
        """What came of it."""
        return Response(CaptureSerializer(services.find_capture(signed_in(request), capture_id)).data)


class ChallengeVideoView(APIView):
    permission_classes = [IsAuthenticated, InPerson]
    parser_classes = [StrictMultiPartParser]

    @extend_schema(operation_id="challenge_answer", request=VideoSerializer, responses={202: CaptureSerializer})
    def post(self, request: Request, capture_id: UUID) -> Response:
        """Takes the video; whether it follows the challenge is found out in the background."""
        asked = VideoSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        sent = asked.validated_data
        capture = services.answer_challenge(
            signed_in(request), capture_id, sent["nonce"], sent["video"].read(), session=session_of(request)
        )
        return Response(CaptureSerializer(capture).data, status=202)
