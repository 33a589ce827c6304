"""Det, der kommer udefra, bliver til hændelser: lønlinjer på kendte sager, og en liste af personer til nye
sager.

Samme fil to gange ændrer intet. En ændret lønlinje bliver en rettelse af den første; den gamle bliver
stående. Gode rækker kommer ind, og dårlige meldes med linje, kolonne og hvad der er rigtigt. Ingen melding
bærer et helt CPR-nummer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from fleksjob.forloeb.haendelser import AlleHaendelser, IndkomstIndberettet, Rettelse
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import adgang, lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.maanedsoplysninger import sidste
from fleksjob.sager.models import Bruger, Indkomstlinje, Sag
from fleksjob.sager.udregning import bunkevis
from fleksjob.snitflader.loenlinjer import Indkomstregister, Loenlinje
from fleksjob.snitflader.tabel import AfvistRaekke, Feltfejl

Fremdrift = Callable[[int], object]
_SAGER_PR_TRANSAKTION = 200
_INGEN_SAG = "Personen har ingen sag i kommunen; opret den først."
_RETTET = "Lønsystemet har sendt en ny udgave af linjen."


@dataclass(slots=True)
class Importrapport:
    """Hvad der skete med filens rækker. Hver række tælles ét sted."""

    nye: int = 0
    aendrede: int = 0
    kendte: int = 0
    afviste: int = 0
    fejl: list[Feltfejl] = field(default_factory=list)
    bemaerkninger: list[Feltfejl] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.nye} nye, {self.aendrede} ændret, {self.kendte} allerede kendt, {self.afviste} afvist"

    def afvis(self, raekke: AfvistRaekke) -> None:
        """En række, der ikke kom ind."""
        self.afviste += 1
        self.fejl += raekke.fejl

    def afvis_linje(self, linje: int, kolonne: str, besked: str) -> None:
        """En række, der ikke kom ind af én grund."""
        self.afvis(AfvistRaekke(linje, (Feltfejl(linje, kolonne, besked),)))

    def i_orden(self) -> "Importrapport":
        """Rapporten med meldingerne i filens orden."""
        self.fejl.sort(key=lambda fejl: fejl.linje)
        self.bemaerkninger.sort(key=lambda fejl: fejl.linje)
        return self


@dataclass(frozen=True, slots=True)
class _Udgave:
    """En udgave af en lønlinje, som sagen kender: den første eller en rettelse af den."""

    disponeret: date
    aftryk: str
    nr: int
    linje: int = 0  # linjen i filen, når udgaven kom fra den


class _Historik:
    """De udgaver, en sag kender af hver lønlinje. Nøglen i arkivet er nøgle:dispositionsdato:aftryk."""

    def __init__(self, raekker: Iterable[tuple[str, int]]) -> None:
        self.udgaver: dict[str, list[_Udgave]] = defaultdict(list)
        for noegle, nr in raekker:
            foran, disponeret, aftryk = noegle.split(":")
            self.udgaver[foran].append(_Udgave(date.fromisoformat(disponeret), aftryk, nr))
        for udgaver in self.udgaver.values():
            udgaver.sort(key=lambda udgave: udgave.nr)

    def kender(self, linje: Loenlinje) -> bool:
        return any(udgave.aftryk == linje.aftryk for udgave in self.udgaver[linje.noegle])

    def tilfoej(self, linje: Loenlinje, nr: int) -> None:
        udgave = _Udgave(linje.dispositionsdato, linje.aftryk, nr, linje.linje)
        self.udgaver[linje.noegle].append(udgave)

    def strid(self, linje: Loenlinje) -> str:
        """Hvorfor linjen ikke kan være en rettelse af den udgave, der gælder nu; tom, når den kan."""
        gaelder = self.udgaver[linje.noegle][-1]
        if linje.dispositionsdato < gaelder.disponeret:
            return (
                f"Der er allerede en nyere udgave af linjen, disponeret {gaelder.disponeret.isoformat()}; "
                "en rettelse skal have en senere dispositionsdato."
            )
        if linje.dispositionsdato == gaelder.disponeret and gaelder.linje:
            return (
                f"Linje {gaelder.linje} har samme person, virksomhed, periode, type og dispositionsdato, "
                "men andre tal; læg de to linjer sammen, eller giv rettelsen en senere dispositionsdato."
            )
        return ""


def kraev_ret_til_import(bruger: Bruger, kode: str) -> None:
    """Rejser `AdgangNaegtet`, når brugeren ikke er en medarbejder, hvis rolle har skridtet."""
    if not bruger.er_medarbejder:
        raise AdgangNaegtet("Kun en medarbejder i kommunen kan læse filer ind.")
    adgang.kraev_skridt(bruger, kode)


def arkivnoegle(linje: Loenlinje) -> str:
    """Nøglen på én udgave af en lønlinje i `Indkomstlinje`."""
    return f"{linje.noegle}:{linje.dispositionsdato.isoformat()}:{linje.aftryk}"


def importer_indkomst(
    bruger: Bruger,
    register: Indkomstregister,
    *,
    nu: datetime,
    kilde: str,
    fremdrift: Fremdrift | None = None,
) -> Importrapport:
    """Lægger registerets linjer på kommunens sager. `kilde` er filens navn, som det står ved hver linje."""
    kraev_ret_til_import(bruger, "indkomst_indberettet")
    rapport = Importrapport()
    pr_person: dict[str, list[Loenlinje]] = defaultdict(list)
    for linje in register.linjer():
        if isinstance(linje, AfvistRaekke):
            rapport.afvis(linje)
        else:
            pr_person[linje.cpr].append(linje)
    meld = fremdrift or (lambda antal: None)
    meld(rapport.afviste)
    for bunke in bunkevis(pr_person.items(), _SAGER_PR_TRANSAKTION):
        with lager.transaktion():
            sager = _sager_for(bruger, [cpr for cpr, _ in bunke])
            raekker: list[Indkomstlinje] = []
            historikker = _historikker(bruger, sager.values())
            for cpr, linjer in bunke:
                sag = sager.get(cpr)
                if sag is None:
                    for linje in linjer:
                        rapport.afvis_linje(linje.linje, "cpr", _INGEN_SAG)
                else:
                    raekker += _laeg_paa_sagen(bruger, sag, linjer, historikker[sag.pk], kilde, nu, rapport)
                meld(len(linjer))
            Indkomstlinje.objects.bulk_create(raekker)
    return rapport.i_orden()


def _sager_for(bruger: Bruger, cpr_numre: Sequence[str]) -> dict[str, Sag]:
    """Personens sag i kommunen efter CPR-nummer: den åbne, ellers den seneste lukkede.

    Rækkerne låses, så ingen skriver i sagerne imens.
    """
    sager = Sag.for_bruger(bruger).filter(person__cpr__in=cpr_numre).select_related("person")
    sager = sager.select_for_update(of=("self",))
    fundne: dict[str, Sag] = {}
    for sag in sager.order_by("pk"):
        kendt = fundne.get(sag.person.cpr)
        if kendt is None or kendt.fase == "lukket" or sag.fase != "lukket":
            fundne[sag.person.cpr] = sag
    return fundne


def _historikker(bruger: Bruger, sager: Iterable[Sag]) -> dict[int, _Historik]:
    """Hver sags kendte lønlinjer, hentet i ét kald."""
    pr_sag: dict[int, list[tuple[str, int]]] = {sag.pk: [] for sag in sager}
    kendte = Indkomstlinje.for_bruger(bruger).filter(sag__in=pr_sag)
    for sag_id, noegle, nr in kendte.values_list("sag_id", "noegle", "haendelse_nr"):
        if noegle.count(":") == 2:  # linjer fra andre veje (indberettet på skærmen) har deres egne nøgler
            pr_sag[sag_id].append((noegle, nr))
    return {sag_id: _Historik(raekker) for sag_id, raekker in pr_sag.items()}


def _laeg_paa_sagen(
    bruger: Bruger, sag: Sag, linjer: Sequence[Loenlinje], historik: _Historik, kilde: str, nu: datetime,
    rapport: Importrapport,
) -> list[Indkomstlinje]:  # fmt: skip
    """Skriver sagens nye hændelser og giver de linjer, der skal huskes. Uden nyt hentes sagen slet ikke."""
    ukendte = [linje for linje in linjer if not historik.kender(linje)]
    rapport.kendte += len(linjer) - len(ukendte)
    if not ukendte:
        return []
    aaben = lager.hent(sag.pk, bruger, forventet_version=sag.version, nu=nu)
    indlaesning = _Indlaesning(aaben, historik, kilde, rapport)
    for linje in sorted(ukendte, key=lambda linje: (linje.dispositionsdato, linje.linje)):
        try:
            indlaesning.laeg_paa(linje)
        except IkkeMuligt as umuligt:
            rapport.afvis_linje(linje.linje, "", f"{umuligt} (sag {sag.nummer})")
        except UgyldigtInput as ugyldig:
            rapport.afvis_linje(linje.linje, ugyldig.felt, ugyldig.besked)
    if indlaesning.nye:
        aaben.tilfoej(*indlaesning.nye)
    return indlaesning.raekker


class _Indlaesning:
    """Én sags nye linjer, samlet, så sagen skrives én gang."""

    def __init__(
        self, aaben: lager.AabenSag, historik: _Historik, kilde: str, rapport: Importrapport
    ) -> None:
        self.aaben = aaben
        self.nummer = aaben.hoved.nummer
        self.historik = historik
        self.kilde = kilde
        self.rapport = rapport
        self.fra_andre = _fra_andre_kilder(aaben.haendelser, historik)
        self.tilstande: dict[date, Tilstand] = {}
        self.nye: list[AlleHaendelser] = []
        self.raekker: list[Indkomstlinje] = []

    def laeg_paa(self, linje: Loenlinje) -> None:
        """Gør linjen til en hændelse. Rejser `UgyldigtInput` eller `IkkeMuligt`, når den ikke kan bruges."""
        if linje.dispositionsdato > self.aaben.dag:
            raise UgyldigtInput(
                "dispositionsdato",
                f"Lønnen er først til rådighed {linje.dispositionsdato.isoformat()}; indlæs linjen til den tid.",
            )
        if self.historik.kender(linje):  # den samme linje to gange i filen
            self.rapport.kendte += 1
        elif self.historik.udgaver[linje.noegle]:
            if strid := self.historik.strid(linje):
                raise UgyldigtInput("dispositionsdato", strid)
            self._ret(linje)
            self.rapport.aendrede += 1
        elif (anden := self.fra_andre.get((f"{linje.maaned:%Y-%m}", linje.cvr, linje.type.art))) is not None:
            self._allerede_indberettet(linje, anden)
        else:
            self._skriv(linje, self._haendelse(linje, linje.dispositionsdato))
            self.rapport.nye += 1

    def _haendelse(self, linje: Loenlinje, gyldig_fra: date) -> IndkomstIndberettet:
        periode = _periode(linje)
        return IndkomstIndberettet(
            gyldig_fra=gyldig_fra,
            note=f"Indlæst fra {self.kilde}",
            periode=f"{linje.maaned:%Y-%m}",
            dispositionsdato=linje.dispositionsdato,
            loen=float(linje.loen),
            pension=float(linje.pension),
            timer=float(linje.timer),
            indberetter=linje.cvr,
            ansaettelse=self._ansaettelse(linje),
            art=linje.type.art,
            fra=periode[0],
            til=periode[1],
        )

    def _ret(self, linje: Loenlinje) -> None:
        """En rettelse retter altid den første udgave, og den nye udgave gælder fra samme dag som den."""
        self.aaben.kraev_ret("rettelse", "indkomst_indberettet")
        foerste = str(self.historik.udgaver[linje.noegle][0].nr)
        gammel = self._tidligere(foerste)
        ny = self._haendelse(linje, gammel.gyldig_fra)
        self._skriv(linje, Rettelse(gyldig_fra=linje.dispositionsdato, af=foerste, ny=ny, note=_RETTET))

    def _tidligere(self, haendelse_id: str) -> AlleHaendelser:
        """Den første udgave: fra arkivet, eller fra en tidligere linje i den samme fil."""
        i_arkivet = self.aaben.find(haendelse_id, IndkomstIndberettet)
        return i_arkivet or self.nye[int(haendelse_id) - self.aaben.hoved.version - 1]

    def _skriv(self, linje: Loenlinje, haendelse: AlleHaendelser) -> None:
        self.nye.append(haendelse)
        nr = self.aaben.hoved.version + len(self.nye)
        self.historik.tilfoej(linje, nr)
        self.raekker.append(
            Indkomstlinje(
                kommune_id=self.aaben.hoved.kommune_id,
                sag_id=self.aaben.hoved.sag_id,
                noegle=arkivnoegle(linje),
                cvr=linje.cvr,
                periode=linje.maaned,
                haendelse_nr=nr,
                kilde=self.kilde[:120],
                indlaest=self.aaben.nu,
            )
        )

    def _ansaettelse(self, linje: Loenlinje) -> str:
        """Jobbet, lønnen er for; tom, når den er fra et andet arbejde end et fleksjob."""
        if linje.dispositionsdato not in self.tilstande:
            self.tilstande[linje.dispositionsdato] = self.aaben.kraev(
                "indkomst_indberettet", linje.dispositionsdato
            )
        i_perioden = [
            job for job in self.tilstande[linje.dispositionsdato].ansaettelser if _var_i_gang(job, linje)
        ]
        for job in i_perioden:
            if job.cvr == linje.cvr:
                return job.id
        if len(i_perioden) == 1 and not i_perioden[0].cvr:
            self.rapport.bemaerkninger.append(
                Feltfejl(
                    linje.linje,
                    "cvr",
                    f"Jobbet i sag {self.nummer} har intet CVR-nummer; lønnen er lagt på det, "
                    "fordi det er det eneste job.",
                )
            )
            return i_perioden[0].id
        return ""

    def _allerede_indberettet(self, linje: Loenlinje, anden: IndkomstIndberettet) -> None:
        samme = (anden.loen, anden.pension) == (float(linje.loen), float(linje.pension))
        if not samme:
            raise UgyldigtInput(
                "periode_til",
                f"Virksomhedens løn for {anden.periode} er allerede indberettet i sag {self.nummer} "
                "med et andet beløb; ret den i sagen.",
            )
        self.rapport.kendte += 1


def _periode(linje: Loenlinje) -> tuple[date | None, date | None]:
    """Lønperioden, når den ikke blot er hele måneden."""
    hele = linje.periode_fra == linje.maaned and linje.periode_til == sidste(linje.maaned)
    return (None, None) if hele else (linje.periode_fra, linje.periode_til)


def _var_i_gang(job: Ansaettelse, linje: Loenlinje) -> bool:
    if job.startet is None or job.startet > linje.periode_til:
        return False
    return job.ophoert is None or job.ophoert >= linje.periode_fra


def _fra_andre_kilder(
    haendelser: Iterable[AlleHaendelser], historik: _Historik
) -> dict[tuple[str, str, str], IndkomstIndberettet]:
    """Gældende løn efter måned, CVR og art, som ikke kom fra en fil: indberettet på skærmen eller overtaget."""
    fra_fil = {udgaver[0].nr for udgaver in historik.udgaver.values() if udgaver}
    gaeldende: dict[str, IndkomstIndberettet] = {}
    for nr, haendelse in enumerate(haendelser, 1):
        if isinstance(haendelse, IndkomstIndberettet) and nr not in fra_fil:
            gaeldende[str(nr)] = haendelse
        elif isinstance(haendelse, Rettelse) and haendelse.af in gaeldende:
            if isinstance(haendelse.ny, IndkomstIndberettet):
                gaeldende[haendelse.af] = haendelse.ny
            else:
                del gaeldende[haendelse.af]
    return {
        (linje.periode, linje.indberetter, "" if linje.art == "loen" else linje.art): linje
        for linje in gaeldende.values()
        if linje.indberetter
    }
