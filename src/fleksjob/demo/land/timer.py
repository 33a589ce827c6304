"""Timerne i hvert job: hvad det begyndte på, hvornår de blev ændret, og til hvad. Lagt, så optællingsdagene passer.

Jobbene tages i tidens orden, fra den ene optælling til den næste (juni 2016, september 2017, august 2020 …):
1. De job, der er begyndt siden sidst, får starttimer efter årets gennemsnit.
2. Af dem, der løber og begyndte på højst 10 timer, får så mange en ændring op og ned, som tallene siger, efter tid i
   jobbet; resten ændres sjældent.
3. Job, der er begyndt siden sidst og ikke er ændret, flyttes, til antallet i hvert timebånd eller gennemsnittet passer.
De, der var med ved en tidligere optælling, røres ikke; så bliver den ved med at passe.
"""

from datetime import date

import msgspec
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from fleksjob.demo.land import antagelser
from fleksjob.demo.land.bestand import LOEBER, NY, Bestand, foerste_dag, maaned
from fleksjob.demo.land.kvoter import trukket, vaelg
from fleksjob.indblik.offentliggjort import offentliggjort

Heltal = NDArray[np.int64]
FAA = 10
_LOFTER = np.array([5, 10, 15, 20, 25, 30])
"""Øverste timer i hvert bånd. Alle timer er hele, så ingen ligger på en grænse."""


class Optaelling(msgspec.Struct, frozen=True):
    """En måned, hvor noget er talt. `op` er andelen, der er gået op, i alt, efter 1-2 og efter 2 år.

    `hoejst`: bånd (nummer) → antal personer til og med båndet ved fuld størrelse eller, under 1, andelen.
    """

    maaned: int
    op: tuple[float, float, float] | None = None
    hoejst: dict[int, float] = {}
    gennemsnit: float | None = None
    kendt: bool = False

    @property
    def laast(self) -> bool:
        """Et offentliggjort tal hører til måneden; bagefter røres de job, der var med, ikke."""
        return self.kendt or bool(self.hoejst) or self.gennemsnit is not None


def _op_i(aar: int, i_2016: float, i_2020: float) -> tuple[float, float, float]:
    """Andelen, der er gået op: rette linjer mellem de to kendte år; 1-2 år i jobbet som i 2016, resten følger.

    Før 2016 mindre, så der er plads til det kendte tal.
    """
    if aar < 2016:
        return 0.8 * i_2016, 0.9 * i_2016, 0.0
    return float(np.interp(aar, [2016, 2020], [i_2016, i_2020])), i_2016, 0.0


def optaellinger(sidste: int) -> list[Optaelling]:
    """De offentliggjorte optællinger og et par antagne efter dem, i tidens orden."""
    alle = offentliggjort()
    op = alle.find("aendring_timer").vaerdier()
    svar = (
        op["Gået op"] / 100,
        op["Gået op, 1-2 år i jobbet"] / 100,
        op["Gået op, over 2 år i jobbet"] / 100,
    )
    snit = alle.find("gennemsnit").vaerdier()
    baand = list(alle.find("timebaand").vaerdier().values())[:6]
    faa = alle.find("faa_timer_2017").vaerdier()
    i_2020 = alle.find("op_2020").vaerdier()["Gået op"] / 100
    fundne = [
        Optaelling(maaned(date(2013, 12, 1)), gennemsnit=snit["2013"]),
        Optaelling(maaned(date(2016, 6, 1)), op=svar, kendt=True),
        Optaelling(
            maaned(date(2017, 9, 1)),
            op=_op_i(2017, svar[0], i_2020),
            hoejst={0: faa["Højst 5 timer"] / 100, 1: faa["Højst 10 timer"] / 100},
        ),
        Optaelling(
            maaned(date(2020, 8, 1)),
            op=_op_i(2020, svar[0], i_2020),
            hoejst={1: alle.find("faa_timer_2020").vaerdier()["Personer"]},
        ),
        Optaelling(
            maaned(date(2022, 10, 1)),
            op=_op_i(2022, svar[0], i_2020),
            hoejst={nr: float(antal) for nr, antal in enumerate(np.cumsum(baand)[:5])},
            gennemsnit=snit["2023"] + 0.02,
        ),
        Optaelling(maaned(date(2023, 12, 1)), op=_op_i(2023, svar[0], i_2020), gennemsnit=snit["2023"]),
        Optaelling(sidste, op=_op_i(2026, svar[0], i_2020), gennemsnit=snit["2023"] - 0.1),
    ]
    fundne += _imellem({en.maaned for en in fundne}, sidste, svar[0], i_2020)
    fundne.sort(key=lambda en: en.maaned)
    return [en for en in fundne if en.maaned <= sidste]


