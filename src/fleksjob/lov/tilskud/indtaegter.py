"""En måneds indtægter: hvilke linjer der er løn, hvilken måned de hører til, og hvor meget af dem.

Hver linje bliver ét forklaret trin. Arterne og deres kilder står i `indtaegtsarter.py`. Summerne er uafhængige af
linjernes orden, og en linje kan deles i to uden at noget ændrer sig: der regnes i brøker, og kun summen afrundes.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.forklaring import kroner, tal
from fleksjob.lov.kerne.svar import Trin
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato, maaned, vaerdi
from fleksjob.lov.tilskud.indtaegtsarter import artsregel
from fleksjob.lov.tilskud.indtaegtsregel import Artsregel

ANDEN, SOM_LOEN = "", "*"
"""Nøglerne i `led` for det, der ikke er løn fra et fleksjob."""

HOEJST = 10_000_000.0
SKAT_LAEGGES_TIL_FRA = date(2022, 2, 24)
"""BEK nr. 250/2022: feriegodtgørelse fra FerieKonto er det udbetalte med skat og arbejdsmarkedsbidrag lagt til."""

KK = "https://www.kk.dk/indhold/beregning-af-fleksloentilskud"


class Linje(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Én indtægt. Beløb er kroner før skat; `pension` er eget og arbejdsgiverens bidrag til den.

    job        navnet på det fleksjob, indtægten er fra; tomt, når den ikke er fra et fleksjob
    fra, til   tidsrummet, den er optjent i (hele måneder, eller dage i én måned)
    udbetalt   dagen, den er til rådighed
    feriedage  måned → antal feriedage (»2024-07«: 10), for feriegodtgørelse fra FerieKonto
    skat_og_am skat og arbejdsmarkedsbidrag, der skal lægges til en udbetalt feriegodtgørelse (0, når den er før skat)
    indkomst_med_feriegodtgoerelse   i 2021: beløbet, feriegodtgørelsen regnes af, i stedet for `beloeb`
    omregnet   hyre fra DIS er regnet om til bruttoløn
    """

    art: str
    beloeb: float | None = None
    pension: float = 0.0
    job: str = ""
    fra: date | None = None
    til: date | None = None
    udbetalt: date | None = None
    feriedage: dict[str, float] = msgspec.field(default_factory=dict)
    skat_og_am: float | None = None
    indkomst_med_feriegodtgoerelse: float | None = None
    omregnet: bool = False


class Maanedsindtaegt(msgspec.Struct, frozen=True, kw_only=True):
    """Det, linjerne bliver til i én måned. Kroner med pension, i hele øre.

    loen_fra_job   fleksjobbets navn → løn derfra          anden   løn, der ikke er fra et fleksjob
    som_loen       tabt arbejdsfortjeneste og plejevederlag, der nedsætter tilskuddet som løn
    """

    loen_fra_job: dict[str, Decimal]
    anden: Decimal
    som_loen: Decimal
    led: dict[str, tuple[Decimal, ...]]
    trin: tuple[Trin, ...]
    forbehold: tuple[str, ...]
    tillaeg_under_loftet: tuple[str, ...]
    satser: tuple[Vaerdi, ...]


def sidste_dag(dag: date) -> date:
    """Månedens sidste dag."""
    return date(dag.year, dag.month, monthrange(dag.year, dag.month)[1])


