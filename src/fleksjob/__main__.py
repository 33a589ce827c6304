"""`python -m fleksjob`."""

from fleksjob.drift.kommandolinje import main

main()
