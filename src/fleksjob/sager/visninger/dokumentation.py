"""Dokumentationen i en sag: hvad loven kræver vist, hvad der viser det, hvad der mangler, og hvem vi venter på.

`hullisten` er til alle sider, der skal sige, om sagen er oplyst nok: dokumentationsfanen, planen, teamet, afgørelsen.
Den vurderer ikke, om et papir er godt nok. Den siger, hvad nogen har sat kryds ved, og hvad ingen har.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from fleksjob.forloeb.dokumentation import Papir, Praktik, Rekvisition
from fleksjob.forloeb.fastholdelse import fastholdelsesstilling
from fleksjob.forloeb.fastholdelse_overlevering import fjerde_punkt
from fleksjob.forloeb.tilstand import Fase, Tilstand
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.dokumentarter import GAMMELT_EFTER, KAN_VISES_MED, Dokumentart
from fleksjob.lov.sagsgang.dokumentation import FORMAALSLOEST
from fleksjob.lov.sagsgang.dokumentationskrav import Krav, Situation, krav
from fleksjob.lov.sagsgang.relationer import hjemmel_pr
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger.bilag import Bilagslinje, Bilagsliste, bilag_i_sag
from fleksjob.sager.visninger.sagsbillede import Sagsbillede

KAN_UNDLADES = frozenset({"tilbud_proevet"})
"""Punkter, hvor loven har åbenbart formålsløst som alternativ."""
FASTHOLDELSE = "fastholdelse_12_mdr"
SKJULT_PAPIR = "Helbredspapir, som du ikke har adgang til"
HJAELP = "Hvilke papirer der kan vise et punkt, er et forslag. Det er kommunen, der vurderer, om papiret viser det."
_FORBEREDES = (Fase.FORBEREDELSE, Fase.INDSTILLING, Fase.AFGOERELSE, Fase.UDEN_SAG)


class Bevis(msgspec.Struct, frozen=True):
    """Noget i sagen, der viser et punkt. `skjult`: et helbredspapir, som læseren ikke må se; så er kun datoen med."""

    navn: str
    fra: str
    dag: date
    papir: str = ""
    bilag: tuple[Bilagslinje, ...] = ()
    gammelt: bool = False
    skjult: bool = False


class Punkt(msgspec.Struct, frozen=True):
    """Et af lovens punkter. `status` er vist, formaalsloest eller mangler."""

    kode: str
    tekst: str
    hjemmel: str
    forbehold: str
    url: str
    status: str
    beviser: tuple[Bevis, ...] = ()
    ventes: tuple[Rekvisition, ...] = ()
    kan_vises_med: tuple[Dokumentart, ...] = ()
    kan_undlades: bool = False
    undladt: str = ""
    undladt_den: date | None = None
    hjemmel_til_at_undlade: str = ""
    note: str = ""


class Hulliste(msgspec.Struct, frozen=True):
    """Lovens punkter på dagen `pr`, med det, der viser dem. `om_afgoerelsen`: dagen er en truffen afgørelses."""

    pr: date
    punkter: tuple[Punkt, ...]
    om_afgoerelsen: bool = False

    @property
    def forbehold(self) -> tuple[str, ...]:
        """Punkternes forbehold, hvert én gang."""
        return tuple(dict.fromkeys(punkt.forbehold for punkt in self.punkter if punkt.forbehold))

    @property
    def mangler(self) -> tuple[Punkt, ...]:
        """De punkter, intet i sagen viser."""
        return tuple(punkt for punkt in self.punkter if punkt.status == "mangler")

    @property
    def saetning(self) -> str:
        """Stillingen i én sætning."""
        if not self.punkter:
            return "Loven havde ingen krav om dokumentation den dag, eller de er ikke læst."
        antal = len(self.mangler)
        if not antal:
            return "Alle punkter er vist med papirer i sagen."
        hvad = "1 punkt mangler" if antal == 1 else f"{antal} punkter mangler"
        return f"{hvad} at blive vist, før der kan træffes afgørelse."


class Dokumentation(msgspec.Struct, frozen=True):
    """Alt på dokumentationsfanen. `skjulte` er antallet af papirer uden fil og med, som læseren ikke må se."""

    hulliste: Hulliste
    ventes: tuple[Rekvisition, ...]
    afsluttede: tuple[Rekvisition, ...]
    papirer: tuple["Papirlinje", ...]
    skjulte: int
    skjulte_ventes: int
    praktikker: tuple[Praktik, ...]
    bilag: Bilagsliste


class Papirlinje(msgspec.Struct, frozen=True):
    """Et papir på tidslinjen, med sine filer. `id` er tomt for en fil, der ikke kom med en hændelse."""

    id: str
    navn: str
    fra: str
    dag: date
    modtaget: date
    helbred: bool
    gammelt: bool
    punkter: tuple[str, ...] = ()
    bilag: tuple[Bilagslinje, ...] = ()
    vurderet: date | None = None
    ventet: int | None = None
    fra_borgeren: bool = False


def situation(tilstand: Tilstand) -> list[Situation]:
    """De situationer, der udløser flere punkter: fleksjob på den nuværende arbejdsplads."""
    return ["fastholdelse"] if fjerde_punkt(tilstand).gaelder else []


def dagen(tilstand: Tilstand) -> tuple[date, bool]:
    """Den dag, kravene læses på: i dag, til der er truffet afgørelse om visitation; siden den dag, den blev truffet."""
    trufne = [en.dato for en in tilstand.afgoerelser if en.art == "visitation"]
    if tilstand.fase in _FORBEREDES or not trufne:
        return tilstand.pr, False
    return trufne[-1], True


def hullisten(bruger: Bruger, billede: Sagsbillede, filer: Bilagsliste | None = None) -> Hulliste:
    """Lovens punkter for sagen, med det, der viser hvert af dem, og det, der kunne.

    Har nogen slået filerne op (`bilag_i_sag`), gives de med, så de ikke læses igen.
    """
    tilstand = billede.tilstand
    filer = filer if filer is not None else bilag_i_sag(bruger, billede.sag, tilstand.pr)
    pr, om_afgoerelsen = dagen(tilstand)
    beviser = _beviser(tilstand, filer, billede.ser_helbred, pr)
    ventes = [
        en for en in tilstand.rekvisitioner if en.aaben and (billede.ser_helbred or not en.slags.helbred)
    ]
    punkter = tuple(
        _punkt(et, tilstand, beviser.get(et.kode, ()), ventes)
        for et in krav("grundlag", pr, situation(tilstand))
    )
    return Hulliste(pr, punkter, om_afgoerelsen)


def _punkt(et: Krav, tilstand: Tilstand, beviser: Sequence[Bevis], ventes: Sequence[Rekvisition]) -> Punkt:
    undladt = tilstand.afproevning_undladt if et.kode in KAN_UNDLADES else None
    vist = fjerde_punkt(tilstand).opfyldt if et.kode == FASTHOLDELSE else bool(beviser)
    status = "vist" if vist else "formaalsloest" if undladt else "mangler"
    svarer = tuple(en for en in ventes if et.kode in (en.punkter or en.slags.viser))
    bedt = {en.slags.kode for en in ventes}
    return Punkt(
        kode=et.kode,
        tekst=et.tekst,
        hjemmel=et.hjemmel,
        forbehold=et.forbehold,
        url=et.url,
        status=status,
        beviser=tuple(beviser),
        ventes=svarer,
        kan_vises_med=tuple(art for art in KAN_VISES_MED.get(et.kode, ()) if art.kode not in bedt),
        kan_undlades=et.kode in KAN_UNDLADES,
        undladt=undladt.grund if undladt else "",
        undladt_den=undladt.dato if undladt else None,
        hjemmel_til_at_undlade=hjemmel_pr(FORMAALSLOEST, tilstand.pr) if et.kode in KAN_UNDLADES else "",
        note=_om_fastholdelsen(tilstand) if et.kode == FASTHOLDELSE else "",
    )


def _om_fastholdelsen(tilstand: Tilstand) -> str:
    stilling = fastholdelsesstilling(tilstand)
    if stilling is None:
        return ""
    mangler = " ".join(stilling.mangler)
    return (
        f"{stilling.maaneder} af 12 måneder er gået siden {dansk_dato(stilling.begyndt)}. {mangler}".strip()
    )


def _beviser(tilstand: Tilstand, filer: Bilagsliste, ser_helbred: bool, pr: date) -> dict[str, list[Bevis]]:
    """Punktets kode → det, der viser det, ældste først."""
    fundne: dict[str, list[Bevis]] = {}
    hos = _efter_haendelse(filer)
    kendte = {papir.id for papir in tilstand.papirer}
    for papir in tilstand.papirer:
        bevis = _papirbevis(papir, hos.get(papir.id, ()), ser_helbred, pr)
        _laeg_til(fundne, papir.punkter, bevis)
    for linje in filer.synlige:
        if str(linje.haendelse_nr) not in kendte:
            dag = linje.dateret or linje.lagt_ind.date()
            bevis = Bevis(
                linje.titel, linje.afsender, dag, bilag=(linje,), gammelt=_gammelt(linje.helbred, dag, pr)
            )
            _laeg_til(fundne, linje.punkter, bevis)
    for praktik in tilstand.praktikker:
        if praktik.sluttet is not None:
            _laeg_til(fundne, praktik.punkter, Bevis("Praktik", praktik.virksomhed, praktik.sluttet))
    _laeg_fastholdelsens_til(fundne, tilstand, filer, ser_helbred)
    return {kode: sorted(liste, key=lambda bevis: bevis.dag) for kode, liste in fundne.items()}


def _laeg_fastholdelsens_til(
    fundne: dict[str, list[Bevis]], tilstand: Tilstand, filer: Bilagsliste, ser_helbred: bool
) -> None:
    """Papirerne om de 12 måneder. En fil, læseren ikke må se, er et helbredspapir og nævnes ikke ved navn."""
    efter_id = {fil.id: fil for fil in filer.synlige}
    vist = {fil.id for bevis in fundne.get(FASTHOLDELSE, ()) for fil in bevis.bilag}
    for papir in fjerde_punkt(tilstand).beviser:
        if papir.bilag in vist:
            continue
        dag, fil = date.fromisoformat(papir.til), efter_id.get(papir.bilag)
        if papir.bilag and fil is None and not ser_helbred:
            bevis = Bevis(SKJULT_PAPIR, "", dag, skjult=True)
        else:
            hvornaar = "samtidig" if papir.samtidig else "lavet siden"
            bevis = Bevis(f"{papir.titel} ({hvornaar})", "", dag, bilag=(fil,) if fil else ())
        _laeg_til(fundne, (FASTHOLDELSE,), bevis)


def _laeg_til(fundne: dict[str, list[Bevis]], punkter: Iterable[str], bevis: Bevis) -> None:
    for kode in punkter:
        fundne.setdefault(kode, []).append(bevis)


def _papirbevis(papir: Papir, filer: tuple[Bilagslinje, ...], ser_helbred: bool, pr: date) -> Bevis:
    if papir.er_helbred and not ser_helbred:
        return Bevis(SKJULT_PAPIR, "", papir.dag, skjult=True)
    gammelt = _gammelt(papir.er_helbred, papir.dag, pr)
    return Bevis(papir.slags.navn, papir.fra, papir.dag, papir=papir.id, bilag=filer, gammelt=gammelt)


def _gammelt(helbred: bool, dag: date, pr: date) -> bool:
    """Om papiret er så gammelt, at nogen bør se efter, om det stadig passer. Praksis, ikke lov."""
    return helbred and pr - dag > GAMMELT_EFTER


def _efter_haendelse(filer: Bilagsliste) -> dict[str, tuple[Bilagslinje, ...]]:
    ud: dict[str, tuple[Bilagslinje, ...]] = {}
    for linje in filer.synlige:
        if linje.haendelse_nr:
            ud[str(linje.haendelse_nr)] = (*ud.get(str(linje.haendelse_nr), ()), linje)
    return ud


def dokumentation(bruger: Bruger, billede: Sagsbillede) -> Dokumentation:
    """Alt, hvad fanen viser. Det, læseren ikke må se, er talt, men ikke med."""
    tilstand, ser_helbred = billede.tilstand, billede.ser_helbred
    filer = bilag_i_sag(bruger, billede.sag, tilstand.pr)
    synlige = [en for en in tilstand.rekvisitioner if ser_helbred or not en.slags.helbred]
    papirer = [et for et in tilstand.papirer if ser_helbred or not et.er_helbred]
    aabne = sum(en.aaben for en in tilstand.rekvisitioner)
    ventes = sorted((en for en in synlige if en.aaben), key=lambda en: (en.bedt, en.id))
    kendte = {et.id for et in tilstand.papirer}
    loese = [linje for linje in filer.synlige if str(linje.haendelse_nr) not in kendte]
    skjulte_filer = sum(str(nr) not in kendte for nr in filer.skjulte_nr)
    return Dokumentation(
        hulliste=hullisten(bruger, billede, filer),
        ventes=tuple(ventes),
        afsluttede=tuple(en for en in synlige if not en.aaben),
        papirer=_tidslinje(billede, papirer, loese, filer),
        skjulte=len(tilstand.papirer) - len(papirer) + skjulte_filer,
        skjulte_ventes=aabne - len(ventes),
        praktikker=tilstand.praktikker,
        bilag=filer,
    )


def _tidslinje(
    billede: Sagsbillede, papirer: Sequence[Papir], loese: Sequence[Bilagslinje], filer: Bilagsliste
) -> tuple[Papirlinje, ...]:
    """Alle papirer, det nyeste først."""
    tilstand = billede.tilstand
    hos, bedt = _efter_haendelse(filer), {en.id: en for en in tilstand.rekvisitioner}
    linjer = [
        Papirlinje(
            id=papir.id,
            navn=papir.slags.navn,
            fra=papir.fra,
            dag=papir.dag,
            modtaget=papir.modtaget,
            helbred=papir.er_helbred,
            gammelt=_gammelt(papir.er_helbred, papir.dag, tilstand.pr),
            punkter=papir.punkter,
            bilag=hos.get(papir.id, ()),
            vurderet=papir.vurderet,
            ventet=bedt[papir.rekvisition].dage_ventet(papir.modtaget) if papir.rekvisition in bedt else None,
            fra_borgeren=any(fil.fra_borgeren for fil in hos.get(papir.id, ())),
        )
        for papir in papirer
    ]
    linjer += [
        Papirlinje(
            id="",
            navn=fil.titel,
            fra=fil.afsender,
            dag=fil.dateret or fil.lagt_ind.date(),
            modtaget=fil.lagt_ind.date(),
            helbred=fil.helbred,
            gammelt=_gammelt(fil.helbred, fil.dateret or fil.lagt_ind.date(), tilstand.pr),
            punkter=fil.punkter,
            bilag=(fil,),
        )
        for fil in loese
    ]
    return tuple(sorted(linjer, key=lambda linje: (linje.dag, linje.modtaget), reverse=True))
