import type { helpPooling as english } from "../help-pooling.ts";

export const helpPooling: typeof english = {
  pooled: {
    term: "Efecto combinado",
    also: "mu estimación resumen efecto medio global pooled",
    meaning:
      "La media ponderada de los efectos de los estudios. Con efectos aleatorios es la media de una distribución de efectos verdaderos; con efectos iguales es el único efecto que comparten todos los estudios.",
    caution:
      "Donde los estudios difieren mucho, la media describe a pocos de ellos: léala junto con el intervalo de predicción.",
  },
  ci: {
    term: "Intervalo de confianza",
    also: "IC CI incertidumbre precisión límites",
    meaning:
      "Los valores del efecto medio con los que los datos son compatibles: los intervalos hechos así contienen la media verdadera en la proporción indicada de las repeticiones.",
    caution: "Trata del efecto medio, no de dónde están los efectos de cada estudio.",
  },
  pi: {
    term: "Intervalo de predicción",
    also: "IP PI estudio nuevo rango de los efectos verdaderos",
    meaning:
      "Dónde puede estar el efecto verdadero de un estudio nuevo como estos, en la proporción indicada de los casos. Crece con las diferencias entre estudios y no se reduce a nada con muchos de ellos.",
    caution:
      "Con pocos estudios \u03c4\u00b2 es incierto y el intervalo poco fiable; además supone efectos verdaderos con distribución normal.",
  },
  test: {
    term: "Prueba del efecto combinado",
    also: "valor p significación z t Knapp-Hartung Wald hipótesis nula",
    meaning:
      "Cuán sorprendente sería la estimación si el efecto medio verdadero fuera nulo. Un p pequeño habla en contra de la ausencia de efecto; no dice ni cuán grande ni cuán importante es el efecto.",
    caution: "Un p grande no es prueba de ausencia de efecto: mire el intervalo o contraste la equivalencia.",
  },
  weight: {
    term: "Peso",
    also: "varianza inversa proporción contribución",
    meaning:
      "La parte de un estudio en el efecto combinado. Los estudios precisos pesan más; con efectos aleatorios, las diferencias entre estudios hacen los pesos más parecidos.",
    caution:
      "Los pesos según varianzas estimadas dependen de los propios efectos en algunas medidas, como las odds ratios de eventos raros.",
  },
  k: {
    term: "Número de estudios, k",
    also: "k recuento filas utilizadas introducidas",
    meaning:
      "Cuántos efectos se combinan, de cuántas filas introducidas. Las filas excluidas se enumeran con sus motivos.",
    caution:
      "Con menos de unos cinco estudios no se conocen bien ni \u03c4\u00b2 ni un intervalo de predicción.",
  },
  tau: {
    term: "Desviación estándar entre estudios, \u03c4",
    also: "tau DE heterogeneidad dispersión efectos verdaderos",
    meaning:
      "Cuánto suelen apartarse de su media los efectos verdaderos de los estudios, en unidades del efecto. Unos dos tercios están a menos de un \u03c4 de ella.",
    caution: "Una estimación de 0 no muestra que los estudios concuerden: mire el intervalo de \u03c4\u00b2.",
  },
  tau2: {
    term: "Varianza entre estudios, \u03c4\u00b2",
    also: "tau cuadrado heterogeneidad componente de la varianza",
    meaning:
      "La varianza de los efectos verdaderos entre estudios, más allá del azar. A diferencia de I\u00b2, no depende de lo grandes que sean los estudios.",
    caution: "Pocos estudios la determinan mal y sus estimadores difieren: compárelos y lea su intervalo.",
  },
  i2Tau: {
    term: "I\u00b2 a partir de \u03c4\u00b2",
    also: "I2 I cuadrado inconsistencia porcentaje heterogeneidad",
    meaning:
      "La proporción de la varianza de los efectos observados que se debe a diferencias de los efectos verdaderos y no al azar, a partir de la estimación de \u03c4\u00b2 y de una varianza típica dentro de los estudios.",
    caution:
      "No mide cuánto difieren los efectos: el mismo \u03c4 da un I\u00b2 alto con estudios grandes y uno bajo con estudios pequeños.",
  },
  i2Q: {
    term: "I\u00b2 a partir de Q",
    also: "I2 I cuadrado Higgins Thompson inconsistencia",
    meaning:
      "La definición anterior: cuánto excede la Q de Cochran de lo que daría el azar por sí solo, como proporción de Q.",
    caution:
      "Incierto con pocos estudios, y 0 siempre que Q sea menor que sus grados de libertad. Puede diferir de la definición a partir de \u03c4\u00b2.",
  },
  h2: {
    term: "H\u00b2",
    also: "H cuadrado razón varianza",
    meaning:
      "Cuántas veces mayor es la varianza de los efectos de lo que la haría el azar por sí solo; 1 significa que no hay exceso.",
    caution: "Lleva la misma información que I\u00b2 y comparte su dependencia del tamaño de los estudios.",
  },
  q: {
    term: "Q de Cochran",
    also: "contraste de heterogeneidad ji cuadrado chi homogeneidad",
    meaning:
      "La suma ponderada de los cuadrados de las distancias de los efectos a su media. Su prueba pregunta si el azar por sí solo pudo hacer que los efectos difirieran tanto.",
    caution:
      "Con pocos estudios la prueba pasa por alto diferencias reales; con muchos encuentra diferencias sin importancia. No debería decidir entre modelos.",
  },
  lrQ: {
    term: "Prueba de razón de verosimilitudes de la heterogeneidad",
    also: "LRT Q GLMM saturado",
    meaning:
      "Compara por sus verosimilitudes un modelo en el que cada estudio tiene un efecto propio con uno de un efecto común.",
    caution: "Su distribución vale solo de forma aproximada donde los eventos son raros.",
  },
  baseline: {
    term: "Intervalo de Wald",
    also: "z normal",
    meaning:
      "La estimación más y menos un cuantil normal por su error estándar, como si \u03c4\u00b2 fuera conocido.",
    caution: "Demasiado estrecho con pocos estudios; por eso Knapp-Hartung es la elección habitual.",
  },
  beyond: {
    term: "Proporción de efectos verdaderos más allá de un valor",
    also: "probabilidad estudio nuevo diferencia mínima importante proporción",
    meaning:
      "Cuán probable es que el efecto verdadero de un estudio nuevo esté por encima o por debajo de un valor que importa, según la distribución de los efectos verdaderos.",
    caution:
      "Se apoya en efectos verdaderos normales y en \u03c4\u00b2; con pocos estudios, tómela como una guía aproximada.",
  },
  equivalence: {
    term: "Prueba de equivalencia",
    also: "TOST no inferioridad márgenes",
    meaning:
      "Dos pruebas unilaterales: si el efecto medio está dentro de los límites dados, de modo que pueda llamarse despreciable.",
    caution: "Los límites deben fijarse antes de ver los datos.",
  },
  nnt: {
    term: "Número necesario a tratar",
    also: "NNT NNH NND diferencia absoluta de riesgos por mil",
    meaning:
      "Cuántas personas hay que tratar para que una más, o una menos, tenga el evento, con el riesgo sin tratamiento que se indica.",
    caution:
      "Depende de ese riesgo tanto como del efecto; un intervalo que contiene la ausencia de efecto pasa por el infinito.",
  },
};
