// What the module exports.
export { run } from './program';
export { follow, lead, lose } from './team';
