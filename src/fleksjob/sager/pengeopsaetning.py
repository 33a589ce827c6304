"""Kommunens egen kontoplan og betalingsdag, som de gælder nu."""

import msgspec

from fleksjob.sager.models import Pengeopsaetning

KONTI = {
    "tilskud_80": "Fleksløntilskud, 80 % refusion",
    "tilskud_40": "Fleksløntilskud, 40 % refusion",
    "tilskud_30": "Fleksløntilskud, 30 % refusion",
    "tilskud_20": "Fleksløntilskud, 20 % refusion",
    "tilskud_uden_uge": "Fleksløntilskud, uge ikke oplyst",
    "refusion": "Statens refusion",
    "fleksbidrag": "Statens fleksbidrag",
    "tilgode_stat": "Tilgodehavende hos staten",
    "atp": "Skyldig ATP",
    "betaling": "Betaling til modtageren",
    "arbejdsgiver": "Refusion til arbejdsgiver, gammel ordning",
}
"""Det, kommunen skal sætte en kontostreng på. Strengene selv findes i kommunens kontoplan."""
IKKE_SAT = "ikke sat"


class Opsaetning(msgspec.Struct, frozen=True):
    """Kommunens kontoplan og betalingsdag, som de gælder nu."""

    konti: dict[str, str]
    betalingsdag: str

    def streng(self, konto: str) -> str:
        """Kontostrengen, eller hvad der mangler."""
        return self.konti.get(konto) or f"{IKKE_SAT}: {KONTI[konto]}"

    @property
    def mangler(self) -> list[str]:
        return [navn for konto, navn in KONTI.items() if not self.konti.get(konto)]


def opsaetning(kommune_id: int) -> Opsaetning:
    """Den nyeste opsætning; uden en er betalingsdagen den sidste hverdag, og ingen konti er sat."""
    fundet = Pengeopsaetning.for_kommune(kommune_id).order_by("-pk").first()
    return Opsaetning(dict(fundet.konti), fundet.betalingsdag) if fundet else Opsaetning({}, "sidste_hverdag")
