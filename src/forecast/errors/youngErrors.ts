/** Median month-to-month change, in logarithms, of the young public series. */
export const typicalVolatility = 0.2;

/** Shares of the errors that lie below the tabled ones: the middles of 20 equal parts. */
export const youngShares: readonly number[] = Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20);

/**
 * How wrong half of the trend was on young public series, by periods ahead, in logarithms and in units of a series' own
 * scale: 516 PyPI projects with 8 to 36 months of downloads (history of hugovk/top-pypi-packages, 2018 to 2026), the half of
 * the projects that nothing is judged on. The lower half is measured from the median error; the upper half draws near the
 * errors as they were and reaches them at three quarters: projects that stay on such a list grew more than expected, and a
 * range must hold whether or not ours will. Printed by tests/cases/forecast/measure.ts.
 */
export const youngErrors: readonly { readonly ahead: number; readonly errors: readonly number[] }[] = [
  { ahead: 1, errors: [-0.384, -0.243, -0.174, -0.134, -0.106, -0.083, -0.060, -0.041, -0.024, -0.008, 0.010, 0.030, 0.052, 0.075, 0.100, 0.129, 0.163, 0.210, 0.296, 0.567] },
  { ahead: 2, errors: [-0.575, -0.386, -0.277, -0.212, -0.163, -0.125, -0.094, -0.066, -0.037, -0.013, 0.017, 0.050, 0.087, 0.127, 0.171, 0.216, 0.267, 0.344, 0.487, 0.902] },
  { ahead: 3, errors: [-0.746, -0.487, -0.349, -0.262, -0.201, -0.153, -0.115, -0.082, -0.049, -0.016, 0.025, 0.074, 0.125, 0.183, 0.245, 0.309, 0.389, 0.507, 0.704, 1.134] },
  { ahead: 6, errors: [-0.990, -0.690, -0.517, -0.404, -0.311, -0.239, -0.179, -0.126, -0.074, -0.024, 0.048, 0.144, 0.239, 0.345, 0.461, 0.574, 0.669, 0.810, 1.022, 1.487] },
  { ahead: 12, errors: [-1.313, -0.890, -0.666, -0.522, -0.417, -0.327, -0.245, -0.173, -0.106, -0.037, 0.077, 0.238, 0.401, 0.571, 0.758, 0.911, 1.051, 1.242, 1.505, 2.178] },
  { ahead: 18, errors: [-1.470, -1.025, -0.790, -0.623, -0.500, -0.395, -0.300, -0.211, -0.123, -0.042, 0.106, 0.320, 0.541, 0.766, 1.005, 1.221, 1.374, 1.590, 1.925, 2.682] },
  { ahead: 24, errors: [-1.621, -1.126, -0.881, -0.715, -0.584, -0.466, -0.359, -0.250, -0.152, -0.048, 0.125, 0.376, 0.638, 0.910, 1.191, 1.419, 1.607, 1.857, 2.267, 3.036] },
  { ahead: 36, errors: [-1.751, -1.181, -0.916, -0.736, -0.595, -0.471, -0.358, -0.252, -0.156, -0.052, 0.161, 0.485, 0.817, 1.162, 1.518, 1.781, 1.957, 2.185, 2.607, 3.497] },
  { ahead: 48, errors: [-1.872, -1.333, -1.031, -0.849, -0.703, -0.549, -0.421, -0.303, -0.186, -0.067, 0.193, 0.595, 0.993, 1.429, 1.862, 2.179, 2.392, 2.631, 3.002, 3.851] },
  { ahead: 60, errors: [-2.147, -1.501, -1.163, -0.947, -0.772, -0.608, -0.455, -0.318, -0.186, -0.066, 0.244, 0.745, 1.253, 1.779, 2.334, 2.725, 2.970, 3.259, 3.676, 4.660] },
];
