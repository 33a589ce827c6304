"""Et livsforløb som hændelser: fra sagen bliver oprettet, til den lukkes eller dagen er nået.

Perioderne (ledig, job) og timerne er givet; her skrives, hvad der skete imens: afgørelse, klage, samtaler,
opfølgninger, udviklingsmål, kald om hjælp. Færre hændelser end i en kommunes demo, men af alle de slags, målene tæller.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from fleksjob.demo.land.bestand import LEDIG, LOEBER, NY, foerste_dag
from fleksjob.demo.terning import terning
from fleksjob.demo.visitation import TEAM_FRA, TEAM_TIL, hjemmel, teamet
from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.haendelser import AlleHaendelser, Haendelse
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til

_KONSULENT_MED = 0.45  # antagelser herfra og ned: andele uden kilde
_KLAGER, _KLAGER_OVER_AFSLAG = 0.015, 0.30
_MAAL, _MAAL_SKRIFTLIGT, _OPFOELGNING_TIL_TIDEN, _HJAELP = 0.35, 0.6, 0.65, 0.02
_TIDLIGE_OPFOELGNINGER_FRA = 2020
_FLEST_SAMTALER, _TAETTE_SAMTALER, _ANDEN_AKTOER = 6, 3, 0.75
_VARIG_FRA_ALDER = 40
_HJAELP_FRA = date(2025, 1, 1)
_FORMER = ("arbejdspladsen", "arbejdspladsen", "telefon", "telefon", "video", "kommunen")


class Stykke(NamedTuple):
    """En periode: slags, måneder, og for job timer, måneden de ændres, timer derefter og arbejdsgiveren."""

    slags: int
    fra: int
    til: int
    timer: int
    aendres: int
    nye_timer: int
    cvr: str


class Liv(NamedTuple):
    """En person i landet, som den sendes til en arbejdsproces."""

    nr: int
    kommune: int
    kvinde: bool
    foedselsaar: int
    visiteret: int
    fastholdt: bool
    afslag: bool
    ude: int
    grund: str
    stykker: tuple[Stykke, ...]

    @property
    def foedselsdato(self) -> date:
        """En dag i fødselsåret; kun året kommer i tabellerne."""
        return date(self.foedselsaar, 1 + self.nr % 12, 1 + self.nr % 28)


class Skriver:
    """Én persons hændelser. Det, der ikke er sket på dagen, kommer ikke med."""

    def __init__(self, liv: Liv, froe: int, dag: date) -> None:
        self.liv, self.dag = liv, dag
        self.lykke = terning(f"land {froe} {liv.nr}")
        self.ude = foerste_dag(liv.ude) if liv.ude != LOEBER else None
        self.haendelser: list[AlleHaendelser] = []

    def skriv(self, klasse: type[Haendelse], sket: date, **indhold: Any) -> str:
        """Hændelsens id; tom, når den ikke er sket."""
        if sket > self.dag:
            return ""
        id_ = str(len(self.haendelser) + 1)
        kendt = datetime(sket.year, sket.month, sket.day, 8, tzinfo=UTC) + timedelta(
            seconds=len(self.haendelser)
        )
        ny: Any = klasse(id=id_, gyldig_fra=sket, registreret=kendt, registreret_af="landet", **indhold)
        self.haendelser.append(ny)
        return id_

    def chance(self, p: float) -> bool:
        """Sandt med sandsynligheden."""
        return self.lykke.random() < p

    def efter(self, sket: date, fra: int, til: int) -> date:
        """En dag så mange dage efter."""
        return sket + timedelta(days=fra + int(self.lykke.random() * (til + 1 - fra)))

    def alle(self) -> list[AlleHaendelser]:
        """Hele forløbet, i den orden, det skete."""
        visiteret = self._visitation()
        for nr, stykke in enumerate(self.liv.stykker):
            fra = visiteret if nr == 0 and stykke.slags == LEDIG else foerste_dag(stykke.fra)
            til = foerste_dag(stykke.til) if stykke.til != LOEBER else None
            naeste = self.liv.stykker[nr + 1 : nr + 2]
            if stykke.slags == LEDIG:
                self._ledig(fra, til, "fleksjob" if naeste else "ordningen er forladt")
            else:
                self._job(f"job{nr + 1}", stykke, fra, til, foerste=nr == 0)
        if self.ude:
            self.skriv(h.SagLukket, self.ude, aarsag=self.liv.grund)
        self.haendelser.sort(key=lambda en: (en.gyldig_fra, en.registreret))
        return self.haendelser

    def _visitation(self) -> date:
        """Dagen ligger den 2.-27. på en hverdag, så det første job, den næste første, er inden for en måned."""
        maaneden = foerste_dag(self.liv.visiteret)
        dag = maaneden + timedelta(days=1 + int(self.lykke.random() * 24))
        dag += timedelta(days=(0, 0, 0, 0, 0, 2, 1)[dag.weekday()])
        if (maaneden.year, maaneden.month) == (self.dag.year, self.dag.month):
            dag = maaneden + timedelta(days=int(self.lykke.random() * self.dag.day))
        oprettet = dag - timedelta(days=110 + int(self.lykke.random() * 150))
        self.skriv(h.SagOprettet, oprettet, aarsag="Borgeren har søgt", ydelse="sygedagpenge")
        indstilling = "anden indsats" if self.liv.afslag else "fleksjob"
        if oprettet >= TEAM_FRA:
            self.skriv(h.PlanPaabegyndt, self.efter(oprettet, 5, 25))
            moede = dag - timedelta(days=28 + int(self.lykke.random() * 20))
            self.skriv(h.PlanFaerdig, moede - timedelta(days=10))
            if moede <= TEAM_TIL:
                med = ("virksomhedskonsulent",) if self.chance(_KONSULENT_MED) else ()
                self.skriv(h.TeammoedeAfholdt, moede, deltagere=(*teamet(moede), *med))
                self.skriv(h.IndstillingAfgivet, moede, indstilling=indstilling)
        udfald = "afslag" if self.liv.afslag else "bevilget"
        afgoerelse = self.skriv(
            h.AfgoerelseTruffet, dag, udfald=udfald, art="visitation", begrundelse="Opdigtet.", hjemmel=hjemmel(dag)
        )  # fmt: skip
        if self.chance(_KLAGER_OVER_AFSLAG if self.liv.afslag else _KLAGER):
            self._klage(dag, afgoerelse)
        return dag

    def _klage(self, dag: date, afgoerelse: str) -> None:
        modtaget = self.efter(dag, 6, 27)
        klage = self.skriv(h.KlageModtaget, modtaget, afgoerelse=afgoerelse)
        genvurderet = self.efter(modtaget, 10, 30)
        aendret = self.chance(0.1)
        self.skriv(
            h.GenvurderingAfsluttet, genvurderet, klage=klage, udfald="aendret" if aendret else "fastholdt"
        )
        if aendret:
            return
        self.skriv(h.KlageOversendt, genvurderet, klage=klage)
        udfald = "stadfaestet" if self.chance(0.75) else "hjemvist" if self.chance(0.6) else "aendret"
        self.skriv(h.KlageAfgjort, self.efter(genvurderet, 90, 260), klage=klage, udfald=udfald)

    def _ledig(self, fra: date, til: date | None, aarsag: str) -> None:
        slut = til or self.dag
        self.skriv(h.LedighedsydelseStartet, fra, sats="hoej" if self.chance(0.6) else "lav")
        cv = self.efter(fra, 3, 21)
        if cv < slut and self.chance(0.88):
            self.skriv(h.CvRegistreret, cv)
        self._samtaler(fra, slut)
        self._anden_aktoer(fra, slut)
        vurderes = self.efter(fra, 340, 380)
        while vurderes < slut:
            self.skriv(h.RevurderingAfsluttet, vurderes, udfald="fortsat berettiget")
            vurderes = self.efter(vurderes, 340, 380)
        if til:
            self.skriv(h.LedighedsydelseOphoert, til, aarsag=aarsag)

    def _samtaler(self, fra: date, slut: date) -> None:
        """Fra 2020 oftest fire i det første halve år; før da omtrent hver tredje måned. Siden sjældnere."""
        taet = fra.year >= _TIDLIGE_OPFOELGNINGER_FRA
        dag = self.efter(fra, 14, 38)
        for nr in range(_FLEST_SAMTALER):
            if dag >= slut:
                return
            form = "fremmoede" if self.chance(0.6) else "telefon"
            self.skriv(h.SamtaleAfholdt, dag, art="jobsamtale", form=form)
            dag = self.efter(dag, *((36, 50) if taet and nr < _TAETTE_SAMTALER else (84, 98)))

    def _anden_aktoer(self, fra: date, slut: date) -> None:
        for klasse, tidligst, senest in ((h.AndenAktoerTilbudt, 160, 184), (h.AndenAktoerHenvist, 340, 366)):
            dag = self.efter(fra, tidligst, senest)
            if dag < slut and self.chance(_ANDEN_AKTOER):
                self.skriv(klasse, dag, aktoer="En opdigtet aktør")

    def _job(self, noegle: str, stykke: Stykke, fra: date, til: date | None, *, foerste: bool) -> None:
        slut = til or self.dag
        bevilget = fra - timedelta(days=1 if foerste else 3 + int(self.lykke.random() * 12))
        self.skriv(
            h.FleksjobBevilget, bevilget, ansaettelse=noegle, cvr=stykke.cvr, startdato=fra, midlertidig=fra >= TEAM_FRA
        )  # fmt: skip
        self.skriv(
            h.FleksjobStartet,
            fra,
            ansaettelse=noegle,
            cvr=stykke.cvr,
            timer=float(stykke.timer),
            intensitet=100.0,
            fastholdelse=foerste and self.liv.fastholdt,
        )
        aendres = foerste_dag(stykke.aendres) if stykke.aendres != LOEBER else None
        if aendres and aendres < slut:
            self.skriv(h.VilkaarAendret, aendres, ansaettelse=noegle, timer=float(stykke.nye_timer))
        if stykke.slags == NY:
            self._maal(
                noegle, fra, slut, aendres if aendres and stykke.nye_timer > stykke.timer else None, stykke
            )
            self._bevillingsperioden(noegle, fra, slut)
        self._opfoelgninger(noegle, fra, slut)
        if til is None and self.chance(_HJAELP):
            self._hjaelp(noegle, max(fra, _HJAELP_FRA))
        if til:
            self.skriv(h.FleksjobOphoert, til, ansaettelse=noegle, aarsag="Jobbet er slut")

    def _maal(self, noegle: str, fra: date, slut: date, op: date | None, stykke: Stykke) -> None:
        """Et mål for timer eller opgaver, oftest skriftligt; det er nået, når timerne er gået op."""
        aftalt = self.efter(fra, 20, 120)
        if aftalt >= slut or not self.chance(_MAAL):
            return
        skriftlig = self.chance(_MAAL_SKRIFTLIGT)
        self.skriv(h.UdviklingsplanAftalt, aftalt, ansaettelse=noegle, skriftlig=skriftlig)
        om_timer = self.chance(0.5)
        maal = self.skriv(
            h.UdviklingsmaalAftalt, aftalt, ansaettelse=noegle, art="timer" if om_timer else "opgaver",
            startvaerdi=float(stykke.timer) if om_timer else None,
            maalvaerdi=float(stykke.timer + 2) if om_timer else None,
        )  # fmt: skip
        naaet = op if om_timer else self.efter(aftalt, 120, 900) if self.chance(0.45) else None
        if maal and naaet and aftalt < naaet < slut:
            self.skriv(h.UdviklingsmaalNaaet, naaet, ansaettelse=noegle, maal_id=maal)

    def _opfoelgninger(self, noegle: str, fra: date, slut: date) -> None:
        """De anbefalede efter 3 og 6 måneder og lovens hver 30 måneder fra 2013; nogle for sent."""
        if fra.year >= _TIDLIGE_OPFOELGNINGER_FRA:
            for art, fra_dage, til_dage in (("3_mdr", 62, 96), ("6_mdr", 152, 190)):
                dag = self.efter(fra, fra_dage, til_dage)
                if dag < slut and self.chance(0.65):
                    self._opfoelgning(noegle, dag, art)
        sidst = max(fra, TEAM_FRA)
        while True:
            frist = laeg_maaneder_til(sidst, 30)
            dag = (
                self.efter(frist, -45, -3)
                if self.chance(_OPFOELGNING_TIL_TIDEN)
                else self.efter(frist, 5, 300)
            )
            if dag >= slut:
                return
            self._opfoelgning(noegle, dag, "30_mdr")
            sidst = dag

    def _bevillingsperioden(self, noegle: str, fra: date, slut: date) -> None:
        """Status efter 4½ år og ny bevilling, før de fem år er gået: varig fra 40 år, ellers fem år til."""
        while True:
            status = self.efter(laeg_maaneder_til(fra, 54), -75, 20)
            fornyet = self.efter(laeg_maaneder_til(fra, 60), -55, -3)
            if status < slut:
                self.skriv(h.StatusUdarbejdet, status, ansaettelse=noegle, konklusion="fortsat_fleksjob")
            if fornyet >= slut:
                return
            varig = fornyet.year - self.liv.foedselsaar >= _VARIG_FRA_ALDER
            self.skriv(h.BevillingFornyet, fornyet, ansaettelse=noegle, varig=varig)
            if varig:
                return
            fra = laeg_maaneder_til(fra, 60)

    def _opfoelgning(self, noegle: str, dag: date, art: str) -> None:
        form = _FORMER[int(self.lykke.random() * len(_FORMER))]
        konklusion = "fortsaet" if self.chance(0.8) else "juster"
        self.skriv(h.OpfoelgningAfholdt, dag, ansaettelse=noegle, art=art, form=form, konklusion=konklusion)

    def _hjaelp(self, noegle: str, fra: date) -> None:
        dage = (self.dag - fra).days
        oensket = fra + timedelta(days=int(self.lykke.random() * max(dage, 1)))
        hvem = "arbejdsgiver" if self.chance(0.4) else "borger"
        kald = self.skriv(
            h.HjaelpOensket, oensket, ansaettelse=noegle, fra=hvem, svar_senest=oensket + timedelta(days=3)
        )
        if kald and self.chance(0.95):
            self.skriv(h.HjaelpBesvaret, self.efter(oensket, 0, 6), kald=kald, hvordan="telefon")
