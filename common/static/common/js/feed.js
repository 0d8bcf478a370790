/** The swipe feed. */

import { startBreaks } from "./breaks.js";
import { startEvents } from "./events.js";
import { startKeys } from "./feed_keys.js";
import { startGestures } from "./gestures.js";
import { startPages } from "./pages.js";
import { Swipe } from "./swipe.js";
import { startTabs } from "./tabs.js";
import { startWatching } from "./watching.js";
import { startWishes } from "./wishes.js";

const swipe = new Swipe(document.querySelector(".feed"));

startWatching(swipe);
startEvents();
startBreaks(swipe);
startTabs(swipe);
startKeys(swipe);
startGestures(swipe.feed);
startWishes(swipe);
startPages(swipe);

document.querySelectorAll("[data-step]").forEach((button) => {
  button.addEventListener("click", () => swipe.go(Number(button.dataset.step)));
});
