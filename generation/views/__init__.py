"""Pages on which clips are ordered, awaited and kept."""

from generation.views.create import create, understood
from generation.views.drafts import delete_draft, drafts
from generation.views.jobs import cancel, job_page, live, retry

__all__ = ["cancel", "create", "delete_draft", "drafts", "job_page", "live", "retry", "understood"]
