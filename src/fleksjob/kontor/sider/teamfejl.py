"""Små formularer på samme side: den ene, der blev sendt, udføres eller vises igen med sin fejl; de andre er tomme."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, Samtidighedskonflikt
from fleksjob.sager.teamadgang import INTET_MOEDE


def udfoer(formular: forms.Form, handling: Callable[[], object]) -> bool:
    """Kalder handlingen, når formularen er gyldig. Giver False, når noget skal rettes; fejlen står i formularen."""
    if not formular.is_valid():
        return False
    try:
        handling()
    except (UgyldigtInput, UgyldigeInput) as fejl:
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            formular.add_error(en.felt if en.felt in formular.fields else None, en.besked)
    except (IkkeMuligt, Samtidighedskonflikt) as fejl:
        formular.add_error(None, str(fejl))
    except AdgangNaegtet as fejl:
        if str(fejl) == INTET_MOEDE:
            raise Http404(str(fejl)) from fejl
        raise PermissionDenied(str(fejl)) from fejl
    return formular.is_valid()
