"""Digital Post: alle adaptere prøves mod de samme krav, og beskeden er formatets."""

import re
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given, strategies as st

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.digitalpost import Digitalpost, Kvittering, Postfejl, Posthukommelse, Postmappe
from fleksjob.snitflader.memo import NAVNERUM, Post, memo

CPR = "6501701234"
NOEGLE = UUID("8c2ea15d-61fb-4ba9-9366-42f8b194c114")
TID = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PDF = b"%PDF-1.7 et brev"


def post(**andet: Any) -> Post:
    felter: dict[str, Any] = {
        "noegle": NOEGLE, "cpr": CPR, "afsender_cvr": "12345674", "afsender": "Prøveby Kommune",
        "titel": "Afgørelse: Du kan få fleksjob", "sagsnummer": "2026-00001", "pdf": PDF, "oprettet": TID,
    } | andet  # fmt: skip
    return Post(**felter)


class Bord:
    """En adapter, og det, en prøve skal kunne gøre udefra: fritage en person, aflevere et svar, se det sendte."""

    def __init__(self, port: Digitalpost, mappe: Path | None) -> None:
        self.port, self.mappe = port, mappe

    def fritag(self, cpr: str) -> None:
        if isinstance(self.port, Posthukommelse):
            self.port.ikke_tilmeldte.add(cpr)
        else:
            assert self.mappe
            (self.mappe / "ikke-tilmeldte.txt").write_text(f"{cpr[:6]}-{cpr[6:]}\n")

    def svar(self, navn: str, status: str, tid: datetime = TID) -> None:
        if isinstance(self.port, Posthukommelse):
            self.port.svar[navn] = Kvittering(navn, NOEGLE, status, tid)  # type: ignore[arg-type]
        else:
            assert self.mappe
            (self.mappe / "kvitteringer").mkdir(exist_ok=True)
            indhold = {"noegle": NOEGLE, "status": status, "tid": tid}
            (self.mappe / "kvitteringer" / navn).write_bytes(msgspec.json.encode(indhold))

    def sendt(self) -> list[bytes]:
        if isinstance(self.port, Posthukommelse):
            return [en.pdf for en in self.port.sendt.values()]
        assert self.mappe
        return [fil.read_bytes() for fil in sorted(self.mappe.glob("udbakke/*/brev.pdf"))]


@pytest.fixture(params=["mappe", "hukommelse"])
def bord(request: pytest.FixtureRequest, tmp_path: Path) -> Bord:
    if request.param == "mappe":
        return Bord(Postmappe(tmp_path), tmp_path)
    return Bord(Posthukommelse(), None)


# --- Portens krav -----------------------------------------------------------------------------------------


def test_to_gange_er_en_gang(bord: Bord) -> None:
    for _ in range(2):
        bord.port.send(post())
    assert bord.sendt() == [PDF]


def test_et_nummer_kan_ikke_bruges_til_et_andet_brev(bord: Bord) -> None:
    bord.port.send(post())
    with pytest.raises(Postfejl, match="allerede brugt til et andet brev"):
        bord.port.send(post(pdf=b"%PDF-1.7 et andet"))
    assert bord.sendt() == [PDF]


def test_den_fritagne_faar_intet_digitalt(bord: Bord) -> None:
    bord.fritag(CPR)
    assert not bord.port.er_tilmeldt(CPR)
    assert bord.port.er_tilmeldt("6601701234")
    with pytest.raises(Postfejl, match="på papir") as fejl:
        bord.port.send(post())
    assert CPR not in str(fejl.value)
    assert bord.sendt() == []


def test_et_svar_kommer_igen_til_det_er_kvitteret_for_og_ikke_siden(bord: Bord) -> None:
    bord.svar("b.json", "leveret", TID + timedelta(hours=1))
    bord.svar("a.json", "afvist", TID)
    foerste, andet = bord.port.kvitteringer()
    assert (foerste.status, andet.status, andet.noegle) == ("afvist", "leveret", NOEGLE)
    bord.port.kvitter(foerste)
    assert [en.id for en in bord.port.kvitteringer()] == ["b.json"]
    bord.port.kvitter(andet)
    assert bord.port.kvitteringer() == []


# --- Mappen -----------------------------------------------------------------------------------------------


def test_intet_fil_eller_mappenavn_baerer_cpr(tmp_path: Path) -> None:
    Postmappe(tmp_path).send(post())
    stier = [str(sti.relative_to(tmp_path)) for sti in tmp_path.rglob("*")]
    assert sorted(stier) == [
        "udbakke",
        f"udbakke/{NOEGLE}",
        f"udbakke/{NOEGLE}/brev.pdf",
        f"udbakke/{NOEGLE}/memo.xml",
    ]
    assert CPR in (tmp_path / "udbakke" / str(NOEGLE) / "memo.xml").read_text()
    assert not any(CPR in sti for sti in stier)


