"""`guidance verify`: one more line in the verification ledger."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

import click
import yaml

from guidance_kb import clock, settings
from guidance_kb.commands.reading import readable_content
from guidance_kb.directory.ledger import Ledger
from guidance_kb.reading.content import Content
from guidance_kb.schema.contact import Contact, Method
from guidance_kb.schema.verification import How, Verification

LEDGER = "directory/ledger.yml"
_HOW_FITS = {"rang": ("phone",), "wrote": ("text", "email"), "opened-owners-page": ("phone", "text", "email", "web"),
             "read-copy": ("phone", "text", "email", "web")}  # fmt: skip


@click.command()
@click.argument("contact")
@click.option("--method", "how", type=click.Choice(get_args(How)), required=True, help="How it was checked.")
@click.option("--by", default="content-editor", show_default=True, help="The role of who checked; never a name.")
@click.option("--value", help="The number or address, where the contact has several.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the check; today where it is left out.")
@click.option("--failed", is_flag=True, help="It does not reach them: the number is shown no more.")
@click.option("--note", help="One sentence for those who read the ledger.")
def verify(
    contact: str, how: How, by: str, value: str | None, on: datetime | None, failed: bool, note: str | None
) -> None:
    """Write down that somebody has checked how CONTACT is reached."""
    content = readable_content()
    checked = on.date() if on else clock.now().date()
    found = _contact(content, contact)
    line = _check_of(found, _method(found, how, value), content, how, by, checked, not failed, note)
    _append(line)
    click.echo(f"{LEDGER}: {line.contact} {line.value}, {how}, to be checked again by {line.due}")


def _contact(content: Content, name: str) -> Contact:
    found: Contact | None = next((one for one in content.of("contact") if one.id == name), None)
    if found is None:
        raise click.ClickException(f"There is no contact `{name}` in directory/contacts.")
    return found


def _method(contact: Contact, how: How, value: str | None) -> Method:
    fitting = [method for method in contact.methods if method.kind in _HOW_FITS[how]]
    unique = {method.value: method for method in fitting}
    if value is not None:
        if value not in unique:
            raise click.ClickException(f"`{value}` cannot be checked so. One of: {', '.join(unique) or 'none'}.")
        return unique[value]
    if len(unique) != 1:
        raise click.ClickException(f"Say which with --value. One of: {', '.join(unique) or 'none'}.")
    return next(iter(unique.values()))


def _check_of(
    contact: Contact, method: Method, content: Content, how: How, by: str, checked: date, works: bool, note: str | None
) -> Verification:
    due = Ledger([], content.of("check-interval")).next_due(contact, checked)
    return Verification(
        contact=contact.id, method=method.kind, value=method.value, how=how, by=by, checked=checked, due=due,
        works=works, note=note,
    )  # fmt: skip


def _append(check: Verification) -> None:
    data = check.model_dump(exclude_defaults=True)
    line = yaml.safe_dump([data], default_flow_style=None, sort_keys=False, width=10_000, allow_unicode=True)
    with (settings.content_dir() / LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(line)
