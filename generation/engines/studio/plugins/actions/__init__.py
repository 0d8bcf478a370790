"""What bodies do: one file each."""
