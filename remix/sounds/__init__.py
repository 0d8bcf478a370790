"""Soundtracks that clips share: each with the clip that made it, and those that use it."""
