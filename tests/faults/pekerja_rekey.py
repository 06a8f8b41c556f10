"""Changes the key of one file and nothing else, so that strace can kill it at each call."""

from __future__ import annotations

import sys
from pathlib import Path

from spkt_desk.db.kunci_baru import rekey_file

if __name__ == "__main__":
    rekey_file(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
