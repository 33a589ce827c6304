"""Filer til de papirer, der er kommet i nogle af demoens sager, så «Åbn» på dokumentationsfanen viser noget."""

from datetime import date, datetime

from fleksjob.breve.sagsbundt import Afsnit, tekstdel
from fleksjob.demo.personale import KOMMUNEKODE
from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.dokumentation import Papir
from fleksjob.forloeb.tilstand import Person, tilstand
from fleksjob.sager.bilagsfil import laes_fil
from fleksjob.sager.kommandoer import laeg_bilag
from fleksjob.sager.models import Bilag, Bruger, Haendelse, Sag
from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

SAGER = 8
_FASER = (Fase.FORBEREDELSE.value, Fase.INDSTILLING.value, Fase.AFGOERELSE.value)
_TEKST = {
    "lae265": ("Borgeren er set i konsultation. Kræfterne er små og svinger fra dag til dag.",
               "Arbejde med pauser og få timer er muligt. Tilstanden ventes ikke at blive bedre."),
    "speciallaege": ("Behandlingsmulighederne er udtømt.", "Funktionsnedsættelsen er varig."),
    "cv": ("2004-2012: Butik. 2012-2023: Lager og pakkeri.", "Kan køre truck. Taler tysk."),
}  # fmt: skip
_ANDET = ("Papiret er opdigtet til demoen.",)


def laeg_papirer(dag: date, nu: datetime) -> int:
    """Lægger en fil ved hvert papir i de første sager, der er på vej mod en afgørelse. Giver antallet af filer."""
    kommet = Haendelse.for_kommune(KOMMUNEKODE).filter(
        type="dokument_modtaget", sag__fase__in=_FASER, sag__sagsbehandler__is_active=True
    )
    ider = list(kommet.order_by("sag_id").values_list("sag_id", flat=True).distinct()[:SAGER])
    sager = Sag.for_kommune(KOMMUNEKODE).filter(pk__in=ider).select_related("person", "sagsbehandler")
    return sum(_i_sagen(sag, sag.sagsbehandler, dag, nu) for sag in sager if sag.sagsbehandler is not None)


def _i_sagen(sag: Sag, bruger: Bruger, dag: date, nu: datetime) -> int:
    fundet = tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=dag)
    lagt = 0
    for papir in fundet.papirer:
        if not Bilag.for_kommune(KOMMUNEKODE).filter(sag=sag, haendelse_nr=int(papir.id)).exists():
            _fil(sag, bruger, papir, nu)
            lagt += 1
    return lagt


def _fil(sag: Sag, bruger: Bruger, papir: Papir, nu: datetime) -> None:
    linjer = (*_TEKST.get(papir.slags.kode, _ANDET), f"Sag {sag.nummer}.")
    pdf = tekstdel(papir.slags.navn, papir.dag, [Afsnit("Opdigtet til demoen", linjer)]).indhold
    laeg_bilag(
        sag,
        bruger,
        laes_fil(f"{papir.slags.kode}.pdf", pdf),
        nu=nu,
        art=papir.slags.kode,
        titel=papir.slags.navn,
        helbred=papir.er_helbred,
        afsender=papir.fra,
        dateret=papir.dag,
        haendelse_nr=int(papir.id),
    )
