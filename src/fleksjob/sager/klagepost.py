"""Det, der skrives og sendes i en klage: kvittering, svar, sagsbundt til klageinstansen og besked om udfaldet."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from fleksjob.breve import frit_brev, klagebreve
from fleksjob.breve.frit_brev import FritBrev
from fleksjob.breve.sagsbundt import Bundt, Bundtdel, Forside, byg_bundt
from fleksjob.forloeb.paaklaget import Paaklaget, paaklaget
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.tilstand import Klage, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.klage import for_sent, klageinstans
from fleksjob.lov.sagsgang.klageord import AFGJORT, FORMER
from fleksjob.sager import lager, udlevering
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.helbredsadgang import kraev_helbred
from fleksjob.sager.models import Bilag, Bruger, Dokument, Person, Sag

BUNDT = "klagebundt"
UKENDT = "afgørelsen"
ADRESSE_BESKYTTET = "Borgerens navn og adresse er beskyttet. Adressen står ikke i bundtet."


def kvitter(sag: Sag, bruger: Bruger, *, nu: datetime) -> Dokument:
    """Kvitteringen for den klage, der netop er skrevet i sagen."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    tilstand = aaben.tilstand()
    klage = tilstand.klager[-1]
    over = paaklaget(aaben.haendelser, klage.afgoerelse)
    sent = over is not None and klage.modtaget > over.frist
    brev = klagebreve.kvittering(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        modtaget=klage.modtaget,
        over=over.tekst if over else UKENDT,
        senest=genvurderes_senest(tilstand, klage),
        form=klage.form,
        ordene=klage.ordene,
        klagefrist=over.frist if over and sent else None,
        saerlig_grund=klage.saerlig_grund,
    )
    return _send(sag, bruger, brev, "klage_kvittering", nu=nu)


def genvurderes_senest(tilstand: Tilstand, klage: Klage) -> date:
    """Dagen, klagen skal være genvurderet (og sendt videre) senest."""
    frister = [
        en.frist for en in pligter(tilstand) if klagens(en, klage.id, "genvurdering_klage") and en.frist
    ]
    return min(frister) if frister else klage.modtaget


def klagens(pligt: Pligt, klage: str, kode: str) -> bool:
    """Om pligten hører til den klage eller anmodning."""
    return pligt.kode == kode and f":{klage}:" in pligt.noegle


def svar_paa_genvurdering(sag: Sag, bruger: Bruger, klage: str, *, nu: datetime) -> Dokument:
    """Brevet om, hvad kommunen kom frem til, da den så på sagen igen."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    klagen = klagen_med(aaben.tilstand(), klage)
    over = paaklaget(aaben.haendelser, klagen.afgoerelse)
    brev = klagebreve.genvurdering(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        udfald=klagen.genvurdering,
        over=over.tekst if over else UKENDT,
        begrundelse=klagen.begrundelse,
        nyt=klagen.nyt,
        naeste=_efter_medhold(klagen, over),
    )
    return _send(sag, bruger, brev, "klage_genvurdering", nu=nu)


def _efter_medhold(klage: Klage, over: Paaklaget | None) -> str:
    if klage.genvurdering == "aendret" and over is not None and over.emne == "sanktion":
        return "Sanktionen gælder ikke længere. Vi ser på, om du skal have penge tilbage. Du hører fra os."
    if klage.genvurdering != "fastholdt" and over is not None and over.emne == "tilskud":
        return (
            "Vi retter det, der var forkert, og regner måneden igen. Forskellen kommer med i dit næste brev."
        )
    return ""


def klagen_med(tilstand: Tilstand, id_: str) -> Klage:
    """Klagen med det id; uden id den seneste."""
    return next(en for en in reversed(tilstand.klager) if not id_ or en.id == id_)


def lav_bundt(sag: Sag, bruger: Bruger, klage: str, *, nu: datetime) -> tuple[Dokument, Bundt]:
    """Sagsbundtet til klageinstansen, gemt i sagen. Kræver, at brugeren må se helbredspapirerne, for de er med."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    kraev_helbred(bruger, sag, aaben.dag)
    tilstand = aaben.tilstand()
    if not any(en.id == klage and en.genvurderet for en in tilstand.klager):
        raise UgyldigtInput("klage", "Klagen skal være genvurderet, før sagen samles til klageinstansen.")
    klagen = klagen_med(tilstand, klage)
    over = paaklaget(aaben.haendelser, klagen.afgoerelse)
    dele = [
        _foelgebrev(sag, klagen, over, aaben.dag),
        *_klagens_bilag_foerst(sag, klage, udlevering.hent(sag, bruger, aaben.haendelser, dag=aaben.dag)),
    ]
    bundt = byg_bundt(_forside(sag, klagen, over, aaben.dag), dele)
    instans = klageinstans(aaben.dag)
    dokument: Dokument = Dokument.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        art=BUNDT,
        titel=f"Sagen til {instans}, {bundt.sider} sider",
        pdf=bundt.pdf,
        sha256=bundt.sha256,
        helbred=True,
        oprettet=nu,
        oprettet_af=bruger,
        modtager=instans,
        haendelse=klage,
    )
    return dokument, bundt


