"""Hvad der ændrede sig i programmet hvilken dag, fundet i reglernes, satsernes og rækkernes egne datoer."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from fleksjob.lov.bog.emner import FOEDSELSDATO, Emne, alle_emner
from fleksjob.lov.bog.tabeller import tabelraekker
from fleksjob.lov.kerne.forklaring import FORMATER
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.vaerdier import Sikkerhed, Vaerdi
from fleksjob.lov.sagsgang.proces import REGLER_UDEN_RELATION, SVAR, TRIN
from fleksjob.lov.sagsgang.relationer import (
    ALTID,
    Betingelse,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Standsning,
    Svar,
    Trin,
    Udelukker,
)
from fleksjob.lov.sagsgang.ure import GRUNDE

Slags = Literal["regel", "flytning", "sats", "proces"]
AARLIG_FRA = 4
"""En andel med så mange trin stiger år for år; færre skift er lovændringer. Beløb reguleres altid."""

_ET_DOEGN = timedelta(days=1)


class Aendring(msgspec.Struct, frozen=True, kw_only=True):
    """Én ændring. `sats`: den årlige regulering. `begyndelse`: herfra er det læst; ikke i sig selv en lovændring.

    En »flytning« er samme regel under et nyt paragrafnummer.

    `emner` er alle emner, der har ændringen; `navn` er reglens, satsens eller rækkens navn i programmet.
    """

    dag: date
    slags: Slags
    navn: str
    tekst: str
    emner: tuple[str, ...]
    sikkerhed: Sikkerhed = "ordret"
    sats: bool = False
    begyndelse: bool = False


@cache
def aendringer() -> tuple[Aendring, ...]:
    """Alle ændringer i tidsfølge, hver én gang med alle sine emner."""
    samlet: dict[tuple[date, Slags, str, str], Aendring] = {}
    for emne in alle_emner():
        for fundet in (*_regler(emne), *_vaerdier(emne), *_raekker(emne), *_tabeller(emne)):
            noegle = (fundet.dag, fundet.slags, fundet.navn, fundet.tekst)
            foer = samlet.get(noegle, fundet)
            emner = tuple(dict.fromkeys((*foer.emner, *fundet.emner)))
            samlet[noegle] = msgspec.structs.replace(
                foer, emner=emner, begyndelse=foer.begyndelse and fundet.begyndelse
            )
    return tuple(sorted(samlet.values(), key=lambda a: (a.dag, a.slags, a.tekst)))


def _regler(emne: Emne) -> Iterator[Aendring]:
    if emne.saet is None:
        return
    lov = emne.saet.lov
    for versioner in lov.regler.values():
        foerste, sidste = versioner[0], versioner[-1]
        yield Aendring(
            dag=foerste.fra,
            slags="regel",
            navn=foerste.navn,
            tekst=f"»{foerste.titel}« begynder ({foerste.hjemmel})",
            emner=(emne.kode,),
            sikkerhed=foerste.sikkerhed,
            begyndelse=_er_begyndelse(foerste, emne),
        )
        for foer, nu in pairwise(versioner):
            if foer.funktion is nu.funktion and foer.hjemmel == nu.hjemmel:
                continue
            yield Aendring(
                dag=nu.fra,
                slags="flytning" if foer.funktion is nu.funktion else "regel",
                navn=nu.navn,
                tekst=_skift(foer, nu),
                emner=(emne.kode,),
                sikkerhed=nu.sikkerhed,
                begyndelse=_foelger_af_satserne(foer, nu, emne),
            )
        if sidste.til is not None and sidste.til < lov.til:
            yield Aendring(
                dag=sidste.til + _ET_DOEGN,
                slags="regel",
                navn=sidste.navn,
                tekst=f"»{sidste.titel}« gælder ikke længere ({sidste.hjemmel})",
                emner=(emne.kode,),
            )


def _er_begyndelse(foerste: Regel, emne: Emne) -> bool:
    """Om reglen kun begynder her, fordi emnet eller en af de satser, den hviler på, først kendes herfra."""
    assert emne.saet is not None
    lov = emne.saet.lov
    egne = [lov.vaerdier[a][0].fra for a in foerste.argumenter if a in lov.vaerdier]
    if foerste.fra <= lov.fra or foerste.fra in egne:
        return True
    under = [lov.regler[a][0] for a in foerste.argumenter if a in lov.regler]
    return any(r.fra == foerste.fra and _er_begyndelse(r, emne) for r in under)


def _foelger_af_satserne(foer: Regel, nu: Regel, emne: Emne) -> bool:
    """Om reglen skifter, fordi en sats først er læst herfra eller kun hertil. Så er det ikke loven, der skifter."""
    assert emne.saet is not None
    satser = emne.saet.lov.vaerdier
    begynder = {satser[a][0].fra for a in nu.argumenter if a in satser and a not in foer.argumenter}
    slutter = {satser[a][-1].til for a in foer.argumenter if a in satser and a not in nu.argumenter}
    return nu.fra in begynder or nu.fra - _ET_DOEGN in slutter


def _skift(foer: Regel, nu: Regel) -> str:
    if foer.funktion is not nu.funktion:
        return f"»{nu.titel}« får en ny regel ({nu.hjemmel})"
    return f"»{nu.titel}« står herefter i {nu.hjemmel}"


def er_aarlig(raekke: tuple[Vaerdi, ...]) -> bool:
    """Om værdien er en sats, der reguleres år for år."""
    enhed = raekke[0].enhed
    return enhed.startswith("kr") or (enhed in ("pct", "andel") and len(raekke) >= AARLIG_FRA)


def _vaerdier(emne: Emne) -> Iterator[Aendring]:
    """Værdiernes skift. De begynder, hvor de først er læst, så en første værdi er kun en begyndelse."""
    for navn, raekke in emne.vaerdier.items():
        if navn.endswith(FOEDSELSDATO):
            continue
        yield _vaerdi(raekke[0], emne, f"{_titel(raekke[0])} er {_skrevet(raekke[0])}", begyndelse=True)
        aarlig = er_aarlig(raekke)
        for foer, nu in pairwise(raekke):
            if _skrevet(foer) == _skrevet(nu):
                continue
            tekst = f"{_titel(nu)} går fra {_skrevet(foer)} til {_skrevet(nu)}"
            yield _vaerdi(nu, emne, tekst, sats=aarlig)
        sidste = raekke[-1]
        if sidste.til is not None:
            tekst = f"{_titel(sidste)} kendes eller gælder ikke længere"
            yield msgspec.structs.replace(
                _vaerdi(sidste, emne, tekst, begyndelse=True), dag=sidste.til + _ET_DOEGN
            )


def _vaerdi(v: Vaerdi, emne: Emne, tekst: str, *, sats: bool = False, begyndelse: bool = False) -> Aendring:
    return Aendring(
        dag=v.fra,
        slags="sats",
        navn=v.navn,
        tekst=tekst,
        emner=(emne.kode,),
        sikkerhed=v.sikkerhed,
        sats=sats,
        begyndelse=begyndelse,
    )


def _titel(v: Vaerdi) -> str:
    return f"»{v.titel[:1].upper()}{v.titel[1:]}«"


def _skrevet(v: Vaerdi) -> str:
    return skrevet(v.vaerdi, v.enhed)


def skrevet(x: float, enhed: str) -> str:
    """Værdien, som den siges: »16.323 kr.«, »6 hverdage«."""
    formater = FORMATER.get(enhed)
    return formater(float(x)) if formater else f"{x:g} {enhed}".replace(".", ",").strip()


def _raekker(emne: Emne) -> Iterator[Aendring]:
    for raekke in (*emne.trin, *emne.relationer):
        navn, slags, titel = raekkens_navn(raekke)
        if raekke.fra != ALTID:
            yield _raekke(raekke.fra, navn, f"{_NY[slags]}: {titel}", emne)
        if raekke.til is not None:
            yield _raekke(raekke.til + _ET_DOEGN, navn, f"{_VAEK[slags]}: {titel}", emne)
        yield from _nye_hjemler(raekke, emne)


_PLIGTER = {svar.kode: svar.navn for svar in (*SVAR, *REGLER_UDEN_RELATION)}
_NY = {
    "skridt": "Nyt skridt",
    "krav": "Nyt krav",
    "pligt": "Ny pligt",
    "spærring": "Ny spærring",
    "følge": "Ny følge",
    "ur": "Nyt om uret",
}
_VAEK = {
    "skridt": "Skridtet falder bort",
    "krav": "Kravet falder bort",
    "pligt": "Pligten falder bort",
    "spærring": "Spærringen falder bort",
    "følge": "Følgen falder bort",
    "ur": "Gælder ikke længere om uret",
}


def _tabeller(emne: Emne) -> Iterator[Aendring]:
    """Tabellernes rækker: den første tid er en begyndelse, når den er emnets; ellers er skiftet en ændring."""
    raekker = [r for r in tabelraekker() if r.emne == emne.kode]
    foerste: dict[str, date] = {}
    for r in raekker:
        foerste[r.tabel] = min(foerste.get(r.tabel, r.fra), r.fra)
    for noegle in dict.fromkeys((r.tabel, r.noegle) for r in raekker):
        tider = [r for r in raekker if (r.tabel, r.noegle) == noegle]
        for foer, nu in zip([None, *tider], tider, strict=False):
            if nu.fra in (ALTID, foerste[nu.tabel]):
                continue
            if foer is None:
                yield _raekke(nu.fra, nu.noegle, f"{nu.tabel}, nyt: {nu.tekst}", emne)
            elif foer.tekst != nu.tekst:
                yield _raekke(nu.fra, nu.noegle, f"{nu.tabel}: »{foer.tekst}« er herefter »{nu.tekst}«", emne)
            elif foer.hjemmel != nu.hjemmel:
                tekst = f"Hjemlen »{foer.hjemmel}« er herefter »{nu.hjemmel}«"
                yield _raekke(nu.fra, nu.hjemmel, tekst, emne, "flytning")
        if (til := tider[-1].til) is not None:
            yield _raekke(
                til + _ET_DOEGN, tider[-1].noegle, f"{tider[-1].tabel}, falder bort: {tider[-1].tekst}", emne
            )


def _nye_hjemler(raekke: Relation, emne: Emne) -> Iterable[Aendring]:
    """Den dag rækkens hjemmel skifter navn; én gang for hver hjemmel, hvor mange rækker der end bruger den."""
    for foer, nu in pairwise(raekke.hjemmel):
        if (raekke.til is None or nu.fra <= raekke.til) and nu.fra > raekke.fra:
            tekst = f"Hjemlen »{foer.tekst}« er herefter »{nu.tekst}«"
            yield _raekke(nu.fra, nu.tekst, tekst, emne, "flytning")


def _raekke(dag: date, navn: str, tekst: str, emne: Emne, slags: Slags = "proces") -> Aendring:
    return Aendring(dag=dag, slags=slags, navn=navn, tekst=tekst, emner=(emne.kode,))


def raekkens_navn(raekke: Relation) -> tuple[str, str, str]:
    """(navn i programmet, rækkens slags, hvad den siger til et menneske)."""
    if isinstance(raekke, Trin):
        return raekke.kode, "skridt", f"»{raekke.navn}«"
    if isinstance(raekke, Svar):
        return raekke.kode, "pligt", f"»{raekke.navn}«"
    if isinstance(raekke, Betingelse):
        kraever = " eller ".join(map(trinnavn, raekke.kraever))
        return raekke.skridt, "krav", f"{trinnavn(raekke.skridt)} kræver {kraever}"
    if isinstance(raekke, Spaerring | Milepael):
        return raekke.skridt, "spærring", f"{trinnavn(raekke.skridt)}: {raekke.hvorfor}".rstrip(".")
    if isinstance(raekke, Udelukker | Genaabner):
        gerning = "lukker" if isinstance(raekke, Udelukker) else "genåbner"
        return (
            raekke.naar,
            "følge",
            f"{trinnavn(raekke.naar)} {gerning} {', '.join(map(trinnavn, raekke.skridt))}",
        )
    if isinstance(raekke, Standsning):
        gerning = "standser" if raekke.standser else "standser ikke"
        grunde = opremset([GRUNDE.get(grund, grund) for grund in raekke.grunde])
        return (
            raekke.ure[0],
            "ur",
            f"{grunde} {gerning} fristen for {opremset(list(map(pligtnavn, raekke.ure)))}",
        )
    raise TypeError(type(raekke).__name__)


def opremset(led: Sequence[str]) -> str:
    """»a, b og c«."""
    return f"{', '.join(led[:-1])} og {led[-1]}" if len(led) > 1 else "".join(led)


def pligtnavn(kode: str) -> str:
    """»Opfølgning efter 2½ år« for »opfoelgning_30_mdr«."""
    return f"»{_PLIGTER[kode]}«" if kode in _PLIGTER else kode.replace("_", " ")


def trinnavn(kode: str) -> str:
    """»Hold møde i rehabiliteringsteamet« for »teammoede_afholdt«; udslag og ukendte koder skrives, som de er."""
    stamme, _, udslag = kode.partition(":")
    navn = f"»{TRIN[stamme].navn}«" if stamme in TRIN else stamme.replace("_", " ")
    return f"{navn} ({udslag.replace('_', ' ')})" if udslag else navn
