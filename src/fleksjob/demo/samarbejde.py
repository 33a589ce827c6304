"""Arbejdet på tværs i demoen: noter, sparring, opgaver, bero, vikar, beskyttede personer og opslag at se efter.

Det meste er lagt med arkivets egne kommandoer på Karens og Jonas' sager; opslagene er mange og lægges i ét.
"""

from datetime import date, datetime, timedelta
from typing import Any

from fleksjob.demo.personale import AMIRA, BIRGITTE, JONAS, KAREN, KOMMUNEKODE, PER, SOFIE
from fleksjob.demo.terning import terning
from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.sagsgang.kalender import forrige_hverdag
from fleksjob.sager.kommandoer.bero import laeg_i_bero
from fleksjob.sager.kommandoer.flyt_sager import aflever_sager, overtag_sag, tildel_sager
from fleksjob.sager.kommandoer.opgaver import bed_om_clearing, spoerg_kollega, stil_opgave, svar_paa_opgave
from fleksjob.sager.kommandoer.skriv_notat import skriv_notat
from fleksjob.sager.kommandoer.spoerg_om_opslag import spoerg_om_opslag
from fleksjob.sager.kommandoer.vikariat import saet_vikar
from fleksjob.sager.models import Bruger, Haendelse, Opslag, Person, Sag, Tildeling
from fleksjob.sager.opslagstegn import forbindelse
from fleksjob.sager.projektioner import DANSK_TID

FOERSTE_ALMINDELIGE = 20
"""De første personer er håndskrevne; de beskyttede trækkes blandt de andre."""
HVER_BESKYTTET = 90
FORMAAL = ("Frist på min liste", "Sagsbehandling", "Henvendelse fra borgeren", "Henvendelse om sagen")


class Hold:
    """De folk og sager, resten lægges på. En sag, der ikke findes i en lille demo, springes over."""

    def __init__(self, dag: date, nu: datetime) -> None:
        self.dag, self.nu = dag, nu
        alle = Bruger.for_kommune(KOMMUNEKODE)
        self.folk = {en.username: en for en in alle.filter(is_active=True)}
        aabne = Sag.for_kommune(KOMMUNEKODE).exclude(fase=Fase.LUKKET.value)
        self.aabne = aabne.select_related("person").order_by("pk")

    def kl(self, dage: int, time: int) -> datetime:
        """Et øjeblik på en hverdag for nogle dage siden."""
        dagen = forrige_hverdag(self.dag - timedelta(days=dage))
        return datetime(dagen.year, dagen.month, dagen.day, time, 12, tzinfo=DANSK_TID)

    def sagen(self, navn: str) -> Sag | None:
        """Hovedpersonens sag."""
        return self.aabne.filter(person__navn=navn).first()

    def hos(self, brugernavn: str, *faser: Fase) -> list[Sag]:
        """De første almindelige sager hos en sagsbehandler i en af faserne."""
        egne = self.aabne.filter(sagsbehandler=self.folk[brugernavn], person_id__gt=FOERSTE_ALMINDELIGE)
        return list(egne.filter(fase__in=[en.value for en in faser])[:4])


def laeg_samarbejde(dag: date, nu: datetime) -> int:
    """Lægger det hele og giver antallet af opslag."""
    hold = Hold(dag, nu)
    _nye_i_maaneden(hold)
    _beskyttede()
    _noter(hold)
    _opgaver(hold)
    _haender(hold)
    return _opslag(hold)


def _beskyttede() -> None:
    """Hver halvfemsindstyvende eller deromkring."""
    numre = Person.for_kommune(KOMMUNEKODE).filter(pk__gt=FOERSTE_ALMINDELIGE).order_by("pk")
    valgte = list(numre.values_list("pk", flat=True))[::HVER_BESKYTTET]
    for fra in range(0, len(valgte), 500):
        Person.for_kommune(KOMMUNEKODE).filter(pk__in=valgte[fra : fra + 500]).update(beskyttet=True)


