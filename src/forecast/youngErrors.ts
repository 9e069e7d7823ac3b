/** Median month-to-month change, in logarithms, of the young public series. */
export const typicalVolatility = 0.2;

/** Shares of the errors that lie below the tabled ones: the middles of 20 equal parts. */
export const youngShares: readonly number[] = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20);

/**
 * How wrong the same models were on young public series, by periods ahead, in logarithms and in units of a series' own
 * scale: 516 PyPI projects with 8 to 36 months of downloads (history of hugovk/top-pypi-packages, 2018 to 2026), the half of
 * the projects that nothing is judged on. The lower half is measured from the median error, the upper half at least from
 * zero: projects that stay on such a list grew more than expected, and a range must hold whether or not ours will.
 * Printed by tests/cases/forecast/measure.ts.
 */
export const youngErrors: readonly { readonly ahead: number; readonly errors: readonly number[] }[] = [
  { ahead: 1, errors: [-0.384, -0.243, -0.175, -0.135, -0.106, -0.081, -0.060, -0.042, -0.024, -0.008, 0.008, 0.025, 0.044, 0.063, 0.084, 0.111, 0.146, 0.194, 0.285, 0.574] },
  { ahead: 2, errors: [-0.574, -0.387, -0.282, -0.215, -0.167, -0.128, -0.096, -0.066, -0.038, -0.012, 0.015, 0.041, 0.070, 0.100, 0.137, 0.178, 0.231, 0.310, 0.460, 0.875] },
  { ahead: 3, errors: [-0.751, -0.491, -0.354, -0.268, -0.206, -0.157, -0.117, -0.084, -0.050, -0.016, 0.032, 0.068, 0.105, 0.148, 0.197, 0.255, 0.334, 0.458, 0.661, 1.095] },
  { ahead: 6, errors: [-0.998, -0.710, -0.538, -0.424, -0.331, -0.253, -0.192, -0.134, -0.079, -0.025, 0.123, 0.181, 0.237, 0.302, 0.376, 0.471, 0.574, 0.722, 0.950, 1.429] },
  { ahead: 12, errors: [-1.422, -0.972, -0.733, -0.576, -0.455, -0.356, -0.267, -0.183, -0.109, -0.035, 0.274, 0.353, 0.435, 0.516, 0.620, 0.733, 0.876, 1.071, 1.361, 2.087] },
  { ahead: 18, errors: [-1.616, -1.156, -0.900, -0.719, -0.573, -0.449, -0.339, -0.233, -0.140, -0.044, 0.374, 0.471, 0.574, 0.683, 0.813, 0.964, 1.148, 1.382, 1.716, 2.557] },
  { ahead: 24, errors: [-1.856, -1.309, -1.025, -0.833, -0.674, -0.521, -0.393, -0.273, -0.154, -0.050, 0.466, 0.570, 0.675, 0.803, 0.942, 1.102, 1.301, 1.570, 2.008, 2.839] },
  { ahead: 36, errors: [-2.100, -1.494, -1.151, -0.918, -0.732, -0.578, -0.449, -0.313, -0.186, -0.059, 0.668, 0.776, 0.902, 1.037, 1.187, 1.354, 1.549, 1.811, 2.236, 3.223] },
  { ahead: 48, errors: [-2.271, -1.651, -1.313, -1.034, -0.831, -0.670, -0.502, -0.344, -0.207, -0.071, 0.925, 1.058, 1.206, 1.372, 1.549, 1.722, 1.940, 2.207, 2.592, 3.536] },
  { ahead: 60, errors: [-2.580, -1.905, -1.448, -1.125, -0.886, -0.696, -0.518, -0.358, -0.211, -0.071, 1.361, 1.511, 1.663, 1.853, 2.037, 2.237, 2.501, 2.808, 3.262, 4.292] },
];
