"""Showing the program: the real window driven by keys, for pictures and screenless machines."""
