"""Djangos indstillinger. Alt, der kan være forskelligt fra sted til sted, kommer fra miljøet.

| variabel | betydning | uden den |
|---|---|---|
| DATABASE_URL | postgresql://… i drift | SQLite i `data/` |
| FLEKSJOB_DATA | mappen til data | `data/` i arbejdsmappen |
| FLEKSJOB_NOEGLE | hemmelig nøgle til sessioner | en nøgle, der laves én gang i `data/noegle.txt` |
| FLEKSJOB_VAERTER | tilladte værtsnavne, adskilt af komma | kun denne maskine |
| FLEKSJOB_HTTPS | 1 når der er HTTPS foran | 0 |
| FLEKSJOB_DEMO | 1 tillader at logge ind som en opdigtet person | 0 |
| FLEKSJOB_SAMLET | 1 når `collectstatic` er kørt og filerne har fingeraftryk | 0 |
"""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

ROD = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("FLEKSJOB_DATA", ROD / "data"))


def _noegle() -> str:
    """Nøglen fra miljøet, ellers en, der laves én gang og kun kan læses af ejeren."""
    if fra_miljoeet := os.environ.get("FLEKSJOB_NOEGLE"):
        return fra_miljoeet
    fil = DATA / "noegle.txt"
    if not fil.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        fil.touch(mode=0o600)
        fil.write_text(secrets.token_urlsafe(48))
    return fil.read_text()


def _til(navn: str) -> bool:
    return os.environ.get(navn, "0") == "1"


DEBUG = False
DEMO = _til("FLEKSJOB_DEMO")
SECRET_KEY = _noegle()
ALLOWED_HOSTS = os.environ.get("FLEKSJOB_VAERTER", "localhost,127.0.0.1,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "fleksjob.drift",
    "fleksjob.sager",
    "fleksjob.kontor",
    "fleksjob.selvbetjening",
    "django.forms",  # sidst, så rammens skabeloner til felter findes før Djangos
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "fleksjob.drift.mellemled.UrMellemled",
]

ROOT_URLCONF = "fleksjob.drift.adresser"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fleksjob.drift.kontekst.ramme",
            ],
            "builtins": ["fleksjob.drift.templatetags.ramme"],
        },
    }
]
# Loftet står først, så en stor fil hverken fylder hukommelse eller disk.
FILE_UPLOAD_HANDLERS = [
    "fleksjob.drift.upload.Loft",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FORM_RENDERER = "fleksjob.drift.formular.FDSFormular"

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA / 'fleksjob.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "sager.Bruger"
LOGIN_URL = "/log-ind/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

LANGUAGE_CODE = "da"
USE_I18N = True
# Tusindpunktum sættes af filtrene `kroner` og `tal`; her ville det også ramme numre i felter og adresser.
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROD / "build" / "designsystem"] if (ROD / "build" / "designsystem").is_dir() else []
SAMLET = _til("FLEKSJOB_SAMLET")
STATIC_ROOT = ROD / "static" if SAMLET else None
WHITENOISE_USE_FINDERS = not SAMLET
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SAMLET
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
HTTPS = _til("FLEKSJOB_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Fejlrapporter må aldrig bære persondata: ingen forespørgselsdata, ingen adresser med parametre.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kort": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "kort"}},
    "root": {"handlers": ["konsol"], "level": "WARNING"},
}
