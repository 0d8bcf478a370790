/** How long the current clip was watched: an impression, the time, the first end, and watching it again. */

import { record } from "./events.js";

const IMPRESSION_MS = 1000;
const ENDED = 0.95; // of the clip: the last frames are often cut off by the loop
const MOST_ROUNDS = 2;
const MOST_S = 3600;
const seen = new WeakSet(); // items: coming back to one is no second impression

/** One showing of one clip. */
class Showing {
  constructor(item) {
    this.item = item;
    this.video = item.querySelector("video");
    this.watched_s = 0;
    this.rounds = 0;
    this.last = null;
    this.due = setTimeout(() => this.see(), IMPRESSION_MS);
    this.tick = () => this.count();
    this.video.addEventListener("timeupdate", this.tick);
  }

  see() {
    clearTimeout(this.due);
    if (seen.has(this.item)) return;
    seen.add(this.item);
    record("impression", this.item);
  }

  /** While playing, the position moves forward in small steps; the loop and a seek jump. */
  count() {
    const { currentTime, duration } = this.video;
    const step = currentTime - (this.last ?? currentTime);
    this.last = currentTime;
    if (step > 0 && step < 2) this.watched_s += step;
    if (!duration) return;
    if (this.watched_s >= duration / 2) this.see();
    if (this.rounds < MOST_ROUNDS && this.watched_s >= duration * (this.rounds + ENDED)) this.round();
  }

  round() {
    this.rounds += 1;
    record(this.rounds === 1 ? "completion" : "rewatch", this.item);
  }

  end() {
    clearTimeout(this.due);
    this.video.removeEventListener("timeupdate", this.tick);
    const seconds = Math.min(MOST_S, Math.round(this.watched_s * 10) / 10);
    if (seconds > 0) record("watch", this.item, seconds);
  }
}

/** Starts before the events do: when the page goes, the last showing must end before the batch is sent. */
export function startWatching(swipe) {
  let showing = null;
  const end = () => {
    showing?.end();
    showing = null;
  };
  const begin = (item) => {
    end();
    if (item?.querySelector("video")) showing = new Showing(item);
  };
  swipe.addEventListener("enter", ({ detail }) => begin(detail));
  swipe.addEventListener("leave", end);
  addEventListener("pagehide", end);
  document.addEventListener("visibilitychange", () => (document.hidden ? end() : begin(swipe.current)));
}
