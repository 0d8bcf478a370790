/** The storyboard editor: cards on a timeline, the open scene below, and stills that follow it. */

import { Carry } from "./carry.js";
import { Reel } from "./reel.js";
import { Stills } from "./stills.js";

const form = document.getElementById("board-form");
const board = document.getElementById("board");
const mover = form.querySelector("[data-move]");

const reel = new Reel(board);
const stills = new Stills(form, board, reel);
let moved = false;

function move(from, to) {
  moved = true;
  reel.left = reel.list.scrollLeft;
  mover.value = `takes.${from}.to.${to}`;
  mover.click();
}
new Carry(reel, document.getElementById("board-said"), move);

/* A soundtrack travels with the order, not with every button. */
form.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.parameters.do !== "make") delete detail.parameters.audio;
});

function renew() {
  reel.renew();
  stills.watch();
}

board.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target !== board) return;
  renew();
  board.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
});
/* Settling gives elements their classes back; and a card that was moved keeps the keyboard. */
board.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target !== board) return;
  reel.open(reel.place);
  if (!moved) return;
  moved = false;
  reel.cards()[reel.place].querySelector("[data-grip]").focus({ preventScroll: true });
});
renew();
