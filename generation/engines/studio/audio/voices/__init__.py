"""Voices by provider: one module each. A voice turns a text into sound in a process of its own."""
