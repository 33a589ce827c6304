"""Sandhedstabel: hver side for hver rolle, anonyme, og en med ret til en anden sag."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

pytestmark = [pytest.mark.database, pytest.mark.django_db]

MEDARBEJDERE = ("sagsbehandler", "kollega", "konsulent", "fastholder", "moedeleder", "ydelse", "leder")
ROLLER = (*MEDARBEJDERE, "teammedlem", "analytiker", "kontrollant", "borger", "arbejdsgiver")
ALLE = frozenset(MEDARBEJDERE)
BETALERE = frozenset({"sagsbehandler", "kollega", "ydelse", "leder"})
FINDER_JOB = ALLE - {"moedeleder", "ydelse"}

# side → hvem der får den vist (200). Alle andre, der er logget ind, får 403.
AABNE_SIDER: dict[str, frozenset[str]] = {
    "vitas": frozenset({"sagsbehandler", "kollega", "konsulent", "leder"}),
    "folder": ALLE,
    "min_dag": ALLE,
    "ny_sag": ALLE,
    "godkendelse": ALLE,
    "udbetalinger": ALLE,
    "betalinger": BETALERE,
    "betalingsopsaetning": BETALERE,
    "job": ALLE,
    "aabninger": ALLE,
    "aabning_ny": ALLE,
    "aabning_naboer": ALLE,
    "opgavefinder": ALLE,
    "opfoelgninger": ALLE,
    "virksomheder": ALLE,
    "overblik": frozenset({"leder"}),
    "tal": frozenset({"leder", "analytiker"}),
    "talnoegler": frozenset({"leder"}),
    "offentliggoer": frozenset({"leder"}),
    "holdet": ALLE - {"ydelse"},
    "alarmer": ALLE,
    "ordbog": ALLE,
    "udviklinger": ALLE,
    "refusioner": ALLE,
    "fastholdelser": ALLE,
    "lang_ledighed": ALLE,
    "aktoerer": ALLE,
    "samtaler": ALLE,
    "fastholdelse_oplysninger": ALLE,
    "venter": frozenset({"sagsbehandler", "kollega", "leder"}),
    "opgaver": ALLE,
    "clearing": frozenset({"leder", "moedeleder"}),
    "belastning": frozenset({"leder"}),
    "fordeling": ALLE,
    "brugere": frozenset({"leder"}),
    "opslag": frozenset({"leder", "kontrollant"}),
    "klager": frozenset({"leder"}),
    "klager_csv": frozenset({"leder"}),
    "principper": ALLE,
    "raad": ALLE,
    "jobfunktioner": ALLE,
    "afsnit": ALLE,
    "afsnit_nyt": ALLE,
    "udskrift": frozenset({"sagsbehandler", "kollega", "leder"}),
    "team": frozenset({"sagsbehandler", "kollega", "moedeleder", "leder", "teammedlem"}),
    "team_nyt": frozenset({"moedeleder", "leder"}),
    "team_rum": frozenset({"moedeleder", "leder"}),
}
SAGENS_SIDER: dict[str, frozenset[str]] = {
    "sag_job": ALLE,
    "job_side": ALLE,
    "job_aftale": ALLE,
    "sag": ALLE,
    "udvikling": ALLE,
    "udvikling_time": ALLE,
    "udvikling_udsigt": ALLE,
    "ordning": ALLE,
    "fastholdelse": ALLE,
    "jobsoegning": ALLE,
    "jobsoegning_plan": ALLE,
    "jobsoegning_papir": ALLE,
    "jobsoegning_cv": ALLE,
    "jobsoegning_samtale": frozenset({"sagsbehandler", "kollega", "konsulent"}),
    "jobsoegning_raadighed": ALLE,
    "jobsoegning_revurdering": ALLE,
    "fastholdelse_aftale": ALLE,
    "fastholdelse_genskab": ALLE,
    "opfoelgning": ALLE,
    "opfoelgning_trin": frozenset({"sagsbehandler", "kollega", "konsulent"}),
    "praktik": ALLE,
    "plan": ALLE,
    "planafsnit": ALLE,
    "ressourceprofil": ALLE,
    "noter": ALLE,
    "hvem": ALLE,
    "sag_team": ALLE,
    "sag_referat": frozenset({"sagsbehandler", "leder"}),
    "skridt": frozenset({"sagsbehandler", "kollega", "konsulent"}),
    "ret": frozenset({"sagsbehandler", "kollega"}),
    "udbetaling": ALLE,
    "penge": ALLE,
    "profil": ALLE - {"moedeleder", "ydelse"},
    "muligheder": ALLE - {"moedeleder", "ydelse"},
    "dokument": ALLE,
    "breve": ALLE,
    "brev_nyt": ALLE,
    "brev_udkast": ALLE,
    "brev_ret": ALLE,
    "brev_pdf": ALLE,
    "dokumentation": ALLE,
    "bilag": ALLE,
    "klage": ALLE,
    "afgoerelse": ALLE,
    "vurdering": frozenset({"sagsbehandler", "kollega"}),
}
# Teamets møder prøves i test_team; de hænger på et møde, ikke på en sag.
TEAMETS = {"team_moede", "team_moedesag", "team_pakke", "team_rumbillede", "sag_indkaldelse"}
# Planen og et krav findes først, når nogen har lavet dem; de prøves i test_udvikling og test_refusion.
UDEN_TABEL = TEAMETS | {
    "job_vitas",
    "udvikling_plan",
    "refusion",
    # Prøves i test_penge; de hænger på en fil eller et brev om en måned.
    "betalingsfil",
    "regnskab_csv",
    "penge_brev",
    "log_ind",
    "log_ud",
    "soeg",
    "bruger",
    "klage_saml",
    "et_afsnit",
    "afsnit_ret",
    "udskrift_bunke",
    # Prøves i test_tal; de findes først, når tallene er regnet.
    "tal_fil",
    "tal_maal",
    "tal_omraade",
    # Prøves i test_opfoelgning og test_virksomheder; de hænger på et ark eller et CVR-nummer.
    "opfoelgningsark",
    "opfoelgningsark_pdf",
    "virksomhed",
    "virksomhedsfolder",
    # Prøves i test_aabninger og test_muligheder; åbninger hænger ikke på en sag, og arket kræver borgerens ja.
    "aabning",
    "aabning_ret",
    "kandidatark",
}


def test_alle_sider_staar_i_tabellen() -> None:
    navne = {
        str(noegle) for noegle in get_resolver("fleksjob.kontor.urls").reverse_dict if isinstance(noegle, str)
    }
    assert navne == set(AABNE_SIDER) | set(SAGENS_SIDER) | UDEN_TABEL


@pytest.fixture
def adresser(sager: SimpleNamespace, folk: SimpleNamespace) -> dict[str, str]:
    """En adresse til hver side i Annas sag; «fremmed …» er det samme i en anden kommunes sag."""
    ud = {navn: reverse(f"kontor:{navn}") for navn in AABNE_SIDER}
    for foran, sag, bruger in (
        ("", sager.job.sag, folk.sagsbehandler),
        ("fremmed ", sager.fremmed.sag, folk.nabo),
    ):
        ud |= _sagens(foran, sag, bruger)
    return ud


def _sagens(foran: str, sag: Any, bruger: Any) -> dict[str, str]:
    from datetime import UTC, date, datetime
    from decimal import Decimal

    from fleksjob.sager.models import Bilag, Brevudkast, Dokument, Ressourceprofil, Tillaegsaftale, Udbetaling

    nu = datetime(2026, 11, 1, tzinfo=UTC)
    brev = Dokument.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        art="afgoerelse",
        titel="Afgørelse",
        pdf=b"%PDF-1.7 proeve",
        sha256="0" * 64,
        oprettet=nu,
        oprettet_af=bruger,
    )
    cv = Bilag.objects.create(
        kommune_id=sag.kommune_id, sag=sag, art="cv", titel="CV", filnavn="cv.pdf", mediatype="application/pdf",
        indhold=b"%PDF-1.7 proeve", sha256="0" * 64, helbred=False, lagt_ind=nu, lagt_ind_af=bruger,
    )  # fmt: skip
    Brevudkast.objects.create(
        kommune_id=sag.kommune_id, sag=sag, noegle="etudkastibre", nr=1, handling="gemt", slags="frit", titel="Et brev",
        kanal="digital", afsnit=[{"overskrift": "", "tekst": "Vi ringer.", "fra": ""}], tid=nu, af=bruger,
    )  # fmt: skip
    linje = Udbetaling.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        maaned=date(2026, 9, 1),
        version=1,
        fleksloentilskud=Decimal(100),
        atp=Decimal(5),
        forskel=Decimal(100),
        forskel_atp=Decimal(5),
        aarsag="Prøve",
        status="beregnet",
        grundlag={},
        sag_version=1,
        beregnet=nu,
        beregnet_af=bruger,
    )
    profil = Ressourceprofil.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        dateret=date(2009, 5, 4),
        elementer={"interesser": {"beskrivelse": "Have"}},
        sha256="1" * 64,
        indlaest=nu,
        indlaest_af=bruger,
    )
    Tillaegsaftale.objects.create(
        kommune_id=sag.kommune_id, sag=sag, ansaettelse="job-1", udgave=1, haendelse_nr=1, skrevet=nu,
        skrevet_af=bruger,
    )  # fmt: skip
    return {
        f"{foran}sag_job": reverse("kontor:sag_job", args=[sag.nummer]),
        f"{foran}job_side": reverse("kontor:job_side", args=[sag.nummer, "job-1"]),
        f"{foran}job_aftale": reverse("kontor:job_aftale", args=[sag.nummer, "job-1", 1]),
        f"{foran}sag_team": reverse("kontor:sag_team", args=[sag.nummer]),
        f"{foran}sag_referat": reverse("kontor:sag_referat", args=[sag.nummer]),
        f"{foran}sag": reverse("kontor:sag", args=[sag.nummer]),
        f"{foran}profil": reverse("kontor:profil", args=[sag.nummer]),
        f"{foran}muligheder": reverse("kontor:muligheder", args=[sag.nummer]),
        **{
            f"{foran}{navn}": reverse(f"kontor:{navn}", args=[sag.nummer])
            for navn in (
                "fastholdelse",
                "fastholdelse_aftale",
                "fastholdelse_genskab",
                "jobsoegning",
                "jobsoegning_plan",
                "jobsoegning_papir",
                "jobsoegning_cv",
                "jobsoegning_samtale",
                "jobsoegning_raadighed",
                "jobsoegning_revurdering",
                "udvikling",
                "udvikling_time",
                "udvikling_udsigt",
                "ordning",
            )
        },
        f"{foran}klage": reverse("kontor:klage", args=[sag.nummer]),
        **{
            f"{foran}{navn}": reverse(f"kontor:{navn}", args=[sag.nummer])
            for navn in ("opfoelgning", "praktik")
        },
        f"{foran}opfoelgning_trin": reverse("kontor:opfoelgning_trin", args=[sag.nummer, "job-1", "trivsel"]),
        f"{foran}plan": reverse("kontor:plan", args=[sag.nummer]),
        f"{foran}planafsnit": reverse("kontor:planafsnit", args=[sag.nummer, "maal"]),
        f"{foran}ressourceprofil": reverse("kontor:ressourceprofil", args=[sag.nummer, profil.pk]),
        f"{foran}noter": reverse("kontor:noter", args=[sag.nummer]),
        f"{foran}hvem": reverse("kontor:hvem", args=[sag.nummer]),
        f"{foran}afgoerelse": reverse("kontor:afgoerelse", args=[sag.nummer]),
        f"{foran}vurdering": reverse("kontor:vurdering", args=[sag.nummer]),
        f"{foran}skridt": reverse("kontor:skridt", args=[sag.nummer, "samtale_afholdt"]),
        f"{foran}ret": reverse("kontor:ret", args=[sag.nummer, "8"]),
        f"{foran}penge": reverse("kontor:penge", args=[sag.nummer]),
        f"{foran}udbetaling": reverse("kontor:udbetaling", args=[sag.nummer, linje.pk]),
        f"{foran}dokument": reverse("kontor:dokument", args=[sag.nummer, brev.pk]),
        **{f"{foran}{navn}": reverse(f"kontor:{navn}", args=[sag.nummer]) for navn in ("breve", "brev_nyt")},
        **{
            f"{foran}{navn}": reverse(f"kontor:{navn}", args=[sag.nummer, "etudkastibre"])
            for navn in ("brev_udkast", "brev_ret", "brev_pdf")
        },
        f"{foran}dokumentation": reverse("kontor:dokumentation", args=[sag.nummer]),
        f"{foran}bilag": reverse("kontor:bilag", args=[sag.nummer, cv.pk]),
    }


@pytest.mark.parametrize("rolle", ROLLER)
def test_hver_side_for_hver_rolle(rolle: str, adresser: dict[str, str], som: Any) -> None:
    klient = som(rolle)
    ventet = {navn: 200 if rolle in hvem else 403 for navn, hvem in (AABNE_SIDER | SAGENS_SIDER).items()}
    faktisk = {navn: klient.get(adresser[navn], {"fra": "min-dag"}).status_code for navn in ventet}
    assert faktisk == ventet


def test_anonyme_sendes_til_log_ind(adresser: dict[str, str], client: Client) -> None:
    for navn, adr in adresser.items():
        svar = client.get(adr)
        assert (svar.status_code, svar.url.split("?")[0]) == (302, "/log-ind/"), navn
        assert client.post(adr).status_code == 302, navn


@pytest.mark.parametrize("rolle", MEDARBEJDERE)
def test_en_anden_kommunes_sag_findes_ikke(rolle: str, adresser: dict[str, str], som: Any) -> None:
    """Brugeren har ret til en anden sag; svaret er det samme som for en sag, der slet ikke findes."""
    klient = som(rolle)
    for navn in SAGENS_SIDER:
        fremmed = klient.get(adresser[f"fremmed {navn}"], {"fra": "min-dag"})
        if rolle in SAGENS_SIDER[navn] | {"leder"}:
            assert fremmed.status_code == 404, navn
        assert b"Frida" not in fremmed.content, navn


def test_numre_fra_en_anden_sag_virker_ikke_i_ens_egen(
    adresser: dict[str, str], som: Any, sager: SimpleNamespace
) -> None:
    """En udbetaling og et brev skal høre til den sag, adressen nævner."""
    klient = som("sagsbehandler")
    for navn in ("udbetaling", "dokument", "ressourceprofil"):
        nr = adresser[navn].rstrip("/").rsplit("/", 1)[1]
        i_bos_sag = reverse(f"kontor:{navn}", args=[sager.ledig.sag.nummer, nr])
        assert klient.get(i_bos_sag, {"fra": "min-dag"}).status_code == 404, navn


@pytest.mark.parametrize("rolle", ["borger", "arbejdsgiver"])
def test_borger_og_arbejdsgiver_kan_heller_ikke_sende(rolle: str, adresser: dict[str, str], som: Any) -> None:
    klient = som(rolle)
    for navn in (*AABNE_SIDER, *SAGENS_SIDER):
        assert klient.post(adresser[navn], {"tekst": "Anna"}).status_code == 403, navn
    assert klient.post(reverse("kontor:soeg"), {"tekst": "Anna"}).status_code == 403


def test_leder_kan_ikke_sende_et_skridt_hun_ikke_kan_se(sager: SimpleNamespace, som: Any) -> None:
    klient = som("leder")
    adr = reverse("kontor:skridt", args=[sager.job.sag.nummer, "samtale_afholdt"])
    svar = klient.post(
        f"{adr}?fra=overblik", {"forventet_version": "99", "gyldig_fra": "2026-11-20", "art": "jobsamtale"}
    )
    assert svar.status_code == 403


def test_cpr_staar_aldrig_i_en_adresse(adresser: dict[str, str], sager: SimpleNamespace, som: Any) -> None:
    """Hver adresse på hver side efterses, også søgningens."""
    klient = som("leder")
    svar = [klient.get(adr, {"fra": "overblik"}) for navn, adr in adresser.items() if "fremmed" not in navn]
    svar += [
        klient.post(reverse("kontor:soeg"), {"tekst": tekst}) for tekst in ("650384-1111", "6503841111", "a")
    ]
    fundne = {adr for et_svar in svar for adr in _adresser_i(et_svar)}
    assert any("/kontor/sag/" in adr for adr in fundne)
    for adr in fundne:
        assert not re.search(r"\d{6}-?\d{4}(?!\d)", adr), adr
        assert "Agerlund" not in adr


def _adresser_i(svar: Any) -> list[str]:
    if svar.status_code == 302:
        return [svar.url]
    return re.findall(r'(?:href|action|src|formaction)="([^"]*)"', svar.content.decode(errors="replace"))


def test_siderne_gemmes_ikke_af_browseren(adresser: dict[str, str], som: Any) -> None:
    assert som("sagsbehandler").get(adresser["sag"], {"fra": "min-dag"})["Cache-Control"] == "no-store"
