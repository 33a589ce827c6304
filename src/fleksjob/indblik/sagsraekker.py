"""En sag bliver til rækker: hændelserne, der gælder, og perioderne, udledt af samme foldning som sagens skærmbillede.

Reglerne for perioder:

- **fase** og **trin** (rejsens S-trin) skifter den dag, en hændelse skifter dem; to skift samme dag efterlader intet.
- **visitation** løber fra visitationen, til sagen lukkes eller en ny ansøgning begynder forfra.
- **ledighedsydelse** er én periode hen over satsskift og huller på nul dage.
- **job** er ét fleksjob fra første til sidste dag; **fleksjob** er tiden i mindst ét, hen over jobskifte uden en dag
  imellem.
- **timer** er tiden med samme betalte timer i ét job; en ændring af noget andet deler den ikke.
- **maal** er et udviklingsmål af sin slags, fra det aftales, til det nås eller falder væk.
- **lukket** løber, fra sagen lukkes, til den åbnes igen; grunden er en kode, aldrig kommunens egne ord.

Fødselsdag, flytning og skift af team eller sagsbehandler deler aldrig en periode: de indgår slet ikke.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from fleksjob.forloeb.foldning import dag_for_dag
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.forloeb.raekkefoelge import gaeldende_haendelser
from fleksjob.forloeb.rejse import sagens_trin
from fleksjob.forloeb.tilstand import Ansaettelse, Fase, Indkomst, Person, Tilstand
from fleksjob.indblik import skema
from fleksjob.indblik.foedselsdage import uden_foedselsdag
from fleksjob.indblik.haendelseskoder import AFGOERELSESARTER, kode
from fleksjob.indblik.pseudonym import Pseudonymer

LOENARTER = frozenset({"", "loen", "loen_under_ferie", "loen_under_sygdom", "loen_under_barsel"})
"""De arter, der er løn for ugens timer. Overtid, bonus og dagpenge hører ikke til i en måneds timer om ugen."""
ER_CVR = re.compile(r"\d{8}").fullmatch
DANSK_TID = ZoneInfo("Europe/Copenhagen")
Raekke = tuple[Any, ...]
"""Én række i en tabel, i skemaets kolonneorden."""

_PLIGTENS_KODE = skema.PLIGTER.kolonnenavne.index("kode") - 1
"""Pladsen i en række uden `sag`."""
_LAES = msgspec.json.Decoder(list[AlleHaendelser])


class Sagskilde(msgspec.Struct, frozen=True):
    """Det, arkivet giver for en sag. `haendelser` er JSON-listen, `pligter` rækker i tabellen `pligter` uden `sag`."""

    sag: str
    kommune: int
    team: str
    aftryk: int
    foedselsdato: date
    koen: str
    haendelser: str
    pligter: tuple[Raekke, ...] = ()


class Periode(msgspec.Struct, frozen=True, kw_only=True):
    """En række i `perioder`, uden sagen. Felterne står i skemaets orden."""

    slags: str
    vaerdi: str = ""
    job: str = ""
    fra: date
    til: date | None = None
    timer: float | None = None
    timer_til_stede: float | None = None
    gammel_ordning: bool = False
    fastholdelse: bool = False
    arbejdsgiver: str = ""
    branche: str = ""


class Maerker(msgspec.Struct, frozen=True):
    """Det, der skal til for at skrive en arbejdsgiver: pseudonymerne, og CVR-nummer → hovedafdeling (`brancher`)."""

    pseudonymer: Pseudonymer
    brancher: Mapping[str, str] = {}


def raekker_for(maerker: Maerker, bunke: Sequence[Sagskilde]) -> dict[str, list[Raekke]]:
    """Rækkerne for en bunke sager, efter tabel. Ren, så den kan køre i flere processer."""
    ud: dict[str, list[Raekke]] = {
        navn: [] for navn in ("sager", "haendelser", "perioder", "pligter", "hjaelp", "indkomst", "klager")
    }
    for kilde in bunke:
        haendelser = _LAES.decode(kilde.haendelser)
        fundne, sidste = foldet(Person(kilde.foedselsdato), haendelser, maerker)
        ud["sager"].append(_sagsraekke(kilde, haendelser, fundne))
        ud["haendelser"] += [(kilde.sag, *raekke) for raekke in _haendelsesraekker(haendelser)]
        ud["perioder"] += [(kilde.sag, *msgspec.structs.astuple(en)) for en in fundne]
        pligter = uden_foedselsdag(kilde.pligter, _PLIGTENS_KODE, kilde.foedselsdato)
        ud["pligter"] += [(kilde.sag, *raekke) for raekke in pligter]
        if sidste is not None:
            ud["hjaelp"] += [
                (kilde.sag, en.fra, en.oensket, en.svar_senest, en.besvaret) for en in sidste.hjaelpekald
            ]
            ud["indkomst"] += [
                (kilde.sag, *raekke) for raekke in indkomstraekker(sidste, maerker.pseudonymer)
            ]
            ud["klager"] += [(kilde.sag, *raekke) for raekke in klageraekker(sidste)]
    return ud


def _sagsraekke(kilde: Sagskilde, haendelser: list[AlleHaendelser], fundne: list[Periode]) -> Raekke:
    lukket = [en for en in fundne if en.slags == "fase" and en.vaerdi == Fase.LUKKET]
    oprettet = [h.gyldig_fra for h in haendelser if h.type == "sag_oprettet"]
    visiteret = [en.fra for en in fundne if en.slags == "visitation"]
    return (
        kilde.sag,
        kilde.kommune,
        kilde.team,
        kilde.foedselsdato.year,
        kilde.koen,
        min(oprettet, default=None),
        min(visiteret, default=None),
        lukket[-1].fra if lukket and lukket[-1].til is None else None,
        kilde.aftryk,
    )


def _haendelsesraekker(haendelser: list[AlleHaendelser]) -> Iterator[Raekke]:
    for nr, placeret in enumerate(gaeldende_haendelser(haendelser, date.max), 1):
        en = placeret.haendelse
        if en.type == "indkomst_indberettet":
            continue
        yield (
            nr,
            en.type,
            en.gyldig_fra,
            placeret.kendt_fra.astimezone(DANSK_TID).date(),
            kode(en, "art"),
            kode(en, "udfald"),
            kode(en, "maade"),
        )


def foldet(
    person: Person, haendelser: Sequence[AlleHaendelser], maerker: Maerker
) -> tuple[list[Periode], Tilstand | None]:
    """Alle sagens perioder, efter slags, job og dag, og dens tilstand, når alt registreret er sket."""
    spor = {slags: _Spor(slags) for slags in ("fase", "trin", "visitation", "lukket")}
    sidste: Tilstand | None = None
    for sidste in dag_for_dag(person, haendelser):
        spor["fase"].staar_paa(sidste.fase.value, sidste.pr)
        spor["trin"].staar_paa(sagens_trin(sidste), sidste.pr)
        spor["visitation"].staar_paa(_visitation(sidste), sidste.pr)
        spor["lukket"].staar_paa(_lukket(sidste), sidste.pr)
    if sidste is None:
        return [], None
    fundne = [periode for et in spor.values() for periode in et.perioder()]
    ydelse = [(en.fra, en.til) for en in sidste.ledighedsydelse]
    fundne += [Periode(slags="ledighedsydelse", fra=fra, til=til) for fra, til in samlede(ydelse)]
    fundne += _jobperioder(sidste.ansaettelser, maerker)
    return sorted(fundne, key=lambda en: (en.slags, en.job, en.fra, en.vaerdi)), sidste


def _visitation(t: Tilstand) -> str:
    """Dagen som mærke, så en ny visitation er en ny periode."""
    return "" if t.visiteret is None or t.fase == Fase.LUKKET else t.visiteret.isoformat()


LUKKEAARSAGER = {
    "folkepension": "folkepension",
    "folkepensionsalder": "folkepension",
    "foertidspension": "foertidspension",
    "førtidspension": "foertidspension",
    "seniorpension": "seniorpension",
    "ordinaert_job": "ordinaert_job",
    "ordinært arbejde": "ordinaert_job",
    "fraflyttet": "fraflyttet",
    "doed": "doed",
    "trukket": "trukket",
}
"""Formularens koder og de ord, ældre sager har; alt andet er `andet`."""


def _lukket(t: Tilstand) -> str:
    return LUKKEAARSAGER.get(t.lukket_aarsag.lower(), "andet") if t.fase == Fase.LUKKET else ""


class _Spor:
    """Én bane, der til enhver tid står på én værdi. Værdien for en visitation er kun et mærke og gemmes ikke."""

    def __init__(self, slags: str) -> None:
        self.slags = slags
        self._faerdige: list[Periode] = []
        self._vaerdi, self._fra = "", date.min

    def staar_paa(self, vaerdi: str, dag: date) -> None:
        if vaerdi == self._vaerdi:
            return
        self._slut(dag)
        self._vaerdi, self._fra = vaerdi, dag

    def _slut(self, dag: date | None) -> None:
        if self._vaerdi and dag != self._fra:
            vaerdi = "" if self.slags == "visitation" else self._vaerdi
            self._faerdige.append(Periode(slags=self.slags, vaerdi=vaerdi, fra=self._fra, til=dag))

    def perioder(self) -> list[Periode]:
        self._slut(None)
        self._vaerdi = ""
        return self._faerdige


def samlede(perioder: Iterable[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Perioderne slået sammen, hvor de overlapper eller begynder den dag, den forrige sluttede. Tomme forsvinder."""
    ud: list[tuple[date, date | None]] = []
    for fra, til in sorted(perioder, key=lambda en: (en[0], en[1] or date.max)):
        if til is not None and til <= fra:
            continue
        sidste = ud[-1] if ud else None
        if sidste is not None and (sidste[1] is None or fra <= sidste[1]):
            senest = None if sidste[1] is None or til is None else max(sidste[1], til)
            ud[-1] = (sidste[0], senest)
        else:
            ud.append((fra, til))
    return ud


