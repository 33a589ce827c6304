"""Hvor let en tekst er at læse: lix og de længste sætninger. En hjælp til den, der skriver, og aldrig et krav.

Lix er ord pr. sætning plus procenten af ord med mere end seks bogstaver (Björnsson 1968). Under 35 er let, over 45
er svær. Tallet siger intet om indholdet.
"""

import re

import msgspec

LANG_SAETNING = 20
"""Flere ord end det er mange i én sætning til en borger."""
_SLUT = re.compile(r"(?<=[a-zæøå0-9\)»])[.!?:]+(?=\s|$)|\n\s*\n", re.I)
_ORD = re.compile(r"[\wÆØÅæøå'-]+")
_IKKE_SLUT = re.compile(r"\b(\d{1,2}|stk|nr|kl|kr|fx|ca|bl|dvs|osv|pr|jf)\.", re.I)


class Laesbarhed(msgspec.Struct, frozen=True):
    """Et råd om teksten. `lix` er None, når den er for kort til at sige noget om."""

    lix: int | None
    ord_pr_saetning: float
    lange: tuple[str, ...]

    @property
    def raad(self) -> str:
        """Én venlig sætning til den, der skriver."""
        if self.lix is None:
            return ""
        if self.lange:
            antal = len(self.lange)
            hvad = "Én sætning er" if antal == 1 else f"{antal} sætninger er"
            return f"{hvad} på over {LANG_SAETNING} ord. Kan de deles, bliver brevet lettere at læse."
        if self.lix > 45:
            return "Brevet har mange lange ord. Kan nogle af dem skiftes ud, bliver det lettere at læse."
        return "Brevet er let at læse."


def laesbarhed(tekst: str) -> Laesbarhed:
    """Lix og de sætninger, der er længere end nødvendigt."""
    uden_forkortelser = _IKKE_SLUT.sub(lambda fund: fund[1], tekst)
    saetninger = [s.strip() for s in _SLUT.split(uden_forkortelser) if s and _ORD.search(s)]
    ord_i = [_ORD.findall(s) for s in saetninger]
    antal = sum(map(len, ord_i))
    if antal < 10:
        return Laesbarhed(None, 0.0, ())
    pr_saetning = antal / len(saetninger)
    lange_ord = sum(len(et.strip("'-")) > 6 for ordene in ord_i for et in ordene)
    lange = tuple(s for s, ordene in zip(saetninger, ord_i, strict=True) if len(ordene) > LANG_SAETNING)
    return Laesbarhed(int(pr_saetning + 100 * lange_ord / antal + 0.5), round(pr_saetning, 1), lange)
