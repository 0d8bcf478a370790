"""Shapes of jobs, clips, storyboards and engines."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from pydantic import ValidationError
from rest_framework import serializers

from accounts.policies import Viewer
from accounts.serializers import PersonCardSerializer
from common.api import storable_text
from common.errors import Invalid
from common.text import storable_json
from generation.links import media_url, package_url
from generation.media.ingest import MAX_BYTES
from generation.models import Clip, Job
from generation.requests import JobRequest
from generation.selectors import can_be_watched, newest_preview, wait_of
from generation.services.stop import RETRYABLE
from generation.states import IN_FLIGHT, MEDIA, JobState, Visibility
from generation.storyboard.planner import MAX_PROMPT
from generation.storyboard.schema import Storyboard
from generation.storyboard.vocabulary import Term, TermKind
from generation.storyboard_openapi import storyboard_schema

TERM_KINDS = [(kind.value, kind.value) for kind in TermKind]


@extend_schema_field({"type": "string", "minLength": 1, "maxLength": MAX_PROMPT})
class PromptField(serializers.CharField):
    """Its length is a rule with a code of its own, so it is not looked at here."""


@extend_schema_field(storyboard_schema())
class StoryboardField(serializers.JSONField):
    """JSON text inside a form is read, too; what comes out is a Storyboard."""

    def to_internal_value(self, data: Any) -> Any:
        try:
            data = super().to_internal_value(data)
        except RecursionError:
            raise serializers.ValidationError("nested too deep", code="storyboard_invalid") from None
        if not storable_json(data):
            raise serializers.ValidationError("text holds characters that can not be stored", code="storyboard_invalid")
        try:
            return Storyboard.model_validate(data)
        except ValidationError as error:
            places = [".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)]
            raise serializers.ValidationError(places[:10], code="storyboard_invalid") from None


class JobWriteSerializer(serializers.Serializer[Any]):
    """JSON, or multipart with `storyboard` as JSON text and `audio` as a file."""

    prompt = PromptField(allow_blank=True, validators=[storable_text], help_text="@handle casts a cameo")
    seconds = serializers.FloatField(
        required=False, allow_null=True, default=None, min_value=1, help_text="null: as long as the storyboard wants"
    )
    width = serializers.IntegerField(required=False, default=720, min_value=64, max_value=4096)
    height = serializers.IntegerField(required=False, default=1280, min_value=64, max_value=4096)
    seed = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=0, max_value=2**32 - 1)
    storyboard = StoryboardField(required=False, allow_null=True, default=None)

    narrate = serializers.BooleanField(
        required=False, default=False, help_text="Read the prompt aloud over scenes; means nothing with a storyboard"
    )
    draft = serializers.BooleanField(
        required=False, default=False, help_text="540 pixels on the short side, 24 frames a second, half the price"
    )
    engine = serializers.CharField(
        required=False,
        default="",
        allow_blank=True,
        max_length=40,
        help_text="One of /engines; empty: any",
    )
    commercial = serializers.BooleanField(
        required=False, default=False, help_text="To earn money with; those shown have to allow that"
    )

    def request(self) -> JobRequest:
        data = self.validated_data
        fields = ("seconds", "width", "height", "seed", "storyboard", "narrate", "draft", "engine", "commercial")
        return JobRequest(prompt=data["prompt"], audio=self._audio(), **{name: data[name] for name in fields})

    def _audio(self) -> bytes | None:
        upload = self.validated_data.get("audio")
        if upload is None:
            return None
        if upload.size > MAX_BYTES:
            raise Invalid("audio_too_large", most_bytes=MAX_BYTES)
        content: bytes = upload.read()
        return content


class JobUploadSerializer(JobWriteSerializer):
    audio = serializers.FileField(
        required=False, allow_null=True, max_length=200, help_text="MP3, M4A, WAV or OGG, at most 60 s and 20 MB"
    )


class JobCardSerializer(serializers.Serializer[Job]):
    id = serializers.UUIDField()
    state = serializers.ChoiceField(choices=JobState.choices)
    reason = serializers.CharField(help_text="Why it ended without a clip: a stable code, else empty")
    prompt = serializers.CharField()
    cast = serializers.SerializerMethodField()
    seconds = serializers.FloatField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    seed = serializers.IntegerField()
    engine = serializers.CharField()
    model = serializers.CharField(help_text="Which of the engine's models, or empty")
    has_audio = serializers.SerializerMethodField()
    price = serializers.IntegerField()
    draft = serializers.BooleanField(help_text="Made small and for half the price")
    stage = serializers.CharField()
    progress = serializers.IntegerField(help_text="0 to 1000")
    clip_id = serializers.SerializerMethodField()
    source_clip_id = serializers.UUIDField(allow_null=True)
    can_cancel = serializers.SerializerMethodField()
    can_retry = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)

    def get_cast(self, job: Job) -> list[str]:
        return [reference.handle for reference in job.references.all()]

    def get_has_audio(self, job: Job) -> bool:
        return job.audio_ms is not None

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_clip_id(self, job: Job) -> str | None:
        clip = getattr(job, "clip", None)
        return str(clip.pk) if clip is not None and clip.visibility in MEDIA else None

    def get_can_cancel(self, job: Job) -> bool:
        return job.state in IN_FLIGHT

    def get_can_retry(self, job: Job) -> bool:
        return job.state in RETRYABLE and job.source_clip_id is None


class VerdictSerializer(serializers.Serializer[Any]):
    engine = serializers.CharField()
    model = serializers.CharField()
    reason = serializers.CharField(help_text="The code of what it lacks for this job, or empty")
    wait_s = serializers.FloatField(help_text="Until it would begin")
    served = serializers.BooleanField(help_text="Whether a worker for it lived")


class JobSerializer(JobCardSerializer):
    """One job, with what changes while it waits and renders."""

    storyboard = StoryboardField(allow_null=True)
    jobs_ahead = serializers.IntegerField(help_text="How many are rendered before this one")
    time_left_s = serializers.FloatField(help_text="Until the clip is ready, about")
    preview = serializers.CharField(help_text="The newest frame as a data URL while it renders, else empty")
    live_url = serializers.CharField(help_text="HLS playlist of what is made so far while it renders, else empty")
    route = VerdictSerializer(many=True, help_text="What was found of each engine when it was submitted")
    gpu_ms = serializers.IntegerField(help_text="Accelerator time")


class JobsSerializer(serializers.Serializer[Any]):
    items = JobCardSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ClipSerializer(serializers.Serializer[Clip]):
    """Addresses are paths on this server, good for some minutes and for this viewer only."""

    id = serializers.UUIDField()
    visibility = serializers.ChoiceField(choices=Visibility.choices)
    owner = PersonCardSerializer()
    cast = serializers.SerializerMethodField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    duration_ms = serializers.IntegerField()
    video_url = serializers.SerializerMethodField()
    poster_url = serializers.SerializerMethodField()
    preview_url = serializers.SerializerMethodField()
    hls_url = serializers.SerializerMethodField(help_text="HLS master playlist, or empty")
    sprites_url = serializers.SerializerMethodField(help_text="WebVTT index of seek pictures, or empty")
    waveform_url = serializers.SerializerMethodField(help_text="audiowaveform JSON, or empty")
    job_id = serializers.SerializerMethodField(help_text="For its owner, else null")
    engine = serializers.CharField(source="job.engine")
    model = serializers.CharField(source="job.model")
    identity_score = serializers.FloatField(
        allow_null=True, help_text="-1 to 1: how alike the least alike face is, where it was measured"
    )
    notes = serializers.ListField(child=serializers.CharField(), help_text="Codes of what its maker should know")
    created_at = serializers.DateTimeField()

    @property
    def _viewer(self) -> Viewer:
        viewer: Viewer = self.context["viewer"]
        return viewer

    def get_cast(self, clip: Clip) -> list[str]:
        return [reference.handle for reference in clip.job.references.all()]

    def get_video_url(self, clip: Clip) -> str:
        return media_url(clip, "video", self._viewer)

    def get_poster_url(self, clip: Clip) -> str:
        return media_url(clip, "poster", self._viewer)

    def get_preview_url(self, clip: Clip) -> str:
        return media_url(clip, "preview", self._viewer)

    def get_hls_url(self, clip: Clip) -> str:
        return package_url(clip, "master.m3u8", self._viewer)

    def get_sprites_url(self, clip: Clip) -> str:
        return package_url(clip, "sprites.vtt", self._viewer)

    def get_waveform_url(self, clip: Clip) -> str:
        return package_url(clip, "waveform.json", self._viewer)

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_job_id(self, clip: Clip) -> str | None:
        return str(clip.job_id) if self._viewer is not None and self._viewer.pk == clip.owner_id else None


class ClipsSerializer(serializers.Serializer[Any]):
    items = ClipSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class CastDecisionSerializer(serializers.Serializer[Any]):
    handle = serializers.CharField()
    allowed = serializers.BooleanField(source="decision.allowed")
    reason = serializers.CharField(source="decision.reason", help_text="The rule that says no, else empty")


class SketchSerializer(serializers.Serializer[Any]):
    storyboard = serializers.SerializerMethodField()
    not_understood = serializers.SerializerMethodField(help_text="Words that changed nothing")
    cast = CastDecisionSerializer(many=True)
    seconds = serializers.FloatField(source="storyboard.seconds")
    price = serializers.IntegerField()

    @extend_schema_field(storyboard_schema())
    def get_storyboard(self, sketch: Any) -> dict[str, Any]:
        body: dict[str, Any] = sketch.storyboard.model_dump(mode="json")
        return body

    def get_not_understood(self, sketch: Any) -> list[str]:
        return list(sketch.storyboard.not_understood)


class TermSerializer(serializers.Serializer[Any]):
    """A name that a storyboard may use."""

    kind = serializers.ChoiceField(choices=TERM_KINDS)
    id = serializers.CharField()
    en = serializers.SerializerMethodField()
    zh = serializers.SerializerMethodField()

    def get_en(self, term: Term) -> str:
        return term.en[0]

    def get_zh(self, term: Term) -> str:
        return term.zh[0]


class EngineSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    model = serializers.CharField(help_text="Empty for engines without models")
    usable = serializers.BooleanField(help_text="False where its licence forbids it on this server")
    operations = serializers.ListField(child=serializers.CharField())
    reference_kinds = serializers.ListField(child=serializers.CharField())
    audio_driven = serializers.BooleanField()
    max_seconds = serializers.FloatField()
    max_references = serializers.IntegerField()
    sizes = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    languages = serializers.ListField(child=serializers.CharField())
    licence = serializers.CharField()
    notes = serializers.ListField(child=serializers.CharField())
    terms = TermSerializer(many=True)


class EnginesSerializer(serializers.Serializer[Any]):
    items = EngineSerializer(many=True)
    next = serializers.CharField(allow_null=True)


def job_body(job: Job, viewer: Viewer) -> dict[str, Any]:
    """As GET /jobs/{id} answers its owner; some queries."""
    wait = wait_of(job)
    body: dict[str, Any] = dict(JobCardSerializer(job).data)
    return body | {
        "storyboard": job.storyboard,
        "jobs_ahead": wait.ahead,
        "time_left_s": round(wait.time_left_s, 1),
        "preview": newest_preview(job),
        "live_url": reverse("api-job-live", args=[job.pk, "live.m3u8"]) if can_be_watched(job) else "",
        "route": job.route,
        "gpu_ms": job.gpu_ms,
    }
