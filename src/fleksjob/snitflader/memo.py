"""MeMo-beskeden: den konvolut, Digital Post tager imod. Elementernes orden og navne er formatets, ikke vores.

Kilde: Digitaliseringsstyrelsens MeMo 1.1 (skema og minimumseksempel) og varslingen af 1.2, hvor `memoSchVersion` er
faldet væk. Forsendelse gennem kommunernes fælles vej læser ikke navnerum; forstavelsen skal hedde `memo:`.
Beskedens titel vises i påmindelser på sms og e-mail og siger derfor intet om indholdet.
"""

import re
from base64 import b64encode
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID
from xml.etree import ElementTree as ET

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput

Memoversion = Literal["1.1", "1.2"]
NAVNERUM = "https://DigitalPost.dk/MeMo-1"
_IKKE_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

ET.register_namespace("memo", NAVNERUM)


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """Ét brev til én borger. `noegle` er beskedens nummer og det eneste, der står i filnavne og logge.

    `titel` er brevets titel, som borgeren først ser efter login. `oprettet` har tidszone.
    """

    noegle: UUID
    cpr: str
    afsender_cvr: str
    afsender: str
    titel: str
    sagsnummer: str
    pdf: bytes
    oprettet: datetime

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{8}", self.afsender_cvr):
            raise UgyldigtInput(
                "cvr", "Kommunens CVR-nummer mangler; uden det kan intet sendes i Digital Post."
            )
        if not re.fullmatch(r"\d{10}", self.cpr):
            raise UgyldigtInput("cpr", "Modtagerens CPR-nummer skal være ti cifre.")
        if not self.pdf.startswith(b"%PDF-"):
            raise UgyldigtInput("pdf", "Brevet er ikke en PDF.")
        if self.oprettet.tzinfo is None:
            raise UgyldigtInput("oprettet", "Tidspunktet skal have en tidszone.")


def memo(post: Post, version: Memoversion = "1.2") -> bytes:
    """Beskeden som XML. Den samme post giver altid de samme bytes."""
    egenskaber = {"memoVersion": version} | ({"memoSchVersion": "1.1.0"} if version == "1.1" else {})
    rod = ET.Element(_navn("Message"), egenskaber)
    hoved = ET.SubElement(rod, _navn("MessageHeader"))
    _felter(
        hoved,
        messageType="DIGITALPOST",
        messageUUID=str(post.noegle),
        label=f"Brev fra {post.afsender}",
        mandatory="false",
        legalNotification="false",
    )
    afsender = ET.SubElement(hoved, _navn("Sender"))
    _felter(afsender, senderID=post.afsender_cvr, idType="CVR", label=post.afsender)
    _felter(ET.SubElement(hoved, _navn("Recipient")), recipientID=post.cpr, idType="CPR")
    sag = ET.SubElement(ET.SubElement(hoved, _navn("ContentData")), _navn("CaseID"))
    _felter(sag, caseID=post.sagsnummer, caseSystem="Fleksjob")
    krop = ET.SubElement(rod, _navn("MessageBody"))
    _felter(krop, createdDateTime=f"{post.oprettet.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")
    dokument = ET.SubElement(krop, _navn("MainDocument"))
    _felter(dokument, label=post.titel)
    _felter(
        ET.SubElement(dokument, _navn("File")),
        encodingFormat="application/pdf",
        filename=f"brev-{post.noegle}.pdf",
        language="da",
        content=b64encode(post.pdf).decode(),
    )
    xml: bytes = ET.tostring(rod, encoding="UTF-8", xml_declaration=True)
    return xml


def _navn(element: str) -> str:
    return f"{{{NAVNERUM}}}{element}"


def _felter(oven: ET.Element, **felter: str) -> None:
    """Et element for hvert felt, i den nævnte orden; tegn, som XML ikke kan rumme, tages ud."""
    for navn, vaerdi in felter.items():
        ET.SubElement(oven, _navn(navn)).text = _IKKE_XML.sub("", vaerdi)