def _begyndte(ansaettelser: Sequence[Ansaettelse]) -> list[Ansaettelse]:
    return [en for en in ansaettelser if en.startet is not None and en.ophoert != en.startet]


def _jobperioder(ansaettelser: Sequence[Ansaettelse], maerker: Maerker) -> list[Periode]:
    begyndt = _begyndte(ansaettelser)
    i_job = samlede((en.startet, en.ophoert) for en in begyndt if en.startet is not None)
    ud = [Periode(slags="fleksjob", fra=fra, til=til) for fra, til in i_job]
    for nr, job in enumerate(begyndt, 1):
        faelles: dict[str, Any] = {"job": str(nr), "gammel_ordning": job.gammel_ordning}
        ud.append(
            Periode(
                slags="job",
                fra=job.startet or date.min,
                til=job.ophoert,
                fastholdelse=job.fastholdelse,
                arbejdsgiver=maerker.pseudonymer.arbejdsgiver(job.cvr),
                branche=maerker.brancher.get(job.cvr, ""),
                **faelles,
            )
        )
        ud += [Periode(slags="timer", **tid, **faelles) for tid in _timeperioder(job)]
        ud += [Periode(slags="maal", **maal, **faelles) for maal in _maal(job)]
    return ud


def _timeperioder(job: Ansaettelse) -> list[dict[str, Any]]:
    """Tiden med samme betalte timer. Uden oplyste timer er der ingen periode; det er ikke nul timer."""
    ud: list[dict[str, Any]] = []
    for vilkaar in job.vilkaar:
        fra = max(vilkaar.gyldig_fra, job.startet or vilkaar.gyldig_fra)
        if vilkaar.betalte_timer is None or (job.ophoert is not None and fra >= job.ophoert):
            continue
        timer = round(vilkaar.betalte_timer, 4)
        if ud and ud[-1]["timer"] == timer:
            continue
        if ud and ud[-1]["fra"] == fra:
            ud.pop()
        if ud:
            ud[-1]["til"] = fra
        ud.append({"fra": fra, "til": job.ophoert, "timer": timer, "timer_til_stede": vilkaar.timer})
    return ud


