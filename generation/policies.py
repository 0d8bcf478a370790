"""Who may see a clip and a job, one row at a time; the querysets answer the same for many."""

from accounts.models import User
from accounts.policies import Viewer
from accounts.selectors import are_parted
from common.decisions import YES, Decision, no
from generation.models import Clip, Guest, Job, StoryTemplate
from generation.states import MEDIA, Visibility


def person(viewer: Viewer) -> User | None:
    return viewer if isinstance(viewer, User) else None


class ClipPolicy:
    """`Clip.objects.visible_to(viewer)` agrees with `view` on every row."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = person(viewer)

    def view(self, clip: Clip) -> Decision:
        """Owner and depicted people while the files may be served; everybody else when public and not parted, a guest
        while it is a draft, too. A draft with a face that is private to somebody else is its owner's alone.
        """
        if clip.visibility not in MEDIA:
            return no("clip_gone")
        if self.viewer is not None and clip.owner_id == self.viewer.pk:
            return YES
        if clip.visibility == Visibility.DRAFT and self._is_secret(clip):
            return no("clip_not_found")
        if self.is_own(clip):
            return YES
        shared = clip.visibility == Visibility.PUBLIC or self.is_guest(clip)
        return self._in_public(clip) if shared else no("clip_not_found")

    def know(self, clip: Clip) -> Decision:
        """May learn that a withdrawn clip was once there: those who could see it before."""
        if clip.visibility != Visibility.WITHDRAWN:
            return self.view(clip)
        if self.is_own(clip):
            return YES
        return self._in_public(clip) if clip.was_public or self.is_guest(clip) else no("clip_not_found")

    def delete(self, clip: Clip) -> Decision:
        """Only its owner; a depicted person takes a likeness back instead."""
        if self.viewer is None or clip.owner_id != self.viewer.pk:
            return no("not_owner")
        return YES

    def is_own(self, clip: Clip) -> bool:
        """Made by the viewer, or showing them."""
        if self.viewer is None:
            return False
        return clip.owner_id == self.viewer.pk or clip.job.references.filter(likeness__owner=self.viewer).exists()

    def is_guest(self, clip: Clip) -> bool:
        """Let in by its owner, until now."""
        return self.viewer is not None and Guest.objects.admitted().filter(clip=clip, person=self.viewer).exists()

    def _is_secret(self, clip: Clip) -> bool:
        return self.viewer is None or clip.job.references.private_before(self.viewer.pk).exists()

    def _in_public(self, clip: Clip) -> Decision:
        parted = self.viewer is not None and are_parted(self.viewer, clip.owner)
        return no("blocked") if parted else YES


class JobPolicy:
    """A job holds a prompt: it is its owner's alone. `Job.objects.owned_by` agrees."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = person(viewer)

    def view(self, job: Job) -> Decision:
        return YES if self.viewer is not None and job.owner_id == self.viewer.pk else no("job_not_found")


class TemplatePolicy:
    """`StoryTemplate.objects.visible_to(viewer)` agrees with `view` on every row."""

    def __init__(self, viewer: Viewer) -> None:
        self.viewer = person(viewer)

    def view(self, template: StoryTemplate) -> Decision:
        if self.viewer is not None and template.owner_id == self.viewer.pk:
            return YES
        if not template.public:
            return no("template_not_found")
        parted = self.viewer is not None and are_parted(self.viewer, template.owner)
        return no("blocked") if parted else YES

    def delete(self, template: StoryTemplate) -> Decision:
        return YES if self.viewer is not None and template.owner_id == self.viewer.pk else no("not_owner")
