// The words of the screenshot's editor. All languages load with it: it is larger than they are.

export interface EditorWords {
  picture: string;
  edit: string;
  remove: string;
  canvas: string;
  tools: string;
  redact: string;
  box: string;
  arrow: string;
  pen: string;
  undo: string;
  keys: string;
  done: string;
  back: string;
  placed: string;
  undone: string;
}

export const EDITOR_WORDS: Record<string, EditorWords> = {
  en: {
    picture: 'Screenshot of this page',
    edit: 'Mark or black out',
    remove: 'Remove',
    canvas: 'Screenshot',
    tools: 'Tools',
    redact: 'Black out',
    box: 'Frame',
    arrow: 'Arrow',
    pen: 'Pen',
    undo: 'Undo',
    keys:
      'Drag to draw. By keyboard: Enter places a mark, arrow keys move it, with Shift ' +
      'they size it.',
    done: 'Done',
    back: 'Discard changes',
    placed: 'Mark placed',
    undone: 'Mark removed',
  },
  de: {
    picture: 'Screenshot dieser Seite',
    edit: 'Markieren oder schwärzen',
    remove: 'Entfernen',
    canvas: 'Screenshot',
    tools: 'Werkzeuge',
    redact: 'Schwärzen',
    box: 'Rahmen',
    arrow: 'Pfeil',
    pen: 'Stift',
    undo: 'Rückgängig',
    keys:
      'Zum Zeichnen ziehen. Mit der Tastatur: Enter setzt eine Markierung, Pfeiltasten ' +
      'bewegen sie, mit Umschalt ändern sie die Größe.',
    done: 'Fertig',
    back: 'Änderungen verwerfen',
    placed: 'Markierung gesetzt',
    undone: 'Markierung entfernt',
  },
  es: {
    picture: 'Captura de esta página',
    edit: 'Marcar u ocultar partes',
    remove: 'Quitar',
    canvas: 'Captura',
    tools: 'Herramientas',
    redact: 'Tapar',
    box: 'Marco',
    arrow: 'Flecha',
    pen: 'Lápiz',
    undo: 'Deshacer',
    keys:
      'Arrastre para dibujar. Con el teclado: Intro coloca una marca, las flechas la ' +
      'mueven y con Mayús cambian su tamaño.',
    done: 'Listo',
    back: 'Descartar cambios',
    placed: 'Marca colocada',
    undone: 'Marca quitada',
  },
  ar: {
    picture: 'لقطة من هذه الصفحة',
    edit: 'تمييز أجزاء أو حجبها',
    remove: 'إزالة',
    canvas: 'لقطة الشاشة',
    tools: 'الأدوات',
    redact: 'حجب',
    box: 'إطار',
    arrow: 'سهم',
    pen: 'قلم',
    undo: 'تراجع',
    keys: 'اسحب للرسم. من لوحة المفاتيح: يضع Enter علامة، وتحرّكها الأسهم، ومع Shift تغيّر حجمها.',
    done: 'تم',
    back: 'تجاهل التغييرات',
    placed: 'وُضعت العلامة',
    undone: 'أُزيلت العلامة',
  },
};
