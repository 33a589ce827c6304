"""Et måls tal og billede som filer. Små tal er skjult for alle, for en fil kan forlade kommunen."""

from django.http import Http404, HttpResponse
from msgspec.structs import replace

from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.adgang import Forespoergsel, kun
from fleksjob.kontor.formularer.tal import Valgformular
from fleksjob.kontor.sider.tal_maal import find_maal
from fleksjob.kontor.tal_omraader import tabellerne
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.talfil import ENDELSER, som_svar


@kun(Rolle.LEDER, Rolle.ANALYTIKER)
def fil(request: Forespoergsel, kode: str, endelse: str) -> HttpResponse:
    """Filen med de valg, adressen nævner. Et billede uden noget at tegne findes ikke."""
    from fleksjob.indblik.filer import udtraek
    from fleksjob.indblik.svar import svar

    her = tabellerne(request)
    et_maal = find_maal(kode)
    if her.udgave is None:
        raise Http404("Tallene er ikke regnet endnu.")
    if endelse not in ENDELSER:
        raise Http404(f"Filen findes som {', '.join(ENDELSER)}.")
    formular = Valgformular(request.GET.dict(), maal=et_maal, dag=her.udgave.dag)
    if formular.is_bound and not formular.is_valid():
        raise Http404("Valgene i adressen kan ikke bruges.")
    dag, valg = (formular.dagen(), formular.valg()) if formular.is_bound else (her.udgave.dag, {})
    try:
        ud = udtraek(svar(her.egne, kode, dag, **valg))
    except UgyldigtInput as fejl:
        raise Http404(str(fejl)) from fejl
    return som_svar(replace(ud, opdigtet=her.opdigtede), endelse, navn=kode, dag=dag)
