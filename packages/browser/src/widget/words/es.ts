// The widget's words in Spanish. A language is a part of its own: a page loads one.

import type { Words } from './words';

export const words: Words = {
  button: 'Informar de un problema',
  hide: 'Ocultar este botón',
  title: 'Informar de un problema',
  close: 'Cerrar',
  question: '¿Qué ha fallado?',
  hint: '¿Qué estaba haciendo y qué esperaba que ocurriera?',
  left: 'Caracteres restantes: ',
  empty: 'Por favor, explique qué ha fallado.',
  tooLong: 'El texto es demasiado largo. Por favor, acórtelo.',
  addPicture: 'Añadir una captura de pantalla',
  taking: 'Haciendo la captura…',
  noPicture: 'Esta página no permite capturas. Puede enviar el informe sin imagen.',
  included: 'Qué se enviará',
  masked:
    'Lo que ha escrito nunca se envía. Los correos electrónicos, números de tarjeta ' +
    'y contraseñas se ocultan.',
  strike: 'Omitir',
  console: 'Mensajes',
  network: 'Peticiones',
  storage: 'Cambios de almacenamiento',
  click: 'Clics',
  navigation: 'Páginas visitadas',
  send: 'Enviar informe',
  sending: 'Enviando…',
  cancel: 'Cancelar',
  offline: 'No tiene conexión. Su texto se conserva aquí: envíelo cuando vuelva a conectarse.',
  failed: 'No se pudo enviar el informe. Su texto se conserva. Inténtelo de nuevo en un momento.',
  sent: 'Informe enviado',
  thanks: 'Gracias. Si se pone en contacto con nosotros, indique este número:',
  copy: 'Copiar',
  copied: 'Copiado',
  pictureLost: 'Su informe ha llegado, pero la captura no.',
  again: 'Volver a enviar la captura',
};
