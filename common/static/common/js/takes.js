/** Takes side by side: all play together from their beginnings, one of them is heard. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const list = document.querySelector(".compare");
const together = document.querySelector("[data-together]");
const OUT_OF_STEP_S = 0.12;

const videos = () => [...list.querySelectorAll("video")];
const playing = () => together.getAttribute("aria-pressed") === "true";

function draw(button, name) {
  const use = button.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${name}`));
}

function play(yes) {
  together.setAttribute("aria-pressed", String(yes));
  for (const video of videos()) {
    if (yes) video.play().catch(() => together.setAttribute("aria-pressed", "false"));
    else video.pause();
  }
}

/** The first one leads; who fell behind jumps. */
function keepInStep() {
  const [first, ...rest] = videos();
  if (!first || first.paused) return;
  for (const video of rest) {
    const shared = Math.min(first.duration, video.duration) || Infinity;
    if (Math.abs(video.currentTime - first.currentTime) > OUT_OF_STEP_S && first.currentTime < shared) {
      video.currentTime = first.currentTime;
    }
  }
}

function hear(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const other of list.querySelectorAll("[data-hear]")) {
    const heard = on && other === button;
    other.setAttribute("aria-pressed", String(heard));
    other.closest(".shown").querySelector("video").muted = !heard;
    draw(other, heard ? "sound" : "mute");
  }
  if (on) play(true);
}

function arrange() {
  together.hidden = videos().length < 1;
  if (playing()) play(true);
}

list.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-hear]");
  if (button) hear(button);
});
together.addEventListener("click", () => play(!playing()));
list.addEventListener("htmx:afterSettle", arrange);
setInterval(keepInStep, 1000);
if (calm.matches) together.setAttribute("aria-pressed", "false");
arrange();
