import fc from 'fast-check';

// The same cases on every machine, so that a red run is about the change; PROPERTY_SEED roams for others:
//   PROPERTY_SEED=$RANDOM npx vitest run
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_123) });
