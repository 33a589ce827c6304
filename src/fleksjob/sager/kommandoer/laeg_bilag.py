"""En fil lægges i sagen, byte for byte som den kom."""

from collections.abc import Collection
from datetime import date, datetime

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bilag, Bruger, Sag

MAA_LAEGGE = (
    Rolle.SAGSBEHANDLER,
    Rolle.VIRKSOMHEDSKONSULENT,
    Rolle.FASTHOLDELSESKONSULENT,
    Rolle.MOEDELEDER,
    Rolle.LEDER,
    Rolle.BORGER,
    Rolle.ARBEJDSGIVER,
)


def laeg_bilag(
    sag: Sag,
    bruger: Bruger,
    fil: Bilagsfil,
    *,
    nu: datetime,
    art: str,
    titel: str,
    helbred: bool,
    afsender: str = "",
    dateret: date | None = None,
    punkter: Collection[str] = (),
    haendelse_nr: int = 0,
) -> Bilag:
    """Filen i sagen. `haendelse_nr` er den hændelse, den hører til. Samme fil to gange i samme sag afvises.

    Kalderen har hentet sagen for brugeren; her efterses kun, at rollen må lægge filer, og at sagen er hendes.
    """
    egen = bruger.rolle != Rolle.BORGER or bruger.person_id == sag.person_id
    if not (
        bruger.is_active and bruger.har_rolle(*MAA_LAEGGE) and bruger.kommune_id == sag.kommune_id and egen
    ):
        raise AdgangNaegtet("Du kan ikke lægge filer i denne sag.")
    if Bilag.for_kommune(sag.kommune_id).filter(sag=sag, sha256=fil.sha256).exists():
        raise UgyldigtInput("fil", "Den fil ligger allerede i sagen. Vælg en anden.")
    lagt: Bilag = Bilag.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        art=art,
        titel=titel[:160],
        afsender=afsender[:120],
        dateret=dateret,
        filnavn=fil.navn,
        mediatype=fil.mediatype,
        indhold=fil.indhold,
        sha256=fil.sha256,
        helbred=helbred,
        punkter=sorted(punkter),
        haendelse_nr=haendelse_nr,
        lagt_ind=nu,
        lagt_ind_af=bruger,
    )
    return lagt
