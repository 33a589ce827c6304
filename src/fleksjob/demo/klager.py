"""Klagerne i de almindelige sager: hvordan de kom, hvad borgeren sagde, og hvad der blev af dem."""

from datetime import date

from fleksjob.demo.blad import Blad
from fleksjob.demo.terning import terning
from fleksjob.forloeb import haendelser as h

FORMER = (
    "digital_post",
    "digital_post",
    "selvbetjening",
    "selvbetjening",
    "telefon",
    "brev",
    "repraesentant",
    "mail",
)
ORDENE = (
    "Jeg er ikke enig. Jeg kan ikke klare flere timer, end jeg gjorde i praktikken.",
    "Min læge siger noget andet end det, der står i afgørelsen. Spørg hende.",
    "I har ikke taget med, at jeg måtte stoppe i den sidste praktik.",
    "Jeg forstår ikke, hvad I mener med, at alt ikke er prøvet.",
    "",
)
SVAR = (
    "Vi har set på sagen igen. Der er ikke kommet oplysninger, som ændrer vurderingen.",
    "Vi har set på lægens nye udtalelse. Den beskriver det samme som den, vi havde.",
)
ANKESTYRELSEN = {
    "stadfaestet": "Kommunen har oplyst sagen tilstrækkeligt, og afgørelsen er rigtig.",
    "hjemvist": "Sagen mangler oplysninger om, hvordan skånehensynene virkede i praktikken.",
}


def skriv_klage(
    blad: Blad, afgoerelse: int, modtaget: date, genvurderet: date, sendt: date, svar: date
) -> None:
    """Klagen fra den kom, til klageinstansen har svaret. Egen terning, så de andre valg i sagen ikke flytter sig."""
    kast = terning(f"klage {blad.borger.nr}")
    form = kast.choice(FORMER)
    klage = blad.skriv(
        h.KlageModtaget,
        modtaget,
        afgoerelse=afgoerelse,
        form=form,
        fra="Fagforeningens socialrådgiver" if form == "repraesentant" else "",
        note=kast.choice(ORDENE),
    )
    begrundelse = kast.choice(SVAR)
    blad.skriv(h.GenvurderingAfsluttet, genvurderet, udfald="fastholdt", klage=klage, begrundelse=begrundelse)
    blad.skriv(h.KlageOversendt, sendt, klage=klage)
    udfald = "stadfaestet" if blad.chance(0.8) else "hjemvist"
    blad.skriv(
        h.KlageAfgjort,
        svar,
        udfald=udfald,
        klage=klage,
        behandlingsuger=8 if udfald == "hjemvist" else None,
        begrundelse=ANKESTYRELSEN[udfald],
        fejl=("dokumentation",) if udfald == "hjemvist" else (),
        journalnummer=f"{svar.year}-{kast.randrange(10_000, 99_999)}",
    )
