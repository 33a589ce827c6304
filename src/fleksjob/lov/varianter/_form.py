"""Formen på et lovforslag: hvem der har foreslået det, hvad det ændrer, og hvad det lader stå åbent.

Et forslag vælges med sine scenarievalg og en dag, det skal gælde fra; så er det en `Reform`, der kan lægges oven på et
regelsæt (`lov_i`) eller på processen (`retsgrundlag`). Det, forslaget ikke nævner, er som i gældende lov.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from fleksjob.lov.kerne.fejl import UgyldigtInput, UgyldigVariant, kast
from fleksjob.lov.kerne.forklaring import FORMATER, tal
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.regelsaet import MODULER, Regelsaet, regelsaet
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato, laes_alle, laes_vaerdier
from fleksjob.lov.kerne.variant import Variant, afloes_vaerdier
from fleksjob.lov.sagsgang.proces import SVAR
from fleksjob.lov.sagsgang.relationer import Relation, Svar, altid
from fleksjob.lov.sagsgang.retsgrundlag import Retsgrundlag

UENDELIGT = date(9999, 12, 31)
Datoer = Mapping[date, float]


class Valg(msgspec.Struct, frozen=True, kw_only=True):
    """Ét tal, som scenariet bestemmer. `standard` None: skal vælges, medmindre det er `frivilligt`.

    `om_personen` er en oplysning om den, der spørges for, og ikke en del af forslaget. `eksempel` bruges, hvor et
    forslag skal vises uden at nogen har valgt.
    """

    navn: str
    hjaelp: str
    enhed: str
    eksempel: float
    standard: float | None = None
    frivilligt: bool = False
    om_personen: bool = False
    mindst: float = 0.0
    hoejst: float = 1_000_000.0


class Indhold(msgspec.Struct, frozen=True, kw_only=True):
    """Det, et forslag ændrer.

    vaerdier       navn → nyt tal eller datoer med tal; virker i hvert regelsæt og i processen, hvor navnet bruges
    regler         regelsættets kode → regler, der afløser dem af samme navn
    nye_vaerdier   værdier, som kun forslagets egne regler og rækker bruger
    """

    vaerdier: Mapping[str, float | Datoer] = msgspec.field(default_factory=dict)
    regler: Mapping[str, tuple[Regel, ...]] = msgspec.field(default_factory=dict)
    nye_vaerdier: Mapping[str, Vaerdi] = msgspec.field(default_factory=dict)
    nye_raekker: tuple[Relation, ...] = ()
    uden_raekker: tuple[Relation, ...] = ()


class Forslag(msgspec.Struct, frozen=True, kw_only=True):
    """Et forslag, som det er stillet. `fremsat` None: et tænkt forslag, ingen har stillet.

    `fra` er dagen, der regnes fra, når scenariet ikke vælger en anden. `byg` får valgene og dagen.
    """

    kode: str
    titel: str
    foreslaaet_af: str
    kilde: str
    url: str
    fremsat: date | None
    fra: date
    aendrer: tuple[str, ...]
    uafklaret: tuple[str, ...]
    valg: tuple[Valg, ...]
    byg: Callable[[Mapping[str, float], date], Indhold]

    def vaelg(self, valgt: Mapping[str, float] = MappingProxyType({}), fra: date | None = None) -> "Reform":
        """Forslaget med sine scenarievalg. Kaster `UgyldigtInput`/`UgyldigeInput` for ukendte, manglende og skæve."""
        kast(self._fejl(valgt))
        alle = {v.navn: v.standard for v in self.valg if v.standard is not None} | dict(valgt)
        dag = fra or self.fra
        return Reform(forslag=self, fra=dag, valgt=alle, indhold=self.byg(alle, dag))

    def _fejl(self, valgt: Mapping[str, float]) -> list[UgyldigtInput]:
        mulige = {v.navn: v for v in self.valg}
        fejl = []
        for navn, x in valgt.items():
            valg = mulige.get(navn)
            if valg is None:
                kendte = ", ".join(["fra", *mulige])
                besked = f"Forslaget »{self.kode}« har ikke scenarievalget »{navn}«; det har: {kendte}."
                fejl.append(UgyldigtInput("scenarie", besked))
            elif not valg.mindst <= x <= valg.hoejst:
                besked = (
                    f"Scenarievalget {navn} skal være fra {tal(valg.mindst)} til {tal(valg.hoejst)}, "
                    f"men er {tal(x)}."
                )
                fejl.append(UgyldigtInput("scenarie", besked))
        for v in self.valg:
            if v.standard is None and not v.frivilligt and not v.om_personen and v.navn not in valgt:
                besked = (
                    f"Forslaget »{self.kode}« siger ikke selv, hvad {v.navn} skal være; vælg det med "
                    f"--scenarie {v.navn}={v.eksempel:g} ({v.hjaelp})."
                )
                fejl.append(UgyldigtInput("scenarie", besked))
        return fejl


class Reform(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Et forslag med sine valg, klar til at blive spurgt."""

    forslag: Forslag
    fra: date
    valgt: Mapping[str, float]
    indhold: Indhold

    @property
    def navn(self) -> str:
        """Titlen med scenariets valg, så et svar siger præcis, hvad det bygger på."""
        enheder = {v.navn: v.enhed for v in self.forslag.valg}
        dele = [f"{navn}: {FORMATER[enheder[navn]](x)}" for navn, x in self.valgt.items()]
        return f"{self.forslag.titel} ({', '.join([*dele, f'fra {dansk_dato(self.fra)}'])})"

    @property
    def forbehold(self) -> tuple[str, ...]:
        """Det, forslaget lader stå åbent."""
        return tuple(f"Åbent i forslaget: {tekst}" for tekst in self.forslag.uafklaret)

    def roerer(self, saet: Regelsaet) -> bool:
        """Om forslaget ændrer noget i regelsættet."""
        return saet.kode in self.indhold.regler or bool(set(self.indhold.vaerdier) & set(saet.lov.vaerdier))

    def roerte_regelsaet(self) -> tuple[str, ...]:
        """Koderne på de regelsæt, forslaget ændrer."""
        return tuple(kode for kode in MODULER if self.roerer(regelsaet(kode)))

    def lov_i(self, saet: Regelsaet) -> Lov:
        """Regelsættets lov, som forslaget vil have den. Kaster `UgyldigVariant`, når forslaget ikke rører det."""
        if not self.roerer(saet):
            raise UgyldigVariant(self._hvorfor_ikke(saet))
        regler = self.indhold.regler.get(saet.kode, ())
        brugte = {a for r in regler for a in r.argumenter}
        return saet.lov.med(
            Variant(
                navn=self.navn,
                fra=self.fra,
                vaerdier={n: x for n, x in self.indhold.vaerdier.items() if n in saet.lov.vaerdier},
                regler=regler,
                nye_vaerdier={n: (v,) for n, v in self.indhold.nye_vaerdier.items() if n in brugte},
            )
        )

    def roerer_processen(self) -> bool:
        """Om forslaget ændrer frister, pligter eller skridt."""
        i = self.indhold
        return bool(i.nye_raekker or i.uden_raekker or set(i.vaerdier) & procesvaerdier())

    def retsgrundlag(self) -> Retsgrundlag:
        """Processens retsgrundlag under forslaget. Kaster `UgyldigVariant`, når forslaget ikke rører processen."""
        if not self.roerer_processen():
            raise UgyldigVariant(
                f"Forslaget »{self.forslag.kode}« rører ikke frister og skridt; {self._hvad()}."
            )
        i = self.indhold
        navne = set(i.vaerdier) & procesvaerdier()
        aendring = Variant(navn=self.navn, fra=self.fra, vaerdier={n: i.vaerdier[n] for n in navne})
        nye = afloes_vaerdier({n: laes_alle()[n] for n in navne}, aendring, UENDELIGT)
        gamle, omskrevne = self._omskrevne(navne)
        return Retsgrundlag(
            navn=self.navn,
            vaerdier={**nye, **{n: (v,) for n, v in i.nye_vaerdier.items()}},
            fra=self.fra,
            nye_raekker=(*i.nye_raekker, *omskrevne),
            uden_raekker=(*i.uden_raekker, *gamle),
        )

    def _omskrevne(self, navne: set[str]) -> tuple[list[Svar], list[Svar]]:
        """Pligter, hvis tal ændres, uden at forslaget selv har skrevet dem om: deres ord nævner det gamle tal."""
        gamle = [
            r
            for r in SVAR
            if {r.frist.vaerdi, r.antal} & navne
            and (r.til is None or r.til >= self.fra)
            and not any(r is fjernet for fjernet in self.indhold.uden_raekker)
        ]
        return gamle, [
            replace(
                r,
                fra=max(r.fra, self.fra),
                navn=f"{r.navn} (ændret af forslaget)",
                hjemmel=altid("Forslag, ikke gældende lov"),
                forklaring="Efter forslaget: "
                + ("mindst {antal} gange, {regnestykke}; sket {sket}." if r.antal else "{regnestykke}."),
            )
            for r in gamle
        ]

    def _hvorfor_ikke(self, saet: Regelsaet) -> str:
        """Forslaget mangler en oplysning om personen, eller det rører ikke regelsættet."""
        mangler = [v for v in self.forslag.valg if v.om_personen and v.navn not in self.valgt]
        oplyst = {**self.valgt, **{v.navn: v.eksempel for v in mangler}}
        if mangler and self.forslag.vaelg(oplyst, self.fra).roerer(saet):
            valg = " ".join(
                f"--scenarie {v.navn}={FORMATER[v.enhed](v.eksempel).split()[0]}" for v in mangler
            )
            return f"Forslaget »{self.forslag.kode}« kan først regnes for »{saet.titel}«, når der er oplyst, fx {valg}."
        return f"Forslaget »{self.forslag.kode}« rører ikke »{saet.titel}«; {self._hvad()}."

    def _hvad(self) -> str:
        titler = [f"»{regelsaet(kode).titel}«" for kode in self.roerte_regelsaet()]
        if self.roerer_processen():
            titler.append("frister og skridt")
        return f"det ændrer {', '.join(titler)}" if titler else "det ændrer intet med de valg"


def ny_vaerdi(forslag: str, navn: str, titel: str, x: float, enhed: str, fra: date, url: str = "") -> Vaerdi:
    """En værdi, som kun forslaget har. Enheden skal kunne vises."""
    assert enhed in FORMATER, enhed
    return Vaerdi(
        navn=navn,
        titel=titel,
        fra=fra,
        til=None,
        vaerdi=x,
        enhed=enhed,
        reference=f"scenariet til forslaget »{forslag}«",
        url=url,
        sikkerhed="ordret",
        note="",
    )


@cache
def procesvaerdier() -> frozenset[str]:
    """Navnene på de værdier, som frister og skridt bruger."""
    mappe = resources.files("fleksjob.lov") / "satser" / "proces"
    filer = [fil for fil in mappe.iterdir() if fil.name.endswith(".yaml")]
    return frozenset(
        navn for fil in filer for navn in laes_vaerdier(fil.read_text(encoding="utf-8"), fil.name)
    )
