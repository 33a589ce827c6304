"""Det, der følger efter afgørelsen: hvad et afslag fører med sig, og fleksjobbeviset."""

from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.kontor.formularer.felter import Bekraeft, Dato, LangTekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular

FANEN = "kontor:afgoerelse"


class FoertidspensionOvervejet(SkridtFormular):
    """Efter et afslag, fordi arbejdsevnen er for lille."""

    kode = "foertidspension_overvejet"
    overskrift = "Førtidspension er overvejet"
    indledning = (
        "Afslaget blev givet, fordi arbejdsevnen er for lille. Så skal kommunen overveje førtidspension. Selve "
        "afgørelsen om pension træffes efter andre regler; her står kun, hvad overvejelsen førte til."
    )
    datonavn = "Overvejet den"
    knap = "Gem overvejelsen"
    tilbage = FANEN

    udfald = Valg(
        label="Hvad førte det til?",
        choices=[
            ("sag_rejst", "Der er rejst en sag om førtidspension"),
            ("ikke_relevant", "Førtidspension er ikke relevant nu"),
            ("borgeren_oensker_det_ikke", "Borgeren ønsker ikke, at der rejses en sag"),
        ],
    )
    grund = LangTekst(label="Hvorfor?", linjer=4, max_length=1500)


class HjaelpTilJobAftalt(SkridtFormular):
    """Efter et afslag, fordi arbejdsevnen er for stor."""

    kode = "hjaelp_til_job_aftalt"
    overskrift = "Hjælp til job er aftalt"
    indledning = (
        "Afslaget blev givet, fordi borgeren kan arbejde på almindelige vilkår. Brevet lovede hjælp til det."
    )
    datonavn = "Aftalt den"
    knap = "Gem aftalen"
    tilbage = FANEN

    aftale = LangTekst(
        label="Hvad har I aftalt?",
        linjer=5,
        max_length=1500,
        help_text="Hvem gør hvad hvornår? Fx hjælpemidler, mentor eller kontakt til en arbejdsplads.",
    )


class ForbedringsplanLagt(SkridtFormular):
    """Efter et afslag, fordi begrænsningen ikke er varig."""

    kode = "forbedringsplan_lagt"
    overskrift = "Plan for at forbedre arbejdsevnen"
    indledning = (
        "Afslaget blev givet, fordi begrænsningen ikke er varig. Brevet lovede en plan for at bedre evnen."
    )
    datonavn = "Lagt den"
    knap = "Gem planen"
    tilbage = FANEN

    plan = LangTekst(
        label="Planen",
        linjer=6,
        max_length=2000,
        help_text="Hvad der skal ske, sammen med hvem (fx egen læge), og hvad der skal til, for at sagen ses på igen.",
    )
    foelges_op = betinget(Dato(label="Følges op den"))


class TilbudAftalt(SkridtFormular):
    """Efter et afslag, fordi tilbud ikke er prøvet."""

    kode = "tilbud_aftalt"
    overskrift = "Tilbud er aftalt"
    indledning = "Afslaget blev givet, fordi relevante tilbud ikke er prøvet. Brevet lovede en aftale om dem."
    datonavn = "Aftalt den"
    knap = "Gem aftalen"
    tilbage = FANEN

    tilbud = LangTekst(label="Hvilke tilbud, hvor og hvornår?", linjer=5, max_length=1500)


class AndenHjaelpVejledt(SkridtFormular):
    """Efter et afslag på grund af pension eller alder."""

    kode = "anden_hjaelp_vejledt"
    overskrift = "Vejledning om anden hjælp"
    indledning = (
        "Afslaget blev givet på grund af pension eller alder. Brevet lovede at fortælle om anden hjælp."
    )
    datonavn = "Vejledt den"
    knap = "Gem vejledningen"
    tilbage = FANEN

    om = LangTekst(label="Hvad er borgeren vejledt om?", linjer=4, max_length=1500)


class FleksjobbevisOensket(SkridtFormular):
    """Borgeren beder om et bevis."""

    kode = "fleksjobbevis_oensket"
    overskrift = "Borgeren beder om et fleksjobbevis"
    indledning = "En ledig, der er visiteret, har ret til beviset. I et job gives det, når det er relevant."
    datonavn = "Bedt om den"
    knap = "Gem ønsket"
    tilbage = FANEN


class FleksjobbevisUdstedt(SkridtFormular):
    """Beviset udstedes."""

    kode = "fleksjobbevis_udstedt"
    overskrift = "Udsted fleksjobbevis"
    indledning = (
        "Beviset er til at vise en arbejdsgiver. Skriv hensynene sammen med borgeren: hvad der skal til på en "
        "arbejdsplads. Skriv aldrig en diagnose, og skriv ikke timer."
    )
    datonavn = "Udstedt den"
    knap = "Udsted beviset"
    tilbage = FANEN
    viser_brev = True

    skaanehensyn = LangTekst(
        label="Skånehensyn",
        linjer=6,
        max_length=1500,
        help_text="Ét på hver linje. Fx «Pause hver time», «Ingen løft over 5 kg», «Roligt lokale».",
    )
    opgaver = betinget(
        LangTekst(
            label="Opgaver, borgeren kan bidrage med",
            linjer=4,
            max_length=1500,
            help_text="Ét på hver linje.",
        )
    )
    samtykke = Bekraeft(
        "Borgeren skal have læst og godkendt, hvad der står i beviset.",
        label="Borgeren har læst og godkendt indholdet",
    )

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        linjer = {navn: "\n".join(felter[navn]) for navn in ("skaanehensyn", "opgaver")}
        return felter | linjer | {"samtykke": True}

    def nyttelast(self) -> dict[str, Any]:
        last = super().nyttelast()
        if self.rettes is not None:
            last.pop("samtykke")
        return last | {navn: last.get(navn, "").splitlines() for navn in ("skaanehensyn", "opgaver")}
