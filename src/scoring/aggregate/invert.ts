/**
 * Inverse of a symmetric positive definite matrix, by Gauss-Jordan elimination; no pivoting is needed for these
 * (Golub and Van Loan, Matrix Computations, 4.2). The argument stays as it is.
 */
export function invert(given: readonly Float64Array[]): Float64Array[] {
  const size = given.length;
  const rows = given.map((row, at) => {
    const wide = new Float64Array(2 * size);
    wide.set(row);
    wide[size + at] = 1;
    return wide;
  });
  for (const [at, row] of rows.entries()) {
    const pivot = row[at] as number;
    if (!(pivot > 0)) throw new RangeError("the matrix is not positive definite");
    for (let k = 0; k < 2 * size; k++) row[k] = (row[k] as number) / pivot;
    for (const other of rows) {
      const factor = other[at] as number;
      if (other === row || factor === 0) continue;
      for (let k = 0; k < 2 * size; k++) other[k] = (other[k] as number) - factor * (row[k] as number);
    }
  }
  return rows.map((row) => row.slice(size));
}
