/** A page with one clip: it plays when it is seen. */

import { answerKeys } from "./keys.js";
import { startSeeking } from "./seek.js";
import { Stage } from "./stage.js";

const root = document.querySelector(".stage[data-video]");
const stage = Stage.of(root);

new IntersectionObserver(([entry]) => {
  if (entry.isIntersecting) stage.resume();
  else stage.pause();
}, { threshold: 0.4 }).observe(root);

answerKeys(stage);
startSeeking(stage);
