"""``qingdan site`` and ``qingdan serve`` (placeholders until pages exist)."""
import click
site_command=click.Command("site"); serve_command=click.Command("serve")
