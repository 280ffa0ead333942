"""`/chat`: the conversation as pages that need nothing but a browser that can send a form.

The page after each form is the answer itself: nothing of the conversation stands in an address.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from flask import Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from guidance_kb.named_records import STARTERS
from web_widget import errors
from web_widget.chat.switch import is_off
from web_widget.chat.turn import take_turn
from web_widget.engine import EngineError
from web_widget.knowledge import kb
from web_widget.plain_chat.form import TYPED_CHARACTERS, Sent, moment_in, said_in, sent_in
from web_widget.plain_chat.so_far import FIELD_CHARACTERS, Carrier, EndedError, SoFar
from web_widget.security import forget_here
from web_widget.tokens import BadTokenError, new_conversation

BODY_BYTES = 224 * 1024
"""The field with the conversation, and a full text field with each character at its longest (`%F0%9F%98%80`)."""
assert FIELD_CHARACTERS + 12 * TYPED_CHARACTERS < BODY_BYTES

AWAY = "https://www.bbc.co.uk/weather"
"""Where "Exit this page" leads, here as in the widget: nobody wonders why somebody looks at it."""
ENDED = "chat-ended"
ENDED_HERE = "chat-ended-here"
"""The sentences on how far the end of a conversation went: everywhere, or on this page alone."""


@dataclass(frozen=True)
class Shown:
    """What a page shows beside the conversation: what stands in the text field, what went wrong, what is over."""

    typed: str = ""
    problem: str | None = None
    notice: str | None = None
    at: str | None = None
    may_be_widget: bool = False


def begin() -> Response:
    """The first page of a conversation. The widget may take its place: nothing is under way yet."""
    return _page(SoFar(), Shown(may_be_widget=True))


def talk() -> Response:
    """The page with the replies to what was sent; or the first page again, where the conversation was ended."""
    sent = _sent()
    if sent.end:
        return forget_here(_page(SoFar(), Shown(notice=_end(sent.so_far), at=sent.at)))
    so_far = _carrier().read(sent.so_far) if sent.so_far else SoFar()
    said = said_in(sent, kb)
    at = moment_in(sent, current_app.config["DRILL"])
    conversation = so_far.conversation or new_conversation()
    turn = take_turn(conversation, said, at)
    words = turn.said if said.choice is None else so_far.label_of(said.choice)
    return _page(
        so_far.and_then(conversation, words or "", turn.replies),
        Shown(typed=sent.typed if sent.is_button else "", at=sent.at),
    )


def is_the_end() -> bool:
    """Whether the conversation is to be ended: that is no turn, and is not counted as one."""
    return _sent().end


def refuse(code: str, status: int | None = None, sentence: str | None = None) -> Response:
    """The page with what went wrong in words, with the conversation and with what was typed, as far as it can be read.

    It is answered with the status of the error; `sentence` names the words, where they are not the code's own.
    """
    try:
        page = _refusal(sentence or errors.SENTENCE.get(code, code))
    except Exception as error:
        # Whatever it is: were this page to fail like the one before it, nobody would be left with a number to ring.
        current_app.logger.error("the page of the chat cannot be made: %s", type(error).__name__)
        return errors.respond(code, status=status)
    current_app.extensions["metrics"].errors.labels(code=code).inc()
    page.status_code = status or errors.STATUS[code]
    return page


def refuse_as_flask_does(error: HTTPException) -> Response:
    """The same for Flask's own errors: too many requests, too large, a fault on our side."""
    status = error.code or 500
    return refuse(errors.code_of(status), status)


def _refusal(problem: str) -> Response:
    sent, so_far = _as_far_as_it_can_be_read()
    at = sent.at if current_app.config["DRILL"] else None
    return _page(so_far, Shown(typed=sent.typed, problem=problem, at=at))


def _sent() -> Sent:
    request.max_content_length = BODY_BYTES
    return sent_in(request.form)


def _as_far_as_it_can_be_read() -> tuple[Sent, SoFar]:
    try:
        sent = _sent()
    except RequestEntityTooLarge:
        return Sent(), SoFar()
    try:
        return sent, _carrier().read(sent.so_far)
    except EndedError as ended:
        return sent, ended.so_far
    except BadTokenError:
        return sent, SoFar()


def _end(packed: str) -> str:
    """Has the engine forget the conversation. The name of the sentence that says how far that went.

    Whatever is in the field, the page that answers is empty: somebody who ends it may not be alone in front of it.
    """
    try:
        conversation = _carrier().read(packed).conversation if packed else None
        if conversation is not None:
            current_app.extensions["engine"].forget(conversation)
    except EndedError:
        return ENDED  # The engine has forgotten it by itself.
    except BadTokenError:
        return ENDED_HERE
    except EngineError as error:
        current_app.logger.warning("the engine did not answer: %s", error)
        return ENDED_HERE
    return ENDED


def _page(so_far: SoFar, shown: Shown) -> Response:
    packed, carried = _carrier().pack(so_far)
    # However large the last turn is, it is shown.
    carried = replace(carried, turns=carried.turns or so_far.turns[-1:])
    page = render_template(
        "plain_chat/page.html",
        so_far=carried,
        packed=packed if so_far.turns else "",
        shown=shown,
        starters=STARTERS,
        away=AWAY,
        is_off=is_off(),
        typed_characters=TYPED_CHARACTERS,
    )
    return Response(page)


def _carrier() -> Carrier:
    return cast(Carrier, current_app.extensions["carrier"])
