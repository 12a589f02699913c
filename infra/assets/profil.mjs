// Turns what a profile says of looks into its sheet of custom properties, and refuses colours one cannot read.
import { parse } from "smol-toml";

const DEFAULTS = { primaire: "#1b4f57", accent: "#c8872b", obligatoire: "#1d2b2f" };
// Shown beside each text field, the counter takes the place of the count of what is left (M002).
const COUNTERS = ["--compteur:block", "--compte:flex", "--reste:none"];
const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const PAPER = [250, 248, 243];

function rgb(text, where) {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (!found) throw new Error(`${where} : « ${text} » n’est pas une couleur #rrvvbb`);
  return found.slice(1).map((pair) => parseInt(pair, 16));
}

function hex(colour) {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function mix(colour, other, share) {
  return colour.map((part, index) => part * (1 - share) + other[index] * share);
}

function luminance(colour) {
  const [r, g, b] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio, 1 to 21. */
function contrast(a, b) {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function darkenUntil(colour, background, ratio) {
  let result = colour;
  for (let step = 0; step < 40 && contrast(result, background) < ratio; step += 1) result = mix(result, BLACK, 0.05);
  return result;
}

/** Every shade that is text reaches 4.5:1 on what it stands on; the accent is ornament and may be what it likes. */
export function profileSheet(toml, code) {
  const { couleurs, compteurs } = parse(toml);
  const { primaire: first, accent: second, obligatoire: third } = { ...DEFAULTS, ...couleurs };
  const primaire = rgb(first, `profiles/${code}.toml, couleurs.primaire`);
  const accent = rgb(second, `profiles/${code}.toml, couleurs.accent`);
  const obligatoire = rgb(third, `profiles/${code}.toml, couleurs.obligatoire`);
  if (contrast(obligatoire, PAPER) < 4.5) {
    throw new Error(`profiles/${code}.toml : couleurs.obligatoire ${third} est trop claire pour un texte (4,5:1)`);
  }
  if (contrast(primaire, WHITE) < 4.5) {
    throw new Error(`profiles/${code}.toml : couleurs.primaire ${first} est trop claire pour porter du texte blanc (4,5:1)`);
  }
  const properties = {
    "--primaire": primaire,
    "--primaire-fonce": mix(primaire, BLACK, 0.28),
    "--primaire-pale": mix(primaire, WHITE, 0.89),
    "--sur-primaire-doux": mix(primaire, WHITE, 0.84),
    "--accent": accent,
    "--obligatoire": obligatoire,
    "--lien": darkenUntil(primaire, PAPER, 5.5),
    "--lien-survol": mix(darkenUntil(primaire, PAPER, 5.5), BLACK, 0.35),
  };
  const lines = Object.entries(properties).map(([name, colour]) => `${name}:${hex(colour)}`);
  const link = hex(properties["--lien"]);
  const hover = hex(properties["--lien-survol"]);
  // govuk-frontend reads its own names.
  lines.push(`--govuk-brand-colour:${hex(primaire)}`, `--govuk-link-colour:${link}`, `--govuk-link-visited-colour:${link}`);
  lines.push(`--govuk-link-hover-colour:${hover}`, `--govuk-link-active-colour:${hover}`);
  if (compteurs) lines.push(...COUNTERS);
  return `:root{${lines.join(";")}}`;
}
