"""Fanen Fastholdelse: hvad der er bevist, hvad der mangler, og det, der kan gøres ved det."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from msgspec.structs import replace

from fleksjob.breve.fastholdelsesaftale import Aftaletekst, aftaleside
from fleksjob.breve.fastholdelsesfigur import SLAGSNAVNE, maanedsbillede
from fleksjob.breve.ramme import Afsender, Brevramme, Modtager
from fleksjob.forloeb.fastholdelse import fastholdelsesstilling
from fleksjob.forloeb.fastholdelsesmaaneder import Papir, aftalen_mangler
from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.forloeb.skridt import Skridt
from fleksjob.kontor.aabning import UdenFormaal, aabn
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.fastholdelsestekst import (
    TRIN,
    UDFALD,
    delmaal,
    det_der_mangler,
    om_aftalens_dag,
    om_alderen,
    saetninger,
    tidligst,
)
from fleksjob.kontor.formularer import FORMULARER
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Papirfil, Rulleliste, Tekst
from fleksjob.kontor.sagsfaner import faner
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.fastholdelsessvar import GRUNDLAG
from fleksjob.lov.sagsgang.fastholdelsestiltag import (
    BEVISER,
    HELBREDSBEVISER,
    HENVENDERE,
    HVORHEN,
    KANALER,
    MOEDEFORMER,
    SIDEN,
    TILLIDSREPRAESENTANT,
    UNDERSKRIVERE,
    tiltagsnavn,
)
from fleksjob.lov.sagsgang.proces import TRIN as PROCESTRIN
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.kommandoer import genskab_fastholdelse
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.fastholdelse import Regnskab, fastholdelsesnoter, regnskab, vist_trin

FANEN = "kontor:fastholdelse"
ANSVAR = (
    "fastholdelse_henvendt",
    "fastholdelse_aftalt",
    "fastholdelse_dokumenteret",
    "fastholdelse_vurderet",
    "fastholdelse_undtaget",
)


@kun()
def fastholdelse(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Regnskabet og alt det, det bygger på."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    return render(request, "kontor/fastholdelse.html", _indhold(request, billede))


def _indhold(request: Forespoergsel, billede: Sagsbillede) -> dict[str, Any]:
    t, sag = billede.tilstand, billede.sag
    tal = regnskab(t)
    om = t.fastholdelsessag
    egne = [s for s in billede.skridt if s.kode.startswith("fastholdelse_") and s.kode in FORMULARER]
    anmodning = om.anmodning if om is not None else None
    maa_laese = billede.ser_helbred or (anmodning is not None and anmodning.af == request.user.username)
    return {
        **faner(request.user, sag, FANEN),
        "tilstand": t,
        "trin": TRIN[vist_trin(t)],
        "trinkode": vist_trin(t),
        "om": om,
        "ord": _ordene(billede),
        "tal": tal,
        "regnskab": _regnskabet(tal, billede) if tal is not None else None,
        **_knapper(egne, tal),
        "ikke_nu": [s for s in egne if not s.mulig],
        "anmodning": anmodning,
        "maa_laese_anmodning": maa_laese,
        "ordinaert": [_tiltag(et) for et in (om.ordinaert if om else ())],
        "moeder": [(m, MOEDEFORMER.get(m.form, "Samtale")) for m in reversed(om.moeder if om else ())],
        "noter": fastholdelsesnoter(request.user, sag),
        "ansvar": [
            (PROCESTRIN[kode].navn, ", ".join(sorted(r.navn.lower() for r in HVEM_KAN[kode])))
            for kode in ANSVAR
        ],
    }


SJAELDNE = (
    "fastholdelse_henvendt",
    "fastholdelse_overdraget",
    "fastholdelse_undtagelse_soegt",
    "fastholdelse_ophoert",
)


def _knapper(egne: list[Skridt], tal: Regnskab | None) -> dict[str, Any]:
    """Det oplagte først: det, der mangler. Det sjældne står foldet, når der er andet at gøre."""
    mulige = {s.kode: s for s in egne if s.mulig}
    orden = ["fastholdelse_undtaget", "fastholdelse_undtagelse_afslaaet", "fastholdelse_fulgt_op"]
    if tal is not None and tal.forloeb.ophoert is None:
        orden += ["fastholdelse_aftalt"] if aftalen_mangler(tal.forloeb) else []
        orden += ["fastholdelse_vurderet"] if tal.gaaet >= 12 else []
        orden += ["fastholdelse_dokumenteret", "fastholdelse_skridt", "fastholdelse_moede"]
    else:
        orden += ["fastholdelse_moede", "fastholdelse_skridt", "fastholdelse_paabegyndt"]
    foerst = [mulige[kode] for kode in orden if kode in mulige]
    resten = [s for s in mulige.values() if s not in foerst]
    if not foerst:
        foerst, resten = resten, []
    sjaeldne = [s for s in resten if s.kode in SJAELDNE]
    return {"mulige": [*foerst, *(s for s in resten if s.kode not in SJAELDNE)], "sjaeldne": sjaeldne}


def _ordene(billede: Sagsbillede) -> dict[str, str]:
    """Koderne som ord."""
    t = billede.tilstand
    om, forloeb = t.fastholdelsessag, (t.fastholdelser[-1] if t.fastholdelser else None)
    return {
        "tovholder": _navn(billede, om.tovholder) if om and om.tovholder else "",
        "kontakt_fra": HENVENDERE.get(om.kontakt_fra, "") if om else "",
        "kanal": KANALER.get(om.kanal, "") if om else "",
        "videre": HVORHEN.get(om.videre, "") if om else "",
        "siden": SIDEN.get(om.siden, "") if om else "",
        "grundlag": GRUNDLAG.get(forloeb.grundlag, forloeb.grundlag) if forloeb else "",
        "tr": TILLIDSREPRAESENTANT.get(forloeb.tillidsrepraesentant, "Ikke oplyst") if forloeb else "",
        "underskrevet": ", ".join(UNDERSKRIVERE.get(u, u) for u in forloeb.underskrevet) if forloeb else "",
        "vurderet_af": _navn(billede, forloeb.vurdering.af) if forloeb and forloeb.vurdering else "",
        "bedt_af": _navn(billede, om.anmodning.af) if om and om.anmodning else "",
    }


def _navn(billede: Sagsbillede, brugernavn: str) -> str:
    if brugernavn in billede.navne:
        return billede.navne[brugernavn]
    fundet = Bruger.for_kommune(billede.sag.kommune_id).filter(username=brugernavn).first()
    return fundet.navn if fundet is not None else brugernavn


def _regnskabet(tal: Regnskab, billede: Sagsbillede) -> dict[str, Any]:
    t = billede.tilstand
    stilling = fastholdelsesstilling(t)
    forloeb = tal.forloeb
    return {
        # Billedet bygges af tal og faste ord; navne i det er escapet.
        "billede": maanedsbillede(tal.maaneder, "maaneder"),
        "saetninger": saetninger(tal),
        "tidligst": tidligst(tal),
        "alder": om_alderen(tal, t.pr),
        "aftalens_dag": om_aftalens_dag(tal),
        "mangler": det_der_mangler(tal, t),
        "udfald": UDFALD[stilling.udfald] if stilling is not None else "",
        "forbehold": stilling.forbehold if stilling is not None else "",
        "aftalen_mangler": aftalen_mangler(forloeb),
        "delmaal": delmaal(t),
        "tiltag": [_tiltag(et) for et in forloeb.forsoeg if et.art != "aftale"],
        "maaneder": [
            {"maaned": m, "slags": SLAGSNAVNE[m.slags], "papirer": [_vist(p, billede) for p in m.papirer]}
            for m in reversed(tal.begyndte)
        ],
        "proevet_ordinaert": [
            tiltagsnavn(kode) for kode in (forloeb.vurdering.ordinaert if forloeb.vurdering else ())
        ],
    }


def _vist(papir: Papir, billede: Sagsbillede) -> Papir:
    """Papiret; et helbredspapir uden navn og fil for den, der ikke har adgang til det."""
    if papir.art not in HELBREDSBEVISER or billede.ser_helbred:
        return papir
    skjult = "1 helbredspapir, som du ikke har adgang til"
    return replace(papir, titel=skjult, indestaar="", bilag=0)


def _tiltag(et: Any) -> dict[str, Any]:
    return {"navn": tiltagsnavn(et.art), "et": et}


class Genskab(forms.Form):
    """Ét papir og de måneder, det viser noget om."""

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    bevis = Rulleliste(
        label="Hvilket papir har I?",
        choices=[("", "Vælg"), *((b.kode, b.navn) for b in BEVISER if b.kode != "virksomhedsnote")],
    )
    numre = Flervalg(label="Hvilke måneder viser det noget om?", choices=[])
    lavet = Dato(
        label="Hvornår er papiret lavet?",
        help_text="Datoen på papiret afgør, om det står som fra dengang eller som lavet siden.",
    )
    indestaar = Tekst(
        label="Hvem siger god for det?", max_length=120, help_text="Fx nærmeste leder, lønkontoret."
    )
    fil = Papirfil(label="Papiret", required=False)
    note = LangTekst(label="Note", required=False, linjer=2, help_text="Ikke om helbred.")


@kun()
def genskab(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Hjælp til at samle fortiden: de tomme måneder, hvad der kan vise dem, og ét papir ad gangen."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    tal = regnskab(billede.tilstand)
    mit = next((s for s in billede.skridt if s.kode == "fastholdelse_dokumenteret"), None)
    if tal is None or mit is None or not mit.mulig:
        hvorfor = mit.hvorfor_ikke if mit is not None else "Din rolle lægger ikke papirer i en fastholdelse."
        rammen = faner(request.user, billede.sag, FANEN)
        svar = {**rammen, "formular": None, "hvorfor_ikke": hvorfor}
        return render(request, "kontor/fastholdelse_genskab.html", svar)
    formular = _genskabsformular(request, billede, tal)
    if request.method == "POST" and formular.is_valid():
        try:
            return _genskab(request, billede, formular)
        except (UgyldigtInput, UgyldigeInput) as fejl:
            for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
                formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
        except (IkkeMuligt, Samtidighedskonflikt) as fejl:
            formular.add_error(None, str(fejl))
        except AdgangNaegtet as fejl:
            raise PermissionDenied(str(fejl)) from fejl
    return render(
        request,
        "kontor/fastholdelse_genskab.html",
        {
            **faner(request.user, billede.sag, FANEN),
            "formular": formular,
            "tal": tal,
            "tomme": tal.tomme,
            "beviser": [b for b in BEVISER if b.kode not in ("andet", "virksomhedsnote")],
        },
        status=422 if formular.is_bound and formular.errors else 200,
    )


def _genskabsformular(request: Forespoergsel, billede: Sagsbillede, tal: Regnskab) -> Genskab:
    """Formularen med forløbets begyndte måneder; de tomme står først."""
    post = request.method == "POST"
    formular = Genskab(
        request.POST if post else None,
        request.FILES if post else None,
        initial={"forventet_version": billede.sag.version},
        label_suffix="",
    )
    felt = formular.fields["numre"]
    if isinstance(felt, forms.MultipleChoiceField):
        ordnet = sorted(tal.begyndte, key=lambda m: (m.slags != "tom", m.nr))
        felt.choices = [(str(m.nr), f"{m.navn} ({SLAGSNAVNE[m.slags]})") for m in ordnet]
    return formular


def _genskab(request: Forespoergsel, billede: Sagsbillede, formular: Genskab) -> HttpResponse:
    felter = dict(formular.cleaned_data)
    numre = [int(nr) for nr in felter.pop("numre")]
    genskab_fastholdelse(billede.sag.pk, request.user, nu=request.nu, numre=numre, **felter)
    messages.success(request, "Papiret er lagt i sagen.")
    return redirect("kontor:fastholdelse_genskab", billede.sag.nummer)


@kun()
def aftalen(request: Forespoergsel, nummer: str) -> HttpResponse:
    """Aftalen på én side til at skrive under på, udfyldt med det, sagen ved."""
    try:
        billede = aabn(request, nummer)
    except UdenFormaal:
        return redirect("kontor:sag", nummer)
    t, sag = billede.tilstand, billede.sag
    om = t.fastholdelsessag
    forloeb = t.fastholdelser[-1] if t.fastholdelser else None
    tekst = Aftaletekst(virksomhed=om.virksomhed, cvr=om.cvr) if om is not None else Aftaletekst()
    if forloeb is not None:
        tekst = Aftaletekst(
            virksomhed=forloeb.virksomhed,
            cvr=forloeb.cvr,
            gaelder_fra=forloeb.gaelder_fra or forloeb.begyndt,
            grundlag=forloeb.grundlag,
            overenskomst=forloeb.overenskomst,
            funktioner=forloeb.funktioner,
            skaanehensyn=forloeb.skaanehensyn,
        )
    ramme = Brevramme(
        Afsender(sag.kommune.navn, telefon=sag.kommune.telefon, sagsbehandler=_ordene(billede)["tovholder"]),
        Modtager(sag.person.navn),
        sag.nummer,
        request.dag,
    )
    svar = HttpResponse(aftaleside(ramme, tekst), content_type="application/pdf")
    svar["Content-Disposition"] = f'inline; filename="aftale-{sag.nummer}.pdf"'
    svar["X-Content-Type-Options"] = "nosniff"
    return svar
