// What JavaScript adds to the chat: the widget in place of the form, and an exit that ends the conversation and that
// Back does not undo.

const form = document.getElementById("chat");
const field = document.getElementById("message");
const exit = document.getElementById("exit");

/*
 * The widget keeps the contacts on the screen when the network goes, and leaves without a trace in the history, so it
 * is the better chat where it can run. But nobody's form is taken away under their hands: where something was typed,
 * or is about to be, the form stays and the widget goes.
 */
const widget = document.querySelector("first-hour-chat");
const isInUse = field.value !== "" || form.contains(document.activeElement);
if (widget && isInUse) widget.remove();
else if (widget) {
  form.hidden = true;
  widget.dataset.open = "";
}

exit.addEventListener("click", (event) => {
  event.preventDefault();
  document.documentElement.replaceChildren();
  try {
    farewell();
  } finally {
    // Storage may be forbidden, and more may go wrong: nobody is kept here for that.
    location.replace(exit.href);
  }
});

/** Ends what was said in the form, and what was said to the widget on another page of this tab. */
function farewell() {
  const { so_far: conversation } = form.elements;
  if (conversation.value) navigator.sendBeacon(form.action, new URLSearchParams({ so_far: conversation.value, end: "yes" }));
  const token = sessionStorage.getItem("first-hour");
  sessionStorage.clear();
  if (token) navigator.sendBeacon("/api/v1/chat/end", JSON.stringify({ conversation: token }));
}
