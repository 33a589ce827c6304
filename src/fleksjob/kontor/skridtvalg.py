"""Hvilke af de mulige skridt der vises først. Om et skridt er muligt, afgør forløbet; her ordnes de kun."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.skridt import Skridt
from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE

EGNE_STEDER = {
    "teammoede_indkaldt": "kontor:sag_team",
    "tvaerfagligt_moede_afholdt": "kontor:sag_referat",
    "opfoelgning_afholdt": "kontor:opfoelgning",
}
"""De skridt, der ikke tages i en formular for sig, men på en side i sagen."""

SVARER_PAA = {
    "jobsamtale": "samtale_afholdt",
    "rykkes": "dokument_rykket",
    "papir_laeses": "dokument_vurderet",
    "cv_jobnet": "cv_registreret",
    "revurdering_ledighedsydelse": "revurdering_afsluttet",
    "anden_aktoer_ret": "anden_aktoer_tilbudt",
    "anden_aktoer_pligt": "anden_aktoer_henvist",
    "bevilling_foer_start": "fleksjob_bevilget",
    "kapacitet_ses_igen": "kapacitet_set",
    "vitas_svar": "vitas_aendret",
    "stoette_svar": "stoette_afgjort",
    "stoette_ses_igen": "stoette_fulgt_op",
    "opfoelgning_3_mdr": "opfoelgning_afholdt",
    "opfoelgning_6_mdr": "opfoelgning_afholdt",
    "opfoelgning_30_mdr": "opfoelgning_afholdt",
    "opfoelgning_aftalt": "opfoelgning_afholdt",
    "hjaelp_svar": "hjaelp_besvaret",
    "status_54_mdr": "status_udarbejdet",
    "bevilling_udloeber": "bevilling_fornyet",
    "partshoering_svar": "partshoering_besvaret",
    "genvurdering_klage": "genvurdering_afsluttet",
    "aktindsigt": "aktindsigt_givet",
    "udbetaling": "udbetaling_beregnet",
    "svar_paa_ansoegning": "afgoerelse_forberedt",
    "afgoerelse_paa_grundlag": "afgoerelse_forberedt",
}
"""Det skridt, der opfylder en pligt."""

NAESTE = {
    Fase.UDEN_SAG: (),
    Fase.FORBEREDELSE: ("plan_paabegyndt", "plan_faerdig"),
    Fase.INDSTILLING: (
        "teammoede_indkaldt",
        "teammoede_afholdt",
        "indstilling_afgivet",
        "raadgivning_modtaget",
    ),
    Fase.AFGOERELSE: ("afgoerelse_truffet", "partshoering_besvaret", "afgoerelse_forberedt"),
    Fase.AFSLAG: tuple(grund.skridt for grund in AFSLAGSGRUNDE.values()),
    Fase.LEDIG: (
        "ledighedsydelse_startet",
        "opsamling_holdt",
        "job_godkendt",
        "samtale_afholdt",
        "fleksjob_bevilget",
    ),
    Fase.JOB_BEVILGET: ("fuldtidsloen_oplyst", "fleksjob_startet"),
    Fase.I_FLEKSJOB: ("indkomst_indberettet",),
}
"""Det, der normalt kommer næst i hver fase."""


NAERT = timedelta(days=60)
"""En frist længere ude gør ikke sit skridt oplagt i dag."""


class Skridtvalg(msgspec.Struct, frozen=True):
    """Knapperne: det oplagte, det øvrige, og det, der ikke kan lade sig gøre nu."""

    oplagte: tuple[Skridt, ...]
    andre: tuple[Skridt, ...]
    ikke_nu: tuple[Skridt, ...]


def ordn(skridt: Sequence[Skridt], pligter: Sequence[Pligt], fase: Fase, dag: date) -> Skridtvalg:
    """Oplagt er det næste i fasen og det, der svarer på en frist inden for kort tid; højst fire.

    Resten er «andre».
    """
    naere = [
        p for p in pligter if p.status in ("overskredet", "kommende") and p.frist and p.frist <= dag + NAERT
    ]
    naere.sort(key=lambda p: p.frist or dag)
    oensket = [*NAESTE.get(fase, ()), *(SVARER_PAA[p.kode] for p in naere if p.kode in SVARER_PAA)]
    raekke = {kode: nr for nr, kode in reversed(list(enumerate(oensket)))}
    mulige = [s for s in skridt if s.mulig]
    oplagte = sorted((s for s in mulige if s.kode in raekke), key=lambda s: raekke[s.kode])[:4]
    return Skridtvalg(
        oplagte=tuple(oplagte),
        andre=tuple(s for s in mulige if s not in oplagte),
        ikke_nu=tuple(s for s in skridt if not s.mulig),
    )
