#!/usr/bin/env bash
# Makes the virtual environment in which `npm run bench -- --engine` times native TensorFlow. PYTHON names another Python.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
"${PYTHON:-python3}" -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
