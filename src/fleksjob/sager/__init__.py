"""Arkivet: hændelseslager, projektioner, kommandoer, adgang og opslagslog."""
