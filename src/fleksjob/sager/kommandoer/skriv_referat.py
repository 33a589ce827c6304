"""Referatet af teamets møde om en sag: mødet, indstillingen og det, der blev sagt, gemt på én gang."""

from collections.abc import Collection
from datetime import date, datetime

import msgspec

from fleksjob.forloeb.haendelser import IndstillingAfgivet, TeammoedeAfholdt
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.sagsgang.dokumentationskrav import INDSTILLINGENS_PUNKTER, mangler_i_indstilling
from fleksjob.lov.sagsgang.rehabilitering import foelger_indstillingen, muligheder
from fleksjob.sager import lager
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import sagens_punkt
from fleksjob.sager.models import Bruger, Dagsordenspunkt, Dagsordensskift, Sag, Teamreferat

BORGEREN = "borgeren"
BISIDDEREN = "borgerens bisidder"
FELTER = {"vaegt": "vaegt_beskaeftigelse"}
"""Et lovkrav, som formularen har delt i flere felter → det felt, fejlen vises ved."""


class Uenighed(msgspec.Struct, frozen=True):
    """Et medlem, der ikke er enig i indstillingen, og hvorfor."""

    navn: str
    grund: str


class Indstilling(msgspec.Struct, frozen=True, kw_only=True):
    """Teamets indstilling, som den skrives på mødet. Der er intet felt til timer: de aftales i jobbet."""

    til: str
    vaegt_beskaeftigelse: str = ""
    vaegt_social: str = ""
    vaegt_helbred: str = ""
    afklaret: str = ""
    jobtyper: str = ""
    jobideer: tuple[str, ...] = ()
    hensyn: tuple[str, ...] = ()
    stoette: str = ""
    udvikling: str = ""
    meget_begraenset: bool | None = None
    progression_droeftet: bool | None = None
    tvivl: str = ""
    uenige: tuple[Uenighed, ...] = ()

    @property
    def vaegt(self) -> str:
        """De tre slags forhold samlet, som loven nævner dem; de tomme er ikke med."""
        dele = (
            ("Beskæftigelse", self.vaegt_beskaeftigelse),
            ("Sociale forhold", self.vaegt_social),
            ("Helbred", self.vaegt_helbred),
        )
        return "\n".join(f"{navn}: {tekst.strip()}" for navn, tekst in dele if tekst.strip())


class Referat(msgspec.Struct, frozen=True, kw_only=True):
    """Det, der skete på mødet. `fremmoede` er pladsens navn → om den var besat; `syn` er plads → hvad der blev sagt.

    `timer` er det, der blev talt om timer uden at fastsætte dem: hvad der får dem til at svinge, tid, der er
    blevet fri, og hvordan man begynder forsigtigt.
    """

    fremmoede: dict[str, bool]
    borgeren_deltog: bool
    bisidder: bool = False
    uden_borgeren: str = ""
    syn: dict[str, str] = {}
    timer: dict[str, str] = {}
    tvivl: str = ""
    resume: str = ""

    def deltagere(self) -> tuple[str, ...]:
        """Dem, der var der, som de står på hændelsen."""
        med = [plads for plads, kom in self.fremmoede.items() if kom]
        if self.borgeren_deltog:
            med.insert(0, BORGEREN)
            if self.bisidder:
                med.insert(1, BISIDDEREN)
        return tuple(med)


def skriv_referat(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    referat: Referat,
    indstilling: Indstilling | None = None,
    note: str = "",
) -> Sag:
    """Mødet og, når der er en, indstillingen. Var teamet ikke fuldtalligt, kan kun mødet gemmes."""
    kraev_borgeren(referat)
    if indstilling is not None:
        kraev_indstilling(indstilling, gyldig_fra)
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev("teammoede_afholdt", gyldig_fra)
    with lager.transaktion():
        ny = sag.tilfoej(
            TeammoedeAfholdt(
                gyldig_fra=gyldig_fra,
                deltagere=referat.deltagere(),
                borgeren_deltog=referat.borgeren_deltog,
                bisidder=referat.bisidder,
                uden_borgeren=referat.uden_borgeren,
                note=note,
            )
        )
        gem_referatet(ny, bruger, nu, gyldig_fra, referat, indstilling)
        if indstilling is not None:
            efter = lager.hent(sag_id, bruger, forventet_version=ny.version, nu=nu)
            efter.kraev("indstilling_afgivet", gyldig_fra)
            ny = efter.tilfoej(_haendelsen(indstilling, gyldig_fra))
    return ny


