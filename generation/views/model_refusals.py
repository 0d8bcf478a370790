"""What to do about refusals around models and other servers, by code; refusals.HELP has the others."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MODEL = _("The model for this clip can not be used here now. Its operator has to look; your credits are back.")
FAULT = _("The model was asked wrongly, which is our fault. Your credits are back; try other words or another length.")
ELSEWHERE = _("The server that makes these clips did not answer as it should. Your credits are back; try again later.")
NOT_HERE = _("No model here can do this. Change what is asked for, or choose another engine.")

MODEL_HELP: dict[str, str | Promise] = {
    "no_engine": NOT_HERE,
    "operation_not_offered": NOT_HERE,
    "last_frame_not_offered": NOT_HERE,
    "later_frame_not_offered": NOT_HERE,
    "footage_not_offered": NOT_HERE,
    "cast_not_offered": NOT_HERE,
    "path_not_offered": NOT_HERE,
    "loop_not_offered": NOT_HERE,
    "reference_role_not_offered": _("The model can not show people you cast. Choose another engine, or cast nobody."),
    "reference_kind_not_offered": _("The model has no use for one reference. Leave it out, or choose another engine."),
    "audio_not_offered": _("The model does not follow a soundtrack. Leave it out, or choose another engine."),
    "language_not_offered": _("The model does not know this language. Write in another one, or choose another engine."),
    "voice_not_granted": _("Somebody has not allowed their voice. Leave their lines out, or ask them."),
    "out_of_memory": _("The clip needs more memory than there is. Make it shorter or smaller; your credits are back."),
    "remote_moderated": _("The server that makes these clips refuses these words. Write it differently."),
    "remote_refused": _("The server that makes these clips refuses this. Write it differently, or change its length."),
    **dict.fromkeys(
        ("remote_clip_unusable", "remote_failed", "remote_lost", "remote_truncated", "remote_unavailable"), ELSEWHERE
    ),
    **dict.fromkeys(
        (
            "bad_head", "bad_keyframe", "bad_length", "bad_reference", "bad_size", "bad_soundtrack", "bad_source",
            "bad_steps", "bad_strength", "batch_mixed", "batch_size", "frames_missing", "mask_not_supported",
            "needs_distilled", "part_missing", "sound_broken", "sound_length", "sound_missing", "source_not_supported",
            "strength_not_offered",
            "voices_not_supported",
        ),
        FAULT,
    ),
    **dict.fromkeys(
        (
            "adapter_not_installed", "adapter_unknown", "analyzer_broken", "analyzer_files_missing", "analyzer_licence",
            "analyzer_not_installed", "analyzer_unknown", "attention_unavailable", "beyond_adapter",
            "class_not_allowed", "commercial_not_allowed", "config_broken", "custom_code", "device_lost",
            "device_missing", "file_missing", "file_unreadable", "folder_missing", "hash_mismatch", "host_not_listed",
            "key_missing", "model_refused", "model_unavailable", "model_unknown", "path_outside", "pickle_weights",
            "remote_key_refused", "revenue_too_high", "revenue_unknown", "symlink_folder", "symlink_outside",
            "territory_excluded", "territory_unknown", "unlisted_weights",
        ),
        MODEL,
    ),
}  # fmt: skip

NOTES: dict[str, str | Promise] = {
    "identity_below_floor": _("A face may not look like its picture, although it was tried twice."),
    "lines_unheard": _("The soundtrack is your own, so the lines are not heard."),
    "no_sound": _("The model makes no sound, and there was nothing to play."),
    "remote_not_deleted": _("The other server was asked to delete its copy and did not."),
    "loop_not_closed": _("Its end does not lead into its beginning: the model can not do that."),
}
"""What the maker of a clip should know about it."""
