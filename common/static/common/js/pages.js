/** Further pages come by htmx; one that did not come leaves a card with a way to ask again. */

import { say } from "./toast.js";

/** Where somebody asked again: what stands there then has the focus. */
const asked = new WeakSet();

function offer(more) {
  const wait = more.querySelector("[data-wait]");
  wait.replaceChildren(document.getElementById("feed-retry").content.cloneNode(true));
  wait.removeAttribute("aria-label");
  const button = wait.querySelector("button");
  if (asked.delete(more)) button.focus({ preventScroll: true });
  button.addEventListener("click", () => {
    asked.add(more);
    button.disabled = true;
    htmx.trigger(more.querySelector("[hx-get]"), "again");
  });
}

/** The list from its top, made anew: after steering or not wanting something. */
export async function renew({ feed }, words) {
  feed.setAttribute("aria-busy", "true");
  await htmx.ajax("GET", location.pathname + location.search, { target: feed, swap: "innerHTML" });
  feed.removeAttribute("aria-busy");
  feed.scrollTo({ top: 0, behavior: "instant" });
  if (words) say(words);
}

export function startPages(swipe) {
  for (const failed of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failed, ({ detail: { elt } }) => {
      const more = elt.closest(".feed__more");
      if (more) offer(more);
    });
  }
  new MutationObserver(() => swipe.watch()).observe(swipe.feed, { childList: true });
  swipe.watch();
}
