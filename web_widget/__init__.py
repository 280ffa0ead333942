"""The gateway: the only process that faces the public.

`create_app` puts together the API (`api/`), the pages (`home/`, `chat/`, `plan/`, `lookup/`, `topics/`) and what
watches over them (`health/`). Each area is a folder that can be found by its name. Whatever goes wrong, `errors.py`
answers, and its answer carries the emergency contacts.
"""

from web_widget.app import create_app

__all__ = ["create_app"]
