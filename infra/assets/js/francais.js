// French words of the govuk components; « many » is the plural of round millions in French rules.

const restants = "%{count} caractères restants";
const enTrop = "%{count} caractères en trop";

export const CARACTERES = {
  charactersUnderLimit: { one: "%{count} caractère restant", many: restants, other: restants },
  charactersAtLimit: "0 caractère restant",
  charactersOverLimit: { one: "%{count} caractère en trop", many: enTrop, other: enTrop },
  textareaDescription: { other: "%{count} caractères maximum" },
};

export const MOT_DE_PASSE = {
  showPassword: "Afficher",
  hidePassword: "Masquer",
  showPasswordAriaLabel: "Afficher le mot de passe",
  hidePasswordAriaLabel: "Masquer le mot de passe",
  passwordShownAnnouncement: "Votre mot de passe est affiché",
  passwordHiddenAnnouncement: "Votre mot de passe est masqué",
};
