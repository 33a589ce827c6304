"""Alt det, en bruger kan gøre i en sag. Én fil for hver; `KOMMANDOER` finder den efter hændelsens type."""

from collections.abc import Callable

from fleksjob.sager.kommandoer.aendr_vilkaar import aendr_vilkaar
from fleksjob.sager.kommandoer.afgiv_indstilling import afgiv_indstilling
from fleksjob.sager.kommandoer.afhold_opfoelgning import afhold_opfoelgning
from fleksjob.sager.kommandoer.afhold_samtale import afhold_samtale
from fleksjob.sager.kommandoer.afhold_teammoede import afhold_teammoede
from fleksjob.sager.kommandoer.afslut_genvurdering import afslut_genvurdering
from fleksjob.sager.kommandoer.afslut_revurdering import afslut_revurdering
from fleksjob.sager.kommandoer.beregn_udbetaling import beregn_udbetaling
from fleksjob.sager.kommandoer.besvar_partshoering import besvar_partshoering
from fleksjob.sager.kommandoer.bevilg_fleksjob import bevilg_fleksjob
from fleksjob.sager.kommandoer.faerdiggoer_plan import faerdiggoer_plan
from fleksjob.sager.kommandoer.forbered_afgoerelse import forbered_afgoerelse
from fleksjob.sager.kommandoer.forny_bevilling import forny_bevilling
from fleksjob.sager.kommandoer.frigiv_udbetaling import frigiv_udbetaling
from fleksjob.sager.kommandoer.henvis_anden_aktoer import henvis_anden_aktoer
from fleksjob.sager.kommandoer.indberet_indkomst import indberet_indkomst
from fleksjob.sager.kommandoer.log_jobsoegning import log_jobsoegning
from fleksjob.sager.kommandoer.luk_sag import luk_sag
from fleksjob.sager.kommandoer.modtag_klage import modtag_klage
from fleksjob.sager.kommandoer.modtag_raadgivning import modtag_raadgivning
from fleksjob.sager.kommandoer.ophoer_fleksjob import ophoer_fleksjob
from fleksjob.sager.kommandoer.ophoer_ledighedsydelse import ophoer_ledighedsydelse
from fleksjob.sager.kommandoer.oplys_fuldtidsloen import oplys_fuldtidsloen
from fleksjob.sager.kommandoer.opret_sag import opret_sag
from fleksjob.sager.kommandoer.paabegynd_plan import paabegynd_plan
from fleksjob.sager.kommandoer.registrer_cv import registrer_cv
from fleksjob.sager.kommandoer.ret_haendelse import ret_haendelse
from fleksjob.sager.kommandoer.send_partshoering import send_partshoering
from fleksjob.sager.kommandoer.start_fleksjob import start_fleksjob
from fleksjob.sager.kommandoer.start_ledighedsydelse import start_ledighedsydelse
from fleksjob.sager.kommandoer.tilbyd_anden_aktoer import tilbyd_anden_aktoer
from fleksjob.sager.kommandoer.traef_afgoerelse import traef_afgoerelse
from fleksjob.sager.kommandoer.udarbejd_status import udarbejd_status
from fleksjob.sager.models import Sag

KOMMANDOER: dict[str, Callable[..., Sag]] = {
    "sag_oprettet": opret_sag,
    "plan_paabegyndt": paabegynd_plan,
    "plan_faerdig": faerdiggoer_plan,
    "teammoede_afholdt": afhold_teammoede,
    "indstilling_afgivet": afgiv_indstilling,
    "raadgivning_modtaget": modtag_raadgivning,
    "partshoering_sendt": send_partshoering,
    "partshoering_besvaret": besvar_partshoering,
    "afgoerelse_forberedt": forbered_afgoerelse,
    "afgoerelse_truffet": traef_afgoerelse,
    "ledighedsydelse_startet": start_ledighedsydelse,
    "ledighedsydelse_ophoert": ophoer_ledighedsydelse,
    "cv_registreret": registrer_cv,
    "jobsoegning_logget": log_jobsoegning,
    "samtale_afholdt": afhold_samtale,
    "anden_aktoer_tilbudt": tilbyd_anden_aktoer,
    "anden_aktoer_henvist": henvis_anden_aktoer,
    "revurdering_afsluttet": afslut_revurdering,
    "fleksjob_bevilget": bevilg_fleksjob,
    "fuldtidsloen_oplyst": oplys_fuldtidsloen,
    "fleksjob_startet": start_fleksjob,
    "vilkaar_aendret": aendr_vilkaar,
    "fleksjob_ophoert": ophoer_fleksjob,
    "opfoelgning_afholdt": afhold_opfoelgning,
    "status_udarbejdet": udarbejd_status,
    "bevilling_fornyet": forny_bevilling,
    "indkomst_indberettet": indberet_indkomst,
    "udbetaling_beregnet": beregn_udbetaling,
    "udbetaling_frigivet": frigiv_udbetaling,
    "klage_modtaget": modtag_klage,
    "genvurdering_afsluttet": afslut_genvurdering,
    "rettelse": ret_haendelse,
    "sag_lukket": luk_sag,
}

__all__ = [
    "KOMMANDOER",
    "aendr_vilkaar",
    "afgiv_indstilling",
    "afhold_opfoelgning",
    "afhold_samtale",
    "afhold_teammoede",
    "afslut_genvurdering",
    "afslut_revurdering",
    "beregn_udbetaling",
    "besvar_partshoering",
    "bevilg_fleksjob",
    "faerdiggoer_plan",
    "forbered_afgoerelse",
    "forny_bevilling",
    "frigiv_udbetaling",
    "henvis_anden_aktoer",
    "indberet_indkomst",
    "log_jobsoegning",
    "luk_sag",
    "modtag_klage",
    "modtag_raadgivning",
    "ophoer_fleksjob",
    "ophoer_ledighedsydelse",
    "oplys_fuldtidsloen",
    "opret_sag",
    "paabegynd_plan",
    "registrer_cv",
    "ret_haendelse",
    "send_partshoering",
    "start_fleksjob",
    "start_ledighedsydelse",
    "tilbyd_anden_aktoer",
    "traef_afgoerelse",
    "udarbejd_status",
]
