"""De åbne billeders tal: hvilke mål med hvilke valg, og rækkerne, som en offentliggørelse fryser dem.

Målene står kun her. Det er det samme, der fryses, og det, siden tegner af, så siden ikke kan vise noget, der ikke er
offentliggjort. Landets billeder tegnes af de samme mål, regnet af landets tabeller.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import msgspec

from fleksjob.indblik.historie import dagen_i
from fleksjob.indblik.skjul import I_ALT, SKJULT, er_lille
from fleksjob.indblik.svar import Raekke, svar

if TYPE_CHECKING:
    from fleksjob.indblik.filer import Udtraek

AAR = 13
HVERT_AAR = 3000
"""Med færre sager er et enkelt års tal for små til at vises."""
_OM = ("navn", "definition", "population", "formel", "kilde", "sikkerhed", "forbehold")
_FAA = ("01", "06")


class Maalvalg(NamedTuple):
    """Et mål og de valg, det vises med; `aar`: hvor mange år det vises samme dag i."""

    kode: str
    valg: tuple[tuple[str, Any], ...] = ()
    aar: int = 1


TIMER = Maalvalg("timer", aar=AAR)
TIMESKIFT = Maalvalg("timeskift", (("til", "retning"),))
"""Aldrig delt på bånd i begge ender: af det og retningen kunne et enkelt skift trækkes ud."""
KURVEN = Maalvalg("tid_til_job", (("kohorte", "alle"), ("trin", 26)))
KURVERNE = Maalvalg("tid_til_job", (("trin", 13),))


def billedernes_maal(sager: int) -> tuple[Maalvalg, ...]:
    """Det, billederne tegnes af. En lille kommunes år lægges sammen i én kurve."""
    return (TIMER, TIMESKIFT, KURVEN, *((KURVERNE,) if sager >= HVERT_AAR else ()))


class Billedtal(msgspec.Struct, frozen=True):
    """Et måls rækker for en dag, som de blev frosset: små tal er skjult, og det, tallene er, står med."""

    kode: str
    valg: dict[str, Any]
    dag: date
    citat: str
    om: dict[str, str]
    kolonner: list[dict[str, Any]]
    raekker: list[Raekke]

    @property
    def noegle(self) -> "Noegle":
        """Målet, valgene og dagen."""
        return self.kode, tuple(sorted(self.valg.items())), self.dag

    @property
    def tallene(self) -> tuple[Any, ...]:
        """Det, der er offentliggjort. Ordene om dem må rettes, uden at tallene er nye."""
        return self.kode, self.valg, self.dag, self.raekker

    def udtraek(self, udgivelse: str = "") -> "Udtraek":
        """Rækkerne, som siden og filerne bruger dem, med de ord, de blev offentliggjort med."""
        from fleksjob.indblik.filer import Udtraek
        from fleksjob.indblik.maal import Kolonne
        from fleksjob.indblik.svar import maalet

        kolonner = tuple(msgspec.convert(self.kolonner, list[Kolonne]))
        om: dict[str, Any] = {**self.om, "kolonner": kolonner}
        citat = f"{self.citat}; offentliggjort som {udgivelse}" if udgivelse else self.citat
        return Udtraek(msgspec.structs.replace(maalet(self.kode), **om), citat, kolonner, self.raekker)


Noegle = tuple[str, tuple[tuple[str, Any], ...], date]
Cellenoegle = tuple[Noegle, tuple[str, ...], str]


class Tal(Protocol):
    """Det, billederne tegnes af: landets tabeller, eller en kommunes offentliggørelse."""

    @property
    def dag(self) -> date:
        """Dagen, tallene er fra."""

    @property
    def hvert_aar(self) -> bool:
        """Om hvert års kurve kan vises."""

    def hent(self, maal: Maalvalg, dag: date) -> "Udtraek":
        """Målets rækker på dagen; ingen, når der ikke er nogen."""

    def i_alt(self, kode: str) -> Raekke | None:
        """Rækken for alle i målet, når den er der; et skjult tal er tomt."""


class Tabellernes(NamedTuple):
    """Tal, der regnes af tabellerne, som de er nu."""

    mappe: Path
    dag: date
    sager: int

    @property
    def hvert_aar(self) -> bool:
        """Om hvert års kurve kan vises."""
        return self.sager >= HVERT_AAR

    def hent(self, maal: Maalvalg, dag: date) -> "Udtraek":
        """Målets rækker på dagen."""
        from fleksjob.indblik.filer import aabent

        return aabent(self.mappe, maal.kode, dag, **dict(maal.valg))

    def i_alt(self, kode: str) -> Raekke | None:
        """Rækken for alle."""
        felt = {"bestand": "gruppe", "progression": "anciennitet", "tid_til_job_median": "kohorte"}[kode]
        raekker = self.hent(Maalvalg(kode), self.dag).raekker
        return next((en for en in raekker if en[felt] == I_ALT and SKJULT not in en.values()), None)


def frys_billeder(
    mappe: Path,
    dag: date,
    sager: int,
    foer: Sequence[Billedtal] = (),
    udgivne: Sequence[Billedtal] = (),
) -> list[Billedtal]:
    """Rækkerne for dagen og de samme dage årene før.

    Det, der var skjult i `foer` (samme måneds version før), bliver ved med at være det. En tidligere dag, der står i
    `udgivne` (andre måneder), er som der: ellers ændrede denne måned den anden i det stille.
    """
    kendte = {en.noegle: en for en in reversed(udgivne) if en.dag < dag}
    gamle = {noegle: vaerdi for noegle, _, vaerdi in celler(foer)}
    ud = []
    for maal in billedernes_maal(sager):
        for nr in range(maal.aar - 1, -1, -1):
            den = dagen_i(dag, dag.year - nr)
            ny = kendte.get((maal.kode, tuple(sorted(maal.valg)), den)) or _frosset(mappe, maal, den)
            if ny.raekker or nr == 0:
                ud.append(_stadig_skjult(ny, gamle))
    return ud


def _frosset(mappe: Path, maal: Maalvalg, dag: date) -> Billedtal:
    from fleksjob.indblik.filer import aabent

    ud = aabent(mappe, maal.kode, dag, **dict(maal.valg))
    raekker = [dict(en) for en in ud.raekker]
    if maal == TIMESKIFT:
        raekker = _faa_samlet(svar(mappe, maal.kode, dag, **dict(maal.valg)).raekker, raekker)
    return Billedtal(
        maal.kode,
        dict(maal.valg),
        dag,
        ud.citat,
        {navn: getattr(ud.maal, navn) for navn in _OM},
        [msgspec.to_builtins(k) for k in ud.kolonner],
        raekker,
    )


def _uden_raekker(maal: Maalvalg, dag: date, citat: str) -> Billedtal:
    from fleksjob.indblik.svar import maalet

    kolonner = [msgspec.to_builtins(k) for k in maalet(maal.kode).kolonner]
    return Billedtal(maal.kode, dict(maal.valg), dag, citat, {}, kolonner, [])


def _faa_samlet(sande: Sequence[Raekke], raekker: list[Raekke]) -> list[Raekke]:
    """Har et startbånd få job, er dets sum skjult. FJ04 har summen af de to laveste bånd, så er en del af dem skjult,
    skjules de begge; ellers kunne den ene regnes ud af den anden."""
    summer = {
        fra: sum(en["antal"] for en in sande if en["fra"] == fra) for fra in {en["fra"] for en in sande}
    }
    delvis = any(en["fra"] in _FAA and en["antal"] == SKJULT for en in raekker)
    if not delvis or not any(map(er_lille, summer.values())):
        return raekker
    return [{**en, "antal": SKJULT} if en["fra"] in _FAA else en for en in raekker]


def celler(billeder: Sequence[Billedtal]) -> Iterator[tuple[Cellenoegle, str, Any]]:
    """Hvert tal: nøglen, hvad det er i ord, og værdien."""
    for en in billeder:
        koder = [k for k in en.kolonner if k["enhed"] == "kode"]
        tal = [k for k in en.kolonner if k["enhed"] != "kode"]
        for raekke in en.raekker:
            sted = tuple(str(raekke[k["navn"]]) for k in koder)
            navne = [
                k.get("koder", {}).get(kode, f"{k['tekst'].lower()} {kode}")
                for k, kode in zip(koder, sted, strict=True)
            ]
            for k in tal:
                yield (
                    (en.noegle, sted, k["navn"]),
                    ", ".join((k["tekst"], *navne)),
                    raekke[k["navn"]],
                )


def _stadig_skjult(ny: Billedtal, gamle: dict[Cellenoegle, Any]) -> Billedtal:
    koder = [k["navn"] for k in ny.kolonner if k["enhed"] == "kode"]

    def skjult(raekke: Raekke) -> Raekke:
        sted = tuple(str(raekke[navn]) for navn in koder)
        return {
            navn: SKJULT if gamle.get((ny.noegle, sted, navn)) == SKJULT else vaerdi
            for navn, vaerdi in raekke.items()
        }

    return msgspec.structs.replace(ny, raekker=[skjult(en) for en in ny.raekker])


class Frosne(NamedTuple):
    """Tal, der er offentliggjort. `udgivelse` er måneden og versionen; `tabellen` slår op i udgivelsens tabeller."""

    billeder: Sequence[Billedtal]
    udgivelse: str
    tabellen: Callable[[str], Raekke | None]

    @property
    def dag(self) -> date:
        """Månedens sidste dag."""
        return max(en.dag for en in self.billeder)

    @property
    def hvert_aar(self) -> bool:
        """Om hvert års kurve er offentliggjort."""
        return any((en.kode, tuple(en.valg.items())) == KURVERNE[:2] for en in self.billeder)

    def hent(self, maal: Maalvalg, dag: date) -> "Udtraek":
        """Målets rækker på dagen; er dagen ikke med, ingen."""
        noegle = (maal.kode, tuple(sorted(maal.valg)), dag)
        fundet = next((en for en in self.billeder if en.noegle == noegle), None)
        if fundet is None:
            fundet = _uden_raekker(maal, dag, f"Ikke med i {self.udgivelse}")
            return fundet.udtraek()
        return fundet.udtraek(self.udgivelse)

    def i_alt(self, kode: str) -> Raekke | None:
        """Rækken for alle: af tabellen med målet, eller af kurven efter et år. Skjulte tal er tomme."""
        if kode != "tid_til_job_median":
            raekke = self.tabellen(kode)
        else:
            kurven = self.hent(KURVEN, self.dag).raekker
            et_aar = next((en for en in kurven if en["uge"] == 52 and SKJULT not in en.values()), None)
            raekke = {"job_52": round(100 - et_aar["andel"], 1)} if et_aar else None
        return raekke and {navn: None if en == SKJULT else en for navn, en in raekke.items()}
