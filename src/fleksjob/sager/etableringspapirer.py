"""Jobbets papirer som PDF: de samme til kommune, borger og virksomhed, og uden nogens adresse."""

from datetime import date

from fleksjob.breve.jobside import Jobside, jobside
from fleksjob.breve.tillaegsaftale import Aftalepapir, tillaegsaftale
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager.brevskrivning import brevramme
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Sag, Tillaegsaftale
from fleksjob.sager.visninger.sag_job import Jobvej


def jobsiden(sag: Sag, vej: Jobvej, dag: date) -> bytes:
    """Jobbet på én side; den samme til kommune, borger og virksomhed."""
    if vej.tal is None:
        raise AdgangNaegtet("Jobbet har ingen timer at vise.")
    forslag, en = vej.forslag, vej.en
    profil = [
        (date.fromisoformat(t["fra"]), float(t["timer"])) for t in (forslag.timeprofil if forslag else [])
    ]
    data = Jobside(
        virksomhed=vej.virksomhed,
        stilling=en.stilling,
        startdato=en.startdato,
        tal=vej.tal,
        opgaver=forslag.opgaver if forslag else (),
        ugen=forslag.ugen if forslag else "",
        proevetid_til=en.proevetid_til,
        timeprofil=profil,
        stand=vej.stand,
        naeste=tuple(vej.mangler),
    )
    return jobside(brevramme(sag, dag=dag, kanal="digital", modtager=sag.person.navn), data)


def aftalepapiret(sag: Sag, vej: Jobvej, aftale: Tillaegsaftale, dag: date) -> bytes:
    """Udgaven som PDF med dem, der har sagt ja."""
    udgave = next((u for u in vej.en.tillaegsaftaler if u.udgave == aftale.udgave), None)
    navne = {"borger": sag.person.navn, "arbejdsgiver": vej.virksomhed, "kommune": sag.kommune.navn}
    ja = {
        part: f"{navne[part]}, {'på papir' if maade == 'papir' else 'digitalt'} {dansk_dato(dag_)}"
        for part, dag_, maade in (udgave.bekraeftet if udgave else ())
    }
    data = Aftalepapir(
        virksomhed=vej.virksomhed,
        udgave=aftale.udgave,
        startdato=vej.en.startdato,
        kontakt=aftale.kontakt,
        opgaver=aftale.opgaver,
        arbejdstid=aftale.arbejdstid,
        hensyn=aftale.hensyn,
        stoette=aftale.stoette,
        maal=aftale.maal,
        opfoelgninger=[date.fromisoformat(d) for d in aftale.opfoelgninger],
        fravaer=aftale.fravaer,
        bekraeftet=ja,
    )
    return tillaegsaftale(brevramme(sag, dag=dag, kanal="digital", modtager=sag.person.navn), data)
