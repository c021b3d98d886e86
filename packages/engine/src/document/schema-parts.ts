import * as v from "valibot";

/** The kinds of values that schemas of a document are put together from. */
export const text = (): v.GenericSchema<string> =>
  v.pipe(v.string("must be text"), v.maxLength(100_000, "is longer than 100,000 characters"));

export const finite = (): v.GenericSchema<number> =>
  v.pipe(v.number("must be a number"), v.finite("must be a finite number"));

export const yesNo = (): v.GenericSchema<boolean> => v.boolean("must be true or false");

export const wholeNumber = (least: number, most: number): v.GenericSchema<number> =>
  v.pipe(
    v.number("must be a number"),
    v.integer("must be a whole number"),
    v.minValue(least, `must be ${least} or more`),
    v.maxValue(most, `must be ${most} or less`),
  );

/** Values of a record's parameters. */
export const params: v.GenericSchema<Record<string, number | boolean | string>> = v.record(
  v.string(),
  v.union([finite(), yesNo(), text()], "must be a number, true, false or text"),
);

/** Values of parameters of which some are lists of numbers. */
export const paramsWithLists: v.GenericSchema<Record<string, number | boolean | string | number[]>> =
  v.record(
    v.string(),
    v.union(
      [finite(), yesNo(), text(), v.pipe(v.array(finite()), v.maxLength(100, "has more than 100 numbers"))],
      "must be a number, true, false, text or a list of numbers",
    ),
  );
