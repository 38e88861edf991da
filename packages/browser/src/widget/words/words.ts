// The words of the button and of the dialog, by what they are for. One file beside this for each
// language; the build lists them. Not: the words of the editor
// (editor_words.ts) and of the prompt (prompt_words.ts).

export interface Words {
  // the button
  button: string;
  hide: string;
  // the dialog
  title: string;
  close: string;
  question: string;
  hint: string;
  left: string;
  empty: string;
  tooLong: string;
  addPicture: string;
  taking: string;
  noPicture: string;
  included: string;
  masked: string;
  strike: string;
  console: string;
  network: string;
  storage: string;
  click: string;
  navigation: string;
  send: string;
  sending: string;
  cancel: string;
  offline: string;
  failed: string;
  sent: string;
  thanks: string;
  copy: string;
  copied: string;
  pictureLost: string;
  again: string;
}
