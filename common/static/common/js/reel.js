/** The cards on the timeline: one scene is open below them, and they say what it is while it is edited. */

export class Reel {
  constructor(board) {
    this.board = board;
    this.place = 0;
    this.left = 0;
    board.addEventListener("click", (event) => this.chosen(event));
    board.addEventListener("input", ({ target }) => this.tell(target.closest("[data-take]")));
    /* A field of a scene that is not open can not be shown to be wrong. */
    board.addEventListener("invalid", ({ target }) => this.reveal(target.closest("[data-take]")), true);
  }

  get list() {
    return this.board.querySelector("[data-reel]");
  }

  cards() {
    return [...this.board.querySelectorAll("[data-card]")];
  }

  takes() {
    return [...this.board.querySelectorAll("[data-take]")];
  }

  takeOf(card) {
    return this.takes()[Number(card.dataset.card)];
  }

  cardOf(take) {
    return this.board.querySelector(`[data-card="${this.takes().indexOf(take)}"]`);
  }

  /** After the scenes came anew: what was just made is open, else what is wrong, else what was open before. */
  renew() {
    this.board.classList.add("has-reel");
    const takes = this.takes();
    const new_ = takes.findIndex((take) => take.querySelector("[autofocus]"));
    const wrong = takes.findIndex((take) => take.querySelector(".take__faults"));
    const next = new_ >= 0 ? new_ : wrong >= 0 ? wrong : this.place;
    takes.forEach((take) => this.tell(take));
    for (const card of this.cards()) card.querySelector("[data-grip]").hidden = takes.length < 2;
    this.list.scrollLeft = this.left;
    this.open(Math.min(next, takes.length - 1));
  }

  open(place) {
    this.place = Math.max(0, place);
    this.takes().forEach((take, number) => take.classList.toggle("is-open", number === this.place));
    for (const card of this.cards()) {
      const open = Number(card.dataset.card) === this.place;
      const link = card.querySelector("a");
      if (open) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      if (open) this.bring(card);
    }
  }

  /** Into the visible part of the timeline, without moving the page. */
  bring(card) {
    const { offsetLeft, offsetWidth } = card;
    const { scrollLeft, clientWidth } = this.list;
    if (offsetLeft < scrollLeft) this.list.scrollLeft = offsetLeft - 12;
    else if (offsetLeft + offsetWidth > scrollLeft + clientWidth) {
      this.list.scrollLeft = offsetLeft + offsetWidth - clientWidth + 12;
    }
    this.left = this.list.scrollLeft;
  }

  chosen(event) {
    const link = event.target.closest("[data-card] a");
    if (!link) return;
    event.preventDefault();
    this.open(Number(link.closest("[data-card]").dataset.card));
  }

  reveal(take) {
    if (take && !take.classList.contains("is-open")) this.open(this.takes().indexOf(take));
  }

  /** A card is as wide as its scene is long, within reason. */
  tell(take) {
    if (!take) return;
    const card = this.cardOf(take);
    const field = (name) => take.querySelector(`[name="${take.dataset.take}.${name}"]`);
    const seconds = Number(field("seconds").value) || 0;
    const setting = field("setting");
    const words = field("text").value.trim() || setting.options[setting.selectedIndex]?.label || "";
    card.querySelector("[data-seconds]").textContent = this.list.dataset.time.replace("{n}", Math.round(seconds * 10) / 10);
    card.querySelector("[data-words]").textContent = words;
    card.style.setProperty("--seconds", seconds);
  }
}
