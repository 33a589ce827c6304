"""Formularer i Det Fælles Designsystems opmærkning: ledetekst, hjælp, fejl og felt i den rækkefølge."""

from django.forms.renderers import TemplatesSetting


class FDSFormular(TemplatesSetting):
    """Djangos felter tegnet som FDS' `form-group` med `aria-describedby` og fejl ved feltet."""

    form_template_name = "ramme/formular.html"
    field_template_name = "ramme/felt.html"
