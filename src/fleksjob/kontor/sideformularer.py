"""Flere formularer på én side: find den, der blev sendt, udfør den, og vis fejlen, hvor den hører til."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import HttpResponse

from fleksjob.kontor.adgang import Forespoergsel
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger

Formularer = Mapping[str, Sideformular]


def sendt(request: Forespoergsel) -> str:
    """Koden på den formular, der blev sendt; tom ved GET."""
    return request.POST.get("handling", "") if request.method == "POST" else ""


def udfoer(
    formular: Sideformular | None, handling: Callable[[Sideformular], HttpResponse]
) -> HttpResponse | None:
    """Svaret, når formularen er gyldig og handlingen lykkes; ellers None, og fejlen står i formularen."""
    if formular is None or not formular.is_valid():
        return None
    try:
        return handling(formular)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        formular.vis_fejl(fejl)
    except IkkeMuligt as fejl:
        formular.add_error(None, str(fejl))
    return None


def status(formularer: Formularer) -> int:
    """422, når en af formularerne har fejl."""
    return 422 if any(en.is_bound and en.errors for en in formularer.values()) else 200


def en_kollega(bruger: Bruger, noegle: str) -> Bruger | None:
    """Medarbejderen i kommunen med den nøgle fra en rulleliste; None, når der ingen er."""
    if not noegle.isdigit():
        return None
    return Bruger.for_bruger(bruger).filter(pk=int(noegle)).first()


def om_en_uge(dag: date) -> date:
    """Forslaget i felter til en svarfrist."""
    return date.fromordinal(dag.toordinal() + 7)
