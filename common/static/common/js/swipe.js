/** One clip a screen: scroll-snap moves, an observer says which is current, and the one after it is made ready. */

import { Stage } from "./stage.js";

const BEHIND = 1;
const AHEAD = 1;
const MOST = 0.6; // of the screen: which clip is the current one
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const stageOf = (item) => {
  const root = item?.querySelector(".stage[data-video]");
  return root ? Stage.of(root) : null;
};

/** Tells `enter` and `leave` with the item as `detail`. */
export class Swipe extends EventTarget {
  constructor(feed) {
    super();
    this.feed = feed;
    this.current = null;
    this.aim = null;
    const options = { root: feed, threshold: [0, MOST] };
    this.observer = new IntersectionObserver((entries) => this.look(entries), options);
    feed.addEventListener("scrollend", () => {
      this.aim = null;
    });
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) this.stage?.pause();
      else this.stage?.resume();
    });
  }

  get items() {
    return [...this.feed.querySelectorAll(".feed__item")];
  }

  get stage() {
    return stageOf(this.current);
  }

  /** After items came or went. */
  watch() {
    if (this.current && !this.current.isConnected) {
      this.tell("leave", this.current);
      this.current = null;
    }
    this.items.forEach((item) => this.observer.observe(item));
    this.attach();
  }

  look(entries) {
    for (const { target, intersectionRatio } of entries) {
      if (intersectionRatio >= MOST) this.enter(target);
      else if (target === this.current) this.stage?.pause();
    }
  }

  enter(item) {
    if (item === this.aim) this.aim = null;
    if (item !== this.current) {
      this.tell("leave", this.current);
      this.stage?.pause();
      this.current = item;
      this.stage?.root.classList.toggle("is-paused", calm.matches); // who wants no motion starts each clip themselves
      this.items.forEach((other) => {
        other.tabIndex = other === item ? 0 : -1;
      });
      this.attach();
      this.tell("enter", item);
    }
    if (!document.hidden) this.stage?.resume();
  }

  attach() {
    const all = this.items;
    const here = all.indexOf(this.current);
    if (here < 0) return;
    all.forEach((item, index) => {
      const near = index >= here - BEHIND && index <= here + AHEAD;
      if (near) stageOf(item)?.attach();
      else stageOf(item)?.detach();
    });
  }

  /** Keys may be faster than the scrolling they cause: a step counts from where the last one leads. */
  go(step) {
    const all = this.items;
    const next = all[all.indexOf(this.aim ?? this.current) + step];
    if (!next) return;
    this.aim = next;
    next.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
    next.focus({ preventScroll: true });
  }

  tell(what, item) {
    if (item) this.dispatchEvent(new CustomEvent(what, { detail: item }));
  }
}
