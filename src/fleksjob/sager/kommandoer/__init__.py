"""Alt det, en bruger kan gøre i en sag. Én fil for hver; `KOMMANDOER` finder den efter hændelsens type."""

from collections.abc import Callable

from fleksjob.sager.kommandoer.aendr_vilkaar import aendr_vilkaar
from fleksjob.sager.kommandoer.aendr_vitas import aendr_vitas
from fleksjob.sager.kommandoer.afgiv_indstilling import afgiv_indstilling
from fleksjob.sager.kommandoer.afgoer_klage import afgoer_klage
from fleksjob.sager.kommandoer.afgoer_tilbagebetaling import (
    afgoer_tilbagebetaling,
    forbered_tilbagebetaling,
    registrer_tilbagebetaling,
)
from fleksjob.sager.kommandoer.afhold_fastholdelsesmoede import afhold_fastholdelsesmoede
from fleksjob.sager.kommandoer.afhold_opfoelgning import afhold_opfoelgning
from fleksjob.sager.kommandoer.afhold_samtale import afhold_samtale
from fleksjob.sager.kommandoer.afhold_teammoede import afhold_teammoede
from fleksjob.sager.kommandoer.aflys_teammoede import aflys_teammoede
from fleksjob.sager.kommandoer.afslaa_undtagelse import afslaa_undtagelse
from fleksjob.sager.kommandoer.afslut_anden_aktoer import afslut_anden_aktoer
from fleksjob.sager.kommandoer.afslut_fastholdelse import afslut_fastholdelse
from fleksjob.sager.kommandoer.afslut_genvurdering import afslut_genvurdering
from fleksjob.sager.kommandoer.afslut_orlov import afslut_orlov
from fleksjob.sager.kommandoer.afslut_revurdering import afslut_revurdering
from fleksjob.sager.kommandoer.afslut_sygdom import afslut_sygdom
from fleksjob.sager.kommandoer.afslut_ventetid import afslut_ventetid
from fleksjob.sager.kommandoer.aftal_hjaelp_til_job import aftal_hjaelp_til_job
from fleksjob.sager.kommandoer.aftal_jobsoegningsplan import aftal_jobsoegningsplan
from fleksjob.sager.kommandoer.aftal_tilbud import aftal_tilbud
from fleksjob.sager.kommandoer.aftal_udviklingsmaal import (
    aftal_udviklingsmaal,
    frafald_udviklingsmaal,
    naa_udviklingsmaal,
)
from fleksjob.sager.kommandoer.anmod_aktindsigt import anmod_aktindsigt
from fleksjob.sager.kommandoer.bed_om_afgoerelse_nu import bed_om_afgoerelse_nu, fortryd_afgoerelse_nu
from fleksjob.sager.kommandoer.bed_om_dokument import bed_om_dokument
from fleksjob.sager.kommandoer.bed_om_fleksjobbevis import bed_om_fleksjobbevis
from fleksjob.sager.kommandoer.bed_om_hjaelp import bed_om_hjaelp
from fleksjob.sager.kommandoer.bed_om_samtale import bed_om_samtale
from fleksjob.sager.kommandoer.begynd_orlov import begynd_orlov
from fleksjob.sager.kommandoer.begynd_sygdom import begynd_sygdom
from fleksjob.sager.kommandoer.begynd_ventetid import begynd_ventetid
from fleksjob.sager.kommandoer.beregn_udbetaling import beregn_udbetaling
from fleksjob.sager.kommandoer.besoeg_praktik import besoeg_praktik
from fleksjob.sager.kommandoer.besvar_forslag import besvar_forslag
from fleksjob.sager.kommandoer.besvar_partshoering import besvar_partshoering
from fleksjob.sager.kommandoer.bevilg_fleksjob import bevilg_fleksjob
from fleksjob.sager.kommandoer.dokumenter_fastholdelse import dokumenter_fastholdelse
from fleksjob.sager.kommandoer.faerdiggoer_plan import faerdiggoer_plan
from fleksjob.sager.kommandoer.foelg_fastholdelse_op import foelg_fastholdelse_op
from fleksjob.sager.kommandoer.forbered_afgoerelse import forbered_afgoerelse
from fleksjob.sager.kommandoer.forbered_sanktion import forbered_sanktion
from fleksjob.sager.kommandoer.foreslaa_job import foreslaa_job
from fleksjob.sager.kommandoer.forlaeng_partshoering import forlaeng_partshoering
from fleksjob.sager.kommandoer.forlaeng_praktik import forlaeng_praktik
from fleksjob.sager.kommandoer.forny_bevilling import forny_bevilling
from fleksjob.sager.kommandoer.forsink_aktindsigt import forsink_aktindsigt
from fleksjob.sager.kommandoer.frafald_sanktion import frafald_sanktion
from fleksjob.sager.kommandoer.frigiv_udbetaling import frigiv_udbetaling
from fleksjob.sager.kommandoer.gem_moederum import gem_moederum
from fleksjob.sager.kommandoer.genforelaeg_indstilling import genforelaeg_indstilling
from fleksjob.sager.kommandoer.gennemgaa_ledighed import gennemgaa_ledighed
from fleksjob.sager.kommandoer.genskab_fastholdelse import genskab_fastholdelse
from fleksjob.sager.kommandoer.giv_aktindsigt import giv_aktindsigt
from fleksjob.sager.kommandoer.giv_clearing import giv_clearing
from fleksjob.sager.kommandoer.giv_fuldmagt import giv_fuldmagt
from fleksjob.sager.kommandoer.giv_vejledning import giv_vejledning
from fleksjob.sager.kommandoer.godkend_job import afslaa_job, godkend_job
from fleksjob.sager.kommandoer.henvis_anden_aktoer import henvis_anden_aktoer
from fleksjob.sager.kommandoer.hoer_om_tilbagebetaling import (
    besvar_tilbagebetaling,
    hoer_om_tilbagebetaling,
)
from fleksjob.sager.kommandoer.hold_opsamling import hold_opsamling
from fleksjob.sager.kommandoer.hold_tvaerfagligt_moede import hold_tvaerfagligt_moede
from fleksjob.sager.kommandoer.hold_udviklingssamtale import (
    aftal_udviklingsplan,
    hold_udviklingssamtale,
    skriv_udviklingsnotat,
    vurder_udvikling,
)
from fleksjob.sager.kommandoer.indberet_indkomst import indberet_indkomst
from fleksjob.sager.kommandoer.indkald_til_moede import indkald_til_moede
from fleksjob.sager.kommandoer.inviter_til_moede import (
    besaet_plads,
    inviter_gaest,
    svar_paa_invitation,
    tag_af_listen,
)
from fleksjob.sager.kommandoer.inviter_virksomhedskonsulent import (
    fravaelg_virksomhedskonsulent,
    inviter_virksomhedskonsulent,
)
from fleksjob.sager.kommandoer.kontraktsamtykke import (
    giv_kontraktsamtykke,
    registrer_kontrakt,
    traek_kontraktsamtykke,
)
from fleksjob.sager.kommandoer.laeg_bilag import laeg_bilag
from fleksjob.sager.kommandoer.laeg_forbedringsplan import laeg_forbedringsplan
from fleksjob.sager.kommandoer.laes_vitas import laes_vitas
from fleksjob.sager.kommandoer.lav_klagebundt import lav_klagebundt
from fleksjob.sager.kommandoer.log_jobsoegning import log_jobsoegning
from fleksjob.sager.kommandoer.luk_sag import luk_sag
from fleksjob.sager.kommandoer.meddel_forsinkelse import meddel_forsinkelse
from fleksjob.sager.kommandoer.modtag_ansoegning import indgiv_ansoegning, modtag_ansoegning
from fleksjob.sager.kommandoer.modtag_dokument import modtag_dokument
from fleksjob.sager.kommandoer.modtag_fastholdelse import modtag_fastholdelse
from fleksjob.sager.kommandoer.modtag_klage import modtag_klage
from fleksjob.sager.kommandoer.modtag_raadgivning import modtag_raadgivning
from fleksjob.sager.kommandoer.noter_afvist_behandling import noter_afvist_behandling
from fleksjob.sager.kommandoer.noter_laering import noter_laering
from fleksjob.sager.kommandoer.noter_udeblivelse import noter_udeblivelse
from fleksjob.sager.kommandoer.opgiv_rekvisition import opgiv_rekvisition
from fleksjob.sager.kommandoer.ophoer_fleksjob import ophoer_fleksjob
from fleksjob.sager.kommandoer.ophoer_ledighedsydelse import ophoer_ledighedsydelse
from fleksjob.sager.kommandoer.oplys_fuldtidsloen import oplys_fuldtidsloen
from fleksjob.sager.kommandoer.opret_sag import opret_sag
from fleksjob.sager.kommandoer.opret_teammoede import opret_teammoede
from fleksjob.sager.kommandoer.overdrag_fastholdelse import overdrag_fastholdelse
from fleksjob.sager.kommandoer.overdrag_job import overdrag_job
from fleksjob.sager.kommandoer.oversend_klage import oversend_klage
from fleksjob.sager.kommandoer.overvej_foertidspension import overvej_foertidspension
from fleksjob.sager.kommandoer.paabegynd_fastholdelse import paabegynd_fastholdelse
from fleksjob.sager.kommandoer.paabegynd_plan import paabegynd_plan
from fleksjob.sager.kommandoer.registrer_cv import registrer_cv
from fleksjob.sager.kommandoer.registrer_fastholdelsesskridt import registrer_fastholdelsesskridt
from fleksjob.sager.kommandoer.registrer_min_plan import registrer_min_plan
from fleksjob.sager.kommandoer.rejs_pensionssag import rejs_pensionssag
from fleksjob.sager.kommandoer.ret_haendelse import ret_haendelse
from fleksjob.sager.kommandoer.ret_indkomst import ret_indkomst
from fleksjob.sager.kommandoer.ryk_for_dokument import ryk_for_dokument
from fleksjob.sager.kommandoer.saet_paa_dagsordenen import (
    flyt_paa_dagsordenen,
    maerk_enkel_sag,
    saet_paa_dagsordenen,
    tag_af_dagsordenen,
)
from fleksjob.sager.kommandoer.se_kapacitet_igen import se_kapacitet_igen
from fleksjob.sager.kommandoer.send_afgoerelse import send_afgoerelse
from fleksjob.sager.kommandoer.send_afgoerelse_tilbage import send_afgoerelse_tilbage
from fleksjob.sager.kommandoer.send_partshoering import send_partshoering
from fleksjob.sager.kommandoer.send_refusionskrav import (
    efterse_refusionskrav,
    godkend_refusionskrav,
    send_refusionskrav,
    send_refusionskrav_tilbage,
)
from fleksjob.sager.kommandoer.send_sagspapirer import send_sagspapirer
from fleksjob.sager.kommandoer.send_til_vitas import send_til_vitas
from fleksjob.sager.kommandoer.skift_ordning import oplys_tilskudsbroek, skift_ordning, vurder_jobaendring
from fleksjob.sager.kommandoer.skriv_fastholdelsesaftale import skriv_fastholdelsesaftale
from fleksjob.sager.kommandoer.skriv_fastholdelsesnote import skriv_fastholdelsesnote
from fleksjob.sager.kommandoer.skriv_referat import skriv_referat
from fleksjob.sager.kommandoer.skriv_til_moedet import skriv_til_moedet
from fleksjob.sager.kommandoer.skriv_tillaegsaftale import bekraeft_tillaegsaftale, skriv_tillaegsaftale
from fleksjob.sager.kommandoer.slut_praktik import slut_praktik
from fleksjob.sager.kommandoer.soeg_undtagelse import soeg_undtagelse
from fleksjob.sager.kommandoer.start_fleksjob import start_fleksjob
from fleksjob.sager.kommandoer.start_ledighedsydelse import start_ledighedsydelse
from fleksjob.sager.kommandoer.start_praktik import start_praktik
from fleksjob.sager.kommandoer.stoette import afgoer_stoette, foelg_stoette_op, soeg_stoette
from fleksjob.sager.kommandoer.svar_paa_hjaelp import afslut_hjaelp, svar_paa_hjaelp
from fleksjob.sager.kommandoer.tilbagekald_fuldmagt import tilbagekald_fuldmagt
from fleksjob.sager.kommandoer.tilbyd_anden_aktoer import tilbyd_anden_aktoer
from fleksjob.sager.kommandoer.traef_afgoerelse import traef_afgoerelse
from fleksjob.sager.kommandoer.traef_sanktion import traef_sanktion
from fleksjob.sager.kommandoer.traek_ansoegning import traek_ansoegning
from fleksjob.sager.kommandoer.udarbejd_status import udarbejd_status
from fleksjob.sager.kommandoer.udskyd_revurdering import udskyd_revurdering
from fleksjob.sager.kommandoer.udsted_fleksjobbevis import udsted_fleksjobbevis
from fleksjob.sager.kommandoer.undlad_afproevning import undlad_afproevning
from fleksjob.sager.kommandoer.undtag_fastholdelse import undtag_fastholdelse
from fleksjob.sager.kommandoer.undtag_fra_jobnet import undtag_fra_jobnet
from fleksjob.sager.kommandoer.undtag_fra_samtaler import undtag_fra_samtaler
from fleksjob.sager.kommandoer.vaelg_opfoelgningsrytme import vaelg_opfoelgningsrytme, vurder_opfoelgningstegn
from fleksjob.sager.kommandoer.vejled_om_anden_hjaelp import vejled_om_anden_hjaelp
from fleksjob.sager.kommandoer.vurder_betingelse import vurder_betingelse
from fleksjob.sager.kommandoer.vurder_betingelser import vurder_betingelser
from fleksjob.sager.kommandoer.vurder_dokument import vurder_dokument
from fleksjob.sager.kommandoer.vurder_fastholdelse import vurder_fastholdelse
from fleksjob.sager.kommandoer.vurder_kan_vil import vurder_kan_vil
from fleksjob.sager.kommandoer.vurder_linje import vurder_linje
from fleksjob.sager.kommandoer.vurder_raadighed import vurder_raadighed
from fleksjob.sager.models import Sag