def maanedens_indtaegt(
    linjer: Sequence[Linje], jobnavne: Sequence[str], indkomstmaaned: date, tilskudsmaaned: date
) -> Maanedsindtaegt:
    """Linjernes del af indkomstmåneden. Kaster `UgyldigtInput`/`UgyldigeInput` med linjens nummer."""
    dag = sidste_dag(indkomstmaaned)
    dele = _laes(linjer, jobnavne, dag)
    med = [d for d in dele if d.vedkommer]
    kast(_under_nul(_summer(med), indkomstmaaned))
    summer = {konto: _i_oere(sum_) for konto, sum_ in _summer(med).items()}
    forbehold = [d.regel.forbehold for d in med]
    forbehold += [_skift(d.linje.art, d.regel, indkomstmaaned, tilskudsmaaned) for d in med]
    tillaeg = [d.regel.titel.lower() for d in med if d.regel.forhoejer_loftet_maaske and d.linje.job]
    return Maanedsindtaegt(
        loen_fra_job={navn: summer.get(navn, Decimal("0.00")) for navn in jobnavne},
        anden=summer.get(ANDEN, Decimal("0.00")),
        som_loen=summer.get(SOM_LOEN, Decimal("0.00")),
        led={
            konto: tuple(_i_oere(d.beloeb) for d in med if d.konto == konto and d.beloeb) for konto in summer
        },
        trin=(*(_trin(d, indkomstmaaned) for d in med), *_andre_maaneder(dele, indkomstmaaned)),
        forbehold=tuple(dict.fromkeys(f for f in forbehold if f)),
        tillaeg_under_loftet=tuple(dict.fromkeys(tillaeg)),
        satser=tuple({v.navn: v for d in med for v in d.satser}.values()),
    )


class _Del(msgspec.Struct, frozen=True):
    """Én linjes del af måneden, med fortegn. `vedkommer` er falsk, når linjen hører til andre måneder.

    `dag` er den sidste dag i linjens måned, som reglen og satserne er slået op på.
    """

    nummer: int
    linje: Linje
    dag: date
    regel: Artsregel
    beloeb: Fraction
    vedkommer: bool

    @property
    def satser(self) -> tuple[Vaerdi, ...]:
        """De daterede værdier, delen er regnet af."""
        if self.linje.indkomst_med_feriegodtgoerelse is None:
            return ()
        return (vaerdi("feriegodtgoerelse_brutto_pct", self.dag),)

    @property
    def konto(self) -> str:
        """Hvilken sum delen hører til: et fleksjobs navn, ANDEN eller SOM_LOEN."""
        return SOM_LOEN if self.regel.virkning == "som_loen" else self.linje.job or ANDEN


def _laes(linjer: Sequence[Linje], jobnavne: Sequence[str], dag: date) -> list[_Del]:
    fejl: list[UgyldigtInput] = []
    dele: list[_Del] = []
    for nummer, linje in enumerate(linjer, 1):
        try:
            egen_dag = _naermeste_maaned(linje, dag)
            regel = artsregel(linje.art, egen_dag)
            beloeb = _i_maaneden(linje, regel, jobnavne, egen_dag, dag)
            ikke_loen_nu = regel.virkning == "ikke_loen" and egen_dag == dag
            dele.append(_Del(nummer, linje, egen_dag, regel, beloeb, beloeb != 0 or ikke_loen_nu))
        except UgyldigtInput as galt:
            fejl.append(UgyldigtInput(f"linjer.{nummer}", f"Linje {nummer} ({linje.art}): {galt.besked}"))
    kast(fejl)
    return dele


def _summer(dele: Sequence[_Del]) -> dict[str, Fraction]:
    summer: dict[str, Fraction] = {}
    for d in dele:
        summer[d.konto] = summer.get(d.konto, Fraction(0)) + d.beloeb
    return summer


# --- én linje ----------------------------------------------------------------------------------------------------


