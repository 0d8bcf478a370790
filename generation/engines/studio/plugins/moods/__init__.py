"""What the music feels like: one file each."""
