#!/usr/bin/env bash
# The long run of the fault tests: 1,000 kills while saving (KILLS=n for another number).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=packaging/setup.sh
source packaging/setup.sh

need_apt "${APT_RUN[@]}" "${APT_TEST[@]}"
need_venv dev
export KILLS=${KILLS:-1000} QT_QPA_PLATFORM=offscreen
exec "$PY" -m pytest tests/faults -m slow_faults --timeout 0 "$@"
