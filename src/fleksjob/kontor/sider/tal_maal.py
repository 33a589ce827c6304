"""Ét mål på sin egen side: valgene, billedet, tabellen, årene bag, de lignende kommuner, og alt om tallet."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.tal import Valgformular
from fleksjob.kontor.sider.tal import ramme
from fleksjob.kontor.tal_omraader import Tabellerne, omraadet_for, ser_smaa_tal, tabellerne
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.talfil import ENDELSER

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Maal

_UDEN_ANDRE = frozenset({"udbetalingskoe", "venter", "frister_i_fare", "noegletal"})
"""Mål, der handler om vores egen kø nu, eller selv har kommunen som gruppe."""


@dataclass(frozen=True, slots=True)
class Spurgt:
    """Målet, dagen og de valg, der ikke er målets udgangspunkt."""

    maal: "Maal"
    dag: date
    valg: dict[str, Any]

    @property
    def adresse(self) -> str:
        """Det, der står efter spørgsmålstegnet i links til det samme svar; tomt for udgangspunktet."""
        return f"?{urlencode(self.valg | {'dato': self.dag.isoformat()})}"


def find_maal(kode: str) -> "Maal":
    """Målet, eller 404."""
    from fleksjob.indblik.svar import maalet

    try:
        return maalet(kode)
    except UgyldigtInput as fejl:
        raise Http404(str(fejl)) from fejl


@kun(Rolle.LEDER, Rolle.ANALYTIKER)
def maal(request: Forespoergsel, kode: str) -> HttpResponse:
    """Målet med de valg, adressen nævner. Et valg, der ikke kan lade sig gøre, er en fejl ved feltet."""
    her = tabellerne(request)
    et_maal = find_maal(kode)
    if her.udgave is None:
        return redirect("kontor:tal")
    formular = Valgformular(request.GET.dict(), maal=et_maal, dag=her.udgave.dag)
    indhold = ramme(request, her) | {
        "maal": et_maal,
        "formular": formular,
        "omraade": omraadet_for(kode),
        "endelser": ENDELSER,
    }
    if formular.is_bound and not formular.is_valid():
        return render(request, "kontor/tal_maal.html", indhold, status=422)
    spurgt = Spurgt(et_maal, her.udgave.dag, {})
    if formular.is_bound:
        spurgt = Spurgt(et_maal, formular.dagen(), formular.valg())
    try:
        indhold |= _svaret(her, spurgt, skjult=not ser_smaa_tal(request.user))
    except UgyldigtInput as fejl:
        formular.add_error(fejl.felt if fejl.felt in formular.fields else None, str(fejl))
        return render(request, "kontor/tal_maal.html", indhold, status=422)
    return render(request, "kontor/tal_maal.html", indhold)


def _svaret(her: Tabellerne, spurgt: Spurgt, *, skjult: bool) -> dict[str, Any]:
    from fleksjob.indblik.kort import billeder, kort
    from fleksjob.indblik.svar import svar
    from fleksjob.kontor.sider.alarmer import ADRESSER

    kode = spurgt.maal.kode
    et_svar = svar(her.egne, kode, spurgt.dag, **spurgt.valg)
    return {
        "spurgt": spurgt,
        "k": kort(et_svar, skjult=skjult),
        "billeder": billeder(et_svar, skjult=skjult),
        "aarene": _aarene(her, spurgt, skjult=skjult),
        "andre": _andre(her, spurgt),
        "sager": () if skjult else ADRESSER.get(kode, ()),
    }


def _aarene(her: Tabellerne, spurgt: Spurgt, *, skjult: bool) -> dict[str, Any] | None:
    """Det samme tal de tidligere år, når målet kan regnes for dem."""
    from fleksjob.indblik.figurer.aarene import aarsbillede
    from fleksjob.indblik.historie import KAN, historie
    from fleksjob.indblik.kort import koderne
    from fleksjob.indblik.skjul import som_kan_gives_videre

    kode = spurgt.maal.kode
    if kode not in KAN:
        return None
    svarene = historie(her.egne, kode, spurgt.dag, **spurgt.valg)
    maal_ = svarene[-1].maal
    tider = [
        (str(en.dag.year), som_kan_gives_videre(maal_, en.raekker) if skjult else list(en.raekker))
        for en in svarene
    ]
    smalt, bredt = (
        aarsbillede(kode, tider, koderne(maal_), id_=f"aar-{navn}", bredde=bredde)
        for navn, bredde in (("smalt", 340.0), ("bredt", 700.0))
    )
    if len(svarene) < 2 or not smalt:
        return None
    return {
        "smalt": smalt,
        "bredt": bredt,
        "linjer": [(navn, bredt_tal(maal_, raekker)) for navn, raekker in tider],
    }


def bredt_tal(maal_: "Maal", raekker: Any) -> str:
    """Årets tal i ord; er noget skjult, siges det."""
    from fleksjob.indblik.kort import HAR_SMAA
    from fleksjob.indblik.skjul import har_skjult

    return HAR_SMAA if har_skjult(raekker) else maal_.hovedtal(raekker)


def _andre(her: Tabellerne, spurgt: Spurgt) -> dict[str, Any] | None:
    """Det samme mål for de lignende kommuner tilsammen. Deres små tal er altid skjult."""
    from fleksjob.indblik.kort import kort
    from fleksjob.indblik.sammenlignelige import DEFINITION, for_kommuner, lignende
    from fleksjob.indblik.svar import svar

    if spurgt.maal.kode in _UDEN_ANDRE:
        return None
    fundet = lignende(her.land, her.egne, her.kommune_id)
    if fundet is None or not fundet.koder:
        return None
    raekker = for_kommuner(her.land, spurgt.maal.kode, spurgt.dag, fundet.koder, **spurgt.valg)
    from msgspec.structs import replace

    landets = replace(svar(her.land, "bestand", spurgt.dag), kode=spurgt.maal.kode, raekker=raekker)
    return {"kort": kort(landets, skjult=True), "lignende": fundet, "definition": DEFINITION}
