"""Invitations, and the mute of a thread, over REST."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.selectors import find_person
from common.api import signed_in
from common.pages import read_page
from generation.selectors import get_clip
from remix.collab import invitations, mutes, selectors
from remix.collab.serializers import InvitationSerializer, InvitationsSerializer, InviteSerializer, MutedSerializer

CURSOR = OpenApiParameter("cursor", str, description="`next` of the page before")
GONE = {"451": "Withdrawn by a person in it."}


class InvitingView(APIView):
    problems = GONE

    @extend_schema(operation_id="clips_invitations", parameters=[CURSOR], responses=InvitationsSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """To one's own draft, newest first."""
        user = signed_in(request)
        rows = selectors.invitations_to(user, get_clip(clip_id, user))
        cursor = request.query_params.get("cursor", "")
        return Response(InvitationsSerializer(read_page(rows, key="id", listing=f"to:{clip_id}", cursor=cursor)).data)

    @extend_schema(operation_id="clips_invite", request=InviteSerializer, responses={201: InvitationSerializer})
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Somebody who follows the caller may see and remix the draft, once they accept. Again: a new term."""
        asked = InviteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user = signed_in(request)
        clip = get_clip(clip_id, user)
        person = find_person(asked.validated_data["username"], viewer=user)
        made = invitations.invite(user, clip, person, days=asked.validated_data["days"])
        return Response(InvitationSerializer(made).data, status=201)


class MyInvitationsView(APIView):
    @extend_schema(operation_id="me_invitations", parameters=[CURSOR], responses=InvitationsSerializer)
    def get(self, request: Request) -> Response:
        """To drafts of others, newest first."""
        user = signed_in(request)
        cursor = request.query_params.get("cursor", "")
        page = read_page(selectors.invitations_for(user), key="id", listing=f"for:{user.pk}", cursor=cursor)
        return Response(InvitationsSerializer(page).data)


class InvitationView(APIView):
    @extend_schema(operation_id="invitations_end", responses={204: None})
    def delete(self, request: Request, invitation_id: UUID) -> Response:
        """Takes back what one gave, declines or leaves what one got. The draft is dark for the guest at once."""
        user = signed_in(request)
        invitations.end(user, selectors.get_invitation(invitation_id, user))
        return Response(status=204)


class AcceptView(APIView):
    @extend_schema(operation_id="invitations_accept", request=None, responses=InvitationSerializer)
    def post(self, request: Request, invitation_id: UUID) -> Response:
        """The caller sees the draft from now on, and may remix it."""
        user = signed_in(request)
        made = invitations.accept(user, selectors.get_invitation(invitation_id, user))
        return Response(InvitationSerializer(made).data)


class ThreadMuteView(APIView):
    problems = GONE

    @extend_schema(operation_id="clips_thread_muted", responses=MutedSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        user = signed_in(request)
        return Response({"muted": mutes.is_muted(user, get_clip(clip_id, user))})

    @extend_schema(operation_id="clips_thread_mute", request=None, responses={204: None})
    def put(self, request: Request, clip_id: UUID) -> Response:
        """No more notices of the thread that this clip stands in."""
        user = signed_in(request)
        mutes.mute_thread(user, get_clip(clip_id, user))
        return Response(status=204)

    @extend_schema(operation_id="clips_thread_unmute", responses={204: None})
    def delete(self, request: Request, clip_id: UUID) -> Response:
        user = signed_in(request)
        mutes.unmute_thread(user, get_clip(clip_id, user))
        return Response(status=204)
