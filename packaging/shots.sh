#!/usr/bin/env bash
# A picture of every screen (day and night, 1366x768) and of every paper: packaging/shots.sh DIR
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -eq 1 ] || { echo "Pakai: bash packaging/shots.sh FOLDER" >&2; exit 2; }
# shellcheck source=packaging/setup.sh
source packaging/setup.sh
need_apt "${APT_RUN[@]}"
need_venv run
export QT_QPA_PLATFORM=offscreen
exec "$PY" -m spkt_desk shots "$1"