def _klagens_bilag_foerst(sag: Sag, klage: str, dele: Sequence[Bundtdel]) -> list[Bundtdel]:
    """Det, borgeren vedlagde klagen, ligger lige efter følgebrevet; resten som altid."""
    raekker = Bilag.for_kommune(sag.kommune_id).filter(sag=sag, art="klage", haendelse_nr=int(klage))
    egne = set(raekker.values_list("sha256", flat=True))
    foerst = [en for en in dele if en.slags == "Bilag" and sha256(en.indhold).hexdigest() in egne]
    return [*foerst, *(en for en in dele if en not in foerst)]


def _foelgebrev(sag: Sag, klagen: Klage, over: Paaklaget | None, dag: date) -> Bundtdel:
    instans = klageinstans(dag)
    sent = over is not None and klagen.modtaget > over.frist
    brev = klagebreve.foelgebrev(
        brevramme(sag, dag=dag, kanal="digital", modtager=instans),
        over=over.tekst if over else UKENDT,
        afgoerelsen=_afgoerelsen(over),
        modtaget=klagen.modtaget,
        ordene=klagen.ordene,
        begrundelse=klagen.begrundelse,
        nyt=klagen.nyt,
        for_sent=for_sent(over.frist, klagen.modtaget, klagen.saerlig_grund) if over and sent else "",
    )
    return Bundtdel("Kommunens følgebrev", dag, frit_brev.pdf(brev), "Følgebrev")


def _afgoerelsen(over: Paaklaget | None) -> str:
    if over is None:
        return "se sagens hændelser."
    dele = [over.begrundelse.strip(), f"Efter {over.hjemmel}." if over.hjemmel else ""]
    return " ".join(filter(None, dele)) or "se sagens papirer."


def _forside(sag: Sag, klagen: Klage, over: Paaklaget | None, dag: date) -> Forside:
    person = Person.for_kommune(sag.kommune_id).get(pk=sag.person_id)
    linjer = [
        ("Borger", person.navn),
        ("Kommunens sag", sag.nummer),
        ("Klage over", over.tekst if over else UKENDT),
        (
            "Klagen kom",
            f"{dansk_dato(klagen.modtaget)}{f' ({FORMER[klagen.form].lower()})' if klagen.form else ''}",
        ),
        ("Klagefrist", dansk_dato(over.frist) if over else ""),
        ("Genvurderet", dansk_dato(klagen.genvurderet) if klagen.genvurderet else ""),
    ]
    if klagen.fra:
        linjer.append(("Klaget af", klagen.fra))
    return Forside(
        f"Klagesag til {klageinstans(dag)}",
        f"Samlet {dansk_dato(dag)}",
        tuple(linje for linje in linjer if linje[1]),
        dag,
        (ADRESSE_BESKYTTET,) if person.beskyttet else (),
    )


