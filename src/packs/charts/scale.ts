/** The unit a chart's axis counts in, so that its labels are short. */
export interface Unit {
  readonly divisor: number;
  /** "USD million". */
  readonly name: string;
  readonly show: (amount: number) => string;
}

export function unitFor(currency: string, largest: number): Unit {
  const [divisor, word] = largest >= 2e6 ? [1e6, ' million'] : largest >= 2e3 ? [1e3, ' thousand'] : [1, ''];
  return { divisor, name: `${currency}${word}`, show: (amount) => short(amount / divisor) };
}

/** Three figures where they matter: "0.42", "4.21", "42.1", "421", "4,210". */
function short(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size >= 100 || value === 0 ? 0 : size >= 10 ? 1 : 2);
  return text.replace(/\B(?=(\d{3})+$)/g, ',');
}
