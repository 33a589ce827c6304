"""Tre sager til adgangsmatrixen: brugernes egen, en andens i kommunen og en i en anden kommune.

Hver side i huset skal kunne åbnes for hver af dem. En side, hvis adresse har mere i sig end sagens nummer, slår sin
nøgle op i `OBJEKTER`; en ny side uden opslag får prøven til at fejle, så ingen side glemmes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from tests.kontor.conftest import Vej

ANDEN_CVR = "10150817"
PLANPAPIR = "plan"


@dataclass
class Verdenssag:
    """En sag og nøglerne på det, der hænger på den."""

    sag: Any
    noegler: dict[str, int] = field(default_factory=dict)


def _job(vej: Vej, cvr: str) -> None:
    vej.til_afgoerelse()
    vej.tag(
        "afgoerelse_forberedt", date(2026, 9, 15), udfald="bevilget", begrundelse="Evnen er varigt nedsat."
    )
    vej.tag("afgoerelse_truffet", date(2026, 9, 16), vej.folk.leder)
    vej.tag("ledighedsydelse_startet", date(2026, 9, 17), sats="hoej")
    vej.tag(
        "fleksjob_bevilget", date(2026, 9, 29), virksomhed="Bageriet", cvr=cvr, startdato=date(2026, 10, 1)
    )
    vej.tag("fuldtidsloen_oplyst", date(2026, 9, 30), ansaettelse="job-1", fuldtidsloen=33000.0)
    vej.tag(
        "fleksjob_startet", date(2026, 10, 1), ansaettelse="job-1", timer=16.0, intensitet=62.5, timeloen=180.0,
        fuldtidsloen=33000.0,
    )  # fmt: skip
    vej.tag(
        "tillaegsaftale_skrevet", date(2026, 10, 2), ansaettelse="job-1", opgaver=[{"opgave": "Pakke brød"}],
    )  # fmt: skip


def _papirer(sag: Any, bruger: Any) -> dict[str, int]:
    """Et sendt brev, et bilag med helbred og en beregnet måned."""
    from fleksjob.sager.models import Bilag, Dokument, Refusionskrav, Udbetaling

    nu = datetime(2026, 11, 1, tzinfo=UTC)
    om = {"kommune_id": sag.kommune_id, "sag": sag}
    brev = Dokument.objects.create(
        **om, art="afgoerelse", titel="Afgørelse", pdf=b"%PDF-1.7 proeve", sha256="0" * 64, kanal="digital",
        oprettet=nu, oprettet_af=bruger, afsendt=nu,
    )  # fmt: skip
    bilag = Bilag.objects.create(
        **om, art="laegeattest", titel="LÆ 265", filnavn="attest.pdf", mediatype="application/pdf",
        indhold=b"%PDF-1.7 proeve", sha256="0" * 64, helbred=True, lagt_ind=nu, lagt_ind_af=bruger,
    )  # fmt: skip
    linje = Udbetaling.objects.create(
        **om, maaned=date(2026, 9, 1), version=1, fleksloentilskud=Decimal(100), atp=Decimal(5),
        forskel=Decimal(100), forskel_atp=Decimal(5), aarsag="Prøve", status="beregnet", grundlag={}, sag_version=1,
        beregnet=nu, beregnet_af=bruger,
    )  # fmt: skip
    plan = Dokument.objects.create(
        **om, art=PLANPAPIR, titel="Planen", pdf=b"%PDF-1.7 plan", sha256="0" * 64, helbred=True, oprettet=nu,
        oprettet_af=bruger,
    )  # fmt: skip
    krav = Refusionskrav.objects.create(
        **om, ansaettelse="job-1", cvr=ANDEN_CVR, kvartal=date(2026, 7, 1), nr=1, oplyst={"loen_time": 150.0},
        aftryk="1",
    )  # fmt: skip
    return {
        "brev": brev.pk,
        "bilag": bilag.pk,
        "udbetaling": linje.pk,
        "plan": plan.pk,
        "refusion": krav.pk,
    }


def _arbejde(sag: Any, bruger: Any) -> dict[str, int]:
    """Et brevudkast, et afsnit i kommunens bibliotek, en gammel profil og et opslag, en kollega har gjort."""
    from fleksjob.sager.models import (
        Afsnitsversion,
        Brevudkast,
        Opfoelgningsark,
        Opslag,
        Ressourceprofil,
        Virksomhed,
    )

    nu = datetime(2026, 11, 1, tzinfo=UTC)
    om = {"kommune_id": sag.kommune_id, "sag": sag}
    Brevudkast.objects.create(
        **om, noegle="brev1", nr=1, handling="gemt", slags="frit", titel="Et brev", kanal="digital", tid=nu, af=bruger,
        afsnit=[{"overskrift": "Om din sag", "tekst": "Vi ringer.", "fra": ""}],
    )  # fmt: skip
    if not Afsnitsversion.for_kommune(sag.kommune_id).exists():
        Afsnitsversion.objects.create(
            kommune_id=sag.kommune_id, noegle="velkomst", nr=1, handling="godkendt", slags="frit", titel="Velkomst",
            tekst="Kære {navn}", tid=nu, af=bruger,
        )  # fmt: skip
    profil = Ressourceprofil.objects.create(
        **om, dateret=date(2010, 5, 3), elementer={}, indlaest=nu, indlaest_af=bruger
    )
    opslag = Opslag.objects.create(
        kommune_id=sag.kommune_id,
        bruger=bruger,
        person_id=sag.person_id,
        formaal="Prøve",
        kanal="kontor",
        tid=nu,
    )
    cvr = "12345674" if sag.person.navn.startswith("Anna") else ANDEN_CVR
    ark = Opfoelgningsark.objects.create(
        **om, ansaettelse="job-1", cvr=cvr, art="ad_hoc", dag=date(2026, 10, 20), svar={"aftale": "Som nu."},
        haendelse_nr=1, skrevet=nu, skrevet_af=bruger,
    )  # fmt: skip
    Virksomhed.for_kommune(sag.kommune_id).get_or_create(
        kommune_id=sag.kommune_id, cvr="12345674", defaults={"navn": "Bageriet"}
    )
    return {"profil": profil.pk, "opslag": opslag.pk, "ark": ark.pk} | _jobsoegning(sag, bruger, nu)


def _aabning(sag: Any, bruger: Any) -> dict[str, int]:
    """En åbning, og sagens profil med borgerens ja til at vise den."""
    from fleksjob.forloeb.matchprofil import Indhold, Profil
    from fleksjob.sager.kommandoer.gem_aabning import opret_aabning
    from fleksjob.sager.kommandoer.gem_profil import gem_profil

    nu = datetime(2026, 11, 1, tzinfo=UTC)
    indhold = Indhold(opgaver=("scanne",), timer_fra=3.0)
    en = opret_aabning(bruger, nu=nu, indhold=indhold, kilde="besoeg", virksomhed="Boghandlen")
    gem_profil(bruger, sag.nummer, Profil(kan=("scanne",)), nu=nu)
    return {"aabning": en.pk}


def _jobsoegning(sag: Any, bruger: Any, nu: datetime) -> dict[str, int]:
    """En tid at vælge, en aftale og et arrangement."""
    from fleksjob.sager.models import Jobaftale, Jobarrangement, Samtaletid

    om = {"kommune_id": sag.kommune_id, "sag": sag}
    tid = Samtaletid.objects.create(
        **om, art="jobsamtale", form="fremmoede", sted="Rådhuset", tider=["2026-12-01T10:00", "2026-12-02T10:00"],
        svar_senest=date(2026, 11, 29), dag=date(2026, 12, 1), klokken=time(10), status="indkaldt", indkaldt=nu,
        indkaldt_af=bruger,
    )  # fmt: skip
    aftale = Jobaftale.objects.create(
        **om, hvem="borger", hvad="Ring", frist=date(2026, 12, 1), oprettet=nu, oprettet_af=bruger
    )
    klub = Jobarrangement.objects.create(
        kommune_id=sag.kommune_id, art="jobklub", emne="Ring sammen", dag=date(2026, 12, 3), klokken=time(10),
        sted="Biblioteket", pladser=5, oprettet=nu, oprettet_af=bruger,
    )  # fmt: skip
    return {"samtaletid": tid.pk, "jobaftale": aftale.pk, "jobklub": klub.pk}


def _moede(folk: SimpleNamespace, sag: Any, bruger: Any, *, med: bool) -> dict[str, int]:
    """Et møde med sagen på og papirerne sendt. Kun på sit eget møde sidder teammedlemmet og mødelederen."""
    from fleksjob.sager.models import Dagsordenspunkt, Dokument, Moededeltager, Moederum, Sagspakke, Teammoede

    nu = datetime(2026, 11, 1, tzinfo=UTC)
    k = sag.kommune_id
    rum = Moederum.objects.create(
        kommune_id=k,
        navn=f"Lokale {sag.pk}",
        adresse="Rådhuset",
        beskrivelse="Lyst",
        billede=b"\x89PNG",
        billedtype="image/png",
    )
    moede = Teammoede.objects.create(
        kommune_id=k, dag=date(2026, 11, 24), begynder=time(9), slutter=time(12), rum=rum,
        leder=folk.moedeleder if med else bruger, oprettet=nu, oprettet_af=bruger,
    )  # fmt: skip
    punkt = Dagsordenspunkt.objects.create(
        kommune_id=k, moede=moede, sag=sag, plads=1, sat_paa=nu, sat_paa_af=bruger
    )
    if med:
        Moededeltager.objects.create(
            kommune_id=k,
            moede=moede,
            omraade="region",
            hverv="Sundhedskoordinator",
            navn="Ilse",
            bruger=folk.teammedlem,
        )
    pdf = Dokument.objects.create(
        kommune_id=k, sag=sag, art="teampakke", titel="Sagspapirer", pdf=b"%PDF-1.7 pakke", sha256="0" * 64,
        helbred=True, oprettet=nu, oprettet_af=bruger,
    )  # fmt: skip
    pakke = Sagspakke.objects.create(
        kommune_id=k, punkt=punkt, sag=sag, dokument=pdf, indeks=[], sendt=nu, sendt_af=bruger
    )
    return {"rum": rum.pk, "moede": moede.pk, "pakke": pakke.pk, "sagsbehandler": bruger.pk}


def _haendelse(slags: str) -> Callable[["Verdenssag"], str]:
    """Id på sagens seneste hændelse af den type; et, der ikke findes, når sagen ingen har."""

    def find(v: "Verdenssag") -> str:
        from fleksjob.sager.models import Haendelse

        raekke = Haendelse.for_kommune(v.sag.kommune_id).filter(sag=v.sag, type=slags).order_by("-nr").first()
        return str(raekke.nr) if raekke else "999"

    return find


def byg(folk: SimpleNamespace) -> dict[str, Verdenssag]:
    """`egen` er Annas (Karens sag, Firma Prøves job), `andens` Bos (Jonas og et andet firma), `fremmed` Fridas."""
    verden = {}
    for navn, hvem, hedder, bruger, cvr in (
        ("egen", "anna", "Anna Agerlund", folk.sagsbehandler, "12345674"),
        ("andens", "bo", "Bo Brink", folk.kollega, ANDEN_CVR),
        ("fremmed", "fremmed", "Frida Fremmed", folk.nabo, ANDEN_CVR),
    ):
        vej = Vej(folk)
        # Sagsnumre begynder forfra i hver kommune; et andet år gør den fremmedes til et andet nummer.
        vej.ny(hvem, hedder, date(2025 if navn == "fremmed" else 2026, 8, 3), bruger)
        if navn != "fremmed":
            _job(vej, cvr)
            vej.tag("klage_modtaget", date(2026, 10, 2))
            vej.tag("fuldmagt_givet", date(2026, 10, 5), til="Søs Agerlund", omfang="alt")
        noegler = _papirer(vej.sag, bruger) | _arbejde(vej.sag, bruger) | _aabning(vej.sag, bruger)
        verden[navn] = Verdenssag(vej.sag, noegler | _moede(folk, vej.sag, bruger, med=navn == "egen"))
    return verden


OBJEKTER: dict[str, Callable[[Verdenssag], dict[str, Any]]] = {
    "kontor:aabning": lambda v: {"nr": v.noegler["aabning"]},
    "kontor:aabning_ret": lambda v: {"nr": v.noegler["aabning"]},
    "kontor:job_side": lambda v: {"ansaettelse": "job-1"},
    "kontor:job_vitas": lambda v: {"ansaettelse": "job-1"},
    "kontor:job_aftale": lambda v: {"ansaettelse": "job-1", "udgave": 1},
    "selvbetjening:mit_job_pdf": lambda v: {"ansaettelse": "job-1", "papir": "side"},
    "selvbetjening:virksomhedens_job": lambda v: {"ansaettelse": "job-1"},
    "selvbetjening:virksomhedens_job_pdf": lambda v: {"ansaettelse": "job-1", "papir": "aftale"},
    "kontor:opfoelgning_trin": lambda v: {"ansaettelse": "job-1", "trin": "trivsel"},
    "kontor:opfoelgningsark": lambda v: {"nr": v.noegler["ark"]},
    "kontor:opfoelgningsark_pdf": lambda v: {"nr": v.noegler["ark"]},
    "kontor:virksomhed": lambda v: {"cvr": "12345674"},
    "kontor:virksomhedsfolder": lambda v: {"cvr": "12345674"},
    "selvbetjening:mit_ark": lambda v: {"nr": v.noegler["ark"]},
    "selvbetjening:vores_ark": lambda v: {"ansaettelse": "job-1", "nr": v.noegler["ark"]},
    "selvbetjening:vores_hjaelp": lambda v: {"ansaettelse": "job-1"},
    "kontor:bruger": lambda v: {"nr": v.noegler["sagsbehandler"]},
    "kontor:team_rumbillede": lambda v: {"nr": v.noegler["rum"]},
    "kontor:team_moede": lambda v: {"nr": v.noegler["moede"]},
    "kontor:team_moedesag": lambda v: {"nr": v.noegler["moede"]},
    "kontor:team_pakke": lambda v: {"nr": v.noegler["moede"], "pakke": v.noegler["pakke"]},
    "kontor:tal_fil": lambda v: {"kode": "timer", "endelse": "csv"},
    "kontor:tal_maal": lambda v: {"kode": "timer"},
    "kontor:tal_omraade": lambda v: {"navn": "udvikling"},
    "selvbetjening:tal_fil": lambda v: {"kode": "timer-over-tid", "endelse": "csv"},
    "selvbetjening:tal_data_fil": lambda v: {
        "kommune": v.sag.kommune_id,
        "maaned": "2026-06",
        "version": 1,
        "navn": "tal.json",
    },
    "kontor:et_afsnit": lambda v: {"noegle": "velkomst"},
    "kontor:afsnit_ret": lambda v: {"noegle": "velkomst"},
    "kontor:brev_udkast": lambda v: {"noegle": "brev1"},
    "kontor:brev_ret": lambda v: {"noegle": "brev1"},
    "kontor:brev_pdf": lambda v: {"noegle": "brev1"},
    "kontor:planafsnit": lambda v: {"afsnit": "maal"},
    "kontor:ressourceprofil": lambda v: {"nr": v.noegler["profil"]},
    "kontor:bilag": lambda v: {"nr": v.noegler["bilag"]},
    "kontor:refusion": lambda v: {"nr": v.noegler["refusion"]},
    "selvbetjening:refusionskrav": lambda v: {"ansaettelse": "job-1", "aar": 2026, "nr": 3},
    "selvbetjening:samtaleark": lambda v: {"ansaettelse": "job-1"},
    "kontor:klage_saml": lambda v: {"klage": _haendelse("klage_modtaget")(v)},
    "selvbetjening:mit_papir": lambda v: {"nr": v.noegler["bilag"]},
    "selvbetjening:opslag_spoerg": lambda v: {"nr": v.noegler["opslag"]},
    "selvbetjening:planpapir": lambda v: {"nr": v.noegler["plan"]},
    "selvbetjening:planspoergsmaal": lambda v: {"afsnit": "maal"},
    "selvbetjening:fuldmagt_tilbage": lambda v: {"nr": _haendelse("fuldmagt_givet")(v)},
    "selvbetjening:api:fejlslags": lambda v: {"slags": "findes-ikke"},
    "selvbetjening:samtaletid": lambda v: {"nr": v.noegler["samtaletid"]},
    "selvbetjening:jobaftale": lambda v: {"nr": v.noegler["jobaftale"]},
    "selvbetjening:jobklub": lambda v: {"nr": v.noegler["jobklub"]},
    "selvbetjening:kompetencespoergsmaal": lambda v: {"kode": "lide"},
    "selvbetjening:jobprofilspoergsmaal": lambda v: {"kode": "timer"},
    "kontor:skridt": lambda v: {"kode": "samtale_afholdt"},
    "kontor:ret": lambda v: {"haendelse": "2"},
    "kontor:udbetaling": lambda v: {"nr": v.noegler["udbetaling"]},
    "kontor:penge_brev": lambda v: {"nr": v.noegler["brev"]},
    "kontor:betalingsfil": lambda v: {"nr": 1},
    "kontor:regnskab_csv": lambda v: {"nr": 1},
    "selvbetjening:aarsopgoerelse": lambda v: {"aar": 2026},
    "selvbetjening:spoerg_om_penge": lambda v: {"aar": 2026, "maaned": 9},
    "selvbetjening:svar_om_penge": lambda v: {"aar": 2026, "maaned": 9},
    "selvbetjening:pengebrev": lambda v: {"nr": v.noegler["brev"]},
    "selvbetjening:maanedsloen": lambda v: {"ansaettelse": "job-1", "aar": 2026, "maaned": 10},
    "kontor:dokument": lambda v: {"nr": v.noegler["brev"]},
    "selvbetjening:brev": lambda v: {"nr": v.noegler["brev"]},
    "selvbetjening:fuldtidsloen": lambda v: {"ansaettelse": "job-1"},
    "selvbetjening:maaned": lambda v: {"aar": 2026, "maaned": 9},
    "selvbetjening:opgave": lambda v: {"navn": "klage"},
    "selvbetjening:regelbog_opslag": lambda v: {"kode": "fleksloentilskud"},
}
"""Adresse → de nøgler, der ikke er sagens nummer."""


class Sted:
    """Én adresse i huset."""

    def __init__(self, navn: str, moenster: URLPattern, sti: str) -> None:
        self.navn = navn
        self.sti = sti
        self.parametre = tuple(moenster.pattern.converters)

    @property
    def om_en_sag(self) -> bool:
        """Om adressen peger på noget bestemt, så det betyder noget, hvis det er."""
        return bool(self.parametre) and self.navn not in UDEN_SAG

    def noegler(self, verdenssag: Verdenssag) -> dict[str, Any]:
        """Adressens nøgler for den sag."""
        kendte = {"nummer": verdenssag.sag.nummer, "sag_id": verdenssag.sag.pk}
        kendte |= OBJEKTER.get(self.navn, lambda _: {})(verdenssag)
        return {navn: kendte[navn] for navn in self.parametre}


UDEN_SAG = {
    "selvbetjening:mit_job_pdf",
    "kontor:virksomhed",
    "kontor:virksomhedsfolder",
    "kontor:tal_fil",
    "kontor:tal_maal",
    "kontor:tal_omraade",
    "selvbetjening:tal_fil",
    "selvbetjening:tal_data_fil",
    "kontor:et_afsnit",
    "kontor:afsnit_ret",
    "selvbetjening:regelbog_opslag",
    "selvbetjening:maaned",
    "selvbetjening:aarsopgoerelse",
    "selvbetjening:spoerg_om_penge",
    "selvbetjening:svar_om_penge",
    "kontor:betalingsfil",
    "kontor:regnskab_csv",
    "selvbetjening:opgave",
    "selvbetjening:kompetencespoergsmaal",
    "selvbetjening:jobprofilspoergsmaal",
    "selvbetjening:jobklub",
    "selvbetjening:planspoergsmaal",
    "selvbetjening:api:fejlslags",
}
"""Adresser med en nøgle, der ikke er nogens: den samme side for alle, eller altid den, der er logget ind."""


def steder() -> list[Sted]:
    """Alle husets adresser i den orden, de står."""
    return _under(get_resolver().url_patterns, (), "/")


def _under(moenstre: list[Any], rum: tuple[str, ...], foran: str) -> list[Sted]:
    fundne: list[Sted] = []
    for moenster in moenstre:
        if isinstance(moenster, URLResolver):
            navne = (*rum, moenster.namespace) if moenster.namespace else rum
            fundne += _under(moenster.url_patterns, navne, foran + str(moenster.pattern))
        elif moenster.name:  # uden navn: snitfladens opsamler, som altid svarer 404
            navn = ":".join([*rum, moenster.name])
            fundne.append(Sted(navn, moenster, foran + str(moenster.pattern)))
    return fundne
