"""Fortiden samles op: ét papir, og de måneder i forløbet, det viser noget om."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from fleksjob.forloeb.fastholdelsesmaaneder import Maaned, maaneder
from fleksjob.forloeb.haendelser import FastholdelseDokumenteret
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsestiltag import BEVISNAVNE, er_samtidig
from fleksjob.sager import lager
from fleksjob.sager.bilagsfil import Bilagsfil
from fleksjob.sager.kommandoer.dokumenter_fastholdelse import laeg_papir
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag


def genskab_fastholdelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    bevis: str,
    numre: Sequence[int],
    lavet: date,
    indestaar: str,
    fil: Bilagsfil | None = None,
    note: str = "",
) -> Sag:
    """`numre` er månedernes numre i forløbet. Måneder i træk bliver ét papir; filen lægges kun i sagen én gang.

    En måned, papiret ikke er fra, står som rekonstrueret: det afgør dagen, papiret er lavet.
    """
    if bevis not in BEVISNAVNE:
        raise UgyldigtInput("bevis", "Vælg, hvad det er for et papir.")
    kraev_tekst("indestaar", indestaar, "Skriv, hvem der siger god for det, fx nærmeste leder.")
    with lager.transaktion():
        sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
        forloeb = sag.kraev("fastholdelse_dokumenteret", sag.dag).fastholdelse_i_gang
        if lavet > sag.dag:
            raise UgyldigtInput("lavet", "Papiret kan ikke være lavet i fremtiden. Ret datoen.")
        begyndte = [m for m in maaneder(forloeb, sag.dag) if m.fra <= sag.dag] if forloeb is not None else []
        valgte = [m for m in begyndte if m.nr in set(numre)]
        if not valgte:
            raise UgyldigtInput("numre", "Sæt kryds ved mindst én måned, papiret viser noget om.")
        bilag = laeg_papir(sag, bruger, fil, nu, bevis, indestaar, lavet) if fil is not None else 0
        nye = []
        for fra, sidste in _i_traek(valgte):
            til = min(sidste, sag.dag)
            nye.append(
                FastholdelseDokumenteret(
                    gyldig_fra=sag.dag,
                    note=note,
                    bevis=bevis,
                    fra=fra,
                    til=til,
                    samtidig=er_samtidig(lavet, til),
                    lavet=lavet,
                    indestaar=indestaar,
                    bilag=bilag,
                )
            )
        return sag.tilfoej(*nye)


def _i_traek(valgte: Sequence[Maaned]) -> list[tuple[date, date]]:
    """Månederne samlet, hvor de ligger i træk: (første dag, sidste dag)."""
    ud: list[tuple[date, date]] = []
    for maaned in valgte:
        sidste = maaned.slut - timedelta(days=1)
        if ud and ud[-1][1] + timedelta(days=1) == maaned.fra:
            ud[-1] = (ud[-1][0], sidste)
        else:
            ud.append((maaned.fra, sidste))
    return ud
