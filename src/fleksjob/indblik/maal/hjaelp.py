"""Svartiden, når nogen i et fleksjob beder om hjælp."""

from datetime import date, timedelta

from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import DAGE_PR_AAR, Kolonne, Maal, Tabeller, andel, dage_mellem, dagen
from fleksjob.indblik.ord import Raekker, antal_ord


def svartid(t: Tabeller, dag: date, *, dage: int) -> Table:
    """Én række for hver, der kan bede om hjælp: kald i perioden, og hvordan de blev besvaret."""
    kald = t.hjaelp.filter((_.modtaget <= dagen(dag)) & (_.modtaget > dagen(dag - timedelta(days=dage))))
    besvaret = kald.besvaret.notnull() & (kald.besvaret <= dagen(dag))
    i_tide = besvaret & (kald.besvaret <= kald.senest)
    forfaldt = besvaret | (kald.senest < dagen(dag)).fill_null(False)
    return (
        kald.mutate(
            svaret=besvaret,
            i_tide=i_tide.fill_null(False),
            forfaldt=forfaldt,
            tog=dage_mellem(kald.modtaget, kald.besvaret),
        )
        .group_by("fra_hvem")
        .agg(
            antal=_.count(),
            besvaret=_.svaret.sum(),
            median=_.tog.quantile(0.5, where=_.svaret),
            i_tide=_.i_tide.sum(),
            forfaldt=_.forfaldt.sum(),
        )
        .mutate(i_tide_andel=andel(_.i_tide, _.forfaldt))
        .select("fra_hvem", "antal", "besvaret", "median", "forfaldt", "i_tide", "i_tide_andel")
        .order_by("fra_hvem")
    )


def _saetning(raekker: Raekker) -> str:
    kald, besvaret = sum(en["antal"] for en in raekker), sum(en["besvaret"] for en in raekker)
    return f"{antal_ord(kald, 'kald', 'kald')} om hjælp det sidste år; {besvaret} er besvaret."


HJAELP = Maal(
    kode="hjaelp",
    navn="Svar, når nogen beder om hjælp",
    definition="Hvor hurtigt kommunen svarede, når en borger eller arbejdsgiver i et fleksjob bad om hjælp "
    "det sidste år.",
    population="Kald om hjælp, der kom i perioden.",
    formel="Dage fra kaldet til det første svar; i tide: svaret senest den lovede dag, af dem, hvis dag er "
    "gået, eller som er "
    "besvaret.",
    kilde="Kommunens eget mål for svar; loven sætter ingen frist. Virksomhederne ønsker hurtig hjælp (Rundt "
    "om fleksjob, 7.2).",
    sikkerhed="egen",
    forbehold="Kun kald, der er registreret, kan tælles.",
    kolonner=(
        Kolonne(
            "fra_hvem",
            "Hvem bad",
            "kode",
            {"borger": "Borgeren", "arbejdsgiver": "Arbejdsgiveren", "": "Ikke oplyst"},
        ),
        Kolonne("antal", "Kald"),
        Kolonne("besvaret", "Besvaret", af="antal"),
        Kolonne("median", "Svar efter (median)", "dage"),
        Kolonne("forfaldt", "Skulle være besvaret", af="antal"),
        Kolonne("i_tide", "Heraf i tide", af="forfaldt"),
        Kolonne("i_tide_andel", "I tide", "andel", af="forfaldt"),
    ),
    byg=svartid,
    valg={"dage": DAGE_PR_AAR},
    saetning=_saetning,
)
