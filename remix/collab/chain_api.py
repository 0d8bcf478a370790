"""Chains over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.permissions import SAFE_METHODS, AllowAny, BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from common.api import signed_in
from common.errors import NotFound
from common.idempotency import idempotent
from common.pages import read_page
from generation.selectors import get_clip
from remix.collab import chains, selectors
from remix.collab.api import CURSOR, GONE
from remix.collab.serializers import (
    BeginSerializer,
    ChainSerializer,
    ChainsSerializer,
    LinksSerializer,
    TurnSerializer,
    link_body,
)


class ChainsView(APIView):
    permission_classes = [AllowAny]

    @extend_schema(operation_id="chains", parameters=[CURSOR], responses=ChainsSerializer)
    def get(self, request: Request) -> Response:
        """Those that can be added to, newest first."""
        cursor = request.query_params.get("cursor", "")
        page = read_page(selectors.chains(request.user), key="id", listing="chains", cursor=cursor)
        return Response(ChainsSerializer(page).data)


class BeginView(APIView):
    problems = GONE

    @extend_schema(operation_id="clips_chain", responses=ChainSerializer)
    def get(self, request: Request, clip_id: UUID) -> Response:
        """The chain that this clip is a link of."""
        user = signed_in(request)
        found = selectors.chain_of(get_clip(clip_id, user), user)
        if found is None:
            raise NotFound("chain_not_found")
        return Response(ChainSerializer(found.chain).data)

    @extend_schema(operation_id="clips_chain_begin", request=BeginSerializer, responses={201: ChainSerializer})
    @idempotent
    def post(self, request: Request, clip_id: UUID) -> Response:
        """Asks others to go on from one's own public clip, in turn."""
        asked = BeginSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        user = signed_in(request)
        made = chains.open_chain(user, get_clip(clip_id, user), asked.validated_data["prompt"])
        return Response(ChainSerializer(made).data, status=201)


class ChainView(APIView):
    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny() if self.request.method in SAFE_METHODS else IsAuthenticated()]

    @extend_schema(operation_id="chain", parameters=[CURSOR], responses=LinksSerializer)
    def get(self, request: Request, chain_id: UUID) -> Response:
        viewer = request.user
        chain = selectors.get_chain(chain_id, viewer)
        page = selectors.links_of(chain, viewer, cursor=request.query_params.get("cursor", ""))
        links = [link_body(link, viewer) for link in page.items]
        return Response({"chain": ChainSerializer(chain).data, "links": links, "next": page.next})

    @extend_schema(operation_id="chain_close", responses={204: None})
    def delete(self, request: Request, chain_id: UUID) -> Response:
        """Nobody adds to it any more; what was added stays."""
        user = signed_in(request)
        chains.close_chain(user, selectors.get_chain(chain_id, user))
        return Response(status=204)


class TurnView(APIView):
    @extend_schema(operation_id="chain_turn", request=None, responses=TurnSerializer)
    def put(self, request: Request, chain_id: UUID) -> Response:
        """The turn is the caller's for an hour: what they publish of the newest clip becomes the next link."""
        user = signed_in(request)
        chain = selectors.get_chain(chain_id, user)
        tip = chains.take_turn(user, chain)
        chain.refresh_from_db()
        return Response({"clip_id": str(tip.pk), "until": chain.taken_until})

    @extend_schema(operation_id="chain_turn_pass", responses={204: None})
    def delete(self, request: Request, chain_id: UUID) -> Response:
        """Gives the turn back."""
        user = signed_in(request)
        chains.pass_turn(user, selectors.get_chain(chain_id, user))
        return Response(status=204)
