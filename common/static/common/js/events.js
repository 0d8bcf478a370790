/** What was seen and watched, sent a batch at a time; each event has its own id, so that one sent twice counts once. */

import { token } from "./api.js";

const EVERY_MS = 4000;
const MOST_A_BATCH = 50;
const MOST_KEPT = 400; // while offline: the oldest go first
const ADDRESS = "/api/v1/feed/events";
const VISIT = "reprise.visit";

/** Version 4; browsers offer randomUUID on https and localhost alone. */
const newId = () =>
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );

const waiting = [];
let sending = false;

/** Of a visitor, for as long as the tab is open; the server knows who is signed in. */
function visit() {
  if (!sessionStorage.getItem(VISIT)) sessionStorage.setItem(VISIT, newId());
  return sessionStorage.getItem(VISIT);
}

/** `item` carries in its data what it is and where in which list it stood; a list without a session, its mode. */
export function record(kind, item, value) {
  const { post, session, position } = item.dataset;
  const { mode } = item.closest("[data-mode]")?.dataset ?? {};
  if (!post) return;
  const event = { id: newId(), kind, post, at: new Date().toISOString() };
  if (value !== undefined) event.value = value;
  if (session) Object.assign(event, { session, position: Number(position) });
  else if (mode) event.mode = mode;
  waiting.push(event);
  if (waiting.length > MOST_KEPT) waiting.shift();
}

const send = (events, keepalive) =>
  fetch(ADDRESS, {
    method: "POST",
    keepalive,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ events, visit: visit() }),
  });

/** What the network or a busy server did not take comes again, and what stood beside a post that went; no other refusal. */
async function flush() {
  if (sending || !waiting.length) return;
  sending = true;
  const batch = waiting.splice(0, MOST_A_BATCH);
  try {
    const reply = await send(batch, false);
    if (reply.status === 429 || reply.status >= 500) waiting.unshift(...batch);
    else if (reply.status === 404) {
      const { posts = [] } = await reply.json();
      if (posts.length) waiting.unshift(...batch.filter((event) => !posts.includes(event.post)));
    }
  } catch {
    waiting.unshift(...batch);
  }
  sending = false;
}

/** The page goes: no answer will be seen. */
function leave() {
  while (waiting.length) send(waiting.splice(0, MOST_A_BATCH), true).catch(() => {});
}

export function startEvents() {
  setInterval(flush, EVERY_MS);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
}
