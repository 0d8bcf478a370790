/** A clip while it is made: plays what there is, waits at the edge, and leaves the pictures alone where it can not. */

import { Stage } from "./stage.js";

const TYPE = "application/vnd.apple.mpegurl";
const GONE = 410;
const FROM_THE_START = { startPosition: 0, enableWorker: false, lowLatencyMode: false };

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const asksFirst = () => calm.matches || navigator.connection?.saveData === true;

/** hls.js, or null where it was not brought or can not run: the browser may still play such streams by itself. */
async function load(address) {
  if (!address) return null;
  const { default: Hls } = await import(address).catch(() => ({}));
  return Hls?.isSupported() ? Hls : null;
}

export class LiveStage extends Stage {
  constructor(root) {
    super(root);
    this.parts = root.querySelectorAll("[data-live]");
    this.wasOpened = false;
    this.isMended = false;
    this.silenced = true; // whoever waits does something else: sound comes when it is asked for
    this.showSound();
  }

  /** To be called when the first piece is there; again is harmless. */
  async open() {
    if (this.wasOpened) return;
    this.wasOpened = true;
    this.Hls ??= await load(this.root.dataset.hls);
    if (!this.wasOpened || !(this.Hls || this.video.canPlayType(TYPE))) return;
    this.parts.forEach((part) => (part.hidden = false));
    if (asksFirst()) this.root.classList.add("is-paused");
    else this.play();
  }

  /** Back to the pictures, for good: it can not be played. */
  giveUp() {
    this.close();
    this.wasOpened = true;
  }

  /** Back to the pictures until it is opened again: it is made anew. */
  close() {
    this.wasOpened = false;
    this.hls?.destroy();
    this.hls = null;
    this.parts.forEach((part) => (part.hidden = true));
    this.detach();
    this.root.classList.remove("is-paused", "is-shown");
  }

  attach() {
    if (this.hls || this.video.hasAttribute("src")) return;
    if (this.Hls) this.attachHls();
    else this.video.src = this.root.dataset.live;
  }

  attachHls() {
    const { Events, ErrorTypes } = this.Hls;
    this.hls = new this.Hls(FROM_THE_START);
    this.hls.on(Events.MANIFEST_PARSED, () => this.wanted && this.play());
    this.hls.on(Events.ERROR, (_, { fatal, type, response }) => {
      if (response?.code === GONE) this.hls.stopLoad(); // the clip is there, and the page is about to say so
      else if (fatal && type === ErrorTypes.MEDIA_ERROR) this.mend();
      else if (fatal) this.giveUp();
    });
    this.hls.loadSource(this.root.dataset.live);
    this.hls.attachMedia(this.video);
  }

  mend() {
    if (this.isMended) {
      this.giveUp();
      return;
    }
    this.isMended = true;
    this.hls.recoverMediaError();
  }

  renew() {
    if (!this.hls && this.video.hasAttribute("src")) this.giveUp();
  }

  flip() {
    if (!this.video.hidden) super.flip();
  }

  /** The picture that is shown now, held still; null when there is none. Nothing more is asked of the server. */
  freeze() {
    this.hls?.stopLoad();
    if (!this.root.classList.contains("is-shown")) return null;
    this.pause();
    return this.video;
  }
}
