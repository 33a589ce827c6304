"""Hvad en betalt time mere er værd lige nu, for denne person i dette job. Loven regner; her stilles spørgsmålet.

I sagen er lønnen med pension. Er pensionsprocenten oplyst, tages den af, så det, der er i hånden, ikke får pensionen
med; ellers siges det som forbehold.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.forloeb.begreber import Vilkaar
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.tilskud.beregning import Beregning, beregn_fleksloentilskud
from fleksjob.lov.tilskud.netto_doer import beregn_netto
from fleksjob.lov.tilskud.oplysninger import FULD_TID, TIMER_PR_MAANED

PENSION_UKENDT = "Pensionen i lønnen er ikke oplyst; der er regnet, som om hele lønnen bliver udbetalt."
ANDRE_YDELSER = (
    "Pension fra en pensionsordning, arbejdsskadeerstatning, boligstøtte og andre ydelser kan også ændre sig, når "
    "lønnen gør. De er ikke regnet med. Spørg dem, der betaler dem, før du beslutter noget."
)
SKRIDT = (1.0, 2.0, 3.0, 5.0, 10.0)


class Timetal(msgspec.Struct, frozen=True):
    """Måneden ved et antal betalte timer. `netto` er None, når skatten ikke kan regnes for dagen."""

    timer: float
    loen: Decimal
    tilskud: Decimal
    i_alt: Decimal
    i_haanden: Decimal
    netto: Decimal | None
    zone: str


class Timevaerdi(msgspec.Struct, frozen=True):
    """Nu, og nogle timer mere. `loft_ved` er de betalte timer, hvor flere ikke betaler sig, og `vaek_ved`
    dem, hvor tilskuddet er nul; None: ikke inden for 37."""

    dato: date
    nu: Timetal
    mere: tuple[Timetal, ...]
    loft: Decimal
    loft_ved: Decimal | None
    vaek_ved: float | None
    intensitet: float | None
    forbehold: tuple[str, ...]

    @property
    def en_time(self) -> Timetal | None:
        """En betalt time mere; None ved fuld tid."""
        return self.mere[0] if self.mere else None

    def forskel(self, felt: str, til: Timetal) -> Decimal | None:
        """Ændringen i et af tallene fra nu til et andet timetal."""
        foer, efter = getattr(self.nu, felt), getattr(til, felt)
        return None if foer is None or efter is None else efter - foer

    @property
    def til_stede(self) -> float | None:
        """Så mange timer på arbejdspladsen er en betalt time med den intensitet, der er nu."""
        return None if not self.intensitet else 100 / self.intensitet


def hvad_mangler(vilkaar: Vilkaar | None) -> tuple[str, ...]:
    """Det, der skal oplyses, før der kan regnes."""
    if vilkaar is None:
        return ("vilkårene i jobbet",)
    felter = {
        "betalte_timer": "timer og intensitet",
        "timeloen": "timelønnen",
        "fuldtidsloen": "fuldtidslønnen",
    }
    return tuple(navn for felt, navn in felter.items() if not getattr(vilkaar, felt))


def timevaerdi(
    vilkaar: Vilkaar,
    dag: date,
    *,
    anden_loen: float = 0.0,
    kommuneskat_pct: float | None = None,
    skridt: Sequence[float] = SKRIDT,
) -> Timevaerdi:
    """Rejser `UgyldigtInput`/`UgyldigeInput`, når satserne ikke kendes for dagen, eller et tal ikke kan passe."""
    mangler = hvad_mangler(vilkaar)
    nu_timer, timeloen, fuldtid = vilkaar.betalte_timer, vilkaar.timeloen, vilkaar.fuldtidsloen
    if mangler or not nu_timer or not timeloen or not fuldtid:
        raise UgyldigtInput("timeloen", f"Det mangler: {', '.join(mangler)}.")
    pension = vilkaar.pension_pct or 0.0
    uden = 1 + pension / 100
    tal = _Regner(dag, timeloen / uden, fuldtid / uden, pension, anden_loen, kommuneskat_pct)
    nu = tal.beregning(nu_timer)
    mere = tuple(tal.ved(nu_timer + flere) for flere in skridt if nu_timer + flere <= FULD_TID)
    forbehold = [*nu.forbehold, *tal.skatteforbehold(nu_timer), ANDRE_YDELSER]
    if vilkaar.pension_pct is None:
        forbehold.append(PENSION_UKENDT)
    return Timevaerdi(
        dato=dag,
        nu=tal.ved(nu_timer),
        mere=mere,
        loft=nu.loft,
        loft_ved=nu.loft_binder_ved_timer if _inden_for(nu.loft_binder_ved_timer) else None,
        vaek_ved=tal.vaek_ved(nu),
        intensitet=vilkaar.intensitet,
        forbehold=tuple(dict.fromkeys(forbehold)),
    )


def _inden_for(timer: Decimal | None) -> bool:
    return timer is not None and timer <= Decimal(str(FULD_TID))


class _Regner(msgspec.Struct, frozen=True):
    dag: date
    timeloen: float
    fuldtidsloen: float
    pension_pct: float
    anden_loen: float
    kommuneskat_pct: float | None

    def beregning(self, timer: float) -> Beregning:
        return beregn_fleksloentilskud(
            dato=self.dag,
            timeloen=self.timeloen,
            timer=timer,
            fuldtidsloen=self.fuldtidsloen,
            pension_pct=self.pension_pct,
            anden_loen=self.anden_loen,
        )

    def vaek_ved(self, b: Beregning) -> float | None:
        """De betalte timer, hvor lønnen alene når loftet, eller nedsættelsen har spist tilskuddet."""
        pr_time = self.timeloen * TIMER_PR_MAANED * (1 + self.pension_pct / 100)
        uden_loft = float(b.tilskud_ophoerer_ved_loen) - self.anden_loen
        loen = float(b.loft) if _inden_for(b.loft_binder_ved_timer) else min(float(b.loft), uden_loft)
        timer = max(0.0, loen) / pr_time
        return timer if timer <= FULD_TID else None

    def ved(self, timer: float) -> Timetal:
        b = self.beregning(timer)
        return Timetal(timer, b.loen, b.fleksloentilskud, b.i_alt, b.i_haanden, self._netto(timer), b.zone)

    def _svar(self, timer: float) -> tuple[Decimal | None, tuple[str, ...]]:
        try:
            svar = beregn_netto(
                dato=self.dag,
                timeloen=self.timeloen,
                timer=timer,
                fuldtidsloen=self.fuldtidsloen,
                pension_pct=self.pension_pct,
                anden_loen=self.anden_loen,
                kommuneskat_pct=self.kommuneskat_pct,
            )
        except (UgyldigtInput, UgyldigeInput):
            return None, ()
        return svar.beloeb("netto"), svar.forbehold

    def _netto(self, timer: float) -> Decimal | None:
        return self._svar(timer)[0]

    def skatteforbehold(self, timer: float) -> tuple[str, ...]:
        return self._svar(timer)[1]


# --- Ordene ------------------------------------------------------------------------------------------------------


def saetninger(v: Timevaerdi) -> tuple[str, ...]:
    """Svaret i korte sætninger, talt til borgeren."""
    en = v.en_time
    if en is None:
        return ("Du får allerede løn for fuld tid. Der er ikke flere timer at regne med.",)
    ud = [_hovedsaetning(v, en)]
    if v.til_stede is not None and v.til_stede > 1.05:
        ud.append(
            f"En betalt time er omkring {_tal(v.til_stede)} timer på arbejdspladsen med din intensitet. Stiger "
            "intensiteten, bliver der flere betalte timer, uden at du er der længere."
        )
    ud.append(_loftet(v))
    return tuple(ud)


def _hovedsaetning(v: Timevaerdi, en: Timetal) -> str:
    i_alt, netto = v.forskel("i_alt", en) or Decimal(0), v.forskel("netto", en)
    if v.nu.zone == "C":
        return (
            "Lige nu giver en time mere ikke flere penge. Løn og tilskud er tilsammen nået op på fuldtidslønnen, så "
            "tilskuddet falder lige så meget, som lønnen stiger."
        )
    tekst = f"En betalt time mere om ugen giver dig {_kr(i_alt)} mere om måneden før skat"
    if netto is not None:
        tekst += f", omkring {_kr(netto)} efter skat"
    if v.nu.zone == "D":
        tekst += ". Tilskuddet er væk, så hele lønnen er din"
    return f"{tekst}."


def _loftet(v: Timevaerdi) -> str:
    if v.nu.zone in ("C", "D"):
        return f"Loftet er fuldtidslønnen i samme stilling, {_kr(v.loft)} om måneden.{_vaek(v)}"
    if v.loft_ved is None:
        return f"Flere timer giver mere hele vejen op til 37 betalte timer.{_vaek(v)}"
    return _punktum(
        f"Det betaler sig, indtil du har {_tal(float(v.loft_ved))} betalte timer om ugen. Der når løn og tilskud "
        f"tilsammen fuldtidslønnen på {_kr(v.loft)}"
    ) + _vaek(v)


def _vaek(v: Timevaerdi) -> str:
    if v.vaek_ved is None or v.nu.zone == "D":
        return ""
    return f" Tilskuddet er helt væk ved {_tal(v.vaek_ved)} betalte timer."


def _punktum(tekst: str) -> str:
    return tekst if tekst.endswith(".") else f"{tekst}."


def _kr(x: Decimal) -> str:
    hele = int(x.quantize(Decimal(1)))
    return f"{hele:,}".replace(",", ".").replace("-", "−") + " kr."


def _tal(x: float) -> str:
    return f"{x:.1f}".removesuffix(".0").replace(".", ",")
