"""What a capture video may be."""

MAX_BYTES = 30 * 1024 * 1024
MAX_SECONDS = 30.0
LONGEST_PX = 1920
