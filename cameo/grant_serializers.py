"""Shapes of grants, of approvals, and of asking beforehand."""

from dataclasses import fields, replace
from typing import Any

from rest_framework import serializers

from accounts.serializers import PersonCardSerializer
from cameo.models import Approval
from cameo.purposes import Purpose
from cameo.rules.text import mentioned
from cameo.selectors import by_handles
from cameo.services.grants import MOST_DAYS
from cameo.states import ApprovalState, Audience, Gate, Mode, StyleScope, Topic, Verb
from cameo.terms import MOST_SHARE, SENSITIVE, Terms
from common.api import storable_text

MOST_WORDS = 8000
LIMIT_HELP = "null: no limit"


class TermsSerializer(serializers.Serializer[Any]):
    """What a grant allows; what is left out is the careful choice."""

    verbs = serializers.ListField(
        child=serializers.ChoiceField(choices=Verb.choices), default=[verb.value for verb in Verb], allow_empty=False
    )
    remix_depth = serializers.IntegerField(min_value=0, max_value=100, default=3, help_text="0: no remix, no edit")
    denied_topics = serializers.ListField(
        child=serializers.ChoiceField(choices=Topic.choices), default=[topic.value for topic in SENSITIVE]
    )
    style = serializers.ChoiceField(  # type: ignore[assignment]  # DRF takes it off the class, so it hides nothing
        choices=StyleScope.choices, default=StyleScope.ANY.value, help_text="stylised: nothing like a photograph"
    )
    voice = serializers.BooleanField(default=False, help_text="Also their own voice")
    max_seconds = serializers.IntegerField(
        min_value=1, max_value=300, allow_null=True, default=None, help_text="Of a clip"
    )
    alone = serializers.BooleanField(default=False, help_text="With no other cameo in the clip")
    commercial = serializers.BooleanField(default=False)
    per_day = serializers.IntegerField(
        min_value=0, max_value=1000, allow_null=True, default=None, help_text="Jobs a requester a day (UTC)"
    )
    total = serializers.IntegerField(
        min_value=0, max_value=1_000_000, allow_null=True, default=None, help_text="Jobs of everybody together"
    )
    share_percent = serializers.IntegerField(
        min_value=0, max_value=MOST_SHARE, default=0, help_text="Of the price of each clip, for the owner"
    )
    mode = serializers.ChoiceField(
        choices=Mode.choices,
        default=Mode.PUBLISHING.value,
        help_text="Who decides in the end: the owner before it is published, before it is rendered, or nobody",
    )


def terms_of(data: dict[str, Any], *, before: Terms | None = None) -> Terms:
    """From validated data; what it lacks is as `before`, if that is given."""
    start = before or Terms()
    said = {field.name: data[field.name] for field in fields(Terms) if field.name in data}
    for name, kind in (("verbs", Verb), ("denied_topics", Topic)):
        if name in said:
            said[name] = tuple(map(kind, dict.fromkeys(said[name])))
    for name, choice in (("style", StyleScope), ("mode", Mode)):
        if name in said:
            said[name] = choice(said[name])
    return replace(start, **said)


class GrantSerializer(TermsSerializer):
    id = serializers.CharField(source="pk")
    audience = serializers.ChoiceField(choices=Audience.choices)
    person = PersonCardSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    began_at = serializers.DateTimeField(help_text="Since when `total` counts")
    expires_at = serializers.DateTimeField()


class GrantsSerializer(serializers.Serializer[Any]):
    items = GrantSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class GrantWriteSerializer(TermsSerializer):
    """`username` goes with the audience `approved`, and only with it."""

    audience = serializers.ChoiceField(choices=Audience.choices)
    username = serializers.CharField(max_length=30, required=False, validators=[storable_text])
    days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, default=90)


class GrantChangeSerializer(TermsSerializer):
    """Only what changes. `days` from now on; `apply_to_existing` takes back the clips that would not be allowed now."""

    days = serializers.IntegerField(min_value=1, max_value=MOST_DAYS, required=False)
    apply_to_existing = serializers.BooleanField(default=False)


class GrantChangedSerializer(serializers.Serializer[Any]):
    """`existing` clips were made while more was allowed. They stay, unless the change said otherwise."""

    grant = GrantSerializer()
    narrowed = serializers.BooleanField()
    existing = serializers.IntegerField()


class ApprovalSerializer(serializers.Serializer[Approval]):
    """`gate` is what it is about: `submit` to render it, `publish` to publish the clip of `job_id`."""

    id = serializers.UUIDField()
    handle = serializers.CharField(source="likeness.handle", help_text="The cameo or the character asked for")
    requester = PersonCardSerializer()
    gate = serializers.ChoiceField(choices=Gate.choices)
    prompt = serializers.CharField()
    seconds = serializers.FloatField()
    job_id = serializers.UUIDField(allow_null=True)
    state = serializers.ChoiceField(choices=ApprovalState.choices)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(help_text="Unanswered by then, it is denied")
    decided_at = serializers.DateTimeField(allow_null=True)


class ApprovalsSerializer(serializers.Serializer[Any]):
    items = ApprovalSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class ApprovalsQuerySerializer(serializers.Serializer[Any]):
    mine = serializers.BooleanField(default=False, help_text="Those that the caller asked for")


class PurposeSerializer(serializers.Serializer[Any]):
    """What the caller would use it for. Without a prompt the question is whether they may use it at all."""

    prompt = serializers.CharField(
        max_length=MOST_WORDS,
        default="",
        allow_blank=True,
        validators=[storable_text],
        help_text="Everything that is written or said",
    )
    seconds = serializers.FloatField(min_value=0, max_value=3600, default=0)
    verb = serializers.ChoiceField(choices=Verb.choices, default=Verb.GENERATE.value)
    depth = serializers.IntegerField(min_value=0, max_value=1000, default=0, help_text="How many remixes deep")
    others = serializers.IntegerField(min_value=0, max_value=100, default=0, help_text="Further cameos in it")
    stylised = serializers.BooleanField(default=True, help_text="Nothing like a photograph; the studio never is")
    voice = serializers.BooleanField(default=False)
    commercial = serializers.BooleanField(default=False)

    def purpose(self) -> Purpose | None:
        """None without a prompt or anything else."""
        data = dict(self.validated_data)
        words = data.pop("prompt")
        if not self.initial_data:
            return None
        names = frozenset(by_handles(mentioned(words)))
        return Purpose(words=words, names=names, verb=Verb(data.pop("verb")), **data)


class DecisionSerializer(serializers.Serializer[Any]):
    """`reason` names the rule that said no, and is empty for a yes; `words` say it. `mode` is whose word would be
    needed for a clip: null for one's own, and where nobody allows anything. `share_percent` of the clip's price would
    go to the owner; it costs no more for that.
    """

    allowed = serializers.BooleanField()
    reason = serializers.CharField()
    words = serializers.CharField()
    mode = serializers.ChoiceField(choices=Mode.choices, allow_null=True)
    share_percent = serializers.IntegerField()
