"""What imports noted of a customer for the next file goes with its other personal data."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from collector_desktop.queries.position import ask
from collector_desktop.storage.database import db

NOTES = "SELECT id, mapping FROM column_mapping WHERE signature GLOB 'typed here *'"
IMAGES = """SELECT id, before, after FROM audit_change WHERE table_name = 'column_mapping'
    AND coalesce(after, before) ->> 'signature' GLOB 'typed here *'"""

Rows = Mapping[str, Collection[int]]


def erase_notes(gone: Rows) -> None:
    """Take what files said of some rows, named by table, out of all notes and their history.

    A note has what a file said of many customers where something was typed over
    (`services.import_typed_here`); what it has of others stays. The caller has an operation.
    """
    for note_id, text in ask(NOTES):
        left = _without(text, gone)
        if left != text:
            db.execute_sql("UPDATE column_mapping SET mapping = ? WHERE id = ?", (left, note_id))
    for change_id, *images in ask(IMAGES):
        lefts = [_image_without(image, gone) for image in images]
        if lefts != images:
            db.execute_sql(
                "UPDATE audit_change SET before = ?, after = ? WHERE id = ?", (*lefts, change_id)
            )


def _image_without(image: str | None, gone: Rows) -> str | None:
    if image is None:
        return None
    values: dict[str, Any] = json.loads(image)
    left = _without(values["mapping"], gone)
    if left == values["mapping"]:
        return image
    return json.dumps({**values, "mapping": left}, ensure_ascii=False)


def _without(text: str, gone: Rows) -> str:
    """Return a note less the places of rows that are gone; as it is if it has none of them."""
    said = json.loads(text)
    left = {place: values for place, values in said.items() if not _is_of(place, gone)}
    return text if len(left) == len(said) else json.dumps(left)


def _is_of(place: str, gone: Rows) -> bool:
    table, row_id, _ = place.split(" ", 2)
    return int(row_id) in gone.get(table, ())
