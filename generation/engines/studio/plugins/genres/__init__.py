"""Kinds of music, one file each."""
