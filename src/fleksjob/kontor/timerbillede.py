"""Timer til stede over for betalte timer som billede på siden."""

from django.utils.safestring import SafeString, mark_safe

from fleksjob.breve.figurer import timer_billede_svg


def timer_billede(timer: float, intensitet: float, id_: str = "timer") -> SafeString:
    """Timer til stede over for betalte timer som billede.

    Teksten i det er lavet af tal og er uden brugerinput.
    """
    return mark_safe(timer_billede_svg(timer, intensitet, bredde=320, id_=id_))  # noqa: S308
