/** Names of tests and numbers are written as they stand in a sentence; alone they begin large, unless they begin with a symbol. */
export function headed(label: string): string {
  return /^(?!tau|rho|phi)\p{Ll}{2,}(?:[ ,:-]|$)/u.test(label)
    ? `${label.charAt(0).toUpperCase()}${label.slice(1)}`
    : label;
}
