"""Opfølgning i demoen: ark, kald om hjælp, rytmer og tegn på nogle job, en praktik, og virksomhedernes kort.

Lagt med arkivets egne kommandoer på få sager, så siderne er værd at åbne; resten af kommunen har kun fristerne.
"""

from datetime import date, datetime, timedelta
from typing import Any

from fleksjob.demo.hovedsag import BAGERIET, HENRIK, METTE
from fleksjob.demo.personale import AMIRA, KAREN, KOMMUNEKODE, SOFIE
from fleksjob.demo.terning import terning
from fleksjob.forloeb.tilstand import Fase
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.sager.kommandoer import KOMMANDOER
from fleksjob.sager.kommandoer.gem_virksomhedskort import gem_kontaktperson, gem_virksomhedskort
from fleksjob.sager.kommandoer.noter_kontakt import noter_kontakt, planlaeg_kontakt
from fleksjob.sager.kommandoer.skriv_notat import skriv_notat
from fleksjob.sager.models import Bruger, Job, Sag, Virksomhed

_ARK = {
    "form": "arbejdspladsen",
    "deltagere": ["borgeren", "lederen", "konsulent"],
    "trivsel_borger": "4",
    "borger_ord": "Jeg er glad for morgenholdet. Fredag er hård.",
    "trivsel_leder": "4",
    "leder_ord": "Vi kan mærke forskel, når hun er her.",
    "kolleger": "4",
    "opgaver": "Pakke brød\nFylde op i butikken",
    "hensyn": "Pause hver time\nIngen fredagsvagter",
    "hensyn_virker": "delvis",
    "kapacitet_udnyttet": "ja",
    "konklusion": "juster",
    "aftale": "Lederen flytter fredagsvagten til onsdag fra næste måned. Amira ringer om to uger.",
}
_KORT = (
    ("Bageri", 14, ("lager", "kunder", "rengoering"), True),
    ("Gartneri", 7, ("have", "dyr"), True),
    ("Advokatkontor", 9, ("kontor", "telefon"), True),
    ("Lager", 60, ("lager", "koersel"), False),
    ("Værksted", 4, ("vedligehold", "kontor"), True),
    ("Plejehjem", 120, ("koekken", "omsorg"), False),
)
_KALD = (
    (("opgaver", "tider"), "Morgenvagten er svær at få til at hænge sammen."),
    (("kolleger",), "Der er kommet en ny kollega, og de går skævt af hinanden."),
    (("fravaer",), "Tre fraværsdage på en måned. Vi vil gerne gøre det rigtige."),
)


class Folk:
    """De ansatte, der skriver, og dagen, det sker."""

    def __init__(self, dag: date, nu: datetime) -> None:
        self.dag, self.nu = dag, nu
        alle = Bruger.for_kommune(KOMMUNEKODE).filter(is_active=True)
        self.folk = {en.username: en for en in alle}
        self.amira, self.karen = self.folk[AMIRA.brugernavn], self.folk[KAREN.brugernavn]

    def tag(self, sag: Sag, kode: str, bruger: Bruger, **felter: Any) -> Sag:
        """Ét skridt i en sag i dag."""
        ny: Sag = KOMMANDOER[kode](
            sag.pk, bruger, forventet_version=sag.version, nu=self.nu, gyldig_fra=self.dag, **felter
        )
        return ny


def laeg_opfoelgning(dag: date, nu: datetime) -> int:
    """Lægger det hele og giver antallet af sager, der fik noget."""
    folk = Folk(dag, nu)
    loebende = Job.for_kommune(KOMMUNEKODE).filter(
        startet__lte=dag, ophoert__isnull=True, sag__virksomhedskonsulent=folk.amira
    )
    job = list(loebende.select_related("sag", "sag__person").order_by("sag__person_id")[:16])
    _mette(folk)
    _kald(folk, [en for en in job if en.cvr != BAGERIET.cvr][:3])
    _rytmer(folk, job[3:6])
    _praktik(folk)
    _virksomheder(folk)
    return len(job)


def _mette(folk: Folk) -> None:
    """Hovedpersonen: en opfølgning med ark, et kald, der er løst, og et åbent."""
    mette = folk.folk[METTE].person_id or 0
    job = (
        Job.for_kommune(KOMMUNEKODE)
        .filter(sag__person_id=mette, ophoert__isnull=True, startet__lte=folk.dag)
        .select_related("sag")
        .first()
    )
    if job is None:
        return
    ark: dict[str, Any] = {
        **_ARK,
        "dag": folk.dag.isoformat(),
        "art": "ad_hoc",
        "timer": job.timer,
        "intensitet": job.intensitet,
    }
    ark["foer"] = {"timer": job.timer, "intensitet": job.intensitet, "hensyn": "Pause hver time"}
    sag = folk.tag(
        job.sag, "opfoelgning_afholdt", folk.amira, ansaettelse=job.ansaettelse, art="ad_hoc",
        form="arbejdspladsen", deltagere=("borgeren", "lederen", "konsulent"), trivsel_borger=4, trivsel_leder=4,
        kolleger=4, timer=job.timer, intensitet=job.intensitet, kapacitet_udnyttet=True, konklusion="juster",
        naeste=naeste_hverdag(folk.dag + timedelta(days=84)), ark=ark,
        kun_kommunen="Vil gerne vente med flere timer til efter jul.",
    )  # fmt: skip
    henrik = folk.folk[HENRIK]
    sag = folk.tag(
        sag, "hjaelp_oensket", henrik, ansaettelse=job.ansaettelse, emner=("tider",),
        ord_="Onsdagen er stadig svær at dække. Kan vi tale om det?", ring_til="87 00 00 02",
    )  # fmt: skip
    sag = folk.tag(sag, "hjaelp_besvaret", folk.amira, hvordan="telefon",
                   svar="Vi prøver onsdag kl. 8-11 i fire uger og ser på det igen.")  # fmt: skip
    sag = folk.tag(
        sag, "hjaelp_afsluttet", folk.amira, aendret=("tider",), hvad="Onsdag kl. 8-11 i stedet for 6-9."
    )
    skriv_notat(
        folk.amira, sag.nummer, slags="jobsnak", nu=folk.nu, dag=folk.dag - timedelta(days=20), hvem="Mette og Henrik",
        tekst="Kort snak ved disken. Begge synes, morgenholdet fungerer.",
    )  # fmt: skip


