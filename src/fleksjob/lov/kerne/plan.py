"""Et regnestykke skrevet ud som én lille Python-funktion for et regime, et mål og en slags oplysninger.

Funktionen kalder reglerne, som de står; planen bestemmer kun rækkefølgen, sætter de daterede værdier ind og
runder, hvor politikken siger det. Det er det samme regnestykke, som `befolkning.py` lader numba oversætte.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from fleksjob.lov.kerne.afrunding import AFRUNDERE, Afrunding
from fleksjob.lov.kerne.fejl import UgyldigLov
from fleksjob.lov.kerne.forklaring import FORMATER, Forklaring, Led, skabelon_til_kode
from fleksjob.lov.kerne.regel import Input, Regel
from fleksjob.lov.kerne.vaerdier import SIKKERHEDER, Vaerdi

if TYPE_CHECKING:
    from fleksjob.lov.kerne.motor import Regime


class Plan(msgspec.Struct, frozen=True, eq=False):
    """`koer(kendte)` giver værdierne; en forklarende plan giver (værdier, trin)."""

    koer: Callable[[Mapping[str, float]], Any]
    faste_forbehold: tuple[str, ...]
    forbehold_ved: tuple[tuple[str, str], ...]

    def forbehold_for(self, kendte: Mapping[str, float], trin: Sequence[Forklaring]) -> tuple[str, ...]:
        """De forbehold, der gælder netop disse oplysninger og det, der er regnet af dem."""
        if not self.forbehold_ved:
            return self.faste_forbehold
        vaerdier = {**{t.navn: t.vaerdi for t in trin}, **kendte}
        ved = dict.fromkeys(f for navn, f in self.forbehold_ved if vaerdier[navn])
        return self.faste_forbehold + tuple(f for f in ved if f not in self.faste_forbehold)


def skriv_plan(
    maal: tuple[str, ...],
    regime: "Regime",
    navne: Sequence[str],
    kendte: frozenset[str],
    inputs: Mapping[str, Input],
    politik: Afrunding,
    variant_forbehold: str,
    forklar: bool,
) -> Plan:
    """Skriver og oversætter regnestykket. `navne` er alt, hvad målene hviler på, i lovens orden."""
    regler = [regime.regler[n] for n in navne if n in regime.regler and n not in kendte]
    oplyste = [n for n in navne if n in kendte]
    miljoe: dict[str, Any] = {}
    linjer = ["def regnestykke(kendte):"]
    linjer += [f"    {n} = kendte[{n!r}]" for n in oplyste]
    for nummer, r in enumerate(regler):
        miljoe[f"regel_{nummer}"] = r.funktion
        argumenter = []
        for a in r.argumenter:
            if a in regime.vaerdier:
                miljoe[f"fast_{a}"] = float(regime.vaerdier[a].vaerdi)
                argumenter.append(f"fast_{a}")
            else:
                argumenter.append(a)
        kald = f"regel_{nummer}({', '.join(argumenter)})"
        decimaler = politik.decimaler(r.afrundes)
        if decimaler is not None:
            miljoe[f"rund_{decimaler}"] = AFRUNDERE[decimaler]
            kald = f"rund_{decimaler}({kald})"
        linjer.append(f"    {r.navn} = {kald}")
    svar = f"({', '.join(maal)},)"
    if forklar:
        linjer += _forklarende(regler, oplyste, regime, inputs, miljoe)
        trin = ", ".join(f"trin_{r}" for r in [*oplyste, *(r.navn for r in regler)])
        svar = f"{svar}, ({trin},)"
    linjer.append(f"    return {svar}")
    exec(compile("\n".join(linjer), f"<lov {regime.fra} {'+'.join(maal)}>", "exec"), miljoe)  # noqa: S102 -- egen kode
    faste, ved = _forbehold(regler, regime.vaerdier, variant_forbehold)
    return Plan(miljoe["regnestykke"], faste, ved)


def _forklarende(
    regler: Sequence[Regel],
    oplyste: Sequence[str],
    regime: "Regime",
    inputs: Mapping[str, Input],
    miljoe: dict[str, Any],
) -> list[str]:
    """Linjerne, der bygger ét forklaret trin for hvert oplyst tal og hver regel."""
    miljoe["Forklaring"] = Forklaring
    enheder = {n: inputs[n].enhed if n in inputs else regime.regler[n].enhed for n in oplyste}
    enheder |= {r.navn: r.enhed for r in regler}
    formatere = {}
    for n, enhed in enheder.items():
        if enhed in FORMATER:
            miljoe[f"vis_{n}"] = FORMATER[enhed]
            formatere[n] = f"vis_{n}"
    for n in oplyste:
        navngivne = inputs[n].valg if n in inputs else regime.regler[n].udfaldstekst
        if navngivne:
            miljoe[f"valg_{n}"] = navngivne
            formatere[n] = f"valg_{n}.__getitem__"
    for n in (n for n in oplyste if n not in formatere):
        raise UgyldigLov(f"»{n}« har enheden »{enheder[n]}«, som ikke kan vises; føj den til FORMATER.")
    linjer = []
    for n in oplyste:
        miljoe[f"led_{n}"] = _oplyst_led(n, inputs, regime)
        linjer.append(f"    trin_{n} = Forklaring(led_{n}, {n}, 'Oplyst: ' + {formatere[n]}({n}))")
    for r in regler:
        vaerdier = {a: regime.vaerdier[a] for a in r.argumenter if a in regime.vaerdier}
        miljoe[f"led_{r.navn}"] = _regel_led(r, tuple(vaerdier.values()))
        faste = {a: FORMATER[v.enhed](float(v.vaerdi)) for a, v in vaerdier.items()}
        variable = {a: a for a in r.argumenter if a in formatere}
        if r.navn in formatere:
            variable["resultat"] = r.navn
        if r.udfald:
            miljoe[f"udfald_{r.navn}"] = r.udfaldstekst
            formatere[r.navn] = f"udfald_{r.navn}.__getitem__"
            variable["resultat"] = r.navn
        udtryk = skabelon_til_kode(
            r.tekst,
            f"Reglen »{r.navn}«",
            faste,
            {**formatere, "resultat": formatere.get(r.navn, "")},
            variable,
        )
        under = "".join(f"trin_{a}, " for a in r.argumenter if a not in vaerdier)
        linjer.append(f"    trin_{r.navn} = Forklaring(led_{r.navn}, {r.navn}, {udtryk}, ({under}))")
    return linjer


def _oplyst_led(navn: str, inputs: Mapping[str, Input], regime: "Regime") -> Led:
    titel = inputs[navn].titel if navn in inputs else regime.regler[navn].titel
    return Led(navn, titel, "oplyst", "", "", "ordret", (), ())


def _regel_led(r: Regel, vaerdier: tuple[Vaerdi, ...]) -> Led:
    forbehold = tuple(f for f in (r.fast_forbehold, *(v.forbehold for v in vaerdier)) if f)
    sikkerheder = [r.sikkerhed, *(v.sikkerhed for v in vaerdier)]
    svageste = max(sikkerheder, key=SIKKERHEDER.index)
    url = r.url or next((v.url for v in vaerdier if v.url), "")
    return Led(r.navn, r.titel, "regel", r.hjemmel, url, svageste, vaerdier, forbehold)


def _forbehold(
    regler: Sequence[Regel], vaerdier: Mapping[str, Vaerdi], variant: str
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Hvert forbehold én gang: variantens, værdiernes, reglernes; og dem, der afhænger af oplysningerne."""
    faste: dict[str, None] = dict.fromkeys([variant] if variant else [])
    ved = []
    for r in regler:
        for a in r.argumenter:
            if a in vaerdier:
                faste |= dict.fromkeys(filter(None, [vaerdier[a].forbehold]))
        if r.forbehold_ved in vaerdier:
            faste |= dict.fromkeys([r.forbehold] if vaerdier[r.forbehold_ved].vaerdi else [])
        elif r.forbehold and r.forbehold_ved:
            ved.append((r.forbehold_ved, r.forbehold))
        elif r.fast_forbehold:
            faste[r.fast_forbehold] = None
    return tuple(faste), tuple(ved)
