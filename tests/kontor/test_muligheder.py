"""Profilen, ranglisterne og arket: grunde i ord, aldrig helbred, og intet vises frem uden borgerens ja."""

from datetime import timedelta
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from django.urls import reverse
from pypdf import PdfReader
from tests.kontor.conftest import DAG, Vej, kl
from tests.kontor.test_aabninger import NU, ledig_med_profil, ny

from fleksjob.forloeb.matchgrunde import Vaegte
from fleksjob.forloeb.matchprofil import Indhold, Profil
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet

pytestmark = [pytest.mark.database, pytest.mark.django_db]
SYGDOM = ("leddegigt", "depression", "Diagnosen er stillet", "morfin")


@pytest.fixture
def syg(folk: SimpleNamespace) -> Vej:
    """Bo, hvis sag er fuld af helbred: i rådgivning, begrundelse, bevis, note, plan og et bilag."""
    from fleksjob.sager.kommandoer.skriv_notat import skriv_notat
    from fleksjob.sager.models import Bilag, Plantekst

    vej = Vej(folk)
    vej.ny("bo", "Bo Brink", DAG - timedelta(days=109))
    vej.tag("plan_paabegyndt", DAG - timedelta(days=107))
    vej.tag("plan_faerdig", DAG - timedelta(days=80))
    vej.tag("raadgivning_modtaget", DAG - timedelta(days=71), resume="Bo har leddegigt og en depression.")
    vej.tag(
        "afgoerelse_forberedt",
        DAG - timedelta(days=66),
        udfald="bevilget",
        begrundelse="Diagnosen er stillet.",
    )
    vej.tag("afgoerelse_truffet", DAG - timedelta(days=65), folk.kollega)
    vej.tag("ledighedsydelse_startet", DAG - timedelta(days=64), sats="hoej")
    vej.tag("fleksjobbevis_oensket", DAG - timedelta(days=60))
    hensyn = ("Ingen tunge løft", "Faste pauser", "Ro, fordi leddegigt og depression gør træt")
    dag = DAG - timedelta(days=58)
    vej.tag("fleksjobbevis_udstedt", dag, opgaver=("Scanne",), skaanehensyn=hensyn, samtykke=True)
    skriv_notat(
        folk.sagsbehandler, vej.sag.nummer, slags="telefon", tekst="Bo tager morfin.", nu=NU, helbred=True
    )
    Plantekst.objects.create(
        kommune=folk.hjemme, sag=vej.sag, afsnit="tid", stemme="kommune", nr=1, skrevet=NU,
        skrevet_af=folk.sagsbehandler, indhold={"timer_fra": "4", "timer_til": "8,5", "moenster": "Morfin om morgenen"},
    )  # fmt: skip
    Bilag.objects.create(
        kommune=folk.hjemme, sag=vej.sag, art="laegeattest", titel="Attest om leddegigt", filnavn="a.pdf", helbred=True,
        mediatype="application/pdf", indhold=b"%PDF leddegigt", sha256="0" * 64, lagt_ind=NU,
        lagt_ind_af=folk.sagsbehandler,
    )  # fmt: skip
    return vej


