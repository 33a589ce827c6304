"""Biblioteket af afsnit: kommunens egne, plane vendinger til breve.

Biblioteket kan kun lægge noget til et brev. Det, loven kræver (afgørelsen, begrundelsen, bestemmelsen, klagefristen),
skriver brevet selv af sagens oplysninger, og det står der, uanset hvad biblioteket rummer. Alle kan foreslå; lederen
godkender. Intet ændres: hver tekst er en ny række, og den gamle kan altid læses og hentes tilbage.
"""

from collections.abc import Iterable
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Literal

import msgspec
from django.utils.text import slugify

from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.afsnitsfelter import kraev_kendte, udfyld, uudfyldte
from fleksjob.breve.frit_brev import afsnit_af_tekst
from fleksjob.breve.ramme import Brevramme
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import lager
from fleksjob.sager.brevskrivning import brevramme
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Afsnitsversion, Bruger, Sag
from fleksjob.snitflader.felter import ligner_cpr

SLAGS = {
    "frit": "Frit brev",
    "orientering": "Orientering om sagen",
    "oplysninger": "Bede om oplysninger",
    "indkaldelse": "Indkaldelse til møde",
    "partshoering": "Partshøring",
    "afgoerelse": "Afgørelse",
    "klage": "Svar på en klage",
}
"""Brevets slags; den, et afsnit hører til."""
SITUATIONER = {
    "": "Altid",
    "bevilling": "Når svaret er ja",
    "afslag": "Når svaret er nej",
    "fastholdelse": "Ved fastholdelse i job",
    "sygdom": "Når borgeren er syg",
}
"""Hvornår afsnittet passer."""
HANDLINGER = {
    "forslag": "Foreslået",
    "godkendt": "Godkendt",
    "afvist": "Afvist",
    "trukket": "Taget ud",
}
FORBEHOLDT = (
    "du kan klage til og med",
    "klagefrist",
    "vi har afgjort",
    "afgørelsen er truffet efter",
)
"""Vendinger, der hører til det, brevet selv skriver. I biblioteket ville de kunne sige noget andet end sagen."""
KUN_LEDER = "Kun lederen kan godkende, afvise og tage afsnit ud. Du kan foreslå en ændring."


class Afsnitstilstand(msgspec.Struct, frozen=True):
    """Et afsnit, som det står. `gaelder` er den version, der bruges i breve nu; None, når ingen gør."""

    noegle: str
    nyeste: Afsnitsversion
    gaelder: Afsnitsversion | None
    forslag: tuple[Afsnitsversion, ...]
    version: int

    @property
    def taget_ud(self) -> bool:
        """Om det har været brugt og ikke er det mere."""
        return self.gaelder is None and self.version > 0


def biblioteket(bruger: Bruger) -> list[Afsnitstilstand]:
    """Alle kommunens afsnit, efter brevets slags og titel."""
    raekker = Afsnitsversion.for_bruger(bruger).select_related("af").order_by("noegle", "nr")
    efter_noegle: dict[str, list[Afsnitsversion]] = {}
    for raekke in raekker:
        efter_noegle.setdefault(raekke.noegle, []).append(raekke)
    alle = [_tilstand(noegle, liste) for noegle, liste in efter_noegle.items()]
    orden = {slags: nr for nr, slags in enumerate(SLAGS)}
    return sorted(alle, key=lambda et: (orden.get(et.nyeste.slags, 99), et.nyeste.titel.casefold()))


def historien(bruger: Bruger, noegle: str) -> list[Afsnitsversion]:
    """Afsnittets rækker, ældste først. Rejser `AdgangNaegtet`, når det ikke findes i kommunen."""
    raekker = list(
        Afsnitsversion.for_bruger(bruger).filter(noegle=noegle).select_related("af").order_by("nr")
    )
    if not raekker:
        raise AdgangNaegtet("Afsnittet findes ikke.")
    return raekker


def tilstanden(bruger: Bruger, noegle: str) -> Afsnitstilstand:
    """Ét afsnit, som det står."""
    return _tilstand(noegle, historien(bruger, noegle))


