"""Hvem der er i job, ledige eller ude af ordningen, måned for måned fra januar 2010.

Hver måned kommer den offentliggjorte tilgang ind; derefter gives kvoter, så bestandene følger kurverne i `antagelser`:
afgang = forrige bestand + tilgang - ny bestand, og fra ledighedsydelse kommer så mange i job, at antallet i job
passer. Hvem det bliver, trækkes med vægte (alder, tid i jobbet, hvor let nogen har ved at få job).

En måned er et heltal fra januar 2010 (0). Alt skifter den første i en måned; en visitation ligger inde i måneden.
"""

from datetime import date
from pathlib import Path

import msgspec
import numpy as np
import yaml
from numpy.typing import NDArray

from fleksjob.demo.land import antagelser
from fleksjob.demo.land.kvoter import fordelt, trukket, vaelg
from fleksjob.indblik.offentliggjort import offentliggjort

Heltal = NDArray[np.int64]
UDE, LEDIG, NY, GAMMEL = 0, 1, 2, 3
LOEBER = 9_999
"""Slut for det, der løber endnu."""


class Bestand(msgspec.Struct):
    """Personerne (én række hver) og deres perioder, sorteret efter person og dag."""

    kommune: Heltal
    kvinde: NDArray[np.bool_]
    foedselsaar: Heltal
    visiteret: Heltal
    direkte: NDArray[np.bool_]
    fastholdt: NDArray[np.bool_]
    afslag: NDArray[np.bool_]
    ude: Heltal
    grund: NDArray[np.str_]
    person: Heltal
    slags: Heltal
    fra: Heltal
    til: Heltal


def maaned(dag: date) -> int:
    """Månedens nummer fra januar 2010."""
    return (dag.year - antagelser.FOERSTE_AAR) * 12 + dag.month - 1


