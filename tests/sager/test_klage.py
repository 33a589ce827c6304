"""Klagens vej gennem sagen: modtaget, genvurderet, sendt videre og afgjort, med breve, frister og følger."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pypdf import PdfReader
from tests.sager.conftest import kl

from fleksjob.forloeb.klagestatus import klagens_tilstand, klagens_trin
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.tilstand import Fase, Klage, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.vaerdier import vaerdi
from fleksjob.lov.sagsgang.kalender import arbejdsdage_fra, er_hverdag, uger_fra
from fleksjob.sager import kommandoer as k, lager, udlevering
from fleksjob.sager.bilagsfil import laes_fil
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bilag, Bruger, Dokument, Laering, Notat, Person, Pligt, Sag
from fleksjob.sager.visninger.klagetal import Tal, klagetal, udjaevnet

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]
AFSLAG = "Behandlingen er ikke afsluttet, så arbejdsevnen kan ikke vurderes."
PDF = b"%PDF-1.4 en fil, der ikke kan laeses, men er hel %%EOF"


def kald(kommando: Callable[..., Sag], sag: Sag, bruger: Bruger, dag: str, **felter: Any) -> Sag:
    felter.setdefault("gyldig_fra", date.fromisoformat(dag))
    return kommando(sag.pk, bruger, forventet_version=sag.version, nu=kl(dag), **felter)


def tilstanden(sag: Sag, bruger: Bruger, dag: str, pr: str = "") -> Tilstand:
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=kl(dag))
    return aaben.tilstand(date.fromisoformat(pr or dag))


def tekst(dokument: Dokument) -> str:
    sider = PdfReader(BytesIO(bytes(dokument.pdf))).pages
    return " ".join(" ".join(side.extract_text() for side in sider).split())


def brev(sag: Sag, bruger: Bruger, art: str) -> str:
    return tekst(Dokument.for_bruger(bruger).filter(sag=sag, art=art).latest("pk"))


@pytest.fixture
def afslag(foer_til: Vej, anne: Bruger, bo: Bruger) -> Sag:
    """En sag med et afslag 3. august 2026, modtaget samme dag i Digital Post: klagefrist 31. august."""
    sag = foer_til("afgoerelse")
    sag = kald(
        k.forbered_afgoerelse,
        sag,
        anne,
        "2026-07-28",
        udfald="afslag",
        begrundelse=AFSLAG,
        afslagsgrund="ikke_afproevet",
        hoering_undladt="Borgeren har selv oplyst det.",
    )
    return kald(k.traef_afgoerelse, sag, bo, "2026-08-03")


@pytest.fixture
def klaget(afslag: Sag, anne: Bruger) -> Sag:
    return kald(k.modtag_klage, afslag, anne, "2026-08-10", form="telefon", note="De har ikke hørt på mig.")


@pytest.fixture
def hos_instansen(klaget: Sag, anne: Bruger) -> Sag:
    sag = kald(
        k.afslut_genvurdering,
        klaget,
        anne,
        "2026-08-20",
        udfald="fastholdt",
        begrundelse="Lægen venter en bedring.",
    )
    dokument, _ = k.lav_klagebundt(sag, anne, klage=sag_klage(sag, anne), nu=kl("2026-08-24"))
    return kald(k.oversend_klage, sag, anne, "2026-08-24", bundt=dokument.pk)


def sag_klage(sag: Sag, bruger: Bruger) -> str:
    return tilstanden(sag, bruger, "2026-11-20").klager[-1].id


def test_en_mundtlig_klage_skrives_ned_og_kvitteres_med_frist_og_ord(klaget: Sag, anne: Bruger) -> None:
    klage = tilstanden(klaget, anne, "2026-08-10").klager[0]
    assert (klage.form, klage.ordene) == ("telefon", "De har ikke hørt på mig.")
    assert klaget.klage_senest == date(2026, 8, 10)
    sendt = brev(klaget, anne, "klage_kvittering")
    assert "afslaget på fleksjob 3. august 2026" in sendt
    assert "mandag den 7. september 2026" in sendt
    assert "De har ikke hørt på mig." in sendt
    assert "efter fristen" not in sendt
    with pytest.raises(UgyldigtInput, match="Skriv det ned") as fejl:
        kald(k.modtag_klage, klaget, anne, "2026-08-11", form="fremmoede")
    assert fejl.value.felt == "note"
    with pytest.raises(UgyldigtInput, match="hvem der klager") as fejl:
        kald(k.modtag_klage, klaget, anne, "2026-08-11", form="repraesentant", note="Hun er uenig.")
    assert fejl.value.felt == "fra"


def test_en_klage_behoever_ingen_begrundelse_og_afvises_ikke_for_at_komme_for_sent(
    afslag: Sag, anne: Bruger
) -> None:
    sag = kald(
        k.modtag_klage,
        afslag,
        anne,
        "2026-09-01",
        form="brev",
        saerlig_grund="Jeg lå på hospitalet hele august",
    )
    sendt = brev(sag, anne, "klage_kvittering")
    assert "Fristen var 31. august 2026" in sendt
    assert "Jeg lå på hospitalet hele august" in sendt
    assert "Ankestyrelsen, der afgør" in sendt
    sag = kald(k.afslut_genvurdering, sag, anne, "2026-09-08", udfald="fastholdt", begrundelse="Uændret.")
    dokument, bundt = k.lav_klagebundt(sag, anne, klage=sag_klage(sag, anne), nu=kl("2026-09-08"))
    assert "efter klagefristen 31. august 2026" in tekst(dokument)
    assert bundt.linjer[0].titel == "Kommunens følgebrev"


def test_genvurderingen_kraever_hvad_der_var_forkert_kun_naar_noget_var_det(
    klaget: Sag, anne: Bruger
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="fjern krydsene"):
        kald(k.afslut_genvurdering, klaget, anne, "2026-08-20", udfald="fastholdt", fejl=("fakta",))
    sag = kald(
        k.afslut_genvurdering,
        klaget,
        anne,
        "2026-08-20",
        udfald="aendret",
        fejl=("dokumentation", "hoering"),
        begrundelse="Der mangler en speciallægeerklæring.",
        nyt="Ny erklæring fra lægen.",
    )
    sendt = brev(sag, anne, "klage_genvurdering")
    assert "vi giver dig ret" in sendt
    assert "Ny erklæring fra lægen." in sendt
    assert "Ankestyrelsen" not in sendt
    with pytest.raises(IkkeMuligt, match="skal ikke sendes videre"):
        kald(k.oversend_klage, sag, anne, "2026-08-21")


def test_medhold_foeres_ud_gennem_en_ny_afgoerelse_af_to_personer(
    klaget: Sag, anne: Bruger, bo: Bruger
) -> None:
    sag = kald(
        k.afslut_genvurdering,
        klaget,
        anne,
        "2026-08-20",
        udfald="aendret",
        fejl=("fakta",),
        begrundelse="Fejl.",
    )
    sag = kald(
        k.forbered_afgoerelse,
        sag,
        anne,
        "2026-08-21",
        udfald="bevilget",
        begrundelse="Varigt begrænset.",
        afvigelsesgrund="Klagen viser det.",
    )
    with pytest.raises(IkkeMuligt, match="en anden skal godkende"):
        kald(k.traef_afgoerelse, sag, anne, "2026-08-24")
    sag = kald(k.traef_afgoerelse, sag, bo, "2026-08-24")
    assert sag.fase == Fase.LEDIG
    assert klagens_tilstand(tilstanden(sag, anne, "2026-08-24").klager[0]) == "K04"


def test_bundtet_har_klagen_foerst_og_sagens_papirer_i_orden_uden_interne_noter(
    afslag: Sag, anne: Bruger
) -> None:
    fil = laes_fil("attest.pdf", PDF)
    k.laeg_bilag(afslag, anne, fil, nu=kl("2026-08-01"), art="laegeattest", titel="Lægeattest", helbred=True)
    notat(afslag, anne, "Borgeren ringede og var ked af det.", intern=False)
    notat(afslag, anne, "HEMMELIG SPARRING: vi skal huske at ringe.", intern=True)
    egen = laes_fil("brev.pdf", PDF + b"\n%%EOF")
    sag = kald(k.modtag_klage, afslag, anne, "2026-08-10", form="brev", fil=egen)
    sag = kald(k.afslut_genvurdering, sag, anne, "2026-08-20", udfald="fastholdt", begrundelse="Uændret.")
    dokument, bundt = k.lav_klagebundt(sag, anne, klage=sag_klage(sag, anne), nu=kl("2026-08-24"))
    assert [en.titel for en in bundt.linjer] == [
        "Kommunens følgebrev",
        "Bilag til klagen",
        "Sagens hændelser",
        "Notater",
        "Lægeattest",
        "Afgørelse: Du kan ikke få fleksjob",
        "Vi har fået din klage",
        "Vi har set på sagen igen",
    ]
    indhold = tekst(dokument)
    assert AFSLAG in indhold
    assert "ked af det" in indhold
    assert "HEMMELIG SPARRING" not in indhold
    assert (dokument.helbred, dokument.afsendt, dokument.sha256) == (True, None, bundt.sha256)
    assert not Dokument.for_bruger(borgeren(sag)).filter(pk=dokument.pk).exists()


def notat(sag: Sag, bruger: Bruger, ordene: str, *, intern: bool, helbred: bool = False) -> Notat:
    ny: Notat = Notat.objects.create(
        kommune_id=sag.kommune_id,
        sag=sag,
        slags="intern" if intern else "telefon",
        intern=intern,
        helbred=helbred,
        tekst=ordene,
        dag=date(2026, 8, 2),
        tid=kl("2026-08-02"),
        af=bruger,
    )
    return ny


def borgeren(sag: Sag) -> Bruger:
    fundet = Bruger.for_kommune(sag.kommune_id).filter(rolle="borger", person_id=sag.person_id).first()
    if fundet is not None:
        return fundet
    ny = Bruger(
        kommune_id=sag.kommune_id, username="borgeren", navn="Maja", rolle="borger", person_id=sag.person_id
    )
    ny.save()
    return ny


def test_en_beskyttet_adresse_staar_intet_sted_i_bundtet(klaget: Sag, anne: Bruger) -> None:
    person = Person.for_kommune(klaget.kommune_id).get(pk=klaget.person_id)
    person.beskyttet, person.adresse = True, "Skjulestien 7, 9999 Fjordholm"
    person.save()
    sag = kald(k.afslut_genvurdering, klaget, anne, "2026-08-20", udfald="fastholdt", begrundelse="Uændret.")
    dokument, _ = k.lav_klagebundt(sag, anne, klage=sag_klage(sag, anne), nu=kl("2026-08-24"))
    indhold = tekst(dokument)
    assert "Skjulestien" not in indhold
    assert "adresse er beskyttet" in indhold


def test_bundtet_kraever_adgang_til_helbred(klaget: Sag, anne: Bruger, bo: Bruger) -> None:
    """Bo er sagsbehandler i et andet team og har ret til at sende klager videre i sine egne sager."""
    sag = kald(k.afslut_genvurdering, klaget, anne, "2026-08-20", udfald="fastholdt", begrundelse="Uændret.")
    with pytest.raises(AdgangNaegtet, match="Helbredsoplysningerne"):
        k.lav_klagebundt(sag, bo, klage=sag_klage(sag, anne), nu=kl("2026-08-24"))
    assert not Dokument.for_bruger(anne).filter(sag=sag, art="klagebundt").exists()


def test_et_bundt_fra_en_anden_sag_kan_ikke_sendes(
    hos_instansen: Sag, anne: Bruger, anden_sag: Sag, klaget: Sag
) -> None:
    fremmed = Dokument.for_bruger(anne).filter(art="klagebundt").latest("pk")
    assert fremmed.sag_id == hos_instansen.pk
    with pytest.raises((IkkeMuligt, UgyldigtInput)):
        kald(k.oversend_klage, anden_sag, anne, "2026-08-24", bundt=fremmed.pk)


def test_klagen_sendes_videre_med_bundtets_fingeraftryk_og_borgeren_faar_besked(
    hos_instansen: Sag, anne: Bruger
) -> None:
    klage = tilstanden(hos_instansen, anne, "2026-08-24").klager[0]
    assert klagens_tilstand(klage) == "K03"
    assert "sendt til Ankestyrelsen" in brev(hos_instansen, anne, "klage_oversendt")
    aaben = lager.hent_nyeste(hos_instansen.pk, anne, nu=kl("2026-08-24"))
    bundt = Dokument.for_bruger(anne).get(sag=hos_instansen, art="klagebundt")
    assert [getattr(en, "bundt", "") for en in aaben.haendelser if en.type == "klage_oversendt"] == [
        bundt.sha256
    ]


# --- Afgørelsen føres ud i sagen ---------------------------------------------------------------------------


def test_et_ja_fra_klageinstansen_gaelder_bagud_og_regner_fristerne_om(
    hos_instansen: Sag, anne: Bruger
) -> None:
    foer = tilstanden(hos_instansen, anne, "2026-11-20")
    assert (foer.fase, foer.visiteret) == (Fase.AFSLAG, None)
    assert not [
        en for en in pligter(foer) if en.kode in ("jobsamtale", "cv_jobnet", "revurdering_ledighedsydelse")
    ]
    sag = kald(
        k.afgoer_klage,
        hos_instansen,
        anne,
        "2026-11-20",
        udfald="aendret",
        ny_udfald="bevilget",
        virkning_fra=date(2026, 8, 3),
        ydelse_sats="hoej",
        fejl=("skoen",),
        begrundelse="Arbejdsevnen er varigt begrænset.",
    )
    efter = tilstanden(sag, anne, "2026-11-20")
    assert (sag.fase, efter.visiteret) == ("ledig", date(2026, 8, 3))
    assert efter.ledighedsydelse[-1].fra == date(2026, 8, 3)
    frister = {en.kode: en.frist for en in pligter(efter) if en.status in ("kommende", "overskredet")}
    assert frister["cv_jobnet"] == date(2026, 8, 24)
    assert frister["revurdering_ledighedsydelse"] == date(2028, 2, 3)
    raekker = Pligt.for_bruger(anne).filter(sag=sag, aaben=True)
    assert set(raekker.values_list("kode", flat=True)) >= {"cv_jobnet", "revurdering_ledighedsydelse"}
    # I september var borgeren visiteret, som vi ved det nu; med det, kommunen vidste da, var det et afslag.
    september = tilstanden(sag, anne, "2026-11-20", pr="2026-09-15")
    assert september.fase == Fase.LEDIG
    sendt = brev(sag, anne, "klage_afgjort")
    assert "Du er godkendt til fleksjob fra 3. august 2026." in sendt
    with pytest.raises(IkkeMuligt, match="visiteret til fleksjob"):
        kald(k.forbered_afgoerelse, sag, anne, "2026-11-20", udfald="afslag", begrundelse="Nej",
             afslagsgrund="ikke_afproevet")  # fmt: skip
    with pytest.raises(IkkeMuligt):
        k.opret_sag(
            anne, cpr="6105841234", navn="Maja Bek-Lund", nu=kl("2026-11-20"), gyldig_fra=date(2026, 11, 20)
        )


@pytest.mark.parametrize("udfald", ["hjemvist", "ophaevet"])
def test_hjemvist_og_ophaevet_aabner_sagen_igen_med_kommunens_frist(
    hos_instansen: Sag, anne: Bruger, bo: Bruger, udfald: str
) -> None:
    sag = kald(
        k.afgoer_klage,
        hos_instansen,
        anne,
        "2026-11-20",
        udfald=udfald,
        behandlingsuger=8,
        fejl=("dokumentation",),
        begrundelse="Sagen er ikke oplyst.",
    )
    assert sag.fase == "afgoerelse"
    frist = Pligt.for_bruger(anne).get(sag=sag, kode="sagsbehandlingsfrist", aaben=True).frist
    assert frist == date(2027, 1, 15)
    assert "fredag den 15. januar 2027" in brev(sag, anne, "klage_afgjort")
    sag = kald(k.forbered_afgoerelse, sag, anne, "2026-11-20", udfald="bevilget", begrundelse="Nu er den oplyst.",
               afvigelsesgrund="Klageinstansen.")  # fmt: skip
    sag = kald(k.traef_afgoerelse, sag, bo, "2026-11-23")
    assert sag.fase == "ledig"
    assert not Pligt.for_bruger(anne).filter(sag=sag, kode="sagsbehandlingsfrist", aaben=True).exists()


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"udfald": "stadfaestet", "ny_udfald": "bevilget", "virkning_fra": date(2026, 8, 3)}, "ny_udfald"),
        ({"udfald": "aendret", "ny_udfald": "bevilget"}, "virkning_fra"),
        ({"udfald": "aendret", "ny_udfald": "bevilget", "virkning_fra": date(2026, 11, 21)}, "virkning_fra"),
        ({"udfald": "aendret", "ny_udfald": "bevilget", "virkning_fra": date(2026, 7, 1)}, "virkning_fra"),
        ({"udfald": "aendret", "ydelse_sats": "hoej"}, "ydelse_sats"),
        ({"udfald": "stadfaestet", "behandlingsuger": 8}, "behandlingsuger"),
        ({"udfald": "aendret", "fejl": ("vejret",)}, "fejl"),
    ],
)
def test_det_der_ikke_haenger_sammen_skrives_ikke(
    hos_instansen: Sag, anne: Bruger, felter: dict[str, Any], felt: str
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        kald(k.afgoer_klage, hos_instansen, anne, "2026-11-20", **felter)
    enkelte = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
    assert felt in [en.felt for en in enkelte]
    assert Sag.for_bruger(anne).get(pk=hos_instansen.pk).version == hos_instansen.version


def test_en_ophaevet_sanktion_gaelder_ikke_og_taelles_ikke_som_foerste_gang(
    foer_til: Vej, anne: Bruger, leder: Bruger
) -> None:
    sag = foer_til("ledig")
    sag = kald(k.send_partshoering, sag, anne, "2026-08-10", frist=date(2026, 8, 17), om="Afslaget")
    sag = kald(k.besvar_partshoering, sag, anne, "2026-08-12", svar="Jeg var syg")
    sag = kald(k.vurder_kan_vil, sag, anne, "2026-08-13", svar="vil_ikke", adfaerd="afslaar_tilbud",
               handling=date(2026, 8, 6), grund="Sagde nej")  # fmt: skip
    sag = kald(k.forbered_sanktion, sag, anne, "2026-08-13", begrundelse="Ingen grund")
    sag = kald(k.traef_sanktion, sag, leder, "2026-08-13")
    nummer = str(sag.version)
    sag = kald(k.modtag_klage, sag, anne, "2026-08-14", afgoerelse=nummer)
    sag = kald(k.afslut_genvurdering, sag, anne, "2026-08-17", udfald="fastholdt")
    sag = kald(k.oversend_klage, sag, anne, "2026-08-18")
    assert len(tilstanden(sag, anne, "2026-08-18").sanktioner) == 1
    sag = kald(k.afgoer_klage, sag, anne, "2026-10-01", udfald="ophaevet", behandlingsuger=4,
               begrundelse="Borgeren var syg.")  # fmt: skip
    t = tilstanden(sag, anne, "2026-10-01")
    assert t.sanktioner == ()
    assert "Sanktionen gælder ikke længere" in brev(sag, anne, "klage_afgjort")


# --- Aktindsigt -------------------------------------------------------------------------------------------


def test_aktindsigt_har_borgerens_egne_papirer_og_intet_internt_eller_andres(
    afslag: Sag, anne: Bruger, anden_sag: Sag
) -> None:
    notat(afslag, anne, "Aftalt med borgeren: ring i næste uge.", intern=False)
    notat(afslag, anne, "INTERN: tvivl om diagnosen.", intern=True)
    notat(anden_sag, anne, "KARLS NOTAT", intern=False)
    fil = laes_fil("karl.pdf", PDF)
    k.laeg_bilag(anden_sag, anne, fil, nu=kl("2026-08-01"), art="attest", titel="Karls attest", helbred=True)
    sag = kald(k.anmod_aktindsigt, afslag, anne, "2026-08-10", form="mail")
    assert "onsdag den 19. august 2026" in brev(sag, anne, "aktindsigt_kvittering")
    sag = kald(k.giv_aktindsigt, sag, anne, "2026-08-12", omfang="fuld", udlever=True)
    borger = borgeren(sag)
    bundt = Dokument.for_bruger(borger).get(sag=sag, art="aktindsigtsbundt")
    indhold = tekst(bundt)
    assert "ring i næste uge" in indhold
    assert AFSLAG in indhold
    for ord_ in ("INTERN: tvivl", "KARLS NOTAT", "Karls attest", "Afgørelsen er forberedt"):
        assert ord_ not in indhold, ord_
    assert "1 interne arbejdspapirer" in indhold
    assert tilstanden(sag, anne, "2026-08-12").aktindsigter[0].omfang == "fuld"
    aftryk = [
        getattr(en, "bundt", "") for en in lager.hent_nyeste(sag.pk, anne, nu=kl("2026-08-12")).haendelser
    ]
    assert bundt.sha256 in aftryk


def test_et_papir_der_holdes_tilbage_er_ikke_med_og_skal_begrundes(afslag: Sag, anne: Bruger) -> None:
    fil = laes_fil("andres.pdf", PDF)
    bilag = k.laeg_bilag(
        afslag, anne, fil, nu=kl("2026-08-01"), art="brev", titel="Brev om naboen", helbred=False
    )
    sag = kald(k.anmod_aktindsigt, afslag, anne, "2026-08-10")
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        kald(
            k.giv_aktindsigt,
            sag,
            anne,
            "2026-08-12",
            omfang="delvis",
            undtag=(f"bilag:{bilag.pk}",),
            udlever=True,
        )
    enkelte = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
    assert {en.felt for en in enkelte} == {"grunde", "begrundelse"}
    sag = kald(
        k.giv_aktindsigt,
        sag,
        anne,
        "2026-08-12",
        omfang="delvis",
        undtag=(f"bilag:{bilag.pk}",),
        grunde=("andre",),
        begrundelse="Brevet handler om en anden.",
        udlever=True,
    )
    indhold = tekst(Dokument.for_bruger(anne).get(sag=sag, art="aktindsigtsbundt"))
    assert "Brev om naboen" not in indhold
    assert "1 papirer er ikke med" in indhold
    svar = brev(sag, anne, "aktindsigt_svar")
    assert "Brevet handler om en anden." in svar
    assert "klage over svaret" in svar


def test_aktindsigt_kraever_adgang_til_helbred_for_borgeren_skal_have_sine_papirer(
    afslag: Sag, anne: Bruger, bo: Bruger
) -> None:
    sag = kald(k.anmod_aktindsigt, afslag, anne, "2026-08-10")
    with pytest.raises(AdgangNaegtet, match="Helbredsoplysningerne"):
        kald(k.giv_aktindsigt, sag, bo, "2026-08-12", omfang="fuld", udlever=True)
    assert tilstanden(sag, anne, "2026-08-12").aabne_aktindsigter == (str(sag.version),)


def test_forsinket_aktindsigt_faar_en_ny_dag_og_et_brev(afslag: Sag, anne: Bruger) -> None:
    sag = kald(k.anmod_aktindsigt, afslag, anne, "2026-08-10")
    with pytest.raises(UgyldigtInput, match="hvorfor det ikke kan nås"):
        kald(k.forsink_aktindsigt, sag, anne, "2026-08-18", frist=date(2026, 8, 28), grund=" ")
    sag = kald(
        k.forsink_aktindsigt, sag, anne, "2026-08-18", frist=date(2026, 8, 28), grund="Sagen har 400 sider"
    )
    assert "Sagen har 400 sider" in brev(sag, anne, "aktindsigt_forsinket")
    aabne = {
        en.frist: en.art for en in pligter(tilstanden(sag, anne, "2026-08-18")) if en.kode == "aktindsigt"
    }
    assert aabne == {date(2026, 8, 19): "lov", date(2026, 8, 28): "intern"}
    sag = kald(k.giv_aktindsigt, sag, anne, "2026-08-27", omfang="fuld")
    assert not Pligt.for_bruger(anne).filter(sag=sag, kode="aktindsigt", aaben=True).exists()


def test_fundet_skjuler_helbred_for_den_der_ikke_behandler_sagen(
    afslag: Sag, anne: Bruger, bo: Bruger
) -> None:
    fil = laes_fil("attest.pdf", PDF)
    k.laeg_bilag(afslag, anne, fil, nu=kl("2026-08-01"), art="attest", titel="Diagnosen", helbred=True)
    fund = udlevering.find(afslag, bo, lager.hent_nyeste(afslag.pk, bo, nu=kl("2026-08-03")).haendelser,
                           dag=date(2026, 8, 3))  # fmt: skip
    assert "Diagnosen" not in [en.titel for en in fund.papirer]
    assert fund.skjulte >= 1


# --- Fuldmagt, læring, tal --------------------------------------------------------------------------------


def test_fuldmagt_gaelder_til_den_sidste_dag_eller_til_den_kaldes_tilbage(afslag: Sag, anne: Bruger) -> None:
    sag = kald(k.giv_fuldmagt, afslag, anne, "2026-08-10", til="Kaj Ven", omfang="klage", forhold="paaroerende",
               sidste_dag=date(2026, 8, 31))  # fmt: skip
    fuldmagt = tilstanden(sag, anne, "2026-08-10").fuldmagter[0]
    assert [fuldmagt.gaelder(date(2026, 8, dag)) for dag in (9, 10, 31)] == [False, True, True]
    assert not fuldmagt.gaelder(date(2026, 9, 1))
    sag = kald(k.tilbagekald_fuldmagt, sag, borgeren(sag), "2026-08-15")
    assert not tilstanden(sag, anne, "2026-08-15").fuldmagter[0].gaelder(date(2026, 8, 15))
    with pytest.raises(IkkeMuligt, match="Ingen har fuldmagt"):
        kald(k.tilbagekald_fuldmagt, sag, anne, "2026-08-16")
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="uden CPR-nummer"):
        kald(k.giv_fuldmagt, sag, anne, "2026-08-16", til="Kaj 650384-1111", omfang="klage")


def test_laeringen_baerer_intet_der_peger_paa_en_borger(anne: Bruger, konsulent: Bruger) -> None:
    felter: dict[str, Any] = {"nu": kl("2026-11-20"), "dag": date(2026, 11, 20), "emne": "maalgruppe",
                              "dato": date(2026, 11, 1), "udfald": "hjemvist"}  # fmt: skip
    for forkert in ("Se sag 2026-00012", "Borger 650384-1111", " "):
        with pytest.raises((UgyldigtInput, UgyldigeInput)):
            k.noter_laering(anne, **felter, tekst=forkert)
    with pytest.raises(AdgangNaegtet):
        k.noter_laering(konsulent, **felter, tekst="Indhent erklæringen først.")
    k.noter_laering(anne, **felter, tekst="Indhent erklæringen først.")
    assert [en.tekst for en in Laering.for_bruger(anne)] == ["Indhent erklæringen først."]


def test_tallene_taeller_udfald_fejl_og_tid_for_kommunens_egne_klager(
    hos_instansen: Sag, anne: Bruger, leder: Bruger
) -> None:
    sag = kald(k.afgoer_klage, hos_instansen, anne, "2026-11-20", udfald="hjemvist", behandlingsuger=8,
               fejl=("dokumentation",))  # fmt: skip
    sag = kald(k.anmod_aktindsigt, sag, anne, "2026-11-20")
    tal = klagetal(leder, date(2026, 1, 1), date(2026, 12, 31))
    assert (tal.antal, tal.aabne, tal.for_sent, tal.genvurderet, tal.genvurderet_i_tide) == (1, 0, 0, 1, 1)
    assert tal.median_dage == 10
    assert tal.genvurdering == (Tal("Afgørelsen fastholdes", 1),)
    assert [en.navn for en in tal.afgjort] == ["Hjemvist: kommunen skal behandle sagen igen"]
    assert tal.fejl == (Tal("Sagen var ikke oplyst godt nok", 1),)
    assert tal.grunde[0].antal == 1
    assert tal.aktindsigt == (Tal("Ikke besvaret endnu", 1),)
    assert klagetal(leder, date(2025, 1, 1), date(2025, 12, 31)).antal == 0
    with pytest.raises(AdgangNaegtet):
        klagetal(anne, date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8))
def test_smaa_tal_forlader_aldrig_kommunen(antal: list[int]) -> None:
    linjer = [Tal(f"Linje {nr}", en) for nr, en in enumerate(antal)]
    ud = udjaevnet(linjer)
    assert [navn for navn, _ in ud] == [en.navn for en in linjer]
    for en, (_, vist) in zip(linjer, ud, strict=True):
        if en.antal < 5:
            assert vist == "under 5"
        else:
            assert vist in (str(en.antal), "skjult")
    skjulte = [vist for _, vist in ud if not vist.isdigit()]
    assert len(skjulte) != 1 or len(linjer) == 1


# --- Frister, af lovens egne funktioner -------------------------------------------------------------------


@given(st.dates(date(2014, 1, 1), date(2030, 12, 31)))
def test_fire_uger_og_syv_arbejdsdage_regnes_ens_paa_alle_dage(dag: date) -> None:
    fire = uger_fra(dag, round(vaerdi("genvurdering_frist", dag).vaerdi)).dato
    assert fire == dag + timedelta(weeks=4)
    syv = arbejdsdage_fra(dag, round(vaerdi("aktindsigt_frist", dag).vaerdi)).dato
    hverdage = [dag + timedelta(days=nr) for nr in range(1, 40) if er_hverdag(dag + timedelta(days=nr))]
    assert syv == hverdage[6]


DAGE = st.integers(0, 400)


@given(
    DAGE, st.none() | DAGE, st.none() | DAGE, st.none() | DAGE, st.sampled_from(["aendret", "fastholdt", ""])
)
def test_en_klage_har_altid_praecis_eet_sted_den_er(
    modtaget: int, genvurderet: int | None, oversendt: int | None, afgjort: int | None, udfald: str
) -> None:
    start = date(2025, 1, 1)

    def dag(antal: int | None) -> date | None:
        return None if antal is None else start + timedelta(days=antal)

    klage = Klage("1", start + timedelta(days=modtaget), genvurderet=dag(genvurderet), genvurdering=udfald,
                  oversendt=dag(oversendt), afgjort=dag(afgjort))  # fmt: skip
    trin = klagens_trin(klage, start)
    assert [en.kode for en in trin] == ["K01", "K02", "K03", "K04"]
    assert sum(en.status == "nu" for en in trin) == (0 if klagens_tilstand(klage) == "K04" else 1)
    assert trin[0].status == "gjort"


def test_bilag_til_klagen_er_borgerens_egen_fil(afslag: Sag, anne: Bruger) -> None:
    borger = borgeren(afslag)
    sag = kald(k.modtag_klage, afslag, borger, "2026-08-10", note="Se vedlagte", ring_til="12 34 56 78",
               fil=laes_fil("mit.pdf", PDF))  # fmt: skip
    klage = tilstanden(sag, anne, "2026-08-10").klager[0]
    assert (klage.form, klage.ring_til) == ("selvbetjening", "12 34 56 78")
    egne = Bilag.for_bruger(borger).filter(sag=sag, art="klage")
    assert [bytes(en.indhold) for en in egne] == [PDF]
    assert egne[0].haendelse_nr == int(klage.id)
