#!/usr/bin/env bash
# Makes the virtual environment in which `npm run test:keras` asks Keras. PYTHON names another Python (3.11 or later).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
"${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