def _tilstand(noegle: str, raekker: list[Afsnitsversion]) -> Afsnitstilstand:
    afgjorte = {en.om for en in raekker if en.handling in ("godkendt", "afvist") and en.om}
    gaelder = next((en for en in reversed(raekker) if en.handling in ("godkendt", "trukket")), None)
    return Afsnitstilstand(
        noegle,
        raekker[-1],
        gaelder if gaelder is not None and gaelder.handling == "godkendt" else None,
        tuple(en for en in raekker if en.handling == "forslag" and en.nr not in afgjorte),
        sum(en.handling == "godkendt" for en in raekker),
    )


def foreslaa(
    bruger: Bruger,
    *,
    nu: datetime,
    slags: str,
    situation: str,
    titel: str,
    tekst: str,
    noegle: str = "",
    bemaerkning: str = "",
) -> Afsnitsversion:
    """Et nyt afsnit eller en ændring. Skriver lederen det selv, gælder det med det samme."""
    _kraev_medarbejder(bruger)
    titel, tekst = " ".join(titel.split()), tekst.replace("\r\n", "\n").strip()
    _kontroller(slags, situation, titel, tekst, bemaerkning)
    with lager.transaktion():
        if noegle:
            staar = tilstanden(bruger, noegle).gaelder
            if staar is not None and _ens(staar, slags, situation, titel, tekst):
                raise UgyldigtInput("tekst", "Teksten er den samme som før; ret noget, eller gå tilbage.")
        else:
            noegle = _ny_noegle(bruger, titel)
        handling = "godkendt" if bruger.har_rolle(Rolle.LEDER) else "forslag"
        return _skriv(bruger, nu, noegle, handling, slags, situation, titel, tekst, 0, bemaerkning)


def afgoer_forslag(
    bruger: Bruger, noegle: str, nr: int, *, godkend: bool, nu: datetime, bemaerkning: str = ""
) -> Afsnitsversion:
    """Lederen godkender eller afviser et forslag. En afvisning skal have en grund."""
    _kraev_leder(bruger)
    if not godkend and not bemaerkning.strip():
        raise UgyldigtInput(
            "bemaerkning", "Skriv, hvorfor forslaget afvises; den, der skrev det, kan læse det."
        )
    with lager.transaktion():
        forslag = next((en for en in tilstanden(bruger, noegle).forslag if en.nr == nr), None)
        if forslag is None:
            raise IkkeMuligt("Forslaget er allerede afgjort. Genindlæs siden.")
        return _gentag(bruger, nu, forslag, "godkendt" if godkend else "afvist", bemaerkning)


def tag_ud(bruger: Bruger, noegle: str, *, nu: datetime, bemaerkning: str) -> Afsnitsversion:
    """Afsnittet bruges ikke mere. Breve, det allerede står i, ændres ikke."""
    _kraev_leder(bruger)
    if not bemaerkning.strip():
        raise UgyldigtInput("bemaerkning", "Skriv, hvorfor afsnittet tages ud.")
    with lager.transaktion():
        gaelder = tilstanden(bruger, noegle).gaelder
        if gaelder is None:
            raise IkkeMuligt("Afsnittet er ikke i brug.")
        return _gentag(bruger, nu, gaelder, "trukket", bemaerkning)


def hent_tilbage(bruger: Bruger, noegle: str, nr: int, *, nu: datetime) -> Afsnitsversion:
    """En tidligere godkendt tekst gælder igen."""
    _kraev_leder(bruger)
    with lager.transaktion():
        raekker = historien(bruger, noegle)
        valgt = next((en for en in raekker if en.nr == nr and en.handling == "godkendt"), None)
        if valgt is None:
            raise IkkeMuligt("Kun en tekst, der har været godkendt, kan hentes tilbage.")
        gaelder = _tilstand(noegle, raekker).gaelder
        if gaelder is not None and _ens(gaelder, valgt.slags, valgt.situation, valgt.titel, valgt.tekst):
            raise IkkeMuligt("Den tekst gælder allerede.")
        return _gentag(bruger, nu, valgt, "godkendt", f"Hentet tilbage fra {dansk_dato(valgt.tid.date())}.")


