import type { grid as english } from "../grid.ts";

const rowsOf = (count: number): string => (count === 1 ? "fila" : `${count} filas`);
const columnsOf = (count: number): string => (count === 1 ? "columna" : `${count} columnas`);
const cellsOf = (count: number): string => `${count} ${count === 1 ? "celda" : "celdas"}`;

export const grid: typeof english = {
  rows: "Filas",
  columns: "Columnas",
  menu: "Qué puede hacerse aquí",
  more: "Más herramientas",
  cut: "Cortar",
  copy: "Copiar",
  paste: "Pegar",
  pasteByKey: "El navegador no deja a la página leer el portapapeles; pulse Ctrl V.",
  copyByKey:
    "El navegador no deja a la página escribir en el portapapeles; pulse Ctrl C o Ctrl X en la tabla.",
  clear: "Vaciar las celdas",
  fillDown: "Rellenar hacia abajo",
  fillRight: "Rellenar hacia la derecha",
  rowsAbove: (count) => `Insertar ${rowsOf(count)} encima`,
  rowsBelow: (count) => `Insertar ${rowsOf(count)} debajo`,
  rowAtEnd: "Añadir una fila al final",
  removeRows: (count) => `Eliminar ${rowsOf(count)}`,
  exclude: (count) => `Dejar fuera ${rowsOf(count)} …`,
  include: (count) => `Volver a usar ${rowsOf(count)}`,
  rowsUp: (count) => `Subir ${rowsOf(count)}`,
  rowsDown: (count) => `Bajar ${rowsOf(count)}`,
  columnsLeft: (count) => `Insertar ${columnsOf(count)} a la izquierda`,
  columnsRight: (count) => `Insertar ${columnsOf(count)} a la derecha`,
  removeColumns: (count) => `Eliminar ${columnsOf(count)}`,
  moveLeft: (count) => `Mover ${columnsOf(count)} a la izquierda`,
  moveRight: (count) => `Mover ${columnsOf(count)} a la derecha`,
  sortUp: (name) => `Ordenar filas por ${name}, ascendente`,
  sortDown: (name) => `Ordenar filas por ${name}, descendente`,
  filterBy: (name) => `Filtrar por ${name} …`,
  freezeTo: (name) => `Inmovilizar columnas hasta ${name}`,
  unfreeze: "No inmovilizar columnas",
  fitWidth: "Ajustar el ancho al contenido",
  wider: "Más ancha",
  narrower: "Más estrecha",
  widthIs: (names, px) => `Ancho de ${names}: ${px}\u00a0px`,
  widthFits: (names) => `Ancho de ${names} ajustado al contenido`,
  resize: (name) => `Ancho de ${name}`,
  typeOf: (name) => `Tipo de ${name}`,
  rename: (name) => `Cambiar el nombre de ${name}`,
  selectAll: "Seleccionar todas las celdas",
  selectRows: "Seleccionar filas enteras",
  selectColumns: "Seleccionar columnas enteras",
  unit: "Unidad",
  unitPlaceholder: "semanas, mg, …",
  unitOf: (name) => `Unidad de ${name}`,
  types: { number: "números", text: "texto", factor: "elección de una lista", "yes-no": "sí o no" },
  newTypes: { number: "Números", text: "Texto", factor: "Elección de una lista", "yes-no": "Sí o no" },
  emptied: (count) =>
    count === 0
      ? "No hay ninguna celda de la tabla que vaciar"
      : `${cellsOf(count)}: ${count === 1 ? "vaciada" : "vaciadas"}`,
  filledDown: (count) =>
    count === 0
      ? "Nada que rellenar hacia abajo: no hay ninguna fila encima"
      : `${cellsOf(count)}: ${count === 1 ? "rellenada" : "rellenadas"}`,
  filledRight: (count) =>
    count === 0
      ? "Nada que rellenar a la derecha: no hay ninguna columna de la tabla antes"
      : `${cellsOf(count)}: ${count === 1 ? "rellenada" : "rellenadas"}`,
  copied: (count) => `${cellsOf(count)}: ${count === 1 ? "cortada" : "cortadas"}`,
  movedRows: (count, first, all) =>
    count === 1
      ? `Fila movida al lugar ${first} de ${all}`
      : `${count} filas movidas a los lugares ${first} a ${first + count - 1} de ${all}`,
  movedColumns: (names, first, all) => `Al lugar ${first} de ${all} columnas: ${names}`,
  sorted: (name, isUp) => `Filas ordenadas por ${name}, ${isUp ? "ascendente" : "descendente"}`,
  keys: {
    up: "Alt ↑",
    down: "Alt ↓",
    left: "Alt ←",
    right: "Alt →",
    wider: "Alt Mayús →",
    rows: "Mayús Espacio",
    columns: "Ctrl Espacio",
    narrower: "Alt Mayús ←",
  },
  spss: { labels: (names) => `Leer los códigos como sus etiquetas: ${names}` },
  reason: {
    heading: (count) => `Dejar fuera ${rowsOf(count)}`,
    label: "Motivo",
    help: "Figura junto a las filas, en la lista de estudios excluidos y en el informe.",
    placeholder: "población inadecuada",
    accept: "Dejar fuera",
    cancel: "Cancelar",
  },
  find: {
    heading: "Buscar y reemplazar",
    open: "Buscar",
    text: "Buscar",
    replacement: "Reemplazar por",
    where: "Buscar en",
    everywhere: "todas las columnas",
    selectedColumns: (names) => `solo ${names}`,
    wholeCell: "Celda completa",
    matchCase: "Mayúsculas y minúsculas",
    pattern: "Expresión regular",
    noPattern: "Expresión incompleta",
    searching: "buscando …",
    "too-long": "La expresión tarda demasiado: se abandonó tras 2 segundos. Simplifíquela.",
    failed: "No se pudo cargar lo que busca expresiones. Compruebe la conexión y busque de nuevo.",
    count: (at, count) =>
      count === 0
        ? "Nada encontrado"
        : at < 0
          ? `${count} ${count === 1 ? "encontrado" : "encontrados"}`
          : `${at + 1} de ${count}`,
    previous: "Anterior",
    next: "Siguiente",
    replace: "Reemplazar",
    replaceAll: "Reemplazar todo",
    replaced: (count) => `${cellsOf(count)}: ${count === 1 ? "reemplazada" : "reemplazadas"}`,
    close: "Cerrar",
  },
  filter: {
    kept: (kept, all) => `El filtro usa ${kept} de ${all} ${all === 1 ? "fila" : "filas"}, las que cumplen`,
    removeOne: (condition) => `Quitar la condición ${condition}`,
    removeAll: "Usar de nuevo todas las filas",
    heading: (name) => `Filtrar por ${name}`,
    values: "Conservar filas con",
    search: "Buscar entre los valores",
    all: "Todos",
    none: "Ninguno",
    valueCount: (value, count) => `${value} (${count})`,
    missing: (count) => `sin valor (${count})`,
    from: "Desde",
    to: "Hasta",
    range: (lowest, highest) => `Los valores van de ${lowest} a ${highest}.`,
    keepMissing: (count) => `Conservar ${count === 1 ? "la fila" : `las ${count} filas`} sin valor`,
    writes: "El filtro dice entonces",
    nothing: "No quedaría ninguna fila; elija al menos una.",
    tooMany: (count) => `${count} valores distintos; se enumeran los primeros 200 que coinciden.`,
    wrongRange: "El extremo superior está por debajo del inferior.",
    apply: "Aplicar",
    clear: "Conservar todas",
    cancel: "Cancelar",
  },
};
