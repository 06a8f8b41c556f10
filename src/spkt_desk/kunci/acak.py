"""Where the keys get their randomness from: a function handed in, so that a test can repeat it."""

from __future__ import annotations

from collections.abc import Callable

RandomBytes = Callable[[int], bytes]
"""Returns that many unpredictable bytes; `secrets.token_bytes` in the program."""
