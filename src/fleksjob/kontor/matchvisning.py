"""Vægtene, som de vælges på ranglistens sider."""

from typing import Any

from fleksjob.forloeb.matchgrunde import GRUPPER, Vaegte

VAEGTNAVNE = (("1", "Tæller normalt"), ("2", "Tæller dobbelt"), ("0", "Tæller ikke"))


def vaegtvalg(vaegte: Vaegte) -> dict[str, Any]:
    """Grupperne, det valgte for hver, og om noget er ændret."""
    felter = [
        {"kode": kode, "navn": navn, "valg": VAEGTNAVNE, "valgt": str(vaegte.paa(kode))}
        for kode, navn in GRUPPER.items()
    ]
    return {"felter": felter, "aendret": vaegte != Vaegte()}
