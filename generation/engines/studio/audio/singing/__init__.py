"""Singing and rapping: spoken sound put on a melody and a beat, syllable by syllable."""