def _i_maaneden(
    linje: Linje, regel: Artsregel, jobnavne: Sequence[str], egen_dag: date, dag: date
) -> Fraction:
    """Linjens del af måneden, med fortegn."""
    if regel.virkning == "afvises":
        raise UgyldigtInput("art", regel.tekst)
    if linje.job and linje.job not in jobnavne:
        raise UgyldigtInput("job", f"jobbet »{linje.job}« er ikke på listen over fleksjob; skriv det der.")
    if regel.virkning in ("anden", "som_loen") and linje.job:
        raise UgyldigtInput("job", f"{regel.titel} er ikke løn fra et fleksjob; lad feltet job være tomt.")
    if linje.art == "dis_hyre" and not linje.omregnet:
        raise UgyldigtInput(
            "omregnet",
            "hyre fra DIS skal være regnet om til bruttoløn efter reglerne om dagpengesats; oplys det "
            "omregnede beløb "
            "og skriv omregnet: true.",
        )
    beloeb = _beloeb(linje, regel, egen_dag)
    if regel.virkning == "ikke_loen":
        return Fraction(0)
    fortegn = -1 if regel.virkning == "fra_loen" else 1
    return fortegn * beloeb * _andel(linje, regel, dag)


def _naermeste_maaned(linje: Linje, dag: date) -> date:
    """Sidste dag i den af linjens måneder, der er nærmest; den bestemmer, hvilken regel linjen følger."""
    if linje.feriedage:
        dage = [_maanedens_slut(noegle) for noegle in linje.feriedage]
    else:
        dage = [sidste_dag(d) for d in (linje.fra, linje.til, linje.udbetalt) if d is not None]
    return min(max(dag, min(dage)), max(dage)) if dage else dag


def _maanedens_slut(noegle: str) -> date:
    """»2024-07« → 31. juli 2024."""
    try:
        return sidste_dag(date.fromisoformat(f"{noegle}-01"))
    except ValueError:
        raise UgyldigtInput(
            "feriedage", f"måneden »{noegle}« kan ikke læses; skriv den som 2024-07."
        ) from None


def _beloeb(linje: Linje, regel: Artsregel, dag: date) -> Fraction:
    """Linjens beløb med pension; feriegodtgørelse før skat."""
    af_indkomst = linje.indkomst_med_feriegodtgoerelse
    if (
        regel.art in ("feriegodtgoerelse_optjent", "feriegodtgoerelse_feriekonto")
        and dag < SKAT_LAEGGES_TIL_FRA
    ):
        if af_indkomst is None or linje.beloeb is not None:
            raise UgyldigtInput(
                "indkomst_med_feriegodtgoerelse",
                "i 2021 regnes feriegodtgørelsen som en procentdel; oplys indkomst_med_feriegodtgoerelse i "
                "stedet for "
                "beloeb.",
            )
        procent = Fraction(str(vaerdi("feriegodtgoerelse_brutto_pct", dag).vaerdi))
        return procent / 100 * _tal("indkomsten", af_indkomst)
    if af_indkomst is not None:
        raise UgyldigtInput(
            "indkomst_med_feriegodtgoerelse", "feltet hører kun til feriegodtgørelse i 2021; oplys beloeb."
        )
    if linje.beloeb is None:
        raise UgyldigtInput("beloeb", "beløbet mangler; oplys det i kroner før skat.")
    beloeb = _tal("beløbet", linje.beloeb) + _tal("pensionen", linje.pension)
    if regel.fordeling != "feriedage":
        if linje.skat_og_am is not None:
            raise UgyldigtInput(
                "skat_og_am", "feltet hører kun til feriegodtgørelse fra FerieKonto; udelad det."
            )
        return beloeb
    if linje.skat_og_am is None:
        raise UgyldigtInput(
            "skat_og_am", "skat og arbejdsmarkedsbidrag mangler; skriv 0, når beløbet er før skat."
        )
    return beloeb + _tal("skatten", linje.skat_og_am)


