"""Planen fryses: det, der står nu, bliver et papir, som ikke ændres, når der skrives videre."""

from datetime import datetime

from fleksjob.breve import planpapir
from fleksjob.breve.planpapir import Planafsnit, Planpapir, Stemmeblok
from fleksjob.forloeb.planafsnit import BORGER, KONSULENT
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.sager.brevskrivning import brevramme, gem_brev
from fleksjob.sager.models import Bruger, Dokument, Plantekst, Sag
from fleksjob.sager.visninger.plan import PLANPAPIR, Afsnitsbillede, Planbillede, Stemmetekst


def er_skrevet_her(sag: Sag) -> bool:
    """Om nogen har skrevet i planen her. En plan, der er lavet andre steder, har intet at fryse."""
    return Plantekst.for_kommune(sag.kommune_id).filter(sag=sag).exists()


def frys(
    sag: Sag,
    bruger: Bruger,
    plan: Planbillede,
    tilstand: Tilstand,
    *,
    nu: datetime,
    mangelgrund: str = "",
) -> Dokument:
    """Skriver papiret og gemmer det i sagen. Det er ikke et brev og sendes ikke; borgeren læser det på sin side."""
    papir = Planpapir(
        ramme=brevramme(sag, dag=tilstand.pr, kanal="digital"),
        form=plan.form,
        afsnit=tuple(_afsnit(en, tilstand) for en in plan.afsnit),
        faerdig_af=bruger.navn,
        mangler=tuple(hvert.tekst for hvert in plan.stand.mangler),
        mangelgrund=mangelgrund,
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        art=PLANPAPIR,
        titel=papir.form.navn,
        pdf=planpapir.pdf(papir),
        helbred=True,
        send=False,
    )


def _afsnit(billede: Afsnitsbillede, tilstand: Tilstand) -> Planafsnit:
    fravalgt = tilstand.konsulent.fravalgt if billede.afsnit.stemme == KONSULENT else ""
    return Planafsnit(
        billede.afsnit.titel,
        tuple(_blok(en) for en in billede.stemmer),
        billede.forhistorie,
        f"Ingen virksomhedskonsulent er med: {fravalgt}" if fravalgt else "",
    )


def _blok(stemme: Stemmetekst) -> Stemmeblok:
    udgave = stemme.nyeste
    egne = stemme.stemme == BORGER
    felter = tuple((felt.navn, felt.tekst) for felt in udgave.felter) or (("", "Teksten er taget væk."),)
    return Stemmeblok(stemme.navn, felter, udgave.af, udgave.skrevet.date(), egne)
