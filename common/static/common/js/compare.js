/** The page that compares two clips: one bar for both, sound of one, side by side or one over the other. */

import { Pair } from "./compare_pair.js";

const STEP_S = 1 / 30;
const SHARES = 1000;

const part = (selector) => document.querySelector(selector);
const frame = part(".pair");
const [bar, seek, time, wipe] = [".pair-bar", ".pair-bar__seek", ".pair-bar__time", ".pair__wipe"].map(part);
const pair = new Pair([...frame.querySelectorAll("video")], show);

function clock(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function show() {
  bar.classList.toggle("is-playing", pair.wanted);
  if (document.activeElement !== seek || pair.wanted) seek.value = pair.length ? (pair.time / pair.length) * SHARES : 0;
  seek.setAttribute("aria-valuetext", `${clock(pair.time)} / ${clock(pair.length)}`);
  time.textContent = `${clock(pair.time)} / ${clock(pair.length)}`;
}

const flip = () => (pair.wanted ? pair.pause() : pair.play());

function cut() {
  frame.style.setProperty("--cut", `${wipe.value}%`);
}

part(".pair-bar__play").addEventListener("click", flip);
seek.addEventListener("input", () => pair.seek((seek.value / SHARES) * pair.length));
wipe.addEventListener("input", cut);
bar.addEventListener("change", ({ target }) => {
  if (target.name === "sound") pair.hear(["first", "second"].indexOf(target.value));
  if (target.name !== "view") return;
  frame.dataset.view = target.value;
  wipe.hidden = target.value !== "wipe";
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, button, a")) return;
  if (event.key === " ") flip();
  else if (event.key === "ArrowRight") pair.seek(pair.time + STEP_S);
  else if (event.key === "ArrowLeft") pair.seek(Math.max(0, pair.time - STEP_S));
  else return;
  event.preventDefault();
});
cut();
show();
if (!matchMedia("(prefers-reduced-motion: reduce)").matches) pair.play();
