"""What falls from the sky: one file each."""
