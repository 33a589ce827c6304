"""Demoens kommune med adresse og frist, et bibliotek af afsnit, og breve på alle trin af vejen ud."""

from datetime import datetime, timedelta

from fleksjob.demo.personale import BIRGITTE, KAREN, KOMMUNEKODE, KOMMUNENAVN
from fleksjob.sager import afsnit, forsendelse
from fleksjob.sager.models import Bruger, Forsendelse, Kommune, Postkoe

BEHANDLINGSUGER = 26  # antagelse; hver kommune sætter sin egen
GAMLE = timedelta(days=3)
"""Breve ældre end det er kommet frem."""

AFSNIT = (
    ("frit", "", "Ring, hvis du er i tvivl",
     "Kære {navn}\n\nRing til mig på {telefon}, hvis der er noget i brevet, du er i tvivl om. "
     "Du kan også skrive i Digital Post. Husk at nævne sagens nummer, {sagsnummer}."),
    ("frit", "", "Du må tage en med",
     "Du må altid tage en med, når vi taler sammen. Det kan være en fra din familie, en ven eller en fra din "
     "fagforening. Det hedder en bisidder."),
    ("oplysninger", "", "Vi mangler oplysninger fra dig",
     "Vi mangler {emne} for at kunne komme videre med din sag. Send det til os senest {frist}. "
     "Kan du ikke nå det, så ring, så finder vi ud af det."),
    ("orientering", "", "Det venter vi på",
     "Vi venter på {emne}. Så snart vi har fået det, kontakter vi dig. Du skal ikke gøre noget imens."),
    ("indkaldelse", "", "Sådan foregår mødet",
     "Mødet er {dag} {klokkeslaet} i {sted}. Vi er få personer, og vi har god tid. Du kan holde pause, når du har "
     "brug for det. Sig til på forhånd, hvis rummet skal være roligt, eller hvis du har svært ved trapper."),
    ("afgoerelse", "afslag", "Det kan du gøre nu",
     "Vi ved, at et nej kan være svært at få. Ring gerne på {telefon}, så gennemgår vi afgørelsen sammen og taler "
     "om, hvad du kan gøre nu."),
)  # fmt: skip


def laeg_kommune() -> None:
    """Kommunen, som den står i brevhovedet. CVR-nummeret er opdigtet."""
    Kommune.objects.create(
        kode=KOMMUNEKODE,
        navn=KOMMUNENAVN,
        adresse="Rådhuspladsen 1, 9999 Fjordholm",
        telefon="70 00 00 00",
        cvr="12345674",
        behandlingsuger=BEHANDLINGSUGER,
    )


def laeg_breve(nu: datetime) -> int:
    """Biblioteket og et forslag, der venter på lederen. Giver antallet af afsnit."""
    leder = Bruger.objects.get(username=BIRGITTE.brugernavn)
    karen = Bruger.objects.get(username=KAREN.brugernavn)
    for nr, (slags, situation, titel, tekst) in enumerate(AFSNIT):
        afsnit.foreslaa(
            leder,
            nu=nu - timedelta(days=200 - nr),
            slags=slags,
            situation=situation,
            titel=titel,
            tekst=tekst,
        )
    afsnit.foreslaa(
        karen,
        nu=nu - timedelta(days=2),
        slags="frit",
        situation="",
        titel="Du må tage en med",
        tekst=AFSNIT[1][3].replace("Det hedder en bisidder.", "Vi siger det ikke videre, hvem det er."),
        noegle="du-maa-tage-en-med",
        bemaerkning="Ordet bisidder forvirrer mange.",
    )
    _lever(nu)
    return len(AFSNIT)


def _lever(nu: datetime) -> None:
    """De gamle breve er kommet frem; de nye venter på næste afsendelse."""
    gamle = Postkoe.for_kommune(KOMMUNEKODE).filter(siden__lt=nu - GAMLE).select_related("forsendelse")
    for koe in list(gamle):
        en: Forsendelse = koe.forsendelse
        paa_papir = en.kanal in forsendelse.PAPIR
        for status in ("udskrevet", "postet") if paa_papir else ("overdraget", "leveret"):
            forsendelse.skriv_trin(en, status, nu=koe.siden, bruger=None)
    gamle.delete()