def _andel(linje: Linje, regel: Artsregel, dag: date) -> Fraction:
    """Hvor stor en del af beløbet der hører til måneden."""
    if regel.fordeling == "feriedage":
        return _andel_af_feriedage(linje.feriedage, dag)
    if regel.fordeling == "udbetalt":
        if linje.udbetalt is None:
            raise UgyldigtInput("udbetalt", "dagen, beløbet er udbetalt, mangler; den bestemmer måneden.")
        return Fraction(sidste_dag(linje.udbetalt) == dag)
    if linje.fra is None or linje.til is None:
        raise UgyldigtInput(
            "fra", "tidsrummet, beløbet er optjent i, mangler; oplys fra og til, fx 2024-04-01 og 2024-04-30."
        )
    antal = _maaneder(linje.fra, linje.til)
    return Fraction(int(linje.fra <= dag and sidste_dag(linje.til) >= dag), antal)


def _maaneder(fra: date, til: date) -> int:
    """Antal måneder i tidsrummet; dage i én måned er én måned."""
    if til < fra:
        raise UgyldigtInput("til", "tidsrummet slutter, før det begynder; byt om på fra og til.")
    antal = (til.year - fra.year) * 12 + til.month - fra.month + 1
    if antal > 1 and (fra.day != 1 or til != sidste_dag(til)):
        raise UgyldigtInput(
            "fra",
            "tidsrummet går over flere måneder, men ikke hele; hvordan det fordeles, er ikke læst. Del "
            "linjen op, så "
            "hver linje dækker hele måneder eller ligger i én måned.",
        )
    return antal


def _andel_af_feriedage(feriedage: Mapping[str, float], dag: date) -> Fraction:
    i_alt = sum((_tal("antallet af feriedage", x) for x in feriedage.values()), Fraction(0))
    if i_alt == 0:
        raise UgyldigtInput(
            "feriedage", "feriedagene mangler; skriv, hvor mange der holdes i hver måned, fx 2024-07: 10."
        )
    return Fraction(str(feriedage.get(f"{dag:%Y-%m}", 0))) / i_alt


def _tal(hvad: str, x: float) -> Fraction:
    if isinstance(x, bool) or not isinstance(x, int | float | Decimal) or not isfinite(x):
        raise UgyldigtInput(hvad, f"{hvad} skal være et tal.")
    if not 0 <= x <= HOEJST:
        raise UgyldigtInput(hvad, f"{hvad} skal være mellem 0 og {tal(HOEJST)}, men er {tal(float(x))}.")
    return Fraction(str(x))


def _under_nul(summer: Mapping[str, Fraction], indkomstmaaned: date) -> list[UgyldigtInput]:
    return [
        UgyldigtInput(
            "linjer",
            f"Feriegodtgørelsen, der tages ud i {maaned(indkomstmaaned)}, er større end lønnen"
            f"{f' fra {konto}' if konto else ''}; oplys den løn, feriegodtgørelsen er en del af.",
        )
        for konto, sum_ in summer.items()
        if sum_ < 0
    ]


def _skift(art: str, regel: Artsregel, indkomstmaaned: date, tilskudsmaaned: date) -> str:
    """Forbehold, når reglen skiftede mellem indkomstmåneden og tilskudsmåneden."""
    ny = artsregel(art, sidste_dag(tilskudsmaaned))
    if ny.virkning == regel.virkning:
        return ""
    return (
        f"Reglen om {regel.titel.lower()} skiftede mellem {maaned(indkomstmaaned)} og "
        f"{maaned(tilskudsmaaned)}. Der er "
        f"regnet efter den, der gjaldt i {maaned(indkomstmaaned)}; en overgangsregel er ikke læst."
    )


def _i_oere(sum_: Fraction) -> Decimal:
    """Nærmeste hele øre, halve væk fra nul."""
    oere = (abs(sum_) * 100 + Fraction(1, 2)).__floor__()
    return Decimal(-oere if sum_ < 0 else oere).scaleb(-2)


# --- forklaringen ------------------------------------------------------------------------------------------------


