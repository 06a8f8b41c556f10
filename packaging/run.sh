#!/usr/bin/env bash
# Sets everything up and opens SPKT Desk; arguments go to the program (--demo: a practice station).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=packaging/setup.sh
source packaging/setup.sh

need_apt "${APT_RUN[@]}"
need_venv run

if [[ -z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-} ]]; then
  say "Tidak ada layar di sini: satu laporan kehilangan dikerjakan tanpa layar, hasilnya di folder out."
  exec "$PY" -m spkt_desk --headless "$@"
fi
exec "$PY" -m spkt_desk "$@"
