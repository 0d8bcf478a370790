"""The soundtrack: layers that give any block of the clip, mixed, and mastered to broadcast loudness as they pass."""
