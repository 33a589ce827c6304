"""Et ja eller nej fra loven: hvad, hvorfor, efter hvilken paragraf, og med hvilket forbehold."""

import msgspec


class Retssvar(msgspec.Struct, frozen=True):
    """`hvorfor` er én sætning til mennesker, som kan stå alene. `forbehold` er tomt, når intet er tvivlsomt."""

    ja: bool
    hvorfor: str
    hjemmel: str
    forbehold: str = ""

    def __bool__(self) -> bool:
        return self.ja
