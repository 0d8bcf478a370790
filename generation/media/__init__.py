"""Files of sound and picture: encode, label, probe, and the sandboxed way in for uploads. No Django."""
