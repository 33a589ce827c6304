"""Skridtene, mens borgeren er visiteret og uden job."""

from fleksjob.kontor.formularer.felter import LangTekst, Rulleliste, Tekst, Valg
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.ydelse.ledighedssatser import TITLER


class LedighedsydelseStartet(SkridtFormular):
    """Retten til ledighedsydelse begynder."""

    kode = "ledighedsydelse_startet"
    overskrift = "Start ledighedsydelse"
    indledning = "Fra dagen løber fristerne for CV, jobsamtaler og revurdering af retten."
    begreber = ("ledighedsydelse", "revurdering")
    datonavn = "Første dag med ledighedsydelse"
    knap = "Start ledighedsydelsen"

    sats = Valg(
        label="Sats",
        choices=list(TITLER.items()),
    )


class CvRegistreret(SkridtFormular):
    """CV på Jobnet."""

    kode = "cv_registreret"
    overskrift = "Registrér, at CV ligger på Jobnet"
    indledning = "Borgeren registrerer selv sit CV. Her noterer du den dag, det lå på Jobnet."
    begreber = ("ledighedsydelse",)
    datonavn = "CV registreret den"
    knap = "Gem"


class SamtaleAfholdt(SkridtFormular):
    """En samtale i kontaktforløbet."""

    kode = "samtale_afholdt"
    overskrift = "Registrér samtale"
    indledning = "Kun jobsamtaler tæller i kontaktforløbet."
    datonavn = "Samtalen blev holdt den"
    knap = "Gem samtalen"

    art = Rulleliste(
        label="Slags samtale",
        choices=[
            ("jobsamtale", "Jobsamtale"),
            ("trekantsmoede", "Trekantsmøde med borger og virksomhedskonsulent"),
            ("raadighedssamtale", "Rådighedssamtale"),
            ("opfoelgning", "Anden opfølgning"),
            ("telefon", "Telefonsamtale"),
        ],
    )
    note = LangTekst(label="Det aftalte vi", required=False, linjer=4)


class RevurderingAfsluttet(SkridtFormular):
    """Revurderingen af retten til ledighedsydelse."""

    kode = "revurdering_afsluttet"
    overskrift = "Afslut revurdering af retten"
    indledning = (
        "Revurderingen bygger på fire redegørelser: de tilbud, der er brugt; borgerens ressourcer og eget "
        "syn; hvorfor arbejdsevnen stadig er varigt nedsat; og at førtidspension eller seniorpension er "
        "overvejet."
    )
    begreber = ("revurdering",)
    datonavn = "Afsluttet den"
    knap = "Gem revurderingen"

    udfald = Valg(
        label="Udfald",
        choices=[("fortsat_ret", "Fortsat ret til ledighedsydelse"), ("ophoer", "Retten ophører")],
    )
    note = LangTekst(label="De fire redegørelser", linjer=8)


class AndenAktoerTilbudt(SkridtFormular):
    """Tilbud om anden aktør."""

    kode = "anden_aktoer_tilbudt"
    overskrift = "Registrér tilbud om anden aktør"
    begreber = ("anden_aktoer",)
    datonavn = "Tilbudt den"

    aktoer = Tekst(label="Anden aktør")


class AndenAktoerHenvist(SkridtFormular):
    """Henvisning til anden aktør."""

    kode = "anden_aktoer_henvist"
    overskrift = "Henvis til anden aktør"
    begreber = ("anden_aktoer",)
    datonavn = "Henvist den"

    aktoer = Tekst(label="Anden aktør")


class LedighedsydelseOphoert(SkridtFormular):
    """Ledighedsydelsen ophører."""

    kode = "ledighedsydelse_ophoert"
    overskrift = "Stop ledighedsydelse"
    begreber = ("ledighedsydelse",)
    datonavn = "Første dag uden ledighedsydelse"
    knap = "Stop ledighedsydelsen"

    aarsag = Tekst(label="Årsag")
