// «Me géolocaliser»: the position that the browser knows goes into a search of address, which is then sent.
import { announce, once } from "./page.js";

const DECIMALS = 5; // about a metre
const PATIENCE = { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 };

function search(button, { latitude, longitude }) {
  const field = document.getElementById(button.dataset.position);
  field.value = `${latitude.toFixed(DECIMALS)}, ${longitude.toFixed(DECIMALS)}`;
  field.form.requestSubmit(field.form.querySelector(`button[value="${button.dataset.intent}"]`));
}

function giveUp(button) {
  button.textContent = "Position indisponible";
  button.disabled = true;
  announce("Votre position n’est pas connue du navigateur : cherchez l’adresse, ou saisissez-la.");
}

/** `<button type="button" hidden data-position="id of the search" data-intent="of the button that sends it">` */
export function watchPositionButtons(scope) {
  if (!navigator.geolocation) return;
  for (const button of scope.querySelectorAll("button[data-position]")) {
    if (!once(button, "pret")) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => search(button, coords),
        () => giveUp(button),
        PATIENCE,
      );
    });
  }
}
