"""Beregnerens svar: lovens beregning stillet op, tegnet og gjort til links. Intet gemmes."""

from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from fleksjob.breve.figurer import indkomst_efter_timer_svg, timer_billede_svg
from fleksjob.breve.tegning import i_timer
from fleksjob.lov.beregning import Beregning, Trin, beregn_fleksloentilskud
from fleksjob.lov.forklaring import kroner
from fleksjob.lov.kurve import IndkomstKurve, indkomst_efter_timer
from fleksjob.selvbetjening.beregnerformular import Indtastning

FULD_TID = 37.0
REGNESTYKKE: dict[str, tuple[str, ...]] = {
    "loen": ("maanedsloen_md", "loen_i_alt"),
    "grundbeloeb": (),
    "nedsaettelse": ("graense", "nedsaettelse_under", "nedsaettelse_over"),
    "foer_loft": (),
    "loft": ("fuldtidsmaanedsloen_md",),
    "plads_under_loft": (),
    "fleksloentilskud": (),
    "i_alt": (),
    "atp": (),
    "udbetalt": (),
    "obligatorisk_pension": (),
}
"""Leddene, som de vises: hovedleddene i lovens orden, hvert med sine mellemregninger."""

OM_MERE: dict[str, tuple[str, ...]] = {
    "gevinst_pr_ekstra_krone": (),
    "loft_binder_ved_timer": ("loft_binder_ved_loen",),
    "tilskud_ophoerer_ved_loen": (),
}
SIKKERHED = {
    "ordret": "Læst ordret i loven eller hos den myndighed, der fastsætter tallet.",
    "sekundaer": "Læst hos en kommune, en fagforening eller en anden, der gengiver reglen.",
    "udledt": "Ikke fundet offentliggjort. Regnet ud af andre tal.",
    "hukommelse": "Ikke fundet i nogen kilde. Bør kontrolleres, før du bygger på det.",
}


@dataclass(frozen=True, slots=True)
class Raekke:
    """En række i tabellen over timer. `en_time_mere` er None i den sidste."""

    timer: Decimal
    loen: Decimal
    tilskud: Decimal
    i_alt: Decimal
    en_time_mere: Decimal | None
    er_nu: bool


@dataclass(frozen=True, slots=True)
class Led:
    """Et trin i regnestykket, som det vises: navn og tal i én linje, resten når det foldes ud."""

    navn: str
    skrevet: str
    tekst: str
    hjemmel: str
    kilde: str
    url: str
    sikkert: str
    under: tuple["Led", ...]


@dataclass(frozen=True, slots=True)
class Nabo:
    """Den samme beregning med en time færre eller flere. `i_haanden` er forskellen i det, der udbetales."""

    skridt: int
    timer: float
    i_alt: Decimal
    i_haanden: Decimal
    adresse: str


@dataclass(frozen=True, slots=True)
class Svar:
    """Alt, hvad siden viser om én beregning."""

    ind: Indtastning
    beregning: Beregning
    regnestykke: tuple[Led, ...]
    naar_der_er_mere: tuple[Led, ...]
    naboer: tuple[Nabo, ...]
    smalt_billede: str
    bredt_billede: str
    timebillede: str
    raekker: tuple[Raekke, ...]
    adresse: str

    @property
    def pension(self) -> Decimal:
        """Den del af lønnen i fleksjobbet, der går til pension, når pensionen er oplyst i procent."""
        return self.beregning.i_alt - self.beregning.atp - self.beregning.i_haanden

    @property
    def tabt_ved_en_time_mere(self) -> Decimal:
        """Hvor meget mindre der udbetales ved en time mere; ellers nul."""
        fald = [-nabo.i_haanden for nabo in self.naboer if nabo.skridt == 1]
        return max(Decimal(0), *fald) if fald else Decimal(0)

    @property
    def flere_timer_betaler_sig_ikke(self) -> bool:
        return self.beregning.zone == "C"


def adresse_for(ind: Indtastning) -> str:
    """Linket, der giver netop denne beregning igen, også når måneden er gået."""
    valg: dict[str, str] = {"timeloen": _som_link(ind.timeloen)}
    if ind.fremmoede is not None and ind.intensitet is not None:
        valg |= {"fremmoede": _som_link(ind.fremmoede), "intensitet": _som_link(ind.intensitet)}
    else:
        valg["timer"] = _som_link(ind.timer)
    for navn in ("pension_pct", "anden_loen", "fuldtidstimeloen", "fuldtidsloen"):
        if vaerdi := getattr(ind, navn):
            valg[navn] = _som_link(vaerdi)
    valg |= {"maaned": str(ind.dato.month), "aar": str(ind.dato.year)}
    return f"{reverse('selvbetjening:beregner')}?{urlencode(valg)}"


