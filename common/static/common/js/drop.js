/** Forms marked [data-drop]: a picture or a soundtrack can be dropped on them, and is shown before it is sent. */

function show(form, file) {
  const name = form.querySelector("[data-drop-name]");
  if (name) name.textContent = file.name;
  form.classList.replace("is-waiting", "is-sendable");
  form.classList.add("is-chosen");
  form.querySelector("[data-drop-clear]")?.removeAttribute("hidden");
  const preview = form.querySelector("[data-drop-preview]");
  if (!preview || !file.type.startsWith("image/")) return;
  const picture = preview.querySelector("img");
  if (picture.src.startsWith("blob:")) URL.revokeObjectURL(picture.src);
  picture.src = URL.createObjectURL(file);
  preview.hidden = false;
  form.querySelector("[data-drop-send]")?.focus();
}

function start(form) {
  const zone = form.querySelector("[data-drop-zone]");
  const input = zone.querySelector("input");
  const name = form.querySelector("[data-drop-name]");
  const noName = name?.textContent;
  if (form.querySelector("[data-drop-send]")) form.classList.add("is-waiting");
  const inputs = [...form.querySelectorAll("input[type=file]")];
  inputs.forEach((one) => one.addEventListener("change", () => {
    if (!one.files[0]) return;
    inputs.filter((other) => other !== one).forEach((other) => {
      other.value = "";
    });
    show(form, one.files[0]);
  }));
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  form.querySelector("[data-drop-clear]")?.addEventListener("click", (event) => {
    input.value = "";
    form.classList.remove("is-chosen");
    name.textContent = noName;
    event.currentTarget.hidden = true;
  });
}

document.querySelectorAll("[data-drop]").forEach(start);