def _noter(hold: Hold) -> None:
    karen, sofie = hold.folk[KAREN.brugernavn], hold.folk[SOFIE.brugernavn]
    hanne, kasper, rita = (hold.sagen(navn) for navn in ("Hanne Elkær", "Kasper Vindelev", "Rita Skovhus"))
    if hanne is not None:
        _skriv(hold, karen, hanne, 21, "telefon", "Hanne spurgte, hvornår speciallægen svarer. Jeg rykker i næste uge.",
               hvem="Hanne Elkær")  # fmt: skip
        gammelt = _skriv(hold, karen, hanne, 9, "oplysning", "Lægehuset: speciallægen har tid den 3.",
                         hvem="Fjordholm Lægehus")  # fmt: skip
        skriv_notat(
            karen, hanne.nummer, slags="oplysning", tekst="Lægehuset: speciallægen har tid den 13., ikke den 3.",
            hvem="Fjordholm Lægehus", nu=hold.kl(8, 9), retter=gammelt,
        )  # fmt: skip
        _skriv(hold, karen, hanne, 6, "intern", "Overvej, om praktikken er nok uden speciallægens svar.")
    if kasper is not None:
        _skriv(hold, sofie, kasper, 12, "moede", "Mester viste, hvilke løft Kasper slipper for. Intet er skrevet ned.",
               hvem="Fjordholm Trælast")  # fmt: skip
    if rita is not None:
        _skriv(hold, karen, rita, 4, "telefon", "Rita er glad for den nye afgørelse og spørger om næste skridt.",
               hvem="Rita Skovhus")  # fmt: skip


def _skriv(
    hold: Hold, hvem_skrev: Bruger, sag: Sag, dage: int, slags: str, tekst: str, hvem: str = ""
) -> int:
    nu = hold.kl(dage, 10)
    notat = skriv_notat(hvem_skrev, sag.nummer, slags=slags, tekst=tekst, hvem=hvem, nu=nu)
    return int(notat.pk)


def _opgaver(hold: Hold) -> None:
    karen, jonas, sofie = (hold.folk[en.brugernavn] for en in (KAREN, JONAS, SOFIE))
    om = [hold.dag + timedelta(days=dage) for dage in (2, 5, 9)]
    if hanne := hold.sagen("Hanne Elkær"):
        stil_opgave(
            karen, hanne.nummer, art="afdeling", afdeling="sygedagpenge", modtager="Postkassen",
            hvad="Hvornår udløber sygedagpengene, og er der søgt om forlængelse?", frist=hold.kl(3, 9).date(),
            nu=hold.kl(17, 11),
        )  # fmt: skip
        bed_om_clearing(
            karen, hanne.nummer, hvad="Planen er næsten færdig. Kan den gå videre, før speciallægen har svaret?",
            frist=om[0], nu=hold.kl(1, 14),
        )  # fmt: skip
    if kasper := hold.sagen("Kasper Vindelev"):
        spoerg_kollega(
            karen, kasper.nummer, til=sofie, hvad="Kan vi bruge lønsedlerne som bevis for de ændrede opgaver?",
            frist=om[1], nu=hold.kl(2, 13),
        )  # fmt: skip
        stil_opgave(
            karen, kasper.nummer, art="samtale", modtager="Kasper, mester og Sofie", frist=om[2], nu=hold.kl(5, 9),
            hvad="Tilbudt en fælles samtale på værket om opgaver uden løft.",
        )  # fmt: skip
    for sag in hold.hos(JONAS.brugernavn, Fase.FORBEREDELSE)[:1]:
        spoerg_kollega(
            jonas, sag.nummer, til=karen, hvad="Hvordan beskriver du pauserne, når behovet svinger fra dag til dag?",
            frist=om[0], nu=hold.kl(2, 15),
        )  # fmt: skip
        spurgt = spoerg_kollega(
            jonas, sag.nummer, til=karen, hvad="Skal familieafdelingen med allerede nu?", frist=om[0],
            nu=hold.kl(12, 9),
        )  # fmt: skip
        svar_paa_opgave(
            karen, spurgt.pk, svar="Ja, spørg dem om aflastning, før I taler om timer.", nu=hold.kl(11, 9)
        )


def _haender(hold: Hold) -> None:
    karen, jonas, birgitte = (hold.folk[en.brugernavn] for en in (KAREN, JONAS, BIRGITTE))
    karens = hold.hos(KAREN.brugernavn, Fase.FORBEREDELSE, Fase.LEDIG)
    jonas_sager = hold.hos(JONAS.brugernavn, Fase.LEDIG, Fase.I_FLEKSJOB)
    for sag, dage, til in zip(karens, (20, 3), (-2, 25), strict=False):
        laeg_i_bero(
            karen, sag.nummer, til=hold.dag + timedelta(days=til), grund="Venter på en operation",
            nu=hold.kl(dage, 9),
        )  # fmt: skip
    if len(jonas_sager) > 2:
        overtag_sag(
            karen, jonas_sager[0].nummer, felt="sagsbehandler", grund="Jonas har ferie", nu=hold.kl(30, 9)
        )
        tildel_sager(
            birgitte, [jonas_sager[0].nummer], felt="sagsbehandler", til=jonas, grund="Jonas er tilbage",
            nu=hold.kl(16, 8),
        )  # fmt: skip
        aflever_sager(
            jonas,
            [jonas_sager[1].nummer],
            felt="sagsbehandler",
            grund="Jeg kender borgeren privat",
            nu=hold.kl(1, 10),
        )
    saet_vikar(
        birgitte, for_hvem=jonas, vikar=karen, fra=hold.dag, til=hold.dag + timedelta(days=5), grund="Efterårsferie",
        nu=hold.kl(10, 9),
    )  # fmt: skip


