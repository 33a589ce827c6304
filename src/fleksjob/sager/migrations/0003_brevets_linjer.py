"""Et brev husker, hvilke udbetalingslinjer det handler om, så hver linje kommer i præcis ét brev."""

from django.db import migrations, models


class Migration(migrations.Migration):
    # Uden standardværdi, så SQLite føjer kolonnen til i stedet for at lave tabellen om og tabe dens værn.
    dependencies = [("sager", "0002_vaern")]
    operations = [
        migrations.AddField(
            model_name="dokument",
            name="linjer",
            field=models.JSONField(null=True, verbose_name="id på de udbetalingslinjer, brevet handler om"),
        )
    ]
