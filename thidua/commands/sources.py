"""`thidua sources`: the sites that are configured."""

from __future__ import annotations

import click

from thidua.console import print_table


@click.command("sources")
def command() -> None:
    """List the configured sources: slug, title, province, platform, when a live check last found it well.

    \b
    Example:
      thidua sources
    """
    from thidua.sites import real_sources

    rows = [(s.slug, s.title, s.province, s.platform, str(s.verified)) for s in real_sources().values()]
    print_table(f"{len(rows)} sources", ("slug", "title", "province", "platform", "verified"), rows)
