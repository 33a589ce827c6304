"""En fil udefra: hvilken slags den er efter sit indhold, om den må komme ind, og et navn, der kan vises.

Filens navn og det, browseren kalder den, tror vi ikke på; de første bytes afgør. Kun PDF, PNG og JPEG kommer ind: dem
kan alle åbne, og de kan sættes sammen til én PDF, når sagen skal sendes videre.
"""

import re
import unicodedata
from hashlib import sha256

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput

STOERST = 20 * 1024 * 1024
"""Bytes i én fil."""
_SLAGS = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
ENDELSER = {"application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg"}
TAGES_IMOD = ",".join(ENDELSER)
"""Til filfeltets `accept`; en iPhone laver selv sine billeder om til JPEG, når den ser det."""
_HEIC = re.compile(rb"^....ftyp(hei|hev|mif|msf)", re.DOTALL)
_ULOVLIGT = re.compile(r'[\\/:*?"<>|]+')


class Bilagsfil(msgspec.Struct, frozen=True):
    """En fil, der er set efter. `mediatype` er efter indholdet."""

    navn: str
    indhold: bytes
    mediatype: str
    sha256: str


def laes_fil(navn: str, indhold: bytes, felt: str = "fil") -> Bilagsfil:
    """Filen, når den kan komme ind; ellers `UgyldigtInput` med, hvad der ville være rigtigt."""
    if not indhold:
        raise UgyldigtInput(felt, "Filen er tom. Vælg filen igen, eller tag billedet om.")
    if len(indhold) > STOERST:
        raise UgyldigtInput(
            felt, f"Filen er for stor. Den må højst fylde {STOERST // 1024 // 1024} MB. Del den i flere."
        )
    mediatype = next((slags for begynder, slags in _SLAGS if indhold.startswith(begynder)), "")
    if not mediatype:
        raise UgyldigtInput(felt, _forkert_slags(indhold))
    if not _er_hel(indhold, mediatype):
        raise UgyldigtInput(felt, "Filen er ikke hel. Gem den igen, og vælg den på ny.")
    return Bilagsfil(_vist_navn(navn, mediatype), indhold, mediatype, sha256(indhold).hexdigest())


def _forkert_slags(indhold: bytes) -> str:
    if _HEIC.match(indhold[:16]):
        return "Billedet er i formatet HEIC. Gem det som JPEG, eller tag et skærmbillede af det, og vælg det i stedet."
    if indhold.startswith(b"PK\x03\x04"):
        return "Word- og zip-filer kan ikke lægges ind. Gem papiret som PDF, og vælg PDF-filen."
    return "Filen skal være en PDF, et JPEG-billede eller et PNG-billede. Gem papiret som PDF, og vælg den."


def _er_hel(indhold: bytes, mediatype: str) -> bool:
    """Om filen slutter, som den slags skal. En afbrudt overførsel gør ikke."""
    slut = indhold[-1024:]
    match mediatype:
        case "application/pdf":
            return b"%%EOF" in slut
        case "image/png":
            return b"IEND" in slut
    return b"\xff\xd9" in slut


def _vist_navn(navn: str, mediatype: str) -> str:
    """Filens eget navn uden mapper, styretegn og vendte skriveretninger, og med den endelse, indholdet har."""
    sidste = unicodedata.normalize("NFC", navn).replace("\\", "/").rsplit("/", 1)[-1]
    synligt = "".join(tegn for tegn in sidste if unicodedata.category(tegn)[0] != "C")
    stamme = _ULOVLIGT.sub(" ", synligt).strip(" .")
    stamme, _, endelse = stamme.rpartition(".") if "." in stamme else (stamme, "", "")
    if endelse and endelse.lower() not in {*ENDELSER.values(), "jpeg"}:
        stamme = f"{stamme} {endelse}"
    return f"{' '.join(stamme.split())[:140] or 'papir'}.{ENDELSER[mediatype]}"
