"""Fanen Penge, breve side om side, betalingerne, borgerens og virksomhedens pengesider."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from django.urls import reverse
from tests.kontor.conftest import Vej, kl

OKTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def penge(sager: SimpleNamespace, folk: SimpleNamespace) -> Vej:
    """Anna: oktober frigivet, november beregnet; så retter arbejdsgiveren oktober op, og begge bliver mindre."""
    from fleksjob.sager import lager

    vej: Vej = sager.job
    vej.tag("udbetaling_beregnet", date(2026, 11, 3), maaned=OKTOBER)
    vej.tag("udbetaling_frigivet", date(2026, 11, 4), folk.kollega, maaned=OKTOBER, note="Set")
    aaben = lager.hent_nyeste(vej.sag.pk, folk.sagsbehandler, nu=kl(date(2026, 11, 10)))
    gammel = next(en for en in aaben.haendelser if en.type == "indkomst_indberettet")
    ny = msgspec.structs.replace(gammel, loen=9000.0, id="", registreret=None, registreret_af="")
    from fleksjob.sager.kommandoer import ret_haendelse

    vej.sag = ret_haendelse(
        vej.sag.pk, folk.sagsbehandler, forventet_version=vej.sag.version, nu=kl(date(2026, 11, 14)),
        gyldig_fra=date(2026, 11, 14), af=gammel.id, ny=ny, note="Arbejdsgiveren rettede",
    )  # fmt: skip
    vej.tag("udbetaling_beregnet", date(2026, 11, 15), maaned=OKTOBER)
    return vej


def _side(klient: Any, navn: str, *args: Any) -> str:
    svar = klient.get(reverse(navn, args=args), {"fra": "udbetaling"})
    assert svar.status_code == 200
    return str(svar.content.decode())


def test_fanen_siger_hvad_der_er_betalt_hvorfor_og_hvad_der_kan_goeres(penge: Vej, som: Any) -> None:
    side = _side(som("ydelse"), "kontor:penge", penge.sag.nummer)
    assert "Kommunen rettede oktober den 14. november" in side
    assert "Der trækkes ikke noget af sig selv" in side
    assert "Hør borgeren om tilbagebetaling" in side
    assert "<svg" in side
    assert "Løn og fleksløntilskud i 2026" in side
    assert "LAB § 125 er ikke læst" in side


def test_en_konsulent_ser_pengene_men_ikke_knapperne(penge: Vej, som: Any) -> None:
    side = _side(som("konsulent"), "kontor:penge", penge.sag.nummer)
    assert "Kommunen rettede oktober den 14. november" in side
    assert "Hør borgeren om tilbagebetaling" not in side


def test_en_sag_i_en_anden_kommune_findes_ikke(penge: Vej, som: Any) -> None:
    svar = som("nabo").get(reverse("kontor:penge", args=[penge.sag.nummer]), {"fra": "udbetaling"})
    assert svar.status_code == 404


def test_afgoerelsen_gennem_siderne_med_to_personer(penge: Vej, som: Any, folk: SimpleNamespace) -> None:
    nummer = penge.sag.nummer
    klient = som("ydelse")
    klient.get(reverse("kontor:penge", args=[nummer]), {"fra": "udbetaling"})
    felter = {
        "periode": "2026-10", "gyldig_fra": "2026-11-19", "uden_ret": "ja", "bedre_vidende": "nej",
        "begrundelse": "Du kunne ikke vide det.",
    }  # fmt: skip
    adresse = reverse("kontor:skridt", args=[nummer, "tilbagebetaling_forberedt"])
    version = penge.sag.version
    nej = klient.post(adresse, felter | {"forventet_version": version, "udfald": "kraeves"})
    assert nej.status_code == 422
    assert "begge betingelser er opfyldt" in nej.content.decode()
    ja = klient.post(adresse, felter | {"forventet_version": version, "udfald": "kraeves_ikke"})
    assert ja.status_code == 302
    egen = klient.get(reverse("kontor:skridt", args=[nummer, "tilbagebetaling_afgjort"]))
    assert "en anden skal underskrive" in egen.content.decode()
    leder = som("leder")
    leder.get(reverse("kontor:penge", args=[nummer]), {"fra": "udbetaling"})
    svar = leder.post(
        reverse("kontor:skridt", args=[nummer, "tilbagebetaling_afgjort"]),
        {
            "periode": "2026-10",
            "gyldig_fra": "2026-11-20",
            "forventet_version": version + 1,
            "kanal": "digital",
        },
    )
    assert svar.status_code == 302
    side = _side(leder, "kontor:penge", nummer)
    assert "Beløbet kræves ikke tilbage" in side
    assert "underskrevet af Birgitte Prøve" in side


def test_betalingsfilen_dannes_af_en_og_frigives_af_en_anden(
    penge: Vej, som: Any, settings: Any, tmp_path: Any
) -> None:
    settings.DATA = tmp_path
    signe = som("ydelse")
    assert "1 betaling" in _side(signe, "kontor:betalinger")
    svar = signe.post(reverse("kontor:betalinger"), {"betalingsdag": "2026-11-30"})
    assert svar.url == reverse("kontor:betalingsfil", args=[1])
    selv = signe.post(svar.url, {"handling": "frigiv"})
    assert (selv.status_code, list(tmp_path.iterdir())) == (422, [])
    assert "en anden skal frigive" in selv.content.decode()
    leder = som("leder")
    assert leder.post(svar.url, {"handling": "frigiv"}).status_code == 302
    (fil,) = (tmp_path / "betalinger" / str(penge.sag.kommune_id)).iterdir()
    assert b"6503841111" in fil.read_bytes()
    side = _side(leder, "kontor:betalingsfil", 1)
    assert "Regnskabet går op" in side
    assert "6503841111" not in side
    csv = leder.get(reverse("kontor:regnskab_csv", args=[1])).content.decode()
    assert "FJ00001-000001" in csv
    assert "Anna" not in csv
    assert som("nabo").get(svar.url).status_code == 404
    assert som("konsulent").get(svar.url).status_code == 403


def test_borgeren_ser_sine_penge_og_spoerger(penge: Vej, som: Any, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Opgave

    anna = som("borger")
    side = _side(anna, "selvbetjening:penge")
    assert "Næste gang, der kommer penge: <strong>30. november 2026</strong>" in side
    assert "min arbejdsgiver er for sent på den" in side
    aaret = _side(anna, "selvbetjening:aarsopgoerelse", 2026)
    assert "oktober 2026" in aaret
    assert anna.get(reverse("selvbetjening:aarsopgoerelse", args=[2019])).status_code == 404
    adresse = reverse("selvbetjening:spoerg_om_penge", args=[2026, 10])
    assert "Skriv, hvad du vil vide." in anna.post(adresse, {"tekst": " "}).content.decode()
    assert anna.post(adresse, {"tekst": "Hvorfor fik jeg mindre?"}).status_code == 302
    (opgave,) = Opgave.for_bruger(folk.sagsbehandler).filter(sag=penge.sag, art="borger")
    assert opgave.hvad == "Om oktober 2026: Hvorfor fik jeg mindre?"


def test_borgeren_svarer_paa_en_hoering(penge: Vej, som: Any, folk: SimpleNamespace) -> None:
    penge.tag(
        "tilbagebetaling_hoert", date(2026, 11, 16), folk.ydelse, periode="2026-10", frist=date(2026, 11, 30)
    )
    anna = som("borger")
    assert "Kommunen spørger dig" in _side(anna, "selvbetjening:penge")
    adresse = reverse("selvbetjening:svar_om_penge", args=[2026, 10])
    assert anna.post(adresse, {"svar": "Det vidste jeg ikke."}).status_code == 302
    assert anna.get(adresse).status_code == 404
    assert "Det vidste jeg ikke." in _side(som("ydelse"), "kontor:penge", penge.sag.nummer)


def test_virksomheden_ser_hvad_der_mangler_og_retter_en_maaned(
    penge: Vej, som: Any, folk: SimpleNamespace
) -> None:
    firma = som("arbejdsgiver")
    side = _side(firma, "selvbetjening:virksomhedsloen")
    assert "Anna Agerlund" in side
    adresse = reverse("selvbetjening:maanedsloen", args=[penge.sag.pk, "job-1", 2026, 10])
    assert firma.get(adresse).status_code == 200
    andet = reverse("selvbetjening:maanedsloen", args=[penge.sag.pk + 1, "job-1", 2026, 10])
    assert firma.get(andet).status_code == 404
    assert "Skriv lønnen" in firma.post(adresse, {"loen": "", "pension": "0"}).content.decode()
