"""Loven skrevet som en OpenFisca-pakke: et uafhængigt vidne, der kun bruges under udvikling.

Satserne læser OpenFisca selv, for `lov/satser/` har dens form. Reglerne bliver til dens variable, én for hver regel,
med de samme udtryk. OpenFisca regner i 32 bit, så enigheden er på nogle øre, ikke på bit.
"""

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from openfisca_core.entities import Entity
from openfisca_core.periods import Period
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from fleksjob.lov.kerne.afrunding import VEKTORTEKST, afrunding
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.oversaettelse import som_udtryk

PERSON = Entity("person", "personer", "Person", "")


def byg(lov: Lov, politik: str = "oere") -> TaxBenefitSystem:
    """OpenFiscas system med alle lovens regler."""
    system = TaxBenefitSystem([PERSON])
    satser = Path(str(resources.files("fleksjob.lov") / "satser"))
    system.load_parameters(str(satser))
    grupper = dict(_steder(system.parameters))
    miljoe: dict[str, Any] = {}
    exec(compile(skriv(lov, grupper, politik), "<openfisca>", "exec"), miljoe)
    for variabel in miljoe["VARIABLE"]:
        system.add_variable(variabel)
    return system


def _steder(gruppe: Any) -> Iterator[tuple[str, str]]:
    """Hver værdis navn og den sti, OpenFisca har lagt den på (»proces.ledighed«)."""
    for navn, barn in gruppe.children.items():
        if hasattr(barn, "children"):
            yield from _steder(barn)
        else:
            yield navn, gruppe.name


def skriv(lov: Lov, grupper: Mapping[str, str], politik: str = "oere") -> str:
    """Pakkens tekst: en variabel for hvert input og hver regel. `grupper`: satsens navn → stien til dens fil."""
    linjer = [
        "import numpy as np",
        "from openfisca_core.periods import MONTH",
        "from openfisca_core.variables import Variable",
        "from bench.openfisca_eksport import PERSON as _PERSON, sats as _satserne",
    ]
    for ind in lov.inputs.values():
        linjer += _variabel(ind.navn, ind.titel)
    rund = afrunding(politik)
    for navn, versioner in lov.regler.items():
        linjer += _variabel(navn, versioner[-1].titel)
        slut = versioner[-1].til
        if slut is not None:
            linjer.append(f"    end = {slut.isoformat()!r}")
        for v in versioner:
            linjer.append(f"    def formula_{v.fra:%Y_%m_%d}(person, period, parameters):")
            argumenter = {}
            for a in v.argumenter:
                hentet = (
                    f"_satserne(parameters, period).{grupper[a]}.{a}"
                    if a in lov.vaerdier
                    else f"person({a!r}, period)"
                )
                linjer.append(f"        x_{a} = {hentet}")
                argumenter[a] = f"x_{a}"
            udtryk = som_udtryk(v.funktion, argumenter, "numpy")
            decimaler = rund.decimaler(v.afrundes)
            linjer.append(
                f"        return {udtryk if decimaler is None else VEKTORTEKST[decimaler].format(udtryk)}"
            )
    navne = ", ".join([*lov.inputs, *lov.regler])
    return "\n".join([*linjer, "", f"VARIABLE = [{navne}]", ""])


def _variabel(navn: str, titel: str) -> list[str]:
    return [
        "",
        f"class {navn}(Variable):",
        "    value_type = float",
        "    entity = _PERSON",
        "    definition_period = MONTH",
        f"    label = {titel!r}",
    ]


def sats(parameters: Any, period: Period) -> Any:
    """Satserne på månedens sidste dag, som i vores egen lov."""
    return parameters(period.start.offset("last-of", "month"))
