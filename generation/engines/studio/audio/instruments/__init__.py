"""Instruments of the synthesised music, by family: each gives one note or hit as mono [N], about -1 .. 1."""
