import type { helpModels as english } from "../help-models.ts";

export const helpModels: typeof english = {
  dependentEffects: {
    term: "Varios efectos por estudio",
    also: "efectos dependientes multinivel CHE CMVE SCE modelo de trabajo",
    meaning:
      "Los efectos de un estudio comparten personas, métodos y lugares. Los modelos dicen cómo: los efectos correlacionados y jerárquicos (CHE) dejan que los efectos verdaderos varíen entre estudios y dentro de ellos y que los errores de muestreo de un estudio estén correlacionados; CMVE y SCE añaden una varianza por categoría de efectos.",
    caution:
      "Un modelo de trabajo es una aproximación. Lea su media con el error estándar robusto por conglomerados, que no descansa en él.",
  },
  levels: {
    term: "Varianza por nivel",
    also: "sigma2 tres niveles anidado cruzado efectos aleatorios",
    meaning:
      "Cuánto varían los efectos verdaderos entre estudios, entre grupos de efectos dentro de ellos y entre efectos individuales.",
    caution:
      "Con pocos estudios o pocos efectos por estudio los niveles apenas se distinguen: lea los intervalos.",
  },
  profile: {
    term: "Verosimilitud perfilada",
    also: "sigma2 intervalo curva razón de verosimilitudes",
    meaning:
      "La verosimilitud máxima con una varianza fijada en un valor. El intervalo termina donde el doble de su caída alcanza el cuantil de ji cuadrado.",
    caution:
      "Una curva plana significa que los datos dicen poco de esta varianza, sea cual sea su estimación.",
  },
  i2Level: {
    term: "I² por nivel",
    also: "I cuadrado multinivel",
    meaning:
      "Qué parte de la varianza de un efecto procede de diferencias verdaderas en un nivel; el resto es error de muestreo.",
    caution: "Depende de la precisión de los estudios, como todo I², y no es un tamaño absoluto.",
  },
  cvh: {
    term: "CVH, coeficiente de variación de la heterogeneidad",
    also: "CVH1 heterogeneidad relativa",
    meaning:
      "La desviación estándar de los efectos verdaderos dividida por el tamaño de su media: 1 = tan grande como la media.",
    caution: "Crece sin límite cuando la media se acerca a 0, y allí no dice nada.",
  },
  m1: {
    term: "M, heterogeneidad relativa a la media",
    also: "M1 magnitud",
    meaning:
      "La desviación estándar de los efectos verdaderos como parte de ella y del tamaño de la media juntos: 0 = ninguna, cerca de 1 = mucho mayor que la media.",
    caution: "Como CVH descansa en la media, que debe tener sentido para estos efectos.",
  },
  r2Levels: {
    term: "R² marginal y condicional",
    also: "R2m R2c Nakagawa varianza explicada",
    meaning:
      "La parte de la varianza de los efectos verdaderos que explican los moderadores (marginal), y la que explican junto con los niveles por encima de los efectos individuales (condicional).",
    caution:
      "Los errores de muestreo no entran en ella, de modo que no es el R² de una regresión de los efectos observados.",
  },
  rho: {
    term: "Correlación supuesta de los errores de muestreo",
    also: "rho sensibilidad",
    meaning:
      "Los artículos rara vez informan de cómo se correlacionan los errores de dos efectos de las mismas personas. Se supone un valor y se muestra la media con otros.",
    caution: "Donde la media o su intervalo cambien con ella, dígalo junto al resultado.",
  },
  satterthwaite: {
    term: "Prueba robusta por conglomerados, Satterthwaite",
    also: "CR2 sándwich grados de libertad muestras pequeñas",
    meaning:
      "Un error estándar obtenido de cómo varían los residuos de estudios enteros (CR2), con una distribución t cuyos grados de libertad se ajustan a ese error.",
    caution: "Con menos de 4 grados de libertad la aproximación no vale.",
  },
  htz: {
    term: "Prueba HTZ de varios coeficientes",
    also: "AHT Hotelling Wald robusta por conglomerados",
    meaning:
      "Si todos los coeficientes de un término son 0, con una prueba F cuyos grados de libertad tienen en cuenta una covarianza robusta de pocos estudios.",
    caution: "Cada nivel de un factor necesita varios estudios; si no, no quedan grados de libertad.",
  },
  wild: {
    term: "Bootstrap salvaje por conglomerados",
    also: "CWB bootstrap Rademacher pocos estudios",
    meaning:
      "Los residuos del modelo sin los coeficientes probados cambian de signo al azar por estudios enteros, la prueba se repite cada vez y p es la frecuencia con que resulta igual de grande.",
    caution: "Con menos de unos 5 estudios hay demasiado pocas formas de cambiarlos para un p pequeño.",
  },
  pScore: {
    term: "P-score",
    also: "SUCRA clasificación probabilidad mejor",
    meaning:
      "La certeza media de que un tratamiento es mejor que otro, sobre todos los demás: 1 = con certeza el mejor, 0 = con certeza el peor. Equivale a SUCRA sin simulación.",
    caution:
      "No dice nada del tamaño de las diferencias: diferencias pequeñas e inciertas pueden clasificarse con claridad.",
  },
  qParts: {
    term: "Heterogeneidad e inconsistencia (Q)",
    also: "descomposición de Q diseño por tratamiento",
    meaning:
      "La Q de Cochran de la red es la suma de lo que difieren los estudios del mismo diseño (heterogeneidad) y de lo que difieren los diseños (inconsistencia).",
    caution: "La prueba de inconsistencia tiene poca potencia; que no rechace no demuestra consistencia.",
  },
  nodeSplit: {
    term: "Evidencia directa e indirecta",
    also: "división de nodos SIDDE cálculo inverso",
    meaning:
      "Lo que dicen los estudios de un par y lo que dice de él el resto de la red, con la diferencia de ambas.",
    caution: "Se prueban muchos pares: son de esperar algunos p pequeños por azar.",
  },
  contribution: {
    term: "Contribución de las comparaciones directas",
    also: "matriz de contribución paseo aleatorio",
    meaning: "Cuánto de la estimación de un par fluye por cada comparación directa de la red.",
    caution: "Una contribución es una parte de la información, no de la calidad.",
  },
  league: {
    term: "Tabla de clasificación",
    also: "todos los pares tratamientos",
    meaning:
      "Cada tratamiento frente a cada otro, primero el mejor clasificado: bajo la diagonal en la red, sobre ella con los estudios del par solos.",
    caution: "Lea los intervalos antes que los rangos y busque pares en que las dos mitades no concuerden.",
  },
  netHeat: {
    term: "Net heat",
    also: "inconsistencia diseño separar matriz sombrero",
    meaning:
      "Dónde es inconsistente la evidencia, y si desaparece cuando se deja que un diseño difiera de la red. Cuadrados grises: cuánto cuenta un diseño para otro.",
    caution: "Puntos calientes vecinos no tienen por qué compartir causa; mire los estudios de los diseños.",
  },
  adjusted: {
    term: "Gráfico de embudo ajustado por comparación",
    also: "efectos de estudios pequeños red Egger orden",
    meaning:
      "Efectos menos la estimación directa de su comparación frente a los errores estándar. Con los tratamientos en un orden con sentido, los efectos de estudios pequeños apuntan en una dirección.",
    caution:
      "El resultado depende del orden elegido, y las comparaciones de un solo estudio no dicen nada de ello.",
  },
};
