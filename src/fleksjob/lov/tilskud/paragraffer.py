"""Hvor reglerne om fleksløntilskud står: adresser og den flytning, paragrafferne gjorde i 2020."""

from typing import Any

from fleksjob.lov.kerne.regel import Hjemmel

LAB = "https://www.elov.dk/lov-om-en-aktiv-beskaeftigelsesindsats/paragraf/"
BEK = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/1/"
STAR = (
    "https://star.dk/til-borgere/revalidering-fleksjob-og-ressourceforloebsydelse/"
    "beregn-loen-i-fleksjob/?salary=200&workHours=18"
)


def paragraf_123(stykke: str) -> dict[str, Any]:
    """§ 123 fra 2020; samme bestemmelse i § 70 f fra 2013."""
    return {
        "hjemmel": f"LAB § 123, {stykke}",
        "fra": "2020-01-01",
        "url": LAB + "123/",
        "tidligere": (Hjemmel(f"LAB § 70 f (nu § 123, {stykke})", "2013-01-01", "2019-12-31"),),
    }
