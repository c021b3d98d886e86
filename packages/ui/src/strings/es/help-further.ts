import type { helpFurther as english } from "../help-further.ts";

export const helpFurther: typeof english = {
  effect: {
    term: "Tamaño del efecto",
    also: "yi desenlace estimación estudio",
    meaning:
      "Lo que halló un estudio, en la escala de la medida elegida, para que los estudios puedan compararse.",
    caution: "Las razones se combinan como logaritmos y se muestran como razones.",
  },
  se: {
    term: "Error estándar",
    also: "EE SE sei precisión",
    meaning:
      "Cuánto variaría por azar el efecto de un estudio si se repitiera: la raíz de su varianza muestral.",
    caution: "Un error estándar no es una desviación estándar; a menudo se confunden en las tablas.",
  },
  vi: {
    term: "Varianza muestral",
    also: "vi varianza cuadrado error estándar",
    meaning:
      "El cuadrado del error estándar del efecto de un estudio. Su inverso es el peso con efectos iguales.",
    caution: "Se estima y se toma por conocida.",
  },
  g: {
    term: "g de Hedges",
    also: "SMD DME diferencia de medias estandarizada Cohen d corrección J",
    meaning:
      "La diferencia de dos medias en unidades de su desviación estándar combinada, corregida por su sesgo en estudios pequeños.",
    caution: "Mezcla el efecto con lo diversas que son las personas de un estudio.",
  },
  or: {
    term: "Odds ratio",
    also: "OR razón de momios razón de posibilidades log odds",
    meaning: "Las odds del evento en un grupo divididas por las del otro.",
    caution:
      "Se aleja de 1 más que el riesgo relativo donde los eventos son frecuentes, y no debe leerse como tal.",
  },
  rr: {
    term: "Riesgo relativo",
    also: "RR razón de riesgos cociente de riesgos",
    meaning: "El riesgo del evento en un grupo dividido por el del otro.",
    caution: "La razón de los eventos no es la inversa de la razón de los no eventos: diga cuál se contó.",
  },
  omnibus: {
    term: "Prueba global de los moderadores",
    also: "QM contraste F moderadores regresión ómnibus",
    meaning:
      "Si los moderadores, en conjunto, explican diferencias entre estudios: se contrastan a la vez todos sus coeficientes.",
    caution:
      "Los moderadores no se asignan al azar: una asociación entre estudios puede deberse a otra cosa en la que difieren.",
  },
  r2: {
    term: "R\u00b2, heterogeneidad explicada",
    also: "R cuadrado pseudo varianza explicada",
    meaning:
      "Cuánto baja \u03c4\u00b2 cuando los moderadores están en el modelo, como proporción de \u03c4\u00b2 sin ellos.",
    caution: "Muy incierto con menos de unos 40 estudios; se corta en 0.",
  },
  residualTau2: {
    term: "\u03c4\u00b2 residual",
    also: "tau cuadrado restante sin explicar",
    meaning:
      "La varianza de los efectos verdaderos que queda una vez que los moderadores están en el modelo.",
    caution: "Es tan incierta como \u03c4\u00b2 mismo.",
  },
  residualI2: {
    term: "I\u00b2 residual",
    also: "I cuadrado sin explicar",
    meaning: "La proporción de la varianza restante que se debe a diferencias de los efectos verdaderos.",
    caution: "Depende del tamaño de los estudios, como todo I\u00b2.",
  },
  qe: {
    term: "Prueba de heterogeneidad residual, Q\u1d31",
    also: "QE Q E residual sin explicar",
    meaning:
      "Si los estudios siguen difiriendo más de lo que haría el azar una vez que los moderadores están en el modelo.",
    caution: "Como la Q de Cochran, tiene poca potencia con pocos estudios.",
  },
  coefficient: {
    term: "Coeficiente de un moderador",
    also: "beta pendiente regresión metarregresión",
    meaning:
      "Cuánto cambia el efecto medio con una unidad de un número, o de la categoría de referencia a otra, con los demás moderadores iguales.",
    caution:
      "Convienen unos diez estudios por coeficiente; las relaciones entre estudios no tienen por qué valer dentro de ellos.",
  },
  subgroupQ: {
    term: "Prueba de diferencias entre subgrupos",
    also: "Q entre grupos interacción",
    meaning: "Si los efectos medios de los subgrupos difieren más de lo que haría el azar.",
    caution: "Que un grupo sea significativo y otro no, no muestra que difieran: lo muestra esta prueba.",
  },
  marginal: {
    term: "Media marginal",
    also: "EMM media estimada ajustada",
    meaning: "El efecto medio en un nivel de un moderador, con los demás en su media o a partes iguales.",
    caution: "Puede describir una combinación que ningún estudio tiene.",
  },
  vif: {
    term: "Factor de inflación de la varianza",
    also: "VIF FIV GVIF colinealidad",
    meaning: "Cuánto mayor es la varianza de un coeficiente porque su moderador va unido a otros.",
    caution:
      "Uno grande dice que los datos no pueden distinguir los moderadores, no que el modelo sea erróneo.",
  },
  permutation: {
    term: "p de permutación",
    also: "contraste de permutación remuestreo",
    meaning:
      "Con qué frecuencia los moderadores repartidos al azar entre los estudios dan un estadístico al menos tan extremo como el observado.",
    caution: "Con pocos estudios hay pocas ordenaciones y p no puede ser pequeño.",
  },
  locationScale: {
    term: "Modelo de localización y escala",
    also: "heterogeneidad depende de moderador varianza escala",
    meaning: "Deja que la varianza entre estudios dependa de moderadores, como su media.",
    caution: "Necesita muchos estudios: una varianza es más difícil de determinar que una media.",
  },
  egger: {
    term: "Prueba de Egger",
    also: "test de Egger asimetría del embudo regresión efectos de estudios pequeños",
    meaning:
      "Si los estudios pequeños muestran efectos distintos de los grandes: la pendiente de los efectos sobre sus errores estándar, o la intersección de la misma regresión dada la vuelta.",
    caution:
      "La asimetría tiene más causas que los estudios no publicados. Con menos de diez estudios la prueba dice poco; para razones y diferencias estandarizadas se ajustan mejor otras.",
  },
  trimFill: {
    term: "Recorte y relleno (trim and fill)",
    also: "recortar y rellenar Duval Tweedie estudios que faltan imputados",
    meaning:
      "Añade imágenes especulares de estudios pequeños extremos hasta que el embudo es simétrico, y combina de nuevo.",
    caution:
      "Atribuye la asimetría solo a estudios que faltan. Es un análisis de sensibilidad, no un resultado corregido.",
  },
  petPeese: {
    term: "PET-PEESE",
    also: "contraste de precisión del efecto regresión condicional ajustado",
    meaning:
      "El efecto que se espera de un estudio sin error de muestreo: la intersección de una regresión de los efectos sobre los errores estándar, o sobre las varianzas si aquella difiere de la ausencia de efecto.",
    caution: "Poco fiable con pocos estudios, solo pequeños o con mucha heterogeneidad.",
  },
  selection: {
    term: "Modelo de selección",
    also: "Vevea Hedges 3PSM 4PSM función de pesos",
    meaning:
      "Modela cuán probable es que se publiquen los estudios según sus valores p y estima el efecto medio de todos los estudios, publicados o no.",
    caution: "Necesita muchos estudios, y la respuesta se sigue de cómo se supone que actúa la selección.",
  },
  failSafe: {
    term: "Número de seguridad (fail-safe N)",
    also: "fail-safe N Rosenthal Orwin cajón archivador",
    meaning: "Cuántos estudios sin efecto tendrían que estar en cajones para invertir el resultado.",
    caution:
      "Supone que los estudios que faltan tienen en promedio un efecto nulo e ignora la heterogeneidad: se da porque los revisores lo piden.",
  },
  pCurve: {
    term: "Curva p",
    also: "p-curve p-hacking valor probatorio asimetría a la derecha",
    meaning:
      "La distribución de los valores p significativos: amontonada cerca de 0 donde hay un efecto verdadero, plana donde no lo hay.",
    caution: "Mira solo los resultados significativos y engaña donde los efectos difieren mucho.",
  },
  leaveOneOut: {
    term: "Exclusión de uno en uno",
    also: "leave-one-out LOO omitir influencia jackknife sensibilidad",
    meaning: "El efecto combinado sin cada estudio por turno: si uno solo sostiene la conclusión.",
    caution: "Dos estudios pueden ocultarse entre sí: excluirlos de uno en uno no lo ve.",
  },
  cook: {
    term: "Distancia de Cook",
    also: "Cook diagnósticos de influencia valor atípico",
    meaning:
      "Cuánto se mueven todos los valores ajustados cuando se excluye un estudio, en unidades de su incertidumbre.",
    caution: "Un estudio influyente debe revisarse, no eliminarse por ese motivo.",
  },
  rstudent: {
    term: "Residuo eliminado estudentizado",
    also: "rstudent valor atípico residuo",
    meaning:
      "A qué distancia está un estudio de lo que predicen los demás, en unidades de su error estándar.",
    caution: "De 20 estudios, uno está más allá de 2 por azar.",
  },
  dffits: {
    term: "DFFITS",
    also: "influencia valor ajustado",
    meaning: "Cuántos errores estándar cambia el valor ajustado de un estudio cuando se excluye.",
    caution: "Los límites son reglas prácticas; mire el tamaño del cambio.",
  },
  hat: {
    term: "Valor de apalancamiento (hat)",
    also: "leverage hat palanca",
    meaning: "Cuánto determina el efecto de un estudio su propio valor ajustado; sin moderadores, su peso.",
    caution: "Un apalancamiento alto por sí solo no es un problema.",
  },
  covRatio: {
    term: "Razón de covarianzas",
    also: "cov.r precisión influencia",
    meaning:
      "La varianza de las estimaciones sin un estudio, dividida por la que tienen con él; por debajo de 1, el estudio cuesta precisión.",
    caution: "Refleja sobre todo un cambio de \u03c4\u00b2.",
  },
  cumulative: {
    term: "Metaanálisis acumulado",
    also: "en el tiempo secuencia orden",
    meaning:
      "El efecto combinado a medida que se añaden estudios uno a uno, por año o en cualquier otro orden.",
    caution: "Volver a mirar tras cada estudio hace probables los hallazgos por azar.",
  },
  ois: {
    term: "Tamaño óptimo de información",
    also: "OIS tamaño muestral necesario GRADE imprecisión TSA",
    meaning:
      "Cuántas personas, o eventos, necesitaría un solo ensayo con potencia suficiente; con menos en todos los estudios juntos, el resultado es impreciso.",
    caution: "Crece con la heterogeneidad y depende del efecto supuesto.",
  },
};
