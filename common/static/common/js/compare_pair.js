/** Two videos as one: the longer leads, the other is set right when it drifts and holds its last frame at its end. */

import { call } from "./api.js";

const DRIFT_S = 0.09;
const END_S = 0.05;

export class Pair {
  constructor(videos, changed) {
    Object.assign(this, { videos, changed, wanted: false });
    for (const video of videos) {
      video.addEventListener("error", () => this.renew(video));
      video.addEventListener("ended", () => this.ended(video));
      for (const news of ["play", "pause", "timeupdate", "durationchange", "seeked"]) video.addEventListener(news, changed);
    }
  }

  get lead() {
    const [first, second] = this.videos;
    return (second.duration || 0) > (first.duration || 0) ? second : first;
  }

  get length() {
    return this.lead.duration || 0;
  }

  get time() {
    return this.lead.currentTime;
  }

  get ready() {
    return this.videos.every((video) => video.readyState >= HTMLMediaElement.HAVE_METADATA);
  }

  async play() {
    this.wanted = true;
    if (this.length && this.time >= this.length - END_S) this.seek(0);
    await Promise.all(this.videos.map((video) => !atEnd(video) && video.play().catch(() => this.pause())));
    this.watch();
  }

  pause() {
    this.wanted = false;
    for (const video of this.videos) video.pause();
    this.changed();
  }

  seek(time) {
    for (const video of this.videos) video.currentTime = Math.min(time, Math.max(0, (video.duration || 0) - END_S / 2));
  }

  /** Which of both is heard: its place, or none. */
  hear(place) {
    this.videos.forEach((video, number) => {
      video.muted = number !== place;
    });
  }

  /** Every frame while they play. */
  watch() {
    if (!this.wanted) return;
    const { lead } = this;
    for (const video of this.videos) {
      const target = Math.min(lead.currentTime, video.duration - END_S / 2);
      if (video !== lead && !video.seeking && Math.abs(video.currentTime - target) > DRIFT_S) video.currentTime = target;
    }
    this.changed();
    requestAnimationFrame(() => this.watch());
  }

  /** Round and round, both from the start. */
  ended(video) {
    if (video !== this.lead || !this.wanted) return;
    this.seek(0);
    this.play();
  }

  /** Links to media are short-lived. */
  async renew(video) {
    if (video.dataset.renewed) return;
    video.dataset.renewed = "yes";
    const { currentTime } = video;
    const fresh = await call("GET", video.dataset.renew).catch(() => null);
    if (!fresh) return;
    video.src = fresh.video_url;
    video.currentTime = currentTime;
    if (this.wanted) this.play();
  }
}

function atEnd(video) {
  return video.duration && video.currentTime >= video.duration - END_S;
}
