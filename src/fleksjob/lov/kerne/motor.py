"""Kernen: loven som et net af regler, der kan spørges om én sag, forklares og varieres.

    lov.regn(("fleksloentilskud",), dag, {"loen": 15600.0, "loft": 32066.67, "anden_loen_md": 0.0})
    lov.forklar(…)      det samme med et forklaret trin for hvert led
    lov.mangler(…)      hvad der endnu skal oplyses
    lov.med(variant)    loven, som et forslag ville gøre den

Et navn er enten et input, en dateret værdi eller en regel. En regels resultat kan også oplyses, så regnes reglen
ikke (en kendt månedsløn regnes ikke ud af timer). Ringslutninger, overlap og huller opdages, når loven bygges.
Et *regime* er et tidsrum uden ændringer i værdier eller regler; for hvert regime og hver slags spørgsmål skrives
regnestykket én gang ud som en lille Python-funktion, og den genbruges.

Intet, der mangler, tæller som nul: input er tal inden for deres grænser, ellers kastes der med navns nævnelse.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import isfinite
from types import MappingProxyType

import msgspec

from fleksjob.lov.kerne.afrunding import afrunding
from fleksjob.lov.kerne.fejl import UgyldigLov, UgyldigtInput, UgyldigVariant, UkendtVaerdi, kast
from fleksjob.lov.kerne.forklaring import Forklaret, tal
from fleksjob.lov.kerne.plan import Plan, skriv_plan
from fleksjob.lov.kerne.regel import Input, Regel, konstanter
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato
from fleksjob.lov.kerne.variant import ET_DOEGN, Variant as Variant, afloes_regler, afloes_vaerdier

JA_NEJ = MappingProxyType({1.0: "ja", 0.0: "nej"})
OPLYST = (0.0, 1e9)
"""Grænser for en regels resultat, der oplyses i stedet for at regnes. Loven har ingen negative beløb."""


class Regime(msgspec.Struct, frozen=True, eq=False):
    """Loven, som den ser ud fra `fra`: den version af hver regel og værdi, der gælder.

    `ukendte` er de regler, der gælder, men ikke kan regnes, fordi en værdi er `null`: navn → hvilken.
    """

    fra: date
    regler: dict[str, Regel]
    vaerdier: dict[str, Vaerdi]
    orden: tuple[str, ...]
    ukendte: dict[str, str]


class Lov:
    """Et sæt regler med deres input og værdier i et kendt tidsrum. Ændres aldrig; `med` giver en ny."""

    def __init__(
        self,
        regler: Sequence[Regel],
        inputs: Sequence[Input],
        vaerdier: Mapping[str, Sequence[Vaerdi]],
        *,
        fra: date,
        til: date,
        variant: Variant | None = None,
    ) -> None:
        self.fra, self.til, self.variant = fra, til, variant
        self.regler: dict[str, tuple[Regel, ...]] = _versioner(regler, til)
        self.inputs = {i.navn: i for i in inputs}
        brugte = {a for r in regler for a in r.argumenter}
        self.vaerdier = {navn: tuple(raekke) for navn, raekke in vaerdier.items() if navn in brugte}
        self.graenser = {i.navn: (i.mindst, i.hoejst) for i in inputs} | dict.fromkeys(self.regler, OPLYST)
        self.valg = _valg(inputs, self.regler)
        self._kontroller_navne()
        self._dage = self._skiftedage()
        self._regimer = tuple(self._byg_regime(dag) for dag in self._dage)
        self._planlaeg = lru_cache(maxsize=512)(self._ny_plan)

    # -- spørgsmål -----------------------------------------------------------------------------------------------

    def regn(
        self, maal: tuple[str, ...], dag: date, kendte: Mapping[str, float], politik: str = "oere"
    ) -> tuple[float, ...]:
        """Værdierne af målene den dag, i samme orden. Kaster `UgyldigtInput`/`UgyldigeInput` for dårligt input."""
        plan = self._plan(maal, dag, kendte, politik, False)
        svar: tuple[float, ...] = plan.koer(self._ved_doeren(kendte))
        return svar

    def forklar(
        self, maal: tuple[str, ...], dag: date, kendte: Mapping[str, float], politik: str = "oere"
    ) -> Forklaret:
        """Som `regn`, men med hvert led forklaret."""
        plan = self._plan(maal, dag, kendte, politik, True)
        vaerdier, trin = plan.koer(self._ved_doeren(kendte))
        forbehold = plan.forbehold_for(kendte, trin)
        return Forklaret(dict(zip(maal, vaerdier, strict=True)), trin, forbehold, dag)

    def mangler(
        self, maal: tuple[str, ...], kendte: frozenset[str] | set[str], dag: date
    ) -> tuple[Input, ...]:
        """De input, der endnu skal oplyses, for at målene kan regnes den dag."""
        navne = self.noedvendige(maal, kendte, dag)
        return tuple(self.inputs[n] for n in navne if n in self.inputs and n not in kendte)

    def noedvendige(
        self, maal: Sequence[str], kendte: frozenset[str] | set[str], dag: date
    ) -> tuple[str, ...]:
        """Alle navne, som målene hviler på (input, værdier, regler), i lovens orden; de kendte åbnes ikke."""
        regime = self.regime(dag)
        fundne: set[str] = set()
        stak = list(maal)
        for navn in maal:
            if navn not in regime.regler and navn not in kendte:
                raise UkendtVaerdi(self._hvorfor_ikke(navn, regime))
        while stak:
            navn = stak.pop()
            if navn in fundne:
                continue
            fundne.add(navn)
            if navn in regime.regler and navn not in kendte:
                stak += regime.regler[navn].argumenter
        return tuple(n for n in regime.orden if n in fundne)

    def regime(self, dag: date) -> Regime:
        """Loven den dag. Uden for det kendte tidsrum er det en fejl i datoen."""
        if not self.fra <= dag <= self.til:
            raise UgyldigtInput(
                "dato",
                f"Datoen {dansk_dato(dag)} er uden for det, beregneren kender; "
                f"vælg en dato fra {dansk_dato(self.fra)} til {dansk_dato(self.til)} "
                f"({self._det_ukendte(efter=dag > self.til)}).",
            )
        return self._regimer[bisect_right(self._dage, dag) - 1]

    def med(self, variant: Variant) -> "Lov":
        """Loven med variantens værdier og regler fra dens dag. Det, der erstattes, skal findes."""
        if self.variant is not None:
            raise UgyldigVariant(
                f"Loven er allerede varianten »{self.variant.navn}«; læg begge ændringer i én variant."
            )
        return Lov(
            afloes_regler(self.regler, variant),
            tuple(self.inputs.values()),
            afloes_vaerdier(self.vaerdier, variant, self.til),
            fra=self.fra,
            til=self.til,
            variant=variant,
        )

    @property
    def regimedage(self) -> tuple[date, ...]:
        """Den første dag i hvert tidsrum, hvor hverken regler eller værdier ændrer sig."""
        return tuple(self._dage)

    # -- dørvagt -------------------------------------------------------------------------------------------------

    def _ved_doeren(self, kendte: Mapping[str, float]) -> Mapping[str, float]:
        """Den hurtige vej for gode tal; ellers forklares hver fejl."""
        graenser, valg = self.graenser, self.valg
        try:
            for navn, x in kendte.items():
                mindst, hoejst = graenser[navn]
                if not mindst <= x <= hoejst or (navn in valg and x not in valg[navn]):
                    break
            else:
                return kendte
        except TypeError:
            pass
        kast([f for navn, x in kendte.items() if (f := self.fejl_i(navn, x))])
        raise AssertionError("dørvagten er uenig med sig selv")

    def fejl_i(self, navn: str, x: object) -> UgyldigtInput | None:
        """Hvad der er galt med et oplyst tal; None når intet er."""
        titel = self.inputs[navn].titel if navn in self.inputs else self.regler[navn][-1].titel
        if not isinstance(x, int | float) or isinstance(x, bool) or not isfinite(x):
            return UgyldigtInput(navn, f"{titel} skal være et tal.")
        if navn in self.valg and x not in self.valg[navn]:
            mulige = list(self.valg[navn].values())
            en_af = " eller ".join(filter(None, [", ".join(mulige[:-1]), mulige[-1]]))
            return UgyldigtInput(navn, f"{titel} skal være {en_af}.")
        mindst, hoejst = self.graenser[navn]
        if x < mindst:
            return UgyldigtInput(navn, f"{titel} må ikke være under {tal(mindst)}, men er {tal(x)}.")
        if x > hoejst:
            return UgyldigtInput(navn, f"{titel} må højst være {tal(hoejst)}, men er {tal(x)}.")
        return None

    # -- planer --------------------------------------------------------------------------------------------------

    def _plan(
        self, maal: tuple[str, ...], dag: date, kendte: Mapping[str, float], politik: str, forklar: bool
    ) -> Plan:
        return self._planlaeg(maal, self.regime(dag).fra, frozenset(kendte), politik, forklar)

    def _ny_plan(
        self, maal: tuple[str, ...], dag: date, kendte: frozenset[str], politik: str, forklar: bool
    ) -> Plan:
        navne = self.kraev(maal, kendte, dag)
        regime, rund = self.regime(dag), afrunding(politik)
        return skriv_plan(maal, regime, navne, kendte, self.inputs, rund, self.variant_forbehold, forklar)

    def kraev(self, maal: tuple[str, ...], kendte: frozenset[str], dag: date) -> tuple[str, ...]:
        """Som `noedvendige`, men kaster, når noget mangler, er ukendt, eller varianten ikke bruges."""
        for navn in kendte:
            if navn not in self.inputs and navn not in self.regler:
                raise UgyldigtInput(navn, f"»{navn}« er ikke noget, loven spørger om.")
        mangler = self.mangler(maal, kendte, dag)
        kast([mangler_besked(i) for i in mangler])
        navne = self.noedvendige(maal, kendte, dag)
        self.kontroller_variant(navne, kendte)
        return navne

    def kontroller_variant(self, navne: Sequence[str], kendte: frozenset[str] = frozenset()) -> None:
        """En variant, som svaret ikke bruger, er en fejl: den ville ligne en reform uden virkning."""
        if self.variant is None:
            return
        erstattet = {*self.variant.vaerdier, *(r.navn for r in self.variant.regler)}
        ubrugte = sorted(erstattet - (set(navne) - kendte))
        if ubrugte:
            raise UgyldigVariant(
                f"Varianten »{self.variant.navn}« ændrer {', '.join(ubrugte)}, men det indgår ikke i det, der beregnes."
            )

    @property
    def variant_forbehold(self) -> str:
        """Det, der skal stå på et svar, som ikke er efter gældende lov."""
        return (
            f"Beregnet efter forslaget »{self.variant.navn}«, ikke efter gældende lov."
            if self.variant
            else ""
        )

    # -- bygning -------------------------------------------------------------------------------------------------

    def _kontroller_navne(self) -> None:
        for navn in self.regler:
            if navn in self.inputs or navn in self.vaerdier:
                # En regels resultat må gerne kunne oplyses, men så er det som regel, ikke også som input.
                raise UgyldigLov(f"»{navn}« er både en regel og et input eller en værdi.")
        for versioner in self.regler.values():
            for r in versioner:
                konstanter(r.funktion)
                for a in r.argumenter:
                    if a not in self.inputs and a not in self.vaerdier and a not in self.regler:
                        raise UgyldigLov(
                            f"Reglen »{r.navn}« bruger »{a}«, som hverken er input, værdi eller regel."
                        )
                if r.forbehold_ved and r.forbehold_ved not in r.argumenter:
                    raise UgyldigLov(
                        f"Reglen »{r.navn}« har forbehold ved »{r.forbehold_ved}«, som den ikke bruger."
                    )

    def _skiftedage(self) -> list[date]:
        dage = {self.fra}
        for versioner in self.regler.values():
            for r in versioner:
                dage |= {r.fra} | ({r.til + ET_DOEGN} if r.til else set())
        for raekke in self.vaerdier.values():
            for v in raekke:
                dage |= {v.fra} | ({v.til + ET_DOEGN} if v.til else set())
        return sorted(d for d in dage if self.fra <= d <= self.til)

    def _byg_regime(self, dag: date) -> Regime:
        regler = {navn: r for navn, versioner in self.regler.items() for r in versioner if r.gaelder(dag)}
        vaerdier = {
            navn: v
            for navn, raekke in self.vaerdier.items()
            for v in raekke
            if v.fra <= dag and (v.til is None or dag <= v.til)
        }
        ukendte: dict[str, str] = {}
        for navn in _orden(regler, [*self.inputs, *self.vaerdier, *(set(self.regler) - set(regler))]):
            if navn in regler and (grund := self._kan_ikke_regnes(regler, vaerdier, ukendte, navn, dag)):
                ukendte[navn] = grund
        regler = {navn: r for navn, r in regler.items() if navn not in ukendte}
        return Regime(dag, regler, vaerdier, _orden(regler, [*self.inputs, *vaerdier]), ukendte)

    def _kan_ikke_regnes(
        self,
        regler: Mapping[str, Regel],
        vaerdier: Mapping[str, Vaerdi],
        ukendte: Mapping[str, str],
        navn: str,
        dag: date,
    ) -> str:
        """Den værdi, en regel mangler, når den er `null` den dag. En værdi, der ikke er begyndt, er en fejl i loven."""
        for a in regler[navn].argumenter:
            if a in ukendte:
                return ukendte[a]
            if a in regler or a in vaerdier or a in self.inputs:
                continue
            sidste = max((v.til for v in self.vaerdier.get(a, ()) if v.til and v.til < dag), default=None)
            if sidste is None:
                raise UgyldigLov(f"Hul i loven {dansk_dato(dag)}: »{navn}« bruger »{a}«, som ikke gælder da.")
            return f"»{self.vaerdier[a][0].titel}« ({a}) kendes kun til og med {dansk_dato(sidste)}"
        return ""

    def _det_ukendte(self, *, efter: bool) -> str:
        """Hvad der mangler uden for det kendte tidsrum: de værdier eller regler, der begynder eller hører op dér."""
        raekker = sorted(self.vaerdier.values(), key=len, reverse=True)
        regler = [v[0].titel for v in self.regler.values()]
        if not efter:
            titler = [r[0].titel for r in raekker if r[0].fra == self.fra]
            titler = titler or [v[0].titel for v in self.regler.values() if v[0].fra == self.fra]
            return f"{_naevn(titler or regler)} kendes først fra {dansk_dato(self.fra)}"
        titler = [r[0].titel for r in raekker if any(v.til == self.til for v in r)]
        titler = titler or [v[0].titel for v in self.regler.values() if v[-1].til == self.til]
        if titler:
            return f"{_naevn(titler)} kendes kun til og med {dansk_dato(self.til)}"
        sidst = max((v.fra for r in raekker for v in r if v.fra <= self.til), default=None)
        if sidst is None:
            return f"{_naevn(regler)} er ikke læst for tiden derefter"
        titler = [r[0].titel for r in raekker if any(v.fra == sidst for v in r)]
        return f"{_naevn(titler)} er sidst fastsat {dansk_dato(sidst)}"

    def _hvorfor_ikke(self, navn: str, regime: Regime) -> str:
        if navn not in self.regler:
            return f"Loven har ingen regel med navnet »{navn}«."
        versioner = self.regler[navn]
        if navn in regime.ukendte:
            return f"»{versioner[-1].titel}« kan ikke regnes den dag: {regime.ukendte[navn]}."
        slut = f" til {dansk_dato(versioner[-1].til)}" if versioner[-1].til else ""
        periode = f"fra {dansk_dato(versioner[0].fra)}{slut}"
        return f"Reglen »{versioner[0].titel}« ({navn}) gælder kun {periode} og kan ikke regnes den dag."


def _naevn(titler: Sequence[str]) -> str:
    """»den ene« og »den anden« – højst to, for en fejl er én sætning."""
    return " og ".join(f"»{titel}«" for titel in titler[:2]) + (" m.fl." if len(titler) > 2 else "")


def _valg(inputs: Sequence[Input], regler: Mapping[str, tuple[Regel, ...]]) -> dict[str, Mapping[float, str]]:
    """De eneste tal, et input eller et udfald må være, og hvad hvert hedder."""
    mulige: dict[str, Mapping[float, str]] = {}
    for i in inputs:
        if i.valg:
            mulige[i.navn] = i.valg
        elif i.enhed == "ja/nej":
            mulige[i.navn] = JA_NEJ
    for navn, versioner in regler.items():
        if versioner[-1].udfald:
            mulige[navn] = {x: ord_ for v in versioner for x, ord_ in v.udfald.items()}
    return mulige


def _versioner(regler: Sequence[Regel], lovens_slut: date) -> dict[str, tuple[Regel, ...]]:
    """Samler versionerne af hver regel i tidsfølge. Overlap og huller kaster."""
    samlet: dict[str, list[Regel]] = {}
    for r in regler:
        samlet.setdefault(r.navn, []).append(r)
    for navn, versioner in samlet.items():
        versioner.sort(key=lambda r: r.fra)
        for gammel, ny in pairwise(versioner):
            if gammel.til is None or gammel.til >= ny.fra:
                raise UgyldigLov(f"Overlap: to versioner af »{navn}« gælder {dansk_dato(ny.fra)}.")
            if gammel.til + ET_DOEGN != ny.fra:
                raise UgyldigLov(
                    f"Hul: ingen version af »{navn}« gælder {dansk_dato(gammel.til + ET_DOEGN)}."
                )
    return {navn: tuple(v) for navn, v in samlet.items()}


def mangler_besked(i: Input) -> UgyldigtInput:
    """Fejlen for en oplysning, der ikke er givet."""
    if i.valg:
        return UgyldigtInput(i.navn, f"{i.titel} mangler; vælg {', '.join(i.valg.values())}.")
    if i.enhed == "ja/nej":
        return UgyldigtInput(i.navn, f"{i.titel} mangler; svar ja eller nej.")
    return UgyldigtInput(i.navn, f"{i.titel} mangler; oplys tallet, også når det er 0.")


def _orden(regler: dict[str, Regel], kendte: Sequence[str]) -> tuple[str, ...]:
    """Input og værdier først, så reglerne, hver efter det, den bruger, ellers i den orden de er skrevet."""
    faerdige = dict.fromkeys(kendte)
    paa_vej: list[str] = []

    def besoeg(navn: str) -> None:
        if navn in faerdige:
            return
        if navn in paa_vej:
            raise UgyldigLov(f"Ringslutning: {' → '.join([*paa_vej[paa_vej.index(navn) :], navn])}.")
        paa_vej.append(navn)
        for a in regler[navn].argumenter:
            besoeg(a)
        paa_vej.pop()
        faerdige[navn] = None

    for navn in regler:
        besoeg(navn)
    return tuple(faerdige)
