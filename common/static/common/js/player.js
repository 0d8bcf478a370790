/** A page with one clip: it plays when it is seen. */

import { Stage, isMuted, setMuted } from "./stage.js";

const root = document.querySelector(".stage[data-video]");
const stage = Stage.of(root);

new IntersectionObserver(([entry]) => {
  if (entry.isIntersecting) stage.play();
  else stage.pause();
}, { threshold: 0.4 }).observe(root);

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select, button, a, summary, dialog")) return;
  if (event.key === " ") {
    event.preventDefault();
    stage.flip();
  }
  if (event.key === "m") setMuted(!isMuted());
});
