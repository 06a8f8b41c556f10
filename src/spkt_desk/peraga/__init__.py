"""Showing the program: the real window driven by keys, for a screenless machine and for pictures."""
