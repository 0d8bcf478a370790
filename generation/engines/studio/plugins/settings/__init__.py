"""Places: one file each."""
