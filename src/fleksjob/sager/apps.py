from django.apps import AppConfig


class SagerConfig(AppConfig):
    name = "fleksjob.sager"
    label = "sager"
    verbose_name = "Sager"
    default_auto_field = "django.db.models.BigAutoField"
