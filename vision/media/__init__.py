"""The way in for a stranger's file: a program that reads nothing else, and what it makes of a video."""