def test_et_ulaeseligt_svar_standser_ikke_de_andre(tmp_path: Path) -> None:
    bord = Bord(Postmappe(tmp_path), tmp_path)
    bord.svar("2.json", "leveret")
    (tmp_path / "kvitteringer" / "1.json").write_text("{ikke json")
    assert [en.id for en in bord.port.kvitteringer()] == ["2.json"]
    assert Postmappe(tmp_path).ulaeselige() == ["1.json"]


def test_en_udbakke_der_ikke_kan_skrives_siges_paa_dansk_uden_cpr(tmp_path: Path) -> None:
    (tmp_path / "udbakke").write_text("en fil, hvor mappen skulle være")
    with pytest.raises(Postfejl, match="Udbakken kan ikke skrives") as fejl:
        Postmappe(tmp_path).send(post())
    assert CPR not in str(fejl.value)


# --- Beskeden ---------------------------------------------------------------------------------------------


def _stier(element: ET.Element, foran: str = "") -> list[str]:
    navn = f"{foran}/{element.tag.removeprefix('{' + NAVNERUM + '}')}"
    return [navn, *(sti for barn in element for sti in _stier(barn, navn))]


def test_beskedens_elementer_staar_i_formatets_orden() -> None:
    rod = ET.fromstring(memo(post()))
    assert _stier(rod) == [
        "/Message",
        "/Message/MessageHeader",
        *(f"/Message/MessageHeader/{navn}" for navn in
          ("messageType", "messageUUID", "label", "mandatory", "legalNotification", "Sender", "Sender/senderID",
           "Sender/idType", "Sender/label", "Recipient", "Recipient/recipientID", "Recipient/idType", "ContentData",
           "ContentData/CaseID", "ContentData/CaseID/caseID", "ContentData/CaseID/caseSystem")),
        "/Message/MessageBody",
        "/Message/MessageBody/createdDateTime",
        "/Message/MessageBody/MainDocument",
        "/Message/MessageBody/MainDocument/label",
        *(f"/Message/MessageBody/MainDocument/File{navn}" for navn in
          ("", "/encodingFormat", "/filename", "/language", "/content")),
    ]  # fmt: skip


@pytest.mark.parametrize(("version", "ventet"), [
    ("1.1", {"memoVersion": "1.1", "memoSchVersion": "1.1.0"}), ("1.2", {"memoVersion": "1.2"}),
])  # fmt: skip
def test_versionen_staar_paa_beskeden(version: Any, ventet: dict[str, str]) -> None:
    assert ET.fromstring(memo(post(), version)).attrib == ventet


def test_forstavelsen_er_memo() -> None:
    raa = memo(post()).decode()
    assert f'<memo:Message xmlns:memo="{NAVNERUM}"' in raa
    assert re.findall(r"</?([a-z0-9]*):", raa.split("createdDateTime")[0]) != []
    assert set(re.findall(r"</?([A-Za-z0-9]+):", raa)) == {"memo"}


def test_titlen_paa_beskeden_siger_intet_om_indholdet() -> None:
    """Den vises i påmindelser på sms og e-mail."""
    rod = ET.fromstring(memo(post(titel="Afslag på fleksjob")))
    hoved = rod.find(f"{{{NAVNERUM}}}MessageHeader/{{{NAVNERUM}}}label")
    assert hoved is not None
    assert hoved.text == "Brev fra Prøveby Kommune"


@given(titel=st.text(max_size=60), afsender=st.text(min_size=1, max_size=40), pdf=st.binary(max_size=50))
def test_beskeden_er_altid_velformet_og_baerer_brevet_byte_for_byte(
    titel: str, afsender: str, pdf: bytes
) -> None:
    en = post(titel=titel, afsender=afsender, pdf=b"%PDF-" + pdf)
    raa = memo(en)
    assert raa == memo(en)
    indhold = ET.fromstring(raa).find(f".//{{{NAVNERUM}}}content")
    assert indhold is not None
    assert b64decode(indhold.text or "") == en.pdf


FORKERTE: list[tuple[dict[str, Any], str]] = [
    ({"afsender_cvr": ""}, "CVR-nummer mangler"),
    ({"cpr": "123"}, "ti cifre"),
    ({"pdf": b"hej"}, "ikke en PDF"),
    ({"oprettet": datetime(2026, 1, 1)}, "tidszone"),  # noqa: DTZ001
]


@pytest.mark.parametrize(("andet", "besked"), FORKERTE)
def test_en_post_med_fejl_kan_ikke_laves(andet: dict[str, Any], besked: str) -> None:
    with pytest.raises(UgyldigtInput, match=besked):
        post(**andet)


def test_adapterne_er_porten() -> None:
    """Typekontrollen er prøven; her ses, at begge har hele porten."""
    navne: Callable[[type], set[str]] = lambda klasse: {n for n in vars(klasse) if not n.startswith("_")}  # noqa: E731
    for adapter in (Postmappe, Posthukommelse):
        assert navne(Digitalpost) <= navne(adapter)
