/** The swipe feed: scroll-snap moves, one observer plays, a window of neighbours is kept attached, keys do what fingers do. */

import { setLike } from "./likes.js";
import { Stage, isMuted, setMuted } from "./stage.js";

const BEHIND = 1;
const AHEAD = 2;
const DOUBLE_TAP_MS = 280;

const feed = document.querySelector(".feed");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let current = null;
let aim = null;

const items = () => [...feed.querySelectorAll(".feed__item")];
const stageOf = (item) => {
  const root = item?.querySelector(".stage");
  return root ? Stage.of(root) : null;
};

const observer = new IntersectionObserver((entries) => {
  for (const { target, intersectionRatio } of entries) {
    if (intersectionRatio > 0.6) enter(target);
    else if (target === current) stageOf(target)?.pause();
  }
}, { root: feed, threshold: [0, 0.61] });

function enter(item) {
  if (item !== current) {
    stageOf(current)?.pause();
    stageOf(item)?.root.classList.remove("is-paused");
  }
  current = item;
  if (item === aim) aim = null;
  const all = items();
  const here = all.indexOf(item);
  all.forEach((other, index) => {
    other.tabIndex = other === item ? 0 : -1;
    const near = index >= here - BEHIND && index <= here + AHEAD;
    if (near) stageOf(other)?.attach();
    else stageOf(other)?.detach();
  });
  if (!document.hidden) stageOf(item)?.play();
}

/** Keys may be faster than the scrolling they cause: a step counts from where the last one leads. */
function go(step) {
  const all = items();
  const next = all[all.indexOf(aim ?? current) + step];
  if (!next) return;
  aim = next;
  next.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
  next.focus({ preventScroll: true });
}

function love(stage, event) {
  const box = stage.getBoundingClientRect();
  const heart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  heart.setAttribute("class", "stage__love");
  heart.setAttribute("viewBox", "0 0 24 24");
  heart.setAttribute("aria-hidden", "true");
  heart.innerHTML = `<use href="${feed.dataset.heart}"></use>`;
  heart.style.setProperty("--x", `${event.clientX - box.left}px`);
  heart.style.setProperty("--y", `${event.clientY - box.top}px`);
  heart.addEventListener("animationend", () => heart.remove());
  stage.append(heart);
}

const like = (liked) => {
  const button = current?.querySelector("[data-like]");
  if (button) setLike(button, liked ?? button.getAttribute("aria-pressed") !== "true");
};

const KEYS = {
  j: () => go(1),
  ArrowDown: () => go(1),
  PageDown: () => go(1),
  k: () => go(-1),
  ArrowUp: () => go(-1),
  PageUp: () => go(-1),
  " ": () => stageOf(current)?.flip(),
  m: () => setMuted(!isMuted()),
  l: () => like(),
  c: () => current?.querySelector("[data-comments]")?.click(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog, [contenteditable]");
  const pressing = event.key === " " && event.target.closest("button, a, summary");
  if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

feed.addEventListener("scrollend", () => {
  aim = null;
});

let lastTap = 0;
feed.addEventListener("pointerup", (event) => {
  const toggle = event.target.closest(".stage__toggle");
  if (!toggle || event.pointerType !== "touch") return;
  if (event.timeStamp - lastTap < DOUBLE_TAP_MS) {
    love(toggle.closest(".stage"), event);
    like(true);
  }
  lastTap = event.timeStamp;
});

document.querySelectorAll("[data-step]").forEach((button) => {
  button.addEventListener("click", () => go(Number(button.dataset.step)));
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) stageOf(current)?.pause();
  else stageOf(current)?.play();
});

const watch = () => items().forEach((item) => observer.observe(item));
watch();
document.addEventListener("htmx:afterSettle", watch);