def _som_link(tal: float) -> str:
    """150.0 → »150«, 150.5 → »150,5«: som man selv ville skrive det i feltet."""
    return f"{tal:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _regn(ind: Indtastning) -> Beregning:
    return beregn_fleksloentilskud(timer=ind.timer, **ind.til_loven())


def _skrevet(trin: Trin) -> str:
    """Trinnets tal med sin enhed, eller tomt, når der ikke er et tal at skrive."""
    if trin.vaerdi is None or isinstance(trin.vaerdi, str):
        return ""
    if trin.kode == "loft_binder_ved_timer":
        return i_timer(trin.vaerdi)
    return kroner(float(trin.vaerdi))


def _opstil(beregning: Beregning, orden: dict[str, tuple[str, ...]]) -> tuple[Led, ...]:
    """Trinnene i `orden`; et trin, som beregningen ikke har, udelades."""
    trin = {et.kode: et for et in beregning.trin}

    def led(kode: str, under: tuple[str, ...]) -> Led:
        et = trin[kode]
        return Led(
            navn=et.navn,
            skrevet=_skrevet(et),
            tekst=et.tekst,
            hjemmel=et.hjemmel,
            kilde=et.kilde,
            url=et.url,
            sikkert=SIKKERHED[et.sikkerhed],
            under=tuple(led(kode_under, ()) for kode_under in under if kode_under in trin),
        )

    return tuple(led(kode, under) for kode, under in orden.items() if kode in trin)


def _naboer(ind: Indtastning, nu: Beregning) -> tuple[Nabo, ...]:
    fundne = []
    for skridt in (-1, 1):
        andet = replace(ind, timer=ind.timer + skridt, fremmoede=None, intensitet=None)
        if 0 < andet.timer <= FULD_TID:
            ny = _regn(andet)
            fundne.append(
                Nabo(skridt, andet.timer, ny.i_alt, ny.i_haanden - nu.i_haanden, adresse_for(andet))
            )
    return tuple(fundne)


def _raekker(kurve: IndkomstKurve, nu_timer: float) -> tuple[Raekke, ...]:
    """Hver hele time; »nu« mærkes, når den er en hel time."""
    hele = [p for p in kurve.punkter if float(p.timer).is_integer()]
    naeste = [*hele[1:], None]
    return tuple(
        Raekke(
            timer=Decimal(str(p.timer)),
            loen=p.loen,
            tilskud=p.fleksloentilskud,
            i_alt=p.i_alt,
            en_time_mere=None if q is None else q.i_alt - p.i_alt,
            er_nu=abs(float(p.timer) - nu_timer) < 0.01,
        )
        for p, q in zip(hele, naeste, strict=True)
    )


def svar_paa(ind: Indtastning) -> Svar:
    """Regner, tegner og stiller op. Kaster UgyldigtInput, når loven ikke kan regne på tallene."""
    beregning = _regn(ind)
    kurve = indkomst_efter_timer(**ind.til_loven())
    titel = f"Løn og fleksløntilskud ved {_som_link(ind.timeloen)} kr. i timen"
    return Svar(
        ind=ind,
        beregning=beregning,
        regnestykke=_opstil(beregning, REGNESTYKKE),
        naar_der_er_mere=_opstil(beregning, OM_MERE),
        naboer=_naboer(ind, beregning),
        smalt_billede=indkomst_efter_timer_svg(
            kurve, ind.timer, titel, nu_i_alt=beregning.i_alt, bredde=340, id_="smal"
        ),
        bredt_billede=indkomst_efter_timer_svg(
            kurve, ind.timer, titel, nu_i_alt=beregning.i_alt, bredde=700, id_="bred"
        ),
        timebillede=(
            timer_billede_svg(ind.fremmoede, ind.intensitet, bredde=340)
            if ind.fremmoede and ind.intensitet
            else ""
        ),
        raekker=_raekker(kurve, ind.timer),
        adresse=adresse_for(ind),
    )
