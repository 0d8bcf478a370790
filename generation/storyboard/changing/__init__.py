"""Words that say how a storyboard should be different ("make it night, add rain"), read and done."""

from generation.storyboard.changing.changed import Changed, changed

__all__ = ["Changed", "changed"]
