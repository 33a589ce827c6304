"""Regnestykket til skærmen: hvilke led der vises, i hvilken orden, og hvilke der ligger inde under andre."""

from collections.abc import Iterable
from dataclasses import dataclass

from fleksjob.breve.tegning import i_timer
from fleksjob.lov.bog.laesere import SIKKERHED, Sagstrin, Sats

REGNESTYKKE: dict[str, tuple[str, ...]] = {
    "loen": ("maanedsloen_md", "loen_i_alt"),
    "grundbeloeb": (),
    "nedsaettelse": ("graense", "nedsaettelse_under", "nedsaettelse_over"),
    "foer_loft": (),
    "loft": ("fuldtidsmaanedsloen_md",),
    "plads_under_loft": (),
    "fleksloentilskud": (),
    "i_alt": (),
    "atp": (),
    "udbetalt": (),
    "obligatorisk_pension": (),
}
"""Leddene, som de vises: hovedleddene i lovens orden, hvert med sine mellemregninger."""

OM_MERE: dict[str, tuple[str, ...]] = {
    "gevinst_pr_ekstra_krone": (),
    "loft_binder_ved_timer": ("loft_binder_ved_loen",),
    "tilskud_ophoerer_ved_loen": (),
}


@dataclass(frozen=True, slots=True)
class Led:
    """Et trin i regnestykket, som det vises: navn og tal i én linje, resten når det foldes ud."""

    navn: str
    skrevet: str
    tekst: str
    hjemmel: str
    satser: tuple[Sats, ...]
    url: str
    sikkert: str
    under: tuple["Led", ...]


def _skrevet(trin: Sagstrin) -> str:
    """Trinnets tal med sin enhed. Det, der ikke kan ske (loftet binder ikke), har intet tal: »Aldrig«."""
    if trin.vaerdi is None:
        return "Aldrig"
    if isinstance(trin.vaerdi, str):
        return ""
    return i_timer(trin.vaerdi) if trin.kode == "loft_binder_ved_timer" else trin.vist


def opstil(trinene: Iterable[Sagstrin], orden: dict[str, tuple[str, ...]]) -> tuple[Led, ...]:
    """Trinnene i `orden`; et trin, som beregningen ikke har, udelades."""
    trin = {et.kode: et for et in trinene}

    def led(kode: str, under: tuple[str, ...]) -> Led:
        et = trin[kode]
        return Led(
            navn=et.navn,
            skrevet=_skrevet(et),
            tekst=et.tekst,
            hjemmel=et.hjemmel,
            satser=et.satser,
            url=et.url,
            sikkert=SIKKERHED[et.sikkerhed],
            under=tuple(led(kode_under, ()) for kode_under in under if kode_under in trin),
        )

    return tuple(led(kode, under) for kode, under in orden.items() if kode in trin)
