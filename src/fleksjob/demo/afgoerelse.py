"""Afgørelserne i demoen: betingelser, der er vurderet, og et udkast, der har været sendt tilbage."""

from datetime import date, datetime, timedelta

from fleksjob.demo.hovedsag import HOVEDPERSONER
from fleksjob.demo.personale import BIRGITTE, KAREN, KOMMUNEKODE
from fleksjob.lov.sagsgang.visitationskrav import KRAV
from fleksjob.sager.kommandoer import forbered_afgoerelse, send_afgoerelse_tilbage, vurder_betingelser
from fleksjob.sager.kommandoer.vurder_betingelser import Vurderet
from fleksjob.sager.models import Bruger, Sag

_GRUNDE = {
    "foertidspension": "Oplyst ved samtalen og set i Borger.dk sammen med borgeren.",
    "seniorpension": "Oplyst ved samtalen.",
    "tidlig_pension_brugt": "Oplyst ved samtalen.",
    "normale_vilkaar": "Det hidtidige arbejde er prøvet med nedsat tid og hjælpemidler uden at det gik.",
    "vaesentlig": "I praktikken holdt kræfterne til få timer om dagen med pauser.",
    "varig": "Speciallægen venter ingen bedring.",
    "meget_begraenset": "Praktikken viser en evne, der rækker til et lille fleksjob.",
    "tilbud_proevet": "Praktik, hjælpemidler og omplacering på arbejdspladsen er prøvet.",
    "afklaret": "Planen er gennemgået med borgeren og er færdig.",
}


_BEGRUNDELSE = (
    "Leddegigten begrænser din arbejdsevne varigt og væsentligt. Omplacering, hjælpemidler og nedsat tid er prøvet på "
    "din arbejdsplads, uden at du kunne arbejde på almindelige vilkår."
)


def laeg_afgoerelser(dag: date, nu: datetime) -> int:
    """Vurderingerne i to af de håndskrevne sager, skrevet af arkivet selv. Giver, hvor mange det blev."""
    karen, birgitte = (Bruger.objects.get(username=en.brugernavn) for en in (KAREN, BIRGITTE))
    else_, ahmed = (_sagen(navn) for navn in ("Else", "Ahmed"))
    foerst = nu - timedelta(hours=3)
    _vurder(
        ahmed, karen, dag, foerst, "foertidspension", "seniorpension", "tidlig_pension_brugt", "vaesentlig"
    )
    else_ = send_afgoerelse_tilbage(
        else_.pk, birgitte, forventet_version=else_.version, nu=foerst, gyldig_fra=dag,
        grund="Begrundelsen nævner ikke forsøget på omplacering, og betingelserne er ikke vurderet.",
    )  # fmt: skip
    else_ = _vurder(else_, karen, dag, foerst + timedelta(hours=1), *KRAV)
    forbered_afgoerelse(
        else_.pk, karen, forventet_version=else_.version, nu=foerst + timedelta(hours=2), gyldig_fra=dag,
        udfald="bevilget",
        begrundelse=_BEGRUNDELSE,
    )  # fmt: skip
    return 4 + len(KRAV)


def _sagen(fornavn: str) -> Sag:
    """Hovedpersonens sag; sagerne har hovedpersonernes nummer."""
    nr = next(nr for nr, en in enumerate(HOVEDPERSONER, 1) if en.navn.startswith(fornavn))
    sag: Sag = Sag.for_kommune(KOMMUNEKODE).get(person_id=nr)
    return sag


def _vurder(sag: Sag, bruger: Bruger, dag: date, nu: datetime, *koder: str) -> Sag:
    """Hver betingelse opfyldt, med sin grund; kun dem, loven spørger om den dag."""
    vurderinger = [
        Vurderet(betingelse=kode, svar=KRAV[kode].svar[0].kode, grund=_GRUNDE[kode]) for kode in koder
    ]
    return vurder_betingelser(
        sag.pk, bruger, forventet_version=sag.version, nu=nu, gyldig_fra=dag, vurderinger=vurderinger
    )