KOMMANDOER: dict[str, Callable[..., Sag]] = {
    "sag_oprettet": opret_sag,
    "ansoegning_modtaget": modtag_ansoegning,
    "ansoegning_trukket": traek_ansoegning,
    "afgoerelse_paa_grundlag_oensket": bed_om_afgoerelse_nu,
    "afgoerelse_paa_grundlag_frafaldet": fortryd_afgoerelse_nu,
    "vejledning_givet": giv_vejledning,
    "afgoerelse_sendt": send_afgoerelse,
    "plan_paabegyndt": paabegynd_plan,
    "dokument_rekvireret": bed_om_dokument,
    "dokument_rykket": ryk_for_dokument,
    "rekvisition_opgivet": opgiv_rekvisition,
    "dokument_modtaget": modtag_dokument,
    "dokument_vurderet": vurder_dokument,
    "praktik_startet": start_praktik,
    "praktik_besoegt": besoeg_praktik,
    "praktik_forlaenget": forlaeng_praktik,
    "praktik_sluttet": slut_praktik,
    "afproevning_undladt": undlad_afproevning,
    "behandling_afvist": noter_afvist_behandling,
    "plan_faerdig": faerdiggoer_plan,
    "virksomhedskonsulent_inviteret": inviter_virksomhedskonsulent,
    "virksomhedskonsulent_fravalgt": fravaelg_virksomhedskonsulent,
    "clearing_givet": giv_clearing,
    "teammoede_indkaldt": indkald_til_moede,
    "teammoede_afholdt": afhold_teammoede,
    "tvaerfagligt_moede_afholdt": hold_tvaerfagligt_moede,
    "indstilling_afgivet": afgiv_indstilling,
    "indstilling_genforelagt": genforelaeg_indstilling,
    "raadgivning_modtaget": modtag_raadgivning,
    "afventer_paabegyndt": begynd_ventetid,
    "afventer_afsluttet": afslut_ventetid,
    "forsinkelse_meddelt": meddel_forsinkelse,
    "partshoering_sendt": send_partshoering,
    "partshoering_besvaret": besvar_partshoering,
    "afgoerelse_forberedt": forbered_afgoerelse,
    "afgoerelse_truffet": traef_afgoerelse,
    "betingelse_vurderet": vurder_betingelse,
    "partshoering_forlaenget": forlaeng_partshoering,
    "afgoerelse_sendt_tilbage": send_afgoerelse_tilbage,
    "foertidspension_overvejet": overvej_foertidspension,
    "hjaelp_til_job_aftalt": aftal_hjaelp_til_job,
    "forbedringsplan_lagt": laeg_forbedringsplan,
    "tilbud_aftalt": aftal_tilbud,
    "anden_hjaelp_vejledt": vejled_om_anden_hjaelp,
    "fleksjobbevis_oensket": bed_om_fleksjobbevis,
    "fleksjobbevis_udstedt": udsted_fleksjobbevis,
    "ledighedsydelse_startet": start_ledighedsydelse,
    "ledighedsydelse_ophoert": ophoer_ledighedsydelse,
    "cv_registreret": registrer_cv,
    "samtaler_fritaget": undtag_fra_samtaler,
    "samtale_oensket": bed_om_samtale,
    "jobsoegning_logget": log_jobsoegning,
    "samtale_afholdt": afhold_samtale,
    "anden_aktoer_tilbudt": tilbyd_anden_aktoer,
    "anden_aktoer_henvist": henvis_anden_aktoer,
    "udeblivelse": noter_udeblivelse,
    "raadighed_vurderet": vurder_raadighed,
    "opsamling_holdt": hold_opsamling,
    "jobsoegningsplan_aftalt": aftal_jobsoegningsplan,
    "min_plan_registreret": registrer_min_plan,
    "jobnet_undtaget": undtag_fra_jobnet,
    "ledighed_gennemgaaet": gennemgaa_ledighed,
    "anden_aktoer_afsluttet": afslut_anden_aktoer,
    "kan_vil_vurderet": vurder_kan_vil,
    "sanktion_forberedt": forbered_sanktion,
    "sanktion_frafaldet": frafald_sanktion,
    "sanktion": traef_sanktion,
    "orlov_paabegyndt": begynd_orlov,
    "orlov_afsluttet": afslut_orlov,
    "sygdom_paabegyndt": begynd_sygdom,
    "sygdom_afsluttet": afslut_sygdom,
    "revurdering_udskudt": udskyd_revurdering,
    "revurdering_afsluttet": afslut_revurdering,
    "fastholdelse_paabegyndt": paabegynd_fastholdelse,
    "fastholdelse_skridt": registrer_fastholdelsesskridt,
    "fastholdelse_undtaget": undtag_fastholdelse,
    "fastholdelse_ophoert": afslut_fastholdelse,
    "fastholdelse_moede": afhold_fastholdelsesmoede,
    "fastholdelse_undtagelse_afslaaet": afslaa_undtagelse,
    "fastholdelse_dokumenteret": dokumenter_fastholdelse,
    "fastholdelse_fulgt_op": foelg_fastholdelse_op,
    "fastholdelse_henvendt": modtag_fastholdelse,
    "fastholdelse_overdraget": overdrag_fastholdelse,
    "fastholdelse_aftalt": skriv_fastholdelsesaftale,
    "fastholdelse_undtagelse_soegt": soeg_undtagelse,
    "fastholdelse_vurderet": vurder_fastholdelse,
    "job_foreslaaet": foreslaa_job,
    "forslag_besvaret": besvar_forslag,
    "job_godkendt": godkend_job,
    "job_afslaaet": afslaa_job,
    "kapacitet_set": se_kapacitet_igen,
    "vitas_aendret": aendr_vitas,
    "kontraktsamtykke_givet": giv_kontraktsamtykke,
    "kontraktsamtykke_trukket": traek_kontraktsamtykke,
    "kontrakt_aftalt": registrer_kontrakt,
    "tillaegsaftale_skrevet": skriv_tillaegsaftale,
    "tillaegsaftale_bekraeftet": bekraeft_tillaegsaftale,
    "stoette_soegt": soeg_stoette,
    "stoette_afgjort": afgoer_stoette,
    "stoette_fulgt_op": foelg_stoette_op,
    "job_overdraget": overdrag_job,
    "fleksjob_bevilget": bevilg_fleksjob,
    "fuldtidsloen_oplyst": oplys_fuldtidsloen,
    "fleksjob_startet": start_fleksjob,
    "vilkaar_aendret": aendr_vilkaar,
    "fleksjob_ophoert": ophoer_fleksjob,
    "udviklingsmaal_aftalt": aftal_udviklingsmaal,
    "udviklingsmaal_naaet": naa_udviklingsmaal,
    "udviklingsmaal_frafaldet": frafald_udviklingsmaal,
    "udviklingsplan_aftalt": aftal_udviklingsplan,
    "udviklingssamtale_holdt": hold_udviklingssamtale,
    "udvikling_vurderet": vurder_udvikling,
    "tilskudsbroek_oplyst": oplys_tilskudsbroek,
    "jobaendring_vurderet": vurder_jobaendring,
    "ordning_valgt": skift_ordning,
    "opfoelgning_afholdt": afhold_opfoelgning,
    "hjaelp_oensket": bed_om_hjaelp,
    "hjaelp_besvaret": svar_paa_hjaelp,
    "hjaelp_afsluttet": afslut_hjaelp,
    "opfoelgningstegn_vurderet": vurder_opfoelgningstegn,
    "opfoelgningsrytme_valgt": vaelg_opfoelgningsrytme,
    "pensionssag_rejst": rejs_pensionssag,
    "status_udarbejdet": udarbejd_status,
    "bevilling_fornyet": forny_bevilling,
    "indkomst_indberettet": indberet_indkomst,
    "udbetaling_beregnet": beregn_udbetaling,
    "udbetaling_frigivet": frigiv_udbetaling,
    "tilbagebetaling_hoert": hoer_om_tilbagebetaling,
    "tilbagebetaling_besvaret": besvar_tilbagebetaling,
    "tilbagebetaling_forberedt": forbered_tilbagebetaling,
    "tilbagebetaling_afgjort": afgoer_tilbagebetaling,
    "tilbagebetaling_betalt": registrer_tilbagebetaling,
    "aktindsigt_anmodet": anmod_aktindsigt,
    "aktindsigt_forsinket": forsink_aktindsigt,
    "aktindsigt_givet": giv_aktindsigt,
    "klage_modtaget": modtag_klage,
    "genvurdering_afsluttet": afslut_genvurdering,
    "klage_oversendt": oversend_klage,
    "klage_afgjort": afgoer_klage,
    "fuldmagt_givet": giv_fuldmagt,
    "fuldmagt_tilbagekaldt": tilbagekald_fuldmagt,
    "rettelse": ret_haendelse,
    "sag_lukket": luk_sag,
}

