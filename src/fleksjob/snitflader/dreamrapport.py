"""Hvad der skete med en DREAM-fil: det, der ikke kunne læses eller ikke passer, og det, tallene ikke kan sige."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from fleksjob.snitflader.dreamkoder import kodeliste
from fleksjob.snitflader.tabel import Feltfejl

FORBEHOLD = (
    "DREAM har én kode for hver uge, valgt efter vigtighed, når der var flere ydelser. Registret er derfor ikke lavet "
    "til at tælle bestande med; det er lavet til forløb.",
    "En uge har koden, når personen fik ydelsen mindst én dag. Forløb begynder og slutter her på en mandag, så de er "
    "op til seks dage for lange i hver ende, og et hul inden for en uge ses ikke. Et hul på én hel uge er et hul.",
    "Et forløb, der er i gang i filens første uge, kan være begyndt før; det ved filen ikke.",
    "Dagen for visitationen er ikke i registret. Den er sat til den første uge med ledighedsydelse eller fleksjob "
    "(740-748, 771, 774).",
    "Et fleksjob er en sammenhængende tid med 771 eller 774 (sygdom under fleksjob). Skifter personen job uden en uge "
    "imellem, ses det ikke.",
    "Aftalte timer og løn i kroner er ikke i registret. GRAD læses som andel af 37 timer; det er udledt, for "
    "registrets egen regnemåde er ikke læst. Uden GRAD er timerne ukendte.",
    "BRANCHE læses som DB07. Har filen DB25 (fra 2025), kan hovedafdelingen være forkert.",
    "Frister, samtaler, klager og udviklingsmål er ikke i registret; de mål er tomme.",
)
"""Skrives hver gang."""


@dataclass(slots=True)
class Dreamrapport:
    """Tallene om filen. `linje` er rækkens linje i filen (i Parquet rækkens nummer); personens nummer nævnes aldrig."""

    raekker: int = 0
    i_ordningen: int = 0
    foerste_uge: str = ""
    sidste_uge: str = ""
    ubrugte_kolonner: int = 0
    uger_uden_for: tuple[str, ...] = ()
    afviste: list[Feltfejl] = field(default_factory=list)
    modsigelser: list[Feltfejl] = field(default_factory=list)
    bemaerkninger: list[Feltfejl] = field(default_factory=list)
    ukendte_koder: Counter[str] = field(default_factory=Counter)
    """Kode → uger hos personer i ordningen."""
    huller: Counter[str] = field(default_factory=Counter)
    """Det, der stod i et hul på netop én uge inde i et forløb (tom: ingen kode) → antal."""
    uden: Counter[str] = field(default_factory=Counter)
    """Oplysning, der manglede → personer."""

    def som_json(self) -> dict[str, Any]:
        """Rapporten som JSON."""
        return {
            "raekker": self.raekker,
            "i_ordningen": self.i_ordningen,
            "afvist": len(self.afviste),
            "foerste_uge": self.foerste_uge,
            "sidste_uge": self.sidste_uge,
            "ubrugte_kolonner": self.ubrugte_kolonner,
            "poster": [dict(zip(_OVERSKRIFT, post, strict=True)) for post in self.poster()],
        }

    def som_csv(self) -> str:
        """Rapporten som CSV: en linje for hver post."""
        ud = StringIO()
        skriver = csv.writer(ud, delimiter=";", lineterminator="\n")
        skriver.writerow(_OVERSKRIFT)
        skriver.writerows(self.poster())
        return ud.getvalue()

    def poster(self) -> Iterator[tuple[str, int | str, str, int | str, str]]:
        """Alt i rapporten: art, linje, kolonne eller kode, antal, besked."""
        for art, meldinger in (
            ("afvist", self.afviste),
            ("modsigelse", self.modsigelser),
            ("bemærkning", self.bemaerkninger),
        ):
            for en in meldinger:
                yield art, en.linje, en.kolonne, "", en.besked
        for kode, uger in sorted(self.ukendte_koder.items()):
            yield "ukendt kode", "", kode, uger, "uger; koden er ikke på listen og afbryder et forløb"
        for kode, antal in sorted(self.huller.items()):
            yield "hul på én uge", "", kode or "ingen kode", antal, "forløb delt af netop én uge"
        for kolonne in self.uger_uden_for:
            yield "uge uden for", "", kolonne, "", "ugen findes ikke eller er ikke begyndt; den er ikke læst"
        for hvad, antal in sorted(self.uden.items()):
            yield "mangler", "", hvad, antal, "personer uden oplysningen"
        for tekst in (*FORBEHOLD, kodeliste().forbehold):
            yield "forbehold", "", "", "", tekst


_OVERSKRIFT = ("art", "linje", "kode", "antal", "besked")
