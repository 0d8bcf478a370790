"""Camera moves, one file each."""
