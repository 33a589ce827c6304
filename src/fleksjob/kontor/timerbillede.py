"""Timer til stede over for betalte timer som billede på siden."""

from fleksjob.breve.figurer import timer_billede_svg
from fleksjob.breve.tegning import Svg


def timer_billede(timer: float, intensitet: float, id_: str = "timer") -> Svg:
    """Timer til stede over for betalte timer som billede.

    Teksten i det er lavet af tal og er uden brugerinput.
    """
    return timer_billede_svg(timer, intensitet, bredde=320, id_=id_)
