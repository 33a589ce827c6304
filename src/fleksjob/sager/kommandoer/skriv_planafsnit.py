"""Én stemme skriver ét afsnit i planen. Den forrige udgave bliver stående, og de andres stemmer røres ikke."""

from datetime import date, datetime

from django.db import IntegrityError

from fleksjob.forloeb.planafsnit import EFTER_KODE, KONSULENT, LAENGSTE, Afsnit, Felt, Stemme
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager, planadgang
from fleksjob.sager.adgang import INGEN_SAG
from fleksjob.sager.fejl import AdgangNaegtet, Aendring, Samtidighedskonflikt
from fleksjob.sager.kommandoer.inviter_virksomhedskonsulent import luk_invitation
from fleksjob.sager.models import Bruger, Plantekst, Sag
from fleksjob.sager.projektioner import DANSK_TID

TIMER_PR_UGE = 168


def skriv_planafsnit(
    sag_id: int, bruger: Bruger, *, afsnit: str, indhold: dict[str, str], set_nr: int, nu: datetime
) -> Plantekst:
    """Gemmer en ny udgave med den stemme, brugeren har, og giver den. Er intet ændret, gives den, der var.

    `set_nr` er nummeret på den udgave, brugeren skrev videre på (0: ingen). Har en anden skrevet imens, rejses
    `Samtidighedskonflikt`, hvis `version` er den nye udgaves nummer, og intet er gemt.
    """
    valgt = EFTER_KODE.get(afsnit)
    if valgt is None:
        raise UgyldigtInput("afsnit", "Planen har ikke det afsnit; vælg et af dem, der står i den.")
    aaben = lager.hent_nyeste(sag_id, bruger, nu=nu)
    sag = Sag.for_bruger(bruger).filter(pk=sag_id).first()
    if sag is None:
        raise AdgangNaegtet(INGEN_SAG)
    stemme = planadgang.kraev_stemme(bruger, sag, valgt)
    planadgang.kraev_aaben(aaben.tilstand())
    rent = rens(valgt.felter_for(stemme), indhold)
    try:
        with lager.transaktion():
            if valgt.stemme == stemme == KONSULENT:
                luk_invitation(sag, bruger, nu)
            return gem_udgave(sag, bruger, valgt, stemme, rent, set_nr=set_nr, nu=nu)
    except IntegrityError as fejl:
        raise _konflikt(_nyeste(sag, valgt, stemme)) from fejl


def gem_udgave(
    sag: Sag,
    bruger: Bruger,
    afsnit: Afsnit,
    stemme: Stemme,
    indhold: dict[str, str],
    *,
    set_nr: int,
    nu: datetime,
    kilde: str = "",
) -> Plantekst:
    """Skriver rækken. Kaldes i en transaktion, når rettigheden er set efter."""
    nyeste = _nyeste(sag, afsnit, stemme)
    if nyeste is not None and nyeste.indhold == indhold:
        return nyeste
    if (nyeste.nr if nyeste else 0) != set_nr:
        raise _konflikt(nyeste)
    if nyeste is None and not indhold:
        raise UgyldigtInput("", "Der er ikke skrevet noget endnu; udfyld mindst ét felt.")
    tekst: Plantekst = Plantekst.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        afsnit=afsnit.kode,
        stemme=stemme,
        nr=set_nr + 1,
        indhold=indhold,
        kilde=kilde,
        skrevet=nu,
        skrevet_af=bruger,
    )
    return tekst


def rens(felter: tuple[Felt, ...], indhold: dict[str, str]) -> dict[str, str]:
    """Det, der må gemmes: kun stemmens egne felter, uden luft omkring, og tal og datoer, der er til at forstå."""
    rent = {
        felt.kode: vaerdi
        for felt in felter
        if (vaerdi := indhold.get(felt.kode, "").replace("\r\n", "\n").replace("\0", "").strip())
    }
    kast([fejl for felt in felter if (fejl := _fejl(felt, rent.get(felt.kode, "")))])
    kast([fejl] if (fejl := _omvendt(rent)) else [])
    return rent


def _fejl(felt: Felt, vaerdi: str) -> UgyldigtInput | None:
    if not vaerdi:
        return None
    if len(vaerdi) > LAENGSTE:
        return UgyldigtInput(felt.kode, f"Teksten er på {len(vaerdi)} tegn; der er plads til {LAENGSTE}.")
    if felt.slags == "tal" and not _i_ugen(vaerdi):
        return UgyldigtInput(felt.kode, f"Skriv timer om ugen som et tal fra 0 til {TIMER_PR_UGE}, fx 7,5.")
    if felt.slags == "janej" and vaerdi not in ("ja", "nej"):
        return UgyldigtInput(felt.kode, "Vælg ja eller nej.")
    if felt.slags == "dato":
        try:
            date.fromisoformat(vaerdi)
        except ValueError:
            return UgyldigtInput(felt.kode, "Datoen findes ikke. Skriv den som 1.3.2026.")
    return None


def _tal(vaerdi: str) -> float | None:
    try:
        return float(vaerdi.replace(",", "."))
    except ValueError:
        return None


def _i_ugen(vaerdi: str) -> bool:
    tal = _tal(vaerdi)
    return tal is not None and 0 <= tal <= TIMER_PR_UGE


def _omvendt(rent: dict[str, str]) -> UgyldigtInput | None:
    fra, til = (_tal(rent.get(navn, "")) for navn in ("timer_fra", "timer_til"))
    if fra is not None and til is not None and fra > til:
        return UgyldigtInput(
            "timer_til", "En god uge har mindst så mange timer som en dårlig; byt tallene om."
        )
    return None


def _nyeste(sag: Sag, afsnit: Afsnit, stemme: Stemme) -> Plantekst | None:
    raekker = Plantekst.for_kommune(sag.kommune_id).filter(sag=sag, afsnit=afsnit.kode, stemme=stemme)
    return raekker.select_related("skrevet_af").order_by("-nr").first()


def _konflikt(nyeste: Plantekst | None) -> Samtidighedskonflikt:
    if nyeste is None:
        return Samtidighedskonflikt("Siden er forældet. Genindlæs den, og gem igen.", 0)
    skrevet = nyeste.skrevet.astimezone(DANSK_TID)
    titel = EFTER_KODE[nyeste.afsnit].titel
    return Samtidighedskonflikt(
        f"{nyeste.skrevet_af.navn} gemte «{titel}» kl. {skrevet:%H.%M}, mens du skrev. Dit er ikke gemt endnu.",
        nyeste.nr,
        (Aendring(nyeste.nr, titel, nyeste.skrevet_af.navn, skrevet),),
    )