def kraev_borgeren(referat: Referat) -> None:
    """Mødet holdes med borgeren; ellers skal grunden stå der."""
    if not referat.borgeren_deltog and not referat.uden_borgeren.strip():
        raise UgyldigtInput("uden_borgeren", "Skriv, hvorfor borgeren ikke var med.")


def kraev_indstilling(indstilling: Indstilling, dag: date) -> None:
    """Indstillingen peger på noget, teamet kan indstille til på dagen, og har det indhold, loven kræver."""
    koder = {en.kode for en in muligheder(dag)}
    if indstilling.til not in koder:
        raise UgyldigtInput("til", "Vælg en af de muligheder, teamet har på mødets dag.")
    tekster = {
        punkt: ", ".join(indstilling.hensyn) if punkt == "hensyn" else str(getattr(indstilling, punkt))
        for punkt in INDSTILLINGENS_PUNKTER
    }
    mangler = mangler_i_indstilling(
        [punkt for punkt, tekst in tekster.items() if tekst.strip()],
        dag,
        fleksjob=foelger_indstillingen(indstilling.til, "bevilget"),
        meget_begraenset=bool(indstilling.meget_begraenset),
    )
    kast(
        [
            UgyldigtInput(FELTER.get(en.kode, en.kode), f"Mangler: {en.tekst} ({en.hjemmel}).")
            for en in mangler
        ]
        + [
            UgyldigtInput("uenige", "Skriv både navn og grund, når nogen er uenig.")
            for en in indstilling.uenige
            if not (en.navn.strip() and en.grund.strip())
        ]
    )


def gem_referatet(
    sag: Sag,
    bruger: Bruger,
    nu: datetime,
    dag: date,
    referat: Referat,
    indstilling: Indstilling | None = None,
) -> None:
    """Referatet i fuld tekst, og punktet på dagsordenen som behandlet. Skal kaldes i hændelsens transaktion."""
    punkt = sagens_punkt(bruger, sag.pk)
    if punkt is not None and punkt.moede.dag > dag:
        punkt = None
    indhold = msgspec.to_builtins({"referat": referat, "indstilling": indstilling})
    Teamreferat.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        moede_id=punkt.moede_id if punkt else None,
        dag=dag,
        haendelse_nr=sag.version,
        indhold=indhold,
        skrevet=nu,
        skrevet_af=bruger,
    )
    if punkt is not None:
        _behandlet([punkt], bruger, nu)


def _behandlet(punkter: Collection[Dagsordenspunkt], bruger: Bruger, nu: datetime) -> None:
    for punkt in punkter:
        punkt.status = "behandlet"
        punkt.save()
        Dagsordensskift.objects.create(
            kommune_id=punkt.kommune_id,
            sag_id=punkt.sag_id,
            moede_id=punkt.moede_id,
            hvad="behandlet",
            hvornaar=nu,
            hvem=bruger,
        )


def _haendelsen(indstilling: Indstilling, dag: date) -> IndstillingAfgivet:
    return IndstillingAfgivet(
        gyldig_fra=dag,
        indstilling=indstilling.til,
        vaegt=indstilling.vaegt,
        afklaret=indstilling.afklaret,
        jobtyper=indstilling.jobtyper,
        jobideer=", ".join(indstilling.jobideer),
        hensyn=", ".join(indstilling.hensyn),
        stoette=indstilling.stoette,
        udvikling=indstilling.udvikling,
        meget_begraenset=indstilling.meget_begraenset,
        progression_droeftet=indstilling.progression_droeftet,
        tvivl=indstilling.tvivl,
        dissens="; ".join(f"{en.navn.strip()}: {en.grund.strip()}" for en in indstilling.uenige),
    )
