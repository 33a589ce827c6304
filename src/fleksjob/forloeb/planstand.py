"""Hvor langt planen er: hvilke afsnit der er skrevet, og hvilke af lovens punkter der endnu mangler.

Der spørges kun, om noget er der; om det er godt nok, ser den, der giver clearing. Borgerens eget syn kan kun borgeren
selv opfylde, eller det, en sagsbehandler har skrevet ned efter hende.
"""

from collections.abc import Collection, Mapping
from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Konsulentvalg
from fleksjob.forloeb.haendelser import DokumentModtaget, DokumentRekvireret, Haendelse
from fleksjob.forloeb.planafsnit import BORGER, KOMMUNE, KONSULENT, Afsnit, afsnit_i
from fleksjob.lov.sagsgang.dokumentationskrav import Krav, krav, mangler_i_plan

Tekster = Mapping[tuple[str, str], dict[str, str]]
"""De gældende tekster: (afsnit, stemme) → felt → tekst."""

LAEGE = "laege"
_HELE = {
    "maal": "maal",
    "cv": "erfaring",
    "netvaerk": "netvaerk",
    "indsatser": "indsatser",
    "ydelser": "ydelser",
}
"""Punkt → det afsnit, der skal være skrevet."""
_FELTER = {
    "beskaeftigelse": ("gitter", ("arbejde_ressourcer", "arbejde_udfordringer")),
    "social": ("gitter", ("social_ressourcer", "social_udfordringer")),
    "helbred": ("helbred", ("ressourcer", "udfordringer")),
    "opgaver": ("selvstaendig", ("opgaver",)),
    "timer": ("selvstaendig", ("timer",)),
    "seneste_24_mdr": ("selvstaendig", ("seneste_24_mdr",)),
    "andet_arbejde": ("selvstaendig", ("andet_arbejde",)),
}
"""Punkt → de felter i et afsnit, der skal være udfyldt."""
AFSNIT_FOR_PUNKT = {
    **_HELE,
    **{punkt: sted[0] for punkt, sted in _FELTER.items()},
    "eget_syn": "helbred",
}
"""Hvor man skriver det, der mangler. Lægens vurdering skrives ikke; den kommer ind."""


class Planstand(msgspec.Struct, frozen=True):
    """`skrevne` er koderne på de afsnit, der er skrevet; `mangler` er lovens eller husets punkter."""

    skrevne: frozenset[str]
    ialt: int
    mangler: tuple[Krav, ...]

    @property
    def antal(self) -> int:
        """Så mange afsnit er skrevet."""
        return len(self.skrevne)

    @property
    def lovens_mangler(self) -> tuple[Krav, ...]:
        """De punkter, loven kræver, og som mangler."""
        return tuple(hvert for hvert in self.mangler if hvert.art == "lov")


def planstand(
    tekster: Tekster,
    dag: date,
    *,
    selvstaendig: bool = False,
    konsulent: Konsulentvalg = Konsulentvalg(),  # noqa: B008 - frossen værdi
    laegens_vurdering: bool = False,
) -> Planstand:
    """Planens stand på dagen. Er virksomhedskonsulenten valgt fra, mangler hendes afsnit ikke."""
    afsnittene = afsnit_i(selvstaendig=selvstaendig)
    skrevne = frozenset(
        afsnit.kode
        for afsnit in afsnittene
        if er_skrevet(afsnit, tekster) or (afsnit.stemme == KONSULENT and konsulent.fravalgt)
    )
    opfyldte = _opfyldte(tekster, skrevne, laegens_vurdering)
    kendte = {hvert.kode for hvert in krav("plan", dag, ["selvstaendig"] if selvstaendig else [])}
    return Planstand(
        skrevne, len(afsnittene), mangler_i_plan(opfyldte & kendte, dag, selvstaendig=selvstaendig)
    )


def er_skrevet(afsnit: Afsnit, tekster: Tekster) -> bool:
    """Om afsnittet er skrevet. Målene må gerne stå alene med borgerens ord; ellers skal kommunen have skrevet."""
    stemmer = {afsnit.stemme} | ({KONSULENT} if afsnit.konsulentfelter else set())
    if any(afsnit.skrevet(tekster.get((afsnit.kode, stemme), {})) for stemme in stemmer):
        return True
    return afsnit.kode == "maal" and any(tekster.get((afsnit.kode, BORGER), {}).values())


def _opfyldte(tekster: Tekster, skrevne: Collection[str], laegens_vurdering: bool) -> set[str]:
    opfyldte = {punkt for punkt, afsnit in _HELE.items() if afsnit in skrevne}
    for punkt, (afsnit, felter) in _FELTER.items():
        indhold = tekster.get((afsnit, KOMMUNE), {})
        if all(indhold.get(felt, "").strip() for felt in felter):
            opfyldte.add(punkt)
    egne = tekster.get(("helbred", BORGER), {})
    gengivet = tekster.get(("helbred", KOMMUNE), {}).get("gengivet", "")
    if any(vaerdi.strip() for vaerdi in egne.values()) or gengivet.strip():
        opfyldte.add("eget_syn")
    if laegens_vurdering:
        opfyldte.add(LAEGE)
    return opfyldte


def tidsbudget(indhold: Mapping[str, str]) -> str:
    """Tiden i én sætning: spændet i ugen, og de behandlingstimer, der kan blive til arbejde. Tom uden tal."""
    fra, til = indhold.get("timer_fra", ""), indhold.get("timer_til", "")
    dele = []
    if fra and til:
        dele.append(f"Fra {fra} timer i en dårlig uge til {til} i en god.")
    elif til or fra:
        dele.append(f"{til or fra} timer om ugen.")
    frigives = indhold.get("frigives", "")
    if frigives and til:
        samlet = _tal(til) + _tal(frigives)
        dele.append(
            f"Når behandlingen er slut, bliver {frigives} timer fri; en god uge kan så være op til "
            f"{f'{samlet:g}'.replace('.', ',')} timer."
        )
    return " ".join(dele)


def _tal(skrevet: str) -> float:
    return float(skrevet.replace(",", "."))


def laegens_vurdering_modtaget(haendelser: Collection[Haendelse], siden: date | None) -> bool:
    """Om egen læges vurdering (LÆ 265) er kommet. `siden`: sagens begyndelse; en ældre attest tæller ikke."""
    rekvireret = {h.id: h.art for h in haendelser if isinstance(h, DokumentRekvireret)}
    return any(
        "265" in (h.art or rekvireret.get(h.rekvisition, "")) and (siden is None or h.gyldig_fra >= siden)
        for h in haendelser
        if isinstance(h, DokumentModtaget)
    )
