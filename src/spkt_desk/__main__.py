"""``python -m spkt_desk``: start the program; everything else is in `cli`."""

from __future__ import annotations

import sys

from spkt_desk.cli import main

sys.exit(main())
