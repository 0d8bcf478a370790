"""What to do about every refusal that planners, engines and media can give, by its stable code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from generation.views.model_refusals import MODEL_HELP

OPERATOR = _("Something is missing on this server. Whoever runs it has to put it there; your credits are back.")
OURS = _("Something broke on our side. Your credits are back; try again.")
PICTURE = _("This picture can not be read. Send a JPEG, PNG or WebP file.")
TRACK = _("This soundtrack can not be read. Send an MP3, M4A, WAV or OGG file.")
FILM = _("This video can not be read. Send an MP4, MOV, WebM or MKV file.")
ONE_FACE = _("No face is seen well enough. Use a picture with one face that looks into the camera.")

HELP: dict[str, str | Promise] = {
    "prompt_empty": _("Write what should happen: who, where, and what they do."),
    "prompt_too_long": _("A prompt has at most 4000 letters. Make it shorter, or make two clips of it."),
    "too_many_shots": _("There are more scenes than fit into this length. Make it longer, or tell less."),
    "lines_too_long": _("There is more to say than fits into this length. Make it longer, or say less."),
    "too_long": _("This is longer than clips can be here. Choose a shorter length."),
    "too_large": _("This picture size is larger than can be made here. Choose a smaller one."),
    "length_out_of_range": _("All scenes together last longer than a clip may here, or less than a second."),
    "spec_rejected": _("This asks for something that is not installed here. Choose another one in the scenes."),
    "storyboard_invalid": _("Something in the scenes can not be used as it is. Look at the scene that is marked."),
    "speaker_missing": _("A line is spoken by somebody who is not in its scene. Add them, or give the line away."),
    "setting_unknown": _("This place is not installed here. Choose another one."),
    "unknown_effect": _("This sound effect is not installed here. Choose another one."),
    "slot_empty": _("Fill in every field of the template."),
    "slot_unknown": _("The template has no such field. Open it again."),
    "slot_too_long": _("A field of the template holds at most 400 letters."),
    "edit_refused": _("This change does not fit this clip. Look at its scenes again."),
    "vocabulary_empty": OPERATOR,
    "planner_failed": _("The planner gave no answer that can be used. Write it differently."),
    "voice_unknown": _("This voice is not installed here. Choose another one."),
    "voice_language": _("This voice does not speak the language of its line. Choose another one."),
    "voice_can_not_sing": _("This voice can not sing. Let it speak, or leave the choice of the voice to us."),
    "voice_failed": _("The voice could not be made. Try other words; your credits are back."),
    "too_many_references": _("So many people and pictures do not fit into one clip here. Leave some out."),
    "reference_missing": _("Somebody in the scenes has no picture. Cast somebody else, or make them up."),
    "reference_unreadable": _("A picture or recording that it needs can not be read. Add it again."),
    "reference_kind": _("A scene begins and ends with pictures; a video can not be used there."),
    "material_missing": _("A scene is filled with a picture or video that is not there. Add it, or take it out."),
    "material_gone": _("A file that it needs is no longer there. Add it again."),
    "no_face": ONE_FACE,
    "face_refused": ONE_FACE,
    "too_many_faces": _("There is more than one face. Use a picture of one person."),
    "nothing_stands_out": _("Nothing stands out in the picture. Put one thing before a plain background."),
    "not_an_image": PICTURE,
    "unsupported_format": PICTURE,
    "image_truncated": _("This picture is cut short or damaged. Send it again."),
    "image_too_large": _("This picture's file is too large. Send a smaller one."),
    "image_too_small": _("This picture is too small. Send one with longer sides."),
    "image_too_many_pixels": _("This picture has too many pixels. Send a smaller one."),
    "audio_empty": _("There is no sound in this file. Choose another one."),
    "audio_silent": _("This file is silent. Choose one in which something is heard."),
    "audio_too_long": _("A soundtrack lasts at most 60 seconds. Cut it."),
    "audio_too_large": _("A soundtrack has at most 20 MB. Send a shorter one, or MP3."),
    "audio_not_understood": TRACK,
    "audio_unreadable": TRACK,
    "unsupported_audio_format": TRACK,
    "video_too_long": _("This video is too long. Cut it."),
    "video_too_large": _("This video's file is too large. Send a shorter one."),
    "video_not_understood": FILM,
    "unsupported_video_format": FILM,
    "not_a_clip": FILM,
    "file_broken": OURS,
    "encode_failed": _("The video could not be written. Your credits are back; try again."),
    "package_failed": _("The video could not be written. Your credits are back; try again."),
    "engine_busy": _("Another clip is being made. Try again in a moment."),
    "still_busy": _("Another preview is being drawn. Try again in a moment."),
    "engine_failed": OURS,
    "engine_lost": OURS,
    "render_broke": OURS,
    "render_failed": OURS,
    "render_process_ended": OURS,
    "render_stalled": _("The renderer stopped answering. Your credits are back; try again."),
    "cancelled": _("It was stopped. Your credits are back."),
    "engine_unavailable": _("The renderer is not available on this server right now. Try again later."),
    "engine_unknown": OPERATOR,
    "face_pack_missing": OPERATOR,
    "ffmpeg_missing": OPERATOR,
    "av1_missing": OPERATOR,
    **MODEL_HELP,
}
