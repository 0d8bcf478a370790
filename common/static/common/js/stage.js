/** One 9:16 stage: poster at once, video attached when near, shown when its first frame is there. */

import { call } from "./api.js";

const MUTED = "reprise.muted";
const stages = new WeakMap();

export const isMuted = () => localStorage.getItem(MUTED) !== "no";

export function setMuted(muted) {
  localStorage.setItem(MUTED, muted ? "yes" : "no");
  document.querySelectorAll(".stage").forEach((root) => stages.get(root)?.hear());
}

export class Stage {
  constructor(root) {
    this.root = root;
    this.video = root.querySelector("video");
    this.toggle = root.querySelector(".stage__toggle");
    this.sound = root.querySelector(".stage__sound");
    this.stuck = root.querySelector(".stage__stuck");
    this.time = root.querySelector(".stage__time i");
    this.wanted = false;
    this.renewed = false;
    this.silenced = false;
    this.video.addEventListener("playing", () => this.begin());
    this.video.addEventListener("timeupdate", () => this.showTime());
    this.video.addEventListener("error", () => this.renew());
    this.video.addEventListener("play", () => root.classList.remove("is-paused"));
    this.toggle.addEventListener("click", () => this.flip());
    this.sound?.addEventListener("click", () => setMuted(!this.video.muted));
    this.stuck?.querySelector("button").addEventListener("click", () => this.again());
    this.showSound();
  }

  static of(root) {
    if (!stages.has(root)) stages.set(root, new this(root));
    return stages.get(root);
  }

  begin() {
    this.renewed = false;
    this.root.classList.add("is-shown");
  }

  attach() {
    if (this.video.hasAttribute("src")) return;
    this.video.src = this.root.dataset.video;
    this.video.preload = "auto";
    if (this.root.dataset.from) this.video.currentTime = this.root.dataset.from;
  }

  detach() {
    if (!this.video.hasAttribute("src")) return;
    this.pause();
    this.root.classList.remove("is-shown");
    this.video.removeAttribute("src");
    this.video.load();
  }

  /** Unless the viewer paused it. */
  resume() {
    if (!this.root.classList.contains("is-paused")) this.play();
  }

  async play() {
    this.wanted = true;
    this.attach();
    this.showSound();
    try {
      await this.video.play();
    } catch (error) {
      if (error.name === "NotAllowedError" && !this.video.muted) await this.playSilently();
      else if (error.name === "NotAllowedError") this.root.classList.add("is-paused");
    }
  }

  /** Browsers refuse sound before the first touch: the clip plays without it, and the wish is kept. */
  async playSilently() {
    this.silenced = true;
    this.showSound();
    await this.video.play().catch(() => this.root.classList.add("is-paused"));
  }

  pause() {
    this.wanted = false;
    this.video.pause();
  }

  flip() {
    if (this.video.paused) {
      this.play();
    } else {
      this.pause();
      this.root.classList.add("is-paused");
    }
  }

  rewind() {
    this.video.currentTime = 0;
    this.root.classList.remove("is-paused");
  }

  /** Links to media are short-lived: an error asks once for a new one before it is shown as an error. */
  async renew() {
    if (!this.video.hasAttribute("src")) return;
    if (this.renewed) {
      this.showStuck(true);
      return;
    }
    this.renewed = true;
    try {
      const fresh = await call("GET", this.root.dataset.renew);
      this.root.dataset.video = fresh.video_url;
      this.video.src = fresh.video_url;
      if (this.wanted) this.play();
    } catch (refusal) {
      this.showStuck(true, refusal.message);
    }
  }

  again() {
    this.renewed = false;
    this.showStuck(false);
    this.renew();
  }

  showStuck(stuck, message) {
    if (!this.stuck) return;
    this.stuck.hidden = !stuck;
    if (message) this.stuck.querySelector("p").textContent = message;
  }

  hear() {
    this.silenced = false;
    this.showSound();
  }

  showSound() {
    const muted = isMuted() || this.silenced;
    this.video.muted = muted;
    if (!this.sound) return;
    this.sound.setAttribute("aria-pressed", !muted);
    this.sound.querySelector("use").setAttribute("href", this.sound.dataset[muted ? "muteIcon" : "soundIcon"]);
  }

  showTime() {
    const { currentTime, duration } = this.video;
    this.time?.style.setProperty("--played", duration ? currentTime / duration : 0);
  }
}
