/** Cards are carried along the timeline: with a mouse, a finger on the grip, or the keyboard. */

const FAR_PX = 6;
const EDGE_PX = 48;
const STEP_PX = 14;

export class Carry {
  constructor(reel, said, move) {
    Object.assign(this, { reel, said, move });
    this.card = null;
    reel.board.addEventListener("pointerdown", (event) => this.press(event));
    reel.board.addEventListener("click", (event) => this.clicked(event), true);
    reel.board.addEventListener("keydown", (event) => this.key(event));
    reel.board.addEventListener("focusout", ({ target }) => {
      if (this.held && target === this.held.grip && !this.moving) this.putBack();
    });
    addEventListener("pointermove", (event) => this.drag(event));
    addEventListener("pointerup", () => this.release());
    addEventListener("pointercancel", () => this.cancel());
    addEventListener("keydown", ({ key }) => key === "Escape" && this.card && this.cancel());
  }

  /* Pointer: a finger takes the grip, as the timeline itself scrolls; a mouse takes the card anywhere. */
  press(event) {
    const card = event.target.closest("[data-card]");
    const grip = event.target.closest("[data-grip]");
    if (!card || event.button !== 0 || this.held || (!grip && event.pointerType !== "mouse")) return;
    if (this.reel.cards().length < 2) return;
    Object.assign(this, { card, startX: event.clientX, far: false });
    if (!grip) return;
    grip.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (!this.card) return;
    if (!this.far && Math.abs(event.clientX - this.startX) < FAR_PX) return;
    if (!this.far) {
      this.far = true;
      this.card.classList.add("is-carried");
      this.reel.list.classList.add("is-carrying");
    }
    this.x = event.clientX;
    this.scroll();
    this.follow();
  }

  /** The card lies where the pointer is, and others make room. */
  follow() {
    const others = this.reel.cards().filter((card) => card !== this.card);
    const before = others.find((card) => {
      const { left, width } = card.getBoundingClientRect();
      return this.x < left + width / 2;
    });
    const next = before ?? others.at(-1).nextElementSibling;
    const now = this.card.nextElementSibling;
    if (next !== now && next !== this.card) this.reel.list.insertBefore(this.card, next);
  }

  scroll() {
    const { left, right } = this.reel.list.getBoundingClientRect();
    if (this.x < left + EDGE_PX) this.reel.list.scrollLeft -= STEP_PX;
    else if (this.x > right - EDGE_PX) this.reel.list.scrollLeft += STEP_PX;
  }

  release() {
    if (!this.card) return;
    const { card, far } = this;
    this.card = null;
    if (!far) return;
    this.dropped = performance.now();
    this.tidy(card);
    this.settle(card);
  }

  cancel() {
    if (!this.card) return;
    const { card } = this;
    this.card = null;
    this.tidy(card);
    this.restore();
  }

  tidy(card) {
    card.classList.remove("is-carried");
    this.reel.list.classList.remove("is-carrying");
  }

  /** A drop ends with a click on the card, which is none. */
  clicked(event) {
    if (event.target.closest("[data-grip]")) {
      if (event.detail === 0 || !this.wasDrop()) this.take(event.target.closest("[data-grip]"), event.detail === 0);
      return;
    }
    if (!this.wasDrop() || !event.target.closest("[data-card]")) return;
    event.preventDefault();
    event.stopPropagation();
  }

  wasDrop() {
    return this.dropped !== undefined && performance.now() - this.dropped < 250;
  }

  /* Keyboard: space or enter on a grip takes the card up and drops it, arrows carry it, escape puts it back. */
  take(grip) {
    if (this.held) {
      this.drop();
      return;
    }
    const card = grip.closest("[data-card]");
    this.held = { grip, card };
    grip.setAttribute("aria-pressed", "true");
    card.classList.add("is-carried");
    this.say(this.said.dataset.held, card);
  }

  key(event) {
    if (!this.held || event.target !== this.held.grip) return;
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (event.key === "Escape") this.putBack();
    else if (step) this.shift(step);
    else return;
    event.preventDefault();
  }

  shift(step) {
    const { card, grip } = this.held;
    const other = step < 0 ? card.previousElementSibling : card.nextElementSibling;
    if (!other?.matches("[data-card]")) return;
    this.moving = true;
    this.reel.list.insertBefore(card, step < 0 ? other : other.nextElementSibling);
    grip.focus();
    this.moving = false;
    this.reel.bring(card);
    this.say(this.said.dataset.moved, card);
  }

  drop() {
    const { card } = this.held;
    this.letGo();
    this.settle(card);
  }

  putBack() {
    const { grip } = this.held;
    this.letGo();
    this.restore();
    grip.focus();
  }

  letGo() {
    const { card, grip } = this.held;
    this.held = null;
    card.classList.remove("is-carried");
    grip.setAttribute("aria-pressed", "false");
  }

  /** In the order of the scenes as they are in the form. */
  restore() {
    const { list } = this.reel;
    const end = this.reel.cards().at(-1).nextElementSibling;
    const byPlace = this.reel.cards().sort((one, other) => one.dataset.card - other.dataset.card);
    for (const card of byPlace) list.insertBefore(card, end && !end.matches("[data-card]") ? end : null);
  }

  settle(card) {
    const to = this.reel.cards().indexOf(card);
    const from = Number(card.dataset.card);
    if (to === from) return;
    this.say(this.said.dataset.moved, card);
    this.move(from, to);
  }

  say(words, card) {
    const cards = this.reel.cards();
    const facts = { from: Number(card.dataset.card) + 1, to: cards.indexOf(card) + 1, all: cards.length };
    this.said.textContent = words.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
  }
}
