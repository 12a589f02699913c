// Warns before a page is left with changes that no button has saved: `<form data-garde>`.

const dirty = new Set();

function warn(event) {
  for (const form of dirty) if (!form.isConnected) dirty.delete(form);
  if (dirty.size > 0) event.preventDefault();
}

function watch(form) {
  if (form.dataset.garde === "suivi") return;
  // A form that comes back with errors still holds unsaved text: the server says data-garde="modifie".
  if (form.dataset.garde === "modifie") dirty.add(form);
  form.dataset.garde = "suivi";
  form.addEventListener("input", () => dirty.add(form));
  form.addEventListener("submit", () => dirty.delete(form));
}

export function watchUnsavedChanges(scope) {
  scope.querySelectorAll("form[data-garde]").forEach(watch);
}

window.addEventListener("beforeunload", warn);
