"""The gateway: the only process that faces the public.

`create_app` puts together the API (`api/`), the pages (`home/`, `plain_chat/`, `plan/`, `lookup/`, `topics/` and
more), the script to embed (`widget/`) and what watches over them (`health/`). A turn of the conversation is the
same for the API and the pages (`chat/`). Each area is a folder that can be found by its name. Whatever goes wrong,
`errors.py` answers, and its answer carries the emergency contacts.
"""

from web_widget.app import create_app

__all__ = ["create_app"]
