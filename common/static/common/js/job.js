/** A job's progress over its socket, resumed by the last event seen; the page's polling goes on beneath it. */

const root = document.getElementById("job");
const progress = document.getElementById("progress");
const preview = document.getElementById("preview");
const ENDS = new Set(["ready", "failed", "cancelled", "refused"]);
const LONGEST_WAIT_MS = 8000;

let lastId = 0;
let wait = 500;

function show({ progress: perMille, picture }) {
  if (perMille !== undefined && Number(perMille) > progress.value) progress.value = Number(perMille);
  if (picture) {
    preview.src = picture;
    preview.hidden = false;
  }
}

const ACTS = {
  progress: show,
  preview: show,
  requeued: () => {
    progress.value = 0;
  },
};

function hear(message) {
  if (message.type !== "event") return;
  lastId = Math.max(lastId, message.id);
  if (ENDS.has(message.kind)) location.reload();
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

document.getElementById("live").addEventListener("htmx:afterSwap", ({ currentTarget }) => {
  show(currentTarget.querySelector("[data-progress]").dataset);
});
connect();
