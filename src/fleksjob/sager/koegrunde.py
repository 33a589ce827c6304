"""Hvorfor en linje skal ses efter af et menneske, i almindelige ord og med de to tal bag. Ren.

En grund er ikke en fejl; den er noget usædvanligt, som er værd at se på, før pengene frigives. Det, der også gjaldt
måneden før med de samme tal, og som blev betalt, gentages ikke.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned as navn
from fleksjob.lov.tilskud.indtaegtsarter import ARTSREGLER
from fleksjob.sager.maanedsoplysninger import DAEKKER_FLERE, forrige, i_job, naeste, sidste

if TYPE_CHECKING:
    from fleksjob.sager.maanedslinjer import Linje, Staar

SPRING_PCT = 20
"""Så mange procent må tilskuddet ændre sig fra måned til måned, før et menneske ser på det. Kommunens eget tal."""
AARSSKIFTE_PCT = 5
"""I januar er satserne nye; en større ændring end det skyldes sjældent satserne alene."""
GAMMEL_FULDTIDSLOEN_MDR = 24
NAER_LOFTET = Decimal("0.9")

GRUNDE: dict[str, str] = {
    "mangler_loen": "Lønnen mangler",
    "fuldtidsloen": "Fuldtidslønnen mangler eller er gammel",
    "mangler_andet": "En anden oplysning mangler",
    "til_afgoerelse": "Loven er ikke klar",
    "negativ": "For meget er betalt",
    "spring": "Stort spring fra måneden før",
    "aarsskifte": "Årsskifte",
    "loft": "Lønloftet bestemmer",
    "bonus": "Bonus eller tillæg",
    "flere_arbejdsgivere": "Flere job eller arbejdsgivere",
    "fravaer": "Sygdom eller orlov",
    "foerste_maaned": "Første måned i jobbet",
    "ophoer": "Jobbet slutter",
}
"""Kode → navn, i den orden køen viser dem."""

_FRAVAER = {
    "sygdom": "sygemeldt",
    "anden_orlov": "på orlov",
    "barsel": "på barsel",
    "sorgorlov": "på sorgorlov",
}
_TITLER = {en.art: en.titel for en in ARTSREGLER}


class Koegrund(msgspec.Struct, frozen=True):
    """Én grund: koden, sætningen og de to tal, når der er to."""

    kode: str
    tekst: str
    foer: Decimal | None = None
    nu: Decimal | None = None


class Koeforhold(NamedTuple):
    """Det, linjen ses i lyset af: sagens tilstand og linjen i måneden før."""

    tilstand: Tilstand
    maaned: date
    foer: Linje | Staar | None
    spring_pct: int | None = None
    arkivets_foerste: bool = False

    @property
    def tilskud_foer(self) -> Decimal | None:
        if self.foer is None:
            return None
        ny = getattr(self.foer, "tilskud", None)
        gammel = getattr(self.foer, "fleksloentilskud", None)
        fundet: Decimal | None = ny if ny is not None else gammel
        return fundet

    @property
    def grundlag_foer(self) -> dict[str, Any]:
        return dict(self.foer.grundlag) if self.foer is not None else {}


def koegrunde(linje: Linje, forhold: Koeforhold) -> tuple[Koegrund, ...]:
    """Alle grunde til at se på linjen, i køens orden. Ingen: den er almindelig."""
    fundne = {
        en.kode: msgspec.structs.replace(en, tekst=en.tekst.replace("kr..", "kr."))
        for en in _alle(linje, forhold)
    }
    return tuple(fundne[kode] for kode in GRUNDE if kode in fundne)


def _alle(linje: Linje, forhold: Koeforhold) -> Iterator[Koegrund]:
    if linje.status in ("mangler", "manuel"):
        yield Koegrund(
            linje.grundlag.get("grundkode") or "til_afgoerelse", linje.aarsag, forhold.tilskud_foer
        )
    if linje.forskel is not None and linje.forskel < 0:
        yield _negativ(linje)
    yield from _spring(linje, forhold)
    if linje.tilskud is not None:
        yield from _loft(linje, forhold)
    yield from _indtaegter(linje, forhold)
    yield from _fravaer(forhold)
    yield from _jobbet(linje, forhold)


def _kr(beloeb: Decimal | float | None) -> str:
    return kroner(float(beloeb or 0))


def _negativ(linje: Linje) -> Koegrund:
    betalt = (linje.tilskud or Decimal(0)) - (linje.forskel or Decimal(0))
    return Koegrund(
        "negativ",
        f"Der er betalt {_kr(betalt)} for {navn(linje.maaned)}, men måneden giver {_kr(linje.tilskud)}.",
        betalt,
        linje.tilskud,
    )


def _spring(linje: Linje, forhold: Koeforhold) -> Iterator[Koegrund]:
    foer, nu = forhold.tilskud_foer, linje.tilskud
    if foer is None or nu is None or linje.version > 1 or foer == nu:
        return
    procent = abs(nu - foer) * 100 / foer if foer else Decimal(100)
    graense = SPRING_PCT if forhold.spring_pct is None else forhold.spring_pct
    retning = "op" if nu > foer else "ned"
    if procent > graense:
        yield Koegrund(
            "spring",
            f"Tilskuddet går {retning} fra {_kr(foer)} til {_kr(nu)} ({procent:.0f} pct.).",
            foer,
            nu,
        )
    elif linje.maaned.month == 1 and procent > AARSSKIFTE_PCT:
        yield Koegrund(
            "aarsskifte",
            f"Satserne er nye fra januar. Tilskuddet går {retning} fra {_kr(foer)} til {_kr(nu)} "
            f"({procent:.0f} pct.).",
            foer,
            nu,
        )


def _loft(linje: Linje, forhold: Koeforhold) -> Iterator[Koegrund]:
    beregning, loft = linje.beregning, linje.grundlag.get("fuldtidsloen")
    if not beregning or loft is None or linje.tilskud is None:
        return
    uden, med = Decimal(str(beregning.get("foer_loft") or 0)), linje.tilskud
    if beregning.get("zone") == "C" or (beregning.get("zone") == "S" and _binder(beregning)):
        if not _bandt_ogsaa(forhold, loft):
            yield Koegrund(
                "loft",
                f"Lønloftet på {_kr(loft)} bestemmer. Uden det ville tilskuddet være {_kr(uden)}; nu er det "
                f"{_kr(med)}.",
                uden,
                med,
            )
        return
    siden = _fuldtidsloen_fra(forhold.tilstand, linje.maaned)
    maaneder = (linje.maaned.year - siden.year) * 12 + linje.maaned.month - siden.month if siden else 0
    i_alt = Decimal(str(linje.grundlag.get("loen", 0))) + med
    gammel = maaneder - GAMMEL_FULDTIDSLOEN_MDR
    # Siges, når den bliver for gammel, og derefter hvert halve år, så den ikke larmer hver måned.
    if siden and gammel >= 0 and gammel % 6 == 0 and i_alt > NAER_LOFTET * Decimal(str(loft)):
        yield Koegrund(
            "fuldtidsloen",
            f"Fuldtidslønnen er fra {navn(siden)}, og løn og tilskud er nu {_kr(i_alt)} mod loftet {_kr(loft)}.",
            Decimal(str(loft)),
            i_alt,
        )


def _binder(beregning: dict[str, Any]) -> bool:
    hel, foer = beregning.get("tilskud_hel_maaned"), beregning.get("foer_loft")
    return hel is not None and foer is not None and 0 < float(hel) < float(foer)


def _bandt_ogsaa(forhold: Koeforhold, loft: float) -> bool:
    foer = forhold.grundlag_foer
    if foer.get("fuldtidsloen") != loft or forhold.tilskud_foer is None:
        return False
    i_alt = Decimal(str(foer.get("loen", 0))) + forhold.tilskud_foer
    return abs(i_alt - Decimal(str(loft))) < 1


def _fuldtidsloen_fra(tilstand: Tilstand, maaned: date) -> date | None:
    """Den måned, den gældende fuldtidsløn er fra: oplyst, eller da vilkårene blev aftalt."""
    job = next((en for en in tilstand.ansaettelser if i_job(en, maaned)), None)
    vilkaar = job.vilkaar_pr(sidste(maaned)) if job else None
    if job is None or vilkaar is None:
        return None
    return max(job.fuldtidsloen_oplyst or vilkaar.gyldig_fra, vilkaar.gyldig_fra)


def _indtaegter(linje: Linje, forhold: Koeforhold) -> Iterator[Koegrund]:
    loenmaaned = linje.grundlag.get("loenmaaned") or f"{forrige(forhold.maaned):%Y-%m}"
    i_maaneden = [en for en in forhold.tilstand.indkomster if en.periode == loenmaaned]
    saerlige = [en for en in i_maaneden if en.art in DAEKKER_FLERE or _er_tillaeg(en.art)]
    if saerlige:
        i_alt = sum((Decimal(str((en.loen or 0) + (en.pension or 0))) for en in saerlige), Decimal(0))
        hvad = " og ".join(dict.fromkeys(_TITLER.get(en.art, en.art).lower() for en in saerlige))
        loen = Decimal(str(linje.grundlag.get("loen", 0)))
        yield Koegrund("bonus", f"Der er {hvad} på {_kr(i_alt)}; lønnen er ellers {_kr(loen)}.", i_alt, loen)
    hvem = {en.ansaettelse or en.indberetter for en in i_maaneden if not en.art or en.art == "loen"}
    job = [en for en in forhold.tilstand.ansaettelser if i_job(en, forhold.maaned)]
    antal = max(len(hvem), len(job))
    if antal > 1 and not _ogsaa_flere(forhold, linje):
        egen, anden = linje.grundlag.get("loen"), linje.grundlag.get("anden_loen")
        tekst = f"Der er løn fra {len(hvem)} steder" if len(hvem) > 1 else f"Der er {len(job)} fleksjob"
        yield Koegrund(
            "flere_arbejdsgivere",
            f"{tekst}: {_kr(egen)} fra fleksjob og {_kr(anden)} fra andet arbejde.",
            Decimal(str(egen or 0)),
            Decimal(str(anden or 0)),
        )


def _er_tillaeg(art: str) -> bool:
    return art in ("overtid", "fritvalg", "soegnehelligdag", "ferietillaeg", "feriedifference") or (
        art.startswith("feriegodtgoerelse")
    )


def _ogsaa_flere(forhold: Koeforhold, linje: Linje) -> bool:
    """Om måneden før havde de samme job og den samme løn fra hvert sted; så er det ikke nyt."""
    foer = forhold.grundlag_foer
    return bool(
        foer.get("sammensat")
        and linje.status == "beregnet"
        and foer.get("loen") == linje.grundlag.get("loen")
        and foer.get("anden_loen") == linje.grundlag.get("anden_loen")
    )


def _fravaer(forhold: Koeforhold) -> Iterator[Koegrund]:
    fra, til = forrige(forhold.maaned), naeste(forhold.maaned)
    for en in forhold.tilstand.stop:
        ord_ = _FRAVAER.get(en.grund)
        if ord_ and en.fra < til and (en.til is None or en.til > fra):
            slut = f" til {dansk_dato(en.til)}" if en.til else ""
            yield Koegrund(
                "fravaer", f"Personen er {ord_} fra {dansk_dato(en.fra)}{slut}. Kommer lønnen stadig?"
            )
            return


def _jobbet(linje: Linje, forhold: Koeforhold) -> Iterator[Koegrund]:
    for en in forhold.tilstand.ansaettelser:
        if i_job(en, forhold.maaned):
            if linje.grundlag.get("kilde") == "aftalt" or _begyndte_i(en, forhold):
                yield Koegrund(
                    "foerste_maaned",
                    f"Jobbet begyndte {dansk_dato(en.startet)}. Lønnen er "
                    f"{'den aftalte' if linje.grundlag.get('kilde') == 'aftalt' else 'indberettet'}: "
                    f"{_kr(linje.grundlag.get('loen'))}."
                    if en.startet
                    else "Jobbet er nyt.",
                    None,
                    Decimal(str(linje.grundlag["loen"])) if "loen" in linje.grundlag else None,
                )
            if en.ophoert is not None and forhold.maaned < en.ophoert <= naeste(forhold.maaned):
                yield Koegrund(
                    "ophoer", f"Jobbet slutter: første dag uden job er {dansk_dato(en.ophoert)}.", forhold.tilskud_foer,
                    linje.tilskud,
                )  # fmt: skip


def _begyndte_i(job: Ansaettelse, forhold: Koeforhold) -> bool:
    """Jobbet begyndte i tilskudsmåneden, eller midt i måneden før, så lønnen ikke er en hel måneds."""
    if job.startet is None:
        return False
    foer = forrige(forhold.maaned)
    return job.startet >= forhold.maaned or foer < job.startet
