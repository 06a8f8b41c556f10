"""`spkt-desk bench`: each figure beside its bare floor, measured in the same run."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; return 0. Nothing here judges: a test never looks at these figures."""
    # Imported here because the launch probe lives in this package and must start as bare as it can.
    from spkt_desk.bench import jalan  # noqa: PLC0415

    return jalan.main(argv)
