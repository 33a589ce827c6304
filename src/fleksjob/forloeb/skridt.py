"""Skridtene: hvad en rolle kan gøre i sagen nu, og hvorfor resten ikke kan lade sig gøre."""

import msgspec


class Skridt(msgspec.Struct, frozen=True):
    """Ét skridt. `kode` er hændelsestypen; `hvorfor_ikke` er én sætning og tom, når skridtet er muligt."""

    kode: str
    navn: str
    mulig: bool
    hvorfor_ikke: str
    hjemmel: str
