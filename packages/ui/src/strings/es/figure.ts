import type { figure as english } from "../figure.ts";

export const figure: typeof english = {
  tools: (plot) => `Herramientas de la figura: ${plot}`,
  export: {
    open: "Exportar figura",
    figure: "Figura",
    format: "Formato",
    formats: {
      svg: { label: "SVG", hint: "Dibujo vectorial; el texto sigue siendo texto y puede editarse." },
      pdf: { label: "PDF", hint: "Dibujo vectorial con sus fuentes incrustadas; para revistas e impresión." },
      png: {
        label: "PNG",
        hint: "Imagen de puntos; para diapositivas, páginas web y procesadores de texto.",
      },
      tiff: { label: "TIFF", hint: "Imagen de puntos sin pérdida; donde una revista la pida." },
    },
    width: "Ancho (mm)",
    widthHelp:
      "La figura se compone para este ancho, con letras de 8 puntos. Una columna de una revista suele medir 85 mm; dos, 170 mm.",
    dpi: "Puntos por pulgada",
    dpiHelp: "300 para fotografías y sombreados, 600 o más para dibujos de líneas.",
    theme: "Colores",
    embed: "Incrustar la fuente en el archivo",
    size: (width, height) => `${width} × ${height} mm`,
    dots: (width, height) => `${width} × ${height} puntos`,
    pages: (count) => `${count} ${count === 1 ? "página" : "páginas"}`,
    onePage: (page, of) => `Página ${page} de ${of}`,
    pagesTogether: "Todas las páginas van en un archivo.",
    pagesApart: "Cada página se convierte en un archivo propio.",
    previous: "Página anterior",
    next: "Página siguiente",
    preview: (title) => `Vista previa: ${title}`,
    drawing: "Se está dibujando la figura.",
    download: "Descargar",
    copy: (format) => `Copiar como ${format}`,
    copied: "Copiado.",
    copiedDrawing:
      "Copiado como texto, con la fuente elegida, y como dibujo, que muestra las fuentes del programa en que lo pegue.",
    downloaded: (name) => `Guardado como ${name}.`,
    tooLarge: (width, height) =>
      `La imagen tendría ${width} × ${height} puntos, más de lo que los navegadores admiten, así que no puede dibujarse. Elija un ancho menor o menos puntos por pulgada, o PDF, que es nítido a cualquier tamaño.`,
    missing: (count, characters) =>
      `La fuente incrustada no tiene imagen para ${count} ${count === "1" ? "carácter" : "caracteres"} (${characters}), y un PDF mostraría casillas vacías en su lugar. SVG, PNG y TIFF los toman de las fuentes de este dispositivo.`,
    noFont: (file, status) => `la fuente ${file} no estaba disponible (${status}).`,
    noCanvas: "el navegador no dio un lienzo en el que dibujar.",
    neutralDirections:
      "La figura dice con palabras neutras qué significan sus lados. Con palabras propias puede decir cuál es el mejor.",
    sayDirections: "Indicarlo en «Efectos»",
    noPicture: "el navegador no hizo una imagen de este tamaño.",
    failed: (detail) =>
      `La figura no se exportó: ${detail} Nada más se ve afectado. Pruebe otro formato o un tamaño menor.`,
    copyFailed:
      "La figura no se copió: el navegador no dejó a la página escribir en el portapapeles. Descárguela o permita el portapapeles para esta página.",
  },
  about: {
    open: "Sobre esta figura",
    title: "Título",
    titleHint: "Se dibuja sobre la figura si da uno. Sin él, la figura se llama:",
    alt: "Texto alternativo",
    altHint: "Se lee en voz alta en lugar de la imagen y forma parte de toda exportación.",
    own: "Texto propio; ya no sigue a los resultados.",
    automatic: "Se escribe a partir de los resultados y los sigue hasta que usted escriba el suyo.",
    reset: "Escribirlo de nuevo a partir de los resultados",
    note: "Nota bajo la figura",
    table: "Los números de esta figura",
    tableHint: "Lo que muestra la figura, en forma de tabla.",
    csv: "Descargar como CSV",
    noTable: "Esta figura no muestra números.",
  },
  tip: { interval: "Intervalo", leftOut: "Excluido", order: "Alt y las flechas lo suben o lo bajan." },
  edit: {
    title: "Título de la figura",
    note: "Nota bajo la figura",
    "effect-name": "Nombre del efecto",
    negative: "Qué favorecen los efectos de la izquierda",
    positive: "Qué favorecen los efectos de la derecha",
    study: (name) => `Nombre del estudio ${name}`,
    hint: "Intro lo conserva, Escape lo deja como estaba.",
    noColumn:
      "El nombre no se cambió: ninguna columna contiene los nombres de los estudios. Diga en los datos cuál los contiene y cambie después el nombre.",
    combined:
      "El nombre no se cambió: este estudio reúne varias filas de la tabla. Cambie sus nombres en los datos.",
  },
  order: {
    moved: (name, place, of) => `${name} pasó al lugar ${place} de ${of}.`,
    notTable: (name) =>
      `${name} no se movió: los estudios están en un orden distinto del de la tabla, así que el movimiento no se vería.`,
    useTable: "Ordenarlos como en la tabla",
    combined: (name) => `${name} no se movió: reúne varias filas de la tabla. Ordénelas en los datos.`,
    readOnly: (name) => `${name} no se movió: otra pestaña está escribiendo este proyecto.`,
    dismiss: "Descartar",
  },
  sound: {
    open: "Escuchar",
    heading: "Escuchar la figura",
    lead: "Cada estudio es un tono: más agudo cuanto mayor es su efecto; más largo y áspero cuanto más ancho es su intervalo; más fuerte cuanto más pesa. Lo que queda a la izquierda de la ausencia de efecto suena por la izquierda. El efecto combinado llega al final, como un acorde de su intervalo. «Estudio siguiente», o allí la flecha derecha, los hace sonar de uno en uno.",
    play: "Reproducir",
    steps: "Uno por uno",
    previous: "Estudio anterior",
    next: "Estudio siguiente",
    pause: "Pausa",
    stop: "Detener",
    speed: "Velocidad",
    speeds: { slow: "lenta", usual: "normal", fast: "rápida" },
    ready: (notes) => `${notes} ${notes === "1" ? "tono" : "tonos"}. Nada suena hasta que pulse Reproducir.`,
    pooled: (text) => `Efecto combinado: ${text}`,
    over: "Fin.",
    noSound:
      "Este navegador no puede producir sonidos, así que la figura no puede oírse. Sus números están en la tabla.",
  },
};
