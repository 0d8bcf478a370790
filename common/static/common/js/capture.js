/** Records the challenge: asks for the camera, then for the script, shows it step by step, sends the video, waits. */

import { call } from "./api.js";
import { verdict } from "./capture_verdict.js";

const TYPES = ["video/webm;codecs=vp8,opus", "video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/webm", "video/mp4"];
const SIGNS = { left: "←", right: "→", up: "↑", down: "↓" };
const TAIL_S = 0.3;
const POLL_MS = 2000;

const root = document.getElementById("capture");
const form = root.querySelector("[data-capture-form]");
const view = root.querySelector(".capture__view");
const mirror = root.querySelector("video");
const bar = root.querySelector("progress");
const sign = root.querySelector(".capture__sign");
const words = root.querySelector(".capture__words");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function prompt(shown, said) {
  if (sign.textContent !== shown) sign.textContent = shown;
  if (words.textContent !== said) words.textContent = said;
}

function show(step, still) {
  delete view.dataset.colour;
  if (!step || step.kind === "look") prompt("", root.dataset.look);
  else if (step.kind === "move") prompt(SIGNS[step.value], root.dataset[step.value]);
  else if (step.kind === "digit") prompt(step.value, root.dataset.say);
  else {
    prompt("", root.dataset.colour);
    if (!still) view.dataset.colour = step.value;
  }
}

function play(script, still) {
  return new Promise((done, failed) => {
    const began = performance.now();
    const frame = () => {
      const at = (performance.now() - began) / 1000;
      if (document.hidden) return failed(new Error(root.dataset.leftPage));
      show(script.steps.find((step) => step.start_s <= at && at < step.end_s), still);
      bar.value = Math.min(1, at / script.seconds);
      return at < script.seconds + TAIL_S ? requestAnimationFrame(frame) : done();
    };
    requestAnimationFrame(frame);
  });
}

async function camera() {
  if (!navigator.mediaDevices || !window.MediaRecorder) throw new Error(root.dataset.noRecorder);
  const picture = { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 720 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: picture, audio: true });
  } catch (error) {
    throw new Error(error.name === "NotAllowedError" ? root.dataset.notAllowed : root.dataset.noCamera);
  }
}

async function record(stream, script, still) {
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: 2_500_000 });
  const parts = [];
  recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
  const ended = new Promise((done) => recorder.addEventListener("stop", done));
  const started = new Promise((done) => recorder.addEventListener("start", done));
  recorder.start();
  await started;
  try {
    await play(script, still);
  } finally {
    recorder.stop();
    await ended;
  }
  return new Blob(parts, { type: mimeType });
}

async function run(asked) {
  const stream = await camera();
  try {
    mirror.srcObject = stream;
    await mirror.play();
    const challenge = await call("POST", "cameo/challenges", { body: asked.options });
    root.dataset.state = "doing";
    const video = await record(stream, challenge.script, asked.still);
    root.dataset.state = "sending";
    prompt("", root.dataset.sending);
    const body = new FormData();
    body.append("nonce", challenge.nonce);
    body.append("video", video, "capture");
    return await call("POST", `cameo/challenges/${challenge.id}/video`, { body });
  } finally {
    delete view.dataset.colour;
    stream.getTracks().forEach((track) => track.stop());
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { voice, still, language } = form.elements;
  root.querySelector(".capture__result").hidden = true;
  root.dataset.state = "asking";
  try {
    let capture = await run({
      still: still.checked,
      options: { voice: voice.checked, language: language.value },
    });
    root.dataset.state = "judging";
    prompt("", root.dataset.judging);
    while (capture.state === "checking") {
      await pause(POLL_MS);
      capture = await call("GET", `cameo/challenges/${capture.id}`);
    }
    verdict(root, capture);
  } catch (error) {
    verdict(root, { state: "failed", checks: [{ outcome: "failed", title: error.message, reasons: [] }] });
  }
});
