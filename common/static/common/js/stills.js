/** A picture of every scene that is looked at: one is drawn at a time, and what was drawn once is kept. */

import { token } from "./api.js";

const TRIES = 6;
const AGAIN_MS = 1200;
const SETTLE_MS = 400;
const WHOLE = ["style", "size"];

export class Stills {
  constructor(form, board, reel) {
    Object.assign(this, { form, board, reel });
    this.kept = new Map();
    this.wanted = new Set();
    this.drawing = false;
    this.looked = new IntersectionObserver((entries) => this.look(entries), { rootMargin: "200px" });
    form.addEventListener("change", ({ target }) => this.changed(target));
  }

  /** After the scenes came anew. The first one is asked for before it is looked at: the renderer may have to wake up. */
  watch() {
    this.looked.disconnect();
    for (const card of this.reel.cards()) {
      this.recall(this.reel.takeOf(card));
      this.looked.observe(card);
    }
    const [first] = this.reel.takes();
    if (first) this.want([first]);
  }

  want(takes) {
    for (const take of takes) this.wanted.add(take);
    this.work();
  }

  look(entries) {
    for (const { isIntersecting, target } of entries) target.toggleAttribute("data-looked", isIntersecting);
    this.want(entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => this.reel.takeOf(target)));
  }

  changed(target) {
    if (!target.validity?.valid) return;
    clearTimeout(this.settled);
    const own = target.closest("[data-take]");
    const seen = () => this.reel.cards().filter((card) => card.hasAttribute("data-looked"));
    const old = own ? [own] : WHOLE.includes(target.name) ? seen().map((card) => this.reel.takeOf(card)) : [];
    this.settled = setTimeout(() => this.want(old.filter((take) => take.isConnected)), SETTLE_MS);
  }

  /** The scene as the first of a form, without what a still does not show. */
  sent(take) {
    const place = `${take.dataset.take}.`;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (WHOLE.includes(name)) body.append(name, value);
      else if (name.startsWith(place) && !name.startsWith(`${place}lines.`)) {
        body.append(`takes.0.${name.slice(place.length)}`, value);
      }
    }
    return body;
  }

  recall(take) {
    const url = this.kept.get(this.sent(take).toString());
    if (url) this.show(take, url);
  }

  show(take, url) {
    for (const still of [take.querySelector(".take__still"), this.reel.cardOf(take).querySelector(".scene__still")]) {
      const [picture, spinner, none] = ["img", ".spinner", "p"].map((what) => still.querySelector(what));
      still.classList.remove("is-old");
      spinner.hidden = true;
      picture.hidden = !url;
      if (none) none.hidden = Boolean(url);
      if (url) picture.src = url;
    }
  }

  async draw(take) {
    const body = this.sent(take);
    const key = body.toString();
    if (!this.kept.has(key)) {
      take.querySelector(".take__still").classList.add("is-old");
      this.reel.cardOf(take).querySelector(".scene__still").classList.add("is-old");
      const began = performance.now();
      const url = await this.ask(body).catch(() => "");
      take.dataset.drawnMs = Math.round(performance.now() - began);
      if (url) this.kept.set(key, url);
      if (!take.isConnected) return;
      if (this.sent(take).toString() !== key) {
        this.wanted.add(take);
        return;
      }
    }
    this.show(take, this.kept.get(key) ?? "");
  }

  async ask(body) {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const headers = { "X-CSRFToken": token() };
      const reply = await fetch(this.board.dataset.still, { method: "POST", body, headers });
      if (reply.ok) return URL.createObjectURL(await reply.blob());
      if (reply.status !== 503) return "";
      await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
    return "";
  }

  /** The scene that is open goes first. */
  async work() {
    if (this.drawing) return;
    this.drawing = true;
    while (this.wanted.size) {
      const take = [...this.wanted].find((one) => one.classList.contains("is-open")) ?? [...this.wanted][0];
      this.wanted.delete(take);
      if (take.isConnected) await this.draw(take);
    }
    this.drawing = false;
  }
}
