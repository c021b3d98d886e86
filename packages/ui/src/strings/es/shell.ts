import type { notices as englishNotices, saving as englishSaving, shell as englishShell } from "../shell.ts";

export const shell: typeof englishShell = {
  product: "Treeline",
  skipToContent: "Ir al contenido",
  titleLabel: "Título del análisis",
  untitled: "Análisis sin título",
  undo: "Deshacer",
  redo: "Rehacer",
  undone: "Deshecho",
  redone: "Rehecho",
  open: "Abrir",
  openHint: "Abrir un proyecto guardado o una tabla",
  save: "Guardar proyecto",
  calculator: "Calculadora",
  samples: "Ejemplos",
  samplesLoading: "Cargando los ejemplos",
  newAnalysis: "Análisis nuevo y vacío",
  export: "Exportar",
  exportFigure: "Figura (PDF, PNG, TIFF, SVG)",
  exportPlot: (plot) => `${plot} (SVG)`,
  exportR: "Script de R (metafor)",
  exportEffects: "Efectos y pesos (CSV)",
  exportResults: "Resultados (CSV)",
  exportModerators: "Moderadores (CSV)",
  exportAudit: "Auditoría del sesgo de publicación (HTML)",
  exportProject: "Proyecto (JSON)",
  exportLink: "Enlace para compartir",
  more: "Más",
  options: "Opciones",
  close: "Cerrar",
  help: (field: string) => `Explicación: ${field}`,
  helpMore: "Fórmula, fuente y orden de R",
  needsLook: "Requiere revisión",
  messages: (count) => `${count} ${count === 1 ? "mensaje" : "mensajes"}`,
  messagesDetail: (errors, excluded) =>
    [
      errors > 0 ? `${errors} ${errors === 1 ? "problema" : "problemas"}` : "",
      excluded > 0 ? `${excluded} ${excluded === 1 ? "fila no utilizada" : "filas no utilizadas"}` : "",
    ]
      .filter((part) => part !== "")
      .join("; ") || "conviene saberlo",
  dropHere: "Suelte aquí una tabla o un proyecto para abrirlo",
};

export const saving: typeof englishSaving = {
  saved: (time) => `Guardado en este equipo ${time}, sin subir`,
  saving: "Guardando en este equipo",
  waiting: "Aún sin guardar",
  failed: "Sin guardar: descargue el proyecto",
  readOnly: "Solo lectura: abierto en otra pestaña",
  details: "Qué se conserva en este dispositivo",
  newer: "Solo lectura: guardado por una versión más reciente",
};

export const notices: typeof englishNotices = {
  dismiss: "Descartar",
  saveFailed:
    "El proyecto no pudo guardarse en este dispositivo: el almacenamiento está lleno o el navegador lo bloquea. Su trabajo está solo en esta pestaña. Descárguelo ahora y después libere espacio o permita el almacenamiento para este sitio; se vuelve a intentar cada diez segundos y con cada cambio.",
  download: "Descargar el proyecto",
  tryAgain: "Volver a intentarlo",
  unreadable:
    "El proyecto conservado en este dispositivo no pudo leerse, así que se abrió un estado anterior. El registro ilegible se ha conservado tal como estaba; descárguelo para que se pueda examinar.",
  unreadableNothing:
    "El proyecto conservado en este dispositivo no pudo leerse y no hay ningún estado anterior, así que se abrió el ejemplo. El registro ilegible se ha conservado tal como estaba; descárguelo para que se pueda examinar.",
  downloadRecord: "Descargar el registro",
  otherTab:
    "Este proyecto está abierto en otra pestaña, que es la que guarda. Aquí puede leer y exportar; para editar aquí, tome el control y la otra pestaña pasará a solo lectura.",
  takeOver: "Tomar el control",
  olderTab:
    "Hay una versión anterior de Treeline abierta en otra pestaña que impide a esta leer lo almacenado en este dispositivo. Cierre la otra pestaña; esta continuará por sí sola.",
  newerFile:
    "Este proyecto fue guardado por una versión más reciente de Treeline. Se muestra lo que esta versión entiende de él; puede leerse y exportarse, pero no editarse ni guardarse, para que no se pierda nada. Vuelva a cargar la página para actualizar el programa. Su propio proyecto espera tal como estaba.",
  backToOwn: "Volver a mi proyecto",
  takenOver:
    "Otra pestaña ha tomado el control de este proyecto. Para que dos pestañas no se sobrescriban, esta ya no guarda ni edita.",
  workerDied: (detail) =>
    `El cálculo se detuvo antes de terminar${detail === "" ? "" : ` (${detail})`}. Sus datos están a salvo; los resultados mostrados pueden ser anteriores a su último cambio. El motor se ha reiniciado.`,
  workerSilent:
    "El cálculo no daba señales de vida y se detuvo. Sus datos están a salvo; los resultados mostrados pueden ser anteriores a su último cambio. El motor se ha reiniciado.",
  calculateAgain: "Calcular de nuevo",
  engineFault: (detail) =>
    `El cálculo falló por un error de Treeline, no de sus datos (${detail}). Deshaga el último cambio para continuar y comuníquelo, por favor, con el archivo del proyecto.`,
  openEmpty: (name) =>
    `${name} no contiene nada (0 bytes), así que no se cambió nada. Guarde o copie otra vez el archivo desde su origen.`,
  openLarge: (name) =>
    `${name} ocupa más de 64 MB, lo que ninguna tabla de estudios ocupa, así que no se cambió nada. Elija la tabla de los estudios.`,
  openBroken: (name) =>
    `${name} no puede leerse como proyecto: su texto no es JSON, como ocurre cuando un archivo se corta o lo cambia otro programa. No se cambió nada. Copie otra vez el archivo o abra una copia anterior.`,
  openFailedDetail: (name, reason) => `${name}: ${reason}`,
  poolingFellBack: (method, measure) =>
    `${method} no puede combinar la medida ${measure}, así que los estudios se combinan ahora por varianza inversa. Deshacer recupera la medida y la forma de combinar.`,
  sampleFailed:
    "El ejemplo no pudo cargarse, así que no se cambió nada. Vuelva a cargar la página e inténtelo de nuevo.",
};
