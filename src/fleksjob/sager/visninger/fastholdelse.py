"""Fastholdelsen, som den læses: én sags regnskab, konsulentens liste, og virksomhedens egne medarbejdere."""

from datetime import date, datetime, timedelta

import msgspec
from django.db.models import Count

from fleksjob.forloeb.fastholdelse import fastholdelsestrin, forloebets_slut
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse
from fleksjob.forloeb.fastholdelsesmaaneder import Maaned, har_proevet, maaneder, mangler_de_foerste
from fleksjob.forloeb.fastholdelsesvarsler import fastholdelsesvarsler
from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.lov.sagsgang.fastholdelsessvar import hele_maaneder, kravet_ophoerer, tolv_maaneder
from fleksjob.sager import beskyttelse
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.models import Bruger, Fastholdelsesnote, Sag, Virksomhedsoplysning, Virksomhedsprofil
from fleksjob.sager.visninger.opslagslog import SELVBETJENING, log_opslag
from fleksjob.sager.visninger.sagsbillede import haendelser_i, sagens_haendelser

PAA_EN_SIDE = 50
LOEBENDE = ("R01", "R02", "R03", "R05", "R06")
GRUPPER = {
    "loebende": LOEBENDE,
    "nye": ("R01", "R02"),
    "tolv": ("R03",),
    "leder": ("R05",),
    "klar": ("R06",),
    "endt": ("R08",),
}
"""Valgene på listen, og de trin, de dækker."""


class Regnskab(msgspec.Struct, frozen=True):
    """De 12 måneder talt op på dagen. `gaaet` er hele måneder; `tidligst` er den første dag, loven tillader fleksjob
    på arbejdspladsen, når resten er i orden, og `hele` de måneder, der er gået til ende."""

    forloeb: Fastholdelse
    maaneder: tuple[Maaned, ...]
    gaaet: int
    tidligst: date
    tolv: date
    kravet_ophoerer: date | None
    slut: date | None

    hele: int

    def antal(self, slags: str) -> int:
        """Antal af de hele måneder, der er af slagsen."""
        return sum(m.slags == slags for m in self.maaneder[: self.hele])

    @property
    def begyndte(self) -> tuple[Maaned, ...]:
        """De måneder, der er begyndt på dagen."""
        return tuple(m for m in self.maaneder if m.slags != "kommende")

    @property
    def tomme(self) -> tuple[Maaned, ...]:
        """De måneder, der er gået uden noget papir."""
        return tuple(m for m in self.maaneder if m.slags == "tom")


def regnskab(t: Tilstand) -> Regnskab | None:
    """Regnskabet for det seneste forløb; None uden forløb."""
    if not t.fastholdelser:
        return None
    forloeb = t.fastholdelser[-1]
    tolv = tolv_maaneder(forloeb.begyndt, t.retsgrundlag).dato
    ophoerer = kravet_ophoerer(t.person.foedselsdato, t.retsgrundlag)
    slut = forloebets_slut(t, forloeb)
    til = min(t.pr, slut - timedelta(days=1)) if slut is not None and forloeb.ophoert else t.pr
    alle = maaneder(forloeb, til)
    return Regnskab(
        forloeb=forloeb,
        maaneder=alle,
        gaaet=hele_maaneder(forloeb.begyndt, min(t.pr, slut) if forloeb.ophoert and slut else t.pr),
        tidligst=forloeb.undtaget or max(forloeb.begyndt, min(tolv, ophoerer)),
        tolv=tolv,
        kravet_ophoerer=ophoerer if ophoerer < tolv else None,
        slut=slut,
        hele=sum(m.slut <= til + timedelta(days=1) if forloeb.ophoert else m.slut <= til for m in alle),
    )


