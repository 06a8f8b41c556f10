"""Tells which modules of others the program has loaded once its desk can be opened."""

from __future__ import annotations

import importlib
import json
import sys

from spkt_desk import app


def main() -> int:
    """Import as the program does behind its login and print the names as JSON."""
    for name in ("spkt_desk.services.pintu", *app.BERAT):
        importlib.import_module(name)
    others = [
        name
        for name, module in sys.modules.items()
        if not name.startswith(("spkt_desk", "__main__")) and _has_file(module)
    ]
    json.dump(others, sys.stdout)
    return 0


def _has_file(module: object) -> bool:
    """Tell whether a module was imported from somewhere, and not made by another one."""
    return bool(getattr(getattr(module, "__spec__", None), "origin", None))


if __name__ == "__main__":
    sys.exit(main())
