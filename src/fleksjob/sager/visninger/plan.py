"""Planen, som den står: hvert afsnit med hver stemmes nyeste ord, hvem der skrev dem hvornår, og det, der gik forud.

Samme billede til sagsbehandler, konsulent, leder og borger; det, en bruger ikke må se, er ikke med i det.
"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from fleksjob.forloeb.planafsnit import ALLE, STEMMENAVNE, STEMMER, Afsnit, Felt, Stemme, afsnit_i
from fleksjob.forloeb.planforhistorie import Forhistorielinje, forsoergelse, indsatser
from fleksjob.forloeb.planstand import Planstand, Tekster, laegens_vurdering_modtaget, planstand
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.sagsgang.plan import Planform, planform
from fleksjob.sager import planadgang
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.models import Bilag, Bruger, Dokument, Jobfunktion, Plantekst, Ressourceprofil, Sag
from fleksjob.sager.projektioner import DANSK_TID
from fleksjob.sager.visninger.sagsbillede import Sagsbillede

PLANPAPIR = "plan"
"""Arten på det frosne papir."""


class Feltvisning(msgspec.Struct, frozen=True):
    """Et udfyldt felt, som det læses."""

    kode: str
    navn: str
    tekst: str


class Udgave(msgspec.Struct, frozen=True):
    """Én stemmes tekst, som den blev gemt. `foer` siger, at den er skrevet til en tidligere plan."""

    nr: int
    felter: tuple[Feltvisning, ...]
    indhold: dict[str, str]
    af: str
    skrevet: datetime
    kilde: str = ""
    foer: bool = False


class Stemmetekst(msgspec.Struct, frozen=True):
    """En stemmes ord i et afsnit, nyeste udgave først."""

    stemme: Stemme
    navn: str
    udgaver: tuple[Udgave, ...]

    @property
    def nyeste(self) -> Udgave:
        """Den, der gælder."""
        return self.udgaver[0]

    @property
    def tidligere(self) -> tuple[Udgave, ...]:
        """Dem, den har afløst."""
        return self.udgaver[1:]


class Afsnitsbillede(msgspec.Struct, frozen=True):
    """Et afsnit. `lukket`: helbred, som brugeren ikke har adgang til; så er der ingen tekster i billedet."""

    afsnit: Afsnit
    stemmer: tuple[Stemmetekst, ...]
    skrevet: bool
    lukket: bool = False
    forhistorie: tuple[Forhistorielinje, ...] = ()
    min_stemme: Stemme | None = None

    def med(self, stemme: str | None) -> Stemmetekst | None:
        """Stemmens ord; None, når den intet har skrevet."""
        return next((en for en in self.stemmer if en.stemme == stemme), None)

    @property
    def borgeren(self) -> Stemmetekst | None:
        """Borgerens egne ord."""
        return self.med("borger")

    @property
    def kommunen(self) -> Stemmetekst | None:
        """Kommunens ord."""
        return self.med("kommune")

    @property
    def seneste(self) -> Udgave | None:
        """Det, der sidst er skrevet i afsnittet."""
        return max((en.nyeste for en in self.stemmer), key=lambda en: en.skrevet, default=None)


class Planbillede(msgspec.Struct, frozen=True):
    """Hele planen for en bruger på en dag."""

    form: Planform
    afsnit: tuple[Afsnitsbillede, ...]
    stand: Planstand
    lukket_fordi: str
    afgoerelse_ventes: date | None
    konsulent: str
    clearing_af: str
    skrevet_siden: int
    papirer: tuple[Dokument, ...]
    profiler: tuple[Ressourceprofil, ...]

    def find(self, kode: str) -> Afsnitsbillede | None:
        """Afsnittet med den kode."""
        return next((en for en in self.afsnit if en.afsnit.kode == kode), None)

    @property
    def helbred(self) -> Afsnitsbillede | None:
        """Helbredsafsnittet, som også vises i gitteret."""
        return self.find("helbred")


def planen(bruger: Bruger, billede: Sagsbillede) -> Planbillede:
    """Planen i en sag, brugeren allerede har åbnet."""
    sag, tilstand = billede.sag, billede.tilstand
    raekker = list(Plantekst.for_bruger(bruger).filter(sag=sag).select_related("skrevet_af").order_by("-nr"))
    ser_helbred = maa_se_helbred(bruger, sag)
    stand = _stand(billede, raekker)
    skrivbar = not planadgang.hvorfor_lukket(tilstand)
    return Planbillede(
        form=planform(tilstand.plan_faerdig or tilstand.pr),
        afsnit=tuple(
            _afsnit(afsnit, raekker, billede, bruger, stand, ser_helbred=ser_helbred, skrivbar=skrivbar)
            for afsnit in afsnit_i(selvstaendig=tilstand.plan_selvstaendig)
        ),
        stand=stand,
        lukket_fordi=planadgang.hvorfor_lukket(tilstand),
        afgoerelse_ventes=_afgoerelse_ventes(raekker) or tilstand.begyndelse.forventet_afgoerelse,
        konsulent=_navn(bruger, tilstand.konsulent.konsulent),
        clearing_af=_navn(bruger, tilstand.clearing.af if tilstand.clearing else ""),
        skrevet_siden=_skrevet_siden(raekker, sidste_frysning(billede)),
        papirer=tuple(frosne_planer(sag)) if ser_helbred else (),
        profiler=tuple(Ressourceprofil.for_bruger(bruger).filter(sag=sag).order_by("-dateret")),
    )


def gaeldende_tekster(raekker: Sequence[Plantekst], plan_fra: date | None) -> Tekster:
    """De nyeste tekster, der er skrevet til denne plan; `raekker` med den nyeste udgave først."""
    tekster: dict[tuple[str, str], dict[str, str]] = {}
    for raekke in raekker:
        if plan_fra is not None and raekke.skrevet.astimezone(DANSK_TID).date() >= plan_fra:
            tekster.setdefault((raekke.afsnit, raekke.stemme), raekke.indhold)
    return tekster


def _stand(billede: Sagsbillede, raekker: Sequence[Plantekst]) -> Planstand:
    tilstand = billede.tilstand
    return planstand(
        gaeldende_tekster(raekker, tilstand.plan_paabegyndt),
        tilstand.pr,
        selvstaendig=tilstand.plan_selvstaendig,
        konsulent=tilstand.konsulent,
        laegens_vurdering=laegen_har_vurderet(billede),
    )


def laegen_har_vurderet(billede: Sagsbillede) -> bool:
    """Om egen læges vurdering er kommet, som hændelse eller som fil."""
    if laegens_vurdering_modtaget(billede.haendelser, billede.tilstand.sag_oprettet):
        return True
    punkter = Bilag.for_kommune(billede.sag.kommune_id).filter(sag=billede.sag)
    return any("laege" in hver for hver in punkter.values_list("punkter", flat=True))


def _afsnit(
    afsnit: Afsnit,
    raekker: Sequence[Plantekst],
    billede: Sagsbillede,
    bruger: Bruger,
    stand: Planstand,
    *,
    ser_helbred: bool,
    skrivbar: bool,
) -> Afsnitsbillede:
    lukket = afsnit.helbred and not ser_helbred
    plan_fra = billede.tilstand.plan_paabegyndt
    stemmer = () if lukket else tuple(_stemmer(afsnit, raekker, plan_fra))
    return Afsnitsbillede(
        afsnit=afsnit,
        stemmer=stemmer,
        skrevet=afsnit.kode in stand.skrevne,
        lukket=lukket,
        forhistorie=forhistorie(afsnit.kode, billede),
        min_stemme=planadgang.stemme_i(bruger, billede.sag, afsnit) if skrivbar else None,
    )


def forhistorie(kode: str, billede: Sagsbillede) -> tuple[Forhistorielinje, ...]:
    """Det, sagen selv ved til afsnittet."""
    if kode == "ydelser":
        return forsoergelse(billede.haendelser, billede.tilstand)
    return indsatser(billede.haendelser, billede.tilstand) if kode == "indsatser" else ()


def _stemmer(afsnit: Afsnit, raekker: Sequence[Plantekst], plan_fra: date | None) -> list[Stemmetekst]:
    ud = []
    for stemme in STEMMER:
        egne = [en for en in raekker if en.afsnit == afsnit.kode and en.stemme == stemme]
        if egne:
            udgaver = tuple(_udgave(en, afsnit.felter_for(stemme), plan_fra) for en in egne)
            ud.append(Stemmetekst(stemme, STEMMENAVNE[stemme], udgaver))
    return ud


def _udgave(raekke: Plantekst, felter: tuple[Felt, ...], plan_fra: date | None) -> Udgave:
    skrevet = raekke.skrevet.astimezone(DANSK_TID)
    vist = tuple(
        Feltvisning(felt.kode, felt.navn, vis_vaerdi(felt, tekst))
        for felt in felter
        if (tekst := raekke.indhold.get(felt.kode, ""))
    )
    return Udgave(
        nr=raekke.nr,
        felter=vist,
        indhold=raekke.indhold,
        af=raekke.skrevet_af.navn,
        skrevet=skrevet,
        kilde=raekke.kilde,
        foer=plan_fra is not None and skrevet.date() < plan_fra,
    )


def vis_vaerdi(felt: Felt, tekst: str) -> str:
    """Værdien, som man læser den: «Ja», en dansk dato, krydserne med komma imellem."""
    match felt.slags:
        case "janej":
            return tekst.capitalize()
        case "dato":
            dag = date.fromisoformat(tekst)
            return f"{dag.day}.{dag.month}.{dag.year}"
        case "funktioner" | "kryds":
            return ", ".join(tekst.split("\n"))
    return tekst


def _afgoerelse_ventes(raekker: Sequence[Plantekst]) -> date | None:
    """Den dag, kommunen sidst har sagt til borgeren, at afgørelsen ventes."""
    nyeste = next((en for en in raekker if (en.afsnit, en.stemme) == ("udvikling", "kommune")), None)
    skrevet = nyeste.indhold.get("afgoerelse_ventes", "") if nyeste else ""
    return date.fromisoformat(skrevet) if skrevet else None


def _navn(bruger: Bruger, brugernavn: str) -> str:
    if not brugernavn:
        return ""
    fundet = Bruger.for_kommune(bruger.kommune_id).filter(username=brugernavn).first()
    return fundet.navn if fundet else brugernavn


def sidste_frysning(billede: Sagsbillede) -> datetime | None:
    """Hvornår planen sidst blev gjort færdig; None, når den ikke er færdig."""
    if billede.tilstand.plan_faerdig is None:
        return None
    return max((en.kendt_fra for en in billede.haendelser if en.type == "plan_faerdig"), default=None)


def _skrevet_siden(raekker: Sequence[Plantekst], frosset: datetime | None) -> int:
    """Så mange afsnit er der skrevet i, siden planen blev gjort færdig."""
    if frosset is None:
        return 0
    return len({raekke.afsnit for raekke in raekker if raekke.skrevet > frosset})


def jobfunktioner(bruger: Bruger, *, kun_aktive: bool = True) -> list[Jobfunktion]:
    """Kommunens liste over jobfunktioner efter branche og navn. Borgere læser den også."""
    alle = Jobfunktion.for_kommune(bruger.kommune_id).select_related("oprettet_af")
    return list((alle.filter(aktiv=True) if kun_aktive else alle).order_by("branche", "navn"))


def min_frosne_plan(bruger: Bruger, nr: int) -> Dokument | None:
    """Borgerens egen frosne plan. Den er ikke sendt som et brev, så den hentes her og ikke blandt brevene."""
    if not bruger.har_rolle(Rolle.BORGER) or bruger.person_id is None or not bruger.is_active:
        return None
    egne = Dokument.for_kommune(bruger.kommune_id).filter(sag__person=bruger.person_id, art=PLANPAPIR)
    return egne.filter(pk=nr).first()


def frosne_planer(sag: Sag) -> list[Dokument]:
    """Sagens frosne planer, nyeste først, uden indhold."""
    egne = Dokument.for_kommune(sag.kommune_id).filter(sag=sag, art=PLANPAPIR)
    return list(egne.defer("pdf").order_by("-oprettet"))


def plan_ventes(tilstand: Tilstand) -> bool:
    """Om sagen er et sted, hvor en plan hører til, selv om den ikke er begyndt."""
    return tilstand.plan_paabegyndt is None and tilstand.fase in planadgang.AABNE_FASER


AFSNITSKODER = tuple(en.kode for en in ALLE)
