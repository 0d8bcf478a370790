/** Starts what every page has; a page's own module is named by data-module on its root element. */

import { token } from "./api.js";
import { startDialogs } from "./dialogs.js";
import { startReactions } from "./reactions.js";
import { startSharing } from "./share.js";
import { fadeServerToasts, say } from "./toast.js";

const words = document.getElementById("words").dataset;

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.verb !== "get") detail.headers["X-CSRFToken"] = token();
});
/* What a drawer showed before goes at once, so that it never shows another clip's content while the new one loads. */
document.addEventListener("htmx:beforeRequest", ({ detail: { target, requestConfig } }) => {
  if (!target.matches("[data-clears]") || requestConfig.verb !== "get") return;
  const spinner = document.createElement("span");
  spinner.className = "spinner";
  target.replaceChildren(spinner);
});
/* A drawer whose content did not come closes: the words say why, and the same press asks again. */
const shut = ({ target, requestConfig }) => {
  if (target.matches("[data-clears]") && requestConfig.verb === "get") target.closest("dialog").close();
};
document.addEventListener("htmx:sendError", ({ detail }) => {
  shut(detail);
  say(words.offline, { bad: true });
});
document.addEventListener("htmx:responseError", ({ detail }) => {
  const { xhr } = detail;
  if (xhr.status === 422) return;
  shut(detail);
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  say(page.querySelector("[role=alert]")?.textContent.trim() || words.failed, { bad: true });
});

/* A form is sent once: its buttons rest until the answer is there, or until the page is shown again. */
document.addEventListener("submit", (event) => {
  const { target: form } = event;
  if (event.defaultPrevented || form.method !== "post") return;
  form.classList.add("is-busy");
  form.setAttribute("aria-busy", "true");
});
const rest = (form) => {
  form.classList.remove("is-busy");
  form.removeAttribute("aria-busy");
};
document.addEventListener("htmx:afterRequest", ({ target }) => rest(target));
addEventListener("pageshow", () => document.querySelectorAll("form.is-busy").forEach(rest));

document.addEventListener("commented", ({ detail }) => {
  document.querySelectorAll(`[data-comments-of="${detail.post}"]`).forEach((number) => {
    number.textContent = detail.count;
  });
});

document.addEventListener("change", ({ target }) => target.closest("form[data-send-on-change]")?.requestSubmit());

startDialogs();
startReactions();
startSharing();
fadeServerToasts();
