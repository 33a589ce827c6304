"""Helbredsoplysninger i hændelserne: hvilke felter de står i, og den samme hændelse uden dem.

Et felt står her, når det er skrevet for at sige noget om helbred. Skånehensyn og timer står ikke her: dem skal
virksomhedskonsulenten bruge for at finde et job.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.dokumentarter import dokumentart
from fleksjob.lov.sagsgang.fastholdelsestiltag import HELBREDSBEVISER

SKJULT = "Helbredsoplysninger, som kun er for dem, der behandler sagen."
SKJULT_ART = "helbredspapir"

_AFGOERELSEN = (
    *("begrundelse", "afvigelsesgrund", "indstilling_fraveget", "uden_vurdering", "hoering_undladt"),
    *("bemaerkninger", "note"),
)
_ALTID: dict[type[h.Haendelse], tuple[str, ...]] = {
    h.RaadgivningModtaget: ("resume", "note"),
    h.IndstillingAfgivet: ("begrundelse", "vaegt", "afklaret", "udvikling", "dissens", "tvivl", "note"),
    h.IndstillingGenforelagt: ("begrundelse", "note"),
    h.TeammoedeIndkaldt: ("udfald_udeladt", "note"),
    h.TeammoedeAfholdt: ("uden_borgeren", "note"),
    h.TvaerfagligtMoedeAfholdt: ("resume", "note"),
    h.BetingelseVurderet: ("grund", "note"),
    h.FoertidspensionOvervejet: ("grund", "note"),
    h.ForbedringsplanLagt: ("plan", "note"),
    h.ClearingGivet: ("begrundelse", "note"),
    h.PartshoeringSendt: ("om", "note"),
    h.PartshoeringBesvaret: ("svar", "note"),
    h.PartshoeringForlaenget: ("grund", "note"),
    h.BetingelseVurderet: ("grund", "note"),
    h.AfgoerelseForberedt: _AFGOERELSEN,
    h.AfgoerelseTruffet: _AFGOERELSEN,
    h.AfgoerelseSendtTilbage: ("grund", "note"),
    h.FoertidspensionOvervejet: ("grund", "note"),
    h.ForbedringsplanLagt: ("plan", "note"),
    h.BehandlingAfvist: ("hvad", "note"),
    h.VejledningGivet: ("undladt", "note"),
    h.PartshoeringForlaenget: ("grund", "note"),
    h.AfgoerelseSendtTilbage: ("grund", "note"),
    h.KlageModtaget: ("saerlig_grund", "grund_vurdering", "note"),
    h.GenvurderingAfsluttet: ("begrundelse", "nyt", "note"),
    h.KlageAfgjort: ("begrundelse", "note"),
    h.AfproevningUndladt: ("grund", "note"),
    h.PlanFaerdig: ("mangelgrund", "note"),
    h.KlageModtaget: ("saerlig_grund", "grund_vurdering", "note"),
    h.GenvurderingAfsluttet: ("begrundelse", "nyt", "note"),
    h.KlageAfgjort: ("begrundelse", "note"),
    h.AktindsigtGivet: ("begrundelse", "note"),
    h.RekvisitionOpgivet: ("grund", "note"),
    h.SygdomPaabegyndt: ("note",),
    h.KanVilVurderet: ("grund", "note"),
    h.SanktionForberedt: ("begrundelse", "bemaerkninger", "note"),
    h.SanktionFrafaldet: ("grund", "note"),
    h.Sanktion: ("begrundelse", "note"),
    h.JobnetUndtaget: ("grund", "note"),
    h.SamtalerFritaget: ("grund", "note"),
    h.Udeblivelse: ("note",),
    h.RaadighedVurderet: ("note",),
    h.RevurderingAfsluttet: ("note",),
    h.AfventerPaabegyndt: ("om", "note"),
    h.UdviklingVurderet: ("begrundelse", "note"),
    h.FastholdelseUndtagelseSoegt: (
        "akut_grund",
        "akut_bevis",
        "formaalsloest_grund",
        "formaalsloest_bevis",
        "note",
    ),
    h.FastholdelseUndtaget: ("grund", "note"),
    h.FastholdelseUndtagelseAfslaaet: ("begrundelse", "note"),
    h.DokumentRykket: ("note",),
    h.DokumentVurderet: ("note",),
}
_PAPIRER: dict[type[h.Haendelse], tuple[str, ...]] = {
    h.DokumentRekvireret: ("art", "fra", "spoergsmaal", "note"),
    h.DokumentModtaget: ("art", "fra", "note"),
}


def uden_helbred(haendelse: h.AlleHaendelser) -> h.AlleHaendelser:
    """Hændelsen med helbredsteksten skjult; den samme, når der ingen er. En rettelse renses med det, den indeholder."""
    if isinstance(haendelse, h.Rettelse):
        ny = None if haendelse.ny is None else uden_helbred(haendelse.ny)
        return msgspec.structs.replace(haendelse, ny=ny, note=SKJULT if haendelse.note else "")
    renset: h.AlleHaendelser = _skjul(haendelse, helbredsfelter(haendelse))
    return renset


def helbredsfelter(haendelse: h.Haendelse) -> tuple[str, ...]:
    """De udfyldte felter i hændelsen, som har helbredsoplysninger."""
    felter = _ALTID.get(type(haendelse), ())
    if isinstance(haendelse, h.FastholdelseDokumenteret) and haendelse.bevis in HELBREDSBEVISER:
        felter = ("indestaar", "note")
    if type(haendelse) in _PAPIRER and _om_helbred(haendelse):
        felter = _PAPIRER[type(haendelse)]
    return tuple(felt for felt in felter if getattr(haendelse, felt, ""))


def _om_helbred(haendelse: Any) -> bool:
    """Om papiret er et helbredspapir; siger hændelsen det ikke selv, er det som slagsen plejer."""
    sagt = getattr(haendelse, "helbred", None)
    return dokumentart(haendelse.art).helbred if sagt is None else bool(sagt)


def _skjul(haendelse: Any, felter: Iterable[str]) -> Any:
    nyt = {felt: SKJULT_ART if felt == "art" else "" if felt == "fra" else SKJULT for felt in felter}
    return msgspec.structs.replace(haendelse, **nyt) if nyt else haendelse