def _nye_i_maaneden(hold: Hold) -> None:
    """De sager, der er oprettet i denne måned, er nye hos den, der fik dem."""
    nye: Any = Haendelse.for_kommune(KOMMUNEKODE).filter(
        nr=1, gyldig_fra__gte=hold.dag.replace(day=1), sag__sagsbehandler__isnull=False
    )
    birgitte = hold.folk[BIRGITTE.brugernavn]
    Tildeling.objects.bulk_create(
        [
            Tildeling(
                kommune_id=KOMMUNEKODE, sag_id=sag_id, felt="sagsbehandler", slags="oprettet", til_id=ejer,
                team_efter=team, grund="Ny sag", tid=tid, af=birgitte,
            )
            for sag_id, ejer, team, tid in nye.values_list(
                "sag_id", "sag__sagsbehandler_id", "sag__team", "registreret"
            )
        ],
        batch_size=1000,
    )  # fmt: skip


def _opslag(hold: Hold) -> int:
    """Tre ugers opslag: de fleste i egne sager, nogle få af andre, og enkelte sent om aftenen."""
    lykke = terning("opslag")
    vante = [hold.folk[en.brugernavn] for en in (KAREN, JONAS, AMIRA, SOFIE, BIRGITTE)]
    raekker: list[Opslag] = []
    for bruger in vante:
        egne = (
            hold.aabne.filter(sagsbehandler=bruger) if bruger.username in ("karen", "jonas") else hold.aabne
        )
        sager = list(egne[:14])
        raekker += [
            _et(
                bruger, lykke.choice(sager), hold.kl(dage, 8 + int(lykke.random() * 8)), lykke.choice(FORMAAL)
            )
            for dage in range(1, 22)
            if sager and lykke.random() < 0.8
        ]
    mettes = hold.sagen("Mette Birkeholm")
    if mettes is not None:
        sen = hold.kl(6, 21)
        raekker.append(_et(hold.folk[JONAS.brugernavn], mettes, sen, "Henvendelse om sagen"))
        raekker.append(_et(hold.folk[KAREN.brugernavn], mettes, hold.kl(2, 10), "Frist på min liste"))
        raekker.append(_et(hold.folk[BIRGITTE.brugernavn], mettes, hold.kl(13, 9), "Kontrol af udbetaling"))
    Opslag.objects.bulk_create(sorted(raekker, key=lambda en: en.tid))
    _spoergsmaal(hold, mettes)
    return len(raekker)


def _et(bruger: Bruger, sag: Sag, tid: datetime, formaal: str) -> Opslag:
    fundet = forbindelse(bruger, sag.person_id, tid, "kontor")
    return Opslag(
        kommune_id=KOMMUNEKODE, bruger=bruger, person_id=sag.person_id, formaal=formaal, kanal="kontor", tid=tid,
        rolle=bruger.rolle, enhed=bruger.team, tilknytning=fundet.tilknytning, tegn=" ".join(fundet.tegn),
        beskyttet=fundet.kraever_begrundelse,
        begrundelse="Borgeren ringede, og sagsbehandleren havde fri" if fundet.kraever_begrundelse else "",
    )  # fmt: skip


def _spoergsmaal(hold: Hold, mettes: Sag | None) -> None:
    """Mette har spurgt til det sene opslag, og kontrollanten har det på sin side."""
    mette = Bruger.for_kommune(KOMMUNEKODE).filter(person_id=mettes.person_id).first() if mettes else None
    if mette is None or PER.brugernavn not in hold.folk:
        return
    sent = Opslag.for_bruger(mette).filter(tegn__contains="uden_for_tid").order_by("-tid").first()
    if sent is not None:
        spoerg_om_opslag(
            mette,
            sent.pk,
            tekst="Hvem ser min sag så sent? Det er ikke min sagsbehandler.",
            nu=hold.kl(4, 12),
        )