def test_profilen_begynder_med_hensyn_og_timer_fra_sagen_men_aldrig_fri_tekst(
    syg: Vej, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.visninger.kandidatprofil import profilsiden

    siden = profilsiden(folk.konsulent, syg.sag)
    p = siden.profil
    assert (p.kan_ikke, p.skal_have) == (("tunge_loeft",), ("pauser",))
    assert (p.timer_fra, p.timer_til, siden.andre_hensyn, siden.nr) == (4.0, 8.5, 1, 0)
    assert all(ord_.casefold() not in repr(siden).casefold() for ord_ in SYGDOM)


def test_helbred_naar_aldrig_profil_rangliste_eller_ark(syg: Vej, folk: SimpleNamespace, som: Any) -> None:
    """Sagen er fuld af sygdom. Ingen af siderne og heller ikke arket har et ord af det, heller ikke for dem, der må."""
    from fleksjob.sager.kommandoer.gem_profil import bekraeft_profil, gem_profil, svar_om_fremvisning
    from fleksjob.sager.models import Bruger, Kandidatprofil, Profiludgave
    from fleksjob.sager.visninger.kandidatprofil import profilsiden

    en = ny(folk.sagsbehandler, indhold=Indhold(opgaver=("scanne",), timer_fra=4.0, tilbyder=("pauser",)))
    forslag = msgspec.structs.replace(profilsiden(folk.konsulent, syg.sag).profil, kan=("scanne",))
    gem_profil(folk.konsulent, syg.sag.nummer, forslag, nu=NU)
    bo = Bruger.objects.create_user(
        "bo", None, navn="Bo Brink", rolle="borger", kommune=folk.hjemme, person=syg.sag.person
    )
    bekraeft_profil(bo, nu=NU)
    svar_om_fremvisning(bo, syg.sag.nummer, givet=True, nu=NU)
    nr = syg.sag.nummer
    for rolle in ("konsulent", "sagsbehandler", "leder"):
        klient = som(rolle)
        for adresse in (
            reverse("kontor:aabning", args=[en.pk]),
            reverse("kontor:muligheder", args=[nr]) + "?fra=match",
            reverse("kontor:profil", args=[nr]),
        ):
            side = klient.get(adresse).content.decode()
            assert "Bo Brink" in side
            assert [ord_ for ord_ in SYGDOM if ord_.casefold() in side.casefold()] == [], (rolle, adresse)
    svar = som("konsulent").get(reverse("kontor:kandidatark", args=[nr]) + "?fra=match")
    tekst = "".join(side.extract_text() for side in PdfReader(BytesIO(svar.content)).pages)
    assert "Bo Brink kan give jer en hånd" in tekst
    assert "Faste pauser" in tekst
    gemt = repr(
        (
            Kandidatprofil.for_kommune(folk.hjemme).values().get(),
            Profiludgave.for_kommune(folk.hjemme).values().get(),
        )
    )
    for ord_ in SYGDOM:
        assert ord_.casefold() not in tekst.casefold()
        assert ord_.casefold() not in gemt.casefold()


@pytest.mark.parametrize(
    "tekst", ["Jeg har en depression", "Efter min operation kan jeg igen", "CPR 650384-1111"]
)
def test_ord_om_sygdom_kan_ikke_gemmes_i_profilen(
    tekst: str, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Kandidatprofil

    with pytest.raises((UgyldigtInput, UgyldigeInput)):
        ledig_med_profil(folk, sager.ledig.sag, Profil(kan=("scanne",), oensker=tekst))
    assert not Kandidatprofil.for_kommune(folk.hjemme).exists()


def test_mulighederne_staar_med_grunde_og_de_andre_med_hvorfor_ikke(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    p = Profil(
        interesser=("orden",), kan=("scanne",), kan_ikke=("tunge_loeft",), timer_fra=3.0, timer_til=8.0
    )
    ledig_med_profil(folk, sager.ledig.sag, p)
    ny(folk.sagsbehandler, virksomhed="Arkivet")
    ny(
        folk.sagsbehandler,
        virksomhed="Lageret",
        indhold=Indhold(opgaver=("modtage_varer",), kraever=("tunge_loeft",)),
    )
    ny(
        folk.sagsbehandler,
        virksomhed="Kroen",
        indhold=Indhold(opgaver=("bage",), timer_fra=2.0, timer_til=4.0),
    )
    ny(folk.nabo, virksomhed="Fremmed firma")
    adresse = reverse("kontor:muligheder", args=[sager.ledig.sag.nummer])
    side = som("konsulent").get(adresse + "?fra=match").content.decode()
    assert "2 af 3 åbninger kan passe" in side
    assert (
        side.index("Arkivet")
        < side.index("Kroen")
        < side.index("Hvorfor ikke de andre?")
        < side.index("Lageret")
    )
    for grund in ("Kan i forvejen: scanne og arkivere", "Passer til interessen: at skabe orden", "Timerne passer",
                  "Jobbet kræver det, borgeren ikke kan: tunge løft", "ikke fra adresser og køreplaner"):  # fmt: skip
        assert grund in side
    assert "Fremmed firma" not in side
    assert "point" not in side.casefold()


def test_vaegtene_kan_ses_og_aendres_og_aendrer_raekkefoelgen(
    folk: SimpleNamespace, sager: SimpleNamespace, som: Any
) -> None:
    from fleksjob.sager.visninger.muligheder import muligheder_for

    p = Profil(kan=("scanne",), gerne_have=("pauser", "ro", "hvile", "eget_tempo"))
    kan = ny(folk.sagsbehandler, virksomhed="Kan", indhold=Indhold(opgaver=("scanne",)))
    rar = ny(
        folk.sagsbehandler,
        virksomhed="Rar",
        indhold=Indhold(opgaver=("bage",), tilbyder=("pauser", "ro", "hvile", "eget_tempo")),
    )
    sag = sager.ledig.sag

    def orden(v: Vaegte) -> list[int]:
        return [en.id for en in muligheder_for(folk.konsulent, sag, p, "", DAG, vaegte=v).liste.pladser]

    assert orden(Vaegte()) == [kan.pk, rar.pk]
    assert orden(Vaegte(opgaver=0, hensyn=2)) == [rar.pk, kan.pk]
    ledig_med_profil(folk, sag, p)
    side = som("konsulent").get(
        reverse("kontor:muligheder", args=[sag.nummer]), {"fra": "match", "opgaver": "0", "hensyn": "2"}
    )
    tekst = side.content.decode()
    assert tekst.index(">Bage<") < tekst.index(">Scanne og arkivere<")
    assert "Alder, køn, baggrund og helbred er ikke med." in tekst


def test_naboens_aabning_er_med_paa_listen_med_hvem_man_ringer_til(
    folk: SimpleNamespace, sager: SimpleNamespace, som: Any
) -> None:
    from fleksjob.sager.kommandoer.del_aabninger import del_med_nabo
    from fleksjob.sager.models import Bruger

    leder = Bruger.objects.create_user("naboleder", None, navn="Nabo Leder", rolle="leder", kommune=folk.ude)
    ny(folk.nabo, delt=True, virksomhed="Naboens hemmelige firma")
    ledig_med_profil(folk, sager.ledig.sag)
    adresse = reverse("kontor:muligheder", args=[sager.ledig.sag.nummer]) + "?fra=match"
    assert "Nabo Kommune" not in som("konsulent").get(adresse).content.decode()
    del_med_nabo(leder, folk.hjemme.kode, nu=NU)
    side = som("konsulent").get(adresse).content.decode()
    assert "Nabo Kommune" in side
    assert "hemmelige" not in side


def test_en_aabning_holdt_til_en_anden_er_ikke_en_mulighed(
    folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.skift_aabning import hold_aabning
    from fleksjob.sager.visninger.muligheder import muligheder_for

    en, bo, anna = ny(folk.sagsbehandler), sager.ledig.sag, sager.job.sag

    def antal(sag: Any) -> int:
        return muligheder_for(folk.konsulent, sag, Profil(kan=("scanne",)), "", DAG).liste.mulige

    assert (antal(bo), antal(anna)) == (1, 1)
    hold_aabning(folk.konsulent, en.pk, nummer=bo.nummer, nu=NU)
    assert (antal(bo), antal(anna)) == (1, 0)


# --- Borgere til en åbning -------------------------------------------------------------------------------


def test_aabningen_viser_hvem_den_passer_til_og_opslaget_staar_i_loggen(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Opslag

    en = ny(folk.sagsbehandler)
    ledig_med_profil(folk, sager.ledig.sag)
    ledig_med_profil(folk, sager.fremmed.sag, bruger=folk.nabo)
    side = som("konsulent").get(reverse("kontor:aabning", args=[en.pk])).content.decode()
    assert "Bo Brink" in side
    assert "Frida" not in side
    assert "Kan i forvejen: scanne og arkivere" in side
    set_ = Opslag.for_kommune(folk.hjemme).filter(formaal="Match til åbning")
    assert [(o.person_id, o.bruger) for o in set_] == [(sager.ledig.sag.person_id, folk.konsulent)]


@pytest.mark.parametrize("rolle", ["ydelse", "moedeleder"])
def test_andre_medarbejdere_ser_aabningen_men_ingen_borgere(
    rolle: str, som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.noter_match import noter_match
    from fleksjob.sager.kommandoer.skift_aabning import hold_aabning
    from fleksjob.sager.models import Opslag

    en, bo = ny(folk.sagsbehandler), sager.ledig.sag
    ledig_med_profil(folk, bo)
    noter_match(folk.konsulent, en.pk, bo.nummer, art="oensket", nu=NU)
    hold_aabning(folk.konsulent, en.pk, nummer=bo.nummer, nu=NU)
    klient = som(rolle)
    side = klient.get(reverse("kontor:aabning", args=[en.pk])).content.decode()
    assert "Scanne og arkivere" in side
    assert "Bo Brink" not in side
    assert bo.nummer not in side
    sendt = klient.post(reverse("kontor:aabning", args=[en.pk]), {"handling": f"oensket-{bo.nummer}"})
    assert sendt.status_code == 403
    assert not Opslag.for_kommune(folk.hjemme).filter(bruger=getattr(folk, rolle)).exists()


def test_en_beskyttet_person_staar_uden_navn_og_grunde_for_den_der_ikke_har_hende(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Person

    en, bo = ny(folk.kollega), sager.ledig.sag
    ledig_med_profil(folk, bo, bruger=folk.sagsbehandler)
    Person.for_kommune(folk.hjemme).filter(pk=bo.person_id).update(beskyttet=True)
    adresse = reverse("kontor:aabning", args=[en.pk])
    side = som("konsulent").get(adresse).content.decode()
    assert "Beskyttet person" in side
    assert "Bo Brink" not in side
    assert "Kan i forvejen" not in side
    hendes = som("sagsbehandler").get(adresse).content.decode()
    assert "Bo Brink" in hendes
    assert "Vejen derhen kendes ikke" in hendes


def test_to_der_kan_dele_staar_med_navn_og_grund(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    en = ny(
        folk.konsulent,
        indhold=Indhold(opgaver=("scanne",), timer_fra=15.0, dage=("ma", "ti"), kan_deles=True),
    )
    for sag, dag in ((sager.ledig.sag, "ma"), (sager.job.sag, "ti")):
        ledig_med_profil(folk, sag, Profil(kan=("scanne",), timer_til=8.0, dage=(dag,), deler=True))
    side = som("konsulent").get(reverse("kontor:aabning", args=[en.pk])).content.decode()
    afsnit = side[side.index("To kan dele den") :]
    assert "Tilsammen kan de 16 timer, og jobbet er på mindst 15" in afsnit
    assert "Bo Brink" in afsnit
    assert "Anna Agerlund" in afsnit


# --- Profilen og arket ------------------------------------------------------------------------------------


def test_arket_kraever_bekraeftelse_og_ja_til_netop_den_udgave(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.gem_profil import svar_om_fremvisning

    sag = sager.job.sag
    ledig_med_profil(folk, sag)
    adresse = reverse("kontor:kandidatark", args=[sag.nummer]) + "?fra=match"

    def arket() -> bool:
        svar = som("konsulent").get(adresse)
        return svar.status_code == 200 and svar["Content-Type"] == "application/pdf"

    assert not arket()
    svar_om_fremvisning(folk.konsulent, sag.nummer, givet=True, nu=NU)
    assert not arket()
    klient = som("borger")
    assert klient.post(reverse("selvbetjening:jobprofil"), {"handling": "god"}).status_code == 302
    assert arket()
    som("borger").post(reverse("selvbetjening:jobprofil"), {"handling": "nej"})
    assert not arket()
    som("borger").post(reverse("selvbetjening:jobprofil"), {"handling": "ja"})
    assert arket()
    ledig_med_profil(folk, sag, Profil(kan=("bage",)))
    assert not arket()


def test_borgeren_udfylder_selv_siger_god_for_den_og_ser_arket(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Kandidatprofil, Profiludgave

    klient = som("borger")

    def svar(trin: str, **felter: Any) -> Any:
        return klient.post(reverse("selvbetjening:jobprofilspoergsmaal", args=[trin]), felter)

    assert "Begynd" in klient.get(reverse("selvbetjening:jobprofil")).content.decode()
    assert svar("lide", udgave="0", interesser=["orden"]).status_code == 302
    assert svar("kan", udgave="1", kan=["scanne"]).status_code == 302
    assert svar("timer", udgave="2", timer_til="5,5").status_code == 302
    assert svar("dage", udgave="3", deler="ja").status_code == 302
    assert svar("turen", udgave="4", postnr="9901").status_code == 302
    assert svar("ord", udgave="4", oensker="Jeg kan godt lide orden.").status_code == 302
    side = klient.get(reverse("selvbetjening:jobprofil")).content.decode()
    for svaret in (
        "At skabe orden",
        "Højst 5,5 timer om ugen",
        "Jeg vil gerne dele et job",
        "Jeg bor i 9901",
    ):
        assert svaret in side
    en = Kandidatprofil.for_kommune(folk.hjemme).get()
    assert (en.sag, en.nr, en.bekraeftet, en.skrevet_af) == (sager.job.sag, 5, DAG, folk.borger)
    assert {en.stemme for en in Profiludgave.for_kommune(folk.hjemme).all()} == {"borger"}
    pdf = klient.get(reverse("selvbetjening:jobprofil_ark"))
    assert pdf.content.startswith(b"%PDF")
    fejl = svar("ord", udgave="5", oensker="Jeg har gigt")
    tekst = fejl.content.decode()
    assert fejl.status_code == 422
    assert "Skriv ikke om sygdom." in tekst
    assert "Jeg har gigt" in tekst


def test_et_enkelt_svar_siger_ikke_god_for_resten_af_kommunens_ord(
    som: Any, folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.gem_profil import gem_profil
    from fleksjob.sager.models import Kandidatprofil

    gem_profil(folk.konsulent, sager.job.sag.nummer, Profil(vil_ikke=("bage",)), nu=NU)
    klient = som("borger")
    klient.post(
        reverse("selvbetjening:jobprofilspoergsmaal", args=["lide"]), {"udgave": "1", "interesser": ["orden"]}
    )
    en = Kandidatprofil.for_kommune(folk.hjemme).get()
    assert (en.nr, en.bekraeftet) == (2, None)
    klient.post(reverse("selvbetjening:jobprofil"), {"handling": "god"})
    en.refresh_from_db()
    assert en.bekraeftet == DAG


def test_skriver_to_paa_samme_tid_taber_ingen(folk: SimpleNamespace, sager: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer.gem_profil import gem_profil
    from fleksjob.sager.models import Profiludgave

    nr = sager.job.sag.nummer
    gem_profil(folk.borger, nr, Profil(kan=("bage",)), nu=NU, set_udgave=0)
    with pytest.raises(UgyldigtInput, match="Profilen er ændret"):
        gem_profil(folk.konsulent, nr, Profil(kan=("sy",)), nu=NU, set_udgave=0)
    gem_profil(folk.konsulent, nr, Profil(kan=("sy",)), nu=kl(DAG, 12), set_udgave=1)
    alle = Profiludgave.for_kommune(folk.hjemme).order_by("nr")
    assert [(u.nr, u.stemme) for u in alle] == [(1, "borger"), (2, "kommune")]


def test_en_anden_borger_og_arbejdsgiveren_kan_ikke_roere_profilen(
    folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.gem_profil import gem_profil, svar_om_fremvisning

    bo = sager.ledig.sag
    ledig_med_profil(folk, bo)
    for bruger in (folk.borger, folk.arbejdsgiver, folk.ydelse, folk.nabo):
        with pytest.raises(AdgangNaegtet):
            gem_profil(bruger, bo.nummer, Profil(kan=("bage",)), nu=NU)
        with pytest.raises(AdgangNaegtet):
            svar_om_fremvisning(bruger, bo.nummer, givet=True, nu=NU)


def test_den_der_ikke_soeger_eller_hvis_sag_er_lukket_er_ikke_paa_listen(
    folk: SimpleNamespace, sager: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer.gem_profil import gem_profil
    from fleksjob.sager.models import Sag
    from fleksjob.sager.visninger.muligheder import kandidater_til

    en, bo = ny(folk.sagsbehandler), sager.ledig.sag

    def antal() -> int:
        return kandidater_til(folk.konsulent, en, DAG, nu=NU).mulige

    ledig_med_profil(folk, bo)
    assert antal() == 1
    gem_profil(folk.konsulent, bo.nummer, Profil(kan=("scanne",)), nu=NU, soeger=False)
    assert antal() == 0
    gem_profil(folk.konsulent, bo.nummer, Profil(kan=("scanne",)), nu=NU, soeger=True)
    Sag.for_kommune(folk.hjemme).filter(pk=bo.pk).update(fase="lukket")
    assert antal() == 0
