"""Processen samlet: alle skridt og relationer, og det, der kan tegnes af dem.

Rækkerne står ved deres emne (`visitation`, `raadighed`, `bevilling`, `opfoelgning`, `klage`); her findes de ved
det navn, som den, der spørger, har. Rejsediagrammet og fristtabellen tegnes af de samme rækker.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from fleksjob.lov.sagsgang import (
    afslag,
    ansoegning,
    bevilling,
    dokumentation,
    etablering,
    fastholdelse,
    fleksjobbevis,
    fuldmagt,
    hjaelp_i_jobbet,
    jobsoegning,
    klage,
    opfoelgning,
    plan,
    raadighed,
    rehabilitering,
    sagsbehandling,
    samtaler,
    tilbagebetaling,
    udvikling,
    ure,
    visitation,
)
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Fristregel,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Standsning,
    Svar,
    Trin,
    Udelukker,
)
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.revurdering import REDEGOERELSER, REVURDERING as REVURDERING_HJEMMEL

EMNER = (
    visitation,
    afslag,
    fleksjobbevis,
    dokumentation,
    plan,
    rehabilitering,
    raadighed,
    samtaler,
    jobsoegning,
    fastholdelse,
    etablering,
    bevilling,
    opfoelgning,
    hjaelp_i_jobbet,
    udvikling,
    sagsbehandling,
    ansoegning,
    tilbagebetaling,
    klage,
    fuldmagt,
    ure,
)
RAEKKEFOELGE = [
    "sag_oprettet",
    "ansoegning_modtaget",
    "vejledning_givet",
    "ansoegning_trukket",
    "afgoerelse_paa_grundlag_oensket",
    "afgoerelse_paa_grundlag_frafaldet",
    "plan_paabegyndt",
    "dokument_rekvireret",
    "dokument_rykket",
    "rekvisition_opgivet",
    "dokument_modtaget",
    "dokument_vurderet",
    "praktik_startet",
    "praktik_besoegt",
    "praktik_forlaenget",
    "praktik_sluttet",
    "afproevning_undladt",
    "behandling_afvist",
    "virksomhedskonsulent_inviteret",
    "virksomhedskonsulent_fravalgt",
    "plan_faerdig",
    "clearing_givet",
    "teammoede_indkaldt",
    "teammoede_afholdt",
    "indstilling_afgivet",
    "indstilling_genforelagt",
    "raadgivning_modtaget",
    "tvaerfagligt_moede_afholdt",
    "forsinkelse_meddelt",
    "betingelse_vurderet",
    "partshoering_sendt",
    "partshoering_forlaenget",
    "partshoering_besvaret",
    "afgoerelse_forberedt",
    "afgoerelse_sendt_tilbage",
    "afgoerelse_truffet",
    "afgoerelse_sendt",
    "foertidspension_overvejet",
    "hjaelp_til_job_aftalt",
    "forbedringsplan_lagt",
    "tilbud_aftalt",
    "anden_hjaelp_vejledt",
    "fleksjobbevis_oensket",
    "fleksjobbevis_udstedt",
    "ledighedsydelse_startet",
    "opsamling_holdt",
    "jobsoegningsplan_aftalt",
    "cv_registreret",
    "min_plan_registreret",
    "jobnet_undtaget",
    "samtaler_fritaget",
    "samtale_oensket",
    "samtale_afholdt",
    "anden_aktoer_tilbudt",
    "anden_aktoer_henvist",
    "anden_aktoer_afsluttet",
    "ledighed_gennemgaaet",
    "udeblivelse",
    "raadighed_vurderet",
    "kan_vil_vurderet",
    "sanktion_forberedt",
    "sanktion",
    "sanktion_frafaldet",
    "revurdering_afsluttet",
    "ledighedsydelse_ophoert",
    "fastholdelse_henvendt",
    "fastholdelse_moede",
    "fastholdelse_overdraget",
    "fastholdelse_paabegyndt",
    "fastholdelse_aftalt",
    "fastholdelse_skridt",
    "fastholdelse_dokumenteret",
    "fastholdelse_undtagelse_soegt",
    "fastholdelse_undtaget",
    "fastholdelse_undtagelse_afslaaet",
    "fastholdelse_vurderet",
    "fastholdelse_ophoert",
    "fastholdelse_fulgt_op",
    "job_foreslaaet",
    "forslag_besvaret",
    "job_godkendt",
    "job_afslaaet",
    "kapacitet_set",
    "vitas_aendret",
    "fleksjob_bevilget",
    "kontraktsamtykke_givet",
    "kontraktsamtykke_trukket",
    "kontrakt_aftalt",
    "tillaegsaftale_skrevet",
    "tillaegsaftale_bekraeftet",
    "stoette_soegt",
    "stoette_afgjort",
    "stoette_fulgt_op",
    "job_overdraget",
    "fuldtidsloen_oplyst",
    "fleksjob_startet",
    "vilkaar_aendret",
    "udviklingsplan_aftalt",
    "udviklingssamtale_holdt",
    "udvikling_vurderet",
    "udviklingsmaal_frafaldet",
    "tilskudsbroek_oplyst",
    "jobaendring_vurderet",
    "ordning_valgt",
    "opfoelgning_afholdt",
    "hjaelp_oensket",
    "hjaelp_besvaret",
    "hjaelp_afsluttet",
    "opfoelgningstegn_vurderet",
    "opfoelgningsrytme_valgt",
    "pensionssag_rejst",
    "status_udarbejdet",
    "bevilling_fornyet",
    "fleksjob_ophoert",
    "indkomst_indberettet",
    "udbetaling_beregnet",
    "udbetaling_frigivet",
    "tilbagebetaling_hoert",
    "tilbagebetaling_besvaret",
    "tilbagebetaling_forberedt",
    "tilbagebetaling_afgjort",
    "tilbagebetaling_betalt",
    "fuldmagt_givet",
    "fuldmagt_tilbagekaldt",
    "aktindsigt_anmodet",
    "aktindsigt_forsinket",
    "aktindsigt_givet",
    "klage_modtaget",
    "genvurdering_afsluttet",
    "klage_oversendt",
    "klage_afgjort",
]

VISITERET = "visiteret"
"""Ikke et skridt for sig: følger af en afgørelse om bevilling."""


def _plads(trin: Trin) -> int:
    return RAEKKEFOELGE.index(trin.kode) if trin.kode in RAEKKEFOELGE else len(RAEKKEFOELGE)


TRIN: dict[str, Trin] = {
    trin.kode: trin for trin in sorted((trin for emne in EMNER for trin in emne.TRIN), key=_plads)
}
RELATIONER: tuple[Relation, ...] = tuple(raekke for emne in EMNER for raekke in emne.RELATIONER)

# En lukket sag tillader kun, at klagen gøres færdig, at noget rettes, eller at der søges igen.
_EFTER_LUKNING = {
    "afgoerelse_sendt",
    "sag_oprettet",
    "rettelse",
    "fuldmagt_givet",
    "fuldmagt_tilbagekaldt",
    "aktindsigt_anmodet",
    "aktindsigt_forsinket",
    "aktindsigt_givet",
    "klage_modtaget",
    "genvurdering_afsluttet",
    "klage_oversendt",
    "klage_afgjort",
    *(trin.kode for trin in afslag.TRIN),
}
LUKNING = Udelukker(
    naar="sag_lukket",
    skridt=tuple(kode for kode in TRIN if kode not in _EFTER_LUKNING),
    hvorfor="Sagen er lukket.",
    hjemmel=visitation.SAGSBEHANDLING,
)
RELATIONER += (LUKNING,)


R = TypeVar("R", bound=Relation)


def _efter_noegle(raekker: Iterable[tuple[str, R]]) -> dict[str, tuple[R, ...]]:
    fundne: defaultdict[str, list[R]] = defaultdict(list)
    for noegle, raekke in raekker:
        fundne[noegle].append(raekke)
    return {noegle: tuple(liste) for noegle, liste in fundne.items()}


def af_slagsen(slags: type[R]) -> tuple[R, ...]:
    """Alle rækker af den slags, i emnernes orden."""
    return tuple(raekke for raekke in RELATIONER if isinstance(raekke, slags))


SVAR = af_slagsen(Svar)


class Raekker:
    """Processens rækker under ét retsgrundlag, hver fundet ved det navn, som den, der spørger, har."""

    def __init__(self, relationer: Iterable[Relation]) -> None:
        alle = tuple(relationer)
        self.svar_efter = _efter_noegle((naar, r) for r in alle if isinstance(r, Svar) for naar in r.efter)
        self.betingelser_for = _efter_noegle((r.skridt, r) for r in alle if isinstance(r, Betingelse))
        self.spaerringer_for = _efter_noegle((r.skridt, r) for r in alle if isinstance(r, Spaerring))
        self.milepaele_for = _efter_noegle((r.skridt, r) for r in alle if isinstance(r, Milepael))
        self.udelukker_ved = _efter_noegle((r.naar, r) for r in alle if isinstance(r, Udelukker))
        self.genaabner_ved = _efter_noegle((r.naar, r) for r in alle if isinstance(r, Genaabner))
        self.standsninger = tuple(r for r in alle if isinstance(r, Standsning))


@lru_cache(maxsize=64)
def raekker(retsgrundlag: Retsgrundlag = GAELDENDE) -> Raekker:
    """Rækkerne, som retsgrundlaget har dem. Kaster `ValueError`, når det fjerner en række, der ikke findes."""
    ukendte = [r for r in retsgrundlag.uden_raekker if not any(r is kendt for kendt in RELATIONER)]
    if ukendte:
        raise ValueError(f"»{retsgrundlag.navn}« fjerner {len(ukendte)} rækker, som processen ikke har.")
    sidste = retsgrundlag.fra - timedelta(days=1) if retsgrundlag.uden_raekker else date.min
    gaeldende = (
        _kort_til(r, sidste) if any(r is fjernet for fjernet in retsgrundlag.uden_raekker) else r
        for r in RELATIONER
    )
    return Raekker((*gaeldende, *retsgrundlag.nye_raekker))


def _kort_til(raekke: Relation, sidste: date) -> Relation:
    return replace(raekke, til=sidste if raekke.til is None else min(raekke.til, sidste))


FOLKEPENSION = Svar(
    kode="folkepensionsalder",
    navn="Folkepensionsalderen",
    efter=(VISITERET,),
    skal=(),
    frist=Fristregel("regel", "folkepensionsalder_efter_foedselsdato"),
    art="lov",
    ansvarlig="sagsbehandler",
    hjemmel=visitation.MAALGRUPPE,
    bortfalder=("sag_lukket",),
    forklaring="Fleksjob og ledighedsydelse slutter, når borgeren når folkepensionsalderen: {regnestykke}.",
)
REVURDERING = Svar(
    kode="revurdering_ledighedsydelse",
    navn="Revurdering af retten til ledighedsydelse",
    efter=("ledighedsydelse_startet",),
    skal=("revurdering_afsluttet",),
    frist=Fristregel("regel", "revurdering_afsluttet_senest"),
    art="lov",
    ansvarlig="sagsbehandler",
    hjemmel=REVURDERING_HJEMMEL,
    bortfalder=("sag_lukket",),
    forklaring=(
        "Retten til ledighedsydelse skal revurderes: {regnestykke}. Grundlaget er fire redegørelser: "
        + "; ".join(en.tekst for en in REDEGOERELSER)
        + "."
    ),
)
FASTHOLDELSE = fastholdelse.PLIGT
RYKKES, PAPIR_LAESES = dokumentation.RYKKES, dokumentation.LAESES
REGLER_UDEN_RELATION = (
    FOLKEPENSION,
    REVURDERING,
    RYKKES,
    PAPIR_LAESES,
    FASTHOLDELSE,
    *fastholdelse.VARSLER,
    fastholdelse.VURDERING,
)
"""Pligter, som en regel regner ud af hele forløbet, og som derfor ikke følger af én hændelse."""
