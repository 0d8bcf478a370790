"""Proving a living face: the challenge that is set, and the verdict on the video that answers it."""
