"""Effects drawn over a shot, one file each."""
