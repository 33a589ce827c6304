"""Et felt fra en fil: fra tekst til værdi, eller én sætning om, hvad der er galt, og hvad der er rigtigt.

Hver funktion rejser `UgyldigtInput(felt, besked)`. Beskeder viser aldrig et helt CPR-nummer: alt, der ligner
et, får de sidste fire cifre dækket, også når det står i en forkert kolonne.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from stdnum.dk import cpr as stdnum_cpr, cvr as stdnum_cvr
from stdnum.exceptions import ValidationError

from fleksjob.lov.kerne.fejl import UgyldigtInput

ERSTATNINGSDAG = 60
"""Erstatningspersonnumre (også demoens) har 60 lagt til dagen."""

_CPR_LIGNENDE = re.compile(r"(?<!\d)(\d{6})(\s*[-–]?\s*)\d{4}(?!\d)")
_STYRETEGN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_LAENGSTE_VISNING = 40

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANSK = re.compile(r"([0-9]{1,2})[-.]([0-9]{1,2})[-.]([0-9]{4})")

_HELTAL = re.compile(r"[0-9]{1,12}")
_DANSK_TAL = re.compile(r"([0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}),([0-9]{1,4})")
_PUNKTUM_TAL = re.compile(r"([0-9]{1,12})\.([0-9]{1,2}|[0-9]{4})")
_DANSKE_TUSINDER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,3}")
_ENGELSKE_TUSINDER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def vist(tekst: str) -> str:
    """Teksten, som den må stå i en fejlbesked: uden styretegn, afkortet, og uden hele CPR-numre."""
    ren = _CPR_LIGNENDE.sub(r"\1\2****", _STYRETEGN.sub(" ", tekst))
    return ren if len(ren) <= _LAENGSTE_VISNING else ren[: _LAENGSTE_VISNING - 1] + "…"


def ligner_cpr(tekst: str) -> bool:
    """Om der står ti cifre, der kan være et CPR-nummer, et sted i teksten."""
    return _CPR_LIGNENDE.search(tekst) is not None


def daekket_cpr(cpr: str) -> str:
    """Ti cifre som `150370-****`."""
    return f"{cpr[:6]}-****"


@lru_cache(maxsize=65_536)
def laes_cpr(tekst: str, felt: str = "cpr") -> str:
    """Ti cifre. Datoen prøves, modulus 11 gør ikke (numre fra efter 2007 opfylder den ikke)."""
    cifre = tekst.replace("-", "").replace(" ", "")
    if not cifre.isascii() or not cifre.isdigit():
        raise UgyldigtInput(felt, "CPR-nummeret skal være ti cifre, for eksempel 010190-1234.")
    if len(cifre) == 9:
        raise UgyldigtInput(
            felt,
            "CPR-nummeret har 9 cifre og skal have 10: et nul forrest er nok faldet ud, da filen blev gemt. "
            "Gem kolonnen som tekst.",
        )
    if len(cifre) != 10:
        raise UgyldigtInput(felt, f"CPR-nummeret har {len(cifre)} cifre og skal have 10.")
    foedselsdato_af(cifre, felt)
    return cifre


@lru_cache(maxsize=65_536)
def foedselsdato_af(cpr: str, felt: str = "cpr") -> date:
    """Fødselsdagen i ti cifre; 60 trækkes fra dagen i erstatningsnumre."""
    dag = int(cpr[:2])
    if dag > ERSTATNINGSDAG:
        cpr = f"{dag - ERSTATNINGSDAG:02d}{cpr[2:]}"
    try:
        foedt: date = stdnum_cpr.get_birth_date(cpr)
    except ValidationError:
        raise UgyldigtInput(
            felt, "CPR-nummerets første seks cifre er ikke en dato; de skal være dag, måned og år."
        ) from None
    return foedt


@lru_cache(maxsize=8_192)
def laes_cvr(tekst: str, felt: str = "cvr") -> str:
    """Otte cifre, prøvet med modulus 11. `DK` foran er tilladt."""
    try:
        return str(stdnum_cvr.validate(tekst))
    except ValidationError:
        pass
    cifre = str(stdnum_cvr.compact(tekst))
    if len(cifre) == 8 and cifre.isdigit():
        raise UgyldigtInput(
            felt,
            f"CVR-nummeret {cifre} findes ikke: kontrolcifret passer ikke, så et ciffer er tastet forkert.",
        )
    raise UgyldigtInput(felt, f"«{vist(tekst)}» er ikke et CVR-nummer; det skal være otte cifre.")


@lru_cache(maxsize=8_192)
def laes_dato(tekst: str, felt: str) -> date:
    """En dag som 2026-07-31 eller 31-07-2026. Skråstreger afvises, fordi de kan læses på to måder."""
    if iso := _ISO.fullmatch(tekst):
        aar, maaned, dag = (int(del_) for del_ in iso.groups())
    elif dansk := _DANSK.fullmatch(tekst):
        dag, maaned, aar = (int(del_) for del_ in dansk.groups())
    else:
        raise UgyldigtInput(felt, f"«{vist(tekst)}» er ikke en dato; skriv 2026-07-31 eller 31-07-2026.")
    if not 1900 <= aar <= 2100:
        raise UgyldigtInput(felt, f"Året {aar} kan ikke passe; skriv et år mellem 1900 og 2100.")
    try:
        return date(aar, maaned, dag)
    except ValueError:
        raise UgyldigtInput(felt, f"Dagen {vist(tekst)} findes ikke i kalenderen.") from None


def laes_beloeb(tekst: str, felt: str) -> Decimal:
    """Kroner: 1.234,56 · 1234,56 · 1234.56 · 1.234 (tre cifre efter punktum er tusinder: øre har kun to)."""
    ren = _uden_mellemrum(tekst).removesuffix("kr.").removesuffix("kr")
    if _DANSKE_TUSINDER.fullmatch(ren):
        return Decimal(ren.replace(".", ""))
    beloeb = _tal(ren, tekst, felt, eksempel="1.234,56 eller 1234.56")
    if -int(beloeb.as_tuple().exponent) > 2:
        raise UgyldigtInput(felt, f"«{vist(tekst)}» har flere decimaler end øre; skriv højst to.")
    return beloeb


def laes_tal(tekst: str, felt: str) -> Decimal:
    """Et tal, som ikke er penge (timer, procent): 7,5 · 7.5 · 160,33. Tusindskilletegn findes ikke her."""
    ren = _uden_mellemrum(tekst).removesuffix("%")
    if _DANSKE_TUSINDER.fullmatch(ren):
        raise UgyldigtInput(felt, f"«{vist(tekst)}» kan læses på to måder; skriv for eksempel 7,5 eller 7.5.")
    return _tal(ren, tekst, felt, eksempel="7,5 eller 7.5")


def _uden_mellemrum(tekst: str) -> str:
    return "".join(tekst.split()).casefold()


def _tal(ren: str, tekst: str, felt: str, *, eksempel: str) -> Decimal:
    if ren.startswith(("-", "\N{MINUS SIGN}")):
        raise UgyldigtInput(felt, f"«{vist(tekst)}» er negativt; skriv et tal på nul eller derover.")
    if _HELTAL.fullmatch(ren):
        return Decimal(ren)
    if dansk := _DANSK_TAL.fullmatch(ren):
        return Decimal(f"{dansk[1].replace('.', '')}.{dansk[2]}")
    if punktum := _PUNKTUM_TAL.fullmatch(ren):
        return Decimal(f"{punktum[1]}.{punktum[2]}")
    if _ENGELSKE_TUSINDER.fullmatch(ren):
        raise UgyldigtInput(felt, f"«{vist(tekst)}» bruger komma til tusinder; skriv {eksempel}.")
    raise UgyldigtInput(felt, f"«{vist(tekst)}» er ikke et tal; skriv {eksempel}.")


def laes_ja_nej(tekst: str, felt: str) -> bool:
    """ja/nej; også j/n, 1/0 og sand/falsk, som regneark skriver."""
    svar = tekst.casefold()
    if svar in {"ja", "j", "1", "sand", "x"}:
        return True
    if svar in {"nej", "n", "0", "falsk"}:
        return False
    raise UgyldigtInput(felt, f"«{vist(tekst)}» kan ikke læses; skriv ja eller nej.")


def dage_i(fra: date, til: date) -> int:
    """Antal dage fra og med `fra` til og med `til`."""
    return (til - fra + timedelta(days=1)).days