def _kald(folk: Folk, job: list[Job]) -> None:
    for et, (emner, ordene) in zip(job, _KALD, strict=False):
        folk.tag(
            et.sag, "hjaelp_oensket", folk.karen, ansaettelse=et.ansaettelse, fra="arbejdsgiver", emner=emner,
            ord_=ordene, ring_til="87 00 00 11",
        )  # fmt: skip


def _rytmer(folk: Folk, job: list[Job]) -> None:
    """Et tegn er sat, et er slået fra, og en rytme er valgt."""
    for nr, et in enumerate(job):
        sag = folk.tag(
            Sag.for_kommune(KOMMUNEKODE).get(pk=et.sag_id), "opfoelgningstegn_vurderet", folk.amira,
            ansaettelse=et.ansaettelse, tegn="ny_leder", gaelder=True, grund="Ny butikschef fra den 1.",
        )  # fmt: skip
        if nr == 1:
            sag = folk.tag(
                sag, "opfoelgningstegn_vurderet", folk.amira, ansaettelse=et.ansaettelse, tegn="foerste_maaneder",
                gaelder=False, grund="Har arbejdet her før på almindelige vilkår.",
            )  # fmt: skip
        if nr:
            folk.tag(
                sag, "opfoelgningsrytme_valgt", folk.amira, ansaettelse=et.ansaettelse, uger=8, snak_uger=4,
                naeste=naeste_hverdag(folk.dag + timedelta(days=3 + 20 * nr)), grund="Ny leder skal med i aftalen.",
            )  # fmt: skip


def _praktik(folk: Folk) -> None:
    """En ledig borger er i en kort praktik med et mål."""
    ledige = Sag.for_kommune(KOMMUNEKODE).filter(
        fase=Fase.LEDIG.value, sagsbehandler=folk.karen, praktikcvr=""
    )
    sag = ledige.order_by("-person_id").first()
    firma = Virksomhed.for_kommune(KOMMUNEKODE).exclude(cvr=BAGERIET.cvr).order_by("cvr").first()
    if sag is None or firma is None:
        return
    sag = folk.tag(
        sag, "praktik_startet", folk.amira, virksomhed=firma.navn, cvr=firma.cvr, formaal="match",
        maal="9 timer om ugen i tre uger i træk uden en dag væk", funktioner="Sætte varer på plads, modtage pakker",
        hensyn="Fast makker, pause hver time", timer=6.0, timer_slut=9.0,
        slut=folk.dag + timedelta(days=20), kontakt="Butikschefen", jobloefte="maaske",
        opfoelgninger=(naeste_hverdag(folk.dag + timedelta(days=7)),),
    )  # fmt: skip
    folk.tag(sag, "praktik_besoegt", folk.amira, deltagere=("borgeren",), timer=7.0,
             iagttagelser="Tager selv fat og holder pauserne.")  # fmt: skip


def _virksomheder(folk: Folk) -> None:
    """Kort på de første virksomheder, kontakter, og to, der vil tale med den samme i samme uge."""
    lykke = terning("virksomhedskort")
    firmaer = list(Virksomhed.for_kommune(KOMMUNEKODE).order_by("cvr")[: len(_KORT) * 2])
    sofie = folk.folk[SOFIE.brugernavn]
    for nr, firma in enumerate(firmaer):
        branche, ansatte, opgaver, emne = _KORT[nr % len(_KORT)]
        gem_virksomhedskort(
            folk.amira, firma.cvr, nu=folk.nu, branche=branche, ansatte=ansatte, opgavetyper=opgaver, emne=emne,
            vil_ha_praktik=nr % 4 == 0, personligt_ejet=ansatte < 5,
        )  # fmt: skip
        siden = folk.dag - timedelta(days=8 + int(lykke.random() * 60))
        noter_kontakt(
            folk.amira if nr % 2 else sofie, firma.cvr, nu=folk.nu, dag=siden,
            kanal=lykke.choice(("telefon", "besoeg")),
            emne=lykke.choice(("foerste", "aabning", "opfoelgning")), tekst="Talte om opgaver, der kunne skæres fri.",
        )  # fmt: skip
    for firma in firmaer[:3]:
        gem_kontaktperson(
            folk.amira, firma.cvr, nu=folk.nu, navn="Bente Prøve", hverv="ejer", telefon="87 00 00 40"
        )
        planlaeg_kontakt(
            sofie, firma.cvr, nu=folk.nu, dag=naeste_hverdag(folk.dag + timedelta(days=1)), kanal="besoeg",
            emne="fastholdelse",
        )  # fmt: skip
        planlaeg_kontakt(
            folk.amira, firma.cvr, nu=folk.nu, dag=naeste_hverdag(folk.dag + timedelta(days=1)), kanal="telefon",
            emne="aabning", trods="Det gælder en anden afdeling.",
        )  # fmt: skip
