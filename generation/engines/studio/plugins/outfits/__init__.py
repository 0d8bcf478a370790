"""What bodies wear: one file each."""
