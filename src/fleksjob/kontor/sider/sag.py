"""Sagens forside: det, der haster, den røde tråd, og fakta ved siden af."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Fase, Tilstand
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.fakta import fakta_om, jobbet
from fleksjob.kontor.formaal import VALG, formaal, husk, tilbage
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.sagsfaner import faner
from fleksjob.kontor.sider.ret import kan_rettes
from fleksjob.kontor.skridtemner import efter_emne
from fleksjob.kontor.skridtvalg import EGNE_STEDER, ordn
from fleksjob.kontor.tekster import kort_dato, maaned_aar
from fleksjob.kontor.traad import foldet, traad
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.samarbejde import KAN_SKRIVES, NOTATSLAGS
from fleksjob.sager.visninger import Sagsbillede


@kun()
def sag(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Viser sagen (GET). Uden formål spørges der om det; svaret sendes hertil (POST)."""
    if request.method == "POST":
        return _med_formaal(request, nummer)
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return _spoerg(request, nummer)
    return render(request, "kontor/sag.html", _indhold(request, billede))


def _med_formaal(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Formålet er valgt, og begrundelsen skrevet, når personen er beskyttet. Ellers spørges der igen."""
    valgt = request.POST.get("formaal", "")
    fejl = {} if valgt in VALG else {"formaal": "Vælg et formål."}
    if visninger.skal_begrundes(request.user, nummer, nu=request.nu):
        try:
            begrundelse = visninger.kraev_begrundelse(request.POST.get("begrundelse", ""))
            if not fejl:
                visninger.begrund_opslag(
                    request.user, nummer, formaal=valgt, begrundelse=begrundelse, nu=request.nu
                )
        except UgyldigtInput as ugyldig:
            fejl[ugyldig.felt] = ugyldig.besked
    if fejl:
        return _spoerg(request, nummer, fejl)
    husk(request, nummer, valgt)
    return redirect("kontor:sag", nummer)


def _spoerg(request: Forespoergsel, nummer: str, fejl: dict[str, str] | None = None) -> HttpResponse:
    indhold = {
        "nummer": nummer,
        "valg": VALG,
        "fejl": fejl or {},
        "beskyttet": visninger.skal_begrundes(request.user, nummer, nu=request.nu),
        "valgt": request.POST.get("formaal", "") or formaal(request, nummer),
        "begrundelse": request.POST.get("begrundelse", ""),
    }
    return render(request, "kontor/formaal.html", indhold, status=422 if fejl else 200)


def _indhold(request: Forespoergsel, billede: Sagsbillede) -> dict[str, Any]:
    t = billede.tilstand
    dag = request.dag
    den = traad(billede.haendelser, billede.pligter, dag, billede.navne)
    nyeste, aeldre = foldet(den.fortid)
    mine = [s for s in billede.skridt if s.kode in FORMULARER or s.kode in EGNE_STEDER]
    valg = ordn(mine, billede.pligter, t.fase, dag)
    navn, adresse = tilbage(request, billede.sag.nummer)
    nummer = billede.sag.nummer
    return {
        **faner(request.user, billede.sag, "kontor:sag"),
        "tilstand": t,
        "alder": _alder(t.person.foedselsdato, dag),
        "vej": vej(t),
        "traad": den,
        "naeste": next((p for p in (*den.fremtid, *den.fjern_fremtid) if p.slags == "kommende"), None),
        "fremtid_vist": list(reversed(den.fremtid)),
        "trin_nr": next((nr for nr, trin in enumerate(vej(t), 1) if trin["status"] == "nu"), 0),
        "fortid_vist": nyeste,
        "fortid_aeldre": aeldre,
        "klarede": len(den.opfyldt) + len(den.bortfaldet),
        "valg": valg,
        "andre_skridt": efter_emne(valg.andre),
        "ikke_nu": efter_emne(valg.ikke_nu),
        "kan_rettes": kan_rettes(billede),
        "fakta": fakta_om(t),
        "job": jobbet(t, dag),
        "venter": venter(billede),
        "udbetalinger": [
            {
                "id": u.id,
                "maaned": u.maaned,
                "version": u.version,
                "status": u.status,
                "statusnavn": u.statusnavn,
                "til_udbetaling": None if u.beloeb is None else u.beloeb - (u.atp or 0),
            }
            for u in billede.udbetalinger
        ],
        "dokumenter": billede.dokumenter,
        "opslag": visninger.opslag_i_sag(request.user, nummer)[:12]
        if request.user.rolle == Rolle.LEDER
        else None,
        "formaal": formaal(request, nummer),
        "notatslags": [(kode, NOTATSLAGS[kode]) for kode in KAN_SKRIVES],
        "bero": visninger.bero(request.user, billede.sag, dag),
        "aabne_opgaver": [en for en in visninger.opgaver_i_sagen(request.user, billede.sag, dag) if en.aaben],
        "tilbage": {"navn": navn, "adresse": reverse(adresse)},
    }


def _alder(foedt: date, dag: date) -> int:
    return dag.year - foedt.year - ((dag.month, dag.day) < (foedt.month, foedt.day))


VEJ = (
    ("Ansøgning", ()),
    ("Forberedelse", (Fase.FORBEREDELSE,)),
    ("Indstilling", (Fase.INDSTILLING,)),
    ("Afgørelse", (Fase.AFGOERELSE,)),
    ("Ledighedsydelse", (Fase.LEDIG,)),
    ("Job bevilget", (Fase.JOB_BEVILGET,)),
    ("I fleksjob", (Fase.I_FLEKSJOB,)),
)


def vej(t: Tilstand) -> list[dict[str, str]]:
    """Trinene på vejen med status faerdig, nu eller kommende. Afslag og lukkede sager har ingen vej."""
    nu = next((nr for nr, (_, faser) in enumerate(VEJ) if t.fase in faser), None)
    if nu is None:
        return []
    return [
        {"navn": navn, "status": "faerdig" if nr < nu else "nu" if nr == nu else "kommende"}
        for nr, (navn, _) in enumerate(VEJ)
    ]


def venter(billede: Sagsbillede) -> list[dict[str, str]]:
    """Det, en anden person skal se på, før sagen kan gå videre."""
    nummer = billede.sag.nummer
    ud = []
    udkast = billede.tilstand.forberedt_afgoerelse
    if udkast is not None:
        maa = any(s.kode == "afgoerelse_truffet" and s.mulig for s in billede.skridt)
        hvem = billede.navne.get(udkast.af, udkast.af)
        ud.append(
            {
                "tekst": f"En afgørelse er forberedt af {hvem} den {kort_dato(udkast.dato)} og venter på, at en "
                "anden godkender den.",
                "adresse": reverse("kontor:skridt", args=[nummer, "afgoerelse_truffet"]) if maa else "",
                "handling": "Læs og godkend",
            }
        )
    for u in billede.udbetalinger:
        if u.status in ("beregnet", "manuel", "mangler"):
            ud.append(
                {
                    "tekst": f"{maaned_aar(f'{u.maaned:%Y-%m}').capitalize()}: {u.statusnavn.lower()}.",
                    "adresse": reverse("kontor:udbetaling", args=[nummer, u.id]),
                    "handling": "Se måneden",
                }
            )
    return ud
