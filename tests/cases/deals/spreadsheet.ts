/** What a spreadsheet makes of a formula of the kind that lines are explained by: + − × ÷, %, brackets, MIN and MAX. */
export function calculated(formula: string): number {
  const tokens = formula.replace(/^=/, '').match(/\d+(?:\.\d+)?|MIN|MAX|[-+*/%(),]/g) ?? [];
  if (tokens.join('') !== formula.replace(/^=/, '')) throw new Error(`${formula} holds something that is no formula`);
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const must = (token: string): void => {
    if (!take(token)) throw new Error(`${formula}: ${token} is missing before ${tokens[at] ?? 'the end'}`);
  };
  const atom = (): number => {
    let value: number;
    const name = tokens[at];
    if (name === 'MIN' || name === 'MAX') {
      at++;
      must('(');
      const one = added();
      must(',');
      const other = added();
      must(')');
      value = name === 'MIN' ? Math.min(one, other) : Math.max(one, other);
    } else if (take('(')) {
      value = added();
      must(')');
    } else value = Number(tokens[at++]);
    while (take('%')) value /= 100;
    return value;
  };
  const signed = (): number => (take('-') ? -signed() : atom());
  const multiplied = (): number => {
    let value = signed();
    for (;;) {
      if (take('*')) value *= signed();
      else if (take('/')) value /= signed();
      else return value;
    }
  };
  const added = (): number => {
    let value = multiplied();
    for (;;) {
      if (take('+')) value += multiplied();
      else if (take('-')) value -= multiplied();
      else return value;
    }
  };
  const value = added();
  if (at !== tokens.length || Number.isNaN(value)) throw new Error(`${formula} is no formula`);
  return value;
}
