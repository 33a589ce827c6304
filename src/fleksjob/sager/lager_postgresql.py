"""Lageret i PostgreSQL: ét kald læser sagen, ét kald skriver det hele.

Uden en omgivende transaktion er hvert kald sin egen, så en registrering koster to rundture og én holdbar
commit. Der låses ikke ved læsning: `WHERE version = …` i skrivningen afgør, hvem der kom først. Den ser også, om sagen
imens har fået en anden sagsbehandler, for pligterne bærer hendes navn.
"""

from datetime import date
from typing import Any, get_args, get_type_hints

import msgspec
import psycopg
from django.db import connection
from psycopg import sql

from fleksjob.sager.lagerdata import Jobpost, Laest, Pligtpost, Sagshoved, Skrivning, laes_haendelsesraekke
from fleksjob.sager.projektioner import Sagskolonner

_LAES = """
SELECT s.id, s.kommune_id, s.nummer, s.person_id, p.foedselsdato, s.sagsbehandler_id, s.virksomhedskonsulent_id,
       s.team, s.version, s.kaedesum,
       (SELECT '[' || string_agg(h.data, ',' ORDER BY h.nr) || ']' FROM sager_haendelse h WHERE h.sag_id = s.id),
       (SELECT json_object_agg(noegle || '|' || gaelder_fra, aftryk)::text FROM sager_pligt WHERE sag_id = s.id),
       (SELECT json_object_agg(ansaettelse, aftryk)::text FROM sager_job WHERE sag_id = s.id)
FROM sager_sag s JOIN sager_person p ON p.id = s.person_id
WHERE s.id = %s AND s.kommune_id = %s
"""

_SQLTYPER = {date: "date", bool: "boolean", int: "bigint", float: "float8", str: "text"}


def _sqltype(type_: Any) -> str:
    """Typen i PostgreSQL af et felt, der kan være tomt."""
    return next(_SQLTYPER[en] for en in (*get_args(type_), type_) if en in _SQLTYPER)


_TYPER = {felt: _sqltype(t) for post in (Pligtpost, Jobpost) for felt, t in get_type_hints(post).items()}


def _kolonner(felter: tuple[str, ...]) -> str:
    return ", ".join(felter)


def _typet(felter: tuple[str, ...]) -> str:
    return ", ".join(f"{felt} {_TYPER[felt]}" for felt in felter)


def _ny_vaerdi(felter: tuple[str, ...], noegler: tuple[str, ...]) -> str:
    return ", ".join(f"{felt} = EXCLUDED.{felt}" for felt in felter if felt not in noegler)


_PLIGT = Pligtpost.__struct_fields__
_JOB = Jobpost.__struct_fields__
_SAG = Sagskolonner.__struct_fields__

_SKRIV = f"""
WITH o AS (
  UPDATE sager_sag SET version = %(ny_version)s, kaedesum = %(kaedesum)s,
         {", ".join(f"{felt} = %({felt})s" for felt in _SAG)}
  WHERE id = %(sag)s AND version = %(version)s AND team = %(team)s
    AND sagsbehandler_id IS NOT DISTINCT FROM %(sagsbehandler)s::bigint
    AND virksomhedskonsulent_id IS NOT DISTINCT FROM %(konsulent)s::bigint
  RETURNING id, kommune_id
), h AS (
  INSERT INTO sager_haendelse
         (kommune_id, sag_id, nr, type, gyldig_fra, registreret, registreret_af, data, kaedesum)
  SELECT o.kommune_id, o.id, x.* FROM o, json_to_recordset(%(haendelser)s::json)
    AS x(nr int, type text, gyldig_fra date, registreret timestamptz, registreret_af text, data text, kaedesum text)
), pv AS (
  DELETE FROM sager_pligt p USING o
  WHERE p.sag_id = o.id AND p.noegle || '|' || p.gaelder_fra = ANY(%(pligter_vaek)s::text[])
), pn AS (
  INSERT INTO sager_pligt (kommune_id, sag_id, {_kolonner(_PLIGT)})
  SELECT o.kommune_id, o.id, x.* FROM o, json_to_recordset(%(pligter)s::json) AS x({_typet(_PLIGT)})
  ON CONFLICT (sag_id, noegle, gaelder_fra) DO UPDATE SET {_ny_vaerdi(_PLIGT, ("noegle", "gaelder_fra"))}
), jv AS (
  DELETE FROM sager_job j USING o WHERE j.sag_id = o.id AND j.ansaettelse = ANY(%(job_vaek)s::text[])
), jn AS (
  INSERT INTO sager_job (kommune_id, sag_id, {_kolonner(_JOB)})
  SELECT o.kommune_id, o.id, x.* FROM o, json_to_recordset(%(job)s::json) AS x({_typet(_JOB)})
  ON CONFLICT (sag_id, ansaettelse) DO UPDATE SET {_ny_vaerdi(_JOB, ("ansaettelse",))}
)
SELECT count(*) FROM o
"""  # noqa: S608 – kun kolonnenavne fra husets egne strukturer


def laes(sag_id: int, kommune_id: int) -> Laest | None:
    """Sagen i ét kald, eller None når den ikke findes i kommunen."""
    raekke = _kald(_LAES, (sag_id, kommune_id))
    if raekke is None:
        return None
    *hoved, haendelser, pligter, job = raekke
    return Laest(
        hoved=Sagshoved(*hoved),
        haendelser=laes_haendelsesraekke(haendelser) if haendelser else [],
        pligter=msgspec.json.decode(pligter) if pligter else {},
        job=msgspec.json.decode(job) if job else {},
    )


def skriv(ny: Skrivning) -> bool:
    """Skriver det hele, eller intet og False, når en anden kom først."""
    kodet = msgspec.json.encode
    parametre = {
        "sag": ny.hoved.sag_id,
        "version": ny.hoved.version,
        "team": ny.hoved.team,
        "sagsbehandler": ny.hoved.sagsbehandler_id,
        "konsulent": ny.hoved.virksomhedskonsulent_id,
        "ny_version": ny.ny_version,
        "kaedesum": ny.ny_kaedesum,
        "haendelser": kodet(ny.haendelser).decode(),
        "pligter_vaek": ny.pligter_vaek,
        "pligter": kodet(ny.pligter).decode(),
        "job_vaek": ny.job_vaek,
        "job": kodet(ny.job).decode(),
        **{felt: getattr(ny.kolonner, felt) for felt in _SAG},
    }
    raekke = _kald(_SKRIV, parametre)
    return raekke is not None and bool(raekke[0])


def _kald(forespoergsel: str, parametre: Any) -> tuple[Any, ...] | None:
    """Ét kald med forberedt sætning uden om Djangos markør, som indsætter parametre i teksten hver gang."""
    connection.ensure_connection()
    raa = connection.connection
    if raa.prepare_threshold is None:
        raa.prepare_threshold = 5
    with psycopg.Cursor(raa) as markoer:
        markoer.execute(sql.SQL(forespoergsel), parametre, prepare=True)
        return markoer.fetchone()
