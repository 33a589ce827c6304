"""Virksomhedens note om én måned: hvad der er gjort, hvordan det gik, og hvad der er aftalt. Måske med et billede."""

from datetime import date, datetime, timedelta

import msgspec

from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse
from fleksjob.forloeb.fastholdelsesmaaneder import Maaned, maaneder
from fleksjob.forloeb.haendelser import FastholdelseDokumenteret
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.skridt import skridtet
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import BEVISNAVNE, TILTAGSNAVNE, er_samtidig
from fleksjob.sager import lager
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.models import Bruger, Fastholdelsesnote, Sag

PAPIRER = ("loenseddel", "vagtplan", "notat", "referat", "mail")


def skriv_fastholdelsesnote(
    sag_id: int,
    bruger: Bruger,
    *,
    nu: datetime,
    maaned: int,
    tiltag: tuple[str, ...] = (),
    gjort: str = "",
    gik: str = "",
    aftalt: str = "",
    papir: str = "",
    fil: Bilagsfil | None = None,
) -> Sag:
    """`maaned` er nummeret i forløbet (1-12). Noten lægges oven på sagen, som den er; den retter ikke i noget.

    Om den er fra dengang, følger af dagen i dag. Kun virksomheden, hvor forløbet løber, kan skrive den.
    """
    if set(tiltag) - set(TILTAGSNAVNE):
        raise UgyldigtInput("tiltag", "Vælg blandt de viste.")
    if not tiltag and not gjort.strip():
        raise UgyldigtInput("tiltag", "Sæt kryds ved det, I har gjort, eller skriv det med egne ord.")
    if fil is not None and papir not in PAPIRER:
        raise UgyldigtInput("papir", "Vælg, hvad billedet eller filen viser.")
    with lager.transaktion():
        sag = lager.hent_nyeste(sag_id, bruger, nu=nu)
        tilstand = sag.tilstand()
        forloeb = tilstand.fastholdelse_i_gang
        if not _er_egen(bruger, forloeb):
            raise AdgangNaegtet(INGEN_SAG)
        skridt = skridtet(tilstand, "fastholdelse_dokumenteret", bruger.username)
        if not skridt.mulig:
            raise IkkeMuligt(skridt.hvorfor_ikke, skridt.hjemmel)
        valgt = _maaned(forloeb, maaned, sag.dag)
        til = min(valgt.slut - timedelta(days=1), sag.dag)
        note = FastholdelseDokumenteret(
            gyldig_fra=sag.dag,
            bevis="virksomhedsnote",
            fra=valgt.fra,
            til=til,
            lavet=sag.dag,
            samtidig=er_samtidig(sag.dag, til),
            indestaar=f"{bruger.navn}, virksomheden",
        )
        nye = [note]
        if fil is not None:
            # Hvornår papiret selv er lavet, ved kun virksomheden; kommunen ser efter og retter, hvis det er forkert.
            bilag = _laeg(sag, bruger, fil, nu, papir)
            nye.append(msgspec.structs.replace(note, bevis=papir, lavet=None, bilag=bilag))
        Fastholdelsesnote.objects.create(
            kommune_id=bruger.kommune_id,
            sag_id=sag_id,
            fra=valgt.fra,
            til=til,
            tiltag=list(tiltag),
            gjort=gjort.strip(),
            gik=gik.strip(),
            aftalt=aftalt.strip(),
            haendelse_nr=sag.hoved.version + 1,
            skrevet=nu,
            skrevet_af=bruger,
        )
        return sag.tilfoej(*nye)


def _er_egen(bruger: Bruger, forloeb: Fastholdelse | None) -> bool:
    """Kun arbejdsgiveren, og kun hvor forløbet løber lige nu."""
    er_arbejdsgiver = bruger.rolle == Rolle.ARBEJDSGIVER and bool(bruger.virksomhed_cvr)
    return er_arbejdsgiver and forloeb is not None and forloeb.cvr == bruger.virksomhed_cvr


def _maaned(forloeb: Fastholdelse | None, nr: int, dag: date) -> Maaned:
    if forloeb is not None:
        for maaned in maaneder(forloeb, dag):
            if maaned.nr == nr and maaned.fra <= dag:
                return maaned
    raise UgyldigtInput("maaned", "Vælg en måned, der er begyndt.")


def _laeg(sag: lager.AabenSag, bruger: Bruger, fil: Bilagsfil, nu: datetime, papir: str) -> int:
    bilag = laeg_bilag(
        Sag.for_kommune(bruger.kommune_id).get(pk=sag.hoved.sag_id),
        bruger,
        fil,
        nu=nu,
        art=f"fastholdelse_{papir}",
        titel=f"{BEVISNAVNE[papir]} fra virksomheden",
        helbred=False,
        afsender=bruger.navn,
        punkter=["fastholdelse_12_mdr"],
        haendelse_nr=sag.hoved.version + 2,
    )
    return int(bilag.pk)
