"""De åbne tal for en måned: filerne, deres aftryk, og hvad der er anderledes end sidst.

En måned tager de tabeller med, hvis periode slutter med den: månedens, og i marts, juni, september og december også
kvartalets, og i december årets. Kun kommunens egne tal.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import Any

import msgspec

from fleksjob.indblik.jobindsats import perioder
from fleksjob.indblik.jobindsats.billedtal import Billedtal, Frosne, celler, frys_billeder
from fleksjob.indblik.jobindsats.datasaet import Kilder, Periodetal, Sted, Vaerdi
from fleksjob.indblik.jobindsats.katalog import SKJULT_NOTE, tabellen, tabeller
from fleksjob.indblik.jobindsats.omraader import KOMMUNE
from fleksjob.indblik.jobindsats.tabel import Jobtabel
from fleksjob.indblik.jobindsats.udvalg import kodens_navn
from fleksjob.indblik.skjul import SKJULT
from fleksjob.indblik.svar import Raekke as Maalraekke
from fleksjob.lov.kerne.fejl import UgyldigtInput

TALFIL = "tal.json"
ORDBOG = "dataordbog.csv"
_ORDBOGENS_KOLONNER = (
    *("Tabel", "Navn", "Tal", "Id", "Enhed", "Note"),
    *("Definition", "Population", "Formel", "Kilde", "Sikkerhed", "Forbehold"),
)


class Raekke(msgspec.Struct, frozen=True):
    """En række i de åbne tal: fordelingen og koden i den (begge tomme: i alt), og tallene efter id."""

    fordeling: str
    kode: str
    tal: dict[str, Vaerdi]


class Tabeltal(msgspec.Struct, frozen=True):
    """En tabel i de åbne tal."""

    id: str
    periode: str
    raekker: list[Raekke]


class Aendring(msgspec.Struct, frozen=True):
    """Et tal, der er anderledes end i versionen før."""

    tabel: str
    periode: str
    hvad: str
    foer: str
    nu: str


class Frosset(msgspec.Struct, frozen=True):
    """Tallene for en måned, som de kan offentliggøres. `billeder` er dem, den åbne side tegner; før var de ikke med."""

    maaned: date
    kommune: str
    tabeller: list[Tabeltal]
    billeder: list[Billedtal] = []

    @property
    def aftryk(self) -> str:
        """Tallenes sha256; den samme for de samme tal, uanset hvornår de er regnet."""
        alle: Any = [self.tabeller, [en.tallene for en in self.billeder]] if self.billeder else self.tabeller
        return sha256(msgspec.json.encode(alle, order="sorted")).hexdigest()


def frys(
    kilder: Kilder, maaned: date, foer: Frosset | None = None, udgivne: Sequence[Billedtal] = ()
) -> Frosset:
    """Månedens tal. Det, der var skjult i `foer`, bliver ved med at være det: ellers viste forskellen, hvad det var.

    `udgivne` er andre måneders billeder; en tidligere dag i dem står, som den står der.
    """
    egne = next((en for en in kilder.omraader() if en.slags == KOMMUNE and not en.i_landet), None)
    if egne is None:
        raise UgyldigtInput("periode", "Kommunens tal er ikke regnet. Kør «fleksjob indblik opdater» først.")
    dag = perioder.sidste_dag(f"{maaned.year}M{maaned.month:02d}")
    if dag > kilder.udgave.dag:
        raise UgyldigtInput(
            "periode", f"{maaned:%Y-%m} er ikke slut i tallene; de er fra {kilder.udgave.dag:%d.%m.%Y}."
        )
    fundne = []
    for tabel in tabeller().values():
        if periode := perioder.med_slut_i(tabel.periodetype, maaned):
            fundne.append(
                Tabeltal(tabel.id, periode, list(_raekker(tabel, kilder.tal(tabel, periode, egne))))
            )
    billeder = frys_billeder(kilder.egne, dag, kilder.udgave.sager, foer.billeder if foer else (), udgivne)
    nyt = Frosset(maaned, egne.navn, fundne, billeder)
    return _stadig_skjult(nyt, foer) if foer else nyt


def _raekker(tabel: Jobtabel, tal: Periodetal) -> Iterator[Raekke]:
    ids = [en.id for en in tabel.maaltal]
    steder = [("", "", ("",) * len(tabel.fordelinger))]
    for nr, fordeling in enumerate(tabel.fordelinger):
        for kode in fordeling.vaerdier:
            koder = tuple(kode if n == nr else "" for n in range(len(tabel.fordelinger)))
            steder.append((fordeling.id, kode, koder))
    for fordeling_id, kode, koder in steder:
        yield Raekke(fordeling_id, kode, dict(zip(ids, tal.paa(tabel, (), koder), strict=True)))


def _stadig_skjult(nyt: Frosset, foer: Frosset) -> Frosset:
    gamle = dict(_celler(foer))
    ud = [
        Tabeltal(
            t.id,
            t.periode,
            [
                Raekke(
                    r.fordeling,
                    r.kode,
                    {
                        id_: SKJULT
                        if gamle.get((t.id, t.periode, r.fordeling, r.kode, id_)) == SKJULT
                        else vaerdi
                        for id_, vaerdi in r.tal.items()
                    },
                )
                for r in t.raekker
            ],
        )
        for t in nyt.tabeller
    ]
    return Frosset(nyt.maaned, nyt.kommune, ud, nyt.billeder)


def _celler(frosset: Frosset) -> Iterator[tuple[tuple[str, str, str, str, str], Vaerdi]]:
    for t in frosset.tabeller:
        for r in t.raekker:
            for id_, vaerdi in r.tal.items():
                yield (t.id, t.periode, r.fordeling, r.kode, id_), vaerdi


def forskelle(foer: Frosset, nu: Frosset) -> list[Aendring]:
    """Hvert tal, der er anderledes, i tabellens orden."""
    gamle = dict(_celler(foer))
    ud = []
    for noegle, vaerdi in _celler(nu):
        if gamle.get(noegle) != vaerdi:
            id_, periode, fordeling, kode, maaltal = noegle
            hvad = _hvad(tabellen(id_), fordeling, kode, maaltal)
            ud.append(Aendring(id_, periode, hvad, _vist(gamle.get(noegle)), _vist(vaerdi)))
    return [*ud, *_i_billederne(foer, nu)] if foer.billeder else ud


def _i_billederne(foer: Frosset, nu: Frosset) -> Iterator[Aendring]:
    """Også det, der ikke længere er en række for."""
    gamle = {noegle: (hvad, vaerdi) for noegle, hvad, vaerdi in celler(foer.billeder)}
    nye = {noegle: (hvad, vaerdi) for noegle, hvad, vaerdi in celler(nu.billeder)}
    for noegle, (hvad, _) in (nye | gamle).items():
        fra, til = (alle.get(noegle, ("", None))[1] for alle in (gamle, nye))
        if fra != til:
            (kode, _, dag), _, _ = noegle
            yield Aendring(kode, dag.isoformat(), hvad, _vist(fra), _vist(til))


def _hvad(tabel: Jobtabel, fordeling: str, kode: str, maaltal: str) -> str:
    navn = next(en.navn for en in tabel.maaltal if en.id == maaltal)
    delt = next((en for en in tabel.fordelinger if en.id == fordeling), None)
    return f"{navn}, {kodens_navn(delt, kode)}" if delt else navn


def _vist(vaerdi: Vaerdi) -> str:
    return "intet tal" if vaerdi is None else str(vaerdi).replace(".", ",")


def filer(frosset: Frosset, oplysninger: Mapping[str, Any]) -> dict[str, str]:
    """Filerne: tallene som JSON, en CSV for hver tabel, og en ordbog over dem. `oplysninger` er udgivelsens."""
    tal = {
        **oplysninger,
        "kommune": frosset.kommune,
        "maaned": frosset.maaned.isoformat(),
        "skjult": SKJULT_NOTE.replace("de står tomme", "de står som «skjult»"),
        "aftryk": frosset.aftryk,
        "tabeller": msgspec.to_builtins(frosset.tabeller),
        "billeder": msgspec.to_builtins(frosset.billeder),
    }
    ud = {TALFIL: json.dumps(tal, ensure_ascii=False, indent=1) + "\n"}
    for en in frosset.tabeller:
        ud[f"{en.id.casefold()}-{en.periode.casefold()}.csv"] = _csv(frosset.kommune, en)
    return {**ud, ORDBOG: _ordbog(frosset)}


def laes(indhold: str) -> Frosset:
    """Tallene, som de blev skrevet af `filer`."""
    return msgspec.json.decode(indhold, type=Frosset)


def _csv(kommune: str, tal: Tabeltal) -> str:
    tabel = tabellen(tal.id)
    fordelinger = {en.id: en for en in tabel.fordelinger}
    raekker = [["Område", "Periode", "Fordeling", "Værdi", *(en.navn for en in tabel.maaltal)]]
    for r in tal.raekker:
        delt = fordelinger.get(r.fordeling)
        navne = [delt.navn, kodens_navn(delt, r.kode)] if delt else ["I alt", ""]
        raekker.append([kommune, tal.periode, *navne, *(_i_csv(r.tal[en.id]) for en in tabel.maaltal)])
    return _som_csv(raekker)


def _i_csv(vaerdi: Vaerdi) -> str:
    return "" if vaerdi is None else str(vaerdi).replace(".", ",")


def _ordbog(frosset: Frosset) -> str:
    """Hvert tal med enhed, definition, kilde, sikkerhed og forbehold."""
    from fleksjob.indblik.svar import maalet

    raekker = [list(_ORDBOGENS_KOLONNER)]
    for en in frosset.tabeller:
        tabel, maal = tabellen(en.id), maalet(tabellen(en.id).maal)
        om = (maal.definition, maal.population, maal.formel, maal.kilde, maal.sikkerhed, maal.forbehold)
        raekker += [
            [tabel.id, tabel.navn, t.navn, t.id, t.enhed, f"{tabel.note} {t.note}".strip(), *om]
            for t in tabel.maaltal
        ]
    return _som_csv(raekker)


def _som_csv(raekker: list[list[str]]) -> str:
    ud = StringIO()
    csv.writer(ud, delimiter=";", lineterminator="\n").writerows(raekker)
    return ud.getvalue()


def periodens_tal(frosset: Frosset) -> dict[tuple[str, str], Periodetal]:
    """Tallene, så API'et kan svare af dem, efter tabel og periode."""
    ud = {}
    for t in frosset.tabeller:
        tabel = tabellen(t.id)
        nr = {en.id: plads for plads, en in enumerate(tabel.fordelinger)}
        kolonner = {en.id: en.kolonne for en in tabel.maaltal}
        tal: dict[Sted, dict[str, Vaerdi]] = {}
        for r in t.raekker:
            koder = tuple(r.kode if r.fordeling and n == nr[r.fordeling] else "" for n in nr.values())
            tal[(), koder] = {kolonner[id_]: vaerdi for id_, vaerdi in r.tal.items() if id_ in kolonner}
        ud[t.id, t.periode] = Periodetal(tal, frozenset())
    return ud


def billedernes_tal(frosset: Frosset, udgivelse: str) -> Frosne:
    """Tallene, så den åbne side kan tegne dem. `udgivelse` er måneden og versionen i ord."""

    def i_alt(kode: str) -> Maalraekke | None:
        for t in frosset.tabeller:
            tabel = tabellen(t.id)
            for r in t.raekker:
                if tabel.maal == kode and not r.fordeling:
                    return {en.kolonne: r.tal.get(en.id) for en in tabel.maaltal}
        return None

    return Frosne(frosset.billeder, udgivelse, i_alt)
