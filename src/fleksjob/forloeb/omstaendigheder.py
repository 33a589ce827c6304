"""Omstændighederne ved én hændelse: det, rækkerne spørger om, når den sker.

Hvilke mærker den bærer, hvor den hører til, om rækkens vagt er sand, hvad en frist regnes fra, og den frist, den
eventuelt selv bærer.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.maerkning import INTET_STED, Oplyst, Sted
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.afslag import PLIGT
from fleksjob.lov.sagsgang.bevilling import maaneden_efter, udbetalingsdag
from fleksjob.lov.sagsgang.kalender import uger_fra
from fleksjob.lov.sagsgang.klage import klagefrist
from fleksjob.lov.sagsgang.opfoelgning import opfoelgningens_begyndelse
from fleksjob.lov.sagsgang.relationer import Svar
from fleksjob.lov.sagsgang.retsgrundlag import Retsgrundlag
from fleksjob.lov.sagsgang.samtaler import foerste_tid_slutter


class Omstaendigheder:
    """Hændelsen og sagen, lige efter at hændelsen har virket."""

    __slots__ = ("haendelse", "id", "kladde")

    def __init__(self, kladde: Kladde, haendelse: h.Haendelse, id_: str) -> None:
        self.kladde, self.haendelse, self.id = kladde, haendelse, id_

    @property
    def dag(self) -> date:
        """Dagen, det skete."""
        return self.haendelse.gyldig_fra

    def maerker(self) -> tuple[str, ...]:
        """Typen og, hvor relationerne skelner, typen med sit udslag."""
        type_ = type(self.haendelse)
        navn = _NAVNE[type_]
        udslag = _UDSLAG.get(type_)
        if udslag is None:
            return (navn,)
        egne = udslag(self.haendelse)
        if type_ in _OM_KLAGEN and self._klagen_er_om_visitation():
            hvordan = "paabudt" if getattr(self.haendelse, "ny_udfald", "") == "bevilget" else "visitation"
            egne = (*egne, *(f"{maerke}:{hvordan}" for maerke in egne))
        return (navn, *egne)

    def _klagen_er_om_visitation(self) -> bool:
        """Om klagen er over en afgørelse om selve fleksjobbet og ikke over et tilskud eller en sanktion."""
        plads = self.kladde.klagen(getattr(self.haendelse, "klage", ""))
        if plads is None:
            return False
        paaklaget = self.kladde.klager[plads].afgoerelse
        return any(en.id == paaklaget and en.art == "visitation" for en in self.kladde.afgoerelser)

    def sted(self) -> Sted:
        """Det job, den klage, den afgørelse eller den måned, hændelsen hører til."""
        find = _STEDER.get(type(self.haendelse))
        if find is not None:
            return find(self)
        ansaettelse = getattr(self.haendelse, "ansaettelse", "")
        if ansaettelse:
            return Sted(("ansaettelse", ansaettelse), ("ansaettelse", ansaettelse))
        return INTET_STED

    def oplyst(self, svar: Svar) -> Oplyst | None:
        """Den frist, hændelsen selv bærer til det svar, der ventes."""
        if svar.kode == PLIGT:
            return _opfoelgning_paa_afslag(self.haendelse)
        find = _OPLYSTE.get(type(self.haendelse))
        return find(self.haendelse, self.kladde.retsgrundlag) if find else None

    def vagt(self, navn: str) -> bool:
        """Om rækkens vagt er sand. Kaster KeyError for en vagt, der ikke findes."""
        return SVARVAGTER[navn](self)

    def grundlag(self, svar: Svar) -> date:
        """Dagen, pligtens frist regnes fra."""
        match svar.frist.grundlag:
            case "bevilling":
                return self.kladde.jobs[getattr(self.haendelse, "ansaettelse", "")].bevillinger[-1].fra
            case "opfoelgning":
                return opfoelgningens_begyndelse(self.dag)
            case "ydelse":
                return self.kladde.ledighedsydelse[-1].fra
            case "klage":
                plads = self.kladde.klagen(getattr(self.haendelse, "klage", ""))
                return self.dag if plads is None else self.kladde.klager[plads].modtaget
        return self.dag

    def antal(self, svar: Svar) -> int:
        """Hvor mange gange pligten kræver, at det sker."""
        return round(self.kladde.retsgrundlag.vaerdi(svar.antal, self.dag).vaerdi)

    def sket_foer(self, svar: Svar) -> int:
        """Hvor mange af de krævede gange der allerede er sket, når pligten opstår."""
        if not svar.antal or not isinstance(self.haendelse, h.SamtaleAfholdt):
            return 0
        siden = self.kladde.ledighedsydelse[-1].fra
        return sum(samtale.art == "jobsamtale" and samtale.dato >= siden for samtale in self.kladde.samtaler)


def _foerste_tid_paa_ydelse(om: Omstaendigheder) -> bool:
    kladde = om.kladde
    return kladde.faar_ledighedsydelse and om.dag < foerste_tid_slutter(
        kladde.ledighedsydelse[-1].fra, om.dag, kladde.retsgrundlag
    )


def _jobvagt(er: Callable[[Any], bool]) -> Callable[[Omstaendigheder], bool]:
    def vagt(om: Omstaendigheder) -> bool:
        job = om.kladde.jobs.get(getattr(om.haendelse, "ansaettelse", ""))
        return job is not None and er(job)

    return vagt


def _ingen_samtale_endnu(om: Omstaendigheder) -> bool:
    kladde = om.kladde
    if not kladde.faar_ledighedsydelse:
        return False
    siden = kladde.ledighedsydelse[-1].fra
    return not any(samtale.art == "jobsamtale" and samtale.dato >= siden for samtale in kladde.samtaler)


SVARVAGTER: dict[str, Callable[[Omstaendigheder], bool]] = {
    "faar_ledighedsydelse": lambda om: om.kladde.faar_ledighedsydelse,
    "foerste_tid_paa_ydelse": _foerste_tid_paa_ydelse,
    "ingen_samtale_endnu": _ingen_samtale_endnu,
    "kommunens_frist_oplyst": lambda om: getattr(om.haendelse, "behandlingsuger", None) is not None,
    "besoeg_inden_oplyst": lambda om: getattr(om.haendelse, "besoeg_inden", None) is not None,
    "spoerg_igen_oplyst": lambda om: getattr(om.haendelse, "spoerg_igen", None) is not None,
    "naeste_oplyst": lambda om: getattr(om.haendelse, "naeste", None) is not None,
    "ingen_egen_frist": lambda om: getattr(om.haendelse, "behandlingsuger", None) is None,
    "ansoegning_aaben": lambda om: om.kladde.runde.begyndelse.aaben,
    "ingen_aaben_ansoegning": lambda om: not om.kladde.runde.begyndelse.aaben,
    "se_igen_oplyst": lambda om: getattr(om.haendelse, "se_igen", None) is not None,
    "foelg_op_oplyst": lambda om: getattr(om.haendelse, "foelg_op", None) is not None,
    "svar_inden_oplyst": lambda om: getattr(om.haendelse, "svar_inden", None) is not None,
    "startdato_oplyst": lambda om: getattr(om.haendelse, "startdato", None) is not None,
    "ny_ordning": _jobvagt(lambda job: not job.gammel_ordning),
    "midlertidig": _jobvagt(lambda job: job.er_midlertidig),
}

_NAVNE = {klasse: navn for navn, klasse in h.KATALOG.items()}


def _afgoerelsens_udslag(haendelse: h.AfgoerelseTruffet) -> tuple[str, ...]:
    if haendelse.art != "visitation":
        return ()
    if haendelse.udfald == "bevilget":
        return ("afgoerelse_truffet:visitation", "afgoerelse_truffet:bevilget", "visiteret")
    maerker = ["afgoerelse_truffet:visitation", f"afgoerelse_truffet:{haendelse.udfald}"]
    if haendelse.afslagsgrund:
        maerker.append(f"afgoerelse_truffet:{haendelse.udfald}:{haendelse.afslagsgrund}")
    return tuple(maerker)


_UDSLAG: dict[type[h.Haendelse], Callable[[Any], tuple[str, ...]]] = {
    h.AfgoerelseTruffet: _afgoerelsens_udslag,
    h.ClearingGivet: lambda haendelse: (f"clearing_givet:{haendelse.udfald}",),
    h.OpfoelgningAfholdt: lambda haendelse: (f"opfoelgning_afholdt:{haendelse.art}",),
    h.SamtaleAfholdt: lambda haendelse: (f"samtale_afholdt:{haendelse.art}",),
    h.VitasAendret: lambda haendelse: (f"vitas_aendret:{haendelse.status}",),
    h.StoetteAfgjort: lambda haendelse: (f"stoette_afgjort:{haendelse.udfald}",),
    h.GenvurderingAfsluttet: lambda haendelse: (f"genvurdering_afsluttet:{haendelse.udfald}",),
    h.KlageAfgjort: lambda haendelse: (f"klage_afgjort:{haendelse.udfald}",),
    h.Sanktion: lambda haendelse: (f"sanktion:{haendelse.art}",) if haendelse.art else (),
    h.JobnetUndtaget: lambda haendelse: tuple(
        f"jobnet_undtaget:{en}"
        for en in (("cv", "min_plan") if haendelse.pligt == "begge" else (haendelse.pligt,))
    ),
    h.SagLukket: lambda haendelse: (f"sag_lukket:{haendelse.aarsag}",) if haendelse.aarsag else (),
}


_OM_KLAGEN = (h.GenvurderingAfsluttet, h.KlageAfgjort)


def _maaned(periode: str) -> Sted:
    return Sted(("maaned", periode), ("maaned", periode))


def _klage(om: Omstaendigheder) -> Sted:
    plads = om.kladde.klagen(getattr(om.haendelse, "klage", ""))
    klage = om.id if plads is None else om.kladde.klager[plads].id
    return Sted(("klage", klage), ("klage", klage))


def _anmodning(om: Omstaendigheder) -> str:
    """Den anmodning om aktindsigt, beskeden handler om; uden id den ældste åbne."""
    aabne = [id_ for id_, en in om.kladde.aktindsigter.items() if en.besvaret is None]
    naevnt = getattr(om.haendelse, "anmodning", "")
    return naevnt if naevnt in aabne else next(iter(aabne), om.id)


def _kald(om: Omstaendigheder) -> Sted:
    return Sted(("hjaelp", om.kladde.svaret_paa), ("hjaelp", om.kladde.svaret_paa))


def _hoering(om: Omstaendigheder) -> Sted:
    plads = om.kladde.hoeringen(getattr(om.haendelse, "hoering", ""))
    hoering = om.id if plads is None else om.kladde.partshoeringer[plads].id
    return Sted(("hoering", hoering), ("hoering", hoering))


def _afgoerelsen(id_: str) -> Sted:
    return Sted(("afgoerelse", id_), ("afgoerelse", id_))


def _stoetten(om: Omstaendigheder) -> Sted:
    sted = ("stoette", getattr(om.haendelse, "stoette", ""))
    return Sted(sted, sted)


_STEDER: dict[type[h.Haendelse], Callable[[Omstaendigheder], Sted]] = {
    # Lønnen i en måned bestemmer tilskuddet for den næste; det er den måned, der skal udbetales.
    h.IndkomstIndberettet: lambda om: _maaned(maaneden_efter(getattr(om.haendelse, "periode", ""))),
    h.UdbetalingBeregnet: lambda om: _maaned(getattr(om.haendelse, "periode", "")),
    h.UdbetalingFrigivet: lambda om: _maaned(getattr(om.haendelse, "periode", "")),
    h.KlageModtaget: lambda om: Sted(("afgoerelse", om.kladde.klager[-1].afgoerelse), ("klage", om.id)),
    h.GenvurderingAfsluttet: _klage,
    h.KlageOversendt: _klage,
    h.KlageAfgjort: _klage,
    h.AfgoerelseTruffet: lambda om: Sted(begynder=("afgoerelse", om.id)),
    h.PartshoeringSendt: lambda om: Sted(begynder=("hoering", om.id)),
    h.PartshoeringForlaenget: _hoering,
    h.Sanktion: lambda om: Sted(begynder=("afgoerelse", om.id)),
    h.TilbagebetalingAfgjort: lambda om: Sted(begynder=("afgoerelse", om.id)),
    h.AfgoerelseSendt: lambda om: _afgoerelsen(getattr(om.haendelse, "afgoerelse", "")),
    h.ForsinkelseMeddelt: lambda om: Sted(begynder=("besked", om.id)),
    h.HjaelpOensket: lambda om: Sted(begynder=("hjaelp", om.id)),
    h.HjaelpBesvaret: _kald,
    h.HjaelpAfsluttet: _kald,
    h.StoetteSoegt: lambda om: Sted(begynder=("stoette", om.id)),
    h.StoetteAfgjort: _stoetten,
    h.StoetteFulgtOp: _stoetten,
    h.AktindsigtAnmodet: lambda om: Sted(begynder=("aktindsigt", om.id)),
    h.AktindsigtForsinket: lambda om: Sted(begynder=("aktindsigt", _anmodning(om))),
    h.AktindsigtGivet: lambda om: Sted(paa=("aktindsigt", om.kladde.besvaret_aktindsigt)),
}


def _klagefrist_for_tilbagebetaling(
    haendelse: h.TilbagebetalingAfgjort, retsgrundlag: Retsgrundlag
) -> Oplyst:
    regnet = klagefrist(haendelse.gyldig_fra, kanal=haendelse.kanal, retsgrundlag=retsgrundlag)
    return Oplyst(regnet.dato, regnet.regnestykke, regnet.forbehold)


def _oplyst_klagefrist_for_sanktion(haendelse: h.Sanktion, retsgrundlag: Retsgrundlag) -> Oplyst:
    regnet = klagefrist(
        haendelse.gyldig_fra, kanal=haendelse.kanal, modtaget=haendelse.modtaget, retsgrundlag=retsgrundlag
    )
    return Oplyst(regnet.dato, regnet.regnestykke, regnet.forbehold)


def _klagefrist_fra_posten(haendelse: h.AfgoerelseSendt, retsgrundlag: Retsgrundlag) -> Oplyst:
    regnet = klagefrist(haendelse.gyldig_fra, kanal=haendelse.kanal, retsgrundlag=retsgrundlag)
    return Oplyst(regnet.dato, regnet.regnestykke, regnet.forbehold)


def _kommunens_frist(
    haendelse: h.SagOprettet | h.AnsoegningModtaget | h.KlageAfgjort, retsgrundlag: Retsgrundlag
) -> Oplyst | None:
    if haendelse.behandlingsuger is None:
        return None
    regnet = uger_fra(haendelse.gyldig_fra, haendelse.behandlingsuger)
    return Oplyst(regnet.dato, regnet.regnestykke)


def _lovet_frist(haendelse: h.ForsinkelseMeddelt, retsgrundlag: Retsgrundlag) -> Oplyst:
    return Oplyst(haendelse.frist, f"senest {dansk_dato(haendelse.frist)}")


def _oplyst_klagefrist(haendelse: h.AfgoerelseTruffet, retsgrundlag: Retsgrundlag) -> Oplyst:
    regnet = klagefrist(
        haendelse.gyldig_fra, kanal=haendelse.kanal, modtaget=haendelse.modtaget, retsgrundlag=retsgrundlag
    )
    if haendelse.klagefrist is not None and haendelse.klagefrist != regnet.dato:
        return Oplyst(haendelse.klagefrist, f"afgørelsen oplyser {dansk_dato(haendelse.klagefrist)}")
    return Oplyst(regnet.dato, regnet.regnestykke, regnet.forbehold)


def _lovet_aktindsigt(haendelse: h.AktindsigtForsinket, retsgrundlag: Retsgrundlag) -> Oplyst:
    return Oplyst(haendelse.frist, f"senest {dansk_dato(haendelse.frist)}")


def _oplyst_svarfrist(
    haendelse: h.PartshoeringSendt | h.PartshoeringForlaenget, retsgrundlag: Retsgrundlag
) -> Oplyst:
    return Oplyst(haendelse.frist, f"fristen er sat til {dansk_dato(haendelse.frist)}")


def _opfoelgning_paa_afslag(haendelse: h.Haendelse) -> Oplyst | None:
    """Dagen, kommunen selv har sat i afslaget; None, når den ingen har sat."""
    dag: date | None = getattr(haendelse, "opfoelgning", None)
    return Oplyst(dag, f"senest {dansk_dato(dag)}; dagen har kommunen selv sat") if dag else None


def _oplyst_udbetalingsdag(haendelse: h.IndkomstIndberettet, retsgrundlag: Retsgrundlag) -> Oplyst:
    regnet = udbetalingsdag(haendelse.periode)
    return Oplyst(regnet.dato, regnet.regnestykke)


def _lovet_besoeg(haendelse: h.FastholdelseHenvendt, retsgrundlag: Retsgrundlag) -> Oplyst | None:
    dag = haendelse.besoeg_inden
    return Oplyst(dag, f"senest {dansk_dato(dag)}") if dag is not None else None


def _spoerg_igen(haendelse: h.FastholdelseOphoert, retsgrundlag: Retsgrundlag) -> Oplyst | None:
    dag = haendelse.spoerg_igen
    return Oplyst(dag, f"omkring {dansk_dato(dag)}") if dag is not None else None


def _lovet_svar(haendelse: h.HjaelpOensket, retsgrundlag: Retsgrundlag) -> Oplyst | None:
    dag = haendelse.svar_senest
    return Oplyst(dag, f"senest {dansk_dato(dag)}") if dag is not None else None


def _aftalt_dag(
    haendelse: h.OpfoelgningAfholdt | h.OpfoelgningsrytmeValgt, retsgrundlag: Retsgrundlag
) -> Oplyst | None:
    dag = haendelse.naeste
    return Oplyst(dag, f"omkring {dansk_dato(dag)}") if dag is not None else None


def _sat_dag(felt: str) -> Callable[[h.Haendelse, Retsgrundlag], Oplyst | None]:
    """Fristen er den dag, kommunen selv har skrevet i hændelsens felt."""

    def find(haendelse: h.Haendelse, retsgrundlag: Retsgrundlag) -> Oplyst | None:
        dag: date | None = getattr(haendelse, felt)
        return Oplyst(dag, f"senest {dansk_dato(dag)}") if dag is not None else None

    return find


_OPLYSTE: dict[type[h.Haendelse], Callable[[Any, Retsgrundlag], Oplyst | None]] = {
    h.AfgoerelseTruffet: _oplyst_klagefrist,
    h.Sanktion: _oplyst_klagefrist_for_sanktion,
    h.TilbagebetalingAfgjort: _klagefrist_for_tilbagebetaling,
    h.SagOprettet: _kommunens_frist,
    h.AnsoegningModtaget: _kommunens_frist,
    h.AfgoerelseSendt: _klagefrist_fra_posten,
    h.KlageAfgjort: _kommunens_frist,
    h.ForsinkelseMeddelt: _lovet_frist,
    h.AktindsigtForsinket: _lovet_aktindsigt,
    h.PartshoeringSendt: _oplyst_svarfrist,
    h.PartshoeringForlaenget: _oplyst_svarfrist,
    h.FastholdelseHenvendt: _lovet_besoeg,
    h.HjaelpOensket: _lovet_svar,
    h.OpfoelgningAfholdt: _aftalt_dag,
    h.OpfoelgningsrytmeValgt: _aftalt_dag,
    h.FastholdelseOphoert: _spoerg_igen,
    h.IndkomstIndberettet: _oplyst_udbetalingsdag,
    h.JobGodkendt: _sat_dag("se_igen"),
    h.KapacitetSet: _sat_dag("se_igen"),
    h.VitasAendret: _sat_dag("startdato"),
    h.StoetteSoegt: _sat_dag("svar_inden"),
    h.StoetteAfgjort: _sat_dag("foelg_op"),
    h.StoetteFulgtOp: _sat_dag("foelg_op"),
}
