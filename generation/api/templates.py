"""Templates: storyboards with slots."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.serializers import PersonCardSerializer
from common.api import signed_in, storable_text
from common.idempotency import idempotent
from common.pages import read_page
from common.parsers import StrictJSONParser
from generation.api.jobs import CURSOR
from generation.models import StoryTemplate
from generation.selectors import get_job, get_template
from generation.serializers import StoryboardField
from generation.services.templates import delete_template, fill_template, save_template


class TemplateWriteSerializer(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=80, validators=[storable_text])
    job_id = serializers.UUIDField(help_text="A job of the caller's: people, lines and things of its scenes are slots")
    public = serializers.BooleanField(required=False, default=False, help_text="For everybody, else for its owner")


class FillSerializer(serializers.Serializer[Any]):
    values = serializers.DictField(
        child=serializers.CharField(allow_blank=True, validators=[storable_text]),
        required=False,
        default=dict,
        help_text="By the names of slots; a slot that is left out takes its default",
    )


class SlotSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    kind = serializers.CharField(help_text="person, line, thing or place")
    label = serializers.CharField()  # type: ignore[assignment]  # a slot's, not this class's own
    default = serializers.CharField(help_text="Empty where a value must be given")


class TemplateCardSerializer(serializers.Serializer[StoryTemplate]):
    id = serializers.UUIDField()
    title = serializers.CharField()
    owner = PersonCardSerializer()
    public = serializers.BooleanField()
    slots = SlotSerializer(many=True, source="body.slots")
    created_at = serializers.DateTimeField()


class TemplateSerializer(TemplateCardSerializer):
    storyboard = StoryboardField(source="body.storyboard", help_text="With the names of slots where values go")


class TemplatesSerializer(serializers.Serializer[Any]):
    items = TemplateCardSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class FilledSerializer(serializers.Serializer[Any]):
    storyboard = StoryboardField()


class TemplatesView(APIView):
    parser_classes = [StrictJSONParser]

    @extend_schema(operation_id="templates", parameters=[CURSOR], responses=TemplatesSerializer)
    def get(self, request: Request) -> Response:
        """The caller's own and everybody's public ones, newest first."""
        viewer = signed_in(request)
        rows = StoryTemplate.objects.visible_to(viewer).select_related("owner")
        cursor = request.query_params.get("cursor", "")
        page = read_page(rows, key="id", listing=f"templates:{viewer.pk}", cursor=cursor)
        return Response(TemplatesSerializer({"items": page.items, "next": page.next}).data)

    @extend_schema(operation_id="templates_save", request=TemplateWriteSerializer, responses={201: TemplateSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """Keeps no handle: whoever is cast becomes a slot. Of a remix the terms of everybody above are asked."""
        asked = TemplateWriteSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        actor = signed_in(request)
        job = get_job(given["job_id"], actor)
        made = save_template(actor, job, title=given["title"], public=given["public"])
        return Response(TemplateSerializer(made).data, status=201)


class TemplateView(APIView):
    @extend_schema(operation_id="template", responses=TemplateSerializer)
    def get(self, request: Request, template_id: UUID) -> Response:
        return Response(TemplateSerializer(get_template(template_id, signed_in(request))).data)

    @extend_schema(operation_id="template_delete", responses={204: None})
    def delete(self, request: Request, template_id: UUID) -> Response:
        """Clips that were made with it stay."""
        actor = signed_in(request)
        delete_template(actor, get_template(template_id, actor))
        return Response(status=204)


class TemplateFillView(APIView):
    parser_classes = [StrictJSONParser]

    @extend_schema(operation_id="template_fill", request=FillSerializer, responses=FilledSerializer)
    def post(self, request: Request, template_id: UUID) -> Response:
        """A storyboard for POST /jobs. Renders and costs nothing; consent is asked with the job."""
        template = get_template(template_id, signed_in(request))
        asked = FillSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        board = fill_template(template, asked.validated_data["values"])
        return Response({"storyboard": board.model_dump(mode="json")})
