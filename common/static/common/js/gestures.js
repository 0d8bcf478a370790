/** Two taps on a clip like it, with a heart where the finger was. */

import { react } from "./reactions.js";

const DOUBLE_TAP_MS = 280;
const SVG = "http://www.w3.org/2000/svg";

function love(stage, { clientX, clientY }, picture) {
  const box = stage.getBoundingClientRect();
  const heart = document.createElementNS(SVG, "svg");
  heart.setAttribute("class", "stage__love");
  heart.setAttribute("viewBox", "0 0 24 24");
  heart.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", picture);
  heart.append(use);
  heart.style.setProperty("--x", `${clientX - box.left}px`);
  heart.style.setProperty("--y", `${clientY - box.top}px`);
  heart.addEventListener("animationend", () => heart.remove());
  stage.append(heart);
}

export function startGestures(feed) {
  let lastTap = 0;
  feed.addEventListener("pointerup", (event) => {
    const toggle = event.target.closest(".stage__toggle");
    if (!toggle || event.pointerType !== "touch") return;
    if (event.timeStamp - lastTap < DOUBLE_TAP_MS) {
      love(toggle.closest(".stage"), event, feed.dataset.heart);
      react(toggle.closest(".feed__item").querySelector("[data-like]"), true);
    }
    lastTap = event.timeStamp;
  });
}