__all__ = [
    "KOMMANDOER",
    "aendr_vilkaar",
    "aendr_vitas",
    "afgiv_indstilling",
    "afgoer_klage",
    "afgoer_stoette",
    "afhold_fastholdelsesmoede",
    "afhold_opfoelgning",
    "afhold_samtale",
    "afhold_teammoede",
    "aflys_teammoede",
    "afslaa_job",
    "afslaa_undtagelse",
    "afslut_anden_aktoer",
    "afslut_fastholdelse",
    "afslut_genvurdering",
    "afslut_hjaelp",
    "afslut_orlov",
    "afslut_revurdering",
    "afslut_sygdom",
    "afslut_ventetid",
    "aftal_hjaelp_til_job",
    "aftal_jobsoegningsplan",
    "aftal_tilbud",
    "aftal_udviklingsmaal",
    "aftal_udviklingsplan",
    "anmod_aktindsigt",
    "bed_om_afgoerelse_nu",
    "bed_om_dokument",
    "bed_om_fleksjobbevis",
    "bed_om_hjaelp",
    "bed_om_samtale",
    "begynd_orlov",
    "begynd_sygdom",
    "begynd_ventetid",
    "bekraeft_tillaegsaftale",
    "beregn_udbetaling",
    "besaet_plads",
    "besoeg_praktik",
    "besvar_forslag",
    "besvar_partshoering",
    "bevilg_fleksjob",
    "dokumenter_fastholdelse",
    "efterse_refusionskrav",
    "faerdiggoer_plan",
    "flyt_paa_dagsordenen",
    "foelg_fastholdelse_op",
    "foelg_stoette_op",
    "forbered_afgoerelse",
    "forbered_sanktion",
    "foreslaa_job",
    "forlaeng_partshoering",
    "forlaeng_praktik",
    "forny_bevilling",
    "forsink_aktindsigt",
    "fortryd_afgoerelse_nu",
    "frafald_sanktion",
    "frafald_udviklingsmaal",
    "frigiv_udbetaling",
    "gem_moederum",
    "genforelaeg_indstilling",
    "gennemgaa_ledighed",
    "genskab_fastholdelse",
    "giv_aktindsigt",
    "giv_fuldmagt",
    "giv_kontraktsamtykke",
    "giv_vejledning",
    "godkend_job",
    "godkend_refusionskrav",
    "henvis_anden_aktoer",
    "hold_opsamling",
    "hold_tvaerfagligt_moede",
    "hold_udviklingssamtale",
    "indberet_indkomst",
    "indgiv_ansoegning",
    "indkald_til_moede",
    "inviter_gaest",
    "laeg_bilag",
    "laeg_forbedringsplan",
    "laes_vitas",
    "lav_klagebundt",
    "log_jobsoegning",
    "luk_sag",
    "maerk_enkel_sag",
    "meddel_forsinkelse",
    "modtag_ansoegning",
    "modtag_dokument",
    "modtag_fastholdelse",
    "modtag_klage",
    "modtag_raadgivning",
    "naa_udviklingsmaal",
    "noter_afvist_behandling",
    "noter_laering",
    "noter_udeblivelse",
    "opgiv_rekvisition",
    "ophoer_fleksjob",
    "ophoer_ledighedsydelse",
    "oplys_fuldtidsloen",
    "oplys_tilskudsbroek",
    "opret_sag",
    "opret_teammoede",
    "overdrag_fastholdelse",
    "overdrag_job",
    "oversend_klage",
    "overvej_foertidspension",
    "paabegynd_fastholdelse",
    "paabegynd_plan",
    "registrer_cv",
    "registrer_fastholdelsesskridt",
    "registrer_kontrakt",
    "registrer_min_plan",
    "rejs_pensionssag",
    "ret_haendelse",
    "ret_indkomst",
    "ryk_for_dokument",
    "saet_paa_dagsordenen",
    "se_kapacitet_igen",
    "send_afgoerelse",
    "send_afgoerelse_tilbage",
    "send_partshoering",
    "send_refusionskrav",
    "send_refusionskrav_tilbage",
    "send_sagspapirer",
    "send_til_vitas",
    "skift_ordning",
    "skriv_fastholdelsesaftale",
    "skriv_fastholdelsesnote",
    "skriv_referat",
    "skriv_til_moedet",
    "skriv_tillaegsaftale",
    "skriv_udviklingsnotat",
    "slut_praktik",
    "soeg_stoette",
    "soeg_undtagelse",
    "start_fleksjob",
    "start_ledighedsydelse",
    "start_praktik",
    "svar_paa_hjaelp",
    "svar_paa_invitation",
    "tag_af_dagsordenen",
    "tag_af_listen",
    "tilbagekald_fuldmagt",
    "tilbyd_anden_aktoer",
    "traef_afgoerelse",
    "traef_sanktion",
    "traek_ansoegning",
    "traek_kontraktsamtykke",
    "udarbejd_status",
    "udskyd_revurdering",
    "udsted_fleksjobbevis",
    "undlad_afproevning",
    "undtag_fastholdelse",
    "undtag_fra_jobnet",
    "undtag_fra_samtaler",
    "vaelg_opfoelgningsrytme",
    "vejled_om_anden_hjaelp",
    "vurder_betingelse",
    "vurder_betingelser",
    "vurder_dokument",
    "vurder_fastholdelse",
    "vurder_jobaendring",
    "vurder_kan_vil",
    "vurder_linje",
    "vurder_opfoelgningstegn",
    "vurder_raadighed",
    "vurder_udvikling",
]
