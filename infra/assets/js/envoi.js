// Sends a file straight to its store: `<form data-envoi data-taille-max="1000000" data-suite="/…">`.
// The form is a complete presigned POST, so without this script, or when fetch is not let through, it is sent as it is.

const PDF = "application/pdf";

function megas(octets) {
  return `${(octets / 1e6).toLocaleString("fr-FR", { maximumFractionDigits: 1 })} Mo`;
}

async function startsAsPdf(file) {
  return (await file.slice(0, 5).text()) === "%PDF-";
}

/** The French sentence that refuses this file, or "" when it may go. */
async function refusal(form, field) {
  const file = field.files[0];
  const limit = Number(form.dataset.tailleMax || 0);
  if (!file) return "Choisissez le fichier à envoyer.";
  if (file.size === 0) return "Ce fichier est vide : choisissez-en un autre.";
  if (limit && file.size > limit) {
    return `Ce fichier pèse ${megas(file.size)}, la limite est de ${megas(limit)} : réduisez-le, puis choisissez-le de nouveau.`;
  }
  if (field.accept.includes(PDF) && !(await startsAsPdf(file))) {
    return "Ce fichier n’est pas un PDF : enregistrez le document au format PDF, puis choisissez-le de nouveau.";
  }
  return "";
}

const REFUSALS_OF_THE_STORE = {
  EntityTooLarge: "Ce fichier dépasse la taille permise : réduisez-le, puis choisissez-le de nouveau.",
  EntityTooSmall: "Ce fichier est vide : choisissez-en un autre.",
  AccessDenied: "Le délai d’envoi est dépassé : rechargez la page, puis choisissez de nouveau le fichier.",
};

function told(xml) {
  const code = /<Code>(\w+)<\/Code>/.exec(xml)?.[1];
  return REFUSALS_OF_THE_STORE[code] ?? "Le fichier n’a pas pu être envoyé : recommencez dans un instant.";
}

function showError(field, sentence) {
  const box = document.getElementById(`${field.id}-erreur-envoi`);
  box.textContent = sentence;
  box.hidden = false;
  field.setAttribute("aria-invalid", "true");
  field.classList.add("champ-fichier--erreur");
  field.focus();
}

function clearError(field) {
  const box = document.getElementById(`${field.id}-erreur-envoi`);
  box.textContent = "";
  box.hidden = true;
  field.removeAttribute("aria-invalid");
  field.classList.remove("champ-fichier--erreur");
}

function busy(form, sentence) {
  form.querySelector("[data-etat-envoi]").textContent = sentence;
  form.setAttribute("aria-busy", sentence ? "true" : "false");
  for (const button of form.querySelectorAll("button")) button.disabled = Boolean(sentence);
}

// A store that answers by a redirection has taken the file: where to go next is ours to say, not its to follow.
async function post(form) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
  if (answer.ok || answer.type === "opaqueredirect") return "";
  return told(await answer.text());
}

async function send(form, field) {
  clearError(field);
  const sentence = await refusal(form, field);
  if (sentence) return showError(field, sentence);
  busy(form, "Envoi du fichier en cours…");
  let refused;
  try {
    refused = await post(form);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // The store is not reachable by script (CORS): let the browser send the form by itself.
    busy(form, "");
    return form.submit();
  }
  busy(form, "");
  if (refused) return showError(field, refused);
  return window.location.assign(form.dataset.suite);
}

export function watchUploads(scope) {
  for (const form of scope.querySelectorAll("form[data-envoi]")) {
    const field = form.querySelector("input[type=file]");
    if (!field || form.dataset.envoi === "suivi") continue;
    form.dataset.envoi = "suivi";
    field.addEventListener("change", () => clearError(field));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form, field);
    });
  }
}
