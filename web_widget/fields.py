"""Field types that requests share."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from guidance_kb import clock
from web_widget.errors import Problem

AnyModel = TypeVar("AnyModel", bound=BaseModel)


class Request(BaseModel):
    """The base of all requests: an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def one_of(values: Collection[str]) -> AfterValidator:
    """A string that must be one of these."""

    def check(value: str) -> str:
        if value not in values:
            raise ValueError(f"must be one of {', '.join(values)}")
        return value

    return AfterValidator(check)


def _moment(value: object) -> datetime:
    if not isinstance(value, str):
        raise ValueError("must be an ISO 8601 time")
    try:
        # A `+` in an address that was not escaped arrives as a space.
        return clock.parse(value.replace(" ", "+"))
    except (ValueError, OverflowError):
        raise ValueError("must be an ISO 8601 time") from None


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""An ISO 8601 time, aware, in Europe/London."""


def validated(model: type[AnyModel], data: object, strict: bool = True) -> AnyModel:
    """The data as this model. Raises Problem with the fields that are wrong."""
    try:
        return model.model_validate(data, strict=strict)
    except ValidationError as error:
        raise Problem("bad-request", details_of(error)) from None


def details_of(error: ValidationError) -> list[dict[str, str]]:
    """Which fields are wrong and how. A value that was sent is not repeated."""
    return [
        {"field": ".".join(str(part) for part in detail["loc"])[:60], "problem": detail["msg"]}
        for detail in error.errors(include_input=False, include_url=False, include_context=False)
    ]