def _trin(d: _Del, indkomstmaaned: date) -> Trin:
    i_oere = _i_oere(d.beloeb)
    return Trin(
        kode=f"linje_{d.nummer}",
        navn=d.regel.titel + (f" ({d.linje.job})" if d.linje.job else ""),
        tekst=_saetning(d, i_oere, indkomstmaaned),
        hjemmel=d.regel.hjemmel,
        vaerdi=i_oere,
        kilde="; ".join(satskilde(v) for v in d.satser),
        url=d.regel.url,
        sikkerhed=d.regel.sikkerhed,
        satser=tuple(v.navn for v in d.satser),
        enhed="kr/md",
    )


def _andre_maaneder(dele: Sequence[_Del], indkomstmaaned: date) -> tuple[Trin, ...]:
    """Ét trin, der nævner de linjer, måneden ikke bruger, så ingen tror, de er glemt."""
    andre = [f"{d.nummer} ({d.regel.titel.lower()})" for d in dele if not d.vedkommer]
    if not andre:
        return ()
    return (
        Trin(
            kode="andre_maaneder",
            navn="Linjer, der hører til andre måneder",
            tekst=f"Linje {', '.join(andre)}: intet af dem hører til {maaned(indkomstmaaned)}",
            hjemmel="Bekendtgørelse om fleksløntilskud § 4, stk. 1",
            vaerdi=Decimal("0.00"),
            kilde="",
            url=KK,
            sikkerhed="sekundaer",
        ),
    )


def satskilde(v: Vaerdi) -> str:
    """Satsen og hvor den står, som i lovens egne trin."""
    return f"{v.titel}: {v.reference} (fra {dansk_dato(v.fra)})"


def _saetning(d: _Del, i_oere: Decimal, indkomstmaaned: date) -> str:
    """»12.000 kr. for januar 2023-december 2023 (12 måneder) er lønindtægt …: 1.000 kr. i marts 2023«."""
    linje, regel = d.linje, d.regel
    start = " ".join(led for led in (_regnet_af(d), _hvornaar(linje, regel), regel.tekst) if led)
    if regel.virkning == "ikke_loen":
        return f"{start}; regnes ikke med"
    andel = ""
    if regel.fordeling == "feriedage":
        dage, i_alt = linje.feriedage.get(f"{indkomstmaaned:%Y-%m}", 0), sum(linje.feriedage.values())
        andel = f", {tal(dage)} af {tal(i_alt)} dage"
    tages = "tages ud af" if i_oere < 0 else "i"
    return f"{start}: {kroner(float(abs(i_oere)))} {tages} {maaned(indkomstmaaned)}{andel}"


def _regnet_af(d: _Del) -> str:
    linje = d.linje
    if linje.indkomst_med_feriegodtgoerelse is not None:
        (procent,) = d.satser
        return f"{tal(procent.vaerdi)} pct. af {kroner(linje.indkomst_med_feriegodtgoerelse)}"
    tekst = kroner(linje.beloeb or 0.0)
    if linje.pension:
        tekst += f" og {kroner(linje.pension)} i pension"
    if linje.skat_og_am:
        tekst += f" udbetalt og {kroner(linje.skat_og_am)} i skat og arbejdsmarkedsbidrag"
    return tekst


def _hvornaar(linje: Linje, regel: Artsregel) -> str:
    if regel.virkning == "ikke_loen":
        return ""
    if regel.fordeling == "feriedage":
        dage = ", ".join(
            f"{tal(antal)} {'dag' if antal == 1 else 'dage'} i {maaned(_maanedens_slut(noegle))}"
            for noegle, antal in sorted(linje.feriedage.items())
        )
        return f"for ferie ({dage})"
    if regel.fordeling == "udbetalt" and linje.udbetalt:
        return f"udbetalt i {maaned(linje.udbetalt)}"
    if linje.fra is None or linje.til is None:
        return ""
    antal = _maaneder(linje.fra, linje.til)
    foerste, sidste = maaned(linje.fra), maaned(linje.til)
    return f"for {foerste}" if antal == 1 else f"for {foerste}-{sidste} ({antal} måneder)"
