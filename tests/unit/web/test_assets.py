"""Files that a browser may keep, at addresses that change with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.unit.web.test_pages import outline
from web_widget.assets import version_of

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def stylesheet_of(client: FlaskClient) -> str:
    return next(link["href"] or "" for link in outline(client, "/").all("link") if link["rel"] == "stylesheet")


def test_the_stylesheet_is_kept_for_a_year_under_its_version(client: FlaskClient) -> None:
    response = client.get(stylesheet_of(client))
    assert response.mimetype == "text/css"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_another_version_is_looked_at_again(client: FlaskClient) -> None:
    response = client.get("/assets/0123456789ab/build/pages.css")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-cache"


def test_nothing_outside_the_folder_is_served(client: FlaskClient) -> None:
    assert client.get("/assets/0123456789ab/../app.py").status_code == 404
    assert client.get("/assets/0123456789ab/%2e%2e/app.py").status_code == 404


def test_the_version_changes_with_the_name_and_the_content_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.css"
    file.write_text("a{}")
    first = version_of(tmp_path)
    assert version_of(tmp_path) == first
    file.write_text("b{}")
    assert version_of(tmp_path) != first
    file.write_text("a{}")
    file.rename(tmp_path / "b.css")
    assert version_of(tmp_path) != first


def test_the_stylesheet_loads_nothing_and_is_nobody_elses(client: FlaskClient) -> None:
    css = client.get(stylesheet_of(client)).text
    assert "url(" not in css
    assert "@import" not in css
    assert "GDS Transport" not in css
    assert "crown" not in css.lower()
