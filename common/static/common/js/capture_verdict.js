/** What came of a capture: what was good is ticked off, what was not says why and what helps. */

const TONES = { passed: "good", unsure: "warn", failed: "bad" };

function line(check) {
  const note = document.createElement("div");
  note.className = `note note--${TONES[check.outcome]}`;
  const said = document.createElement("div");
  note.append(said);
  const add = (text, strong) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    if (strong) paragraph.className = "strong";
    said.append(paragraph);
  };
  add(`${check.outcome === "passed" ? "✓ " : ""}${check.title}`, true);
  for (const reason of check.reasons) add(`${reason.title} ${reason.hint}`, false);
  return note;
}

export function verdict(root, capture) {
  const result = root.querySelector(".capture__result");
  const passed = capture.state === "passed";
  root.dataset.state = passed || capture.state === "review" ? "done" : "over";
  root.querySelector("[data-capture-done]").hidden = capture.state === "failed";
  const title = document.createElement("h2");
  title.textContent = root.dataset[capture.state];
  result.replaceChildren(title, ...capture.checks.map(line));
  result.dataset.verdict = capture.state;
  result.hidden = false;
}