def _maal(job: Ansaettelse) -> Iterator[dict[str, Any]]:
    for maal in job.udvikling.maal:
        slut = [dag for dag in (maal.naaet, maal.frafaldet) if dag is not None]
        yield {"vaerdi": maal.slags, "fra": maal.aftalt, "til": min(slut, default=None)}


def indkomstraekker(t: Tilstand, pseudonymer: Pseudonymer) -> Iterator[Raekke]:
    """Månedens løn, én række for hver indberetning. Dagpenge og andet, der ikke er løn, er ikke med."""
    begyndte = _begyndte(t.ansaettelser)
    numre = {job.id: str(nr) for nr, job in enumerate(begyndte, 1)}
    for en in t.indkomster:
        if en.art not in LOENARTER:
            continue
        aar, maaned = map(int, en.periode.split("-"))
        fra_job = _linjens_job(en, begyndte)
        job = numre[fra_job.id] if fra_job else ""
        cvr = fra_job.cvr if fra_job and fra_job.cvr else en.indberetter if ER_CVR(en.indberetter) else ""
        uger = monthrange(aar, maaned)[1] / 7
        yield (
            date(aar, maaned, 1),
            job,
            "fleksjob" if job else "anden",
            None if en.timer is None else round(en.timer / uger, 4),
            en.loen,
            pseudonymer.arbejdsgiver(cvr),
        )


def _linjens_job(linje: Indkomst, job: Sequence[Ansaettelse]) -> Ansaettelse | None:
    """Jobbet, lønnen er for: det, linjen nævner, ellers det, indberetteren har i måneden, som udbetalingen gør det."""
    if linje.ansaettelse:
        return next((en for en in job if en.id == linje.ansaettelse), None)
    loeb = [en for en in job if _loeb_i(en, linje.periode)]
    if not linje.indberetter:
        return loeb[0] if len(loeb) == 1 else None
    return next((en for en in loeb if linje.indberetter in (en.cvr, en.virksomhed)), None)


def _loeb_i(job: Ansaettelse, periode: str) -> bool:
    """Om jobbet løb en dag i måneden, skrevet «2026-03». Uden mærkelige år er orden efter tekst orden efter tid."""
    startet = f"{job.startet:%Y-%m}" if job.startet else "9999-12"
    return startet <= periode and (job.ophoert is None or f"{job.ophoert:%Y-%m-%d}" > f"{periode}-01")


def klageraekker(t: Tilstand) -> Iterator[Raekke]:
    """Klagerne med deres vej. Hvad der er klaget over, er kun med, når det er en af afgørelsernes faste arter."""
    arter = {en.id: en.art if en.art in AFGOERELSESARTER else "anden" for en in t.afgoerelser}
    for en in t.klager:
        over = arter.get(en.afgoerelse, "")
        yield (
            en.modtaget,
            over,
            en.genvurderet,
            en.genvurdering,
            en.oversendt,
            en.afgjort,
            en.udfald if en.afgjort else "",
        )
