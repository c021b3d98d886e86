import { formatFixed, formatInteger } from "@treeline/engine";
import type {
  keeping as englishKeeping,
  offline as englishOffline,
  sharing as englishSharing,
} from "../keeping.ts";

const count = (number: number, one: string, several: string): string =>
  number === 0 ? "" : `${formatInteger(number)} ${number === 1 ? one : several}`;

const CLOCK = new Intl.DateTimeFormat("es", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

export const keeping: typeof englishKeeping = {
  time: (at) => CLOCK.format(at),
  changes: ({ rowsAdded, rowsRemoved, columnsAdded, columnsRemoved, cells, settings, title }) =>
    [
      count(rowsAdded, "fila añadida", "filas añadidas"),
      count(rowsRemoved, "fila eliminada", "filas eliminadas"),
      count(columnsAdded, "columna añadida", "columnas añadidas"),
      count(columnsRemoved, "columna eliminada", "columnas eliminadas"),
      count(cells, "celda cambiada", "celdas cambiadas"),
      count(settings, "ajuste cambiado", "ajustes cambiados"),
      title ? "otro título" : "",
    ]
      .filter((part) => part !== "")
      .join(", "),
  size: (bytes) => {
    const [unit, factor] = bytes < 1e6 ? ["kB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
    return `${formatFixed(bytes / factor, 1)} ${unit}`;
  },
  typedLeft: (text, column, study, row) =>
    `Se estaba escribiendo “${text}” en la columna “${column}” de ${study === "" ? `la fila ${row}` : study} cuando se perdió la página, y no llegó a introducirse.`,
  enterTyped: "Introducirlo",
  dropTyped: "Dejar la celda como está",
  lostSteps:
    "Algunos de los pasos para deshacer guardados en este dispositivo no pueden leerse y se omiten. El análisis está completo; solo lo que se hizo antes de ellos ya no puede deshacerse ni rehacerse.",
  recovered: (at, before, changes) =>
    `La página se cerró antes de que sus últimos cambios (${at}) se guardaran con lo demás, que es de ${before}. Se han recuperado: ${changes}. Consérvelos o vuelva a lo guardado; deshacer recupera cualquiera de los dos.`,
  keepRecovered: "Conservar",
  discardRecovered: "Descartar",
  newerStored:
    "El proyecto conservado en este dispositivo fue guardado por una versión más reciente de Treeline. Se muestra lo que esta versión entiende de él; aquí no puede editarse ni guardarse nada, para que no se pierda nada. Vuelva a cargar la página para obtener la versión más reciente.",
  newerStorage:
    "Una versión más reciente de Treeline se abrió en otra pestaña y se hizo cargo de lo guardado en este dispositivo, de modo que esta página más antigua ya no puede guardar. Descargue el proyecto, recargue la página y abra allí el archivo.",
  reload: "Volver a cargar",

  heading: "Conservado en este dispositivo",
  storageAlso: "almacenamiento privacidad subir sin conexión cuota borrar datos guardado automático",
  earlierAlso: "historial instantáneas versiones restaurar copia recuperar",
  state: "Estado",
  nothingUploaded: "No se sube nada",
  nothingUploadedLead:
    "Sus datos y resultados nunca salen de este dispositivo: Treeline no tiene servidor, ni cuentas, ni analítica, y la página no puede conectarse a ninguna otra dirección. El proyecto, sus estados anteriores y los pasos que pueden deshacerse se conservan en el almacenamiento de este navegador (IndexedDB «treeline»), bajo la dirección de esta página.",
  persistence: "Cuánto tiempo se conserva",
  persistent: "El navegador ha prometido conservarlo hasta que usted lo borre.",
  notPersistent:
    "El navegador puede borrarlo cuando falte espacio en el disco, y Safari lo hace tras siete días sin una visita. Descargue el proyecto de vez en cuando o pida al navegador que lo conserve.",
  persistenceUnknown:
    "Este navegador no dice cuánto tiempo lo conserva. Descargue el proyecto de vez en cuando.",
  askToKeep: "Pedir al navegador que lo conserve",
  refused:
    "El navegador dijo que no. Algunos aceptan una vez que la página está instalada o entre los marcadores.",
  room: "Espacio",
  used: (used, quota) => `Treeline usa ${used} de los ${quota} que permite el navegador.`,
  roomUnknown: "Este navegador no dice cuánto espacio hay.",
  download: "Descargar el proyecto",
  offline: "Funciona sin conexión",
  offlineReady: "Todo el programa está en este dispositivo: se abre y calcula sin red.",
  offlineNotYet: "El programa se descarga para usarlo sin red unos segundos después de abrirse la página.",

  deleteAll: "Borrar todo lo almacenado en este dispositivo",
  deleteLead:
    "Se borran de este navegador el proyecto, sus estados anteriores, los pasos para deshacer, las disposiciones de tablas recordadas y la copia del programa, y la página empieza de nuevo. No puede deshacerse. Descargue antes el proyecto si quiere conservarlo.",
  deleteNow: "Borrar todo",
  cancel: "Cancelar",

  earlier: "Estados anteriores",
  earlierLead:
    "Se conserva un estado cada cinco minutos de trabajo y antes de que otro documento ocupe el lugar del suyo; quedan los diez últimos. Abrir uno es un paso que deshacer revierte.",
  earlierNone: "Aún no se ha conservado ninguno.",
  reading: "Leyendo lo conservado",
  untitled: "Análisis sin título",
  extent: (rows, columns) =>
    `${formatInteger(rows)} ${rows === 1 ? "fila" : "filas"}, ${formatInteger(columns)} ${columns === 1 ? "columna" : "columnas"}`,
  since: (changes) => (changes === "" ? "Como está ahora" : `Desde entonces: ${changes}`),
  show: "Mostrar",
  hide: "Ocultar",
  openState: "Abrir",
  downloadState: "Descargar",
  preview: (title) => `Las primeras filas de ${title}`,
  more: (rows) => `y ${formatInteger(rows)} más`,
  unreadable: "Registros que no pudieron leerse",
  unreadableLead:
    "Se conservaron tal como se encontraron, para que no se pierda nada porque Treeline no los entienda.",
  unreadableState: "Esta versión no puede leer este estado; puede descargarse tal como está.",
  downloadRecord: "Descargar el registro",
  failed:
    "Lo conservado en este dispositivo no pudo leerse: el navegador bloquea el almacenamiento. Permita el almacenamiento para este sitio y vuelva a abrir esto.",
};

export const sharing: typeof englishSharing = {
  heading: "Enlace para compartir",
  also: "url enviar colega copiar dirección compartir",
  lead: "El enlace contiene todo el análisis, empaquetado tras su #. Los navegadores no envían a un servidor nada de lo que sigue a un #: quien abre el enlace obtiene el análisis del propio enlace.",
  holdsData: "El enlace son los datos: quien lo tenga puede leer todas las filas.",
  columns: "Columnas",
  all: (total) => `todas (${total})`,
  used: (total) => (total === 1 ? "solo la que usa el análisis" : `solo las ${total} que usa el análisis`),
  link: "El enlace",
  size: (characters) => `${formatInteger(characters)} caracteres`,
  fits: "El correo y los mensajes admiten un enlace de esta longitud.",
  someCut:
    "Algunos programas de correo cortan un enlace de esta longitud. Pruébelo o envíe el archivo del proyecto.",
  manyCut: "Muchos programas cortan un enlace de esta longitud: envíe el archivo del proyecto.",
  copy: "Copiar el enlace",
  file: "Descargar el archivo del proyecto",
  packing: "Se está haciendo el enlace",

  openHeading: "¿Abrir el análisis de este enlace?",
  openLead: (title, extent, size) => `${title}: ${extent}; un enlace de ${size}.`,
  replaces: (title) =>
    `Ocupa el lugar de «${title}», del que se conserva una copia entre los estados anteriores; deshacer también lo recupera.`,
  notice: "El enlace se lee solo en este dispositivo; no se descarga ni se envía nada.",
  newer:
    "Se hizo con una versión más reciente de Treeline. Se muestra lo que esta versión entiende de él, y no puede editarse ni guardarse.",
  readOnly:
    "Esta pestaña es de solo lectura: tome antes el control o abra el enlace en la pestaña que guarda.",
  open: "Abrirlo",
  leave: "Quedarme con el mío",
  close: "Cerrar",
};

export const offline: typeof englishOffline = {
  ready:
    "Hay una versión nueva de Treeline. Esta sigue funcionando; vuelva a cargar cuando le convenga: antes se guarda su trabajo.",
  reload: "Volver a cargar",
};