def meddel_oversendelse(sag: Sag, bruger: Bruger, klage: str, bundt: Dokument, *, nu: datetime) -> Dokument:
    """Brevet til borgeren om, hvad der er sendt videre."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    klagen = klagen_med(aaben.tilstand(), klage)
    over = paaklaget(aaben.haendelser, klagen.afgoerelse)
    brev = klagebreve.oversendelse(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        over=over.tekst if over else UKENDT,
        papirer=(
            "Din klage, det, du vedlagde, og vores begrundelse.",
            "Afgørelsen, du klager over.",
            "Sagens hændelser, planen, notater, attester og andre bilag og de breve, vi har sendt.",
            f"Det hele er samlet i én fil: {bundt.titel.split(', ')[-1]}, med en liste forrest.",
        ),
    )
    return _send(sag, bruger, brev, "klage_oversendt", nu=nu)


def meddel_afgjort(sag: Sag, bruger: Bruger, klage: str, *, nu: datetime) -> Dokument:
    """Brevet om, hvad klageinstansen har afgjort, og hvad kommunen gør."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    tilstand = aaben.tilstand()
    klagen = klagen_med(tilstand, klage)
    over = paaklaget(aaben.haendelser, klagen.afgoerelse)
    ny_frist = [en.frist for en in pligter(tilstand) if _for_den_aabne_sag(en, klage)]
    brev = klagebreve.afgjort(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        udfald=klagen.udfald,
        over=over.tekst if over else UKENDT,
        ordene=klagen.afgoerelsens_ord,
        goer=_det_goer_vi(klagen, over),
        senest=ny_frist[-1] if ny_frist else None,
    )
    return _send(sag, bruger, brev, "klage_afgjort", nu=nu)


def _for_den_aabne_sag(pligt: Pligt, klage: str) -> bool:
    return pligt.status == "kommende" and klagens(pligt, klage, "sagsbehandlingsfrist")


def _det_goer_vi(klage: Klage, over: Paaklaget | None) -> list[str]:
    if klage.virkning_fra is not None:
        return [
            f"Du er godkendt til fleksjob fra {dansk_dato(klage.virkning_fra)}.",
            "Vi ser på, om du skal have penge for tiden siden da. Du hører fra os.",
        ]
    if klage.udfald == "ophaevet" and over is not None and over.emne == "sanktion":
        return ["Sanktionen gælder ikke længere. Vi ser på, om du skal have penge tilbage. Du hører fra os."]
    if klage.udfald in ("hjemvist", "ophaevet"):
        return ["Vi åbner din sag igen. Mangler vi oplysninger, skriver vi til dig."]
    if klage.udfald == "aendret":
        return ["Vi retter afgørelsen, som den nu er. Du får et brev, når det er gjort."]
    return []


def udfaldets_navn(klage: Klage) -> str:
    """Klageinstansens udfald med ord."""
    return AFGJORT.get(klage.udfald, "") if klage.afgjort else ""


def kvitter_aktindsigt(sag: Sag, bruger: Bruger, *, nu: datetime) -> Dokument:
    """Kvitteringen for den anmodning, der netop er skrevet i sagen."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    tilstand = aaben.tilstand()
    anmodning = tilstand.aktindsigter[-1]
    frister = [en.frist for en in pligter(tilstand) if klagens(en, anmodning.id, "aktindsigt") and en.frist]
    brev = klagebreve.aktindsigt_kvittering(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        anmodet=anmodning.anmodet,
        om=anmodning.om,
        senest=frister[0] if frister else aaben.dag,
    )
    return _send(sag, bruger, brev, "aktindsigt_kvittering", nu=nu)


def meddel_forsinket_aktindsigt(sag: Sag, bruger: Bruger, anmodning: str, *, nu: datetime) -> Dokument:
    """Brevet om, at aktindsigten kommer senere."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    den = next(en for en in aaben.tilstand().aktindsigter if en.id == anmodning)
    brev = klagebreve.aktindsigt_forsinket(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        anmodet=den.anmodet,
        grund=den.forsinket,
        senest=den.lovet or aaben.dag,
    )
    return _send(sag, bruger, brev, "aktindsigt_forsinket", nu=nu)


def _send(sag: Sag, bruger: Bruger, brev: FritBrev, art: str, *, nu: datetime) -> Dokument:
    # Et klagebrev gengiver borgerens og kommunens ord om helbred.
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        art=art,
        titel=brev.titel,
        pdf=frit_brev.pdf(brev),
        kanal=brev.ramme.kanal,
        helbred=True,
    )
