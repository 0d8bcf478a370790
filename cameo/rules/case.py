"""What a rule is asked about."""

from dataclasses import dataclass

from accounts.models import User
from cameo.models import Grant, Likeness
from cameo.purposes import Purpose
from cameo.rules.text import without_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Somebody else's likeness, and the grant that admits the actor: the most personal one."""

    actor: User
    likeness: Likeness
    grant: Grant
    purpose: Purpose

    @property
    def words(self) -> str:
        """What the rules of words read: what the asker wrote, and how others in it wish to look. One's own wishes break
        no rule of one's own.
        """
        others = (wish for pk, wish in self.purpose.wishes or () if pk != self.likeness.pk)
        return without_names("\n".join((self.purpose.words, *others)), self.purpose.names)