def _gentag(
    bruger: Bruger, nu: datetime, raekke: Afsnitsversion, handling: str, bemaerkning: str
) -> Afsnitsversion:
    return _skriv(
        bruger,
        nu,
        raekke.noegle,
        handling,
        raekke.slags,
        raekke.situation,
        raekke.titel,
        raekke.tekst,
        raekke.nr,
        bemaerkning,
    )


def _skriv(
    bruger: Bruger,
    nu: datetime,
    noegle: str,
    handling: str,
    slags: str,
    situation: str,
    titel: str,
    tekst: str,
    om: int,
    bemaerkning: str,
) -> Afsnitsversion:
    raekker = Afsnitsversion.for_bruger(bruger).filter(noegle=noegle)
    nr = (raekker.order_by("-nr").values_list("nr", flat=True).first() or 0) + 1
    ny: Afsnitsversion = Afsnitsversion.objects.create(
        kommune_id=bruger.kommune_id,
        noegle=noegle,
        nr=nr,
        handling=handling,
        slags=slags,
        situation=situation,
        titel=titel,
        tekst=tekst,
        om=om,
        bemaerkning=" ".join(bemaerkning.split())[:400],
        tid=nu,
        af=bruger,
    )
    return ny


def _kontroller(slags: str, situation: str, titel: str, tekst: str, bemaerkning: str) -> None:
    fejl = []
    if slags not in SLAGS:
        fejl.append(UgyldigtInput("slags", "Vælg, hvilken slags brev afsnittet hører til."))
    if situation not in SITUATIONER:
        fejl.append(UgyldigtInput("situation", "Vælg, hvornår afsnittet passer."))
    if not 3 <= len(titel) <= 80:
        fejl.append(UgyldigtInput("titel", "Skriv en titel på 3 til 80 tegn."))
    if not 10 <= len(tekst) <= 3000:
        fejl.append(UgyldigtInput("tekst", "Skriv en tekst på 10 til 3.000 tegn."))
    for felt, vaerdi in (("titel", titel), ("tekst", tekst), ("bemaerkning", bemaerkning)):
        if ligner_cpr(vaerdi):
            fejl.append(
                UgyldigtInput(felt, "Skriv aldrig et CPR-nummer i biblioteket; det bruges i alle sager.")
            )
    lille = tekst.casefold()
    if fundet := next((vending for vending in FORBEHOLDT if vending in lille), ""):
        besked = (
            f"«{fundet}» hører til det, loven kræver. Det skriver brevet selv af sagens oplysninger, så det altid er "
            "rigtigt. Tag det ud."
        )
        fejl.append(UgyldigtInput("tekst", besked))
    kast(fejl)
    kraev_kendte("tekst", tekst)


def _ens(raekke: Afsnitsversion, slags: str, situation: str, titel: str, tekst: str) -> bool:
    return (raekke.slags, raekke.situation, raekke.titel, raekke.tekst) == (slags, situation, titel, tekst)


def _ny_noegle(bruger: Bruger, titel: str) -> str:
    dansk = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
    grund = slugify(titel.translate(dansk))[:34].strip("-") or "afsnit"
    brugte = set(Afsnitsversion.for_bruger(bruger).values_list("noegle", flat=True))
    noegle, nr = grund, 2
    while noegle in brugte:
        noegle, nr = f"{grund}-{nr}", nr + 1
    return noegle


def _kraev_medarbejder(bruger: Bruger) -> None:
    if not (bruger.is_active and bruger.er_medarbejder):
        raise AdgangNaegtet("Biblioteket er for kommunens medarbejdere.")


def _kraev_leder(bruger: Bruger) -> None:
    if not (bruger.is_active and bruger.har_rolle(Rolle.LEDER)):
        raise AdgangNaegtet(KUN_LEDER)


