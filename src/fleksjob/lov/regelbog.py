"""Regelbogen: de regler, satser og afrundinger, programmet regner med, skrevet ud af loven selv.

Siden laves af de samme regler, som beregneren kører, så den kan ikke sige noget andet end det, der sker.
"""

import inspect
import textwrap
from collections.abc import Callable, Sequence

from fleksjob.lov.afrunding import AFRUNDINGER
from fleksjob.lov.fleksloentilskud import LOV
from fleksjob.lov.forklaring import FORMATER
from fleksjob.lov.motor import Lov
from fleksjob.lov.regel import Regel
from fleksjob.lov.vaerdier import Vaerdi, dansk_dato

_SIKKERHED = {
    "ordret": "læst i lov, bekendtgørelse eller hos den myndighed, der fastsætter den",
    "sekundaer": "læst et andet sted (kommune, fagforening, arbejdsgiverorganisation)",
    "udledt": "ikke læst; regnet ud af læste tal. Giver et forbehold i hvert svar, der bruger den",
    "hukommelse": "ikke fundet i nogen kilde. Giver et forbehold i hvert svar, der bruger den",
}
_AFRUNDES = {
    "linje": "som mellemregning",
    "beloeb": "som beløb",
    "hele_kroner": "altid til hele kroner",
    "hele_oere": "altid til hele øre",
}


def regelbog_sider() -> dict[str, str]:
    """Filnavn → markdown."""
    return {"regelbog.md": regelbog(LOV)}


def regelbog(lov: Lov) -> str:
    """Hele bogen for ét sæt regler."""
    dele = [
        "# Regelbog: fleksløntilskud",
        "Skrevet af `fleksjob.lov.regelbog`; ret reglen eller satsen, ikke siden. "
        f"Gælder måneder fra {dansk_dato(lov.fra)} til {dansk_dato(lov.til)}. Beløb er kroner pr. måned; løn er med "
        "eget og arbejdsgiverens pensionsbidrag. En måneds satser er dem, der gælder på dens sidste dag.",
        "## Det, der skal oplyses",
        _tabel(
            ("Navn", "Oplysning", "Enhed", "Fra", "Til"),
            [
                (f"`{i.navn}`", i.titel, i.enhed, f"{i.mindst:g}", f"{i.hoejst:,.0f}".replace(",", "."))
                for i in lov.inputs.values()
            ],
        ),
        "En regels resultat kan også oplyses direkte; så regnes den ikke ud.",
        "## Reglerne",
        *(_regel(versioner, lov) for versioner in lov.regler.values()),
        "## Satserne",
        "\n".join(f"- **{navn}**: {tekst}" for navn, tekst in _SIKKERHED.items()),
        *(_vaerdi(raekke) for raekke in lov.vaerdier.values()),
        "## Afrunding",
        "Loven siger ikke, hvordan der afrundes, og kilderne gør det forskelligt. Der rundes til nærmeste, halve op.",
        _tabel(
            ("Navn", "Hvordan", "Kilde"), [(f"`{a.navn}`", a.titel, a.kilde) for a in AFRUNDINGER.values()]
        ),
    ]
    return "\n\n".join(dele) + "\n"


def _regel(versioner: Sequence[Regel], lov: Lov) -> str:
    nyeste = versioner[-1]
    dele = [f"### {nyeste.titel} (`{nyeste.navn}`)"]
    for funktion in dict.fromkeys(v.funktion for v in versioner):
        af_denne = [v for v in versioner if v.funktion is funktion]
        dele.append("\n".join(_version(v) for v in reversed(af_denne)))
        brugt = [f"`{a}` ({_slags(a, lov)})" for a in af_denne[-1].argumenter]
        dele.append(f"Sætning: {af_denne[-1].tekst}.  \nBruger: {', '.join(brugt)}.")
        dele.append(f"```python\n{_krop(funktion)}\n```")
    if nyeste.afrundes:
        dele.append(f"Afrundes {_AFRUNDES[nyeste.afrundes]}.")
    forbehold = dict.fromkeys(v.forbehold for v in versioner if v.forbehold)
    dele += [f"> Forbehold: {tekst}" for tekst in forbehold]
    return "\n\n".join(dele)


def _version(v: Regel) -> str:
    periode = f"fra {dansk_dato(v.fra)}" + (f" til {dansk_dato(v.til)}" if v.til else "")
    hjemmel = f"[{v.hjemmel}]({v.url})" if v.url else v.hjemmel
    return f"- {hjemmel}, {periode}" + ("" if v.sikkerhed == "ordret" else f" ({v.sikkerhed})")


def _slags(navn: str, lov: Lov) -> str:
    return "oplyses" if navn in lov.inputs else "sats" if navn in lov.vaerdier else "regel"


def _krop(funktion: Callable[..., float]) -> str:
    """Funktionen uden sin dekorator."""
    linjer = textwrap.dedent(inspect.getsource(funktion)).splitlines()
    start = next(i for i, linje in enumerate(linjer) if linje.startswith("def "))
    return "\n".join(linjer[start:])


def _vaerdi(raekke: Sequence[Vaerdi]) -> str:
    foerste = raekke[0]
    linjer = [
        (
            v.fra.isoformat(),
            FORMATER[v.enhed](float(v.vaerdi)),
            f"[{v.reference}]({v.url})" if v.url else v.reference,
            v.sikkerhed,
            v.note,
        )
        for v in raekke
    ]
    slut = f"\n\nKendes til og med {dansk_dato(raekke[-1].til)}." if raekke[-1].til else ""
    return (
        f"### {foerste.titel[:1].upper()}{foerste.titel[1:]} (`{foerste.navn}`)\n\n"
        + _tabel(("Fra", "Værdi", "Kilde", "Sikkerhed", "Bemærkning"), linjer)
        + slut
    )


def _tabel(hoved: Sequence[str], linjer: Sequence[Sequence[str]]) -> str:
    raekker = [hoved, ["---"] * len(hoved), *linjer]
    return "\n".join("| " + " | ".join(x.replace("|", "\\|") for x in r) + " |" for r in raekker)
