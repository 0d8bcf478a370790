/** A job's progress over its socket, resumed by the last event seen; the page's polling goes on beneath it. */

import { finish } from "./finish.js";
import { answerKeys } from "./keys.js";
import { LiveStage } from "./live_stage.js";

const root = document.getElementById("job");
const progress = document.getElementById("progress");
const preview = document.getElementById("preview");
const stage = LiveStage.of(root.querySelector(".stage"));
const answering = new AbortController();
const ENDS = new Set(["ready", "failed", "cancelled", "refused"]);
const LONGEST_WAIT_MS = 8000;

let lastId = 0;
let wait = 500;

function show({ progress: perMille, picture, watchable }) {
  if (perMille !== undefined && Number(perMille) > progress.value) progress.value = Number(perMille);
  if (picture) {
    preview.src = picture;
    preview.hidden = false;
  }
  if (watchable !== undefined) stage.open();
}

const ACTS = {
  progress: show,
  preview: show,
  live: () => stage.open(),
  requeued: () => {
    progress.value = 0;
    stage.close();
  },
};

function end() {
  if (answering.signal.aborted) return;
  answering.abort();
  finish(stage);
}

function hear(message) {
  if (message.type !== "event") return;
  lastId = Math.max(lastId, message.id);
  if (ENDS.has(message.kind)) end();
  else ACTS[message.kind]?.(message.data);
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/ws/jobs/${root.dataset.job}/?last_id=${lastId}`);
  socket.addEventListener("open", () => {
    wait = 500;
  });
  socket.addEventListener("message", ({ data }) => hear(JSON.parse(data)));
  socket.addEventListener("close", ({ code }) => {
    if (code === 1000) return;
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  });
}

const polled = document.getElementById("live");
polled.addEventListener("htmx:afterSwap", () => show(polled.querySelector("[data-progress]").dataset));
polled.addEventListener("htmx:beforeOnLoad", (event) => {
  if (!event.detail.xhr.getResponseHeader("HX-Refresh")) return;
  event.preventDefault();
  end();
});
answerKeys(stage, answering);
show(polled.querySelector("[data-progress]").dataset);
connect();
