"""Fanen «Klage og indsigt»: klagerne, anmodninger om aktindsigt og fuldmagter i en sag."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.klagestatus import klagens_trin
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.tilstand import Klage
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.sagsgang.fuldmagt import FORHOLD, OMFANG as FULDMAGT
from fleksjob.lov.sagsgang.klageord import AFGJORT, FEJLTYPER, FORMER, GENVURDERING, OMFANG, UNDTAGELSER
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.klagepost import klagens
from fleksjob.sager.kommandoer import lav_klagebundt
from fleksjob.sager.visninger import Sagsbillede, klage as visning

KLAGENS_SKRIDT = ("genvurdering_afsluttet", "klage_oversendt", "klage_afgjort", "klage_modtaget")
"""I den orden, de vises: først det, der venter på kommunen."""
INDSIGTENS_SKRIDT = ("aktindsigt_givet", "aktindsigt_forsinket", "aktindsigt_anmodet")
FULDMAGTENS_SKRIDT = ("fuldmagt_givet", "fuldmagt_tilbagekaldt")


@kun()
def klage(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Alt om klage og indsigt i én sag. Knapperne er de skridt, der er mulige nu; resten siger hvorfor ikke."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    t = billede.tilstand
    return render(
        request,
        "kontor/klage.html",
        {
            **faner(request.user, billede.sag, "kontor:klage"),
            "tilstand": t,
            "ser_helbred": billede.ser_helbred,
            "klager": [_klagekort(request, billede, en) for en in reversed(t.klager)],
            "anmodninger": [_anmodningskort(billede, en) for en in reversed(t.aktindsigter)],
            "fuldmagter": [_fuldmagtskort(en, request) for en in t.fuldmagter],
            "skridt": {
                "klage": _skridt(billede, KLAGENS_SKRIDT),
                "indsigt": _skridt(billede, INDSIGTENS_SKRIDT),
                "fuldmagt": _skridt(billede, FULDMAGTENS_SKRIDT),
            },
        },
    )


def _skridt(billede: Sagsbillede, koder: tuple[str, ...]) -> dict[str, list[dict[str, str]]]:
    """Skridtene delt i dem, der kan tages nu, og dem, der ikke kan, med grunden."""
    efter_kode = {en.kode: en for en in billede.skridt}
    mine = [efter_kode[kode] for kode in koder if kode in efter_kode and kode in FORMULARER]
    adresse = {en.kode: reverse("kontor:skridt", args=[billede.sag.nummer, en.kode]) for en in mine}
    return {
        "mulige": [{"navn": en.navn, "adresse": adresse[en.kode]} for en in mine if en.mulig],
        "ikke_nu": [{"navn": en.navn, "hvorfor": en.hvorfor_ikke} for en in mine if not en.mulig],
    }


def _klagekort(request: Forespoergsel, billede: Sagsbillede, en: Klage) -> dict[str, Any]:
    kort = next(k for k in visning.mine_klager(billede) if k.klage.id == en.id)
    over = kort.over
    frister = [p for p in billede.pligter if klagens(p, en.id, "genvurdering_klage")]
    aaben = next((p for p in frister if p.status in ("kommende", "overskredet")), None)
    numre = [en.id, *_afgoerelsens_numre(billede, en.id)]
    return {
        "k": en,
        "over": over,
        "trin": klagens_trin(en, kort.senest),
        "frist": aaben,
        "for_sent": over is not None and en.modtaget > over.frist,
        "form": FORMER.get(en.form, ""),
        "fejl": [FEJLTYPER[kode] for kode in en.fejl if kode in FEJLTYPER],
        "instansens_fejl": [FEJLTYPER[kode] for kode in en.instansens_fejl if kode in FEJLTYPER],
        "genvurdering": GENVURDERING.get(en.genvurdering, ""),
        "afgjort": AFGJORT.get(en.udfald, "") if en.afgjort else "",
        "filer": visning.vedlagt(billede.sag, request.user, numre) if billede.ser_helbred else (),
        "bundter": visning.bundter(billede.sag, request.user, [en.id]) if billede.ser_helbred else [],
        "mangler": _det_mangler(billede, en),
    }


def _afgoerelsens_numre(billede: Sagsbillede, klage: str) -> list[str]:
    return [
        en.id or str(nr)
        for nr, en in enumerate(billede.haendelser, 1)
        if isinstance(en, h.KlageAfgjort) and en.klage == klage
    ]


def _det_mangler(billede: Sagsbillede, en: Klage) -> list[dict[str, str]]:
    """Det, der skal gøres i sagen, efter at klagen er genvurderet eller afgjort."""
    nummer, ud = billede.sag.nummer, []
    mulige = {s.kode for s in billede.skridt if s.mulig}
    medhold = en.genvurdering in ("aendret", "delvis_aendret") and en.afgjort is None
    aabnet = en.udfald in ("hjemvist", "ophaevet") and en.afgjort is not None
    slut = max(filter(None, (en.genvurderet, en.afgjort)), default=None)
    ny = slut is not None and any(
        a.dato >= slut and a.id != en.afgoerelse for a in billede.tilstand.afgoerelser
    )
    if (medhold or aabnet) and not ny:
        if billede.tilstand.forberedt_afgoerelse is not None:
            ud.append({"tekst": "Den nye afgørelse er forberedt og venter på, at en anden godkender den."})
        elif "afgoerelse_forberedt" in mulige:
            adresse = reverse("kontor:skridt", args=[nummer, "afgoerelse_forberedt"])
            ud.append(
                {"tekst": "Skriv den nye afgørelse.", "adresse": adresse, "navn": "Forbered ny afgørelse"}
            )
    over = next((k.over for k in visning.mine_klager(billede) if k.klage.id == en.id), None)
    rettes = medhold or (en.afgjort is not None and en.udfald in ("aendret", "ophaevet", "hjemvist"))
    if over is not None and over.emne == "tilskud" and rettes and "udbetaling_beregnet" in mulige:
        adresse = reverse("kontor:skridt", args=[nummer, "udbetaling_beregnet"])
        ud.append(
            {
                "tekst": "Ret det, der var forkert i løn eller vilkår, og beregn måneden igen.",
                "adresse": adresse,
                "navn": "Beregn måneden igen",
            }
        )
    if (
        en.virkning_fra is not None
        and not billede.tilstand.ledighedsydelse
        and "ledighedsydelse_startet" in mulige
    ):
        adresse = reverse("kontor:skridt", args=[nummer, "ledighedsydelse_startet"])
        ud.append(
            {
                "tekst": "Tag stilling til ledighedsydelse for tiden, siden borgeren blev visiteret.",
                "adresse": adresse,
                "navn": "Start ledighedsydelse",
            }
        )
    return ud


def _anmodningskort(billede: Sagsbillede, en: Any) -> dict[str, Any]:
    frister: list[Pligt] = [p for p in billede.pligter if klagens(p, en.id, "aktindsigt")]
    aaben = next((p for p in frister if p.status in ("kommende", "overskredet")), None)
    bundt = next(
        (d for d in billede.dokumenter if d.art == "aktindsigtsbundt" and d.haendelse == en.id), None
    )
    return {
        "a": en,
        "form": FORMER.get(en.form, ""),
        "omfang": OMFANG.get(en.omfang, ""),
        "grunde": [UNDTAGELSER[kode] for kode in en.grunde if kode in UNDTAGELSER],
        "frist": aaben,
        "bundt": bundt,
    }


def _fuldmagtskort(en: Any, request: Forespoergsel) -> dict[str, Any]:
    return {
        "f": en,
        "omfang": FULDMAGT.get(en.omfang, en.omfang),
        "forhold": FORHOLD.get(en.forhold, ""),
        "gaelder": en.gaelder(request.dag),
    }


@kun()
@require_POST
def saml(request: Forespoergsel, nummer: str, klage: str) -> HttpResponse:
    """Samler sagen til klageinstansen i én PDF og fører tilbage til siden, hvor den kan ses og sendes."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    videre = f"{reverse('kontor:skridt', args=[nummer, 'klage_oversendt'])}?klage={klage}"
    if not any(en.id == klage for en in visning.kan_sendes(billede.tilstand)):
        messages.error(request, "Klagen kan ikke sendes videre nu, så sagen er ikke samlet.")
        return redirect("kontor:klage", nummer)
    try:
        dokument, bundt = lav_klagebundt(billede.sag, request.user, klage=klage, nu=request.nu)
    except AdgangNaegtet as fejl:
        raise PermissionDenied(str(fejl)) from fejl
    except UgyldigtInput as fejl:
        messages.error(request, fejl.besked)
        return redirect("kontor:klage", nummer)
    if bundt.kunne_ikke:
        besked = f"Disse filer kunne ikke læses og skal sendes for sig: {', '.join(bundt.kunne_ikke)}."
        messages.warning(request, besked)
    messages.success(
        request, f"Sagen er samlet: {dokument.titel}, {len(bundt.linjer)} papirer. Se den igennem."
    )
    return redirect(videre)
