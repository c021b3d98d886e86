/** What a column of sample sizes is called in German, French and Spanish, as role guessing compares names. */
export const SAMPLE_SIZE_WORDS: readonly string[] =
  "stichprobengrosse stichprobengroesse stichprobenumfang stichprobe fallzahl anzahl probanden teilnehmer teilnehmende effectif tailleechantillon tamanomuestra tamanomuestral tamanodelamuestra muestra participantes".split(
    " ",
  );