class Listelinje(msgspec.Struct, frozen=True):
    """En fastholdelse på listen. `mangler` er for de måneder, der er gået; `naeste` er det næste varsel."""

    nummer: str
    navn: str
    virksomhed: str
    trin: str
    tovholder: str
    begyndt: date | None
    gaaet: int
    samtidige: int
    rekonstruerede: int
    mangler: tuple[str, ...]
    naeste: date | None
    naeste_navn: str
    tidligst: date | None
    haster: bool


class Fastholdelsesliste(msgspec.Struct, frozen=True):
    """En side af listen med antallet i hver gruppe."""

    raekker: list[Listelinje]
    antal: dict[str, int]
    i_alt: int
    sider: int


def fastholdelser(
    bruger: Bruger, dag: date, *, gruppe: str = "loebende", mine: bool = False, side: int = 1
) -> Fastholdelsesliste:
    """Kommunens fastholdelser, de ældste forløb først. Siden findes i ét indeks; kun dens egne sager foldes."""
    if not bruger.har_rolle(*MEDARBEJDERE):
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    alle = Sag.for_bruger(bruger).exclude(fastholdelsestrin="")
    if mine:
        alle = alle.filter(fastholder=bruger.username)
    talt: dict[str, int] = dict(
        alle.order_by()
        .values_list("fastholdelsestrin")
        .annotate(n=Count("pk"))
        .values_list("fastholdelsestrin", "n")
    )
    antal = {navn: sum(talt.get(trin, 0) for trin in trinene) for navn, trinene in GRUPPER.items()}
    valgte = alle.filter(fastholdelsestrin__in=GRUPPER.get(gruppe, LOEBENDE)).order_by("fastholdes_fra", "pk")
    i_alt = antal.get(gruppe, antal["loebende"])
    sider = max(1, -(-i_alt // PAA_EN_SIDE))
    foerste = (min(max(side, 1), sider) - 1) * PAA_EN_SIDE
    paa_siden = list(valgte.select_related("person")[foerste : foerste + PAA_EN_SIDE])
    haendelserne = haendelser_i(bruger, [sag.pk for sag in paa_siden])
    navne = dict(
        Bruger.for_kommune(bruger.kommune_id)
        .filter(username__in={sag.fastholder for sag in paa_siden})
        .values_list("username", "navn")
    )
    raekker = [
        _linje(
            sag,
            beskyttelse.navn(bruger, sag, dag),
            tilstand(Person(sag.person.foedselsdato), haendelserne[sag.pk], pr=dag),
            navne,
        )
        for sag in paa_siden
    ]
    return Fastholdelsesliste(raekker, antal, i_alt, sider)


def _linje(sag: Sag, navn: str, t: Tilstand, navne: dict[str, str]) -> Listelinje:
    tal, om = regnskab(t), t.fastholdelsessag
    varsler = [
        en for en in fastholdelsesvarsler(t) if en.opfyldt_den is None and not _forbi(en.bortfaldet_den, t.pr)
    ]
    naeste = min(varsler, key=lambda en: en.frist, default=None)
    mangler = mangler_de_foerste(tal.forloeb, tal.hele) if tal is not None else ()
    return Listelinje(
        nummer=sag.nummer,
        navn=navn,
        virksomhed=(tal.forloeb.virksomhed if tal else "") or (om.virksomhed if om else ""),
        trin=vist_trin(t),
        tovholder=navne.get(sag.fastholder, ""),
        begyndt=tal.forloeb.begyndt if tal else None,
        gaaet=min(tal.gaaet, 12) if tal else 0,
        samtidige=tal.antal("samtidig") if tal else 0,
        rekonstruerede=tal.antal("rekonstrueret") if tal else 0,
        mangler=mangler,
        naeste=naeste.frist if naeste else None,
        naeste_navn=naeste.svar.navn if naeste else "",
        tidligst=tal.tidligst if tal else None,
        haster=bool(mangler) and tal is not None and tal.gaaet >= 9,
    )


def _forbi(dag: date | None, pr: date) -> bool:
    return dag is not None and dag <= pr


def vist_trin(t: Tilstand) -> str:
    """Trinet på dagen; R03 bliver R04, når de 12 måneder er gået."""
    trin = fastholdelsestrin(t)
    forloeb = t.fastholdelse_i_gang
    if trin == "R03" and forloeb is not None and hele_maaneder(forloeb.begyndt, t.pr) >= 12:
        return "R04"
    return trin


def virksomhedsprofil(bruger: Bruger, cvr: str) -> Virksomhedsprofil | None:
    """Det, kommunen ved om virksomheden fra sidst."""
    if not cvr or not bruger.er_medarbejder:
        return None
    return Virksomhedsprofil.for_bruger(bruger).filter(cvr=cvr).order_by("-skrevet", "-pk").first()


def fastholdelsesnoter(bruger: Bruger, sag: Sag) -> list[Fastholdelsesnote]:
    """Virksomhedens noter i sagen, ældste måned først."""
    noter = Fastholdelsesnote.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af")
    return list(noter.order_by("fra", "skrevet"))


def oplysninger_til_virksomheder(bruger: Bruger, antal: int = 20) -> list[Virksomhedsoplysning]:
    """Det, kommunen senest har sendt eller holdt for virksomheder."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Listen er for kommunens medarbejdere.")
    alle = Virksomhedsoplysning.for_bruger(bruger).select_related("skrevet_af")
    return list(alle.order_by("-dag", "-pk")[:antal])


class Medarbejder(msgspec.Struct, frozen=True):
    """En medarbejder, som virksomheden er ved at beholde. Intet om helbred, og hverken CPR eller fødselsdato."""

    sag_id: int
    navn: str
    regnskab: Regnskab
    tovholder: str
    besoeg_inden: date | None
    mangler: tuple[str, ...]
    har_proevet: bool
    noter: tuple[Fastholdelsesnote, ...]


def virksomhedens_fastholdelser(bruger: Bruger, *, nu: datetime, dag: date) -> list[Medarbejder]:
    """De forløb, der løber hos virksomheden selv. At se dem er et opslag i personernes oplysninger."""
    if bruger.rolle != Rolle.ARBEJDSGIVER or not bruger.is_active or not bruger.virksomhed_cvr:
        raise AdgangNaegtet("Siden er for arbejdsgivere.")
    sager = (
        Sag.for_kommune(bruger.kommune_id)
        .filter(fastholdelsescvr=bruger.virksomhed_cvr)
        .exclude(fastholdelsescvr="")
        .select_related("person")
        .order_by("fastholdes_fra", "pk")
    )
    ud = []
    for sag in sager:
        t = tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=dag)
        tal, om = regnskab(t), t.fastholdelsessag
        if tal is None or t.fastholdelse_i_gang is None or tal.forloeb.cvr != bruger.virksomhed_cvr:
            continue
        log_opslag(bruger, sag.person_id, formaal="Virksomhedens fastholdelser", nu=nu, kanal=SELVBETJENING)
        noter = Fastholdelsesnote.for_kommune(bruger.kommune_id).filter(
            sag=sag, skrevet_af__virksomhed_cvr=bruger.virksomhed_cvr
        )
        ud.append(
            Medarbejder(
                sag_id=sag.pk,
                navn=sag.person.navn,
                regnskab=tal,
                tovholder=_navn(bruger, sag.fastholder),
                besoeg_inden=om.besoeg_inden if om and not om.moeder else None,
                mangler=mangler_de_foerste(tal.forloeb, tal.hele),
                har_proevet=har_proevet(tal.forloeb),
                noter=tuple(noter.order_by("fra", "skrevet")),
            )
        )
    return ud


def _navn(bruger: Bruger, brugernavn: str) -> str:
    fundet = Bruger.for_kommune(bruger.kommune_id).filter(username=brugernavn).values_list("navn", flat=True)
    return fundet.first() or ""