def foerste_dag(nr: int) -> date:
    """Månedens første dag."""
    return date(antagelser.FOERSTE_AAR + nr // 12, nr % 12 + 1, 1)


def kurve(punkter: tuple[tuple[int, float], ...], nr: int) -> float:
    """Kurvens værdi i måneden: rette linjer mellem punkterne."""
    return float(np.interp(nr, [x for x, _ in punkter], [y for _, y in punkter]))


def tilgang_i_aar(aar: int) -> tuple[float, float, float]:
    """Årets tilgang, direkte og fastholdelse: offentliggjort 2010-2020, ellers rette linjer og det nærmeste år."""
    alle = offentliggjort()
    ind = alle.find("tilgang").vaerdier() | alle.find("tilgang_2023").vaerdier()
    direkte, fast = (alle.find(navn).vaerdier() for navn in ("direkte", "fastholdelse"))
    aarene = sorted(map(int, ind))
    antal = float(np.interp(aar, aarene, [ind[str(et)] for et in aarene]))
    naermest = str(min(max(aar, 2010), 2020))
    del_ = 1.0 if naermest == str(aar) else antal / ind[naermest]
    return antal, direkte[naermest] * del_, fast[naermest] * del_


class Landet:
    """Regnestykket, mens det går. `skala` er landets størrelse, hvor 1 er 200.000 sager."""

    def __init__(self, antal: int, froe: int, dag: date) -> None:
        self.rng = np.random.default_rng([froe, antal])
        self.skala = antal / antagelser.FULD_STOERRELSE
        self.sidste = maaned(dag)
        self.tilgang, self.direkte = self._tilgangen()
        gamle = self._antal_gamle(0)
        ledige = round(gamle * antagelser.LEDIGHEDSANDEL[0][1] / (1 - antagelser.LEDIGHEDSANDEL[0][1]))
        i_ordningen = gamle + ledige + int(self.tilgang.sum())
        if i_ordningen > antal:
            raise ValueError(f"Tilgangen giver {i_ordningen} personer; der er kun plads til {antal}.")
        self._personer(antal, gamle, ledige, i_ordningen)
        self._perioder: list[tuple[Heltal, Heltal, Heltal, Heltal]] = []

    def _antal_gamle(self, nr: int) -> int:
        return round(kurve(antagelser.GAMMEL_ORDNING, nr) * 1000 * self.skala)

    def _tilgangen(self) -> tuple[Heltal, Heltal]:
        """Antal visiterede i hver måned, og hvor mange af dem der er direkte; årene går op hver for sig."""
        ind, lige_ind = [], []
        for aar in range(antagelser.FOERSTE_AAR, antagelser.FOERSTE_AAR + self.sidste // 12 + 1):
            antal, direkte, _ = tilgang_i_aar(aar)
            ind += fordelt(round(antal * self.skala), np.ones(12)).tolist()
            lige_ind += fordelt(round(direkte * self.skala), np.ones(12)).tolist()
        lige_ind[self.sidste] = 0  # de begynder først, når måneden er gået
        n = self.sidste + 1
        return np.array(ind[:n]), np.minimum(lige_ind[:n], ind[:n])

    def _personer(self, antal: int, gamle: int, ledige: int, i_ordningen: int) -> None:
        rng, foer = self.rng, gamle + ledige
        vaegte: dict[int, int] = yaml.safe_load(
            Path(__file__).with_name("kommunevaegte.yaml").read_text("utf-8")
        )
        self.kommune = trukket(rng, antal, dict(vaegte))
        kvinder = offentliggjort().find("koen").vaerdier()["Kvinder"]
        koen = {1: kvinder, 0: 100 - kvinder}
        self.kvinde = np.concatenate([trukket(rng, n, koen) for n in (gamle, ledige, antal - foer)]) == 1
        self.afslag = np.arange(antal) >= i_ordningen
        self.visiteret = np.concatenate(
            [
                np.zeros(foer, np.int64),
                np.repeat(np.arange(self.sidste + 1), self.tilgang),
                rng.integers(0, self.sidste + 1, antal - i_ordningen),
            ]
        )
        self.direktes = np.zeros(antal, bool)
        start = foer + np.concatenate([[0], np.cumsum(self.tilgang)[:-1]])
        for nr, fra in enumerate(start):
            self.direktes[fra : fra + self.direkte[nr]] = True
        self.foedselsaar = antagelser.FOERSTE_AAR + self.visiteret // 12 - self._aldre(antal)
        for fra, til in ((0, gamle), (gamle, foer)):
            self.foedselsaar[fra:til] = antagelser.FOERSTE_AAR - self._gamles_aldre(til - fra)
        self.tilstand = np.full(antal, UDE)
        self.siden = self.visiteret.copy()
        self._de_gamle(gamle, foer)
        kommunens = np.exp(antagelser.KOMMUNE_SKAEVHED * rng.standard_normal(1000))
        skaev = antagelser.LEDIG_SKAEVHED
        self.lethed = (rng.gamma(skaev, 1 / skaev, antal) + 0.02) * kommunens[self.kommune]
        self.ude = np.full(antal, LOEBER)
        self.grund = np.full(antal, "", dtype="U16")

    def _de_gamle(self, gamle: int, foer: int) -> None:
        """De visiterede ved begyndelsen: i job siden op til ni år, ledige siden op til fire."""
        i_job, ledige = np.arange(gamle), np.arange(gamle, foer)
        self.tilstand[i_job], self.tilstand[ledige] = GAMMEL, LEDIG
        self.siden[i_job] = -1 - (self.rng.random(gamle) ** 1.3 * 107).astype(np.int64)
        self.siden[ledige] = -1 - (self.rng.random(foer - gamle) ** 2.2 * 48).astype(np.int64)
        self.visiteret[:foer] = self.siden[:foer] - (self.tilstand[:foer] == GAMMEL)
        self.direktes[i_job] = True

    def _aldre(self, antal: int) -> Heltal:
        grupper = {nr: andel for nr, (*_, andel) in enumerate(antagelser.ALDER_VED_VISITATION)}
        gruppe = trukket(self.rng, antal, grupper)
        fra = np.array([en[0] for en in antagelser.ALDER_VED_VISITATION])[gruppe]
        til = np.array([en[1] for en in antagelser.ALDER_VED_VISITATION])[gruppe]
        return np.asarray(fra + (self.rng.random(antal) * (til + 1 - fra)).astype(np.int64))

    def _gamles_aldre(self, antal: int) -> Heltal:
        """Alderen i 2010 efter de offentliggjorte andele for Nordjylland 2008."""
        andele = [en.vaerdi for en in offentliggjort().find("alder").punkter]
        gruppe = trukket(self.rng, antal, dict(enumerate(andele)))
        fra, til = np.array([23, 30, 50])[gruppe], np.array([29, 49, 64])[gruppe]
        return np.asarray(fra + (self.rng.random(antal) * (til + 1 - fra)).astype(np.int64))

    def koer(self) -> Bestand:
        """Alle månederne."""
        for nr in range(1, self.sidste + 1):
            self._maaned(nr)
        rest = np.flatnonzero(self.tilstand != UDE)
        self._slut(rest, LOEBER)
        nye = np.flatnonzero(~self.afslag & (self.visiteret == self.sidste))
        self._perioder.append((nye, np.full(nye.size, LEDIG), self.visiteret[nye], np.full(nye.size, LOEBER)))
        person, slags, fra, til = (np.concatenate(en) for en in zip(*self._perioder, strict=True))
        orden = np.lexsort((fra, person))
        return Bestand(
            kommune=self.kommune,
            kvinde=self.kvinde,
            foedselsaar=self.foedselsaar,
            visiteret=self.visiteret,
            direkte=self.direktes,
            fastholdt=self._fastholdte(),
            afslag=self.afslag,
            ude=self.ude,
            grund=self.grund,
            person=person[orden],
            slags=slags[orden],
            fra=fra[orden],
            til=til[orden],
        )

    def _maaned(self, nr: int) -> None:
        nu = NY if nr >= antagelser.NY_ORDNING_FRA else GAMMEL
        self._tilgaa(nr, nu)
        self._afgaa(nr)
        if nu == NY:
            gamle = np.flatnonzero(self.tilstand == GAMMEL)
            slutter = vaelg(self.rng, gamle, np.ones(gamle.size), max(gamle.size - self._antal_gamle(nr), 0))
            self._job_slutter(slutter, nr, antagelser.GAMMELT_JOB_TIL_LEDIG, nu)
        self._nogle_job_slutter(nr, nu)
        self._i_job(nr, nu)

    def _tilgaa(self, nr: int, nu: int) -> None:
        nye = np.flatnonzero(~self.afslag & (self.visiteret == nr - 1) & (self.tilstand == UDE))
        lige_ind = nye[self.direktes[nye]]
        resten = nye[~self.direktes[nye]]
        self.tilstand[lige_ind], self.siden[lige_ind] = nu, nr
        self.tilstand[resten], self.siden[resten] = LEDIG, nr - 1

    def _afgaa(self, nr: int) -> None:
        """De, der er fyldt pensionsalderen, og så mange flere, at bestanden passer."""
        inde = np.flatnonzero((self.tilstand != UDE) & (self.siden < nr))
        i_job = self._antal_gamle(nr) + round(kurve(antagelser.NY_ORDNING, nr) * 1000 * self.skala)
        nye_ledige = int(self.tilgang[nr] - self.direkte[nr])
        skal = round(i_job / (1 - kurve(antagelser.LEDIGHEDSANDEL, nr))) - nye_ledige
        alder = antagelser.FOERSTE_AAR + nr // 12 - self.foedselsaar[inde]
        pension = inde[
            (alder > antagelser.PENSIONSALDER)
            | ((alder == antagelser.PENSIONSALDER) & (inde % 12 == nr % 12))
        ]
        self._forlader(pension, nr, np.full(pension.size, "folkepension"))
        for_mange = int((self.tilstand != UDE).sum()) - skal
        tilbage = np.flatnonzero((self.tilstand != UDE) & (self.siden < nr))
        alder = antagelser.FOERSTE_AAR + nr // 12 - self.foedselsaar[tilbage]
        vaegt = _vaegt(alder, antagelser.AFGANG_AF_ALDER)
        nogle = vaelg(self.rng, tilbage, vaegt, max(for_mange, 0))
        gamle = antagelser.FOERSTE_AAR + nr // 12 - self.foedselsaar[nogle] >= 60
        yngre = trukket(self.rng, nogle.size, dict(antagelser.AFGANGSGRUNDE))
        aeldre = trukket(self.rng, nogle.size, dict(antagelser.AFGANGSGRUNDE_OVER_60))
        self._forlader(nogle, nr, np.where(gamle, aeldre, yngre))

    def _forlader(self, hvem: Heltal, nr: int, grund: NDArray[np.str_]) -> None:
        self._slut(hvem, nr)
        self.tilstand[hvem], self.ude[hvem], self.grund[hvem] = UDE, nr, grund

    def _slut(self, hvem: Heltal, nr: int) -> None:
        """Perioden, hver af dem er i, slutter i måneden."""
        self._perioder.append((hvem, self.tilstand[hvem], self.siden[hvem], np.full(hvem.size, nr)))

    def _job_slutter(self, hvem: Heltal, nr: int, til_ledig: float, nu: int) -> None:
        hvem = hvem[self.siden[hvem] < nr]
        self._slut(hvem, nr)
        ledig = self.rng.random(hvem.size) < til_ledig
        self.tilstand[hvem] = np.where(ledig, LEDIG, nu)
        self.siden[hvem] = nr

    def _nogle_job_slutter(self, nr: int, nu: int) -> None:
        i_job = np.flatnonzero((self.tilstand == nu) & (self.siden < nr))
        vaegt = _vaegt(nr - self.siden[i_job], antagelser.OPHOER_PR_MAANED)
        k = int(vaegt.sum() + self.rng.random())
        self._job_slutter(vaelg(self.rng, i_job, vaegt, k), nr, antagelser.NYT_JOB_TIL_LEDIG, nu)

    def _i_job(self, nr: int, nu: int) -> None:
        """Så mange ledige får job, at bestanden er den, kurven siger; er der for mange i job, slutter nogle."""
        kurven = antagelser.NY_ORDNING if nu == NY else antagelser.GAMMEL_ORDNING
        mangler = round(kurve(kurven, nr) * 1000 * self.skala) - int((self.tilstand == nu).sum())
        if mangler < 0:
            i_job = np.flatnonzero((self.tilstand == nu) & (self.siden < nr))
            self._job_slutter(vaelg(self.rng, i_job, np.ones(i_job.size), -mangler), nr, 1.0, nu)
            return
        ledige = np.flatnonzero((self.tilstand == LEDIG) & (self.siden < nr - 1))
        hvem = vaelg(self.rng, ledige, self.lethed[ledige], min(mangler, ledige.size))
        self._slut(hvem, nr)
        self.tilstand[hvem], self.siden[hvem] = nu, nr

    def _fastholdte(self) -> NDArray[np.bool_]:
        """Så mange, som det er skønnet, af dem, hvis første job begyndte i året uden ledighed før."""
        ud = np.zeros(self.direktes.size, bool)
        job_aar = antagelser.FOERSTE_AAR + (self.visiteret + 1) // 12
        for aar in range(antagelser.FOERSTE_AAR, antagelser.FOERSTE_AAR + self.sidste // 12 + 1):
            kan = np.flatnonzero(self.direktes & (job_aar == aar) & ~self.afslag & (self.visiteret >= -1))
            k = min(round(tilgang_i_aar(aar)[2] * self.skala), kan.size)
            ud[vaelg(self.rng, kan, np.ones(kan.size), k)] = True
        return ud


def _vaegt(tal: Heltal, trin: tuple[tuple[int, float], ...]) -> NDArray[np.float64]:
    """Vægten for det første trin, tallet er under."""
    return np.select([tal < under for under, _ in trin], [vaegt for _, vaegt in trin])


def bestand(antal: int, froe: int, dag: date) -> Bestand:
    """Landet på dagen. Samme antal, frø og dag giver det samme land."""
    return Landet(antal, froe, dag).koer()
