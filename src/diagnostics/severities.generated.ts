// Written by `npm run generate` from the catalogue of problems. Do not edit.

/** Codes that are no errors. */
export const lenient: Readonly<Record<string, 'warning' | 'tip'>> = {
  "graph/loose-input": "warning",
  "graph/loose-wire": "warning",
  "graph/no-program": "tip",
  "graph/no-step": "warning",
  "graph/unused": "tip",
  "loss/not-probabilities": "warning",
  "loss/logits-of-probabilities": "warning",
  "step/no-gradient": "warning",
  "param/unsupported": "warning",
  "mask/lost": "warning",
};
