"""Udbetalingslinjer, som de læses: status på dansk, tallene bag, og beregningens trin."""

from decimal import Decimal

import msgspec

from fleksjob.kontor.fakta import Faktum
from fleksjob.kontor.tekster import kroner, maaned_aar, tal
from fleksjob.lov.bog.laesere import SIKKERHED, Forklaringer, Sats
from fleksjob.sager.models import Udbetaling

REGNESTYKKET = frozenset(
    {"maanedsloen_md", "loen", "loen_i_alt", "loft", "grundbeloeb", "graense", "nedsaettelse_under",
     "nedsaettelse_over", "nedsaettelse", "foer_loft", "plads_under_loft", "fleksloentilskud", "i_alt", "atp",
     "udbetalt"}
)  # fmt: skip
"""De trin, der fører til beløbet. De øvrige siger, hvad flere timer er værd."""


class Trin(msgspec.Struct, frozen=True):
    """Ét trin i regnestykket, klar til at vise. `sum` er det trin, det hele ender i."""

    navn: str
    tekst: str
    hjemmel: str
    vaerdi: str
    satser: tuple[Sats, ...]
    sikkerhed: str
    url: str
    sum: bool


def trin(forklaret: Forklaringer | None) -> list[Trin]:
    """Regnestykkets trin. Tom, når måneden ikke er beregnet af reglerne."""
    return [
        Trin(
            navn=t.navn,
            tekst=t.tekst,
            hjemmel=t.hjemmel,
            vaerdi=kroner(float(t.vaerdi)),
            satser=t.satser,
            sikkerhed=SIKKERHED[t.sikkerhed],
            url=t.url,
            sum=t.kode == "udbetalt",
        )
        for t in (forklaret.sagsbehandler if forklaret else ())
        if t.kode in REGNESTYKKET and isinstance(t.vaerdi, Decimal)
    ]


def grundlag(linje: Udbetaling) -> list[Faktum]:
    """De tal, måneden er regnet af."""
    g = linje.grundlag
    if "loenmaaned" not in g:
        return []
    kilde = "indberettet" if g.get("kilde") == "indberettet" else "aftalt"
    fakta = [
        Faktum("Lønnen er fra", f"{maaned_aar(g['loenmaaned'])} ({kilde})"),
        Faktum("Løn med pension", kroner(g["loen"])),
        Faktum("Fuldtidsløn", kroner(g["fuldtidsloen"]), "fuldtidsloen"),
    ]
    if g.get("anden_loen"):
        fakta.append(Faktum("Anden løn", kroner(g["anden_loen"])))
    if g.get("timer") is not None:
        fakta.append(Faktum("Betalte timer om ugen", tal(g["timer"]), "betalte_timer"))
    return fakta


def til_udbetaling(linje: Udbetaling) -> Decimal | None:
    """Det, linjen giver borgeren før skat: forskellen efter ATP. None, når der ikke er et beløb."""
    if linje.forskel is None:
        return None
    return linje.forskel - (linje.forskel_atp or Decimal(0))
