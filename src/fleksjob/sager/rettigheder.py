"""Hvem må hvad, som tabel til dokumentationen. Skrevet af de samme opslag, som kommandoerne spørger."""

from fleksjob.forloeb.haendelser import KATALOG
from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.sager.kommandoer import KOMMANDOER

_INDLEDNING = """# Hvem må hvad

Rollens arbejdsdeling er kommunens, ikke lovens. Et hak betyder, at rollen kan tage skridtet, når reglerne tillader
det i den enkelte sag; hvilken sag det må være, står under tabellen. Skridt uden kommando kan læses og importeres,
men ikke registreres på en side endnu.
"""

_HVILKE_SAGER = """
- **Medarbejdere** ser og rører kun sager i deres egen kommune. Hvert opslag logges med formål.
- **Borgeren** ser og rører kun sin egen sag.
- **Arbejdsgiveren** ser og rører kun job i sin egen virksomhed, og aldrig helbred eller CPR-nummer.
- **To personer:** den, der forbereder en afgørelse eller beregner en udbetaling, kan ikke selv godkende den.
"""


def rettighedstabel() -> str:
    """Markdown: et skridt på hver linje, en rolle i hver søjle."""
    roller = list(Rolle)
    linjer = [
        _INDLEDNING,
        f"| Skridt | Kode | {' | '.join(rolle.navn for rolle in roller)} | Kommando |",
        f"|---|---|{'---|' * len(roller)}---|",
    ]
    for kode, hvem in HVEM_KAN.items():
        hak = " | ".join("✓" if rolle in hvem else "" for rolle in roller)
        kommando = KOMMANDOER.get(kode)
        navn = f"`{kommando.__name__}`" if kommando else "ikke endnu"
        linjer.append(f"| {KATALOG[kode].titel} | `{kode}` | {hak} | {navn} |")
    return "\n".join(linjer) + "\n" + _HVILKE_SAGER
