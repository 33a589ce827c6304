"""Billedet af et job til alle tre: timer på arbejde, timer med løn, og hvem der betaler hvad.

Intensiteten er ingen karakter: den siger, hvor mange af timerne virksomheden betaler for.
"""

from decimal import Decimal
from textwrap import wrap

from fleksjob.breve.figurer import tegn_timer
from fleksjob.breve.jobtal import Jobtal
from fleksjob.breve.tegning import (
    BLAEK,
    DAEMPET,
    HVID,
    LOEN,
    TILSKUD,
    Svg,
    Tegning,
    i_kroner,
    i_timer,
    med_komma,
)

ANDET_JOB = "#5b8aa3"


def jobbillede_svg(tal: Jobtal, *, bredde: float = 360, id_: str = "jobbet") -> Svg:
    """Timerne som celler og kronerne som en bjælke, med alt skrevet til. `id_` skal være sin egen på siden."""
    s = 14.0
    papir = Tegning(bredde, s)
    y = _timerne(papir, tal, s)
    y = _kronerne(papir, tal, y + s * 2.2)
    return papir.som_svg(y + 2, "Timer, løn og tilskud i jobbet", beskrivelse(tal), id_)


def _timerne(papir: Tegning, tal: Jobtal, top: float) -> float:
    s = papir.skrift
    celle = min(20.0, (papir.bredde - 2) / 37)
    hoejde = s * 1.6
    papir.tekst(0, top, f"På arbejde: {i_timer(tal.timer)} om ugen", fed=True)
    tegn_timer(papir, tal.timer, tal.intensitet / 100, top + s * 0.5, celle, hoejde)
    nederst = top + s * 0.5 + hoejde + s * 1.7
    papir.tekst(0, nederst, f"Løn for: {i_timer(tal.betalte_timer)}", fed=True)
    tegn_timer(papir, tal.betalte_timer, 1, nederst + s * 0.5, celle, hoejde)
    y = nederst + s * 0.5 + hoejde + s * 1.5
    for linje in wrap(forklaring(tal), int(papir.bredde / (s * 0.5))):
        papir.tekst(0, y, linje, farve=DAEMPET)
        y += s * 1.35
    return y - s * 1.35


def forklaring(tal: Jobtal) -> str:
    """Intensiteten i én sætning."""
    if tal.intensitet >= 100:
        return "Virksomheden betaler løn for alle timer på arbejde."
    pauser = round(60 * tal.intensitet / 100)
    return (
        f"Intensitet {med_komma(tal.intensitet)} procent: virksomheden betaler for {pauser} minutter af hver time. "
        "Resten af tiden er plads til pauser og roligt tempo."
    )


def _kronerne(papir: Tegning, tal: Jobtal, top: float) -> float:
    s = papir.skrift
    if tal.loen is None or tal.tilskud is None or tal.i_alt is None or tal.i_alt <= 0:
        y = top
        for linje in wrap(tal.hvorfor_ikke, int(papir.bredde / (s * 0.5))):
            papir.tekst(0, y, linje, farve=DAEMPET)
            y += s * 1.35
        return y
    papir.tekst(0, top, f"Om måneden før skat: {i_kroner(tal.i_alt)}", fed=True)
    dele: list[tuple[str, Decimal, str]] = [("Virksomheden betaler", tal.loen, LOEN)]
    if tal.anden_loen:
        dele.append(("Løn fra det andet job", tal.anden_loen, ANDET_JOB))
    dele.append(("Kommunen lægger til", tal.tilskud, TILSKUD))
    x, y, hoejde = 1.0, top + s * 0.6, s * 2.2
    for _, beloeb, farve in dele:
        b = float(beloeb / tal.i_alt) * (papir.bredde - 2)
        papir.felt(x, y, max(b, 0), hoejde, farve, BLAEK)
        x += b
    y += hoejde + s * 1.5
    for navn, beloeb, farve in dele:
        papir.felt(1, y - s * 0.8, s * 0.9, s * 0.9, farve, BLAEK)
        papir.tekst(s * 1.6, y, f"{navn}: {i_kroner(beloeb)}")
        y += s * 1.5
    if tal.efter_skat is not None:
        papir.felt(0, y - s * 0.5, papir.bredde, s * 2.2, HVID, BLAEK, 4)
        papir.tekst(s * 0.7, y + s * 0.95, f"Cirka {cirka(tal.efter_skat)} på kontoen efter skat", fed=True)
        y += s * 2.2
    return y


def beskrivelse(tal: Jobtal) -> str:
    """Billedet i ord."""
    dele = [
        f"{i_timer(tal.timer).capitalize()} på arbejde om ugen giver løn for {i_timer(tal.betalte_timer)}.",
        forklaring(tal),
    ]
    if tal.loen is not None and tal.tilskud is not None and tal.i_alt is not None:
        dele.append(
            f"Om måneden betaler virksomheden {i_kroner(tal.loen)}, og kommunen lægger {i_kroner(tal.tilskud)} til. "
            f"Det er {i_kroner(tal.i_alt)} før skat."
        )
    if tal.efter_skat is not None:
        dele.append(f"Cirka {cirka(tal.efter_skat)} er tilbage efter skat.")
    return " ".join(dele)


def _hundreder(beloeb: Decimal) -> Decimal:
    return beloeb.quantize(Decimal("1E2")).quantize(Decimal(1))


def cirka(beloeb: Decimal) -> str:
    """Et skøn i hele hundrede kroner, så det ikke ser mere sikkert ud, end det er."""
    return i_kroner(_hundreder(beloeb))


def tabel(tal: Jobtal) -> list[tuple[str, str]]:
    """Tallene ved siden af billedet: (hvad, tal)."""
    raekker = [
        ("Timer på arbejde om ugen", med_komma(tal.timer)),
        ("Intensitet", f"{med_komma(tal.intensitet)} %"),
        ("Timer med løn om ugen", med_komma(tal.betalte_timer)),
    ]
    beloeb = (
        ("Virksomheden betaler om måneden", tal.loen),
        ("Løn fra det andet job", tal.anden_loen or None),
        ("Kommunen lægger til, efter ATP", tal.tilskud),
        ("I alt om måneden før skat", tal.i_alt),
        ("På kontoen efter skat, cirka", None if tal.efter_skat is None else _hundreder(tal.efter_skat)),
        ("Jobbet koster virksomheden med ferie og ATP", tal.virksomheden_betaler),
    )
    return raekker + [(navn, i_kroner(tallet)) for navn, tallet in beloeb if tallet is not None]