# --- Brug i breve -----------------------------------------------------------------------------------------


def sagens_ord(ramme: Brevramme) -> dict[str, str]:
    """Det, felterne udfyldes med, fra brevhovedet."""
    afsender = ramme.afsender
    return {
        "navn": ramme.modtager.navn,
        "dato": dansk_dato(ramme.dato),
        "sagsnummer": ramme.sagsnummer,
        "kommune": afsender.kommune,
        "kommunens_telefon": afsender.telefon,
        "sagsbehandler": afsender.sagsbehandler,
        "telefon": afsender.sagsbehandlers_telefon or afsender.telefon,
    }


def i_brug(kommune_id: int, slags: str = "") -> list[Afsnitsversion]:
    """De afsnit, der gælder nu, til breve af den slags (uden: alle)."""
    raekker = Afsnitsversion.for_kommune(kommune_id).order_by("noegle", "nr")
    nyeste: dict[str, Afsnitsversion | None] = {}
    for raekke in raekker:
        if raekke.handling in ("godkendt", "trukket"):
            nyeste[raekke.noegle] = raekke if raekke.handling == "godkendt" else None
    return [en for en in nyeste.values() if en is not None and slags in ("", en.slags)]


def tillaeg(sag: Sag, *, slags: str, situation: str = "", dag: date) -> tuple[Afsnit, ...]:
    """Bibliotekets afsnit til et brev, huset selv skriver: dem til situationen og dem, der altid passer.

    Et afsnit med et felt, sagen ikke kan udfylde, kommer ikke med; ingen læser brevet igennem, før det sendes.
    """
    ramme = brevramme(sag, dag=dag, kanal="digital")
    ordene = sagens_ord(ramme)
    valgte = (en for en in i_brug(sag.kommune_id, slags) if en.situation in ("", situation))
    udfyldte = ((en.titel, udfyld(en.tekst, ordene)) for en in valgte)
    return tuple(afsnit_af_tekst(titel, tekst) for titel, tekst in udfyldte if not uudfyldte(tekst))


# --- Forskelle, som de læses ------------------------------------------------------------------------------


class Stykke(msgspec.Struct, frozen=True):
    """Nogle ord, der er de samme, kommet til eller taget ud."""

    art: Literal["samme", "nyt", "ud"]
    tekst: str


def forskel(foer: str, efter: str) -> list[Stykke]:
    """Ændringen ord for ord. Sættes «samme» og «ud» sammen, er det den gamle tekst; «samme» og «nyt» den nye."""
    gamle, nye = _ord(foer), _ord(efter)
    ud: list[Stykke] = []
    taget, sat = "", ""
    for art, a1, a2, b1, b2 in SequenceMatcher(None, gamle, nye, autojunk=False).get_opcodes():
        ens = "".join(gamle[a1:a2])
        if art == "equal" and (ens.strip() or not (taget or sat)):
            ud += _skift(taget, sat)
            ud.append(Stykke("samme", ens))
            taget, sat = "", ""
        else:
            taget, sat = taget + ens, sat + "".join(nye[b1:b2])
    return ud + _skift(taget, sat)


def _skift(taget: str, sat: str) -> list[Stykke]:
    """Det, der er taget ud, og det, der er sat i stedet. Ord, der skifter lige efter hinanden, er ét skift."""
    ud = [Stykke("ud", taget)] if taget else []
    return [*ud, Stykke("nyt", sat)] if sat else ud


def _ord(tekst: str) -> list[str]:
    """Ordene med deres mellemrum, så de kan sættes sammen igen."""
    dele: list[str] = []
    for tegn in tekst:
        if dele and (tegn.isspace() == dele[-1][-1].isspace()) and tegn != "\n":
            dele[-1] += tegn
        else:
            dele.append(tegn)
    return dele


def ventende_forslag(alle: Iterable[Afsnitstilstand]) -> int:
    """Antallet af forslag, lederen skal se på."""
    return sum(len(et.forslag) for et in alle)
