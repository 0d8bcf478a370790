/** The remix page: the form of the chosen way is put in place, and its fields come to life. */

import { Mentions } from "./mentions.js";
import { startPaths } from "./remix_path.js";
import { startPicks } from "./remix_picks.js";

/** A second of the player, for fields that want a moment of the clip. */
function startMoments(root) {
  const video = document.querySelector(".remixing__source video");
  root.querySelectorAll("[data-moment]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.getElementById(button.dataset.moment).value = video.currentTime.toFixed(1);
    });
  });
}

function startLines(root) {
  root.querySelectorAll("[data-more-lines]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const boxes = button.closest("[data-lines]").querySelectorAll("textarea");
      const last = boxes[boxes.length - 1];
      const more = last.cloneNode();
      more.value = "";
      more.setAttribute("aria-label", last.getAttribute("aria-label").replace(/\d+/, boxes.length + 1));
      last.after(more);
      more.focus();
    });
  });
}

/** Words that a touch puts into the box: behind what is there, or all of them where they are the clip's own. */
function startIdeas(root) {
  root.querySelectorAll("[data-ideas]").forEach((ideas) => {
    const box = document.getElementById(ideas.dataset.ideas);
    ideas.hidden = false;
    ideas.addEventListener("click", ({ target }) => {
      const { idea } = target.dataset;
      if (!idea) return;
      const whole = target === ideas.lastElementChild;
      box.value = whole || !box.value.trim() ? idea : `${box.value.trim()}, ${idea}`;
      box.focus();
    });
  });
}

function start(root) {
  startIdeas(root);
  root.querySelectorAll("[data-mentions]").forEach((prompt) => {
    new Mentions(prompt.querySelector("textarea"), prompt.querySelector("[role=listbox]"), () => {});
  });
  startMoments(root);
  startLines(root);
  startPicks(root);
  startPaths(root);
}

/** A reload brings the same form. */
function mark(kind) {
  document.querySelectorAll("[data-way]").forEach((way) => {
    const chosen = way.dataset.way === kind;
    if (chosen) way.setAttribute("aria-current", "true");
    else way.removeAttribute("aria-current");
    if (chosen) history.replaceState(null, "", way.href);
  });
}

document.body.addEventListener("htmx:afterSettle", ({ target }) => {
  const asking = document.getElementById("asking");
  if (target !== asking && !target.contains(asking)) return;
  start(asking);
  mark(asking.dataset.kind);
  const title = document.getElementById("asking-title");
  title?.focus({ preventScroll: true });
  asking.scrollIntoView({ block: "start" });
});

start(document);
