/** The storyboard editor: stills that follow their scenes, one at a time and only those that are looked at. */

import { token } from "./api.js";

const form = document.getElementById("board-form");
const board = document.getElementById("board");
const TRIES = 6;
const AGAIN_MS = 1200;
const SETTLE_MS = 500;
const WHOLE = ["style", "size"];

const kept = new Map();
const wanted = new Set();
let drawing = false;

/** The scene as the first of a form, without what a still does not show. */
function sent(take) {
  const place = `${take.dataset.take}.`;
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (WHOLE.includes(name)) body.append(name, value);
    else if (name.startsWith(place) && !name.startsWith(`${place}lines.`)) {
      body.append(`takes.0.${name.slice(place.length)}`, value);
    }
  }
  return body;
}

function show(take, url) {
  const still = take.querySelector(".take__still");
  const picture = still.querySelector("img");
  still.classList.remove("is-old");
  still.querySelector(".spinner").hidden = true;
  still.querySelector("p").hidden = Boolean(url);
  picture.hidden = !url;
  if (url) picture.src = url;
}

async function ask(body) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const reply = await fetch(board.dataset.still, { method: "POST", body, headers: { "X-CSRFToken": token() } });
    if (reply.ok) return URL.createObjectURL(await reply.blob());
    if (reply.status !== 503) return "";
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
  return "";
}

async function draw(take) {
  const body = sent(take);
  const key = body.toString();
  if (!kept.has(key)) {
    take.querySelector(".take__still").classList.add("is-old");
    const url = await ask(body).catch(() => "");
    if (url) kept.set(key, url);
    if (!take.isConnected) return;
    if (sent(take).toString() !== key) {
      wanted.add(take);
      return;
    }
  }
  show(take, kept.get(key) ?? "");
}

async function work() {
  if (drawing) return;
  drawing = true;
  while (wanted.size) {
    const [take] = wanted;
    wanted.delete(take);
    if (take.isConnected) await draw(take);
  }
  drawing = false;
}

const looked = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    target.toggleAttribute("data-looked", isIntersecting);
    if (isIntersecting) wanted.add(target);
  }
  work();
}, { rootMargin: "200px" });

function watch() {
  looked.disconnect();
  for (const take of board.querySelectorAll("[data-take]")) looked.observe(take);
}

let settled;
form.addEventListener("change", ({ target }) => {
  clearTimeout(settled);
  const own = target.closest("[data-take]");
  const old = own ? [own] : WHOLE.includes(target.name) ? [...board.querySelectorAll("[data-looked]")] : [];
  settled = setTimeout(() => {
    old.filter((take) => take.isConnected).forEach((take) => wanted.add(take));
    work();
  }, SETTLE_MS);
});

/* A soundtrack travels with the order, not with every button. */
form.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.parameters.do !== "make") delete detail.parameters.audio;
});

board.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target !== board) return;
  watch();
  board.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
});
watch();
/* The first one is asked for before it is looked at: the renderer may have to wake up. */
const first = board.querySelector("[data-take]");
if (first) {
  wanted.add(first);
  work();
}
