// What the browser adds to pages that already work without it.
import htmx from "htmx.org";
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  PasswordInput,
  Radios,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { watchUploads } from "./envoi.js";
import { watchUnsavedChanges } from "./garde.js";
import { CARACTERES, MOT_DE_PASSE } from "./francais.js";
import { announce, watchCopyButtons, watchCounters, watchPrintButtons } from "./page.js";
import { watchPositionButtons } from "./position.js";

// Strict CSP: htmx may neither evaluate code nor insert its style element. 422 is our form with its errors.
Object.assign(htmx.config, {
  allowEval: false,
  allowScriptTags: false,
  includeIndicatorStyles: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "422", swap: true },
    { code: "[45]..", swap: false, error: true },
  ],
});

// A component that stands already is met again when a neighbour was swapped: that alone is no news.
function onError(error) {
  if (error.name !== "InitError") console.error(error);
}

const COMPONENTS = [
  [Button, { preventDoubleClick: true }],
  [CharacterCount, { i18n: CARACTERES }],
  [Checkboxes, {}],
  [ErrorSummary, {}],
  [PasswordInput, { i18n: MOT_DE_PASSE }],
  [Radios, {}],
  [SkipLink, {}],
];

const WATCHES = [
  watchUploads,
  watchUnsavedChanges,
  watchCopyButtons,
  watchPrintButtons,
  watchCounters,
  watchPositionButtons,
];

function enhance(scope) {
  for (const [Component, config] of COMPONENTS) createAll(Component, config, { scope, onError });
  for (const watch of WATCHES) watch(scope);
}

// The server marks what deserves the focus after a swap: it alone knows whether a block came or went.
function focusAfterSwap(fragment) {
  const marked = fragment.matches?.("[data-focus-apres]") ? fragment : fragment.querySelector?.("[data-focus-apres]");
  if (!marked) return;
  if (!marked.matches("a, button, input, select, textarea")) marked.setAttribute("tabindex", "-1");
  marked.focus();
}

// Components are looked for below their scope, and what came may itself be one: so start one step above.
function enhanceSwapped(fragment) {
  enhance(fragment.parentElement ?? fragment);
  focusAfterSwap(fragment);
}

function start() {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  enhance(document);
  document.body.addEventListener("htmx:afterSettle", (event) => enhanceSwapped(event.detail.elt));
  document.body.addEventListener("htmx:responseError", (event) =>
    announce(
      event.detail.xhr.status === 401
        ? "Votre connexion a expiré. Ce que vous avez saisi est toujours à l’écran : reconnectez-vous dans un autre onglet, puis recommencez."
        : "La page n’a pas pu être mise à jour. Ce que vous avez saisi est toujours à l’écran : recommencez dans un instant.",
    ),
  );
  document.body.addEventListener("htmx:sendError", () =>
    announce("Le service ne répond pas. Ce que vous avez saisi est toujours à l’écran : recommencez dans un instant."),
  );
  // Tests wait for this mark before they look or photograph.
  document.documentElement.dataset.ready = "";
}

start();
