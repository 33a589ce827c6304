"""Demoens egne sager, som DREAM ville have dem: én kode for hver uge, løntimer og branche for hver måned.

Nogle fremmede står også i filen, så `importer dream --arkiv` har nogen at oprette sager for.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fleksjob.demo.befolkning import Borger, befolkning
from fleksjob.demo.demoens_plads import Maerke
from fleksjob.demo.forloeb import forloeb
from fleksjob.demo.indlaesning import SAGER_MED_LOEN, borgere
from fleksjob.demo.koersler import foerste_loenmaaned
from fleksjob.demo.personale import KOMMUNEKODE, personale
from fleksjob.demo.vaerksted import Opgave, forloebsblad
from fleksjob.demo.virksomheder import firmaer
from fleksjob.forloeb.begreber import Fase
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.indblik.brancher import afdeling, hovedafdeling
from fleksjob.snitflader.dreamskriver import DOED, FLEKSJOB, LEDIG, Dreamborger, Kodetid, skriv_csv

FREMMEDE = 12
_FREMMEDE = 2_000_000  # lægges til frøet, så de er andre mennesker end demoens og sagslistens
_FULD_TID = 37
_LUKKET = {
    "folkepension": 998,
    "folkepensionsalder": 998,
    "foertidspension": 783,
    "førtidspension": 783,
    "fraflyttet": 997,
    "doed": DOED,
}
_TIDLIGST = date(2008, 1, 1)
"""Registrets måneder begynder her, og ældre uger har kun få af demoens sager."""


def skriv_dreamfil(sti: Path, maerke: Maerke) -> None:
    """Skriver filen. De samme mærker giver den samme fil."""
    skriv_csv(sti, dreamborgere(maerke), _TIDLIGST, maerke.dag, person="CPR", navne=True)


def dreamborgere(maerke: Maerke) -> Iterator[Dreamborger]:
    """De sager, der har løn, og nogle fremmede i job eller på ledighedsydelse."""
    opgave = Opgave(
        maerke.antal,
        maerke.froe,
        maerke.dag,
        KOMMUNEKODE,
        {en.brugernavn: 0 for en in personale(maerke.antal, maerke.froe).alle()},
        False,
    )
    brancher = {en.cvr: afdeling(hovedafdeling(en.branche)) for en in firmaer(maerke.antal, maerke.froe)}
    egne = borgere(maerke.antal, maerke.froe, maerke.dag)
    for borger in egne[:SAGER_MED_LOEN]:
        blad = forloebsblad(opgave, borger, foerste_loenmaaned(maerke.dag))
        yield _dreamborger(
            borger, tilstand(Person(borger.foedselsdato), blad.haendelser(), pr=maerke.dag), brancher
        )
    yield from _fremmede(maerke, [en.cpr for en in egne])


def _fremmede(maerke: Maerke, optagne: list[str]) -> Iterator[Dreamborger]:
    ansatte, virksomheder = personale(maerke.antal, maerke.froe), firmaer(maerke.antal, maerke.froe)
    froe, antal = maerke.froe + _FREMMEDE, 0
    for borger in befolkning(10 * FREMMEDE, froe, maerke.dag, optagne=optagne):
        blad = forloeb(borger, ansatte.hold(borger.nr), virksomheder, maerke.dag, froe)
        pr = tilstand(Person(borger.foedselsdato), blad.haendelser(), pr=maerke.dag)
        if pr.fase in (Fase.LEDIG, Fase.I_FLEKSJOB) and antal < FREMMEDE:
            antal += 1
            yield _dreamborger(borger, pr, {})


def _dreamborger(borger: Borger, pr: Tilstand, brancher: dict[str, str]) -> Dreamborger:
    job = [en for en in pr.ansaettelser if en.startet is not None]
    tider = [Kodetid(LEDIG, en.fra, en.til) for en in pr.ledighedsydelse]
    tider += [Kodetid(FLEKSJOB, en.startet or date.min, en.ophoert) for en in job]
    if pr.fase == Fase.LUKKET and pr.fase_siden and (kode := _LUKKET.get(pr.lukket_aarsag.lower())):
        tider.append(Kodetid(kode, pr.fase_siden))
    steder = {en.id: en.cvr for en in job}
    maaneder: dict[date, tuple[float, str, str]] = {}
    for en in pr.indkomster:
        if en.ansaettelse in steder and en.timer:
            maaned = date.fromisoformat(f"{en.periode}-01")
            uger = monthrange(maaned.year, maaned.month)[1] / 7
            cvr = steder[en.ansaettelse]
            maaneder[maaned] = (en.timer / uger / _FULD_TID, brancher.get(cvr, ""), cvr)
    return Dreamborger(
        nummer=borger.cpr,
        foedt=borger.foedselsdato,
        koen=borger.koen,
        kommune=KOMMUNEKODE,
        tider=tider,
        maaneder=maaneder,
        navn=borger.navn,
    )