def _imellem(har: set[int], sidste: int, i_2016: float, i_2020: float) -> list[Optaelling]:
    """En antaget optælling hvert halve år, så andelen, der er gået op, ikke falder mellem de kendte."""
    return [
        Optaelling(nr, op=_op_i(antagelser.FOERSTE_AAR + nr // 12, i_2016, i_2020))
        for nr in range(maaned(date(2014, 6, 1)), sidste - 6, 6)
        if all(abs(nr - et) > 3 for et in har)
    ]


class Timer(msgspec.Struct):
    """For hver periode i `Bestand`: timer ved starten, måneden de ændres (eller aldrig) og timer derefter."""

    start: Heltal
    aendres: Heltal
    til: Heltal


class _Lagt:
    """Regnestykket, mens det går."""

    def __init__(self, b: Bestand, rng: Generator, skala: float) -> None:
        n = b.person.size
        self.b, self.rng, self.skala = b, rng, skala
        self.start, self.til = np.zeros(n, np.int64), np.zeros(n, np.int64)
        self.aendres = np.full(n, LOEBER)
        self.nye = np.flatnonzero(b.slags == NY)
        kommunens = rng.standard_normal(1000)[b.kommune[b.person]]
        andel = antagelser.KOMMUNE_TIMER
        self.orden = andel * kommunens + (1 - andel**2) ** 0.5 * rng.standard_normal(n)

    def loeber(self, nr: int) -> Heltal:
        """Job i ny ordning, der løber i måneden."""
        b = self.b
        return self.nye[(b.fra[self.nye] <= nr) & (b.til[self.nye] > nr)]

    def nu(self, hvilke: Heltal, nr: int) -> Heltal:
        """Timerne i måneden."""
        return np.where(self.aendres[hvilke] <= nr, self.til[hvilke], self.start[hvilke])

    def starttimer(self, fra: int, til: int) -> None:
        """Jobbene, der begynder i de måneder (begge med)."""
        for nr in range(max(fra, antagelser.NY_ORDNING_FRA), til + 1):
            hvilke = self.nye[self.b.fra[self.nye] == nr]
            aar = min(antagelser.FOERSTE_AAR + nr // 12, max(antagelser.STARTTIMER))
            self.start[hvilke] = trukket(
                self.rng, hvilke.size, fordeling(antagelser.STARTTIMER[aar]), self.orden[hvilke]
            )

    def aendr(self, en: Optaelling, siden: int) -> None:
        """Ændringerne frem til optællingen."""
        faa = self.fyld_op(en, siden)
        siden_sidst = self.nye[(self.b.fra[self.nye] <= en.maaned) & (self.b.til[self.nye] > siden)]
        resten = np.setdiff1d(siden_sidst, faa)
        uroerte = resten[self.aendres[resten] == LOEBER]
        tid = np.minimum(self.b.til[uroerte], en.maaned) - np.maximum(self.b.fra[uroerte], siden)
        uroerte = uroerte[self.rng.random(uroerte.size) < 0.006 * np.maximum(tid, 0)]
        op = self.rng.random(uroerte.size) < 0.6
        self._saet(uroerte[op], siden, en.maaned, op=True)
        self._saet(uroerte[~op], siden, en.maaned, op=False)

    def fyld_op(self, en: Optaelling, siden: int) -> Heltal:
        """Så mange op og ned, som optællingen siger, af dem, der begyndte på få timer. Giver dem alle."""
        loeber = self.loeber(en.maaned)
        faa = loeber[self.start[loeber] <= FAA]
        if en.op is not None:
            self._efter_anciennitet(en, en.op, siden, faa)
        return faa

    def _efter_anciennitet(
        self, en: Optaelling, andele: tuple[float, float, float], siden: int, faa: Heltal
    ) -> None:
        klasse = _klasser(self.b.fra[faa], en.maaned)
        antal = np.bincount(klasse, minlength=3)
        for op, maal in ((True, _op_maal(andele, antal)), (False, _ned_maal(antal, en.maaned))):
            for nr in range(3):
                i_klassen = faa[klasse == nr]
                aendret = self.aendres[i_klassen] <= en.maaned
                har = int((aendret & ((self.til > self.start)[i_klassen] == op)).sum())
                kan = i_klassen[~aendret & (self.b.fra[i_klassen] + 2 <= en.maaned)]
                if not op:
                    kan = kan[self.start[kan] >= 2]
                mangler = round(maal[nr]) - har
                if mangler > 0:
                    self._saet(vaelg(self.rng, kan, np.ones(kan.size), mangler), siden, en.maaned, op=op)

    def _saet(self, hvilke: Heltal, siden: int, senest: int, *, op: bool) -> None:
        """Ændrer dem en måned efter den forrige optælling og senest i denne, og tidligst to måneder inde."""
        tidligst = np.maximum(self.b.fra[hvilke] + 2, siden + 1)
        sidst = np.minimum(self.b.til[hvilke] - 1, senest)
        med = tidligst <= sidst
        hvilke, tidligst, sidst = hvilke[med], tidligst[med], sidst[med]
        med_hvad = trukket(self.rng, hvilke.size, antagelser.OP_MED if op else antagelser.NED_MED)
        start = self.start[hvilke]
        til = np.minimum(start + med_hvad, 30) if op else np.maximum(start - med_hvad, 1)
        self.til[hvilke] = til
        self.aendres[hvilke] = np.where(
            til == start, LOEBER, tidligst + (self.rng.random(hvilke.size) * (sidst + 1 - tidligst)).astype(np.int64)
        )  # fmt: skip

    def tilpas(self, en: Optaelling, siden: int) -> None:
        """Flytter job, der er begyndt siden sidst, til bånd og gennemsnit passer."""
        loeber = self.loeber(en.maaned)
        uaendrede = loeber[self.aendres[loeber] == LOEBER]
        fri = uaendrede[self.b.fra[uaendrede] > siden]
        efter_2013 = uaendrede[self.b.fra[uaendrede] >= antagelser.NY_ORDNING_FRA + 12]
        for nr, hoejst in en.hoejst.items():
            skal = round(hoejst * (loeber.size if hoejst < 1 else self.skala))
            for_mange = int((self.nu(loeber, en.maaned) <= _LOFTER[nr]).sum()) - skal
            valgte = fri if _LOFTER[nr] <= FAA else efter_2013  # over 10 timer er intet andet talt siden 2013
            self._flyt(
                valgte, nr if for_mange > 0 else nr + 1, nr + 1 if for_mange > 0 else nr, abs(for_mange)
            )
        if en.gennemsnit is not None:
            self._gennemsnit(loeber, fri, en, en.gennemsnit)

    def _flyt(self, fri: Heltal, fra: int, til: int, antal: int) -> None:
        i_baand = np.searchsorted(_LOFTER, self.start[fri])
        hvilke = vaelg(self.rng, fri[i_baand == fra], np.ones(int((i_baand == fra).sum())), antal)
        self.start[hvilke] = trukket(self.rng, hvilke.size, antagelser.TIMETRIN[til])

    def _gennemsnit(self, loeber: Heltal, fri: Heltal, en: Optaelling, snit: float) -> None:
        """En time mere eller mindre hos nogle, inden for båndet, til gennemsnittet passer."""
        for _ in range(4):
            mangler = round(snit * loeber.size) - int(self.nu(loeber, en.maaned).sum())
            skridt = 1 if mangler > 0 else -1
            timer = self.start[fri]
            kan = fri[np.searchsorted(_LOFTER, timer) == np.searchsorted(_LOFTER, timer + skridt)]
            kan = kan[self.start[kan] + skridt >= 1]
            self.start[vaelg(self.rng, kan, np.ones(kan.size), abs(mangler))] += skridt


def _klasser(fra: Heltal, nr: int) -> Heltal:
    """Under 1 år, 1-2 år eller over 2 år i jobbet på månedens sidste dag, regnet i dage som målet gør."""
    slut = foerste_dag(nr + 1).toordinal() - 1
    start = np.array([foerste_dag(et).toordinal() for et in range(int(fra.min(initial=0)), nr + 1)])
    dage = slut - start[fra - int(fra.min(initial=0))]
    return np.asarray(np.digitize(dage, [365, 730]))


def _op_maal(op: tuple[float, float, float], antal: Heltal) -> list[float]:
    """Så mange i hver klasse, at det passer i alt. Er en klasse ikke kendt, bliver den resten."""
    i_alt, et_til_to, over_to = op
    midt, skal = et_til_to * antal[1], i_alt * antal.sum()
    if over_to:
        return [max(skal - midt - over_to * antal[2], 0.0), midt, over_to * antal[2]]
    foerst = antagelser.OP_FOERSTE_AAR * antal[0]
    return [foerst, midt, max(skal - midt - foerst, 0.0)]


def _ned_maal(antal: Heltal, nr: int) -> list[float]:
    ned = offentliggjort().find("aendring_timer").vaerdier()["Gået ned"] / 100
    if nr < maaned(date(2016, 6, 1)):
        ned *= 0.7
    foerst = antagelser.NED_FOERSTE_AAR * antal[0]
    aeldre = max(float(antal[1] + antal[2]), 1.0)
    andel = (ned * antal.sum() - foerst) / aeldre
    return [foerst, andel * antal[1], andel * antal[2]]


def fordeling(gennemsnit: float) -> dict[int, float]:
    """Timerne i oktober 2022, vægtet om, til gennemsnittet er det ønskede (`exp` af timerne gange et fælles tal)."""
    baand = list(offentliggjort().find("timebaand").vaerdier().values())[:6]
    grund = {
        timer: andel * del_
        for andel, trin in zip(baand, antagelser.TIMETRIN, strict=True)
        for timer, del_ in trin.items()
    }
    timer, vaegt = np.array(list(grund)), np.array(list(grund.values()))
    lav, hoej = -0.3, 0.3
    for _ in range(40):
        midt = (lav + hoej) / 2
        vejet = vaegt * np.exp(midt * timer)
        lav, hoej = (midt, hoej) if (vejet @ timer) / vejet.sum() < gennemsnit else (lav, midt)
    return dict(zip(timer.tolist(), (vejet / vejet.sum()).tolist(), strict=True))


def timer(b: Bestand, froe: int, skala: float, sidste: int) -> Timer:
    """Timerne i alle job. Den gamle ordnings job skifter ikke timer."""
    rng = np.random.default_rng([froe, 1, b.person.size])
    lagt = _Lagt(b, rng, skala)
    siden = laast = antagelser.NY_ORDNING_FRA - 1
    for en in optaellinger(sidste):
        lagt.starttimer(siden + 1, en.maaned)
        lagt.aendr(en, siden)
        if en.laast:
            lagt.tilpas(en, laast)
            laast = en.maaned
            if en.gennemsnit is None:
                lagt.fyld_op(en, siden)
        siden = en.maaned
    gamle = np.flatnonzero((b.slags != NY) & (b.slags > NY))
    lagt.start[gamle] = trukket(rng, gamle.size, antagelser.GAMLE_TIMER)
    return Timer(lagt.start, lagt.aendres, lagt.til)
