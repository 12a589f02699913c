// Small services of a page: saying something aloud, copying a number, printing, counting what is typed.

/** Shows a sentence in the frame's live region (role=status). */
export function announce(sentence) {
  const region = document.getElementById("annonce");
  if (!region) return;
  region.textContent = sentence;
}

/** Whether an element is met for the first time, which it is told. */
export function once(element, mark) {
  if (element.dataset[mark] !== undefined) return false;
  element.dataset[mark] = "";
  return true;
}

/** `<button hidden data-copier="id of the element that holds the text">`: appears only where it can work. */
export function watchCopyButtons(scope) {
  if (!navigator.clipboard) return;
  for (const button of scope.querySelectorAll("button[data-copier]")) {
    if (!once(button, "pret")) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copier).textContent.trim());
      button.textContent = "Copié";
      announce("Le numéro est copié.");
    });
  }
}

/** `<button hidden data-imprimer>` */
export function watchPrintButtons(scope) {
  for (const button of scope.querySelectorAll("button[data-imprimer]")) {
    if (!once(button, "pret")) continue;
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

/** `<span data-compteur="id of the field" data-max="150">`, where the profile shows it: « 12 / 150 caractères ». */
export function watchCounters(scope) {
  for (const counter of scope.querySelectorAll("[data-compteur]")) {
    if (getComputedStyle(counter).display === "none" || !once(counter, "pret")) continue;
    const field = document.getElementById(counter.dataset.compteur);
    const count = () => {
      counter.textContent = `${field.value.length} / ${counter.dataset.max} caractères`;
    };
    field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), counter.id].filter(Boolean).join(" "));
    field.addEventListener("input", count);
    count();
  }
}
