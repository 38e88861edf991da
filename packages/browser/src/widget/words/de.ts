// The widget's words in German. A language is a part of its own: a page loads one.

import type { Words } from './words';

export const words: Words = {
  button: 'Problem melden',
  hide: 'Schaltfläche ausblenden',
  title: 'Problem melden',
  close: 'Schließen',
  question: 'Was ist schiefgegangen?',
  hint: 'Was haben Sie getan, und was hätte passieren sollen?',
  left: 'Verbleibende Zeichen: ',
  empty: 'Bitte beschreiben Sie, was schiefgegangen ist.',
  tooLong: 'Der Text ist zu lang. Bitte kürzen Sie ihn.',
  addPicture: 'Screenshot hinzufügen',
  taking: 'Screenshot wird erstellt…',
  noPicture: 'Diese Seite lässt keinen Screenshot zu. Sie können die Meldung ohne Bild absenden.',
  included: 'Was gesendet wird',
  masked:
    'Ihre Eingaben werden nie gesendet. E-Mail-Adressen, Kartennummern und ' +
    'Passwörter werden unkenntlich gemacht.',
  strike: 'Weglassen',
  console: 'Meldungen',
  network: 'Anfragen',
  storage: 'Änderungen am Speicher',
  click: 'Klicks',
  navigation: 'Besuchte Seiten',
  send: 'Absenden',
  sending: 'Wird gesendet…',
  cancel: 'Abbrechen',
  offline:
    'Sie sind offline. Ihr Text bleibt erhalten: Senden Sie ihn, sobald die ' +
    'Verbindung wieder steht.',
  failed:
    'Die Meldung konnte nicht gesendet werden. Ihr Text bleibt erhalten. Bitte ' +
    'versuchen Sie es gleich noch einmal.',
  sent: 'Meldung gesendet',
  thanks: 'Vielen Dank. Falls Sie uns kontaktieren, nennen Sie bitte diese Nummer:',
  copy: 'Kopieren',
  copied: 'Kopiert',
  pictureLost: 'Ihre Meldung ist angekommen, der Screenshot aber nicht.',
  again: 'Screenshot erneut senden',
};
