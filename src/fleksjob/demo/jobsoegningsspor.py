"""Jobsøgningens spor i et forløb: opsamling, joblog og gennemgange. Rører ikke databasen."""

from datetime import date, timedelta

from fleksjob.demo.blad import Blad
from fleksjob.demo.terning import terning
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.jobsoegning import EMNER, JOBLOG
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag


def jobsoegning(blad: Blad, fra: date) -> None:
    """Skriver den løbende periodes opsamling, joblog og gennemgange. Terningen er sin egen."""
    lykke = terning(f"jobsoegning {blad.borger.nr}")
    slut = blad.dag
    opsamlet = naeste_hverdag(fra + timedelta(days=3 + int(lykke.random() * 12)))
    if fra >= date(2024, 1, 1) and opsamlet <= slut and lykke.random() < 0.7:
        blad.skriv(
            h.OpsamlingHoldt, opsamlet, form="fremmoede", anbefaling=True,
            forloebet=lykke.choice(("godt", "blandet", "haardt")),
            emner=tuple(emne.kode for emne in EMNER[: 2 + int(lykke.random() * 4)]),
        )  # fmt: skip
    if lykke.random() < 0.6:
        for nr in range(1 + int(lykke.random() * 5)):
            dag = slut - timedelta(days=6 + nr * 13 + int(lykke.random() * 6))
            if dag > fra:
                blad.skriv(
                    h.JobsoegningLogget, dag, "borger", hvordan=lykke.choice(list(JOBLOG)),
                    sted=lykke.choice(("", "bageren", "plejehjemmet", "planteskolen", "et lager")),
                )  # fmt: skip
    for maaneder, anledning in ((3, "3_mdr"), (6, "6_mdr"), (12, "12_mdr"), (18, "18_mdr")):
        dag = naeste_hverdag(laeg_maaneder_til(fra, maaneder) + timedelta(days=int(lykke.random() * 20)))
        if dag <= slut and lykke.random() < 0.8:
            blad.skriv(
                h.LedighedGennemgaaet, dag, anledning=anledning,
                grund=lykke.choice(("kommunen", "ikke_klar", "ingen_steder", "mistet_mod")),
                aftalt="Nye mål og kontakt hver 14. dag.",
            )  # fmt: skip
